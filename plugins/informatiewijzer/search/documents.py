"""What can be found: one flat document per published record or page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from informatiewijzer.base.local import TOWN


@dataclass(frozen=True, slots=True, order=True)
class SearchDocument:
    """A record as the search sees it: four texts to find it by, and what a result shows.

    `id` is "<list>/<record>", `url` is relative to the root of the site. `names` are the organisation
    and every other name; `facets` are names and aliases of its themes, target groups, wijk, days, costs.
    `summary` and `facts` are shown, not indexed: put what must be found in `text` or `facets`.
    """

    id: str
    url: str
    title: str
    names: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    text: str = ""
    summary: str = ""
    facts: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    """What people say when this is the answer, as editors wrote it down; shown nowhere."""
    worth: int = 100
    """What its scores count for, in percent: less for what nobody looked at for long, and for pages."""

    def as_shown(self) -> SearchDocument:
        """Only what a result shows: what it is found by takes most of the room."""
        return replace(self, facets=(), text="", asked=())

    def in_town(self, town: str) -> SearchDocument:
        """The same with the town's name in place of the token that hand-written pages have for it."""
        title, text, summary = (part.replace(TOWN, town) for part in (self.title, self.text, self.summary))
        return replace(self, title=title, text=text, summary=summary)
