"""Excel files that are broken, odd or meant to do harm: refused or handled in words, nothing is touched."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from case_files import BASIS
from informatiewijzer.tables.export import export_tables
from informatiewijzer.tables.xlsx_write import xlsx_bytes
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.formula import ArrayFormula
from sheet_tools import digest, go, project

SHEET = "xl/worksheets/sheet2.xml"
LAUGHS = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]><a>&c;</a>'
OUTSIDE = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'


def sound_file() -> bytes:
    """An Excel file as we export it."""
    return xlsx_bytes(export_tables(BASIS, ["activiteiten", "organisaties"]))


def with_parts(raw: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    """The file with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def broken_files() -> Iterator[tuple[str, bytes]]:
    """More than a hundred files that no Excel ever wrote, each with its name; made the same every time."""
    raw = sound_file()
    for number in range(1, 25):
        yield f"afgekapt-{number}", raw[: len(raw) * number // 25]
    for number in range(40):
        place = (number * 7919 + 13) % len(raw)
        yield f"byte-{place}", raw[:place] + bytes([raw[place] ^ 0xFF]) + raw[place + 1 :]
    names = sorted(zipfile.ZipFile(io.BytesIO(raw)).namelist())
    for name in names:
        yield f"zonder-{name}", with_parts(raw, lambda parts, name=name: parts.pop(name))  # type: ignore[misc]
        for what, content in (("leeg", b""), ("half", b"<a><b>"), ("lachen", LAUGHS), ("buiten", OUTSIDE)):
            put = {name: content}
            yield f"{what}-{name}", with_parts(raw, lambda parts, put=put: parts.update(put))  # type: ignore[misc]
    yield from odd_sheets(raw)
    yield "zip-van-niets", b"PK\x05\x06" + bytes(18)
    yield "oud-excel", b"\xd0\xcf\x11\xe0" + bytes(600)
    yield "wachtwoord", b"\xd0\xcf\x11\xe0" + bytes(100) + "EncryptedPackage".encode("utf-16-le")
    yield "pdf", b"%PDF-1.7"
    yield "nullen", bytes(5000)
    yield "versleuteld", with_flag(raw)
    yield "bom", with_parts(raw, lambda parts: parts.update({"xl/media/nul.bin": bytes(60 * 1024 * 1024)}))
    blank = {"xl/sharedStrings.xml": b"<a>" + b" " * 30_000_000}
    yield "tekstbom", with_parts(raw, lambda parts: parts.update(blank))
    many = {f"xl/x{number}.xml": b"<a/>" for number in range(600)}
    yield "veel-delen", with_parts(raw, lambda parts: parts.update(many))
    yield "dubbel-deel", twice(raw)
    yield "macro", with_parts(raw, lambda parts: parts.update({"xl/vbaProject.bin": b"x"}))
    yield "word", with_parts(raw, lambda parts: parts.update({"word/document.xml": b"<a/>"}))
    yield "te-groot", raw + bytes(6 * 1024 * 1024)


def odd_sheets(raw: bytes) -> Iterator[tuple[str, bytes]]:
    """Files whose sheet has cells that are not there or lie a million rows away."""
    places = ("XFD1048576", "A99999999", "ZZZZ1", "A0", "", "1", "A", "GR20000", "é1", "A-1", "a1")
    for place in places:
        new = b'<c r="' + place.encode() + b'" t="inlineStr"><is><t>x</t></is></c></row>'
        yield f"vakje-{place}", changed_sheet(raw, b"</row>", new)
    for row in ("1048576", "x", "-1", "0", "999999999999"):
        yield f"rij-{row}", changed_sheet(raw, b"</sheetData>", f'<row r="{row}"/></sheetData>'.encode())
    for area in ("A1:XFD1048576", "A1:GR20000", "A1", "Z9:A1", "x", "A1:B2:C3"):
        merged = f'</sheetData><mergeCells count="1"><mergeCell ref="{area}"/></mergeCells>'
        yield f"samen-{area}", changed_sheet(raw, b"</sheetData>", merged.encode())
        link = f'<hyperlinks><hyperlink ref="{area}" location="x"/></hyperlinks><pageMargins'
        yield f"link-{area}", changed_sheet(raw, b"<pageMargins", link.encode())
    for what in (b'<c r="B2" s="99999"', b'<c r="B2" t="s"><v>99999</v></c><c r="B3"', b'<c r="B2" t="zzz"'):
        yield f"soort-{what[:24].decode()}", changed_sheet(raw, b'<c r="B2"', what)
    yield "diep", changed_sheet(raw, b"</sheetData>", b"<a>" * 5000 + b"</a>" * 5000 + b"</sheetData>")
    yield "geen-getal", changed_sheet(raw, b"</row>", b'<c r="AA2" t="n"><v>1e999x</v></c></row>')
    for what, kind, value in (
        ("ver-weg-in-de-tijd", b' t="d"', b"99999-99-99"),
        ("reuzengetal", b"", b"9" * 5000),
        ("oneindig", b"", b"1e999"),
        ("lange-tekst", b' t="str"', b"a;" * 100_000),
    ):
        new = b'<c r="AA2"' + kind + b"><v>" + value + b"</v></c></row>"
        yield what, changed_sheet(raw, b"</row>", new)


def changed_sheet(raw: bytes, old: bytes, new: bytes) -> bytes:
    """The file with a piece of its first sheet of records replaced, once, from the end."""

    def change(parts: dict[str, bytes]) -> None:
        head, found, tail = parts[SHEET].rpartition(old)
        assert found, old
        parts[SHEET] = head + new + tail

    return with_parts(raw, change)


def with_flag(raw: bytes) -> bytes:
    """The file with the flag that says: encrypted."""
    place = raw.index(b"PK\x01\x02") + 8
    return raw[:place] + bytes([raw[place] | 1]) + raw[place + 1 :]


def twice(raw: bytes) -> bytes:
    """The file with one of its parts in it twice."""
    out = io.BytesIO(raw)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(out, "a") as packed:
        packed.writestr(SHEET, b"<a/>")
    return out.getvalue()


def test_broken_files_are_refused_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A hundred and more: exit status 0 (nothing to change) or 1 with a Dutch sentence; no byte changes."""
    town = project(tmp_path / "stad")
    before = digest(town)
    path = tmp_path / "kapot.xlsx"
    wrong, count = [], 0
    for name, raw in broken_files():
        path.write_bytes(raw)
        status = go(town, "import", str(path), "--apply")
        said = capsys.readouterr()
        text = said.out + said.err
        count += 1
        helped = status == 0 or "Wat u kunt doen:" in text or "wat u kunt doen:" in text
        if status not in (0, 1) or "Traceback" in text or "voorzien" in text or not (helped and text):
            wrong.append((name, status, text[-300:]))
        assert digest(town) == before, name
    assert wrong == []
    assert count > 150


Touch = Callable[[Any, dict[str, int]], object]


def _set(column: str, value: object) -> Touch:
    def touch(sheet: Any, at: dict[str, int]) -> None:
        sheet.cell(2, at[column]).value = value

    return touch


def _merge(sheet: Any, at: dict[str, int]) -> None:
    sheet.merge_cells(start_row=2, end_row=3, start_column=at["samenvatting"], end_column=at["samenvatting"])


def _hide_row(sheet: Any, at: dict[str, int]) -> None:
    sheet.cell(2, at["samenvatting"]).value = "Anders."
    sheet.row_dimensions[2].hidden = True


def _hide_column(sheet: Any, at: dict[str, int]) -> None:
    cell = sheet.cell(2, at["samenvatting"])
    cell.value = "Anders."
    sheet.column_dimensions[cell.column_letter].hidden = True


def _hide_sheet(sheet: Any, at: dict[str, int]) -> None:
    sheet.cell(2, at["samenvatting"]).value = "Anders."
    sheet.sheet_state = "hidden"


IN_EXCEL: tuple[tuple[str, Touch, str, str], ...] = (
    ("formule", _set("samenvatting", "=1+1"), "fout BLAD03", "Wij rekenen niets uit"),
    ("reeksformule", _set("samenvatting", ArrayFormula("A1:A2", "=B1:B2")), "fout BLAD03", "formule"),
    ("foutmelding", _set("samenvatting", "#REF!"), "fout BLAD03", "foutmelding van Excel"),
    ("samengevoegd", _merge, "fout BLAD03", "samengevoegd"),
    ("waar", _set("naam", True), "fout BLAD03", "WAAR of ONWAAR"),
    ("datum-als-tekst", _set("naam", datetime.date(2026, 3, 1)), "fout BLAD04", "een datum gemaakt"),
    ("tijd-als-tekst", _set("naam", datetime.time(10, 30)), "fout BLAD04", "een tijd gemaakt"),
    ("nul-weg", _set("contact.telefoon", 742452565), "fout BLAD04", "Bedoelt u 074 245 25 65?"),
    ("komma-getal", _set("contact.telefoon", 742452565.0), "fout BLAD04", "Bedoelt u 074 245 25 65?"),
    ("te-lang-getal", _set("contact.telefoon", 10**17), "fout BLAD04", "te lang voor Excel"),
    ("verborgen-rij", _hide_row, "waarschuwing BLAD06", "Deze rij is verborgen"),
    ("verborgen-kolom", _hide_column, "waarschuwing BLAD06", "is verborgen"),
    ("verborgen-blad", _hide_sheet, "waarschuwing BLAD06", "Dit blad is verborgen"),
    ("vast-vakje", _set("aliassen", "iets anders"), "fout BLAD05", "past niet in een vakje"),
    ("datum", _set("bevestigd.op", datetime.datetime(2026, 11, 3)), "", "bevestigd.op: \"2026-11-03\""),
    ("bedrag", _set("kosten.bedrag", 2.5), "", "\"5,00\" -> \"2,50\""),
    ("getal-in-naam", _set("naam", 113), "", "\"Eetclub De Linde\" -> \"113\""),
    ("truth", _set("aanmelden.nodig", True), "", "aanmelden.nodig: \"ja\""),
)  # fmt: skip


@pytest.mark.parametrize(("name", "touch", "code", "says"), IN_EXCEL, ids=[case[0] for case in IN_EXCEL])
def test_what_only_excel_can_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, touch: Touch, code: str, says: str
) -> None:
    """Typed cells, formulas, merged and hidden ones: told at row and column, or taken as what they are."""
    town = project(tmp_path / "stad")
    club = town / "catalogue" / "activiteiten" / "eetclub.yaml"
    # One alias with a semicolon in it: two to a spreadsheet.
    club.write_text(club.read_text("utf-8") + 'aliassen: ["eten; drinken"]\n', "utf-8")
    path = tmp_path / "a.xlsx"
    assert go(town, "export", "--xlsx", str(path), "activiteiten") == 0
    book = load_workbook(path)
    sheet = book["activiteiten"]
    touch(sheet, {str(cell.value): cell.column for cell in sheet[1] if isinstance(cell.column, int)})
    book.save(path)
    capsys.readouterr()
    go(town, "import", str(path))
    said = capsys.readouterr().out
    assert says in said
    assert code in said
    assert ("fout BLAD" in said) == code.startswith("fout")


def test_unknown_sheets_are_not_guessed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file with two sheets of which one has a name that we do not know is refused, with the names."""
    town = project(tmp_path / "stad")
    book = Workbook()
    for title in ("activiteiten", "activiteitn"):
        book.create_sheet(title).append(["id", "naam"])
    path = tmp_path / "b.xlsx"
    book.save(path)
    assert go(town, "import", str(path)) == 1
    assert "Wij weten niet wat er op het blad 'activiteitn' staat" in capsys.readouterr().err
