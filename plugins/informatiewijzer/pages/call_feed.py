"""`/samen-doen/feed.xml`: the calls for who follows them with a feed reader (Atom, RFC 4287)."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from informatiewijzer.base.dutch import long_date
from informatiewijzer.base.outputs import OutputFile
from informatiewijzer.model.calls import Call
from informatiewijzer.pages.kinds.calls import BASE, FEED, KIND_WORDS, TITLE, newest_first
from informatiewijzer.pages.site import Site

_ATOM = "http://www.w3.org/2005/Atom"


def call_feed(site: Site) -> OutputFile:
    """The feed; without calls it is there and empty, so that who follows it hears of the first one.

    Ids are made of the town and the record, not of the address of the site, so they stay the same when it
    moves (RFC 4287, 4.2.6); links are relative to the feed when that address is unknown.
    """
    settings, calls = site.catalogue.settings, newest_first(site.catalogue.calls.values())
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": "nl"})
    SubElement(feed, "title").text = f"{TITLE}: oproepen in {settings.town}"
    SubElement(feed, "subtitle").text = f"Oproepen op {settings.site_name}. Elke oproep gaat vanzelf weg."
    SubElement(feed, "id").text = _id(site, "")
    # Without calls nothing was ever updated; a fixed day keeps the file the same from build to build.
    SubElement(feed, "updated").text = _moment(max(map(_changed, calls), default=date(2026, 1, 1)))
    SubElement(SubElement(feed, "author"), "name").text = settings.site_name
    _link(feed, "self", "application/atom+xml", _address(site, FEED, "feed.xml"))
    _link(feed, "alternate", "text/html", _address(site, BASE, "./"))
    for call in calls:
        _entry(feed, site, call)
    indent(feed, space=" ")
    out = BytesIO()
    ElementTree(feed).write(out, encoding="utf-8", xml_declaration=True)
    return OutputFile(FEED, out.getvalue() + b"\n")


def _entry(feed: Element, site: Site, call: Call) -> None:
    entry = SubElement(feed, "entry")
    SubElement(entry, "title").text = call.name
    SubElement(entry, "id").text = _id(site, call.id)
    SubElement(entry, "published").text = _moment(call.placed)
    SubElement(entry, "updated").text = _moment(_changed(call))
    _link(entry, "alternate", "text/html", _address(site, f"{BASE}{call.id}/", f"{call.id}/"))
    SubElement(entry, "category", {"term": call.kind.value, "label": KIND_WORDS[call.kind]})
    organisation = site.organisers[call.organisation].view.name
    SubElement(SubElement(entry, "author"), "name").text = organisation
    SubElement(
        entry, "summary"
    ).text = f"{call.summary} Reageren kan tot en met {long_date(call.valid_to)}, via {organisation}."


def _changed(call: Call) -> date:
    """The day somebody of the editors last had it in hands, as far as the record tells."""
    return max(call.placed, call.confirmed.on) if call.confirmed else call.placed


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _id(site: Site, call: str) -> str:
    return uuid5(NAMESPACE_URL, f"informatiewijzer:{site.catalogue.settings.town}:oproepen:{call}").urn


def _address(site: Site, path: str, relative: str) -> str:
    return site.base_url + path if site.base_url else relative


def _link(parent: Element, rel: str, kind: str, href: str) -> None:
    SubElement(parent, "link", {"rel": rel, "type": kind, "href": href})
