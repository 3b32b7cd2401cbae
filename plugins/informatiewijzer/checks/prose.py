"""The texts that are in no record: of figures and of the campaign. Readers see them just the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from informatiewijzer.model.campaign import CAMPAIGN, CAMPAIGN_WEEK, Campaign
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.charts import CHARTS, Chart
from informatiewijzer.source.tree import Path

Placed = tuple[Path, str | None]
"""A text and the way to it in its file; None when it is not there."""


@dataclass(frozen=True, slots=True)
class Prose:
    """The texts of one file; `joined` is all of these, to look through fast."""

    file: str
    texts: tuple[tuple[Path, str], ...]
    joined: str


def has_digits(text: str) -> bool:
    """Whether a digit (0-9) or an @ stands in it: most texts have none. A third of the time of a pattern."""
    raw = text.encode("utf-8", "replace")
    return len(raw.translate(None, b"0123456789@")) != len(raw)


def prose_of(catalogue: Catalogue) -> Iterator[Prose]:
    """A piece per file that has any text."""
    for chart in catalogue.charts.values():
        yield from _prose(f"{CHARTS}/{chart.id}.yaml", _of_chart(chart))
    campaign = catalogue.campaign
    yield from _prose(f"{CAMPAIGN}/pijlers.yaml", _of_pillars(campaign))
    yield from _prose(f"{CAMPAIGN}/mijlpalen.yaml", _of_milestones(campaign))
    yield from _prose(f"{CAMPAIGN}/initiatieven.yaml", _of_initiatives(campaign))
    yield from _prose(f"{CAMPAIGN}/partners.yaml", _of_partners(campaign))
    yield from _prose(f"{CAMPAIGN}/{CAMPAIGN_WEEK}.yaml", _of_week(campaign))


def _prose(file: str, placed: Iterable[Placed]) -> Iterator[Prose]:
    texts = tuple((path, text) for path, text in placed if text)
    if texts:
        yield Prose(file, texts, "\n".join(text for _, text in texts))


def _of_chart(chart: Chart) -> Iterator[Placed]:
    yield ("samenvatting",), chart.summary
    yield ("telt",), chart.counted
    yield ("toelichting",), chart.remark
    for index, line in enumerate(chart.limits):
        yield ("zegt_niet", index), line


def _of_pillars(campaign: Campaign) -> Iterator[Placed]:
    for id_, pillar in campaign.pillars.items():
        yield (id_, "omschrijving"), pillar.description


def _of_milestones(campaign: Campaign) -> Iterator[Placed]:
    for id_, milestone in campaign.milestones.items():
        yield (id_, "wat"), milestone.what


def _of_initiatives(campaign: Campaign) -> Iterator[Placed]:
    for id_, initiative in campaign.initiatives.items():
        yield (id_, "omschrijving"), initiative.description
        yield (id_, "doel"), initiative.goal
        yield (id_, "stand", "toelichting"), initiative.standing.remark
        if initiative.budget:
            yield (id_, "budget", "toelichting"), initiative.budget.remark


def _of_partners(campaign: Campaign) -> Iterator[Placed]:
    for id_, partner in campaign.partners.items():
        yield (id_, "wat"), partner.what


def _of_week(campaign: Campaign) -> Iterator[Placed]:
    if campaign.week:
        yield ("omschrijving",), campaign.week.description
        yield ("meestal",), campaign.week.habit
