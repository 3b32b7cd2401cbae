"""The pipeline: catalogue -> checks -> host -> pages -> search -> exports -> published folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from pathlib import Path

from informatiewijzer.base.findings import Finding, faults
from informatiewijzer.base.garbage import no_garbage_collection
from informatiewijzer.base.outputs import Finished, OutputFile, PlannedFile, planned
from informatiewijzer.base.parts import Parts
from informatiewijzer.base.site_address import with_slash
from informatiewijzer.cli.hostcache import Host, host_files
from informatiewijzer.cli.load import Checked, load_checked
from informatiewijzer.exports.offline import offline_files
from informatiewijzer.exports.open_data import open_data_files
from informatiewijzer.exports.security import security_files
from informatiewijzer.exports.server_files import server_files
from informatiewijzer.exports.sitemap import build_exports
from informatiewijzer.model.cache import code_digest
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.prints import with_prints
from informatiewijzer.publish.lock import hold
from informatiewijzer.publish.publisher import Outcome, Wishes, publish

_CORE = Path(__file__).resolve().parents[1]
_MAKERS = [_CORE / room for room in ("base", "exports", "model", "pages", "pages/views", "schedule")]
"""Whose code writes the parts of large files."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: from which project and catalogue, to which folder, for which day and address."""

    project: Path
    catalogue: Path
    site: Path
    as_of: date
    base_url: str = ""
    """Where the site will stand; "" when that is for the settings to say."""
    preview: bool = False
    """For this computer only: then the address in the settings does not count."""
    with_search: bool = True
    accept_shrink: bool = False
    fresh: bool = False
    wait: float = 30.0

    @property
    def cache(self) -> Path:
        """Where this project keeps what may be thrown away."""
        return self.project / ".cache"


@dataclass(frozen=True, slots=True)
class Built:
    """What came of it: the findings and, when there was no fault among them, what was published."""

    findings: tuple[Finding, ...]
    outcome: Outcome | None
    address: str = ""
    """Where the site will stand; "" when nobody said so."""


def build_site(
    order: Order,
    host: Host,
    say: Callable[[str], None],
    progress: Callable[[int], Callable[[], None]] | None = None,
) -> Built:
    """Build and publish; with any fault nothing is published and the old site stays.

    `progress(total)` gives a function that is called for each file. Raises Refusal or Stop (both Dutch).
    """
    # Hardly anything here makes rings of objects: looking for them costs a tenth and frees nothing.
    with hold(order.site, order.wait, say), no_garbage_collection():
        return _build(order, host, progress)


def _build(order: Order, host: Host, progress: Callable[[int], Callable[[], None]] | None) -> Built:
    """Apart, so that all that was made is gone before garbage is collected again."""
    checked = _load(order)
    if checked.catalogue is None or faults(checked.findings):
        return Built(checked.findings, None)
    plan = plan_everything(order, checked.catalogue, host)
    step = progress(len(plan)) if progress else None
    wishes = Wishes(order.accept_shrink, order.fresh, spare=True, step=step)
    outcome = publish(order.site, plan, wishes)
    return Built(checked.findings, outcome, address_of(order, checked.catalogue))


def plan_everything(order: Order, catalogue: Catalogue, host: Host) -> list[PlannedFile]:
    """Every file of the site as a plan, sorted by path."""
    files = host_files(order.project, order.cache, host)
    cache = None if order.fresh else order.cache
    base = address_of(order, catalogue)
    return plan_with(catalogue, files, order.project, order.as_of, base, cache, order.with_search)


def address_of(order: Order, catalogue: Catalogue) -> str:
    """Where the site will stand, ending in "/": as ordered, else as the settings say; "" when unknown."""
    return with_slash(order.base_url or ("" if order.preview else catalogue.settings.address or ""))


def plan_with(
    catalogue: Catalogue,
    files: Mapping[str, bytes],
    project: Path,
    as_of: date,
    base_url: str,
    cache: Path | None,
    with_search: bool = True,
) -> list[PlannedFile]:
    """Every file of the site as a plan, sorted by path; `files` is what the host rendered."""
    from informatiewijzer.pages.client.packing import pack_client
    from informatiewijzer.pages.plan import plan_site

    published = with_prints(catalogue.published(as_of))
    parts = Parts(cache / "delen", code_digest(*_MAKERS)) if cache else None
    # First, for the index needs much memory, which the pages can then use.
    found = _search_files(published, project, cache / "zoeken" if cache else None) if with_search else []
    plan = plan_site(published, pack_client(files), as_of, base_url, project, parts)
    plan.extend(map(planned, [*found, *_joined(plan, found)]))
    plan.extend(open_data_files(project, published, as_of, base_url, parts))
    plan.extend(map(planned, build_exports(published, [file.path for file in plan], base_url)))
    plan.extend(map(planned, security_files(published.settings, base_url)))
    plan.extend(map(planned, server_files(published.settings.works_offline(base_url), base_url)))
    plan.extend(map(planned, offline_files(project, published, plan, base_url)))
    return sorted(plan, key=itemgetter(0))


def _joined(plan: Sequence[PlannedFile], found: Sequence[Finished]) -> list[OutputFile]:
    """The file that joins the search to the finder, when both are there."""
    from informatiewijzer.pages.client.finder import join_search

    join = join_search(plan, found)
    return [join] if join else []


def _search_files(published: Catalogue, project: Path, cache: Path | None) -> Sequence[Finished]:
    from informatiewijzer.search.build import build_search
    from informatiewijzer.search.from_pages import page_documents

    return build_search(published, cache, page_documents(project))


def _load(order: Order) -> Checked:
    """The checked catalogue; files that did not change since the last build are not parsed again."""
    return load_checked(order.catalogue, order.as_of, None if order.fresh else order.cache)
