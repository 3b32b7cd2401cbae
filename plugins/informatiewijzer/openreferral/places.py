"""Organisations and venues of HSDS -> ours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from informatiewijzer.openreferral.facts import email, fact, phone, postcode, website
from informatiewijzer.openreferral.mapped import TO_WRITE, Values, Work, without_empty
from informatiewijzer.openreferral.rows import Row
from informatiewijzer.openreferral.texts import LINE, NAME, PROSE, clean, cut, one_line, summary_of
from informatiewijzer.source.tree import Text

_OHANA_ACCESS = {"wheelchair": "rolstoel", "restroom": "invalidentoilet"}
_MOST_PHONES = 4


def map_organisations(work: Work) -> None:
    """Every organization becomes an organisation, unless there is one of that name."""
    kinds = work.finder("organisation_kinds")
    phones = work.dataset.by("phone", "organization_id")
    attributes = terms_by_link(work)
    for row in work.dataset.rows("organization"):
        name = named(row)
        if not name:
            work.skip(row, "heeft geen naam")
        elif not work.is_known("organisaties", row, name):
            found = kinds.find(attributes.get(row.id, []))
            choose = [] if found else ["soort"]
            values: Values = {"naam": name, **words(row, choose), "soort": found[0] if found else kinds.first}
            values.update(aliases(row))
            # Numbers of a service or a venue name the organization too; those are not its own.
            own = [p for p in phones.get(row.id, []) if not p.get("service_id") and not p.get("location_id")]
            values.update(contact(work, row, own, [name]))
            work.add("organisaties", row, name, values, choose)


def map_locations(work: Work) -> None:
    """Every physical location with a town becomes a venue, unless there is one of that name."""
    addresses = work.dataset.by("address", "location_id")
    access = work.dataset.by("accessibility", "location_id")
    phones = work.dataset.by("phone", "location_id")
    for hours in work.dataset.rows("schedule"):
        ties = (hours.get("service_id"), hours.get("service_at_location_id"))
        if hours.get("location_id") and not any(ties):
            hours.leave_all("zijn openingstijden van een plek")
    for row in work.dataset.rows("location"):
        parts = [*addresses.get(row.id, []), *access.get(row.id, []), *phones.get(row.id, [])]
        virtual = row.get("location_type") == "virtual" or row.get("virtual").lower() == "true"
        address = _address(addresses.get(row.id, []))
        name = named(row) or address.get("straat", "")
        if virtual:
            _skip(work, row, parts, "is geen plek om heen te gaan")
        elif not name or not address:
            _skip(work, row, parts, "heeft geen naam" if address else "de plaats staat er niet bij")
        elif work.is_known("locaties", row, str(name)):
            _leave(parts, "hoort bij een plek die er al is")
        else:
            choose: list[str] = []
            values: Values = {"naam": name, **words(row, choose, obliged=False), "adres": {**address}}
            values.update(aliases(row))
            values.update(_access(row, access.get(row.id, [])))
            own = [p for p in phones.get(row.id, []) if not p.get("service_id")]
            values.update(contact(work, row, own, [str(name)]))
            organiser = work.ids.get(("organization", row.get("organization_id")))
            if organiser:
                values["organisatie"] = organiser
            work.add("locaties", row, str(name), values, choose)


def _skip(work: Work, row: Row, parts: Iterable[Row], why: str) -> None:
    work.skip(row, why)
    _leave(parts, "hoort bij een plek die niet is overgenomen")


def _leave(parts: Iterable[Row], why: str) -> None:
    for part in parts:
        if not part.get("service_id"):
            part.told.clear()
            part.leave_all(why)


def named(row: Row) -> str:
    """The name on one line; a longer one is cut and told so."""
    name = one_line(row.take("name", "naam"))
    if len(name) > NAME:
        row.part("name", f"afgekapt op {NAME} tekens")
    return cut(name, NAME)


def words(row: Row, choose: list[str], obliged: bool = True) -> Values:
    """Summary and description. A record that must have a summary gets one to be written."""
    text = clean(row.get("description"))
    short = one_line(row.get("short_description"))
    summary = summary_of(short or text)
    if short:
        row.take("short_description", "samenvatting")
    if text:
        row.take("description", "omschrijving")
        if len(text) > PROSE:
            row.part("description", f"afgekapt op {PROSE} tekens")
    if not summary and obliged:
        choose.append("samenvatting")
        summary = TO_WRITE
    if text.startswith(f"{summary}\n\n"):
        text = text.removeprefix(f"{summary}\n\n")
    whole = cut(text, PROSE)
    return without_empty({"samenvatting": summary, "omschrijving": whole if whole != summary else ""})


def aliases(row: Row) -> Values:
    """Another name."""
    other = one_line(row.take("alternate_name", "aliassen"))
    return {"aliassen": [cut(other, LINE)]} if other else {}


def contact(work: Work, row: Row, phones: Iterable[Row], names: Sequence[str]) -> Values:
    """The block `contact`: general numbers and addresses only."""
    town = work.catalogue.settings.town
    numbers: list[Text] = []
    for each in phones:
        kind = each.get("type").lower()
        if each.get("contact_id"):
            each.leave_all("is van een contactpersoon")
        elif kind in ("fax", "cell", "pager", "text", "sms", "tty"):
            each.leave_all("geen vast nummer om te bellen")
        elif (number := fact(each, "number", "contact.telefoon", phone)) and number not in numbers:
            numbers.append(number)
    if len(numbers) > _MOST_PHONES:
        numbers = numbers[:_MOST_PHONES]
    found = without_empty(
        {
            "telefoon": numbers[0] if len(numbers) == 1 else numbers,
            "email": fact(row, "email", "contact.email", email([*names, town])),
            "website": fact(row, "url", "contact.website", website),
        }
    )
    row.leave("admin_emails", "is van een persoon of voor beheer")
    return {"contact": found} if found else {}


def _address(rows: Sequence[Row]) -> dict[str, str]:
    """The first physical address that says the town; a part that breaks our rules is left out."""
    for row in rows:
        if row.get("address_type") == "postal":
            row.leave_all("is een postadres")
            continue
        town = cut(one_line(row.take("city", "adres.plaats")), NAME)
        if not town:
            continue
        street = ", ".join(filter(None, (one_line(row.get("address_1")), one_line(row.get("address_2")))))
        for name in ("address_1", "address_2"):
            row.take(name, "adres.straat")
        row.leave("attention", "kan de naam van een persoon zijn")
        code = fact(row, "postal_code", "adres.postcode", postcode) or ""
        found = {"straat": cut(street, LINE), "postcode": code, "plaats": town}
        return {name: text for name, text in found.items() if text}
    return {}


def _access(row: Row, rows: Iterable[Row]) -> Values:
    """What is known about access: Ohana's words where they say what we ask, else as a remark."""
    found: Values = {}
    remarks = []
    given = row.take("accessibility", "toegankelijkheid")
    for word in filter(None, (part.strip() for part in given.split(","))):
        if word in _OHANA_ACCESS:
            found[_OHANA_ACCESS[word]] = "ja"
        else:
            remarks.append(word.replace("_", " "))
    for each in rows:
        text = one_line(each.take("description", "toegankelijkheid.toelichting") or each.get("accessibility"))
        if each.get("accessibility"):
            each.take("accessibility", "toegankelijkheid.toelichting")
        if text and text not in remarks:
            remarks.append(text)
    if remarks:
        found["toelichting"] = cut(". ".join(remarks), LINE)
    return {"toegankelijkheid": found} if found else {}


def terms_by_link(work: Work) -> dict[str, list[str]]:
    """The names of the taxonomy terms of each thing, by its id in the source."""
    terms = {row.id: row for row in (*work.dataset.rows("taxonomy_term"), *work.dataset.rows("taxonomy"))}
    found: dict[str, list[str]] = {}
    for row in work.dataset.rows("attribute"):
        term = terms.get(row.get("taxonomy_term_id") or row.get("taxonomy_id"))
        names = [term.get(name) for name in ("code", "name") if term.get(name)] if term else []
        names += [row.get(name) for name in ("label", "value", "taxonomy_detail") if row.get(name)]
        row.leave_all("wijst een woord aan; dat zoeken wij in onze lijsten")
        if term:
            term.leave_all("is opgezocht in onze lijsten")
        link = row.get("link_id") or row.get("service_id") or row.get("organization_id")
        found.setdefault(link, []).extend(names)
    return found


def drop_persons(work: Work) -> None:
    """Contacts are persons: none is taken over (AVG, article 5)."""
    for row in work.dataset.rows("contact"):
        work.skip(row, "is een contactpersoon")
