"""Wording: short sentences, plain words, "u"; all of it advice, for what residents read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from informatiewijzer.base.dutch import enumerate_words
from informatiewijzer.base.findings import Code, Level
from informatiewijzer.checks.prose import Prose
from informatiewijzer.checks.subject import Entry, Family, Spot, Subject

LONG = Code("TAAL01", Level.TIP, "Een zin in een samenvatting is te lang.")
INFORMAL = Code("TAAL02", Level.TIP, "Wij zeggen u, niet je of jij.")
JARGON = Code("TAAL03", Level.TIP, "Een moeilijk woord kan eenvoudiger.")
LOADED = Code("TAAL04", Level.TIP, "Het woord eenzaam schrikt mensen af in een naam of samenvatting.")

MAX_WORDS = 20
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
# "Je" inside a name ("Maak je maatje") is not ours to change, so names are not looked at.
_INFORMAL_WORDS = ("je", "jij", "jou", "jouw", "jullie")
_INFORMAL = re.compile(rf"\b(?:{'|'.join(_INFORMAL_WORDS)})\b", re.IGNORECASE)
_BETWEEN_WORDS = ".,()?!:;'\"/-\u2018\u2019\u201c\u201d"
_LOADED = re.compile(r"eenza(?:am|me)", re.IGNORECASE)
# What policy papers say -> what people say (level B1: bureau-taal.nl, Taalunie word lists).
SIMPLER: Mapping[str, str] = {
    "laagdrempelig": "makkelijk om heen te gaan",
    "laagdrempelige": "waar u makkelijk binnenloopt",
    "zelfredzaamheid": "zelf kunnen doen",
    "zelfredzaam": "zelf kunnen doen",
    "participatie": "meedoen",
    "participeren": "meedoen",
    "faciliteren": "mogelijk maken",
    "faciliteert": "maakt mogelijk",
    "ondersteuning": "hulp",
    "ondersteunt": "helpt",
    "cliënten": "mensen",
    "cliënt": "iemand die hulp krijgt",
    "doelgroep": "groep mensen",
    "sociaal isolement": "weinig contact met anderen",
    "netwerkversterking": "meer mensen leren kennen",
    "preventief": "om problemen te voorkomen",
    "signaleren": "zien",
    "signalering": "zien dat er iets is",
    "interventie": "hulp",
    "interventies": "hulp",
    "dagbesteding": "iets te doen overdag",
    "inwoneroverleg": "overleg met bewoners",
    "vitaal": "gezond",
    "vitaliteit": "gezondheid",
    "middels": "met",
    "omtrent": "over",
    "teneinde": "om",
    "tevens": "ook",
    "indien": "als",
    "dienen te": "moeten",
    "desgewenst": "als u wilt",
    "mogelijkheden": "wat kan",
    "expertise": "kennis",
    "professionals": "hulpverleners",
    "cohesie": "samenhang",
    "inclusief": "voor iedereen",
    "inclusieve": "voor iedereen",
}
_JARGON = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, SIMPLER), key=len, reverse=True)) + r")\b", re.IGNORECASE
)
_LOOKED_FOR = frozenset(word.split()[0] for word in SIMPLER).union(_INFORMAL_WORDS)


def _long(entry: Entry) -> Iterator[Spot]:
    """Sentences of more than twenty words in a summary."""
    if not entry.record.is_public:
        return
    summary = entry.record.summary or ""
    if len(summary.split()) <= MAX_WORDS:
        return  # nearly all of them
    most = max((len(sentence.split()) for sentence in _SENTENCE.split(summary)), default=0)
    if most > MAX_WORDS:
        message = f"Deze samenvatting heeft een zin van {most} woorden; hooguit {MAX_WORDS} leest prettig."
        yield Spot(LONG, entry.file, ("samenvatting",), message, "Maak er twee zinnen van.")


def _words(entry: Entry) -> Iterator[Spot]:
    """Je and jij in our own sentences; words of policy papers for which there is a plain one."""
    if entry.record.is_public:
        yield from _in_text(entry)


def _in_prose(subject: Subject) -> Iterator[Spot]:
    """The same in texts that are in no record."""
    for prose in subject.prose:
        yield from _in_text(prose)


def _in_text(entry: Entry | Prose) -> Iterator[Spot]:
    if _LOOKED_FOR.isdisjoint(_words_of(entry.joined)):
        return  # nearly all of them
    yield from _informal(entry)
    yield from _jargon(entry)


def _words_of(text: str) -> list[str]:
    """All words of a text in small letters; without a pattern, which would take four times as long."""
    text = text.lower()
    for mark in _BETWEEN_WORDS:
        text = text.replace(mark, " ")
    return text.split()


def _informal(entry: Entry | Prose) -> Iterator[Spot]:
    for path, text in entry.texts:
        match = _INFORMAL.search(text)
        if match:
            message = f"Hier staat '{match[0]}'. Op de site zeggen wij 'u'."
            yield Spot(INFORMAL, entry.file, path, message, "Schrijf het zo: U kunt zo binnenlopen.")


def _jargon(entry: Entry | Prose) -> Iterator[Spot]:
    for path, text in entry.texts:
        words = list(dict.fromkeys(word.lower() for word in _JARGON.findall(text)))
        if words:
            said = enumerate_words([f"'{word}'" for word in words])
            hint = enumerate_words([f"'{SIMPLER[word]}' in plaats van '{word}'" for word in words])
            message = f"Niet iedereen kent dit: {said}."
            yield Spot(JARGON, entry.file, path, message, f"Schrijf bijvoorbeeld {hint}.")


def _loaded(entry: Entry) -> Iterator[Spot]:
    """ "Eenzaam" where residents choose: they look for company, not for a label."""
    if not entry.record.is_public:
        return
    # What an organisation calls itself is not ours to change; an activity we may give a plain name.
    name = entry.record.name if entry.kind == "activiteiten" else None
    for field, text in (("naam", name), ("samenvatting", entry.record.summary)):
        if text and "eenza" in text.lower() and _LOADED.search(text):
            message = "Hier staat 'eenzaam'. Veel mensen willen zo niet heten en kijken dan niet verder."
            hint = "Zeg wat er te doen is, zo: Samen koffie drinken en praten."
            yield Spot(LOADED, entry.file, (field,), message, hint)


FAMILY = Family("taal", (LONG, INFORMAL, JARGON, LOADED), (_in_prose,), own=(_long, _words, _loaded))
