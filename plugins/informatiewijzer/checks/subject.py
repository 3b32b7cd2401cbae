"""What the checks look at: the catalogue, the day, and each record with its free texts and its file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import NamedTuple, Protocol, TypeAlias

from informatiewijzer.base.findings import Code
from informatiewijzer.checks.prose import Prose, has_digits, prose_of
from informatiewijzer.model.calls import Call
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.concepts import Concept
from informatiewijzer.model.records import Activity, Location, Organisation
from informatiewijzer.model.referral import Referral
from informatiewijzer.source.tree import Path

SETTINGS_FILE = "instellingen.yaml"
SINGULAR: Mapping[str, str] = {
    "activiteiten": "activiteit",
    "doelgroepen": "doelgroep",
    "ingangen": "ingang",
    "locaties": "locatie",
    "oproepen": "oproep",
    "organisaties": "organisatie",
    "organisatiesoorten": "soort organisatie",
    "soorten": "soort",
    "talen": "taal",
    "themas": "thema",
    "wijken": "wijk",
}


AnyRecord: TypeAlias = Activity | Organisation | Location | Call


@dataclass(frozen=True, slots=True)
class Spot:
    """A finding of which line and column are still to be looked up.

    `file` is relative to the catalogue ("activiteiten/eetclub.yaml", or a folder); `path` is the way to
    the value, or () for the whole file or folder.
    """

    code: Code
    file: str
    path: Path
    message: str
    hint: str


class Facts(NamedTuple):
    """What rules ask of each record every time; days are ISO dates, "" when there is none."""

    refs: str
    """What it names, with spaces between: "organisaties/repair-cafe soorten/cursus"."""
    first_end: str
    """The first day on which one of its moments is over."""
    last_day: str
    """The last of the days that its moments name."""
    last_past: str
    """The last of the days that must have been: of its sources, looks and confirmation."""
    known: str
    """The last day on which it was known to be right: looked at, confirmed or of its source."""
    face: str
    """Changes whenever it may look like another record in another way."""


Rows = list[list[str]]


class Memory(Protocol):
    """What an earlier run looked up, so that it need not be done again; never a finding."""

    def facts(self, kind: str, record: AnyRecord) -> Facts:
        """The facts of this record."""

    def rows(self, name: str, key: str, make: Callable[[], Rows]) -> Rows:
        """What `make` gives; `key`: changes whenever that may be something else."""


@dataclass(frozen=True)
class Entry:
    """A record with its folder and file."""

    kind: str
    file: str
    record: AnyRecord
    is_public: bool
    """Whether residents may see the record at all; many rules ask."""
    facts: Facts

    @cached_property
    def texts(self) -> tuple[tuple[Path, str], ...]:
        """Its free texts, each with its place."""
        return tuple((path, text) for path, text in _texts(self.record) if text)

    @cached_property
    def joined(self) -> str:
        """All of these together, to look through fast."""
        return "\n".join([text for _, text in self.texts])

    @cached_property
    def has_digits(self) -> bool:
        """Whether a digit or an @ stands in its texts."""
        return has_digits(self.joined)

    @property
    def id(self) -> str:
        """The record's id: its file name without .yaml."""
        return self.record.id


@dataclass(frozen=True)
class Subject:
    """Everything a check may know. `known` holds, by folder or list, also the ids that have a fault."""

    catalogue: Catalogue
    known: Mapping[str, frozenset[str]]
    as_of: date
    entries: tuple[Entry, ...]
    prose: tuple[Prose, ...]
    """The texts that are in no record."""
    memory: Memory

    @cached_property
    def by_kind(self) -> Mapping[str, Sequence[Entry]]:
        """The entries by folder."""
        return {kind: tuple(found) for kind, found in groupby(self.entries, key=lambda entry: entry.kind)}


Check = Callable[[Subject], Iterable[Spot]]
"""A rule: looks at the subject and yields what is wrong."""


OwnCheck = Callable[[Entry], Iterable[Spot]]
"""A rule that looks at one record and at nothing else: not at the day, the lists or other records."""


@dataclass(frozen=True, slots=True)
class Family:
    """Rules that belong together, and all the codes they can give.

    `own`: those about one record alone; a record in which they found nothing is not asked again.
    """

    name: str
    codes: tuple[Code, ...]
    checks: tuple[Check, ...] = ()
    own: tuple[OwnCheck, ...] = ()


def make_subject(
    catalogue: Catalogue, known: Mapping[str, frozenset[str]], as_of: date, memory: Memory
) -> Subject:
    """The subject of one run."""
    entries = tuple(
        Entry(kind, record_file(kind, record.id), record, record.is_public, memory.facts(kind, record))
        for kind, records in records_by_kind(catalogue).items()
        for record in records.values()
    )
    return Subject(catalogue, known, as_of, entries, tuple(prose_of(catalogue)), memory)


def records_by_kind(catalogue: Catalogue) -> Mapping[str, Mapping[str, AnyRecord]]:
    """All kinds of record by folder, in a fixed order."""
    return {
        "activiteiten": catalogue.activities,
        "locaties": catalogue.locations,
        "oproepen": catalogue.calls,
        "organisaties": catalogue.organisations,
    }


def concepts_by_list(catalogue: Catalogue) -> Mapping[str, Mapping[str, Concept]]:
    """The closed lists by file name, in a fixed order."""
    return {
        "doelgroepen": catalogue.groups,
        "ingangen": catalogue.entrances,
        "organisatiesoorten": catalogue.organisation_kinds,
        "soorten": catalogue.kinds,
        "talen": catalogue.languages,
        "themas": catalogue.themes,
        "wijken": catalogue.neighbourhoods,
    }


def record_file(kind: str, id_: str) -> str:
    """The file of a record, relative to the catalogue."""
    return f"{kind}/{id_}.yaml"


def concept_file(name: str) -> str:
    """The file of a closed list, relative to the catalogue."""
    return f"begrippen/{name}.yaml"


def _texts(record: AnyRecord) -> Iterator[tuple[Path, str | None]]:
    """The texts that residents read, the name left out: a name is what it is."""
    yield ("samenvatting",), record.summary
    yield ("tekst" if type(record) is Call else "omschrijving",), record.description
    yield ("status", "opmerking"), record.status.remark
    if isinstance(record, Activity):
        yield ("waar", "toelichting"), record.where.remark
        yield ("wanneer", "toelichting"), record.when.remark
        yield ("kosten", "toelichting"), record.costs.remark
        yield ("aanmelden", "hoe"), record.sign_up.how
        yield ("eerste_keer",), record.first_time
        yield ("samen_gaan",), record.together
        if record.referral:
            yield from _referral_texts(record.referral)
    elif isinstance(record, Location):
        yield ("toegankelijkheid", "toelichting"), record.access.remark
    elif isinstance(record, Call):
        yield ("reageren",), record.reply


def _referral_texts(referral: Referral) -> Iterator[tuple[Path, str | None]]:
    yield ("verwijzen", "hoe"), referral.how
    yield ("verwijzen", "antwoord_binnen"), referral.answer_within
    for field, lines in (("past_bij", referral.suits), ("past_niet_bij", referral.suits_not)):
        for index, line in enumerate(lines):
            yield ("verwijzen", field, index), line
