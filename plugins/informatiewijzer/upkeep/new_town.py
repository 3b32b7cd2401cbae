"""A new town from nothing: what of this project holds everywhere, and what its own first records are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from informatiewijzer.base.local import for_another_town
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.key_order import order_of
from informatiewijzer.model.records import Location, Organisation
from informatiewijzer.source.reader import read_tree
from informatiewijzer.source.tree import Text
from informatiewijzer.source.write import write_record
from informatiewijzer.source.written import slug
from informatiewijzer.upkeep.doctor import EXAMPLE
from informatiewijzer.upkeep.refusal import Refused

LISTS = ("doelgroepen", "ingangen", "organisatiesoorten", "soorten", "talen", "themas")
"""Closed lists that hold in every town."""
FILES = (
    "build.py", "pyproject.toml", "requirements.lock", "requirements-test.lock", "requirements-node.lock",
    "LICENSE", "REDACTIE.md", ".gitignore", ".htmlvalidate.json", "mkdocs.yml", ".gitlab-ci.yml",
)  # fmt: skip
FOLDERS = ("plugins", "site_src", ".github")
_LOCAL_DATA = "site_src/data/"
"""Shapes of the wijken: each town has its own."""
_MADE = re.compile(r"(?:^|/)(?:__pycache__|[^/]+\.egg-info)(?:/|$)|\.pyc$")
_ONLY_HERE = re.compile(r"\A---\n(?:.*\n)*?alleen_hier: ja\n(?:.*\n)*?---\n")
_MARKDOWN = ".md"
# The tests of the program are not part of a town: what runs them stays behind.
_TEST_FLOW = ".github/workflows/tests.yml"
_TEST_JOB = re.compile(r"^tests:\n(?:  .*\n|\n)*", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Town:
    """What is known of the new town."""

    name: str
    province: str
    wijken: tuple[str, ...]

    def wijk_ids(self) -> dict[str, str]:
        """The names of the wijken by id. Raises Refused when two are the same or one has no letters."""
        found: dict[str, str] = {}
        for name in self.wijken:
            id_ = slug(name)[:60].strip("-").replace("_", "-")
            if not id_ or id_ in found:
                raise Refused(f"De wijk '{name}' kan niet.", "noem elke wijk een keer, met letters")
            found[id_] = name
        return found


def town_files(project: Path, folder: Path, catalogue: Catalogue, town: Town) -> dict[str, bytes]:
    """Every file of the new town by path. `folder`: where `catalogue`, the present one, was read."""
    files = dict(_program(project, catalogue, town))
    help_lines = dict(_help_lines(folder, catalogue))
    files |= {f"catalogue/organisaties/{id_}.yaml": content for id_, content in help_lines.items()}
    for name in LISTS:
        files[f"catalogue/begrippen/{name}.yaml"] = (folder / "begrippen" / f"{name}.yaml").read_bytes()
    wijken: dict[str, Text] = {id_: {"naam": name} for id_, name in town.wijk_ids().items()}
    files["catalogue/begrippen/wijken.yaml"] = write_record(wijken, {}).encode()
    known = {f"organisaties/{id_}" for id_ in help_lines}
    local = local_words(catalogue, help_lines)
    for path in sorted((folder / "begrippen").glob("zoekwoorden*.yaml")):
        words = _everywhere(_tree(path.read_bytes(), path.name), known, local)
        if words:
            files[f"catalogue/begrippen/{path.name}"] = write_record(words, {}).encode()
    files["catalogue/instellingen.yaml"] = _settings(catalogue, town, help_lines).encode()
    files |= _examples(next(iter(town.wijk_ids())), catalogue)
    return files


def local_words(catalogue: Catalogue, kept: Mapping[str, bytes]) -> frozenset[str]:
    """Words, in small letters, that name something of the present town and of no other.

    A word of a name counts when no text ever writes it small and no list that is kept has it.
    """
    named = [catalogue.settings.town, catalogue.settings.province]
    records: dict[str, Location | Organisation] = {**catalogue.locations, **catalogue.organisations}
    for id_, record in records.items():
        if id_ not in kept:
            named += [record.name, *record.aliases]
    for wijk in catalogue.neighbourhoods.values():
        named += [wijk.name, *wijk.aliases]
    texts = [f"{o.summary} {o.description or ''}" for o in catalogue.organisations.values()]
    texts += [f"{a.summary} {a.description or ''}" for a in catalogue.activities.values()]
    tables = (catalogue.themes, catalogue.groups, catalogue.kinds, catalogue.organisation_kinds)
    for table in (*tables, catalogue.languages, catalogue.entrances):
        for concept in table.values():
            texts += [concept.name.lower(), *(alias.lower() for alias in concept.aliases)]
    texts += [content.decode().lower() for content in kept.values()]
    small = {word for text in texts for word in _WORD.findall(text) if word == word.lower()}
    words = {word.lower() for name in named for word in _WORD.findall(name)}
    return frozenset(words - small)


def _program(project: Path, catalogue: Catalogue, town: Town) -> Iterator[tuple[str, bytes]]:
    for name in FILES:
        if (project / name).is_file():
            yield name, _for_town(name, (project / name).read_bytes(), catalogue, town)
    for folder in FOLDERS:
        for path in sorted((project / folder).rglob("*")):
            name = path.relative_to(project).as_posix()
            if not path.is_file() or _MADE.search(name) or name.startswith((_LOCAL_DATA, _TEST_FLOW)):
                continue
            content = path.read_bytes()
            if name.endswith(_MARKDOWN) and _ONLY_HERE.match(content.decode("utf-8")):
                continue
            yield name, _for_town(name, content, catalogue, town)


def _for_town(name: str, content: bytes, catalogue: Catalogue, town: Town) -> bytes:
    """The file as the new town gets it."""
    if name.endswith(_MARKDOWN):
        return for_another_town(content.decode("utf-8")).encode()
    if name == "mkdocs.yml":
        # The host writes the name of the site into every page.
        return content.decode("utf-8").replace(catalogue.settings.town, town.name).encode()
    if name == ".gitlab-ci.yml":
        return _TEST_JOB.sub("", content.decode("utf-8")).encode()
    return content


def _help_lines(folder: Path, catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """The national help lines with their sources: they are the same in every town."""
    for id_, record in catalogue.organisations.items():
        content = (folder / "organisaties" / f"{id_}.yaml").read_bytes()
        tree = _tree(content, id_)
        local = {"wijk", "locatie", "adres"} & tree.keys() or catalogue.settings.town.encode() in content
        if record.help_line and tree.get("werkgebied") == "land" and not local:
            yield id_, content


def _tree(content: bytes, name: str) -> dict[str, Text]:
    tree = read_tree(content, name).tree
    return tree.root if tree else {}


def _everywhere(words: Mapping[str, Text], known: set[str], local: frozenset[str]) -> dict[str, Text]:
    """The search words that hold in every town: no name of this one, no record that is not there."""
    found: dict[str, Text] = {}
    for section, rows in words.items():
        tried = (_row(item, known, local) for item in _as_list(rows))
        kept: list[Text] = [row for row in tried if row is not None]
        if kept:
            found[section] = kept
    return found


def _as_list(value: Text) -> list[Text]:
    return value if isinstance(value, list) else [value]


def _row(item: Text, known: set[str], local: frozenset[str]) -> Text:
    """One row without what is local; None when nothing useful is left."""
    if isinstance(item, str):
        return None if _names(item, local) else item
    if isinstance(item, list):
        group: list[Text] = [text for text in item if isinstance(text, str) and not _names(text, local)]
        return group if len(group) > 1 else None
    if not isinstance(item, dict):
        return None
    row: dict[str, Text] = {}
    for key, value in item.items():
        texts = [text for text in _as_list(value) if isinstance(text, str)]
        refs = key in ("toont", "ook")
        rest: list[Text] = [t for t in texts if (t in known if refs else not _names(t, local))]
        if rest:
            row[key] = rest if isinstance(value, list) else rest[0]
        elif key != "ook":
            return None
    return row


def _names(text: str, local: frozenset[str]) -> bool:
    """Whether a text has a local word in it, or one that is made of it, such as an adjective."""
    return any(word.startswith(tuple(local)) for word in _WORD.findall(text.lower())) if local else False


def _settings(catalogue: Catalogue, town: Town, help_lines: Mapping[str, bytes]) -> str:
    first = [id_ for id_ in catalogue.settings.help_lines if id_ in help_lines]
    return write_record(
        {
            "plaats": town.name,
            "provincie": town.province,
            "site_naam": f"Informatiewijzer {town.name}",
            "ondertitel": f"Wat kunt u doen in {town.name}, en wie kan u helpen?",
            "organisatie": f"{EXAMPLE}organisatie",
            "hulplijnen": list(first),
            "noodnummer": {"telefoon": "112", "naam": "Bij direct gevaar"},
        },
        {},
    )


def _examples(wijk: str, catalogue: Catalogue) -> dict[str, bytes]:
    """Two records that anybody can see are made up, so that the first build shows what is what."""
    made_up: list[Text] = [{"document": "Verzonnen voorbeeld; gooi dit bestand weg"}]
    note = "Verzonnen. Maak uw eigen bestanden en gooi dit dan weg."
    organisation: dict[str, Text] = {
        "naam": "Voorbeeld van een organisatie",
        "samenvatting": "Dit is een verzonnen voorbeeld. Hier komt wie deze site bijhoudt.",
        "soort": next(iter(catalogue.organisation_kinds)),
        "werkgebied": "gemeente",
        "bron": made_up,
        "zekerheid": "middel",
        "notitie_redactie": note,
    }
    theme = next(iter(catalogue.themes))
    activity: dict[str, Text] = {
        "naam": "Voorbeeld van een koffieochtend",
        "samenvatting": "Dit is een verzonnen voorbeeld. U kunt er niet naartoe.",
        "organisatie": f"{EXAMPLE}organisatie",
        "soort": next(iter(catalogue.kinds)),
        "themas": [theme],
        "doelgroepen": [next(iter(catalogue.groups))],
        "waar": {"vorm": "wisselend", "wijk": wijk},
        "wanneer": {"soort": "onbekend"},
        "kosten": {"soort": "onbekend"},
        "aanmelden": {"nodig": "onbekend"},
        "bron": made_up,
        "zekerheid": "middel",
        "notitie_redactie": note,
    }
    return {
        f"catalogue/organisaties/{EXAMPLE}organisatie.yaml": write_record(
            organisation, order_of(Organisation)
        ).encode(),
        f"catalogue/activiteiten/{EXAMPLE}koffieochtend.yaml": write_record(activity, {}).encode(),
    }
