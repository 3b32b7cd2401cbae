"""What the browser tests share: the kinds of page, and a watch on what a page does behind our back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# One of every kind of page; the ids are of the real catalogue.
PAGES = {
    "home": "",
    "finder": "activiteiten/",
    "activity": "activiteiten/koffieochtend-slangenbeek/",
    "activity-thin": "activiteiten/taal-leren/",
    "organisations": "organisaties/",
    "organisation": "organisaties/bibliotheek-hengelo/",
    "help-line": "organisaties/113-zelfmoordpreventie/",
    "venues": "locaties/",
    "venue": "locaties/wijkcentrum-de-tempel/",
    "themes": "themas/",
    "theme": "themas/samen-eten/",
    "entrance": "ingangen/mensen-ontmoeten/",
    "groups": "doelgroepen/",
    "group": "doelgroepen/ouderen/",
    "wijken": "wijken/",
    "wijk": "wijken/slangenbeek/",
    "wijk-empty": "wijken/woolde/",
    "agenda": "agenda/",
    "agenda-wijk": "agenda/noord/",
    "a-z": "a-z/",
    "my-list": "mijn-lijst/",
    "sheet": "wijken/slangenbeek/blad/",
    "poster": "ingangen/mensen-ontmoeten/poster/",
    "search": "zoeken/",
    "search-results": "zoeken/?q=samen%20eten",
    "about": "over/",
    "open-data": "open-data/",
    "privacy": "privacy/",
    "accessibility": "toegankelijkheid/",
    "feeling-alone": "je-alleen-voelen/",
    "life-line": "je-alleen-voelen/levenslijn/",
    "young": "je-alleen-voelen/jong/",
    "shops": "winkels-en-bedrijven/",
    "professionals": "professionals/",
    "signals": "professionals/signalen/",
    "hand-over": "professionals/overdragen/",
    "home-visit": "professionals/huisbezoek/75-plus/",
    "home-visit-migrants": "professionals/huisbezoek/oudere-migranten/",
    "prescription": "professionals/welzijn-op-recept/",
    "wayfinder": "professionals/wegwijzer/",
    "wayfinder-need": "professionals/wegwijzer/komt-niet-buiten/",
    "wayfinder-offers": "professionals/wegwijzer/meer-mensen/ander-land/",
    "worry": "zorgen-om-iemand/",
    "figures": "cijfers/",
    "campaign": "campagne/",
    "initiatives": "campagne/initiatieven/",
    "week": "campagne/week/",
    "partners": "campagne/partners/",
    "materials": "campagne/materiaal/",
    "materials-entrance": "campagne/materiaal/mensen-ontmoeten/",
    "measuring": "professionals/meten/",
    "measuring-form": "professionals/meten/formulier-11/",
    "measuring-sum": "professionals/meten/optellen/",
    "calls": "samen-doen/",
    "mistake": "klopt-er-iets-niet/",
    "handbook": "redactie/",
    "design": "over/ontwerp/",
    "offline": "over/offline/",
    "english": "en/",
    "turkish-words": "tr/uitleg/",
    "arabic": "ar/",
    "arabic-help": "ar/hulp/",
    "polish-help": "pl/hulp/",
    "not-found": "bestaat/niet/",
}
PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 640}
DESKTOP = {"width": 1366, "height": 768}


@dataclass
class Watch:
    """What a page did: faults in the console, dialogs, and requests to other hosts."""

    host: str
    faults: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def on(self, page: Page) -> None:
        """Listen to `page`; a 404 for the page itself is no fault."""
        page.on("console", lambda message: self._console(message.type, message.text))
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("dialog", self._dialog)
        page.on("request", lambda request: self._request(request.url))

    def _console(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and "status of 404" not in text:
            self.faults.append(text)

    def _dialog(self, dialog: object) -> None:
        self.dialogs.append(str(dialog))
        dialog.dismiss()  # type: ignore[attr-defined]

    def _request(self, url: str) -> None:
        self.requests.append(url)
        if not url.startswith(self.host):
            self.strangers.append(url)


@contextmanager
def opened(browser: Browser, host: str, **options: object) -> Iterator[tuple[Page, Watch]]:
    """A page in a context of its own with a watch on it; `options` go to the context."""
    context = browser.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam", **options)  # type: ignore[arg-type]
    page, watch = context.new_page(), Watch(host)
    watch.on(page)
    try:
        yield page, watch
    finally:
        context.close()


def until(page: Page, expression: str) -> None:
    """Wait until the expression is true; Playwright's own waiting evaluates text, against our policy."""
    for _ in range(100):
        if page.evaluate(f"Boolean({expression})"):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {expression}")
