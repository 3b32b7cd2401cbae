"""argparse that speaks Dutch, in usage, help and errors."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import NoReturn

from informatiewijzer.base.dutch import did_you_mean
from informatiewijzer.cli.stop import WRONG_USE, Stop

# argparse's own sentences -> ours; the first that fits is used, so the general ones stand last.
_SENTENCES: tuple[tuple[str, str], ...] = (
    (r"unrecognized arguments: (.*)", "dit ken ik niet: {0}"),
    (r"the following arguments are required: (.*)", "dit ontbreekt nog: {0}"),
    (r"one of the arguments (.*) is required", "geef een van deze: {0}"),
    (r"argument (\S+): expected one argument", "achter {0} hoort nog een waarde"),
    (r"argument (\S+): expected at least one argument", "achter {0} hoort nog een waarde"),
    (r"argument (\S+): not allowed with argument (\S+)", "{0} en {1} gaan niet samen"),
    (r"argument (\S+): ignored explicit argument (.*)", "achter {0} hoort geen waarde ({1})"),
    (
        r"argument (\S+): invalid choice: (.*?)(?:, maybe [^?]*\?)? \([^(]*choose from (.*)\)",
        "{0} kan niet {1} zijn; kies uit {2}",
    ),
    (r"argument (\S+): invalid \S+ value: (.*)", "bij {0} past {1} niet"),
    (r"ambiguous option: (\S+) could match (.*)", "{0} kan van alles zijn: {1}"),
    (r"argument (\S+): (.*)", "{0}: {1}"),
)


def in_dutch(message: str) -> str:
    """An error sentence of argparse in Dutch; one that is not known is passed on as it is."""
    for pattern, sentence in _SENTENCES:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return sentence.format(*found.groups())
    return message


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self, usage: str | None, actions: object, groups: object, prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)  # type: ignore[arg-type]


class DutchParser(argparse.ArgumentParser):
    """An ArgumentParser with Dutch texts; wrong use raises Stop with status 2."""

    def __init__(self, prog: str, description: str, epilog: str | None = None) -> None:
        super().__init__(
            prog=prog, description=description, epilog=epilog, add_help=False, allow_abbrev=False,
            formatter_class=_Formatter,
        )  # fmt: skip
        self._positionals.title = "wat u opgeeft"
        self._optionals.title = "keuzes"
        self.add_argument("-h", "--help", "--hulp", action="help", help="toon deze uitleg")
        self.add_argument(
            "--debug", action="store_true", help="toon bij een storing ook de technische details"
        )

    def error(self, message: str) -> NoReturn:
        """Raise Stop: what is wrong, in Dutch, and where the explanation is."""
        hint = self._near_miss(message)
        raise Stop(f"Dit klopt niet: {in_dutch(message)}.", f"{hint}typ '{self.prog} --help'", WRONG_USE)

    def _near_miss(self, message: str) -> str:
        found = re.match(r"unrecognized arguments: (--?[\w-]+)", message)
        known: Sequence[str] = [name for action in self._actions for name in action.option_strings]
        guess = did_you_mean(found[1], known) if found else None
        return f"bedoelde u '{guess}'? Of " if guess else ""
