"""The page of an activity as plain data."""

from __future__ import annotations

from informatiewijzer.base.dutch import enumerate_words
from informatiewijzer.model.base import Truth
from informatiewijzer.model.records import Activity, Contact
from informatiewijzer.pages import facts
from informatiewijzer.pages.facts import View, row, texts, value
from informatiewijzer.pages.site import Site, related
from informatiewijzer.pages.words import WHERE_WORDS, age_words, cost_words, when_lines

_SIGN_UP = {Truth.YES: "Ja, meld u eerst aan", Truth.NO: "Nee, u kunt zo komen", Truth.UNKNOWN: ""}


def activity_view(site: Site, activity: Activity) -> View:
    """Everything `activiteit.html` shows."""
    contact = site.catalogue.contact_of(activity)
    organiser = site.catalogue.organisations.get(activity.organisation or "")
    return {
        "h1": activity.name,
        "summary": activity.summary,
        "closed": facts.closed_notice(activity),
        "contact": facts.contact_view(contact),
        "rows": _rows(site, activity, contact),
        "paragraphs": facts.paragraphs(activity.description),
        "first_time": facts.paragraphs(activity.first_time),
        "together": activity.together,
        "organiser": {
            "name": organiser.name,
            "summary": organiser.summary,
            "href": f"organisaties/{organiser.id}/",
        }
        if organiser
        else None,
        "freshness": facts.freshness(activity, contact),
        "themes": [value(site.catalogue.themes[id_].name, f"themas/{id_}/") for id_ in activity.themes],
        "related": related(site, activity),
    }


def _rows(site: Site, activity: Activity, contact: Contact) -> list[View]:
    unknown = texts([facts.ask(contact)])
    costs, sign_up = activity.costs, activity.sign_up
    signing = texts([_SIGN_UP[sign_up.needed]])
    rows = [
        row(
            "Wanneer",
            texts(when_lines(activity.when)) or _unless(activity.when.remark, unknown),
            [activity.when.remark],
        ),
        _where(site, activity, unknown),
        row("Kosten", texts([cost_words(costs)]) or _unless(costs.remark, unknown), [costs.remark]),
        row("Aanmelden", signing or _unless(sign_up.how, unknown), [sign_up.how]),
        _who(site, activity),
    ]
    return [*rows, *_further(site, activity, contact)]


def _unless(remark: str | None, unknown: list[View]) -> list[View]:
    """The words of the source are an answer too: no "not known" above them."""
    return [] if remark else unknown


def _where(site: Site, activity: Activity, unknown: list[View]) -> View:
    where, venue = activity.where, site.catalogue.locations.get(activity.where.venue or "")
    values = texts([WHERE_WORDS[where.kind]])
    if venue:
        values = [value(venue.name, f"locaties/{venue.id}/"), *texts(facts.address_lines(venue.address))]
    values += facts.wijk_value(site.catalogue, site.catalogue.neighbourhood_of(activity))
    derived = (
        where.neighbourhood_derived if where.neighbourhood else bool(venue and venue.neighbourhood_derived)
    )
    note = "De wijk hebben wij zelf bij het adres gezocht." if derived else None
    return row("Waar", values or _unless(where.remark, unknown), [where.remark, note])


def _who(site: Site, activity: Activity) -> View:
    groups = [value(site.catalogue.groups[id_].name, f"doelgroepen/{id_}/") for id_ in activity.groups]
    guess = "Dit is onze inschatting: de bron noemt het niet." if activity.groups_estimated else None
    return row("Voor wie", [*groups, *texts([age_words(activity.ages)])], [guess])


def _further(site: Site, activity: Activity, contact: Contact) -> list[View]:
    """Languages and access; what nobody knows stands in one row, so that it does not fill the page."""
    venue = site.catalogue.locations.get(activity.where.venue or "")
    languages = [site.catalogue.languages[id_].name for id_ in activity.languages]
    access = facts.access_rows(venue.access) if venue else []
    rows = [row("Talen", texts([enumerate_words(languages)]))] if languages else []
    missing = [] if languages else ["talen"]
    missing += [] if access or not venue else ["toegankelijkheid"]
    label = f"{enumerate_words(missing)}".capitalize()
    return [*rows, *access, *([row(label, texts([facts.ask(contact)]))] if missing else [])]
