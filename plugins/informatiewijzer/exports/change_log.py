"""What came, changed and went with each release of the open data, and since the last one."""

from __future__ import annotations

from collections.abc import Mapping

from informatiewijzer.exports.open_json import about
from informatiewijzer.exports.public import Data, Public, to_json
from informatiewijzer.model.releases import Release, marks_of, next_events, releases_of


def change_log(public: Public, marks: Mapping[str, str] | None = None) -> bytes:
    """The log as JSON, the newest release first; addresses are those of the pages, without the last slash.

    `marks`: those of all records, when they are known already.
    """
    catalogue = public.catalogue
    marks = marks_of(public.records()) if marks is None else marks
    fresh = next_events(catalogue.releases, marks, public.as_of)
    history = releases_of(catalogue.releases)
    earlier = (event for event in catalogue.releases if event.day < public.as_of)
    newest = next(iter(releases_of((*earlier, *fresh))), None) if fresh else None
    data: Data = {
        **about(public),
        "uitgaven": [_told(release) for release in history],
        "nog_niet_uitgegeven": _told(newest) if newest and newest not in history else None,
    }
    return to_json(data) + b"\n"


def _told(release: Release) -> Data:
    return {
        "datum": release.day.isoformat(),
        "nieuw": list(release.came),
        "gewijzigd": list(release.changed),
        "weg": list(release.went),
    }
