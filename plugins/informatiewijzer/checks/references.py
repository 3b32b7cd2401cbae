"""References: what a record names must exist, and residents must be able to see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from informatiewijzer.base.findings import Code, Level
from informatiewijzer.checks.campaign import campaign_references
from informatiewijzer.checks.subject import (
    SETTINGS_FILE,
    SINGULAR,
    AnyRecord,
    Entry,
    Family,
    Spot,
    Subject,
    concept_file,
    records_by_kind,
)
from informatiewijzer.checks.suggest import Suggest
from informatiewijzer.model.calls import Call
from informatiewijzer.model.records import Activity, Location, Organisation
from informatiewijzer.source.tree import Path

UNKNOWN = Code("VERWIJZING01", Level.FAULT, "Een verwijzing gaat naar iets dat niet bestaat.")
HIDDEN = Code("VERWIJZING03", Level.WARNING, "Een bericht op de site verwijst naar iets dat daar niet staat.")
ITSELF = Code("VERWIJZING04", Level.FAULT, "Iets is niet door zichzelf te vervangen.")
OTHER_DISTRICT = Code("VERWIJZING05", Level.WARNING, "De wijk van een activiteit is die van haar locatie.")

Reference = tuple[Path, str, str]
"""Where it stands, in which folder or list it points, and the id."""
Field = tuple[Path, str, str | None]
"""The same of a field that may be empty."""


def _unknown(subject: Subject) -> Iterator[Spot]:
    """Every reference of records, themes and settings to an id that no file has."""
    suggest = Suggest(subject)
    doubtful = ((entry.file, each) for entry in _doubtful(subject) for each in _references(entry))
    for file, (path, kind, id_) in (*doubtful, *_references_of_lists(subject)):
        # A list or folder that could not be read has no `known`: that fault has been told already.
        if kind not in subject.known or id_ in subject.known[kind]:
            continue
        message = f"Er is geen {SINGULAR[kind]} met de naam '{id_}'."
        yield Spot(UNKNOWN, file, path, message, suggest.hint(kind, id_))


def _doubtful(subject: Subject) -> list[Entry]:
    """The entries that name something else than what is known to be there and to be seen: only few."""
    records = records_by_kind(subject.catalogue)
    lists = ((kind, ids) for kind, ids in subject.known.items() if kind not in records)
    seen = {f"{kind}/{id_}" for kind, ids in lists for id_ in ids}
    seen.update(f"{entry.kind}/{entry.id}" for entry in subject.entries if entry.is_public)
    return [entry for entry in subject.entries if not seen.issuperset(entry.facts.refs.split())]


def all_references(subject: Subject) -> Iterator[tuple[str, Reference]]:
    """Every reference to a record or concept by its bare id, with the file it stands in."""
    for entry in subject.entries:
        for reference in _references(entry):
            yield entry.file, reference
    yield from _references_of_lists(subject)


def _references_of_lists(subject: Subject) -> Iterator[tuple[str, Reference]]:
    for id_, theme in subject.catalogue.themes.items():
        yield concept_file("themas"), ((id_, "ingang"), "ingangen", theme.entrance)
    yield from campaign_references(subject)
    settings = subject.catalogue.settings
    yield SETTINGS_FILE, (("organisatie",), "organisaties", settings.organisation)
    for index, line in enumerate(settings.help_lines):
        yield SETTINGS_FILE, (("hulplijnen", index), "organisaties", line)


def _references(entry: Entry) -> list[Reference]:
    return references_of(entry.kind, entry.record)


def references_of(kind: str, record: AnyRecord) -> list[Reference]:
    """What a record in the folder `kind` names."""
    if isinstance(record, Activity):
        fields = _of_activity(record)
    elif isinstance(record, Organisation):
        fields = _of_organisation(record)
    elif isinstance(record, Location):
        fields = _of_location(record)
    else:
        fields = _of_call(record)
    replaced = (("status", "vervangen_door"), kind, record.status.replaced_by)
    return [(path, kind, id_) for path, kind, id_ in (replaced, *fields) if id_ is not None]


def _of_activity(record: Activity) -> Iterable[Field]:
    return (
        (("organisatie",), "organisaties", record.organisation),
        (("soort",), "soorten", record.kind),
        *_many("themas", record.themes),
        *_many("doelgroepen", record.groups),
        *_many("talen", record.languages),
        (("waar", "locatie"), "locaties", record.where.venue),
        (("waar", "wijk"), "wijken", record.where.neighbourhood),
    )


def _of_organisation(record: Organisation) -> Iterable[Field]:
    return (
        (("soort",), "organisatiesoorten", record.kind),
        (("locatie",), "locaties", record.venue),
        (("wijk",), "wijken", record.neighbourhood),
    )


def _of_location(record: Location) -> Iterable[Field]:
    return (
        (("organisatie",), "organisaties", record.organisation),
        (("wijk",), "wijken", record.neighbourhood),
    )


def _of_call(record: Call) -> Iterable[Field]:
    return (
        (("organisatie",), "organisaties", record.organisation),
        *_many("themas", record.themes),
        *_many("doelgroepen", record.groups),
        (("wijk",), "wijken", record.neighbourhood),
    )


def _many(field: str, ids: tuple[str, ...]) -> list[Field]:
    return [((field, index), field, id_) for index, id_ in enumerate(ids)]


def _hidden(subject: Subject) -> Iterator[Spot]:
    """References of public records to records that are a draft or have stopped; the site leaves them out."""
    hidden = {(entry.kind, entry.id): entry.record for entry in subject.entries if not entry.is_public}
    for entry in _doubtful(subject) if hidden else ():
        if not entry.is_public:
            continue
        for path, kind, id_ in _references(entry):
            target = hidden.get((kind, id_))
            if target is not None:
                state = "gestopt" if target.status.state.value == "gestopt" else "nog niet te zien"
                message = f"De {SINGULAR[kind]} '{id_}' is {state}; de site noemt die hier dus niet."
                hint = "Haal de verwijzing weg, of zet de stand van dat andere bestand op 'actief'."
                yield Spot(HIDDEN, entry.file, path, message, hint)


def _replaced_by_itself(subject: Subject) -> Iterator[Spot]:
    """`vervangen_door` that comes back to the record itself, directly or through others."""
    records = records_by_kind(subject.catalogue)
    for entry in subject.entries:
        if entry.record.status.replaced_by is None:
            continue
        seen = [entry.id]
        following = entry.record.status.replaced_by
        while following in records[entry.kind] and following not in seen:
            seen.append(following)
            following = records[entry.kind][following].status.replaced_by or ""
        if following == entry.id:
            message = "Zo komt u met 'vervangen_door' weer bij dit bestand zelf uit."
            hint = "Noem het bestand dat nu geldt, of haal vervangen_door weg."
            yield Spot(ITSELF, entry.file, ("status", "vervangen_door"), message, hint)


def _district_of_venue(subject: Subject) -> Iterator[Spot]:
    """An activity that says another wijk than its venue does."""
    for entry in subject.entries:
        if not isinstance(entry.record, Activity) or entry.record.where.neighbourhood is None:
            continue
        venue = subject.catalogue.locations.get(entry.record.where.venue or "")
        if venue and venue.neighbourhood and venue.neighbourhood != entry.record.where.neighbourhood:
            message = f"De locatie '{venue.id}' ligt in de wijk '{venue.neighbourhood}', niet in deze wijk."
            hint = "Haal 'wijk' hier weg: de wijk van de locatie geldt."
            yield Spot(OTHER_DISTRICT, entry.file, ("waar", "wijk"), message, hint)


FAMILY = Family(
    "verwijzingen",
    (UNKNOWN, HIDDEN, ITSELF, OTHER_DISTRICT),
    (_unknown, _hidden, _replaced_by_itself, _district_of_venue),
)
