"""Folders that a town may do without: the wayfinder, the campaign, the figures. What may stand in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from informatiewijzer.model.base import Model
from informatiewijzer.model.campaign import CAMPAIGN, CAMPAIGN_LISTS, CAMPAIGN_WEEK, Week
from informatiewijzer.model.charts import CHARTS, Chart
from informatiewijzer.model.wayfinder import WAYFINDER, WAYFINDER_LISTS, WAYFINDER_RULES, Rules


@dataclass(frozen=True, slots=True)
class Folder:
    """`lists`: files that map an id to a block; `singles`: files that are one block; `each`: any other file,
    whose name is then its id.
    """

    lists: Mapping[str, type[Model]] = field(default_factory=dict)
    singles: Mapping[str, type[Model]] = field(default_factory=dict)
    each: type[Model] | None = None

    @property
    def names(self) -> list[str]:
        """The files that may stand in it, when their names are fixed."""
        return sorted((*self.lists, *self.singles))


FOLDERS: Mapping[str, Folder] = {
    CAMPAIGN: Folder(CAMPAIGN_LISTS, {CAMPAIGN_WEEK: Week}),
    CHARTS: Folder(each=Chart),
    WAYFINDER: Folder(WAYFINDER_LISTS, {WAYFINDER_RULES: Rules}),
}
ATTRIBUTES: Mapping[str, str] = {
    "behoeften": "needs",
    "omstandigheden": "circumstances",
    "regels": "rules",
    "verwachtingen": "expectations",
    "initiatieven": "initiatives",
    "mijlpalen": "milestones",
    "partners": "partners",
    "pijlers": "pillars",
    "week": "week",
}
"""Files with a fixed name, and the attribute of `Wayfinder` or `Campaign` that holds each."""
