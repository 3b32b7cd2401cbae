"""Releases of the open data: what came, changed and went, from lines that nobody has to write."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from case_files import BASIS, amended, check
from informatiewijzer.cli.main import run
from informatiewijzer.exports.change_log import change_log
from informatiewijzer.exports.public import Public
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.model.releases import (
    Event,
    next_events,
    parse_releases,
    releases_of,
    with_release,
    write_releases,
)
from informatiewijzer.schedule.closings import closings_of

Go = Callable[..., int]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the small sound catalogue."""
    shutil.copytree(BASIS, tmp_path / "catalogue")
    (tmp_path / "site_src" / "pages").mkdir(parents=True)
    return tmp_path


def go(project: Path, day: str, *words: str) -> int:
    """Make a release on a day."""
    return run(["release", f"--as-of={day}", *words], project, lambda root, target: None)


def amend(project: Path, name: str, change: str) -> None:
    """Change blocks of a record."""
    path = project / "catalogue" / f"{name}.yaml"
    path.write_text(amended(path.read_text("utf-8"), change), "utf-8")


def lines(project: Path) -> list[str]:
    """The lines of the file without their marks."""
    text = (project / "catalogue" / "uitgaven.yaml").read_text("utf-8")
    return [line.rsplit(" ", 1)[0] for line in text.splitlines() if not line.startswith("#")]


def test_a_life_in_releases(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All is new first; a change, a stop and a return each give one line; asking again gives none."""
    assert go(project, "2026-11-24") == 0
    first = lines(project)
    assert len(first) == 4 and all(line.startswith("2026-11-24 ") for line in first)
    assert "nieuw: 4" in capsys.readouterr().out
    assert "activiteiten/eetclub: 2026-11-24" in (project / "catalogue/uitgegeven.yaml").read_text("utf-8")
    amend(project, "activiteiten/eetclub", "bevestigd: {op: 2026-11-25, door: redacteur, hoe: telefoon}\n")
    before = (project / "catalogue/uitgaven.yaml").read_bytes()
    assert go(project, "2026-11-26") == 0
    assert (project / "catalogue/uitgaven.yaml").read_bytes() == before
    assert "niets veranderd" in capsys.readouterr().out
    amend(project, "activiteiten/eetclub", "samenvatting: Samen koken, verzonnen.\n")
    assert go(project, "2026-11-27") == 0
    amend(project, "activiteiten/eetclub", "status: {stand: concept}\n")
    assert go(project, "2026-11-28") == 0
    assert lines(project)[4:] == ["2026-11-27 activiteiten/eetclub:", "2026-11-28 activiteiten/eetclub:"]
    told = releases_of(load_catalogue(project / "catalogue").catalogue.releases)  # type: ignore[union-attr]
    assert [(r.day.day, len(r.came), r.changed, r.went) for r in told] == [
        (28, 0, (), ("activiteiten/eetclub",)),
        (27, 0, ("activiteiten/eetclub",), ()),
        (24, 4, (), ()),
    ]
    assert [finding for finding in check(project / "catalogue") if "uitgaven" in finding.path] == []


def test_a_trial_writes_nothing(project: Path) -> None:
    """With --proef the files stay as they are."""
    assert go(project, "2026-11-24", "--proef") == 0
    assert not (project / "catalogue/uitgaven.yaml").exists()


def test_a_note_is_no_change(project: Path) -> None:
    """What only editors see, and where it was read, makes no new release."""
    go(project, "2026-11-24")
    amend(project, "activiteiten/eetclub", "notitie_redactie: Verzonnen.\n")
    amend(project, "locaties/de-linde", "bron: [{document: Ander verzonnen stuk, datum: 2026-11-20}]\n")
    go(project, "2026-11-30")
    assert all(line.startswith("2026-11-24") for line in lines(project))


def test_the_second_release_of_a_day_replaces_the_first() -> None:
    """A day has one line an address; what came and went within it leaves none."""
    day, later = date(2026, 11, 24), date(2026, 11, 25)
    events = with_release((), {"activiteiten/a": "k1"}, day)
    once = with_release(events, {"activiteiten/a": "k2"}, later)
    twice = with_release(once, {"activiteiten/a": "k3"}, later)
    assert twice == (Event(day, "activiteiten/a", "k1"), Event(later, "activiteiten/a", "k3"))
    assert with_release(twice, {"activiteiten/a": "k1"}, later) == events
    assert next_events(events, {}, later) == (Event(later, "activiteiten/a", ""),)


def test_written_lines_read_back() -> None:
    """Writing and reading give the same lines, whatever their order was."""
    first = Event(date(2026, 1, 1), "locaties/a", "k0123abcd")
    events = (Event(date(2026, 1, 2), "activiteiten/b", ""), first)
    assert parse_releases(write_releases(events).encode(), "x") == (tuple(sorted(events)), ())


@pytest.mark.parametrize(
    "line",
    ["2026-02-30 activiteiten/a: k01234567", "activiteiten/a: weg", "x", "2026-01-01 A/b: weg", "\x00"],
)
def test_a_line_nobody_wrote_is_a_fault(line: str) -> None:
    """A damaged line is told with its number and left out; the others count."""
    good = b"2026-01-01 activiteiten/a: k01234567\n"
    events, findings = parse_releases(good + line.encode() + b"\n", "uitgaven.yaml")
    assert len(events) == 1
    assert [(finding.line, finding.code) for finding in findings] == [(2, "VELD03")]


def test_the_log_tells_what_is_not_given_out_yet(project: Path) -> None:
    """Without a release the file already says what differs from the last one."""
    go(project, "2026-11-24")
    amend(project, "activiteiten/eetclub", "samenvatting: Samen koken, verzonnen.\n")
    catalogue = load_catalogue(project / "catalogue").catalogue
    assert catalogue is not None

    def log(day: date) -> dict[str, object]:
        published = catalogue.published(day)
        return dict(json.loads(change_log(Public(published, day, "", closings_of(published, day)))))

    told = log(date(2026, 11, 26))
    assert told["nog_niet_uitgegeven"] == {
        "datum": "2026-11-26", "nieuw": [], "gewijzigd": ["activiteiten/eetclub"], "weg": [],
    }  # fmt: skip
    assert len(told["uitgaven"]) == 1  # type: ignore[arg-type]
