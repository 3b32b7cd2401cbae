"""Pages of records: one for every activity, organisation and venue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from informatiewijzer.base.later import later
from informatiewijzer.model.records import Activity
from informatiewijzer.pages.calendar_links import has_calendar
from informatiewijzer.pages.cards import Card
from informatiewijzer.pages.lists import Group, Head, Listing, list_pages
from informatiewijzer.pages.page import Page
from informatiewijzer.pages.referral import PLACE_SCRIPT
from informatiewijzer.pages.related import related
from informatiewijzer.pages.site import Site
from informatiewijzer.pages.structured import Structured
from informatiewijzer.pages.views.activity import activity_view
from informatiewijzer.pages.views.place import location_view, organisation_view
from informatiewijzer.schedule.compact import when_json

_ACTIVITIES = ("Wat is er te doen", "activiteiten/")
_ORGANISATIONS = ("Organisaties", "organisaties/")
_LOCATIONS = ("Plekken", "locaties/")


def activity_pages(site: Site) -> Iterator[Page]:
    """`/activiteiten/<id>/`."""
    crumbs, structured = [_ACTIVITIES], Structured(site)
    for id_, activity in site.catalogue.activities.items():
        alike = related(site, activity)
        yield Page(
            path=f"activiteiten/{id_}/index.html",
            title=site.titles[f"activiteiten/{id_}"],
            description=activity.summary,
            template="activiteit.html",
            view=later(activity_view, site, activity, alike),
            depends=_activity_depends(site, activity, alike),
            crumbs=crumbs,
            meta=later(structured.activity, activity),
            extras=(PLACE_SCRIPT,) if _has_place(site, activity) else (),
        )


def _has_place(site: Site, activity: Activity) -> bool:
    place = activity.referral.place if activity.referral else None
    return place is not None and place.counts(site.as_of)


def _activity_depends(site: Site, activity: Activity, alike: Sequence[Card]) -> str:
    parts = [site.concepts_key, site.marks[f"activiteiten/{activity.id}"], *(card.digest for card in alike)]
    if any(slot.exceptions for slot in activity.when.slots):
        parts.append(when_json(activity.when, site.closings, site.as_of) or "")
    if activity.when.slots:
        parts += ("agenda" if has_calendar(site, activity) else "", site.feasts)
    return "\0".join(parts)


def organisation_pages(site: Site) -> Iterator[Page]:
    """`/organisaties/<id>/`, with what the organisation offers."""
    structured = Structured(site)
    for id_, organisation in site.catalogue.organisations.items():
        cards = site.cards_of("activiteiten", site.by_organiser.get(id_, ()))
        yield from list_pages(
            Listing(
                base=f"organisaties/{id_}/",
                title=site.titles[f"organisaties/{id_}"],
                description=organisation.summary,
                h1=organisation.name,
                lead=organisation.summary,
                groups=[Group("Wat u hier kunt doen", cards)] if cards else [],
                crumbs=[_ORGANISATIONS],
                template="plek.html",
                head=Head(
                    view=later(organisation_view, site, organisation),
                    depends=site.concepts_key + site.mark_of(organisation),
                ),
                meta=later(structured.organisation, organisation),
            )
        )


def location_pages(site: Site) -> Iterator[Page]:
    """`/locaties/<id>/`, with what is there to do and who is there."""
    structured = Structured(site)
    for id_, location in site.catalogue.locations.items():
        activities = site.cards_of("activiteiten", site.by_venue.get(id_, ()))
        organisations = site.cards_of("organisaties", site.organisations_by_venue.get(id_, ()))
        groups = [Group("Wat u hier kunt doen", activities), Group("Wie hier zitten", organisations)]
        yield from list_pages(
            Listing(
                base=f"locaties/{id_}/",
                title=site.titles[f"locaties/{id_}"],
                description=location.summary
                or f"Adres, wat er te doen is en wie er zitten: {location.name}.",
                h1=location.name,
                lead=location.summary,
                groups=[group for group in groups if group.cards],
                crumbs=[_LOCATIONS],
                template="plek.html",
                head=Head(
                    view=later(location_view, site, location),
                    depends=site.concepts_key + site.mark_of(location),
                ),
                meta=later(structured.location, location),
            )
        )
