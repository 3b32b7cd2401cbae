"""The MkDocs plugin, so that plain `mkdocs build` and `mkdocs serve` give the complete site as well."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

# A leaf of the site that MkDocs would write itself; ours names the records too.
_HOST_TEMPLATES = frozenset({"sitemap.xml"})
# The words of our pages in other languages; the core reads the same file.
_WORDS = Path("site_src", "talen.json")


class PluginConfig(Config):
    """Options in mkdocs.yml."""

    aanvullen = config_options.Type(bool, default=True)
    catalogus = config_options.Type(str, default="catalogue")
    peildatum = config_options.Type(str, default="")


class InformatiewijzerPlugin(BasePlugin[PluginConfig]):
    """Keep the host's own assets out of the site and let the core complete what MkDocs rendered."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Switch off templates that the core writes itself; hand the words of other languages to ours."""
        config.theme.static_templates -= _HOST_TEMPLATES
        if config.theme.custom_dir:
            # Ours comes first and MkDocs' own last. Between them stand the ten thousand icons of Material, of
            # which no page of ours has any (`on_files`): looking through them is a fifth of the rendering.
            config.theme.dirs = [config.theme.dirs[0], config.theme.dirs[-1]]
        words = Path(config.config_file_path).parent / _WORDS
        config.extra["talen"] = json.loads(words.read_text("utf-8"))["talen"] if words.exists() else {}
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Leave only files of our own folders: no asset of the theme reaches a resident."""
        theme_dir = config.theme.custom_dir or ""
        ours = {str(Path(config.docs_dir)), str(Path(theme_dir))}
        return Files([f for f in files if f.src_dir is None or str(Path(f.src_dir)) in ours])

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Fill the blocks and write the generated pages into the finished tree (not inside our own build)."""
        if not self.config.aanvullen:
            return
        # Imported late: rendering the hand-written pages alone must not need the core.
        from informatiewijzer.cli.complete import complete_site

        project = Path(config.config_file_path).parent
        as_of = date.fromisoformat(self.config.peildatum) if self.config.peildatum else date.today()
        problems = complete_site(
            project, project / self.config.catalogus, Path(config.site_dir), as_of, config.site_url or ""
        )
        if problems:
            raise PluginError("De catalogus heeft fouten, de site is niet compleet:\n" + "\n".join(problems))

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, **_: object) -> LiveReloadServer:
        """Rebuild when a record or a template changes."""
        project = Path(config.config_file_path).parent
        for folder in (project / self.config.catalogus, project / "site_src" / "templates"):
            server.watch(str(folder))
        return server
