"""What may stand in the files with search words: the shape only; `search/words.py` reads them."""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Field

from informatiewijzer.model.base import Model, YesNo, as_list
from informatiewijzer.model.decisions import in_folder
from informatiewijzer.model.scalars import Line, Prose

SEARCH_WORDS = "zoekwoorden"
"""One list in as many files as it takes: `zoekwoorden`, `zoekwoorden-<onderwerp>`. One would be too long."""
SEARCH_WORD_FILES = f"{SEARCH_WORDS}*"
FOUND = r"[a-z]+/[a-z0-9#/-]+"


def has_search_words(name: str) -> bool:
    """Whether a closed list of this name is (a part of) the search words."""
    return name == SEARCH_WORDS or name.startswith(f"{SEARCH_WORDS}-")


def parse_found(value: Any) -> str:
    """Something that the search can find, by folder and name: "organisaties/de-linde", "paginas/contact"."""
    return in_folder(value, FOUND, "een naam")


def parse_group(value: Any) -> tuple[str, ...]:
    """Words that mean the same."""
    return tuple(map(str, as_list(value)))


Words: TypeAlias = Annotated[tuple[Line, ...], BeforeValidator(as_list)]
Found: TypeAlias = Annotated[
    tuple[Annotated[str, BeforeValidator(parse_found)], ...], BeforeValidator(as_list)
]
Group: TypeAlias = Annotated[tuple[str, ...], BeforeValidator(parse_group)]


class Lead(Model):
    """Who types one of these words also finds what one of those finds."""

    typed: Words = Field(alias="zoek")
    found: Words = Field(alias="vindt")


class BestBet(Model):
    """Who types one of these words sees these first, and reads why."""

    typed: Words = Field(alias="zoek")
    shown: Found = Field(alias="toont")
    reason: Line = Field(alias="reden")


class WordGroup(Model):
    """Words that count as one in what calls for advice."""

    name: Line = Field(alias="naam")
    words: Words = Field(alias="woorden")


class Asked(Model):
    """What people say when these are the answers; shown nowhere, it only counts for the search."""

    shown: Found = Field(alias="toont")
    also: Found = Field((), alias="ook")
    typed: Words = Field(alias="zoek")


class AdviceEntry(Model):
    """A calm box above the results."""

    typed: Words = Field(alias="zoek")
    heading: Line = Field(alias="kop")
    text: Prose = Field(alias="tekst")
    shown: Found = Field(alias="toont")
    also: Found = Field((), alias="ook")
    emergency: YesNo = Field(False, alias="spoed")
    listens: YesNo = Field(False, alias="luistert")


class SearchWordFile(Model):
    """One file; every part may be left out."""

    same: tuple[Group, ...] = Field((), alias="wederzijds")
    wider: tuple[Lead, ...] = Field((), alias="ruimer")
    expressions: tuple[Lead, ...] = Field((), alias="uitdrukking")
    english: tuple[Lead, ...] = Field((), alias="engels")
    turkish: tuple[Lead, ...] = Field((), alias="turks")
    best: tuple[BestBet, ...] = Field((), alias="beste")
    asked: tuple[Asked, ...] = Field((), alias="vragen")
    ignored: Words = Field((), alias="negeren")
    word_groups: tuple[WordGroup, ...] = Field((), alias="woordgroepen")
    advice: tuple[AdviceEntry, ...] = Field((), alias="advies")
