"""Field types: a text is read if and only if it is well-formed, and what is read is what was written."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from informatiewijzer.model.scalars import (
    MAX_URL,
    PartialDate,
    parse_age,
    parse_date,
    parse_email,
    parse_money,
    parse_partial_date,
    parse_phone,
    parse_postcode,
    parse_ref,
    parse_time,
    parse_url,
    phone_digits,
)
from pydantic_core import PydanticCustomError

BOUNDED = settings(max_examples=300, deadline=None, derandomize=True)
DIGITS = "0123456789"
PARSERS: tuple[Callable[[Any], Any], ...] = (
    parse_age, parse_date, parse_email, parse_money, parse_partial_date, parse_phone, parse_postcode,
    parse_ref, parse_time, parse_url,
)  # fmt: skip


def refused(parse: Callable[[Any], Any], value: Any) -> PydanticCustomError | None:
    """The fault that a parser raises, or None when it accepts the value."""
    try:
        parse(value)
    except PydanticCustomError as error:
        return error
    return None


@BOUNDED
@given(st.sampled_from(PARSERS), st.one_of(st.text(max_size=40), st.none(), st.lists(st.text()), st.just({})))
def test_anything_is_read_or_refused_in_dutch(parse: Callable[[Any], Any], value: Any) -> None:
    """No parser lets another error out, and every refusal has a sentence, a code and a hint."""
    error = refused(parse, value)
    if error is not None:
        assert error.context is not None
        assert error.context["hint"]
        assert re.fullmatch(r"[A-Z]+\d\d", error.context["code"])
        assert error.message().endswith((".", "?"))


@BOUNDED
@given(st.times())
def test_every_time_of_the_day_is_read(moment: time) -> None:
    """From 00:00 to 23:59, with or without a leading zero."""
    wanted = moment.replace(second=0, microsecond=0)
    assert parse_time(f"{moment:%H:%M}") == wanted
    assert parse_time(f"{moment.hour}:{moment:%M}") == wanted


@BOUNDED
@given(st.text(DIGITS + ":.u ", max_size=7))
def test_a_time_is_read_only_when_it_exists(text: str) -> None:
    """Hours below 24, minutes below 60, a colon between."""
    match = re.fullmatch(r"(\d{1,2}):(\d\d)", text.strip())
    exists = bool(match) and int(match[1]) < 24 and int(match[2]) < 60  # type: ignore[index]
    assert (refused(parse_time, text) is None) == exists


@pytest.mark.parametrize(
    ("written", "better"),
    [("10.30", "10:30"), ("9u15", "09:15"), ("14 uur", "14:00"), ("930", "09:30"), ("25:00", "10:00")],
)
def test_a_time_in_another_form_gives_the_right_one(written: str, better: str) -> None:
    """The hint holds the same time in our form, when it is plainly a time."""
    error = refused(parse_time, written)
    assert error is not None and error.context is not None
    assert f'"{better}"' in error.context["hint"]


@BOUNDED
@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_is_read(day: date) -> None:
    """As a date and as a source date; year and month alone too."""
    assert parse_date(day.isoformat()) == day
    partial = parse_partial_date(day.isoformat())
    assert (str(partial), partial.earliest) == (day.isoformat(), day)
    assert str(parse_partial_date(f"{day:%Y-%m}")) == f"{day:%Y-%m}"
    assert parse_partial_date(str(day.year)).earliest == date(day.year, 1, 1)


@BOUNDED
@given(st.integers(1890, 2210), st.integers(0, 14), st.integers(0, 33))
def test_a_date_is_read_only_when_it_exists(year: int, month: int, day: int) -> None:
    """30 February and 2026-13-01 do not; years run from 1900 up to and including 2199."""
    try:
        exists = 1900 <= date(year, month, day).year <= 2199
    except ValueError:
        exists = False
    assert (refused(parse_date, f"{year}-{month:02}-{day:02}") is None) == exists


@pytest.mark.parametrize(
    ("written", "better"),
    [("3-11-2026", "2026-11-03"), ("3 november 2026", "2026-11-03"), ("31/12/2026", "2026-12-31")],
)
def test_a_dutch_date_gives_the_right_one(written: str, better: str) -> None:
    """The hint holds the same day in our form; a day that does not exist gives a general example."""
    error = refused(parse_date, written)
    assert error is not None and error.context is not None
    assert better in error.context["hint"]
    impossible = refused(parse_date, "31-2-2026")
    assert impossible is not None and impossible.context is not None
    assert "2026-11-03" in impossible.context["hint"]


def test_a_partial_date_in_words() -> None:
    """As precise as it is known, and in order of time."""
    dates = [parse_partial_date(text) for text in ("2018", "2024-11", "2025-04-08")]
    assert [day.words for day in dates] == ["2018", "november 2024", "8 april 2025"]
    assert sorted(dates) == dates
    assert parse_partial_date(dates[0]) is dates[0]
    assert PartialDate(2018) < PartialDate(2018, 1)


# The separators that people use between digits; each gives the same number.
SEPARATED = st.lists(st.sampled_from(["", " ", "-", "."]), min_size=9, max_size=9)


@BOUNDED
@given(st.text(DIGITS, min_size=8, max_size=8), st.sampled_from("123578"), SEPARATED)
def test_a_number_with_ten_digits_is_read(rest: str, second: str, between: list[str]) -> None:
    """Area codes and 085/087/088, written with any separators, or with +31 or 0031 for the 0."""
    digits = f"0{second}{rest}"
    if digits.startswith("0800"):
        return
    written = digits[0] + "".join(mark + digit for mark, digit in zip(between, digits[1:], strict=True))
    for form in (written, f"+31 {digits[1:]}", f"0031{digits[1:]}", f"+31 (0){digits[1:]}"):
        assert phone_digits(parse_phone(form)) == digits


@BOUNDED
@given(st.from_regex(r"(\+31|0031|0)[ -]?6[ -]?[1-58]([ -]?[0-9]){7}", fullmatch=True))
def test_a_mobile_number_is_refused_as_mobile(text: str) -> None:
    """However it is spaced: mobile numbers are mostly of persons."""
    error = refused(parse_phone, text)
    assert error is not None and error.context is not None
    assert error.context["code"] == "CONTACT02"


@pytest.mark.parametrize(
    "text",
    [
        "112",
        "113",
        "144",
        "116 123",
        "14 074",
        "14 0546",
        "0800-0113",
        "0800 1325",
        "0900-1234567",
        "0909 1234",
    ],
)
def test_short_numbers_are_read(text: str) -> None:
    """Emergency, municipalities, free and paid numbers, each as long as the numbering plan has them."""
    assert parse_phone(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "074 245 25 6",
        "074 245 25 655",
        "0900-12345",
        "14 74",
        "111",
        "074-abc",
        "+49 30 123456",
        "00 31 74",
        "٠٧٤٢٤٥٢٥٦٥",
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    """Too short, too long, foreign, letters, digits of another script."""
    assert refused(parse_phone, text) is not None


@BOUNDED
@given(st.integers(0, 200), st.text(DIGITS + "-+. ", max_size=4))
def test_an_age_is_a_whole_number_up_to_120(years: int, text: str) -> None:
    """Nothing else than digits, and nobody is older."""
    assert (refused(parse_age, str(years)) is None) == (years <= 120)
    if not text.strip().isdigit():
        assert refused(parse_age, text) is not None


@BOUNDED
@given(st.integers(0, 99_999), st.integers(0, 99))
def test_money_keeps_its_cents(euros: int, cents: int) -> None:
    """With a comma, a point, a euro sign or nothing; never through a float."""
    assert (
        parse_money(f"{euros},{cents:02}")
        == parse_money(f"€ {euros}.{cents:02}")
        == Decimal(f"{euros}.{cents:02}")
    )
    assert parse_money(str(euros)) == euros
    assert refused(parse_money, f"{euros},5") is not None


@BOUNDED
@given(st.integers(0, 9_999), st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=2), st.booleans())
def test_a_postcode_has_four_digits_and_two_letters(number: int, letters: str, space: bool) -> None:
    """Not starting with 0, and not SA, SD or SS; small letters are made capitals."""
    good = number >= 1_000 and letters not in ("SA", "SD", "SS")
    text = f"{number:04}{' ' if space else ''}{letters.lower()}"
    assert (refused(parse_postcode, text) is None) == good
    if good:
        assert parse_postcode(text) == f"{number} {letters}"


@pytest.mark.parametrize(
    "text",
    [
        "https://www.hengelo.nl",
        "http://x.nl/",
        "https://a-b.example/pad/?a=1&b=2#c",
        "https://x.nl/é",
        "https://x.nl/(a)",
    ],
)
def test_an_ordinary_address_is_read(text: str) -> None:
    """With a path, a question, a fragment or letters with accents in the path."""
    assert parse_url(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://x.nl",
        "//x.nl",
        "www.x.nl",
        "https://",
        "https://x",
        "https://localhost/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://x.nl:8080/",
        "https://x.nl\ta",
        "https://www.hengelo.nl@evil.example/",
        "https://a:b@x.nl/",
        "https://x.nl\\@evil.example",
        "https://x.nl/a b",
        "https://x.nl/<script>",
        'https://x.nl/"onload="',
        "https://x.nl/\na",
        "https://х.nl/",
        "https://xn--80a.nl/",
        "https://a.xn--80a.nl/",
        "https://-x.nl/",
        "https://x..nl/",
        "https://x.nl./",
        "https://[x.nl/",
        "HTTPS//x.nl",
        "https://x.nl/`",
        "https://x.nl/{a}",
        "https://x.nl:99999999/",
        "https://" + "a" * MAX_URL + ".nl",
    ],
)
def test_an_address_that_could_deceive_is_refused(text: str) -> None:
    """Other schemes, users, ports, numbers, look-alikes and anything that breaks out of an attribute."""
    error = refused(parse_url, text)
    assert error is not None and error.context is not None
    assert error.context["code"] == "CONTACT04"


@BOUNDED
@given(st.text(max_size=60))
def test_what_passes_as_address_is_safe_to_link(text: str) -> None:
    """What is read as an address begins with http and cannot break out of an attribute in double quotes."""
    for candidate in (text, f"https://{text}", f"https://voorbeeld.nl/{text}"):
        if refused(parse_url, candidate) is None:
            address = parse_url(candidate)
            assert re.fullmatch(r"https?://[a-z0-9.:-]+([/?#][^\s\"<>\\`{}|^]*)?", address, re.IGNORECASE)


@pytest.mark.parametrize(
    "text", ["info@voorbeeld.nl", "Info@Voorbeeld.NL", "a.b+c_d-e@x-y.example", " info@x.nl "]
)
def test_an_ordinary_mail_address_is_read(text: str) -> None:
    """Capitals become small letters, spaces around it go."""
    assert parse_email(text) == text.strip().lower()


@pytest.mark.parametrize(
    "text",
    [
        "info",
        "info@",
        "@x.nl",
        "info@x",
        "a b@x.nl",
        "a@b@x.nl",
        "Info <info@x.nl>",
        '"a"@x.nl',
        "a..b@x.nl",
        "a.@x.nl",
        ".a@x.nl",
        "info@x_y.nl",
        "info@-x.nl",
        "mailto:info@x.nl",
        "info@x.nl?bcc=y@z.nl",
        "info@x.nl\nBcc: y@z.nl",
        "ínfo@x.nl",
        f"{'a' * 65}@x.nl",
        "a@" + "b" * 63 + ("." + "c" * 63) * 3 + ".nl",
    ],
)
def test_a_mail_address_that_could_deceive_is_refused(text: str) -> None:
    """Display names, quotes, headers and other letters."""
    assert refused(parse_email, text) is not None


@BOUNDED
@given(st.text(st.sampled_from("abz019-_ .A/é"), max_size=70))
def test_a_reference_is_a_file_name(text: str) -> None:
    """Small letters, digits, single hyphens, at most 60; otherwise the hint holds one that could be."""
    good = bool(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text.strip())) and len(text.strip()) <= 60
    error = refused(parse_ref, text)
    assert (error is None) == good
    if error is not None and error.context is not None and error.context["code"] == "VERWIJZING02":
        suggestion = error.context["hint"].removeprefix("Schrijf het zo: ")
        assert refused(parse_ref, suggestion) is None
