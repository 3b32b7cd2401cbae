"""The host renders our pages into our theme, and nothing of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.pages.blocks import BLOCKS, CHOICE_BLOCKS
from informatiewijzer.pages.translated import TRANSLATED

Host = Callable[[Path, Path], None]


@pytest.fixture(scope="module")
def rendered(root: Path, host: Host, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the host makes of our pages."""
    target = tmp_path_factory.mktemp("host") / "uit"
    host(root, target)
    return target


def test_the_host_adds_nothing_of_its_own(root: Path, rendered: Path) -> None:
    """No script, style or index of the theme reaches a resident: only our pages and our assets."""
    ours = {path.relative_to(root / "site_src/pages") for path in (root / "site_src/pages").rglob("*.*")}
    made = {path.relative_to(rendered) for path in rendered.rglob("*") if path.is_file()}
    assert {path for path in made if path.suffix != ".html"} <= ours
    assert Path("404.html") in made
    assert Path("schil/index.html") in made


def test_the_host_is_silent_when_all_is_well(
    root: Path, host: Host, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """An editor sees our report only."""
    host(root, tmp_path / "uit")
    assert capfd.readouterr() == ("", "")


def test_a_broken_link_of_a_writer_is_told_in_dutch(root: Path, host: Host, tmp_path: Path) -> None:
    """The message names the page and the link."""
    from mkdocs_informatiewijzer.host import HostError

    project = tmp_path / "project"
    shutil.copytree(root / "site_src", project / "site_src")
    for name in ("mkdocs.yml", "REDACTIE.md"):
        shutil.copy(root / name, project / name)
    page = project / "site_src" / "pages" / "over" / "index.md"
    page.write_text("# Over\n\n[weg](bestaat-niet.md)\n", "utf-8")
    with pytest.raises(HostError, match=r"handgeschreven pagina's(?s:.*)bestaat-niet\.md"):
        host(project, tmp_path / "uit")


def test_pages_ask_only_for_blocks_that_exist(rendered: Path) -> None:
    """Every block of a hand-written page has its maker."""
    import re

    asked = {
        name
        for page in rendered.rglob("*.html")
        for name in re.findall('data-blok="([^"]*)"', page.read_text("utf-8"))
    }
    assert asked <= set(BLOCKS) | set(CHOICE_BLOCKS) | set(TRANSLATED)
    assert {"hulplijnen", "ingangen", "zoekveld"} <= asked


def test_host_and_settings_name_the_site_alike(root: Path, rendered: Path) -> None:
    """The name stands in mkdocs.yml for the host and in instellingen.yaml for the core."""
    catalogue = load_catalogue(root / "catalogue").catalogue
    assert catalogue is not None
    assert f"{catalogue.settings.site_name}</a></p>" in (rendered / "over/index.html").read_text("utf-8")


def test_every_icon_of_the_lists_is_drawn(root: Path) -> None:
    """A tile without its picture would look broken."""
    catalogue = load_catalogue(root / "catalogue").catalogue
    assert catalogue is not None
    drawn = {path.stem for path in (root / "site_src/pages/assets/iconen").glob("*.svg")}
    tables = (
        catalogue.entrances,
        catalogue.themes,
        catalogue.kinds,
        catalogue.groups,
        catalogue.organisation_kinds,
    )
    assert {concept.icon for table in tables for concept in table.values() if concept.icon} <= drawn


def test_no_page_holds_inline_code(rendered: Path) -> None:
    """The Content-Security-Policy allows none: no inline script, style or handler in theme or pages."""
    import re

    for page in sorted(rendered.rglob("*.html")):
        html = page.read_text("utf-8")
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", html), page
        assert not re.search(r"<script(?![^>]*\ssrc=)", html), page
