"""Field types made of one text: dates, times, money, phone numbers, addresses on the web.

Every parser takes the text an editor wrote and gives the value, or raises `fault(...)` in Dutch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Annotated, Any, TypeAlias
from urllib.parse import urlsplit

from pydantic import BeforeValidator

from informatiewijzer.base.characters import printable
from informatiewijzer.base.dutch import MONTHS
from informatiewijzer.model import codes
from informatiewijzer.model.fault import fault

MAX_URL = 2_000


def _one_text(value: Any) -> str:
    """The text itself; a list or block in its place is a fault of shape."""
    if isinstance(value, str) and (text := value.strip()):
        return text
    if value is None or isinstance(value, str):
        raise fault(
            codes.MISSING, "Hier hoort een tekst te staan; het veld is leeg.", "Vul het in of haal het weg."
        )
    what = "een lijst" if isinstance(value, list) else "een blok met velden"
    raise fault(
        codes.SHAPE, f"Hier staat {what}; er hoort een enkele tekst.", "Schrijf het zo: naam: Koffieochtend"
    )


@dataclass(frozen=True, slots=True)
class TextForm:
    """Parses a text of at most `limit` characters; `lines`: line breaks are allowed."""

    limit: int
    lines: bool = False

    def __call__(self, value: Any) -> str:
        """The text without spaces around it."""
        text = _one_text(value)
        if len(text) > self.limit:
            message = f"Deze tekst is te lang: {len(text)} tekens. Hooguit {self.limit} mag."
            raise fault(codes.LENGTH, message, f"Haal er {len(text) - self.limit} tekens of meer af.")
        if not self.lines and "\n" in text:
            message = "Deze tekst loopt over meer regels; hier mag maar een regel."
            raise fault(codes.LENGTH, message, "Zet de tekst op een enkele regel.")
        return text


Name: TypeAlias = Annotated[str, BeforeValidator(TextForm(80))]
"""A name: one line of at most 80 characters."""
Summary: TypeAlias = Annotated[str, BeforeValidator(TextForm(160))]
"""One line of at most 160 characters."""
Line: TypeAlias = Annotated[str, BeforeValidator(TextForm(300))]
"""One line of at most 300 characters."""
Prose: TypeAlias = Annotated[str, BeforeValidator(TextForm(2_000, lines=True))]
"""Text of at most 2,000 characters; line breaks allowed."""

_REF = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def parse_ref(value: Any) -> str:
    """The id of another record or concept: small letters, digits, single hyphens, at most 60 characters."""
    text = _one_text(value)
    if not _REF.fullmatch(text) or len(text) > 60:
        message = f"'{printable(text, 60)}' is geen verwijzing: gebruik de bestandsnaam zonder .yaml."
        near = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60] or "koffieochtend"
        raise fault(codes.REFERENCE_FORM, message, f"Schrijf het zo: {near}")
    return text


Ref: TypeAlias = Annotated[str, BeforeValidator(parse_ref)]


def parse_whole(value: Any) -> int:
    """A whole number from 0 to 9,999,999."""
    text = _one_text(value)
    if not re.fullmatch(r"[0-9]{1,7}", text):
        raise fault(
            codes.NUMBER, f"'{printable(text, 40)}' is geen heel getal.", "Schrijf alleen cijfers, zo: 65"
        )
    return int(text)


Whole: TypeAlias = Annotated[int, BeforeValidator(parse_whole)]


def parse_age(value: Any) -> int:
    """An age in whole years, 0 to 120."""
    years = parse_whole(value)
    if years > 120:
        raise fault(
            codes.AGE, f"{years} jaar is geen leeftijd.", "Schrijf een leeftijd van 0 tot en met 120."
        )
    return years


Age: TypeAlias = Annotated[int, BeforeValidator(parse_age)]


def parse_money(value: Any) -> Decimal:
    """An amount in euros with a comma or a point before the cents: "5", "2,50"."""
    text = _one_text(value).removeprefix("€").strip()
    if not re.fullmatch(r"[0-9]{1,5}(?:[.,][0-9]{2})?", text):
        message = f"'{printable(text, 40)}' is geen bedrag in euro's."
        raise fault(
            codes.MONEY, message, 'Schrijf het bedrag zo: "2,50". Is het gratis? Schrijf soort: gratis'
        )
    return Decimal(text.replace(",", "."))


Money: TypeAlias = Annotated[Decimal, BeforeValidator(parse_money)]


_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})")


def parse_time(value: Any) -> time:
    """A wall-clock time "HH:MM", 00:00 to 23:59; never a number (YAML 1.1 reads 10:00 as 600)."""
    text = _one_text(value)
    match = _CLOCK.fullmatch(text)
    if match and int(match[1]) < 24 and int(match[2]) < 60:
        return time(int(match[1]), int(match[2]))
    digits = re.fullmatch(r"([01]?[0-9]|2[0-3])[.u: ]?([0-5][0-9])?(?: *uur)?", text)
    example = f"{int(digits[1]):02}:{digits[2] or '00'}" if digits else "10:00"
    message = f"'{printable(text, 40)}' is geen tijd."
    raise fault(
        codes.TIME, message, f'Schrijf de tijd met een dubbele punt, van 00:00 tot 23:59, zo: "{example}"'
    )


Time: TypeAlias = Annotated[time, BeforeValidator(parse_time)]


_ISO_DAY = re.compile(r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_ISO_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")
_ISO_MONTH = re.compile(r"(?:19|20|21)[0-9]{2}-(?:0[1-9]|1[0-2])")


def parse_date(value: Any) -> date:
    """A day "JJJJ-MM-DD" (ISO 8601) from 1900 to 2199."""
    text = _one_text(value)
    if _ISO_DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            message = f"De datum {text} bestaat niet."
            raise fault(
                codes.DATE, message, "Kijk op de kalender. Schrijf jaar-maand-dag, zo: 2026-11-03"
            ) from None
    message = f"'{printable(text, 40)}' is geen datum zoals wij die schrijven."
    raise fault(codes.DATE, message, f"Schrijf jaar-maand-dag, zo: {_iso_guess(text) or '2026-11-03'}")


def _iso_guess(text: str) -> str | None:
    """A Dutch date turned round, "3-11-2026" or "3 november 2026", when it is plainly one."""
    match = re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{1,2}|[a-z]+)[-/. ]([0-9]{4})", text.lower())
    if not match:
        return None
    month = MONTHS.index(match[2]) + 1 if match[2] in MONTHS else int(match[2]) if match[2].isdigit() else 0
    try:
        return date(int(match[3]), month, int(match[1])).isoformat()
    except ValueError:
        return None


Day: TypeAlias = Annotated[date, BeforeValidator(parse_date)]


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the year, the month or the day; month and day are 0 when unknown."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        return "-".join(f"{part:02}" for part in (self.year, self.month, self.day) if part)

    @property
    def words(self) -> str:
        """In Dutch words, as precise as it is known: "2018", "november 2024", "8 april 2025"."""
        if not self.month:
            return str(self.year)
        month = f"{MONTHS[self.month - 1]} {self.year}"
        return f"{self.day} {month}" if self.day else month

    @property
    def earliest(self) -> date:
        """The first day it may have been."""
        return date(self.year, self.month or 1, self.day or 1)


def parse_partial_date(value: Any) -> PartialDate:
    """A year "2018", a month "2024-11" or a day "2025-04-08"."""
    if isinstance(value, PartialDate):
        return value
    text = _one_text(value)
    if _ISO_YEAR.fullmatch(text):
        return PartialDate(int(text))
    if _ISO_MONTH.fullmatch(text):
        return PartialDate(int(text[:4]), int(text[5:]))
    day = parse_date(value)
    return PartialDate(day.year, day.month, day.day)


SourceDate: TypeAlias = Annotated[PartialDate, BeforeValidator(parse_partial_date)]


def parse_postcode(value: Any) -> str:
    """A Dutch postcode "7551 HV": four digits not starting with 0, two letters, not SA, SD or SS (PostNL)."""
    text = _one_text(value).upper()
    match = re.fullmatch(r"([1-9][0-9]{3}) ?([A-Z]{2})", text)
    if not match or match[2] in ("SA", "SD", "SS"):
        message = f"'{printable(text, 20)}' is geen Nederlandse postcode."
        raise fault(codes.POSTCODE, message, "Schrijf vier cijfers, een spatie en twee letters, zo: 7551 HV")
    return f"{match[1]} {match[2]}"


Postcode: TypeAlias = Annotated[str, BeforeValidator(parse_postcode)]

# Dutch numbering plan (ACM): geographic and 088 numbers have ten digits, 14 + area code is a municipality,
# 0800/0900/0906/0909 have four or seven more, 112/113/116xxx/18xx/0-free numbers are short.
_PHONE_FORMS = (
    r"0(?!800)[1-578][0-9]{8}", r"0(?:800|900|906|909)(?:[0-9]{4}|[0-9]{7})", r"14(?:0[0-9]{2,3})",
    r"112|113|144", r"116[0-9]{3}",
)  # fmt: skip
_PHONE = re.compile("|".join(f"(?:{form})" for form in _PHONE_FORMS))
_MOBILE = re.compile(r"06[1-58][0-9]{7}")


def phone_digits(text: str) -> str:
    """The digits to dial, in the Dutch form: "+31 74 245 25 65" -> "0742452565"."""
    digits = re.sub(r"[ ().-]", "", text)
    return re.sub(r"^(?:\+31|0031)0?", "0", digits)


def parse_phone(value: Any) -> str:
    """A Dutch telephone number as written: 074 245 25 65, 14 074, 0800-0113, 088 0767 000, 112."""
    text = _one_text(value)
    digits = phone_digits(text)
    if _MOBILE.fullmatch(digits):
        message = "Dit is een mobiel nummer (06). Dat is vaak van een persoon en komt niet op de site."
        raise fault(codes.MOBILE, message, "Gebruik het vaste nummer van de organisatie, zo: 074 245 25 65")
    if not _PHONE.fullmatch(digits):
        message = f"'{printable(text, 40)}' is geen telefoonnummer dat in Nederland bestaat."
        raise fault(
            codes.PHONE, message, "Schrijf het zo: 074 245 25 65 (10 cijfers), 14 074, 0800-0113 of 112"
        )
    return text


Phone: TypeAlias = Annotated[str, BeforeValidator(parse_phone)]

_EMAIL = re.compile(
    r"[a-z0-9][a-z0-9._+-]{0,63}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}", re.IGNORECASE
)


def parse_email(value: Any) -> str:
    """An e-mail address in plain ASCII without display name (RFC 5321, the common part of it)."""
    text = _one_text(value)
    if not _EMAIL.fullmatch(text) or ".." in text or ".@" in text or len(text) > 254:
        message = f"'{printable(text, 60)}' is geen e-mailadres."
        raise fault(
            codes.EMAIL, message, "Schrijf alleen het adres, zonder naam erbij, zo: info@voorbeeld.nl"
        )
    return text.lower()


Email: TypeAlias = Annotated[str, BeforeValidator(parse_email)]

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}")
_URL_EXAMPLE = "Schrijf het hele adres, zo: https://www.voorbeeld.nl"


def parse_url(value: Any) -> str:
    """An http or https address: ASCII host with a dot, no user-info, no port, at most 2,000 characters."""
    text = _one_text(value)
    problem = _url_problem(text)
    if problem:
        raise fault(codes.URL, problem, _URL_EXAMPLE)
    return text


def _url_problem(text: str) -> str | None:
    if len(text) > MAX_URL or re.search(r'[\s\\<>"`{}|^]', text) or not text.isprintable():
        return "Dit webadres is te lang, of er staat een spatie of vreemd teken in."
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return f"'{printable(text, 80)}' is geen webadres."
    if parts.scheme not in ("http", "https"):
        return "Een webadres begint met https:// of http://."
    if not text.isascii() and not parts.netloc.isascii():
        return "In de naam van deze website staan letters die op gewone letters lijken maar het niet zijn."
    if "@" in parts.netloc:
        return "In dit webadres staat een @ voor de naam van de website; zo lijkt het een andere site."
    if not _HOST.fullmatch(host) or host.startswith("xn--") or ".xn--" in host:
        return f"'{printable(host, 60)}' is geen gewone naam van een website."
    return None if port is None else "In dit webadres staat een poortnummer; dat gebruiken wij niet."


Url: TypeAlias = Annotated[str, BeforeValidator(parse_url)]
