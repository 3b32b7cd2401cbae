"""A conversation in lines: asking, and choosing from a list by number, name or a piece of a name."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Protocol

from informatiewijzer.base.characters import describe, first_forbidden
from informatiewijzer.base.dutch import did_you_mean
from informatiewijzer.editing.options import Option

SHORT = 14
"""A list of at most so many is shown at once."""
_MOST_SHOWN = 12


class Talk(Protocol):
    """Somebody to talk to."""

    def say(self, text: str) -> None:
        """Show a line."""

    def hear(self, prompt: str) -> str:
        """Ask for a line. Raises EOFError when there is nobody any more."""


def ask(talk: Talk, prompt: str) -> str:
    """A line without spaces around it; one with a character that may not be in a file is asked for again."""
    while True:
        text = unicodedata.normalize("NFC", talk.hear(prompt)).strip()
        index = first_forbidden(text)
        if index is None:
            return text
        talk.say(f"  Daar zit een teken in dat niet mag: {describe(text[index])}. Typ het nog eens.")


def yes(talk: Talk, question: str) -> bool:
    """A question that is answered with ja or nee; nothing is nee."""
    while True:
        answer = ask(talk, f"{question} (ja of nee) ").casefold()
        if answer in ("ja", "j"):
            return True
        if answer in ("nee", "n", ""):
            return False
        talk.say("  Typ ja of nee.")


def show(talk: Talk, options: Sequence[Option]) -> None:
    """The list with its numbers."""
    for number, option in enumerate(options, start=1):
        word = "" if option.label.casefold() == option.value else f"  [{option.value}]"
        talk.say(f"  {number:>3}. {option.label}{word}")


def pick(talk: Talk, text: str, options: Sequence[Option]) -> Option | None:
    """The one that is meant; None when that is not clear, and then it has been said what to do."""
    if text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= len(options):
        return options[int(text[:6]) - 1]
    wanted = text.casefold()
    exact = [o for o in options if wanted in (o.value.casefold(), o.label.casefold())]
    exact = exact or [o for o in options if wanted in map(str.casefold, o.others)]
    found = exact or [o for o in options if wanted in o.label.casefold() or wanted in o.value]
    if len(found) == 1:
        return found[0]
    if found:
        talk.say(f"  '{text}' kan van alles zijn:")
        for option in found[:_MOST_SHOWN]:
            talk.say(f"  {list(options).index(option) + 1:>3}. {option.label}")
        if len(found) > _MOST_SHOWN:
            talk.say(f"       ... en nog {len(found) - _MOST_SHOWN}. Typ meer letters.")
        return None
    names = {name: option for option in options for name in (option.value, option.label)}
    near = did_you_mean(text, names)
    talk.say(f"  '{text}' staat niet in de lijst." + (f" Bedoelde u '{near}'?" if near else ""))
    return None
