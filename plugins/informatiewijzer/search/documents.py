"""What can be found: one flat document per published record or page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, KeysView, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

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


@dataclass(frozen=True, slots=True)
class Source:
    """A document, made when it is needed. `key` changes whenever it may be another one; "": nobody knows."""

    id: str
    key: str
    make: Callable[[], SearchDocument]


def known(document: SearchDocument) -> Source:
    """A document that is there already."""
    return Source(document.id, "", lambda: document)


class Documents(Mapping[str, SearchDocument]):
    """Documents by id, sorted, each made when it is asked for: after one edit few are.

    `asked`: what editors wrote down of what people say, by id; `form`: what all keys of sources depend on.
    """

    def __init__(
        self,
        sources: Iterable[Source],
        asked: Mapping[str, Sequence[str]] = MappingProxyType({}),
        form: str = "",
    ) -> None:
        self._sources = {source.id: source for source in sorted(sources, key=lambda source: source.id)}
        self._asked = asked
        self._made: dict[str, SearchDocument] = {}
        self.form = form

    def shown(self) -> dict[str, SearchDocument]:
        """Of each document what a result shows."""
        return {name: document.as_shown() for name, document in self.items()}

    def source_keys(self) -> dict[str, str]:
        """The keys of the sources by id."""
        return {name: source.key for name, source in self._sources.items()}

    def __getitem__(self, name: str) -> SearchDocument:
        if name not in self._made:
            document, asked = self._sources[name].make(), self._asked.get(name)
            self._made[name] = replace(document, asked=tuple(asked)) if asked else document
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._sources

    def keys(self) -> KeysView[str]:
        """The ids."""
        return self._sources.keys()

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)
