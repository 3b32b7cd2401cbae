"""Services of HSDS -> activities."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation

from informatiewijzer.openreferral.concepts import Finder, split_terms
from informatiewijzer.openreferral.facts import age, fact
from informatiewijzer.openreferral.mapped import Values, Work, without_empty
from informatiewijzer.openreferral.places import aliases, contact, named, terms_by_link, words
from informatiewijzer.openreferral.rows import Row
from informatiewijzer.openreferral.texts import LINE, cut, one_line
from informatiewijzer.openreferral.when import when_of
from informatiewijzer.source.tree import Text

_FREE = frozenset(
    {
        "gratis", "free", "none", "geen", "no charge", "no fee", "no fees", "free of charge", "geen kosten",
        "nihil", "0",
    }
)  # fmt: skip
_MOST_TERMS = 12


def map_services(work: Work) -> None:
    """Every service becomes a draft activity, unless it no longer exists or there is one of that name."""
    parts = _Parts(work)
    for row in work.dataset.rows("service"):
        name = named(row)
        status = row.take("status", "status").lower()
        if not name:
            work.skip(row, "heeft geen naam")
        elif status == "defunct":
            work.skip(row, "bestaat niet meer, zegt de bron")
        elif not work.is_known("activiteiten", row, name):
            _map(work, parts, row, name, status)


class _Parts:
    """The rows that belong to services, by the service's id, and the finders of the closed lists."""

    def __init__(self, work: Work) -> None:
        data = work.dataset
        self.phones = data.by("phone", "service_id")
        self.schedules = data.by("schedule", "service_id")
        self.by_place = data.by("schedule", "service_at_location_id")
        self.costs = data.by("cost_option", "service_id")
        self.languages = data.by("language", "service_id")
        self.eligibility = data.by("eligibility", "service_id")
        self.places = data.by("service_at_location", "service_id")
        self.terms = terms_by_link(work)
        self.locations = {row.id: row for row in data.rows("location")}
        self.themes, self.groups = work.finder("themes"), work.finder("groups")
        self.kinds, self.tongues = work.finder("kinds"), work.finder("languages")


def _map(work: Work, parts: _Parts, row: Row, name: str, status: str) -> None:
    choose: list[str] = [] if status in ("active", "") else [f"de stand (in de bron {status[:30]})"]
    places = parts.places.get(row.id, [])
    organiser = _organiser(work, parts, row)
    values: Values = {"naam": name, **words(row, choose), **aliases(row)}
    if organiser:
        values["organisatie"] = organiser
    values.update(_lists(parts, row, choose))
    values["waar"] = _where(work, row, places)
    schedules = [*parts.schedules.get(row.id, [])]
    for place in places:
        schedules += [each for each in parts.by_place.get(place.id, []) if each not in schedules]
    values["wanneer"] = when_of(schedules)
    values.update(
        without_empty(
            {
                "leeftijd": _ages(row),
                "kosten": _costs(row, parts.costs.get(row.id, [])),
                "aanmelden": _sign_up(row),
                "talen": _languages(parts, row, parts.languages.get(row.id, [])),
                "verwijzen": _for_whom(row, parts.eligibility.get(row.id, [])),
            }
        )
    )
    values.update(contact(work, row, parts.phones.get(row.id, []), [name, organiser or ""]))
    if alert := one_line(row.take("alert", "status.opmerking")):
        choose.append(f"een melding van de bron: {cut(alert, LINE)}")
        row.part("alert", "staat in de notitie")
    work.add("activiteiten", row, name, values, choose)


def _organiser(work: Work, parts: _Parts, row: Row) -> str | None:
    """The service's own organization, or in Ohana that of its location."""
    location = parts.locations.get(row.get("location_id"))
    source = row.get("organization_id") or (location.get("organization_id") if location else "")
    return work.ids.get(("organization", source))


def _lists(parts: _Parts, row: Row, choose: list[str]) -> Values:
    """Kind, themes and groups from the terms of the source; an empty list gets its first concept."""
    terms = [*parts.terms.get(row.id, [])]
    for column in ("keywords", "audience", "taxonomy_ids", "service_type", "tags"):
        terms += split_terms(row.get(column))
    found = {
        "soort": parts.kinds.find(terms)[:1],
        "themas": parts.themes.find(terms)[:_MOST_TERMS],
        "doelgroepen": parts.groups.find(terms)[:_MOST_TERMS],
    }
    if row.get("keywords"):
        row.part("keywords", "alleen de woorden die in onze lijsten staan")
    values: Values = {}
    finders: dict[str, Finder] = {"soort": parts.kinds, "themas": parts.themes, "doelgroepen": parts.groups}
    for column, ids in found.items():
        chosen: list[Text] = [*(ids or [finders[column].first])]
        values[column] = chosen[0] if column == "soort" else chosen
        if not ids:
            choose.append(column)
    if not found["doelgroepen"]:
        values["doelgroepen_ingeschat"] = "ja"
    return values


def _where(work: Work, row: Row, places: Sequence[Row]) -> Values:
    """The first place that is a venue of ours; others are named in words."""
    ids = [place.get("location_id") for place in places] or [row.get("location_id")]
    venues = [venue for id_ in ids if (venue := work.ids.get(("location", id_)))]
    remark = next((text for place in places if (text := one_line(place.get("description")))), "")
    for place in places:
        place.take("description", "waar.toelichting")
    if len(venues) > 1:
        names = ", ".join(dict.fromkeys(venues[1:]))
        remark = f"{remark} Ook op: {names}".strip()
    kind: Values = {"vorm": "op-locatie", "locatie": venues[0]} if venues else {"vorm": "onbekend"}
    return {**kind, **({"toelichting": cut(remark, LINE)} if remark else {})}


def _ages(row: Row) -> Values:
    low, high = fact(row, "minimum_age", "leeftijd.van", age), fact(row, "maximum_age", "leeftijd.tot", age)
    if low and high and int(high) < int(low):
        for name in ("minimum_age", "maximum_age"):
            row.leave(name, "de leeftijden staan omgekeerd")
        return {}
    return without_empty({"van": low, "tot": high})


def _costs(row: Row, options: Sequence[Row]) -> Values:
    """What the source says for certain: free, or one amount in euros. All else stays in its words."""
    text = one_line(row.take("fees", "kosten"))
    plain = text.casefold().strip(" .!")
    said = [text] if text and plain not in _FREE else []
    amounts = []
    for option in options:
        amount = _amount(option)
        said += [one_line(option.take("option", "kosten.toelichting"))]
        if amount is None:
            option.leave("amount", "geen bedrag in euro's")
            said += [" ".join(filter(None, (option.get("amount"), option.get("currency"))))]
        else:
            option.take("amount", "kosten.bedrag")
            option.take("currency", "kosten.bedrag")
            amounts.append((amount, one_line(option.take("amount_description", "kosten.per"))))
    remark = cut(". ".join(dict.fromkeys(filter(None, said))), LINE)
    more = {"toelichting": remark} if remark else {}
    if len(amounts) == 1 and len(options) == 1:
        return {**_price(*amounts[0]), **more}
    if plain in _FREE and text and not options:
        return {"soort": "gratis"}
    for option in options if len(options) > 1 else ():
        option.leave("amount", "er zijn meer bedragen; kies zelf")
    return {"soort": "onbekend", **more} if more else {}


def _amount(option: Row) -> Decimal | None:
    if option.get("currency").upper() not in ("EUR", "") or not option.get("amount"):
        return None
    try:
        amount = Decimal(option.get("amount").replace(",", ".")).quantize(Decimal("0.01"))
    except InvalidOperation:
        return None
    return amount if 0 <= amount < 100_000 else None


def _price(amount: Decimal, per: str) -> Values:
    if amount == 0:
        return {"soort": "gratis"}
    words = re.sub(r"^per\s+", "", per)
    return without_empty(
        {"soort": "betaald", "bedrag": f"{amount:.2f}".replace(".", ","), "per": cut(words, LINE)}
    )


def _sign_up(row: Row) -> Values:
    how = one_line(row.take("application_process", "aanmelden.hoe"))
    if len(how) > LINE:
        row.part("application_process", f"afgekapt op {LINE} tekens")
    return {"hoe": cut(how, LINE)} if how else {}


def _languages(parts: _Parts, row: Row, rows: Iterable[Row]) -> list[Text]:
    """The languages that stand in our list."""
    names = split_terms(row.get("languages"))
    found = parts.tongues.find(names)
    if row.get("languages"):
        row.part("languages", "alleen de talen die in onze lijst staan")
    for each in rows:
        ids = parts.tongues.find([each.get("name") or each.get("language"), each.get("code")])
        for name in ("name", "language", "code"):
            if ids:
                each.take(name, "talen")
            else:
                each.leave(name, "deze taal staat niet in onze lijst")
        found += [id_ for id_ in ids if id_ not in found]
    return [*found]


def _for_whom(row: Row, rows: Iterable[Row]) -> Values:
    """For whom it is, in the words of the source, on the referral card."""
    lines = [one_line(row.take("eligibility_description", "verwijzen.past_bij"))]
    lines.append(one_line(row.take("audience", "verwijzen.past_bij")))
    lines += [one_line(each.take("eligibility_description", "verwijzen.past_bij")) for each in rows]
    found = [cut(line, LINE) for line in dict.fromkeys(filter(None, lines))]
    return {"past_bij": [*found[:8]]} if found else {}
