"""When, how much, for whom: parts of a record in short Dutch words."""

from __future__ import annotations

from informatiewijzer.model.records import Ages, CostKind, Costs, WhereKind

# The words for when are shared with other rooms; pages find all words here.
from informatiewijzer.schedule.words import WHEN_WORDS as WHEN_WORDS
from informatiewijzer.schedule.words import capital as capital
from informatiewijzer.schedule.words import clock as clock
from informatiewijzer.schedule.words import hours as hours
from informatiewijzer.schedule.words import slot_words as slot_words
from informatiewijzer.schedule.words import when_lines as when_lines
from informatiewijzer.schedule.words import when_short as when_short

WHERE_WORDS = {
    WhereKind.VENUE: "",
    WhereKind.AT_HOME: "Bij u thuis",
    WhereKind.PHONE: "Per telefoon",
    WhereKind.ONLINE: "Op internet",
    WhereKind.VARIES: "Op wisselende plekken",
    WhereKind.UNKNOWN: "",
}


def cost_words(costs: Costs) -> str:
    """What it costs: "Gratis", "5,00 euro per keer"; "" when unknown."""
    if costs.kind is CostKind.FREE:
        return "Gratis"
    if costs.amount is None:
        return "Het kost geld" if costs.kind is CostKind.PAID else ""
    amount = f"{costs.amount:.2f}".replace(".", ",").removesuffix(",00")
    return f"{amount} euro" + (f" per {costs.per}" if costs.per else "")


def age_words(ages: Ages | None) -> str:
    """An age range in words: "Van 12 tot en met 25 jaar"; "" when nobody said."""
    if ages is None:
        return ""
    if ages.low is None:
        return f"Tot en met {ages.high} jaar"
    return f"Vanaf {ages.low} jaar" if ages.high is None else f"Van {ages.low} tot en met {ages.high} jaar"
