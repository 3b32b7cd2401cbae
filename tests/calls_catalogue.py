"""The real catalogue with calls that are made up: there is no real call yet, and we never invent one."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]
ORGANISATION = """naam: Buurthuis De Proef
samenvatting: Een verzonnen buurthuis, alleen voor de tests.
soort: welzijn
contact: {telefoon: 074 200 00 00, email: info@proef.example}
bron:
  - document: Verzonnen
    datum: 2026-11-01
zekerheid: hoog
"""
CALL = """naam: {naam}
samenvatting: {samenvatting} Verzonnen, alleen voor de tests.
tekst: {tekst}
soort: {soort}
organisatie: buurthuis-de-proef
reageren: Bel op werkdagen en vraag naar de oproepen.
{meer}geplaatst: {geplaatst}
geldig_tot: {geldig_tot}
bron:
  - document: Verzonnen
    datum: 2026-11-01
zekerheid: hoog
"""
# id, name, kind, wijk, placed, last day; the build is of 24 November 2026
CALLS = (
    ("wandelmaatje", "Wie wandelt er mee?", "maatje-gezocht", "slangenbeek", "2026-11-20", "2027-01-31"),
    ("chauffeur", "Chauffeur voor de bus", "vrijwilliger-gezocht", "", "2026-11-21", "2026-12-15"),
    ("zaal", "Een zaal voor een avond", "bedrijf-helpt", "noord", "2026-11-10", "2026-11-25"),
    ("verlopen", "Deze is al voorbij", "maatje-gezocht", "noord", "2026-10-01", "2026-11-23"),
    ("later", "Deze komt nog", "maatje-gezocht", "noord", "2026-12-01", "2027-02-01"),
)
OPEN = ("chauffeur", "wandelmaatje", "zaal")


def call_text(name: str, kind: str, wijk: str, placed: str, last: str, **other: str) -> str:
    """A call as a file."""
    words = {"samenvatting": "Dit is een oproep.", "tekst": "Meer over deze oproep.", **other}
    more = f"wijk: {wijk}\n" if wijk else ""
    return CALL.format(naam=name, soort=kind, meer=more, geplaatst=placed, geldig_tot=last, **words)


def with_calls(folder: Path) -> Path:
    """A copy of the real catalogue in `folder`, with one made-up organisation and five made-up calls."""
    root = Path(shutil.copytree(ROOT / "catalogue", folder / "catalogue"))
    (root / "organisaties" / "buurthuis-de-proef.yaml").write_text(ORGANISATION, "utf-8")
    (root / "oproepen").mkdir(exist_ok=True)
    for id_, *rest in CALLS:
        (root / "oproepen" / f"{id_}.yaml").write_text(call_text(*rest), "utf-8")
    return root
