"""`new`: questions in Dutch, every answer looked at, one good file or nothing."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from informatiewijzer.cli.main import run
from informatiewijzer.editing.draft import free_id, id_fault, id_of
from informatiewijzer.editing.options import Option
from informatiewijzer.editing.talk import pick
from informatiewijzer.model.key_order import order_of
from informatiewijzer.model.loading import RECORD_KINDS
from informatiewijzer.source.tidy import tidy

AS_OF = "2026-11-28"
# Made up for this test. An empty text is Enter.
ACTIVITY = [
    "Verzonnen koffiekring", "", "Samen koffie drinken met buren.", "ontmoeting",
    "koffie en inloop, wandelen", "iedereen", "1", "tempel", "", "vast", "maandag", "10:00", "9:00", "11:30",
    "", "", "", "", "nee", "",
    "https://www.voorbeeld.nl", "", "", "nee", "hoog", "wijkracht hengelo", "gratis", "", "nee", "", "", "",
    "", "",
]  # fmt: skip
VENUE = [
    "Verzonnen zaaltje", "", "Proefstraat 1", "7551 HV", "", "", "", "Verzonnen bron", "", "", "nee",
    "middel", "", "", "", "", "", "", "",
]  # fmt: skip
ORGANISATION = [
    "Verzonnen kring Zuid", "", "Wij drinken thee met elkaar.", "1", "https://www.voorbeeld.nl", "", "",
    "nee", "laag", "", "", "", "", "",
]  # fmt: skip
CALL = [
    "Verzonnen oproep om te dammen", "", "Een bewoner zoekt iemand om mee te dammen.", "maatje",
    "wijkracht hengelo", "", "2027-01-31", "", "Verzonnen mail", "", "", "nee", "hoog", "", "", "", "",
]  # fmt: skip


def never(project: Path, target: Path) -> None:
    """A host that may not be asked anything."""
    raise AssertionError("de host werd gevraagd")


@pytest.fixture
def catalogue(root: Path, tmp_path: Path) -> Path:
    """A copy of the catalogue."""
    return Path(shutil.copytree(root / "catalogue", tmp_path / "catalogue"))


@pytest.fixture
def answer(
    root: Path, catalogue: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> object:
    """A function that runs `new` with these answers and gives the exit status and what was shown."""

    def start(kind: str, lines: list[str], *words: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        status = run(["new", kind, "--catalogue", str(catalogue), "--as-of", AS_OF, *words], root, never)
        out, err = capsys.readouterr()
        return status, out + err

    return start


def files(catalogue: Path) -> set[str]:
    """Every file there is."""
    return {path.relative_to(catalogue).as_posix() for path in catalogue.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("kind", "folder", "lines", "file"),
    [
        ("activiteit", "activiteiten", ACTIVITY, "activiteiten/verzonnen-koffiekring.yaml"),
        ("locatie", "locaties", VENUE, "locaties/verzonnen-zaaltje.yaml"),
        ("organisatie", "organisaties", ORGANISATION, "organisaties/verzonnen-kring-zuid.yaml"),
        ("oproep", "oproepen", CALL, "oproepen/verzonnen-oproep-om-te-dammen.yaml"),
    ],
)
def test_answers_become_one_good_file(
    kind: str, folder: str, lines: list[str], file: str, catalogue: Path, answer: object
) -> None:
    """One file more, in the fixed form, without a fault, and with help for what was left open."""
    before = files(catalogue)
    status, said = answer(kind, lines)  # type: ignore[operator]
    assert status == 0, said
    assert files(catalogue) - before == {file}
    text = (catalogue / file).read_text("utf-8")
    assert tidy(text, order_of(RECORD_KINDS[folder])) == text
    assert "# notitie_redactie:" in text
    assert " fout " not in said


def test_what_was_answered_is_what_is_written(catalogue: Path, answer: object) -> None:
    """Ids for names, quotes for times, today for Enter; a wrong time was asked for again at once."""
    status, said = answer("activiteit", ACTIVITY)  # type: ignore[operator]
    assert status == 0
    assert "'tot' (09:00) ligt niet na 'van' (10:00)" in said
    text = (catalogue / "activiteiten" / "verzonnen-koffiekring.yaml").read_text("utf-8")
    assert text.startswith(
        "naam: Verzonnen koffiekring\n"
        "samenvatting: Samen koffie drinken met buren.\n"
        "organisatie: wijkracht-hengelo\n"
        "soort: ontmoeting\n"
        "themas: [koffie-en-inloop, wandelen]\n"
        "doelgroepen: [iedereen]\n"
        "waar:\n"
        "  vorm: op-locatie\n"
        "  locatie: wijkcentrum-de-tempel\n"
        "wanneer:\n"
        "  soort: vast\n"
        "  momenten:\n"
        "    - dagen: [maandag]\n"
        '      van: "10:00"\n'
        '      tot: "11:30"\n'
        "      herhaling: wekelijks\n"
        "kosten:\n"
        "  soort: gratis\n"
        "aanmelden:\n"
        "  nodig: nee\n"
        "bron:\n"
        "  - url: https://www.voorbeeld.nl\n"
        f"    gezien: {AS_OF}\n"
        "zekerheid: hoog\n"
        "# Wat u later nog kunt invullen."
    )


def test_low_certainty_is_a_draft(catalogue: Path, answer: object) -> None:
    """What is not sure does not come on the site."""
    answer("organisatie", ORGANISATION)  # type: ignore[operator]
    text = (catalogue / "organisaties" / "verzonnen-kring-zuid.yaml").read_text("utf-8")
    assert "zekerheid: laag\nstatus:\n  stand: concept\n" in text


@pytest.mark.parametrize("most", [0, 1, 5, 12, 20, 30, len(ACTIVITY) - 1])
def test_stopping_halfway_writes_nothing(most: int, catalogue: Path, answer: object) -> None:
    """When the answers end too soon nothing is written, and that is said."""
    before = files(catalogue)
    status, said = answer("activiteit", ACTIVITY[:most])  # type: ignore[operator]
    assert status == 1
    assert "Er is niets geschreven." in said
    assert files(catalogue) == before


def test_ctrl_c_writes_nothing(
    root: Path, catalogue: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C gives 130 and nothing is written."""

    class Interrupted(io.StringIO):
        def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
            raise KeyboardInterrupt

    before = files(catalogue)
    monkeypatch.setattr("sys.stdin", Interrupted())
    assert run(["new", "locatie", "--catalogue", str(catalogue)], root, never) == 130
    assert "Er is niets geschreven." in capsys.readouterr().err
    assert files(catalogue) == before


def test_a_trial_only_shows(catalogue: Path, answer: object) -> None:
    """--proef shows the file and its findings and writes nothing."""
    before = files(catalogue)
    status, said = answer("activiteit", ACTIVITY, "--proef")  # type: ignore[operator]
    assert status == 0
    assert "locatie: wijkcentrum-de-tempel" in said
    assert "Er is niets geschreven." in said
    assert files(catalogue) == before


def test_what_looks_alike_is_told(catalogue: Path, answer: object) -> None:
    """A name that is there already is told with the reason; who says no stops, who says yes goes on."""
    before = files(catalogue)
    status, said = answer("organisatie", ["Humanitas Twente", "nee"])  # type: ignore[operator]
    assert status == 1
    assert "organisaties/humanitas-twente: dezelfde naam" in said
    assert files(catalogue) == before
    lines = ["Humanitas Twente", "ja", *ORGANISATION[1:]]
    status, said = answer("organisatie", lines)  # type: ignore[operator]
    assert status == 0, said
    assert files(catalogue) - before == {"organisaties/humanitas-twente-2.yaml"}


def test_more_can_be_asked_for(catalogue: Path, answer: object) -> None:
    """The fields that only some need are chosen by number; a wrong number is told."""
    lines = [*ORGANISATION[:-1], "99", "2, 1", "De thee, de kring", "Een lange tekst."]
    status, said = answer("organisatie", lines)  # type: ignore[operator]
    assert status == 0, said
    text = (catalogue / "organisaties" / "verzonnen-kring-zuid.yaml").read_text("utf-8")
    assert "omschrijving: Een lange tekst.\n" in text
    assert "aliassen: [De thee, de kring]\n" in text
    assert "Typ een of meer nummers van 1 tot en met" in said


WRONG = (
    ("06 12345678", "Dit is een mobiel nummer (06)"),
    ("12", "is geen telefoonnummer"),
)


def test_every_answer_is_looked_at_in_the_words_of_the_model(catalogue: Path, answer: object) -> None:
    """Too long, no such choice, not a day, not a number: told at the question, and asked again."""
    lines = list(CALL)
    place = lines.index("2027-01-31")
    lines[place:place] = ["31 januari 2027", "2027-02-30"]
    lines[2:2] = ["x" * 161]
    status, said = answer("oproep", lines)  # type: ignore[operator]
    assert status == 0, said
    assert "Deze tekst is te lang: 161 tekens." in said
    assert "zo: 2027-01-31" in said
    assert "De datum 2027-02-30 bestaat niet." in said
    lines = list(ORGANISATION)
    at = lines.index("laag") + 1
    lines[at : at + 1] = ["06 12345678", "12", "0742452565"]
    status, said = answer("organisatie", ["Nog een verzonnen kring", *lines[1:]], "--proef")  # type: ignore[operator]
    assert status == 0, said
    for _, words in WRONG:
        assert words in said


def test_a_fault_that_only_check_sees_is_told(catalogue: Path, answer: object) -> None:
    """What goes wrong with the whole is told after writing, with 1: no answer is lost."""
    lines = list(CALL)
    lines[lines.index("2027-01-31")] = "2028-01-31"
    status, said = answer("oproep", lines)  # type: ignore[operator]
    assert status == 1
    assert "OPROEP01" in said
    assert "Los de fouten op in het bestand" in said
    assert (catalogue / "oproepen" / "verzonnen-oproep-om-te-dammen.yaml").is_file()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["new"], "dit ontbreekt nog: SOORT"),
        (["new", "activitiet"], "kies uit"),
        (["new", "kerk"], "kies uit"),
    ],
)
def test_wrong_use(words: list[str], expected: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a kind, or with an unknown one, 2 and the kinds there are."""
    assert run(words, root, never) == 2
    assert expected in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Café 't Hoekje", "cafe-t-hoekje"),
        ("  Koffie & Thee  ", "koffie-thee"),
        ("Ömer’s club", "omers-club"),
        ("☕", ""),
        ("a" * 70, "a" * 60),
        ("x" * 59 + " y", "x" * 59),
    ],
)
def test_ids_come_from_names(name: str, expected: str) -> None:
    """Small letters and hyphens, no accents, at most 60."""
    assert id_of(name) == expected
    assert free_id(expected, frozenset()) == (expected or "nieuw-bestand")


def test_an_id_is_free() -> None:
    """One that is taken, reserved or wrong is refused with a reason; then a number comes behind it."""
    assert free_id("koor", {"koor", "koor-2"}) == "koor-3"
    assert free_id("index", frozenset()) == "index-2"
    assert len(free_id("a" * 60, {"a" * 60})) <= 60
    for wrong in ("Koor", "a--b", "index", "bezet", "", "../x"):
        assert id_fault(wrong, {"bezet"}), wrong


class _Heard:
    """Keeps what is said."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def say(self, text: str) -> None:
        """Keep the line."""
        self.lines.append(text)

    def hear(self, prompt: str) -> str:
        """Nobody answers."""
        raise EOFError


def test_choosing_by_number_name_or_piece() -> None:
    """A number, an id, a name, another name or a piece that only one has; else it is said what there is."""
    options = [
        Option("maatje", "Een maatje", ("buddy",)),
        Option("samen-eten", "Samen eten"),
        Option("eten", "Eten"),
    ]
    heard = _Heard()
    for text, value in (
        ("1", "maatje"), ("EEN MAATJE", "maatje"), ("buddy", "maatje"), ("eten", "eten"),
        ("samen", "samen-eten"),
    ):  # fmt: skip
        found = pick(heard, text, options)
        assert found is not None
        assert found.value == value
    assert heard.lines == []
    assert pick(heard, "e", options) is None
    assert "kan van alles zijn" in heard.lines[0]
    assert pick(heard, "maatij", options) is None
    assert "Bedoelde u 'maatje'?" in heard.lines[-1]
    assert pick(heard, "99", options) is None
