"""Asks a record field by field: what must be there first, the rest when wanted; every answer is looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from informatiewijzer.editing.options import Options, choices_for
from informatiewijzer.editing.talk import SHORT, Talk, ask, pick, show, yes
from informatiewijzer.model.fields import ONLY_WITH, Field
from informatiewijzer.source.tree import Text

Values = dict[str, Text]

# What is asked of everybody, though it may stay empty.
_USUAL: Mapping[str, tuple[str, ...]] = {
    "activiteiten": ("organisatie", "kosten", "aanmelden", "contact"),
    "locaties": ("wijk", "toegankelijkheid"),
    "oproepen": ("reageren", "wijk", "themas"),
    "organisaties": ("contact", "werkgebied"),
}
# Too rare to ask: who needs it writes it in the file.
_NEVER = frozenset({"bron.via", "waar.wijk_afgeleid", "status", "bevestigd"})
# Not asked when the neighbour has been filled in; or only when it has.
_UNLESS = {"bron.document": "url", "waar.wijk": "locatie", "wanneer.momenten.dagdeel": "van"}
_ONLY_AFTER = {"wanneer.momenten.tot": "van"}
_NEEDED = frozenset({"waar.locatie", "wanneer.momenten"})
"""Needed as soon as they are asked (model/fields.py, ONLY_WITH)."""
_AT_ONCE = frozenset({"tot", "vanaf", "tot_en_met"})
"""What is wrong with these is known as soon as they are answered."""
SKIP = "-"


@dataclass(slots=True)
class Questions:
    """A conversation about one record. `proposals`: by dotted name, what Enter fills in."""

    talk: Talk
    kind: str
    options: Options
    proposals: Mapping[str, str] = field(default_factory=dict)

    def values(self, fields: Sequence[Field], given: Values, *, more: bool = True) -> Values:
        """All answers, with what was `given` already, in the order of the fields; `more`: offer the rest."""
        answers = dict(given)
        rest = [f for f in fields if f.name not in given and f.dotted not in _NEVER]
        for one in [f for f in rest if f.required]:
            self._into(answers, one)
        usual = [f for f in rest if not f.required and f.name in _USUAL.get(self.kind, ())]
        if usual:
            self.talk.say("\nWat nu komt, mag u overslaan met Enter.")
        for one in usual:
            self._into(answers, one)
        if more:
            self._more(answers, [f for f in rest if not f.required and f not in usual])
        return {f.name: answers[f.name] for f in fields if f.name in answers}

    def _more(self, answers: Values, fields: Sequence[Field]) -> None:
        """The fields that only some records need, chosen by number."""
        self.talk.say("\nWilt u nog meer invullen? Dat kan nu, of later in het bestand.")
        for number, one in enumerate(fields, start=1):
            self.talk.say(f"  {number:>3}. {one.title}")
        while True:
            text = ask(self.talk, "Nummers, met komma's ertussen (Enter: klaar): ")
            parts = [part.strip() for part in text.split(",") if part.strip()]
            if all(p.isascii() and p.isdigit() and 1 <= int(p[:4]) <= len(fields) for p in parts):
                break
            self.talk.say(f"  Typ een of meer nummers van 1 tot en met {len(fields)}, of alleen Enter.")
        for number in dict.fromkeys(int(part) for part in parts):
            self._into(answers, fields[number - 1])

    def _into(self, answers: Values, one: Field) -> None:
        value = self._of(one)
        if value:
            answers[one.name] = value

    def _of(self, one: Field) -> Text:
        if one.form == "object":
            self.talk.say(f"\n{one.title}. {one.help}")
            return self._objects(one) if one.many else self._object(one)
        return self._simple(one)

    def _objects(self, one: Field) -> Text:
        items: list[Text] = []
        while True:
            item = self._object(one)
            if item:
                items.append(item)
            elif one.required or one.dotted in _NEEDED:
                self.talk.say("  Hier hoort minstens iets te staan.")
                continue
            if not item or not yes(self.talk, "Nog een?"):
                return items

    def _object(self, one: Field) -> Text:
        """The parts, asked again until they fit together; nothing when all were passed over."""
        while True:
            values: Values = {}
            for part in one.parts:
                if self._is_asked(part, values):
                    self._part(one, part, values)
            told = self._was_told(one, values)
            if not told and not one.required:
                return None
            wrong = _faults(one, values)
            if not wrong:
                return values
            for line in wrong:
                self.talk.say(f"  {line}")
            self.talk.say("  Nog een keer:")

    def _part(self, one: Field, part: Field, values: Values) -> None:
        """A part of an object; again while it does not go with what was said before."""
        while True:
            values.pop(part.name, None)
            value = self._of(_needed(part, one))
            if not value:
                return
            values[part.name] = value
            wrong = _faults(one, values, at=part.name) if part.name in _AT_ONCE else []
            if not wrong:
                return
            self.talk.say(f"  {wrong[0]}")

    def _was_told(self, one: Field, values: Values) -> bool:
        """Whether somebody said something, and not only took what was proposed."""
        proposed = {p.name for p in one.parts if self.proposals.get(p.dotted) == values.get(p.name)}
        return bool(values.keys() - proposed)

    @staticmethod
    def _is_asked(part: Field, values: Values) -> bool:
        if part.dotted in _NEVER:
            return False
        if part.dotted in ONLY_WITH:
            beside, word = ONLY_WITH[part.dotted]
            return values.get(beside) == word
        if part.dotted in _ONLY_AFTER:
            return _ONLY_AFTER[part.dotted] in values
        return _UNLESS.get(part.dotted) not in values

    def _simple(self, one: Field) -> Text:
        choices = choices_for(one, self.options)
        self.talk.say(f"\n{one.title}. {one.help}" if len(one.path) == 1 else f"\n- {one.title}: {one.help}")
        if 0 < len(choices) <= SHORT:
            show(self.talk, choices)
        elif choices:
            self.talk.say("  Typ (een stuk van) de naam. Met ? ziet u de hele lijst.")
        while True:
            text = ask(self.talk, self._prompt(one))
            if text == "?":
                self._explain(one)
                continue
            text = "" if text == SKIP else text or self.proposals.get(one.dotted, "")
            if not text and not one.required:
                return None
            value = self._read(one, text)
            if value:
                return value

    def _prompt(self, one: Field) -> str:
        proposed = self.proposals.get(one.dotted)
        if proposed:
            return f"{one.title} [Enter: {proposed}]: "
        if one.many:
            return f"{one.title} (meer mag, met komma's ertussen): "
        return f"{one.title}: " if one.required else f"{one.title} (Enter: overslaan): "

    def _explain(self, one: Field) -> None:
        self.talk.say(f"  {one.help}")
        show(self.talk, choices_for(one, self.options))
        self.talk.say("  " + ("Dit moet u invullen." if one.required else "Weet u het niet? Druk op Enter."))

    def _read(self, one: Field, text: str) -> Text:
        """The value in a line; None when it is not right, and then it has been said why."""
        if not text:
            self.talk.say("  Dit moet u invullen. Met ? krijgt u uitleg.")
            return None
        if not one.many:
            return self._item(one, text)
        found: list[Text] = []
        for part in filter(None, (part.strip() for part in text.split(","))):
            item = self._item(one, part)
            if item is None:
                return None
            if item not in found:
                found.append(item)
        if one.most and len(found) > one.most:
            self.talk.say(f"  Hooguit {one.most}.")
            return None
        return found

    def _item(self, one: Field, text: str) -> Text:
        choices = choices_for(one, self.options)
        if choices and one.form != "day-or-choice":
            option = pick(self.talk, text, choices)
            if option is not None and option.label.casefold() != text.casefold():
                self.talk.say(f"  -> {option.label}")
            return option.value if option else None
        wrong = _fault(one, text)
        if wrong:
            self.talk.say(f"  {wrong}")
            return None
        return text


def _needed(part: Field, outer: Field) -> Field:
    """The part as it is asked: some are needed as soon as they are asked at all."""
    needed = part.required and outer.required
    return replace(part, required=needed or part.dotted in _NEEDED)


def _fault(one: Field, text: str) -> str:
    """Why the model would not take this text; "" when it would."""
    if one.parse is None:
        return ""
    try:
        one.parse(text)
    except PydanticCustomError as error:
        return f"{error.message()} {(error.context or {}).get('hint', '')}".strip()
    return ""


def _faults(one: Field, values: Values, at: str = "") -> list[str]:
    """Why the model would not take this object; [] when it would; `at`: only what is wrong with this part."""
    if one.parse is None:
        return []
    try:
        one.parse(values)
    except ValidationError as error:
        details = [d for d in error.errors() if not at or d.get("ctx", {}).get("at") == (at,)]
        return [_words(d["msg"], d.get("ctx", {}), d["loc"], one) for d in details]
    return []


def _words(message: str, context: Mapping[str, str], place: tuple[int | str, ...], one: Field) -> str:
    if "hint" in context:
        return f"{message} {context['hint']}".strip()
    titles = {part.name: part.title for part in one.parts}
    return f"Dit ontbreekt nog: {titles.get(str(place[-1]), str(place[-1]))}." if place else "Dit klopt niet."
