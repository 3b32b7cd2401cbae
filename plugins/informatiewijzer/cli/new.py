"""`new`: ask for a new record in Dutch and write its file."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from informatiewijzer.base.findings import Level
from informatiewijzer.checks.subject import SINGULAR
from informatiewijzer.cli import report, schema
from informatiewijzer.cli.dates import resolve_as_of
from informatiewijzer.cli.dutch_args import DutchParser
from informatiewijzer.cli.stop import FAULTS, Stop
from informatiewijzer.cli.upkeep import declare_catalogue, shown
from informatiewijzer.editing.draft import (
    alike_names,
    alike_records,
    draft_text,
    free_id,
    id_fault,
    id_of,
    taken_ids,
)
from informatiewijzer.editing.options import options_of
from informatiewijzer.editing.questions import Questions, Values
from informatiewijzer.editing.talk import ask, yes
from informatiewijzer.model.base import Record
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.fields import fields_of
from informatiewijzer.model.loading import RECORD_KINDS, Loaded, load_catalogue
from informatiewijzer.upkeep.files import write_all
from informatiewijzer.upkeep.trial import judge

_KINDS = {SINGULAR[kind]: kind for kind in sorted(RECORD_KINDS)}
INTERRUPTED = 130


def declare(parser: DutchParser) -> None:
    """Declare what `new` asks."""
    parser.add_argument("wat", metavar="SOORT", choices=tuple(_KINDS), help=" of ".join(_KINDS))
    parser.add_argument("--proef", action="store_true", help="toon het bestand, maar schrijf het niet")
    declare_catalogue(parser)
    parser.epilog = (
        "U krijgt vragen. Wat moet, komt eerst; de rest mag u overslaan met Enter. Typ ? voor uitleg, en -\n"
        "om iets leeg te laten. Kiest u uit een lijst, typ dan een nummer of een stuk van de naam.\n"
        "Stopt u met Ctrl-C, dan wordt er niets geschreven."
    )


class _Screen:
    """The terminal; or a file of answers, which are then shown as if they were typed."""

    def say(self, text: str) -> None:
        print(text)

    def hear(self, prompt: str) -> str:
        if sys.stdin.isatty():
            return input(prompt)
        print(prompt, end="", flush=True)
        try:
            line = sys.stdin.readline()
        except UnicodeDecodeError:
            raise Stop("De antwoorden zijn geen tekst in UTF-8.", "sla ze op als UTF-8") from None
        if not line:
            raise EOFError
        print(line.rstrip("\n"))
        return line


@dataclass(frozen=True, slots=True)
class _Ground:
    """What is known before the first question."""

    root: Path
    folder: Path
    kind: str
    loaded: Loaded
    catalogue: Catalogue
    as_of: date


def run(root: Path, given: Namespace, environment: Mapping[str, str]) -> int:
    """Carry out `new`; 0 when the file is written and good, 1 when it still has faults or it was stopped."""
    as_of = resolve_as_of(given.as_of, environment)
    folder = (given.catalogue or root / "catalogue").absolute()
    loaded = load_catalogue(folder)
    if loaded.catalogue is None:
        raise Stop("De gegevens zijn niet te lezen.", "typ eerst: python3 build.py check")
    ground = _Ground(root, folder, _KINDS[given.wat], loaded, loaded.catalogue, as_of)
    try:
        return _ask_all(ground, given.proef)
    except EOFError:
        print("\nEr komen geen antwoorden meer. Er is niets geschreven.", file=sys.stderr)
        return FAULTS
    except KeyboardInterrupt:
        print("\nGestopt. Er is niets geschreven.", file=sys.stderr)
        return INTERRUPTED


def _ask_all(ground: _Ground, only_show: bool) -> int:
    screen = _Screen()
    screen.say(f"Een nieuwe {SINGULAR[ground.kind]}. Typ ? voor uitleg. Stoppen: Ctrl-C.")
    fields = fields_of(ground.kind)
    questions = Questions(screen, ground.kind, options_of(ground.catalogue), _proposals(ground))
    name = questions.values(fields[:1], {}, more=False)["naam"]
    if not _goes_on(screen, alike_names(ground.catalogue, ground.kind, str(name))):
        return FAULTS
    id_ = _ask_id(screen, ground, str(name))
    values = _completed(questions.values(fields, {"naam": name}))
    record = _record(ground.kind, id_, values)
    alike = alike_records(ground.catalogue, ground.kind, record) if record else []
    told = set(alike_names(ground.catalogue, ground.kind, str(name)))
    if not _goes_on(screen, [line for line in alike if line not in told]):
        return FAULTS
    return _write(ground, id_, draft_text(ground.kind, values, fields).encode("utf-8"), only_show)


def _proposals(ground: _Ground) -> dict[str, str]:
    today = ground.as_of.isoformat()
    return {
        "adres.plaats": ground.catalogue.settings.town,
        "bron.gezien": today,
        "geplaatst": today,
        "wanneer.momenten.herhaling": "wekelijks",
    }


def _goes_on(screen: _Screen, alike: list[str]) -> bool:
    """Tell what looks like it; whether to go on."""
    if not alike:
        return True
    screen.say("\nLet op, dit lijkt op iets dat er al is:")
    for line in alike:
        screen.say(f"  {line}")
    if yes(screen, "Is het echt iets anders, en wilt u doorgaan?"):
        return True
    screen.say("Gestopt. Er is niets geschreven.")
    return False


def _ask_id(screen: _Screen, ground: _Ground, name: str) -> str:
    taken = taken_ids(ground.catalogue, ground.loaded.known, ground.kind)
    proposed = free_id(id_of(name), taken)
    screen.say(f"\nNaam van het bestand. Zo heet ook het adres op de site: /{ground.kind}/{proposed}/")
    while True:
        id_ = ask(screen, f"Naam van het bestand [Enter: {proposed}]: ").removesuffix(".yaml") or proposed
        wrong = id_fault(id_, taken)
        if not wrong:
            return id_
        screen.say(f"  {wrong}")


def _completed(values: Values) -> Values:
    """What is not sure does not come on the site: then it is a draft."""
    return {**values, "status": {"stand": "concept"}} if values.get("zekerheid") == "laag" else values


def _record(kind: str, id_: str, values: Values) -> Record | None:
    try:
        return RECORD_KINDS[kind].model_validate({**values, "id": id_})
    except ValidationError:
        return None  # the check below says what is wrong


def _write(ground: _Ground, id_: str, content: bytes, only_show: bool) -> int:
    path = ground.folder / ground.kind / f"{id_}.yaml"
    verdict = judge(ground.folder, path, content, ground.as_of)
    print()
    if only_show:
        print(content.decode("utf-8"))
        print(f"Dit zou komen in {shown(path)}. Er is niets geschreven.")
    else:
        path.parent.mkdir(exist_ok=True)
        write_all({path: content})
        schema.refresh(ground.root, ground.folder)
        print(f"Geschreven: {shown(path)}")
    findings = tuple(dict.fromkeys((*verdict.blocking, *verdict.own)))
    sys.stdout.write(report.as_text(sorted(findings, key=lambda finding: finding.order)))
    if any(finding.level is Level.FAULT for finding in findings):
        print("Los de fouten op in het bestand: zolang ze er staan, verandert de site niet.")
        return FAULTS
    return 0
