"""`recheck`: make the round of questions, and write down what was right."""

from __future__ import annotations

import argparse
import re
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from informatiewijzer.base.outputs import OutputFile
from informatiewijzer.cli.build import base_url
from informatiewijzer.cli.dates import parse_day
from informatiewijzer.cli.dutch_args import DutchParser
from informatiewijzer.cli.stop import WRONG_USE, Stop
from informatiewijzer.cli.upkeep import Ground, apart, declare_catalogue, ground, in_words, shown
from informatiewijzer.model.base import ConfirmedHow
from informatiewijzer.upkeep.addresses import find_address
from informatiewijzer.upkeep.confirm import Confirming, parse_role, plan_confirm
from informatiewijzer.upkeep.files import write_all
from informatiewijzer.upkeep.letters import Sender
from informatiewijzer.upkeep.recheck import make_round
from informatiewijzer.upkeep.round_files import round_files

DEFAULT = "navraag"
CONFIRM = "confirm"
_EXAMPLE = "python3 build.py recheck confirm activiteiten/eetclub --by redacteur --how telefoon"
_OURS = re.compile(r"(?:mail|bellen)/\d{3,}-[a-z0-9-]+\.txt|(?:overzicht|uitzonderingen)\.(?:txt|csv)")


def declare(parser: DutchParser) -> None:
    """Declare what `recheck` asks."""
    parser.add_argument(
        "wat",
        metavar="confirm ID",
        nargs="*",
        help="schrijf op dat deze dingen nog kloppen, bijvoorbeeld: confirm activiteiten/eetclub",
    )
    parser.add_argument("--by", metavar="ROL", help="bij confirm: wie het navroeg (een rol, geen naam)")
    parser.add_argument(
        "--how", choices=[how.value for how in ConfirmedHow], help="bij confirm: hoe het is nagevraagd"
    )
    parser.add_argument("--op", metavar="DAG", help="bij confirm: op welke dag (anders: vandaag)")
    parser.add_argument("--map", metavar="MAP", type=Path, help=f"waar de ronde komt (anders: {DEFAULT})")
    parser.add_argument("--limit", metavar="AANTAL", type=_count, help="hooguit zoveel organisaties")
    parser.add_argument(
        "--base-url", metavar="ADRES", default="", help="het adres van de site, voor in de mail"
    )
    declare_catalogue(parser)
    parser.epilog = (
        "Zonder 'confirm' maakt dit een ronde: per organisatie een mail en een belverhaal met alleen de\n"
        "vragen die open staan, en een lijst van alles wat moet worden nagekeken. Dringend staat bovenaan.\n"
        "Met 'confirm' verandert in de bestanden alleen 'bevestigd'. Kan een niet, dan verandert er niets."
    )


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text[:9]) <= 10_000):
        raise argparse.ArgumentTypeError(f"'{text[:40]}' is geen aantal van 1 tot en met 10000")
    return int(text)


def run(root: Path, given: Namespace, environment: Mapping[str, str]) -> int:
    """Carry out `recheck`; 0 when it is done, 2 when what was asked cannot be done."""
    if given.wat and given.wat[0] != CONFIRM:
        hint = f"schrijf het zo: {_EXAMPLE.replace('activiteiten/eetclub', given.wat[-1][:60])}"
        raise Stop(f"'{given.wat[0][:60]}' ken ik hier niet.", hint, WRONG_USE)
    if given.wat:
        return _confirm(ground(root, given, environment), given)
    if given.by or given.how or given.op:
        raise Stop("--by, --how en --op horen bij confirm.", "schrijf: recheck confirm ID ...", WRONG_USE)
    return _make_round(root, ground(root, given, environment), given)


def _confirm(base: Ground, given: Namespace) -> int:
    ids = given.wat[1:]
    if not ids or not given.by or not given.how:
        raise Stop(
            "Bij confirm horen een of meer ids, een rol en hoe het is nagevraagd.",
            f"schrijf het zo: {_EXAMPLE}",
            WRONG_USE,
        )
    on = parse_day(given.op, "--op") if given.op else base.as_of
    records = base.catalogue.by_folder()
    with in_words():
        known = {kind: list(table) for kind, table in records.items()}
        addresses = list(dict.fromkeys(find_address(id_, known) for id_ in ids))
        chosen = [(address, records[(parts := address.split("/"))[0]][parts[1]]) for address in addresses]
        confirming = Confirming(parse_role(given.by), ConfirmedHow(given.how), on)
        changes = plan_confirm(base.folder, chosen, confirming, base.as_of)
    write_all(changes)
    for path in changes:
        print(f"Bevestigd: {shown(path)}")
    for address, record in chosen:
        if not record.is_public:
            stand = f"stand {record.status.state}, zekerheid {record.certainty}"
            print(f"Let op: {address} staat niet op de site ({stand}).")
    return 0


def _make_round(root: Path, base: Ground, given: Namespace) -> int:
    settings = base.catalogue.settings
    sender = Sender(settings.site_name, settings.town, base_url(given.base_url))
    folder = _place(given.map or root / DEFAULT, root)
    made = make_round(base.catalogue, base.as_of, given.limit)
    _write(folder, round_files(made, sender, base.as_of))
    print(
        f"De ronde staat in {shown(folder)}: een mail en een belverhaal voor {len(made.visits)} organisaties."
    )
    print(f"Na te kijken: {len(made.exceptions)} keer. Begin met {shown(folder / 'overzicht.txt')}.")
    for number, visit in enumerate(made.visits[:5], start=1):
        print(f"  {number}. {visit.name}")
    return 0


def _place(path: Path, root: Path) -> Path:
    if path.exists() and not path.is_dir():
        raise Stop(f"{shown(path.absolute())} is geen map.", "kies een andere plek met --map", WRONG_USE)
    return apart(path, root, "De ronde")


def _write(folder: Path, files: list[OutputFile]) -> None:
    """Put the files in the folder, without those of an earlier round; refuse a folder with other things."""
    old = [path for path in sorted(folder.rglob("*")) if path.is_file()] if folder.exists() else []
    strange = [path for path in old if not _OURS.fullmatch(path.relative_to(folder).as_posix())]
    if strange:
        message = f"In {shown(folder)} staan andere bestanden, zoals {strange[0].name}."
        raise Stop(message, "kies een lege map met --map, of haal ze daar weg", WRONG_USE)
    wanted = {folder / file.path: file.content for file in files}
    for path, content in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for path in old:
        if path not in wanted:
            path.unlink()
