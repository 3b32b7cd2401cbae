"""Hand-written pages as the host rendered them: blocks filled in, remaining tokens replaced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from markupsafe import escape

from informatiewijzer.base.local import TOWN, without_marks
from informatiewijzer.base.outputs import OutputFile, PlannedFile, digest, planned
from informatiewijzer.base.parts import Parts
from informatiewijzer.base.policy import content_policy
from informatiewijzer.base.site_address import site_folder, with_slash
from informatiewijzer.pages.blocks import asked_blocks, fill_blocks, with_blocks
from informatiewijzer.pages.client.scripts import OURS, slim
from informatiewijzer.pages.shell import Shell, address_of, canonical, root_of, split_tokens
from informatiewijzer.pages.site import Site

SHELL_PAGE = "schil/index.html"
NOT_FOUND = "404.html"
SHELL_ROOT = "@@WORTEL@@"
_SLIM = "slim-1"  # goes up whenever `slim` writes something else for the same script
_POLICY = "@@BELEID@@"


def prepared(host_files: Mapping[str, bytes], site: Site) -> Mapping[str, bytes]:
    """The host's files with the policy of the pages and the name of the town.

    The policy allows a service worker only where visitors may keep the site.
    """
    settings = site.catalogue.settings
    policy = content_policy(worker=settings.works_offline(site.base_url), header=False)
    return {
        path: _prepared(content, policy, settings.town) if path.endswith(".html") else content
        for path, content in host_files.items()
    }


def _prepared(content: bytes, policy: str, town: str) -> bytes:
    html = without_marks(content.decode("utf-8"))
    return html.replace(_POLICY, policy, 1).replace(TOWN, escape(town)).encode("utf-8")


def make_shell(host_files: Mapping[str, bytes], site: Site, base_url: str) -> Shell:
    """The shell from the host's files, its blocks filled in. Raises KeyError when there is no shell page."""
    html = host_files[SHELL_PAGE].decode("utf-8")
    shell = Shell.parse(fill_blocks(html, site, SHELL_ROOT, "schil.md"), base_url)
    base = with_slash(base_url)
    return shell.with_heads(site.languages.heads(base), site.languages.digest(base))


def plan_handwritten(
    host_files: Mapping[str, bytes], site: Site, base_url: str, parts: Parts | None = None
) -> list[PlannedFile]:
    """Every file of the host but the shell page: pages completed, our scripts slim; sorted by path.

    `parts`: what the last build remembers of the blocks.
    """
    files = []
    pages = {path: content.decode("utf-8") for path, content in host_files.items() if _is_page(path)}
    blocks = _blocks(pages, site, base_url, parts or Parts())
    for path, content in sorted(host_files.items()):
        if path == SHELL_PAGE:
            continue
        if path in pages:
            content = _complete(with_blocks(pages[path], blocks[path]), path, site, base_url)
        elif OURS.fullmatch(path):
            files.append(PlannedFile(path, digest(_SLIM, content), partial(slim, content)))
            continue
        files.append(planned(OutputFile(path, content)))
    return files


def _is_page(path: str) -> bool:
    return path.endswith(".html") and path != SHELL_PAGE


def _blocks(
    pages: Mapping[str, str], site: Site, base_url: str, parts: Parts
) -> Mapping[str, Sequence[bytes]]:
    """The blocks of every page; of those that show what they showed no template is even read."""
    asked = {path: asked_blocks(html, site, _root(path, base_url), path) for path, html in pages.items()}
    wanted = {key: make for blocks in asked.values() for key, make in blocks if key}
    made = dict(zip(wanted, parts.of("blokken", list(wanted.items())), strict=True))
    return {path: [made[key] if key else make() for key, make in blocks] for path, blocks in asked.items()}


def _root(path: str, base_url: str) -> str:
    """The way to the root. A missing page is shown at any depth, so its links start at that of the server."""
    return site_folder(base_url) if path == NOT_FOUND else root_of(path)


def _complete(html: str, path: str, site: Site, base_url: str) -> bytes:
    lost = path == NOT_FOUND
    base = with_slash(base_url)
    values = {
        "WORTEL": _root(path, base_url),
        "KOP": "" if lost else canonical(base, path) + site.languages.heads(base).get(path, ""),
        "ADRES": "" if lost or not base else str(escape(base + address_of(path))),
    }
    return "".join(text + values.get(name, "") for text, name, _ in split_tokens(html)).encode("utf-8")
