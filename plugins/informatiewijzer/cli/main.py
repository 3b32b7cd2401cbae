"""The commands and what they ask; one registry, one way out."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from informatiewijzer.base.dutch import did_you_mean, disk_words
from informatiewijzer.base.garbage import no_garbage_collection
from informatiewijzer.cli import arguments as ask
from informatiewijzer.cli.dutch_args import DutchParser
from informatiewijzer.cli.stop import FAULTS, WRONG_USE, Stop, say_stop
from informatiewijzer.publish.refusal import Refusal

INTERRUPTED = 130
Host = Callable[[Path, Path], None]


@dataclass(frozen=True, slots=True)
class World:
    """What a command gets handed: the project's folder, the host that renders pages, the environment."""

    root: Path
    host: Host
    environment: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Command:
    """A word after build.py: what it does, what it asks, and the function that does it."""

    summary: str
    declare: Callable[[DutchParser], None]
    run: Callable[[World, Namespace], int]


def run(arguments: list[str], root: Path, host: Host) -> int:
    """Carry out a command line; gives the exit status. Nothing but a Dutch message ever reaches the user."""
    world = World(root, host, dict(os.environ))
    for stream in (sys.stdout, sys.stderr):
        _never_refuse(stream)
    try:
        return _dispatch(world, arguments)
    except Stop as stop:
        say_stop(stop.message, stop.hint)
        return stop.status
    except Refusal as refusal:
        say_stop(refusal.message, refusal.hint)
        return FAULTS
    except KeyboardInterrupt:
        print("\nGestopt. Er is niets half gepubliceerd.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return FAULTS
    except Exception as error:
        return _last_resort(error, "--debug" in arguments)


def _never_refuse(stream: object) -> None:
    """Let a stream show a character that it does not know as a code: Windows has few when output is kept."""
    if isinstance(stream, TextIOWrapper) and stream.errors == "strict":
        stream.reconfigure(errors="backslashreplace")


def _dispatch(world: World, arguments: list[str]) -> int:
    first = next((word for word in arguments if word != "--debug"), None)
    if first in ("-h", "--help", "--hulp"):
        print(_overview(), end="")
        return 0
    name = first if first is not None and not first.startswith("-") else "build"
    if name not in COMMANDS:
        raise _unknown(name)
    rest = list(arguments)
    if first == name:
        rest.remove(name)
    command = COMMANDS[name]
    parser = DutchParser(f"python3 build.py {name}", command.summary)
    command.declare(parser)
    given = ask.parse(parser, rest, passes_on=name == "test")
    _look_for_catalogue(getattr(given, "catalogue", None))
    return command.run(world, given)


def _look_for_catalogue(folder: Path | None) -> None:
    """Raise Stop for a folder that is not there: a slip of the pen, no fault in the records."""
    if folder is not None and not folder.is_dir():
        raise Stop(
            f"De map '{folder}' bestaat niet.", "geef de goede map, zo: --catalogue catalogue", WRONG_USE
        )


def _unknown(name: str) -> Stop:
    guess = did_you_mean(name, COMMANDS)
    hint = f"bedoelde u '{guess}'? " if guess else ""
    return Stop(f"De opdracht '{name}' bestaat niet.", f"{hint}kies uit: {', '.join(COMMANDS)}", WRONG_USE)


def _overview() -> str:
    rows = "".join(f"  {name:<8} {command.summary}\n" for name, command in COMMANDS.items())
    return (
        "gebruik: python3 build.py [opdracht] [keuzes]\n\nDe opdrachten (zonder opdracht: build):\n"
        f"{rows}\nUitleg bij een opdracht: python3 build.py check --help\n"
    )


def _last_resort(error: Exception, debug: bool) -> int:
    """Say what happened without a traceback."""
    if debug:
        traceback.print_exc()
    say_stop(*_in_words(error))
    return FAULTS


def _in_words(error: Exception) -> tuple[str, str]:
    """What happened and what to do; the disk and the rights on it are named apart."""
    if isinstance(error, OSError):
        place = f" ({error.filename})" if error.filename else ""
        if error.errno in _DISK:
            message, hint = _DISK[error.errno]
            return message + place, hint
        if place:
            message = f"Dit bestand of deze map is niet te lezen of te maken{place}: {disk_words(error)}."
            return message, f"kijk of de naam klopt en of de map ervoor bestaat; {_ELSE}"
    message = (
        f"Er ging iets mis dat wij niet hadden voorzien ({type(error).__name__}: {error}). "
        "Een site die er al stond, is niet veranderd."
    )
    return message, f"start opnieuw; {_ELSE}"


_ELSE = "blijft dit zo, zet dan --debug erachter en stuur ons wat u ziet"
_DISK = {
    errno.ENOSPC: ("De schijf is vol. De site die er al stond, is niet veranderd.", "maak ruimte"),
    errno.EDQUOT: ("Uw schijfruimte is op. De site die er al stond, is niet veranderd.", "maak ruimte"),
    errno.EACCES: ("Hier mag niet gelezen of geschreven worden.", "kies een andere map of vraag rechten"),
    errno.EPERM: ("Hier mag niet gelezen of geschreven worden.", "kies een andere map of vraag rechten"),
    errno.EROFS: (
        "Op deze schijf mag niet geschreven worden.",
        "kijk of u op deze schijf iets kunt bewaren, of werk in een map op een andere schijf",
    ),
}


def _build(world: World, given: Namespace) -> int:
    # Before the first package is loaded: hardly anything makes rings of objects, and loading neither.
    with no_garbage_collection():
        from informatiewijzer.cli.build import build

        return build(world.root, world.host, given, world.environment)


def _check(world: World, given: Namespace) -> int:
    from informatiewijzer.cli.check import check

    return check(world.root, given, world.environment)


def _search(world: World, given: Namespace) -> int:
    from informatiewijzer.cli.find import find

    return find(world.root, given, world.environment)


def _serve(world: World, given: Namespace) -> int:
    from informatiewijzer.cli.serve import serve

    return serve(world.root, world.host, given, world.environment)


def _pdf(world: World, given: Namespace) -> int:
    from informatiewijzer.cli.pdf import make_pdfs

    return make_pdfs(world.root, given, world.environment)


def _test(world: World, given: Namespace) -> int:
    from informatiewijzer.cli.testing import run_tests

    return run_tests(world.root, given.rest, world.environment)


def _own(name: str, summary: str) -> Command:
    """A command whose module `cli/<name>.py` has `declare(parser)` and `run(root, given, environment)`."""

    def module() -> Any:
        return import_module(f"informatiewijzer.cli.{name}")

    def carry_out(world: World, given: Namespace) -> int:
        return int(module().run(world.root, given, world.environment))

    return Command(summary, lambda parser: module().declare(parser), carry_out)


# The imports stand inside the functions: `check` and `search` must start without loading the rest.
COMMANDS: Mapping[str, Command] = {
    "build": Command("maak de site in de map site/", ask.for_build, _build),
    "check": Command("kijk de gegevens na en toon wat er niet klopt", ask.for_check, _check),
    "doctor": _own("doctor", "kijk wat er nog ontbreekt voordat de site live gaat"),
    "export": _own("sheets_out", "zet de gegevens in een Excel-bestand of in CSV-bestanden"),
    "format": _own("format", "zet de bestanden netjes: steeds dezelfde volgorde en inspringing"),
    "handbook": _own("handbook", "werk in de handleiding de tabellen bij: opdrachten, codes, termijnen"),
    "headers": _own("headers", "toon de regels voor de webserver (nginx, Apache en andere)"),
    "import": _own("sheets_in", "neem over wat in Excel of CSV is gewijzigd, of een set in Open Referral"),
    "init": _own("init", "begin een nieuwe plaats in een map ernaast"),
    "ledger": _own("ledger", "werk de lijst bij van adressen die ooit op de site stonden"),
    "links": _own("links", "kijk of de links naar andere sites nog werken (heeft internet nodig)"),
    "new": _own("new", "maak iets nieuws: een activiteit, organisatie, locatie of oproep"),
    "pdf": Command("maak van elk wijkblad een PDF (met Chromium)", ask.for_pdf, _pdf),
    "recheck": _own("recheck", "maak een belronde: wat moet er worden nagevraagd, en bij wie"),
    "release": _own("release", "schrijf op wat er nieuw is in de open gegevens (bij het publiceren)"),
    "redactie": _own("redactie", "open een formulier in de browser om gegevens te maken en te wijzigen"),
    "rename": _own("rename", "geef iets een andere naam, met alle verwijzingen ernaar"),
    "report": _own("health", "maak een verslag: wat ontbreekt, wat is oud, waar is niets te doen"),
    "schema": _own("schema", "maak de bestanden waarmee VS Code velden aanvult en nakijkt"),
    "search": Command("zoek zoals een bezoeker zoekt", ask.for_search, _search),
    "serve": Command(
        "toon de site op deze computer; elke wijziging is meteen te zien", ask.for_serve, _serve
    ),
    "test": Command("draai alle controles van het programma zelf", ask.for_test, _test),
}
