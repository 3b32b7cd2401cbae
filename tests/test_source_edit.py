"""Changing one value in a file leaves every other byte as it was."""

from __future__ import annotations

import random
from pathlib import Path as File

import pytest
from hypothesis import given
from hypothesis import strategies as st
from informatiewijzer.model.key_order import order_of
from informatiewijzer.model.loading import RECORD_KINDS
from informatiewijzer.source.edit import EditError, edit, values_of, with_change
from informatiewijzer.source.reader import read_tree
from informatiewijzer.source.tree import Path, Text, texts
from informatiewijzer.source.write import scalar, write_record

ROOT = File(__file__).parents[1] / "catalogue"
FILE = """\
# Eerst een opmerking.
naam: 'Koffie'   # zo heet het echt
samenvatting: >-
  Een lange tekst die
  over twee regels loopt.
themas: [koffie, ontmoeten]
waar: {vorm: op-locatie, locatie: "de-tempel"}

# Over de tijden
wanneer:
  soort: vast
  momenten:
    - dagen: [maandag]
      van: "10:00"
      tot: "11:00"   # soms later
    - dagen: [dinsdag]
      van: "14:00"
bron:
- url: https://voorbeeld.invalid/
  datum: 2026
zekerheid: hoog
"""
ORDER = {
    key: {}
    for key in ("naam", "samenvatting", "soort", "themas", "waar", "wanneer", "kosten", "bron", "zekerheid")
}

CASES: list[tuple[Path, Text, str, str]] = [
    (("naam",), "Thee", "naam: 'Koffie' ", "naam: Thee "),
    (("naam",), "Thee: lekker", "naam: 'Koffie' ", 'naam: "Thee: lekker" '),
    (("samenvatting",), "Kort.", ">-\n  Een lange tekst die\n  over twee regels loopt.", "Kort."),
    (("themas", 1), "spel", "ontmoeten]", "spel]"),
    (("themas", 2), "spel", "ontmoeten]", "ontmoeten, spel]"),
    (("themas", 0), None, "[koffie, ontmoeten]", "[ontmoeten]"),
    (("waar", "locatie"), "huis, links", '"de-tempel"}', '"huis, links"}'),
    (("waar", "locatie"), None, ', locatie: "de-tempel"}', "}"),
    (("waar", "wijk"), "noord", '"de-tempel"}', '"de-tempel", wijk: noord}'),
    (("wanneer", "momenten", 0, "tot"), "11:30", 'tot: "11:00"   # soms', 'tot: "11:30"   # soms'),
    (("wanneer", "momenten", 0, "tot"), None, '      tot: "11:00"   # soms later\n', ""),
    (("wanneer", "momenten", 1, "tot"), "15:00", 'van: "14:00"\n', 'van: "14:00"\n      tot: "15:00"\n'),
    (("wanneer", "momenten", 1), None, '    - dagen: [dinsdag]\n      van: "14:00"\n', ""),
    (("kosten", "soort"), "gratis", "bron:\n", "kosten:\n  soort: gratis\nbron:\n"),
    (("bron", 0, "datum"), "2027", "datum: 2026\n", "datum: 2027\n"),
    (("bron", 1), {"url": "https://a.invalid"}, "2026\n", "2026\n- url: https://a.invalid\n"),
    (("soort",), "inloop", "themas:", "soort: inloop\nthemas:"),
    (("eigen",), "ja", "zekerheid: hoog\n", "zekerheid: hoog\neigen: ja\n"),
    (("zekerheid",), None, "zekerheid: hoog\n", ""),
]


@pytest.mark.parametrize(("path", "value", "old", "new"), CASES)
@pytest.mark.parametrize(("mark", "newline"), [("", "\n"), ("\ufeff", "\r\n")])
def test_only_the_changed_part_is_written(
    path: Path, value: Text, old: str, new: str, mark: str, newline: str
) -> None:
    """The file after a change is the file before it with that one piece replaced."""
    text = mark + FILE.replace("\n", newline)
    assert text.count(old.replace("\n", newline)) == 1
    wanted = text.replace(old.replace("\n", newline), new.replace("\n", newline))
    assert edit(text, {path: value}, ORDER) == wanted


def test_a_path_that_leads_nowhere_is_said_in_words() -> None:
    """A change that cannot be made is an EditError with a Dutch sentence."""
    with pytest.raises(EditError, match="bestaat niet"):
        edit(FILE, {("themas", 7): "x"})
    with pytest.raises(EditError, match="\\."):
        edit("a: [b", {("a",): "x"})


def record_files() -> list[File]:
    """Every record of the real catalogue."""
    return [path for kind in RECORD_KINDS for path in sorted((ROOT / kind).glob("*.yaml"))]


def test_every_text_of_the_catalogue_can_be_changed_and_changed_back() -> None:
    """Changing a text gives exactly the wanted values; all lines that do not hold it stay as they were."""
    chance = random.Random(1)
    for file in record_files():
        text = file.read_text("utf-8")
        path, old = chance.choice(list(texts(values_of(text))))
        order = order_of(RECORD_KINDS[file.parent.name])
        changed = edit(text, {path: "Een: ander"}, order)
        assert values_of(changed) == with_change(values_of(text), path, "Een: ander")
        lines = changed.split("\n")
        kept = sum(line in lines for line in text.split("\n"))
        assert kept >= len(text.split("\n")) - 2 - len(old) // 60, file
        assert values_of(edit(changed, {path: old}, order)) == values_of(text)


def test_a_field_of_the_catalogue_can_be_taken_away() -> None:
    """Taking a key away leaves every line of the other keys as it was."""
    for file in record_files():
        text = file.read_text("utf-8")
        for key in ("samenvatting", "bron", "contact"):
            changed = edit(text, {(key,): None})
            assert values_of(changed) == with_change(values_of(text), (key,), None)
            assert not set(changed.split("\n")) - set(text.split("\n"))


def test_records_survive_being_written_anew() -> None:
    """Our fixed form holds the same values as the editor's file, and writing it again changes nothing."""
    for file in record_files():
        values = values_of(file.read_text("utf-8"))
        order = order_of(RECORD_KINDS[file.parent.name])
        written = write_record(values, order)
        assert values_of(written) == values
        assert write_record(values_of(written), order) == written


LETTERS = st.characters(
    blacklist_categories=("Cs", "Cc", "Cf", "Co", "Cn"), blacklist_characters="\u2028\u2029"
)
TEXTS = st.text(LETTERS, min_size=1, max_size=40) | st.sampled_from(
    ["10:00", "ja", "yes", "0740", "~", "- a", "a: b", "a #b", "'", '"', "{", "5,00", "1e3", "=", "<<", "---"]
)
KEYS = st.sampled_from(["naam", "soort", "themas", "waar", "extra"])
VALUES = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3) | st.dictionaries(KEYS, inner, min_size=1, max_size=3)
    ),
    max_leaves=6,
)


def read(text: str) -> object:
    """The values in a text, or why not."""
    found = read_tree(text.encode("utf-8"), "x")
    return found.tree.root if found.tree else found.findings


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=5))
def test_whatever_is_written_is_read_back(values: dict[str, Text]) -> None:
    """Any texts in any shape come back as they were put in (after Unicode normalisation by the reader)."""
    written = write_record(values, ORDER)
    assert read(written) == read(write_record(values, {}))
    assert read(written) == _normal(values)


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4), KEYS, VALUES)
def test_any_change_gives_the_wanted_values(values: dict[str, Text], key: str, value: Text) -> None:
    """Whatever the file holds, after a change it holds exactly that change more."""
    text = "# kop\n" + write_record(values, ORDER)
    changed = edit(text, {(key,): value}, ORDER)
    assert changed.startswith("# kop\n")
    assert read(changed) == _normal({**values, key: value})


def _normal(value: Text) -> Text:
    import unicodedata

    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [_normal(item) for item in value]
    return {key: _normal(item) for key, item in (value or {}).items()}


@pytest.mark.parametrize(
    "text", ["10:00", "09:30:00", "yes", "No", "0740", "5.00", "1_000", "~", "null", "0x1f"]
)
def test_what_other_tools_would_misread_stands_between_quotes(text: str) -> None:
    """YAML 1.1 makes 10:00 the number 600: such texts are always quoted."""
    assert scalar(text) == f'"{text}"'
