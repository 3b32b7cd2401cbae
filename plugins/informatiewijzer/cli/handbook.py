"""`handbook`: fill the tables of the handbook for editors from the program itself."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from informatiewijzer.checks.registry import all_codes
from informatiewijzer.cli.dutch_args import DutchParser
from informatiewijzer.cli.stop import FAULTS, Stop
from informatiewijzer.tables import codes as sheet_codes
from informatiewijzer.upkeep.files import write_all
from informatiewijzer.upkeep.handbook import codes_table, commands_table, filled, limits_table
from informatiewijzer.upkeep.refusal import Refused

HANDBOOK = "REDACTIE.md"


def declare(parser: DutchParser) -> None:
    """Declare what `handbook` asks."""
    parser.add_argument("--proef", action="store_true", help="zeg alleen of de tabellen kloppen")
    parser.epilog = (
        "In REDACTIE.md staan tabellen met de opdrachten, de codes en de termijnen.\n"
        "Die komen uit het programma. Doe dit als er een opdracht of een code bij is gekomen."
    )


def run(root: Path, given: Namespace, environment: Mapping[str, str]) -> int:  # noqa: ARG001
    """Carry out `handbook`; 1 when, with --proef, the tables are not those of the program."""
    path = root / HANDBOOK
    try:
        before = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        hint = "zet het bestand terug, als tekst in UTF-8"
        raise Stop(f"{HANDBOOK} kan niet gelezen worden.", hint) from error
    try:
        after = filled(before, tables())
    except Refused as refused:
        raise Stop(refused.message, refused.hint) from refused
    if before == after:
        print(f"De tabellen in {HANDBOOK} kloppen.")
        return 0
    if given.proef:
        print(f"De tabellen in {HANDBOOK} kloppen niet meer. Typ: python3 build.py handbook")
        return FAULTS
    write_all({path: after.encode("utf-8")})
    print(f"De tabellen in {HANDBOOK} zijn bijgewerkt.")
    return 0


def tables() -> dict[str, str]:
    """The tables by the name of their place."""
    # The registry imports this module in its turn, when the command is asked for.
    from informatiewijzer.cli.main import COMMANDS

    return {
        "codes": codes_table((*all_codes(), *sheet_codes.CODES)),
        "opdrachten": commands_table({name: command.summary for name, command in COMMANDS.items()}),
        "termijnen": limits_table(),
    }
