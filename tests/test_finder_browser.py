"""The finder in a real browser: choosing, counting, coming back, and what happens when nothing fits."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_tools import DESKTOP, NARROW, PHONE, Watch, opened, until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

# Tuesday 24 November 2026, eleven in the morning in Hengelo.
NOW = "2026-11-24T10:00:00Z"
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
RESULT = "[data-uitslag] h3 a"


@pytest.fixture
def finder(browser: Browser, site_server: str) -> Iterator[tuple[Page, Watch, str]]:
    """A phone with the clock set, the watch on it, and the address of the finder."""
    with opened(browser, site_server, viewport=PHONE) as (page, watch):
        page.clock.set_fixed_time(NOW)
        yield page, watch, f"{site_server}activiteiten/"
        assert watch.faults == []
        assert watch.strangers == []


def go(page: Page, address: str, **choice: str) -> None:
    """Open the finder with a choice in its address and wait for the answer."""
    page.goto(f"{address}?{urlencode(choice)}" if choice else address)
    settle(page)


def settle(page: Page) -> None:
    """Wait until the finder has said what it has to say."""
    page.locator(".vinder[aria-busy]").wait_for(state="detached")


def status(page: Page) -> str:
    """What screen readers hear."""
    return page.inner_text("[data-stand]")


def test_without_javascript_the_list_is_the_page(
    browser: Browser, site_server: str, built_site: Path
) -> None:
    """With JavaScript off there is no finder to be seen, and every activity of the list is."""
    with opened(browser, site_server, viewport=PHONE, java_script_enabled=False) as (page, _):
        page.goto(f"{site_server}activiteiten/")
        assert not page.locator(".vinder").is_visible()
        index = json.loads((built_site / "vinder" / "index.json").read_bytes())
        assert page.locator(".cards h3 a").count() == index["n"]


def test_nothing_is_fetched_before_somebody_chooses(finder: tuple[Page, Watch, str]) -> None:
    """Opening the page fetches no data: the list is in the page already."""
    page, watch, address = finder
    go(page, address)
    assert [url for url in watch.requests if url.endswith(".json")] == []


@pytest.mark.parametrize("choice", [{}, {"thema": "bewegen"}, {"thema": "bewegen", "vorm": "plek"}])
def test_first_result_is_on_the_screen_of_a_phone(
    finder: tuple[Page, Watch, str], choice: dict[str, str]
) -> None:
    """At 390 by 844 the name of the first result is in view, without a choice and with one."""
    page, _, address = finder
    go(page, address, **choice)
    box = page.locator(RESULT if choice else ".cards h3 a").first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 844


def test_choice_stands_in_the_address_and_back_undoes_it(finder: tuple[Page, Watch, str]) -> None:
    """Each choice is a step: the address has it, back takes it away, and the form follows."""
    page, _, address = finder
    go(page, address)
    page.click(".vinder-keuzes > summary")
    page.click("[data-topic=thema] > summary")
    page.check("[name=thema][value=bewegen]")
    settle(page)
    one = status(page)
    page.check("[name=thema][value=wandelen]")
    settle(page)
    assert page.url == f"{address}?thema=bewegen&thema=wandelen"
    page.go_back()
    settle(page)
    assert page.url == f"{address}?thema=bewegen"
    assert status(page) == one
    assert not page.is_checked("[name=thema][value=wandelen]")
    page.go_back()
    settle(page)
    assert page.url == address
    assert page.locator("[data-alles]").is_visible()


def test_shared_address_gives_the_same_answer(finder: tuple[Page, Watch, str]) -> None:
    """A choice made by hand and the same choice opened from its address show the same results."""
    page, _, address = finder
    go(page, address)
    page.click(".vinder-keuzes > summary")
    page.click("[data-topic=wijk] > summary")
    page.check("[name=wijk][value=slangenbeek]")
    page.check("[name=buurt]")
    settle(page)
    shown = page.locator(RESULT).all_inner_texts()
    address = page.url
    go(page, address)
    assert shown
    assert page.locator(RESULT).all_inner_texts() == shown


def test_number_behind_an_answer_is_what_it_gives(finder: tuple[Page, Watch, str]) -> None:
    """The number behind "Hasseler Es" is the number of results once it is chosen, beside another choice."""
    page, _, address = finder
    go(page, address, kosten="gratis")
    page.click(".vinder-keuzes > summary")
    page.click("[data-topic=wijk] > summary")
    page.wait_for_load_state("networkidle")
    label = page.locator("label", has=page.locator("[name=wijk][value=hasseler-es]"))
    promised = int(re.sub(r"\D", "", label.locator("[data-aantal]").inner_text()))
    page.check("[name=wijk][value=hasseler-es]")
    settle(page)
    assert promised > 0
    assert f"({promised})" in page.locator("[data-uitslag] h2").first.inner_text()


def test_unknown_times_stand_apart_and_are_not_lost(finder: tuple[Page, Watch, str]) -> None:
    """Whoever chooses a day sees what fits, and apart from it everything of which the time is not known."""
    page, _, address = finder
    go(page, address, dag="dinsdag", orde="eerst")
    headings = page.locator("[data-uitslag] h2").all_inner_texts()
    assert headings[0].startswith("Dit past bij uw keuze")
    assert headings[1].startswith("Tijd nog niet bekend: bel even")
    assert "Ontmoetingsgroep in De Sterrentuin" in page.locator(RESULT).all_inner_texts()
    assert "Nog niet bekend: de tijd." in page.locator(".vinder-let-op").first.inner_text()
    assert page.locator("[data-keer]").first.inner_text().startswith("Volgende keer: vandaag, dinsdag 24")


def test_once_a_month_on_a_saturday_is_found_on_a_saturday(finder: tuple[Page, Watch, str]) -> None:
    """What is not every week fits its day; for this weekend it stands with the times that are not known."""
    page, _, address = finder
    fits, unknown = (f"[data-uitslag] ul:nth-of-type({number}) h3 a" for number in (1, 2))
    go(page, address, dag="zaterdag")
    assert "Repair Café" in page.locator(fits).all_inner_texts()
    assert "op zaterdag van 10.00 tot 13.00 uur, niet elke week" in page.inner_text("[data-uitslag]").lower()
    go(page, address, wanneer="weekend")
    assert "Repair Café" in page.locator(unknown).all_inner_texts()
    assert "Repair Café" not in page.locator(fits).all_inner_texts()
    go(page, address, dag="zaterdag", deel="avond")
    assert "Repair Café" not in page.locator(RESULT).all_inner_texts()


def test_today_is_over_when_it_is_over(browser: Browser, site_server: str) -> None:
    """At eleven at night the coffee of this afternoon is no longer something for today."""
    counts = []
    for moment in (NOW, "2026-11-24T22:00:00Z"):
        with opened(browser, site_server, viewport=PHONE) as (page, _):
            page.clock.set_fixed_time(moment)
            go(page, f"{site_server}activiteiten/", wanneer="vandaag")
            counts.append("Ontmoetingsgroep in De Sterrentuin" in page.locator(RESULT).all_inner_texts())
    assert counts == [True, False]


def test_a_public_holiday_is_said(browser: Browser, site_server: str) -> None:
    """The next time on a card is Christmas, the fourth Friday of December: call first. Later on it is not."""
    said = []
    for moment in ("2026-12-23T08:00:00Z", "2026-12-26T08:00:00Z"):
        with opened(browser, site_server, viewport=PHONE) as (page, watch):
            page.clock.set_fixed_time(moment)
            go(page, f"{site_server}activiteiten/", q="bingo kulturhus hasselo", wanneer="")
            page.wait_for_selector(RESULT)
            said += page.locator("[data-keer]", has_text="vrijdag").all_inner_texts()[:1]
            assert watch.faults == []
    assert [time.endswith("(feestdag: bel even of het doorgaat)") for time in said] == [True, False]


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ({"thema": "rouw-en-verlies", "kosten": "gratis"}, "Zonder uw keuze voor"),
        ({"thema": "rouw-en-verlies", "vorm": "internet", "kosten": "gratis"}, "Alleen uw keuze voor"),
    ],
)
def test_when_nothing_fits_it_says_what_to_leave_out(
    finder: tuple[Page, Watch, str], choice: dict[str, str], words: str
) -> None:
    """Each button names a choice and a number, and leaving that choice out gives that many."""
    page, _, address = finder
    go(page, address, **choice)
    assert "Niets past zeker" in status(page)
    buttons = page.locator("ul[data-zonder] button")
    said = buttons.first.inner_text()
    assert said.startswith(words)
    buttons.first.click()
    settle(page)
    promised = re.search(r"(\d+)$", said)
    assert promised is not None
    assert f"({promised[1]})" in page.locator("[data-uitslag] h2").first.inner_text()
    assert page.evaluate("document.activeElement.matches('[data-stand]')")


def test_nearly_fitting_is_apart_and_says_why(finder: tuple[Page, Watch, str]) -> None:
    """What misses one choice stands under "Past bijna", with the choice that it misses."""
    page, _, address = finder
    go(page, address, thema="samen-eten", kosten="gratis")
    nearly = page.locator("[data-uitslag] h2", has_text="Past bijna")
    assert nearly.count() == 1
    assert "Past niet bij uw keuze voor:" in nearly.locator("+ ul .vinder-let-op").first.inner_text()


def test_words_and_choices_work_together(finder: tuple[Page, Watch, str]) -> None:
    """A misspelt word is corrected aloud, and a wijk beside it leaves only what is there."""
    page, _, address = finder
    go(page, address, q="wanddelen")
    assert status(page).startswith("Wij zochten op “wandelen”. Bedoelde u dat?")
    many = page.locator(RESULT).count()
    go(page, address, q="wanddelen", wijk="hasseler-es")
    fits = page.locator("[data-uitslag] h2").first.inner_text()
    assert "Wandelgroep Hasseler Es" in page.locator(RESULT).first.inner_text()
    assert 0 < int(re.sub(r"\D", "", fits)) < many


def test_crisis_word_brings_the_telephone_first(finder: tuple[Page, Watch, str]) -> None:
    """Whoever types a crisis word sees 113 above any result."""
    page, _, address = finder
    go(page, address, q="zelfmoord")
    box = page.locator("[data-uitslag] > .notice").first
    assert box.locator("a[href='tel:113']").count() == 1
    assert page.locator("[data-uitslag] > *").first.get_attribute("class") == "notice"


def test_keyboard_alone_finds_opens_and_comes_back(finder: tuple[Page, Watch, str]) -> None:
    """Search, choose, open the third result and come back to it, without touching the screen."""
    page, _, address = finder
    go(page, address)
    page.focus("#vinder-q")
    page.keyboard.type("samen")
    page.keyboard.press("Enter")
    settle(page)
    press_until(page, "Tab", ".vinder-keuzes > summary")
    page.keyboard.press("Enter")
    press_until(page, "Tab", "[data-topic=kosten] > summary")
    page.keyboard.press("Enter")
    press_until(page, "Tab", "[name=kosten][value=gratis]")
    page.keyboard.press("Space")
    settle(page)
    third = page.locator(RESULT).nth(2)
    press_until(page, "Tab", f"{RESULT}[href='{third.get_attribute('href')}']")
    name = third.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")
    assert page.inner_text("h1") == name
    page.go_back()
    settle(page)
    assert page.evaluate("document.activeElement.textContent") == name
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") < 844


def press_until(page: Page, key: str, selector: str) -> None:
    """Press a key until the element has focus; at most 150 times."""
    for _ in range(150):
        if page.evaluate("(s) => document.activeElement.matches(s)", selector):
            return
        page.keyboard.press(key)
    pytest.fail(f"{key} never reaches {selector}")


def test_more_results_come_on_request_and_keep_the_focus(finder: tuple[Page, Watch, str]) -> None:
    """Ten results stand there at first; the button brings more and puts the focus on the first new one."""
    page, _, address = finder
    go(page, address, thema="bewegen")
    assert page.locator(RESULT).count() == 10
    page.click("[data-verder]")
    page.wait_for_load_state("networkidle")
    assert page.locator(RESULT).count() > 10
    assert page.evaluate("document.activeElement.textContent") == page.locator(RESULT).nth(10).inner_text()


def test_a_to_z_is_in_order(finder: tuple[Page, Watch, str]) -> None:
    """Sorted from A to Z the names are in alphabetical order."""
    page, _, address = finder
    go(page, address, orde="az")
    names = [name.casefold().lstrip("'’") for name in page.locator(RESULT).all_inner_texts()]
    assert len(names) == 10
    assert names == sorted(names)


def test_failing_data_leaves_the_list(browser: Browser, site_server: str) -> None:
    """When the data cannot be fetched the page says so and keeps its list."""
    with opened(browser, site_server, viewport=PHONE) as (page, _):
        page.route("**/vinder/*.json", lambda route: route.abort())
        go(page, f"{site_server}activiteiten/", thema="bewegen")
        assert status(page) == "Zoeken lukt nu niet. Hieronder staat alles."
        assert page.locator("[data-alles]").is_visible()


def test_typing_is_enough_and_is_one_step(finder: tuple[Page, Watch, str]) -> None:
    """Results come while typing, with the words marked; a second word is no new step for the back button."""
    page, _, address = finder
    go(page, address)
    page.locator("#vinder-q").press_sequentially("wandelen")
    page.locator(f"{RESULT} mark").first.wait_for()
    page.locator("#vinder-q").press_sequentially(" xyzzy")
    page.locator("[data-stand]", has_text="Wij konden niets vinden over: xyzzy.").wait_for()
    assert page.evaluate("document.activeElement.id") == "vinder-q"
    page.go_back()
    settle(page)
    assert page.url == address


def test_result_can_be_clicked_right_after_typing(finder: tuple[Page, Watch, str]) -> None:
    """Leaving the field for a result does not make the results anew under the finger."""
    page, _, address = finder
    go(page, address)
    page.locator("#vinder-q").press_sequentially("wandelen")
    page.locator(f"{RESULT} mark").first.wait_for()
    settle(page)
    page.evaluate("document.querySelector('[data-uitslag] h3 a').dataset.zelfde = 'ja'")
    page.focus(RESULT)
    page.wait_for_timeout(100)
    assert page.locator("[data-zelfde]").count() == 1


def test_second_answer_says_how_many_it_adds(finder: tuple[Page, Watch, str]) -> None:
    """Beside a wijk that is chosen, the number behind another and behind "ernaast" is what it adds."""
    page, _, address = finder
    for name, value in (("wijk", "hasseler-es"), ("buurt", "ja")):
        go(page, address, wijk="noord")
        before = fitting(page)
        page.click(".vinder-keuzes > summary")
        page.click("[data-topic=wijk] > summary")
        label = page.locator("label", has=page.locator(f"[name={name}][value={value}]"))
        label.locator("[data-aantal]", has_text="erbij").wait_for()
        adds = re.fullmatch(r"\((\d+) erbij\)", label.locator("[data-aantal]").inner_text())
        label.click()
        settle(page)
        assert adds is not None
        assert fitting(page) == before + int(adds[1]) > before


def fitting(page: Page) -> int:
    """How many fit, by the heading above them."""
    return int(re.sub(r"\D", "", page.locator("[data-uitslag] h2").first.inner_text()))


def test_it_does_not_matter_can_be_chosen(finder: tuple[Page, Watch, str]) -> None:
    """The answer "Maakt niet uit" takes the days away, and stands chosen again when the last day goes."""
    page, _, address = finder
    go(page, address, dag="maandag")
    page.click(".vinder-keuzes > summary")
    page.click("[data-topic=tijd] > summary")
    none = page.locator("[name=dag][value='']")
    assert not none.is_checked()
    none.check()
    settle(page)
    assert page.url == address
    assert not page.is_checked("[name=dag][value=maandag]")
    page.check("[name=deel][value=avond]")
    settle(page)
    page.click("[data-gekozen] button")
    assert page.is_checked("[name=deel][value='']")


def test_clearing_clears_the_order_too(finder: tuple[Page, Watch, str]) -> None:
    """The button "Wis alle keuzes" gives the page as it was, also when only the order had been chosen."""
    page, _, address = finder
    go(page, address, orde="az")
    page.click(".vinder-keuzes > summary")
    page.click("[data-wis]")
    settle(page)
    assert page.url == address
    assert page.locator("[data-alles]").is_visible()


def test_only_the_time_unknown_is_a_group_also_among_other_choices(finder: tuple[Page, Watch, str]) -> None:
    """With a wijk beside the day, what misses only its time stays apart from what misses more."""
    page, _, address = finder
    go(page, address, dag="maandag", wijk="noord")
    headings = [text.split(" (")[0] for text in page.locator("[data-uitslag] h2").all_inner_texts()]
    assert headings[1:3] == ["Tijd nog niet bekend: bel even", "Nog niet alles bekend: bel even"]


def test_choice_can_be_printed(finder: tuple[Page, Watch, str]) -> None:
    """On paper stand the choice and its results, without the form."""
    page, _, address = finder
    go(page, address, wijk="noord")
    page.emulate_media(media="print")
    assert page.locator(RESULT).first.is_visible()
    assert page.locator("[data-gekozen]").inner_text().startswith("Noord")
    assert not page.locator("#vinder-q").is_visible()


def test_coming_back_to_the_whole_list_finds_the_focus(finder: tuple[Page, Watch, str]) -> None:
    """Whoever opens a record from the list without a choice comes back to that record."""
    page, _, address = finder
    go(page, address)
    link = page.locator("[data-alles] .cards h3 a").nth(20)
    name = link.inner_text()
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")
    page.go_back()
    settle(page)
    until(page, f"document.activeElement.textContent === {json.dumps(name)}")


STATES: dict[str, dict[str, str]] = {
    "closed": {},
    "results": {"thema": "bewegen"},
    "nothing": {"thema": "rouw-en-verlies", "vorm": "internet", "kosten": "gratis"},
    "unknown times": {"dag": "dinsdag", "orde": "eerst"},
    "advice": {"q": "zelfmoord"},
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(browser: Browser, site_server: str, scheme: str) -> None:
    """Every state of the finder is clean, with all questions closed and with all of them open."""
    found = {}
    with opened(browser, site_server, viewport=DESKTOP, color_scheme=scheme) as (page, _):
        for name, choice in STATES.items():
            go(page, f"{site_server}activiteiten/", **choice)
            found[name] = faults(page)
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
            page.wait_for_load_state("networkidle")
            found[f"{name}, open"] = faults(page)
    assert {name: each for name, each in found.items() if each} == {}


def faults(page: Page) -> list[str]:
    """What axe says of the page as it is, best practice included."""
    violations: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in violations]


@pytest.mark.parametrize("state", sorted(STATES))
def test_narrow_screen_never_scrolls_sideways(browser: Browser, site_server: str, state: str) -> None:
    """At 320 px (400 % zoom of 1280) every state fits, also with all questions open."""
    with opened(browser, site_server, viewport=NARROW) as (page, _):
        go(page, f"{site_server}activiteiten/", **STATES[state])
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        page.wait_for_load_state("networkidle")
        assert page.evaluate(SIDEWAYS) <= 0


JUDGE = """async ({ base, choices }) => {
  const { Finder, asked, TOPICS } = await import(base + "assets/js/vinder-keuze.js");
  const { parseDay } = await import(base + "assets/js/wanneer.js");
  const facts = await (await fetch(base + "vinder/index.json")).json();
  const finder = new Finder(facts, { day: parseDay("2026-11-24"), minutes: 660 });
  return choices.map(([choice, topic, name, value]) => {
    const before = new URLSearchParams(choice), after = new URLSearchParams(choice);
    const several = name !== "wanneer";
    if (!several) after.delete(name);
    after.append(name, value);
    const found = finder.find(before), kept = new Set(Object.values(found).flatMap((g) => g.map ? [...g] : []).map((e) => e.at));
    const twice = found.fits.length + found.perhaps.length + found.nearly.length - kept.size + (kept.has(undefined) ? 1 : 0);
    const without = Object.fromEntries(finder.without(before));
    const dropped = asked(before).map((each) => {
      const rest = new URLSearchParams(before);
      TOPICS[each].forEach((key) => rest.delete(key));
      return [without[each], finder.find(rest).fits.length];
    });
    return { promised: finder.count(topic, name, [value], before, several)[0], given: finder.find(after).fits.length, dropped, twice };
  });
}"""  # noqa: E501


def test_numbers_stay_true_while_combining(finder: tuple[Page, Watch, str], built_site: Path) -> None:
    """For 300 made-up choices every promised number is the number one gets, also when leaving one out."""
    page, _, address = finder
    page.goto(address)
    lists = json.loads((built_site / "vinder" / "index.json").read_bytes())["lijsten"]
    answers = [
        ("thema", "thema", lists["themas"]), ("doel", "doel", lists["doelgroepen"]),
        ("wijk", "wijk", lists["wijken"]), ("tijd", "wanneer", ["vandaag", "morgen", "week", "weekend"]),
        ("soort", "soort", lists["soorten"]), ("kosten", "kosten", ["gratis", "laag", "onbekend"]),
        ("vorm", "vorm", ["plek", "thuis", "telefoon", "internet"]), ("tijd", "dag", ["maandag", "zondag"]),
        ("tijd", "deel", ["ochtend", "middag", "avond"]),
        ("rolstoel", "rolstoel", ["ja"]), ("aanmelden", "aanmelden", ["nee"]),
    ]  # fmt: skip
    chance = random.Random(3)
    choices = []
    for _ in range(300):
        chosen = [
            (name, chance.choice(values)) for _, name, values in chance.sample(answers, chance.randint(0, 4))
        ]
        topic, name, values = chance.choice(answers)
        choices.append((urlencode(chosen), topic, name, chance.choice(values)))
    base = address.removesuffix("activiteiten/")
    for choice, told in zip(choices, page.evaluate(JUDGE, {"base": base, "choices": choices}), strict=True):
        assert told["promised"] == told["given"], choice
        assert all(promised == given for promised, given in told["dropped"]), choice
        assert told["twice"] == 0, choice
