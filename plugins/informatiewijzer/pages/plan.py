"""All pages of a site as planned files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from informatiewijzer.base.outputs import PlannedFile, digest, planned
from informatiewijzer.base.parts import Parts
from informatiewijzer.base.site_address import with_slash
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.pages.calendars import calendar_files
from informatiewijzer.pages.call_feed import call_feed
from informatiewijzer.pages.client.finder import finder_files, load_near
from informatiewijzer.pages.client.my_list import list_files, with_list
from informatiewijzer.pages.design import load_styles
from informatiewijzer.pages.drawing.pictures import picture_files, pictured
from informatiewijzer.pages.drawing.press import load_press
from informatiewijzer.pages.drawing.wijk_map import load_map
from informatiewijzer.pages.handwritten import make_shell, plan_handwritten, prepared
from informatiewijzer.pages.kinds.agenda import agenda_pages
from informatiewijzer.pages.kinds.az import az_pages
from informatiewijzer.pages.kinds.calls import call_list, call_pages
from informatiewijzer.pages.kinds.campaign import campaign_pages
from informatiewijzer.pages.kinds.concepts import entrance_pages, group_pages, theme_pages
from informatiewijzer.pages.kinds.figures import figures_page
from informatiewijzer.pages.kinds.gone import gone_pages
from informatiewijzer.pages.kinds.lists import activity_list, location_list, organisation_list
from informatiewijzer.pages.kinds.materials import material_files, material_pages
from informatiewijzer.pages.kinds.paper import posters, wijk_sheets
from informatiewijzer.pages.kinds.records import activity_pages, location_pages, organisation_pages
from informatiewijzer.pages.kinds.wayfinder import wayfinder_files, wayfinder_pages
from informatiewijzer.pages.kinds.week import week_page
from informatiewijzer.pages.kinds.wijken import wijk_pages
from informatiewijzer.pages.languages import load_languages
from informatiewijzer.pages.page import Page
from informatiewijzer.pages.render import load_kitchen
from informatiewijzer.pages.shell import Shell
from informatiewijzer.pages.site import Site, make_site
from informatiewijzer.schedule.closings import remembered_feast_days

PAGE_KINDS: tuple[Callable[[Site], Iterator[Page]], ...] = (
    activity_list,
    activity_pages,
    agenda_pages,
    az_pages,
    call_list,
    call_pages,
    campaign_pages,
    entrance_pages,
    figures_page,
    gone_pages,
    group_pages,
    location_list,
    location_pages,
    material_pages,
    organisation_list,
    organisation_pages,
    posters,
    theme_pages,
    wayfinder_pages,
    week_page,
    wijk_pages,
    wijk_sheets,
)
"""Every kind of generated page; a new kind is one function here."""

# The checkout this module stands in: templates and icons live beside the core.
_PROJECT = Path(__file__).resolve().parents[3]


def _complete_site(
    published: Catalogue, as_of: date, project: Path, base_url: str, parts: Parts | None = None
) -> Site:
    """The site with what a project may add to it: the shapes of the wijken, pages in other languages."""
    feasts = remembered_feast_days(as_of, parts or Parts())
    site = make_site(published, load_kitchen(project), as_of, load_near(project, published), feasts, parts)
    wijk_map = load_map(project, published.neighbourhoods)
    site = replace(
        site,
        wijk_map=wijk_map,
        languages=load_languages(project),
        styles=load_styles(project),
        press=load_press(project, published.logo),
        base_url=with_slash(base_url),
    )
    return replace(site, pictures=pictured(site))


def plan_generated(site: Site, shell: Shell) -> list[PlannedFile]:
    """The generated pages of a site, sorted by path."""
    site = replace(site, base_url=shell.base_url)
    pages = (page for kind in PAGE_KINDS for page in kind(site))
    base = digest(site.kitchen.digest, shell.digest, *sorted(site.pictures))
    return sorted((page.planned(site.kitchen, shell, base) for page in pages), key=lambda file: file.path)


def plan_pages(
    catalogue: Catalogue, shell: Shell, as_of: date, base_url: str, project: Path = _PROJECT
) -> list[PlannedFile]:
    """The generated pages of a whole catalogue as it may be seen on `as_of`, stamped into a parsed shell."""
    site = make_site(catalogue.published(as_of), load_kitchen(project), as_of)
    return plan_generated(site, shell.at(base_url))


def plan_site(
    published: Catalogue,
    host_files: Mapping[str, bytes],
    as_of: date,
    base_url: str,
    project: Path = _PROJECT,
    parts: Parts | None = None,
) -> list[PlannedFile]:
    """Hand-written and generated pages and the assets, sorted by path.

    `published`: the catalogue as it may be seen on `as_of`; `host_files`: what the host rendered, by path
    ("over/index.html"), the shell page among them.
    Raises UnknownBlock or ShellError with a Dutch message when a page or the theme asks for the impossible.
    """
    site = with_list(_complete_site(published, as_of, project, base_url, parts))
    host_files = prepared(host_files, site)
    shell = make_shell(host_files, site, base_url)
    generated = plan_generated(site, shell)
    files = [*plan_handwritten(host_files, site, base_url, parts), *generated]
    files += calendar_files(site, base_url, parts)
    files += map(planned, finder_files(site))
    files += list_files(site)
    files += wayfinder_files(site)
    files.append(planned(call_feed(site)))
    files += [*material_files(site), *picture_files(site)]
    return sorted(files, key=lambda file: file.path)
