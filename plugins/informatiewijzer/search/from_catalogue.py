"""Records of the published catalogue as search documents, and the concepts' aliases as search words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from informatiewijzer.base import outputs
from informatiewijzer.base.later import later
from informatiewijzer.base.outputs import digest
from informatiewijzer.model import base
from informatiewijzer.model.base import Truth
from informatiewijzer.model.cache import code_digest
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.concepts import Concept
from informatiewijzer.model.freshness import Stage
from informatiewijzer.model.prints import lists_print, prints_of
from informatiewijzer.model.records import Activity, Address, CostKind, Location, Organisation, WhereKind
from informatiewijzer.schedule import words
from informatiewijzer.schedule.words import when_short
from informatiewijzer.search.documents import SearchDocument, Source, known
from informatiewijzer.search.facets import WHERE_WORDS, cost_fact, when_facets
from informatiewijzer.search.from_campaign import campaign_documents
from informatiewijzer.search.words import Leads, SearchWords, parse_words

NARROW = 65
"""What an activity for narrow groups alone counts for, in percent: who asks for a buddy is seldom sixteen.
Who names the group finds it all the same."""
_ROOMS = tuple(Path(module.__file__ or "").parent for module in (outputs, base, words))
"""Whose code makes words of a record, beside that of this room."""
LATE = 60
"""What a record that nobody looked at for long counts for, in percent (docs/adr/0030)."""


def documents_from(catalogue: Catalogue) -> Iterator[SearchDocument]:
    """A document per activity, organisation and page about the town; hand in the published catalogue."""
    return (source.make() for source in sources_from(catalogue))


def sources_from(catalogue: Catalogue) -> Iterator[Source]:
    """The same, made when needed: a key names the record, its stage and those it takes words from."""
    prints, late = prints_of(catalogue), catalogue.late
    offers: dict[str, list[str]] = {}
    for id_, activity in catalogue.activities.items():
        address, keeper = f"activiteiten/{id_}", activity.organisation or ""
        offers.setdefault(keeper, []).append(activity.name.partition(" (")[0])
        others = prints.get(f"organisaties/{keeper}", ""), prints.get(f"locaties/{activity.where.venue}", "")
        key = " ".join((prints[address], *others, late.get(address, "")))
        yield Source(address, key, later(_activity, catalogue, activity))
    for id_, organisation in catalogue.organisations.items():
        address, mine = f"organisaties/{id_}", offers.get(id_, ())
        venue = prints.get(f"locaties/{organisation.venue}", "")
        key = " ".join((prints[address], venue, digest(*mine), late.get(address, "")))
        yield Source(address, key, later(_organisation, catalogue, organisation, mine))
    yield from map(known, campaign_documents(catalogue))


def source_form(catalogue: Catalogue) -> str:
    """What all of these keys depend on: the lists, and the code that makes words of a record."""
    return digest(lists_print(catalogue), code_digest(*_ROOMS))


def words_from(catalogue: Catalogue) -> SearchWords:
    """The editors' search words, with every alias of a concept leading to the concept's name."""
    parsed, _ = parse_words(catalogue.search_words)
    lists = (catalogue.themes, catalogue.groups, catalogue.kinds, catalogue.organisation_kinds)
    aliases = tuple(
        Leads(concept.aliases, (concept.name,), "begrip")
        for concepts in lists
        for concept in concepts.values()
        if concept.aliases
    )
    return replace(parsed, leads=parsed.leads + aliases)


def _activity(catalogue: Catalogue, activity: Activity) -> SearchDocument:
    organisation = catalogue.organisations.get(activity.organisation or "")
    venue = catalogue.locations.get(activity.where.venue or "")
    wijk = catalogue.neighbourhoods.get(catalogue.neighbourhood_of(activity) or "")
    place = venue.name if venue else WHERE_WORDS.get(activity.where.kind, "")
    when = when_short(activity.when)
    facts = (when[:1].upper() + when[1:], place, wijk.name if wijk else "", cost_fact(activity.costs))
    return SearchDocument(
        id=f"activiteiten/{activity.id}",
        url=f"activiteiten/{activity.id}/",
        title=activity.name,
        # The other names of the organisation too: who types "HGV" looks for what H.G.V. does.
        names=(*((organisation.name, *organisation.aliases) if organisation else ()), *activity.aliases),
        facets=tuple(_facets(catalogue, activity, wijk, venue)),
        text=_text(_activity_texts(activity, venue)),
        summary=activity.summary,
        facts=tuple(fact for fact in facts if fact),
        worth=_worth(catalogue.late.get(f"activiteiten/{activity.id}")) * _reach(catalogue, activity) // 100,
    )


def _facets(
    catalogue: Catalogue, activity: Activity, wijk: Concept | None, venue: Location | None
) -> Iterator[str]:
    yield from _names(catalogue.themes, activity.themes)
    yield from _names(catalogue.groups, activity.groups)
    yield from _names(catalogue.kinds, (activity.kind,))
    yield from _names(catalogue.languages, activity.languages)
    yield from _place_names(wijk)
    yield from when_facets(activity.when)
    if activity.costs.kind is CostKind.FREE:
        yield "gratis"
    yield {WhereKind.AT_HOME: "thuis", WhereKind.PHONE: "telefoon"}.get(activity.where.kind, "")
    if venue and venue.access.wheelchair is Truth.YES:
        yield "rolstoel toegankelijk"


def _activity_texts(activity: Activity, venue: Location | None) -> Iterator[str | None]:
    yield from (activity.summary, activity.description, activity.first_time, activity.together)
    yield from (activity.where.remark, activity.when.remark, activity.costs.remark, activity.sign_up.how)
    if venue:
        yield from (venue.name, *venue.aliases, venue.address.street)


def _organisation(catalogue: Catalogue, organisation: Organisation, offers: Iterable[str]) -> SearchDocument:
    wijk = catalogue.neighbourhoods.get(catalogue.organisation_neighbourhood(organisation) or "")
    venue = catalogue.locations.get(organisation.venue or "")
    kind = catalogue.organisation_kinds.get(organisation.kind)
    address = venue.address if venue else organisation.address
    phones = organisation.contact.phones
    facts = (kind.name if kind else "", wijk.name if wijk else "", *phones[:1])
    return SearchDocument(
        id=f"organisaties/{organisation.id}",
        url=f"organisaties/{organisation.id}/",
        title=organisation.name,
        names=organisation.aliases,
        facets=(kind.name if kind else "", *_place_names(wijk)),
        # Its offers too: who offers something is an answer to what is offered.
        text=_text((*_organisation_texts(organisation, venue), _street(address), *offers)),
        summary=organisation.summary,
        facts=tuple(fact for fact in facts if fact),
        phones=tuple(str(phone) for phone in phones),
        worth=_worth(catalogue.late.get(f"organisaties/{organisation.id}")),
    )


def _organisation_texts(organisation: Organisation, venue: Location | None) -> Iterator[str | None]:
    yield from (organisation.summary, organisation.description, venue.name if venue else None)


def _reach(catalogue: Catalogue, activity: Activity) -> int:
    """Less for what is only for a few, who will name themselves."""
    groups = [catalogue.groups.get(id_) for id_ in activity.groups]
    return NARROW if all(group and group.narrow for group in groups) else 100


def _worth(stage: Stage | None) -> int:
    return LATE if stage is Stage.LOWER else 100


def _names(concepts: Mapping[str, Concept], ids: Iterable[str]) -> Iterator[str]:
    return (concepts[id_].name for id_ in ids if id_ in concepts)


def _place_names(wijk: Concept | None) -> tuple[str, ...]:
    # What residents call a wijk is a name like any other: Nijverheid, Tuindorp, Klein Driene.
    return (wijk.name, *wijk.aliases) if wijk else ()


def _street(address: Address | None) -> str | None:
    return address.street if address else None


def _text(parts: Iterable[str | None]) -> str:
    return "\n".join(part for part in parts if part)
