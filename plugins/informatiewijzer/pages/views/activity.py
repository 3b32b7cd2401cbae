"""The page of an activity as plain data."""

from __future__ import annotations

from typing import Any, NamedTuple

from informatiewijzer.base.dutch import enumerate_words
from informatiewijzer.model.base import State, Truth
from informatiewijzer.model.records import NO_CONTACT, Activity, Contact
from informatiewijzer.pages import facts
from informatiewijzer.pages.calendar_links import NAME, has_calendar
from informatiewijzer.pages.cards import Card
from informatiewijzer.pages.facts import Row, Value, notes, texts
from informatiewijzer.pages.mistake import mistake_href
from informatiewijzer.pages.referral import referral_card
from informatiewijzer.pages.site import Organiser, Site
from informatiewijzer.pages.words import WHERE_WORDS, age_words, capital, cost_words, when_lines
from informatiewijzer.schedule.compact import when_json

_SIGN_UP = {
    Truth.YES: (Value("Ja, meld u eerst aan"),),
    Truth.NO: (Value("Nee, u kunt zo komen"),),
    Truth.UNKNOWN: (),
}
DERIVED = "De wijk hebben wij zelf bij het adres gezocht."
ESTIMATED = "Dit is onze inschatting: de bron noemt het niet."


class Times(NamedTuple):
    """The data of the next times (JSON text), and the public holidays to warn of."""

    times: str
    feasts: str


def activity_view(site: Site, activity: Activity, alike: tuple[Card, ...]) -> dict[str, Any]:
    """Everything `activiteit.html` shows."""
    contact = contact_of(site, activity)
    return {
        "h1": activity.name,
        "summary": activity.summary,
        "closed": facts.closed_notice(activity),
        "contact": facts.contact_view(contact),
        "rows": fact_rows(site, activity, contact),
        "keren": _times(site, activity),
        "calendar": NAME if has_calendar(site, activity) else None,
        "paragraphs": facts.paragraphs(activity.description),
        "first_time": facts.paragraphs(activity.first_time),
        "together": activity.together,
        "organiser": organiser_of(site, activity),
        "referral": referral_card(activity, facts.ask(contact), site.as_of),
        "freshness": facts.freshness(activity, contact, site.late("activiteiten", activity)),
        "mistake": mistake_href(site, activity),
        "themes": tuple(site.themes[id_] for id_ in activity.themes),
        "related": alike,
    }


def _times(site: Site, activity: Activity) -> Times | None:
    """The data for the next times, with the public holidays to warn of; what is closed for now has none."""
    closed = activity.status.state is State.CLOSED
    times = None if closed else when_json(activity.when, site.closings, site.as_of)
    return Times(times, site.feasts) if times else None


def organiser_of(site: Site, activity: Activity) -> Organiser | None:
    """Who organises it, as its page shows them; None when nobody is named."""
    organiser = site.organisers.get(activity.organisation or "")
    return organiser.view if organiser else None


def contact_of(site: Site, activity: Activity) -> Contact:
    """As `Catalogue.contact_of`, without making a new model when there is nothing to merge."""
    organiser = site.catalogue.organisations.get(activity.organisation or "")
    own = activity.contact
    if own.phones or own.email or own.website:
        return own.over(organiser.contact) if organiser else own
    return organiser.contact if organiser else NO_CONTACT


def fact_rows(site: Site, activity: Activity, contact: Contact) -> tuple[Row, ...]:
    """The list of facts; `contact`: whom to ask what is not known (`contact_of`)."""
    unknown = (Value(facts.ask(contact)),)
    when, costs, sign_up = activity.when, activity.costs, activity.sign_up
    return (
        _row("Wanneer", texts(when_lines(when)), when.remark, unknown),
        _where(site, activity, unknown),
        _row("Kosten", texts((cost_words(costs),)), costs.remark, unknown),
        _row("Aanmelden", _SIGN_UP[sign_up.needed], sign_up.how, unknown),
        _who(site, activity),
        *_further(site, activity, unknown),
    )


def _row(label: str, entries: tuple[Value, ...], remark: str | None, unknown: tuple[Value, ...]) -> Row:
    """The words of the source are an answer too: with a remark there is no "not known"."""
    if remark:
        return Row(label, entries, (remark,))
    return Row(label, entries or unknown)


def _where(site: Site, activity: Activity, unknown: tuple[Value, ...]) -> Row:
    where, venue = activity.where, site.venue(activity.where.venue)
    entries = venue.place if venue else texts((WHERE_WORDS[where.kind],))
    own = site.wijken.get(where.neighbourhood or "")
    wijk = own or (venue.wijk if venue else None)
    derived = where.neighbourhood_derived if own else bool(venue and venue.derived)
    note = DERIVED if derived and wijk else None
    entries = (*entries, wijk) if wijk else entries
    entries = (*entries, *venue.route) if venue else entries
    return Row("Waar", entries or (() if where.remark else unknown), notes(where.remark, note))


def _who(site: Site, activity: Activity) -> Row:
    groups = tuple(site.groups[id_] for id_ in activity.groups)
    guess = (ESTIMATED,) if activity.groups_estimated else ()
    return Row("Voor wie", groups + texts((age_words(activity.ages),)), guess)


def _further(site: Site, activity: Activity, unknown: tuple[Value, ...]) -> tuple[Row, ...]:
    """Languages and access; what nobody knows stands in one row, so that it does not fill the page."""
    venue = site.venue(activity.where.venue)
    names = [site.catalogue.languages[id_].name for id_ in activity.languages]
    languages = (Row("Talen", texts((enumerate_words(names),))),) if names else ()
    access = venue.access if venue else ()
    missing = [] if names else ["talen"]
    if venue and not access:
        missing.append("toegankelijkheid")
    rest = (Row(capital(enumerate_words(missing)), unknown),) if missing else ()
    return (*languages, *access, *rest)
