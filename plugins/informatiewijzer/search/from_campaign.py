"""The generated pages about the town itself, figures and campaign, as search documents.

Found by their names only: who types "eenzaam" looks for company, not for policy.
"""

from __future__ import annotations

from collections.abc import Iterator

from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.search.documents import SearchDocument
from informatiewijzer.search.from_pages import FACT, KIND, WORTH


def campaign_documents(catalogue: Catalogue) -> Iterator[SearchDocument]:
    """A document per page that has something on it."""
    town, campaign = catalogue.settings.town, catalogue.campaign
    if catalogue.charts:
        names = ("statistiek", "percentage", "onderzoek")
        yield _document("cijfers", f"Cijfers over {town}", names, "Met jaar en bron, en wat ze niet zeggen.")
    if campaign:
        names = ("aanpak", "uitvoeringsplan", "pijlers")
        yield _document("campagne", "Campagne", names, f"Hoe {town} er samen aan werkt, en hoe u meedoet.")
    if campaign.initiatives:
        names = ("initiatieven", "proeven", "pilots")
        summary = "Doel, wie, geld en stand, met datum en bron."
        yield _document("campagne/initiatieven", f"Wat {town} doet", names, summary)
    if campaign.partners:
        names = ("partners", "coalitie", "ambassadeurs")
        yield _document("campagne/partners", "Wie er meedoen", names, "Organisaties die een bron noemt.")
    if campaign.week:
        summary = "Wanneer het is, en wat u kunt doen."
        yield _document("campagne/week", campaign.week.name, ("actieweek",), summary)


def _document(path: str, title: str, names: tuple[str, ...], summary: str) -> SearchDocument:
    return SearchDocument(
        id=f"{KIND}/{path}",
        url=f"{path}/",
        title=title,
        names=names,
        summary=summary,
        facts=(FACT,),
        worth=WORTH,
    )
