"""The pages of the host, rendered again only when something they are made of has changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from informatiewijzer.base.outputs import digest
from informatiewijzer.cli.stop import Stop
from informatiewijzer.publish.lock import hold

Host = Callable[[Path, Path], None]
_FORM = "1"
_PATIENCE = 120.0  # seconds; rendering takes about one


def host_files(project: Path, cache: Path, host: Host) -> dict[str, bytes]:
    """Every file the host makes of the hand-written pages, by path ("over/index.html").

    Kept in `cache` under the digest of pages, theme, settings, packages and adapter: with an unchanged shell
    the host is not even imported. Raises Stop when the host refuses; its message is Dutch.
    """
    folder = cache / "host" / _key(project)
    with hold(folder.parent, _PATIENCE, lambda _: None):  # two builds may share this cache
        if not folder.is_dir():
            _render(project, folder, host)
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in _files(folder)}


def _render(project: Path, folder: Path, host: Host) -> None:
    """Render beside the cache and rename when complete: a killed render is never taken for a good one."""
    for old in folder.parent.glob("*"):
        shutil.rmtree(old, ignore_errors=True)
    fresh = folder.with_name(f"{folder.name}.nieuw")
    fresh.mkdir(parents=True)
    try:
        host(project, fresh)
    except Exception as error:
        shutil.rmtree(fresh, ignore_errors=True)
        if type(error).__name__ == "HostError":
            raise Stop(str(error), "kijk de genoemde pagina na in site_src/pages") from error
        raise
    fresh.rename(folder)


def _key(project: Path) -> str:
    parts: list[str | bytes] = [_FORM]
    for path in _inputs(project):
        parts.append(path.relative_to(project).as_posix())
        parts.append(path.read_bytes())
    return digest(*parts)


def _inputs(project: Path) -> Iterator[Path]:
    """What the rendered pages depend on; our own templates do not, they are filled in by the core."""
    for name in ("mkdocs.yml", "REDACTIE.md", "requirements.lock", "site_src/talen.json"):
        if (project / name).exists():
            yield project / name
    for folder in ("site_src/pages", "site_src/theme", "plugins/mkdocs_informatiewijzer"):
        yield from (path for path in _files(project / folder) if path.suffix != ".pyc")


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
