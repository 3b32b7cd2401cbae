"""Adding up a group's scores in the browser: against a reference, and what of it may be seen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from browser_tools import PHONE, opened
from informatiewijzer.pages.measuring import BANDS, social_places, statements
from measuring_reference import ASKED, EMOTIONAL, score, summary
from paper_tools import pdf_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
SUM_UP = """async cases => {
  const { read, summarise } = await import('/assets/js/meten-rekenen.js');
  const clean = value => JSON.parse(JSON.stringify(value, (_, one) => one === undefined ? null : one));
  return cases.map(([text, scale]) => {
    const found = read(text, scale);
    return clean({ ...found, sums: summarise(found.people, scale) });
  });
}"""
ADDING = "professionals/meten/optellen/"
KEPT = """async () => ({
  local: localStorage.length, session: sessionStorage.length, cookies: document.cookie,
  databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
  address: location.search,
})"""
NOTHING = {"local": 0, "session": 0, "cookies": "", "databases": 0, "caches": 0, "address": ""}
WORDS = {"ja": "j", "min of meer": "m", "nee": "n", None: "-"}
MANY = 400
Form = list[str | None]
Group = list[tuple[Form, Form]]


def scale(size: int) -> dict[str, Any]:
    """What the page gives the script."""
    return {"size": size, "social": social_places(size), "bands": BANDS[size]}


@pytest.fixture(scope="module")
def somewhere(browser: Browser, site_server: str) -> Iterator[Page]:
    """A page of the site, for its scripts."""
    with opened(browser, site_server) as (page, _):
        page.goto(site_server + ADDING)
        yield page


def sum_up(page: Page, text: str, size: int) -> dict[str, Any]:
    """What the script reads in a text, and its sums."""
    return dict(page.evaluate(SUM_UP, [[text, scale(size)]])[0])


def same(page: Page, cases: list[tuple[str, int, dict[str, Any]]]) -> None:
    """Each text is read without a fault and gives the expected sums; the first that does not is shown."""
    found = page.evaluate(SUM_UP, [[text, scale(size)] for text, size, _ in cases])
    for (text, _, expected), one in zip(cases, found, strict=True):
        assert (one["faults"], one["sums"]) == ([], expected), text


def groups(seed: int) -> Iterator[tuple[Random, int, Group]]:
    """Many groups of up to 25 people with their answers; some skip sentences or a whole form."""
    for number in range(MANY):
        random = Random(seed + number)
        size = random.choice([6, 11])
        skips = random.choice([0.0, 0.05, 0.3])
        people = [
            (_form(random, size, skips), _form(random, size, skips)) for _ in range(random.randint(0, 25))
        ]
        yield random, size, people


def _form(random: Random, size: int, skips: float) -> Form:
    if random.random() < skips:
        return [None] * size
    return [
        None if random.random() < skips else random.choice(["ja", "min of meer", "nee"]) for _ in range(size)
    ]


def expected_of(people: Group, size: int) -> dict[str, Any]:
    """What the reference makes of the answers of a group."""
    return summary([(score(before), score(after)) for before, after in people], size)


def test_answers_add_up_as_in_the_manual(somewhere: Page) -> None:
    """A cell for each answer, before and after side by side, any separator, header or numbers in front."""
    cases = []
    for random, size, people in groups(1):
        sign, coded = random.choice("\t;,"), random.random() < 0.5
        names = [*(["nummer"] if coded else []), *[f"vraag {n}" for n in range(2 * size)]]
        lines = [sign.join(names)] if people and random.random() < 0.5 else []
        for number, (before, after) in enumerate(people, start=1):
            cells = [given or "-" for given in (*before, *after)]
            lines.append(sign.join([*([str(number)] if coded else []), *cells]))
        cases.append((random.choice(["\n", "\r\n"]).join(lines), size, expected_of(people, size)))
    same(somewhere, cases)


def test_letters_add_up_as_words_do(somewhere: Page) -> None:
    """A form typed as one word of letters gives the same as its answers written out."""
    cases = []
    for random, size, people in groups(10_000):
        sign = random.choice(["\t", ";", " ; ", " "])
        lines = [sign.join("".join(WORDS[given] for given in form) for form in pair) for pair in people]
        # A form without any answer is a missing one, which is written with a single hyphen.
        text = "\n".join(lines).replace("-" * size, "-")
        cases.append((text.upper() if random.random() < 0.5 else text, size, expected_of(people, size)))
    same(somewhere, cases)


def test_scores_add_up(somewhere: Page) -> None:
    """Pasted scores with any separator, Dutch decimals, a header, numbers in front, columns turned round."""
    cases = []
    for seed in range(MANY):
        random = Random(seed)
        size, sign = random.choice([6, 11]), random.choice("\t;, ")
        header = random.choice(["", "Voor;Na", "Nummer;Begin;Eind", "Na;Voor"])
        zero = ",0" if sign in "\t;" and random.random() < 0.5 else ""
        values = [None, *range(size + 1)]
        people = [(random.choice(values), random.choice(values)) for _ in range(random.randint(3, 25))]
        people[0] = (1, 2)  # so that a comma is plainly no decimal
        lines = [header.replace(";", sign)] if header else []
        for number, pair in enumerate(people, start=1):
            cells = ["-" if value is None else f"{value}{zero}" for value in pair]
            cells = cells[::-1] if header.startswith("Na") else cells
            lines.append(sign.join([*([f"A{number}"] if header.startswith("Nummer") else []), *cells]))
        scores = [tuple(None if value is None else {"total": value} for value in pair) for pair in people]
        cases.append(("\n".join(lines), size, summary(scores, size)))
    same(somewhere, cases)


@pytest.mark.parametrize(
    ("text", "size", "fault"),
    [
        ("12\n3", 11, {"key": "score", "regel": 1, "tekst": "12"}),
        ("3\n\n7\n-2", 6, {"key": "score", "regel": 3, "tekst": "7"}),
        ("3;4\n3,5;4", 11, {"key": "score", "regel": 2, "tekst": "3,5"}),
        ("3;vier", 11, {"key": "antwoord", "regel": 1, "tekst": "vier"}),
        ("3;=1+1", 11, {"key": "score", "regel": 1, "tekst": "=1+1"}),
        ("3;4;5;6", 11, {"key": "kolommen", "regel": 1, "n": 4}),
        ("Ana;x\n3;4\n5;6", 11, {"key": "antwoord", "regel": 1, "tekst": "Ana"}),
        ("jjnnmx", 6, {"key": "antwoord", "regel": 1, "tekst": "jjnnmx"}),
        ("j;j;n;n;m;misschien", 6, {"key": "antwoord", "regel": 1, "tekst": "misschien"}),
        ("3,0\n4,0", 11, {"key": "komma", "regel": 1}),
        ("3\n" * 1001, 11, {"key": "veel", "meest": 1000}),
        ("3;" + "<b>" * 2000, 11, {"key": "antwoord", "regel": 1, "tekst": "<b><b><b><b><b><b><b"}),
    ],
)
def test_what_cannot_be_read_is_told_by_line(
    somewhere: Page, text: str, size: int, fault: dict[str, Any]
) -> None:
    """A wrong cell gives its line and a piece of it; nothing is guessed and nothing is silently left out."""
    assert fault.items() <= sum_up(somewhere, text, size)["faults"][0].items()


@pytest.mark.parametrize("text", ["", "\n \n\t\n", ";;;", "Voor;Na", "\ufeff"])
def test_nothing_is_nothing(somewhere: Page, text: str) -> None:
    """Empty input, blanks or only a header is no group and no fault."""
    found = sum_up(somewhere, text, 11)
    assert (found["people"], found["faults"]) == ([], [])


def test_names_in_front_are_noticed(somewhere: Page) -> None:
    """Names are not used, and that they are there is told; numbers and codes are just not used."""
    for text, names in (("Anna;3;4\nBert;5;6", True), ("Anna;3\nBert;5", True), ("A1;3;4\n7;5;6", False)):
        found = sum_up(somewhere, text, 11)
        assert (found["code"], found["names"], len(found["people"])) == (True, names, 2)


def test_the_scale_is_that_of_the_manual() -> None:
    """Which items are asked, in which order, which are social, and where the bands begin."""
    for size, asked in ASKED.items():
        assert tuple(item.number for item in statements(size)) == asked
        assert all(item.social != (item.number in EMOTIONAL) for item in statements(size))
        assert [low for low, _, _ in BANDS[size]][1:] == [{11: [3, 9, 11], 6: [2, 5]}[size]][0]
        assert [high for _, high, _ in BANDS[size]][-1] == size


def fill(page: Page, text: str, size: int = 11) -> None:
    """Fill in the page that adds up, and add up."""
    page.check(f"input[value='{size}']")
    page.fill("#meten-invoer", text)
    page.click("button[type=submit]")


def test_nothing_is_shown_of_a_few(browser: Browser, site_server: str) -> None:
    """Below three people no number at all; below ten a warning and no distribution; never for one person."""
    with opened(browser, site_server, viewport=PHONE) as (page, watch):
        page.goto(site_server + ADDING)
        result = page.locator("[data-uitslag]")
        for text in ("11;11", "11;11\n10;10", "jjjjjjjjjjj;-\nnnnnnnnnnnn;-"):
            fill(page, text)
            shown = result.inner_text()
            assert "minder dan drie mensen" in shown
            assert not any(sign in shown for sign in "0123456789")
            assert result.locator("table, [data-csv]").filter(visible=True).count() == 0
        fill(page, "\n".join(["9;7"] * 9))
        shown = result.inner_text()
        assert "minder dan tien mensen" in shown
        assert "geen test voor één mens" in shown
        assert "ernstig eenzaam" not in shown
        assert "9,0" in shown
        assert "2,0 punt lager" in shown
        fill(page, "\n".join(["9;7"] * 12))
        shown = result.inner_text()
        assert "minder dan tien mensen" not in shown
        assert "geen test voor één mens" in shown
        assert "12 (100%)" in shown
        page.fill("#meten-invoer", "1;1")
        assert result.is_hidden()
        assert watch.faults == []


def test_what_is_typed_stays_on_the_page(browser: Browser, site_server: str) -> None:
    """No request, nothing stored or in the address; the file is made in the browser, without formulas."""
    with opened(browser, site_server) as (page, watch):
        page.goto(site_server + ADDING)
        page.wait_for_load_state("networkidle")
        before = len(watch.requests)
        page.fill("#meten-groep", '=HYPERLINK("x";"<img src=x onerror=alert(1)>")')
        fill(page, "Code;Voor;Na\n" + "\n".join(f"{n};{n % 7};{n % 5}" for n in range(1, 21)), 6)
        with page.expect_download() as waiting:
            page.click("[data-csv]")
        with open(waiting.value.path(), encoding="utf-8-sig", newline="") as file:  # noqa: PTH123
            rows = [line for line in file.read().split("\r\n") if line]
        assert rows[0] == 'Groep;"\'=HYPERLINK(""x"";""<img src=x onerror=alert(1)>"")"'
        assert rows[1:5] == [
            "Eenzaamheidsschaal, aantal zinnen;6", "Wat;Voor;Na", "Hoeveel mensen;20;20",
            "Gemiddelde score;3,2;2,0",
        ]  # fmt: skip
        assert "Gemiddeld verschil bij hen;-1,2" in rows
        assert "De Jong Gierveld" in rows[-1]
        assert "<img src=x" in page.locator("#meet-uitslag").inner_text()
        fill(page, "<img src=x onerror=alert(1)>;3\n" * 12)
        fill(page, "3;<img src=x onerror=alert(1)>\n" * 12)
        page.click("[data-wis]")
        assert page.input_value("#meten-invoer") == ""
        assert page.evaluate(KEPT) == NOTHING
        assert [url for url in watch.requests[before:] if not url.startswith("blob:")] == []
        assert watch.faults == watch.dialogs == watch.strangers == []
        page.reload()
        assert page.input_value("#meten-groep") == ""


@pytest.mark.parametrize("size", [6, 11])
def test_a_form_is_one_side_of_paper(browser: Browser, site_server: str, size: int) -> None:
    """A4, every sentence once with three boxes, the help lines, no name asked and no hint how it counts."""
    with opened(browser, site_server) as (page, watch):
        page.goto(site_server + f"professionals/meten/formulier-{size}/")
        assert page.locator("tbody tr").count() == size
        assert page.locator("tbody .vakje").count() == 3 * size
        assert page.locator("main :is(input, textarea, select)").count() == 0
        sides, text = pdf_of(page)
        assert sides == 1
        for item in statements(size):
            assert text.count(item.text) == 1
        assert "Uw eigen nummer" in text
        assert "0800-0113" in text
        assert "punt" not in text
        assert watch.faults == []


def test_without_script_the_rules_are_near(browser: Browser, site_server: str) -> None:
    """Who has no JavaScript is told so and finds the rules to count by hand."""
    with opened(browser, site_server, java_script_enabled=False) as (page, _):
        page.goto(site_server + ADDING)
        assert page.locator("[data-meten]").is_hidden()
        page.get_by_role("link", name="de regels").click()
        assert page.get_by_text("Score van 0 tot en met 11: de grenzen van de makers").is_visible()


def test_the_page_says_what_the_rules_say(browser: Browser, site_server: str) -> None:
    """The data in the page is that of the rules, so that words and sums never part."""
    with opened(browser, site_server) as (page, _):
        page.goto(site_server + ADDING)
        for size in (6, 11):
            told = page.locator(f"input[value='{size}']").get_attribute("data-schaal")
            assert json.loads(told or "") == json.loads(json.dumps(scale(size)))
