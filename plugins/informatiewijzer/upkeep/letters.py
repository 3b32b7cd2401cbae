"""The text of a mail and of a telephone call to one organisation: friendly, with the questions only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from textwrap import fill

from informatiewijzer.base.dutch import enumerate_words
from informatiewijzer.upkeep.doubts import Doubt
from informatiewijzer.upkeep.recheck import Ask, Visit

WIDTH = 76


@dataclass(frozen=True, slots=True)
class Sender:
    """Who asks: the site, the town, and the address of the site ("" when not known)."""

    site: str
    town: str
    base_url: str = ""


def mail(visit: Visit, sender: Sender) -> str:
    """A mail ready to be copied; to whom and about what stand on top."""
    to = visit.contact.email or f"(nog geen e-mailadres bekend{_look(visit)})"
    lines = [
        f"Aan: {to}",
        f"Onderwerp: Klopt dit nog op de {sender.site}?",
        "",
        f"Beste mensen van {visit.name},",
        "",
        _wrap(
            f"Op de {sender.site} vinden mensen in {sender.town} wat er te doen is en waar zij terecht "
            "kunnen. "
            "U staat er ook op. Wij willen graag dat het klopt. Wilt u even meekijken? "
            "U kunt het antwoord onder elke vraag zetten."
        ),
        "",
        *_items(visit, sender, _mail_lines),
        _wrap(
            "Is er iets gestopt of nieuw? Schrijf dat er dan bij. Klopt alles? Dan is 'alles klopt' genoeg."
        ),
        "",
        _wrap("Wij zetten geen namen of eigen nummers van mensen op de site."),
        "",
        "Hartelijk dank voor uw hulp.",
        "",
        f"De redactie van de {sender.site}",
    ]
    return "\n".join(lines) + "\n"


def phone_script(visit: Visit, sender: Sender) -> str:
    """What to say on the telephone, with room for the answers, and how to write down what was right."""
    number = " of ".join(visit.contact.phones) or f"(nog geen telefoonnummer bekend{_look(visit)})"
    lines = [
        f"BELLEN: {visit.name}",
        f"Nummer: {number}",
        "",
        "Begin zo:",
        _wrap(
            f"Goedendag, u spreekt met de redactie van de {sender.site}. Daar vinden mensen in {sender.town} "
            "wat er te doen is. U staat er ook op. Mag ik even met u nalopen of het nog klopt? "
            f"Het gaat om {_count(visit)}.",
            "  ",
        ),
        "",
        *_items(visit, sender, _phone_lines),
        "Sluit zo af:",
        _wrap(
            "Is er nog iets gestopt, of is er iets nieuws? ... Dank u wel. Ik pas het aan. "
            "Wij zetten geen namen of eigen nummers van mensen op de site.",
            "  ",
        ),
        "",
        "Klopt alles van een onderdeel? Schrijf dat dan op met:",
        *(
            f"  python3 build.py recheck confirm {ask.address} --by redacteur --how telefoon"
            for ask in visit.asks
        ),
        "Is er iets anders? Pas eerst het bestand aan, en schrijf daarna de bevestiging op.",
    ]
    return "\n".join(lines) + "\n"


def _look(visit: Visit) -> str:
    return f"; kijk op {visit.contact.website}" if visit.contact.website else ""


def _count(visit: Visit) -> str:
    names = [ask.record.name for ask in visit.asks]
    return enumerate_words(names) if len(names) <= 3 else f"{len(names)} onderdelen"


def _items(visit: Visit, sender: Sender, lines_of: Callable[[Ask], Iterator[str]]) -> Iterator[str]:
    for number, ask in enumerate(visit.asks, start=1):
        draft = "" if ask.record.is_public else " (staat nog niet op de site)"
        yield f"{number}. {ask.record.name}{draft}"
        if sender.base_url and ask.record.is_public:
            yield f"   {sender.base_url}{ask.address}/"
        yield from lines_of(ask)
        yield ""


def _mail_lines(ask: Ask) -> Iterator[str]:
    if _may_be_gone(ask):
        yield "   - Is dit er nog?"
    for doubt in ask.doubts:
        yield _wrap(f"- {_as_question(doubt)}", "   ", "     ")


def _phone_lines(ask: Ask) -> Iterator[str]:
    if _may_be_gone(ask):
        yield "   Is dit er nog?                      [ ] ja   [ ] nee, gestopt"
    for doubt in ask.doubts:
        yield _wrap(_as_question(doubt), "   ")
        if doubt.current:
            yield "     [ ] klopt   [ ] anders: ..........................................."
        else:
            yield "     Antwoord: ...................................................."


def _may_be_gone(ask: Ask) -> bool:
    """When only a detail of a checked record is missing, there is no doubt that it exists."""
    return any(doubt.current for doubt in ask.doubts)


def _as_question(doubt: Doubt) -> str:
    field = doubt.field[:1].upper() + doubt.field[1:]
    if doubt.current:
        return f"{field}: er staat nu '{doubt.current}'. Klopt dat nog?"
    return f"{field}: dat weten wij niet. {doubt.question}"


def _wrap(text: str, first: str = "", later: str | None = None) -> str:
    return fill(
        text, WIDTH, initial_indent=first, subsequent_indent=first if later is None else later,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
