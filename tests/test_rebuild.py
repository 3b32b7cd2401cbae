"""What planning takes over from the last build: the same as when nothing is remembered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from informatiewijzer.base.parts import Parts
from informatiewijzer.model.base import Truth
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.model.shared import Shared
from informatiewijzer.pages import outlines
from informatiewijzer.pages.handwritten import plan_handwritten
from informatiewijzer.pages.kinds.agenda import agenda_pages
from informatiewijzer.pages.kinds.paper import wijk_sheets
from informatiewijzer.pages.render import load_kitchen
from informatiewijzer.pages.site import Site, make_site
from informatiewijzer.search import from_catalogue
from informatiewijzer.search.build import build_search

Edit = Callable[[Catalogue], Catalogue]


def _with(catalogue: Catalogue, kind: str, id_: str, **update: Any) -> Catalogue:
    records = dict(getattr(catalogue, kind))
    records[id_] = records[id_].model_copy(update=update)
    return replace(catalogue, **{kind: records})


def _timed(catalogue: Catalogue) -> Any:
    """An activity with a fixed time at a venue, of an organisation, in a wijk."""
    return next(
        a
        for a in catalogue.activities.values()
        if a.when.slots and a.where.venue and a.organisation and catalogue.neighbourhood_of(a)
    )


def _text(catalogue: Catalogue) -> Catalogue:
    return _with(catalogue, "activities", _timed(catalogue).id, summary="Kom gerust eens langs.")


def _name(catalogue: Catalogue) -> Catalogue:
    return _with(catalogue, "activities", _timed(catalogue).id, name="Aardig anders")


def _time(catalogue: Catalogue) -> Catalogue:
    activity = _timed(catalogue)
    return _with(catalogue, "activities", activity.id, when=activity.when.model_copy(update={"slots": ()}))


def _access(catalogue: Catalogue) -> Catalogue:
    venue = catalogue.locations[_timed(catalogue).where.venue]
    other = Truth.NO if venue.access.wheelchair is Truth.YES else Truth.YES
    return _with(
        catalogue, "locations", venue.id, access=venue.access.model_copy(update={"wheelchair": other})
    )


def _venue_name(catalogue: Catalogue) -> Catalogue:
    return _with(catalogue, "locations", _timed(catalogue).where.venue, name="Een ander huis")


def _organiser(catalogue: Catalogue) -> Catalogue:
    return _with(catalogue, "organisations", _timed(catalogue).organisation, name="Een andere club")


def _theme(catalogue: Catalogue) -> Catalogue:
    return _with(catalogue, "themes", _timed(catalogue).themes[0], name="Iets heel anders")


def _fewer(catalogue: Catalogue) -> Catalogue:
    left = dict(catalogue.activities)
    del left[_timed(catalogue).id]
    return replace(catalogue, activities=left)


EDITS: tuple[Edit, ...] = (_text, _name, _time, _access, _venue_name, _organiser, _theme, _fewer)


@pytest.fixture
def published(root: Path, as_of: date) -> Catalogue:
    """What may be shown of the real catalogue."""
    catalogue = load_catalogue(root / "catalogue").catalogue
    assert catalogue is not None
    return catalogue.published(as_of)


@pytest.fixture
def make(root: Path, as_of: date) -> Callable[..., Site]:
    """Makes the site of a catalogue."""

    def run(catalogue: Catalogue, parts: Parts | None = None) -> Site:
        return make_site(catalogue, load_kitchen(root), as_of, feasts="", parts=parts)

    return run


def _planned(site: Site) -> Mapping[str, object]:
    cards = {
        at: (card.href, card.name, card.summary, card.facts, card.digest, card.sort)
        for at, card in site.cards.items()
    }
    return {"cards": cards, "facets": site.facets, "calendars": site.with_calendar, "themes": site.by_theme}


@pytest.mark.parametrize("edit", EDITS)
def test_remembered_outlines_are_those_that_are_made(
    published: Catalogue, make: Callable[..., Site], tmp_path: Path, edit: Edit
) -> None:
    """After an edit of a record, its venue, its organisation or a list: as without a memory."""
    parts = Parts(tmp_path, "vorm")
    assert _planned(make(published, parts)) == _planned(make(published))
    changed = edit(published)
    assert _planned(make(changed, parts)) == _planned(make(changed))
    assert _planned(make(changed, parts)) == _planned(make(changed))


def test_an_unchanged_record_is_not_outlined_again(
    published: Catalogue, make: Callable[..., Site], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With nothing changed every outline is remembered."""
    make(published, Parts(tmp_path, "vorm"))

    def never(*_: object) -> bytes:
        raise AssertionError("made again, though nothing changed")

    monkeypatch.setattr(outlines, "_written", never)
    make(published, Parts(tmp_path, "vorm"))


def _keys(site: Site) -> set[str]:
    return {page.depends for kind in (agenda_pages, wijk_sheets) for page in kind(site)}


@pytest.mark.parametrize(
    ("edit", "same"), [(_text, True), (_name, False), (_time, False), (_venue_name, False)]
)
def test_a_text_that_is_not_shown_is_no_reason(
    published: Catalogue, make: Callable[..., Site], edit: Edit, same: bool
) -> None:
    """Agendas and sheets of wijken depend on names, times and venues, not on what a record tells."""
    assert (_keys(make(edit(published))) == _keys(make(published))) is same


@pytest.mark.parametrize("edit", EDITS)
def test_pages_that_name_a_record_are_made_when_they_differ(
    published: Catalogue, make: Callable[..., Site], edit: Edit
) -> None:
    """An agenda or a sheet that shows something else has another key."""
    before, after = make(published), make(edit(published))
    for kind in (agenda_pages, wijk_sheets):
        old = {page.path: page for page in kind(before)}
        for page in kind(after):
            if page.path in old and page.depends == old[page.path].depends:
                assert page.view() == old[page.path].view()


def test_blocks_are_remembered_by_what_they_show(
    published: Catalogue, make: Callable[..., Site], tmp_path: Path
) -> None:
    """After every edit a hand-written page has the blocks of a build without memory."""
    blocks = ("aantallen", "hulplijnen", "ingangen", "ontwerp-onderdelen", "deze-week", "mijn-lijst")
    html = "".join(f'<div data-blok="{name}"></div>' for name in blocks)
    theme = next(iter(published.themes))
    host = {"een/index.html": f'{html}<div data-blok="aanbod" data-keuze="themas={theme}"></div>'.encode()}
    parts = Parts(tmp_path, "vorm")
    for edit in (lambda catalogue: catalogue, *EDITS):
        site = make(edit(published))
        (remembered,) = plan_handwritten(host, site, "", parts)
        (made,) = plan_handwritten(host, site, "")
        assert remembered.make() == made.make()


@pytest.mark.parametrize("edit", EDITS)
def test_the_search_after_an_edit_is_that_of_a_build_without_memory(
    published: Catalogue, tmp_path: Path, edit: Edit
) -> None:
    """A document is made again whenever its record, its venue, its organisation or a list changed."""
    build_search(published, tmp_path)
    changed = edit(published)
    found, expected = build_search(changed, tmp_path), build_search(changed)
    assert [(file.path, file.read()) for file in found] == [(file.path, file.read()) for file in expected]
    assert [file.key for file in found] == [file.key for file in expected]


def test_an_unchanged_record_makes_no_document(
    published: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One activity changed: one document, and those in the same file of cards."""
    build_search(published, tmp_path)
    made = []
    make = from_catalogue._activity
    monkeypatch.setattr(
        from_catalogue,
        "_activity",
        lambda catalogue, record: made.append(record.id) or make(catalogue, record),
    )
    build_search(_text(published), tmp_path)
    assert _timed(published).id in made
    assert len(made) < len(published.activities) / 4


def test_of_a_remembered_record_only_the_filled_in_fields_are_shared(published: Catalogue) -> None:
    """Equal sets become one, of the record and of its parts."""
    shared, record = Shared(), next(iter(published.activities.values()))
    copies = [type(record).model_validate_json(record.model_dump_json(by_alias=True)) for _ in range(2)]
    for copy in copies:
        shared.share_fields(copy)
    one, other = copies
    assert one == other == record.model_copy()
    assert one.__pydantic_fields_set__ is other.__pydantic_fields_set__
    assert one.where.__pydantic_fields_set__ is other.where.__pydantic_fields_set__
