"""The plan of a site: equal keys mean equal bytes, lists stay bounded, titles are unique, links lead on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from informatiewijzer.base.outputs import PlannedFile
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.pages.blocks import UnknownBlock, fill_blocks
from informatiewijzer.pages.handwritten import plan_handwritten
from informatiewijzer.pages.lists import PAGE_SIZE
from informatiewijzer.pages.plan import plan_pages
from informatiewijzer.pages.render import load_kitchen
from informatiewijzer.pages.shell import Shell
from informatiewijzer.pages.site import make_site
from informatiewijzer.source.written import written_pages

_SHELL = Shell.parse(
    "<title>@@TITEL@@</title>@@KOP@@ @@WORTEL@@ @@OMSCHRIJVING@@ @@KRUIMELS@@ @@INHOUD@@ @@ADRES@@"
)


@pytest.fixture(scope="module")
def catalogue(root: Path) -> Catalogue:
    """The real catalogue."""
    loaded = load_catalogue(root / "catalogue").catalogue
    assert loaded is not None
    return loaded


def _plan(catalogue: Catalogue, as_of: date, base_url: str = "") -> dict[str, PlannedFile]:
    return {file.path: file for file in plan_pages(catalogue, _SHELL, as_of, base_url)}


def _with(catalogue: Catalogue, table: str, id_: str, **changes: Any) -> Catalogue:
    records = dict(getattr(catalogue, table))
    records[id_] = records[id_].model_copy(update=changes)
    return replace(catalogue, **{table: records})


def _changes(catalogue: Catalogue) -> Mapping[str, Catalogue]:
    library = catalogue.organisations["bibliotheek-hengelo"]
    contact = library.contact.model_copy(update={"phones": ("074 000 00 00",)})
    venue = next(iter(catalogue.locations))
    return {
        "summary": _with(catalogue, "activities", "koffieochtend-slangenbeek", summary="Anders <b>."),
        "inherited telephone number": _with(catalogue, "organisations", library.id, contact=contact),
        "name of an organiser": _with(catalogue, "organisations", library.id, name="Andere naam"),
        "name of a venue": _with(catalogue, "locations", venue, name="Andere plek"),
        "name of a theme": _with(catalogue, "themes", "samen-eten", name="Aan tafel"),
        "a record less": replace(catalogue, activities=dict(list(catalogue.activities.items())[1:])),
    }


def test_equal_keys_mean_equal_bytes(catalogue: Catalogue, as_of: date) -> None:
    """After any change, a page that keeps its key keeps its bytes; and the change is seen somewhere."""
    before = _plan(catalogue, as_of)
    made = {path: file.make() for path, file in before.items()}
    for what, changed in _changes(catalogue).items():
        after = _plan(changed, as_of)
        moved = [path for path, file in after.items() if path in before and file.key != before[path].key]
        kept = [path for path in after if path in before and path not in moved]
        assert moved, what
        assert all(after[path].make() == made[path] for path in kept), what


def test_a_note_for_editors_changes_no_page(catalogue: Catalogue, as_of: date) -> None:
    """What is never published cannot make a page new."""
    changed = _with(catalogue, "activities", "koffieochtend-slangenbeek", editors_note="Navragen.")
    before, after = _plan(catalogue, as_of), _plan(changed, as_of)
    assert {path: file.key for path, file in before.items()} == {
        path: file.key for path, file in after.items()
    }


def test_the_address_of_the_site_is_part_of_the_key(catalogue: Catalogue, as_of: date) -> None:
    """Another base URL changes the canonical link, so every page is made again."""
    one, other = _plan(catalogue, as_of), _plan(catalogue, as_of, "https://voorbeeld.invalid")
    assert not {file.key for file in one.values()} & {file.key for file in other.values()}
    assert b'href="https://voorbeeld.invalid/a-z/"' in other["a-z/index.html"].make()


def test_titles_are_unique(catalogue: Catalogue, as_of: date) -> None:
    """WCAG 2.4.2: organisations and their activities often share a name, their pages do not share a title."""
    titles = [
        re.findall(rb"<title>(.*?)</title>", file.make())[0] for file in _plan(catalogue, as_of).values()
    ]
    assert [title for title, times in Counter(titles).items() if times > 1] == []


def test_every_published_record_has_a_page_and_no_concept_is_named(catalogue: Catalogue, as_of: date) -> None:
    """What is not published stands on no page, not even as a name in a list."""
    plan, public = _plan(catalogue, as_of), catalogue.published(as_of)
    for kind, records in (("activiteiten", public.activities), ("organisaties", public.organisations)):
        assert all(f"{kind}/{id_}/index.html" in plan for id_ in records)
    hidden = [f"activiteiten/{id_}/" for id_ in catalogue.activities if id_ not in public.activities]
    everything = b"".join(file.make() for file in plan.values()).decode()
    assert hidden
    assert [address for address in hidden if f'{address}"' in everything] == []


def test_lists_stay_bounded_and_lose_nothing(catalogue: Catalogue, as_of: date) -> None:
    """A long list goes on to a next page, and every card stands on exactly one of them."""
    some = next(iter(catalogue.published(as_of).activities.values()))
    many = {
        f"verzonnen-{n}": some.model_copy(update={"id": f"verzonnen-{n}", "name": f"Verzonnen {n}"})
        for n in range(450)
    }
    plan = _plan(replace(catalogue, activities=many), as_of)
    base = f"themas/{some.themes[0]}/"
    pages = [base, f"{base}bladzijde-2/", f"{base}bladzijde-3/"]
    found = [
        re.findall(rb"<h3><a href=\"[./]*activiteiten/([a-z0-9-]+)/", plan[f"{page}index.html"].make())
        for page in pages
    ]
    assert [len(cards) for cards in found] == [PAGE_SIZE, PAGE_SIZE, 50]
    assert len({id_ for cards in found for id_ in cards}) == 450
    assert f"{base}bladzijde-4/index.html" not in plan


def test_inner_links_lead_to_pages(catalogue: Catalogue, as_of: date, root: Path) -> None:
    """A generated page links only to pages of the plan and to the hand-written ones."""
    plan = _plan(catalogue, as_of)
    known = {path.removesuffix("index.html") for path in plan}
    known |= {page.address for page in written_pages(root / "site_src" / "pages")}
    for path, file in plan.items():
        for target in re.findall(r'<(?:a|li)[^>]* href="((?:\.\./)+)([^"#?]*)"', file.make().decode()):
            assert target[1] in known or "." in target[1], (path, target)


def test_an_unknown_block_is_refused_in_dutch(catalogue: Catalogue, root: Path, as_of: date) -> None:
    """A typing error of a writer is told with the page and the blocks there are."""
    site = make_site(catalogue.published(as_of), load_kitchen(root), as_of)
    with pytest.raises(UnknownBlock, match=r"over/index.html vraagt om het blok 'ingang'.*ingangen"):
        fill_blocks('<div data-blok="ingang"></div>', site, "./", "over/index.html")


def test_a_missing_page_links_from_the_root_of_the_server(
    catalogue: Catalogue, root: Path, as_of: date
) -> None:
    """404.html is shown at any depth, so its links are absolute within the folder of the site."""
    site = make_site(catalogue.published(as_of), load_kitchen(root), as_of)
    host = {"404.html": b'@@KOP@@<a href="@@WORTEL@@a-z/">', "over/index.html": b"@@KOP@@ @@ADRES@@"}
    made = {
        f.path: f.make().decode() for f in plan_handwritten(host, site, "https://voorbeeld.invalid/wijzer")
    }
    assert made["404.html"] == '<a href="/wijzer/a-z/">'
    assert made["over/index.html"] == (
        '<link rel="canonical" href="https://voorbeeld.invalid/wijzer/over/"> https://voorbeeld.invalid/wijzer/over/'
    )
