"""Pages of records: one for every activity, organisation and venue."""

from __future__ import annotations

from collections.abc import Iterator

from informatiewijzer.pages.lists import Group, Listing, list_pages
from informatiewijzer.pages.page import Page
from informatiewijzer.pages.site import Site
from informatiewijzer.pages.view_activity import activity_view
from informatiewijzer.pages.view_place import location_view, organisation_view

_ACTIVITIES = ("Wat is er te doen", "activiteiten/")
_ORGANISATIONS = ("Organisaties", "organisaties/")
_LOCATIONS = ("Plekken", "locaties/")


def activity_pages(site: Site) -> Iterator[Page]:
    """`/activiteiten/<id>/`."""
    crumbs = [_ACTIVITIES]
    for id_, activity in site.catalogue.activities.items():
        view = activity_view(site, activity)
        title = site.titles[f"activiteiten/{id_}"]
        yield Page(f"activiteiten/{id_}/index.html", title, activity.summary, "activiteit.html", view, crumbs)


def organisation_pages(site: Site) -> Iterator[Page]:
    """`/organisaties/<id>/`, with what the organisation offers."""
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
                head=organisation_view(site, organisation),
            )
        )


def location_pages(site: Site) -> Iterator[Page]:
    """`/locaties/<id>/`, with what is there to do and who is there."""
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
                head=location_view(site, location),
            )
        )
