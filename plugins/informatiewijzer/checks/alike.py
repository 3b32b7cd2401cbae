"""Which records look like the same thing entered twice, and why: name, telephone, address, website.

Nobody merges by machine: the reasons are shown and a person decides (`niet-dubbel.yaml` keeps the decision).
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from urllib.parse import urlsplit

from informatiewijzer.base.outputs import digest
from informatiewijzer.checks.subject import records_by_kind
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.records import Activity, Address, Location, Organisation
from informatiewijzer.model.scalars import phone_digits
from informatiewijzer.model.schedule import Slot

MOST_SHARING = 12
"""What more records than this have in common (the number of a town hall) says nothing about two of them."""
NEARLY = 0.87
ALIKE = 0.75
# Words that say what kind of thing it is, not which one.
_EMPTY = frozenset(
    {"de", "het", "een", "van", "voor", "in", "en", "op", "met", "bij", "te", "der", "den", "ter", "t", "s"}
    | {"stichting", "st", "vereniging", "ver", "club", "groep", "gemeente", "wijkcentrum", "buurthuis"}
    | {"centrum", "organisatie", "afdeling"}
)
_WORD = re.compile(r"[a-z0-9]+")
_HOUSE = re.compile(r"(\d+) ?([a-z]?)\b")
_NONE: frozenset[str] = frozenset()
LOOKED_AT = ("id", "name", "contact", "address", "where", "organisation", "when")
"""The fields of a record that its features are made of."""
_OWNER = "dezelfde plek of organisatie"


@dataclass(frozen=True, slots=True)
class Features:
    """What of a record can be the same in another: each empty when not known."""

    address: str
    name: str
    words: frozenset[str]
    phones: frozenset[str] = frozenset()
    website: str = ""
    place: str = ""
    owner: str = ""
    when: tuple[Hashable, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two addresses, the lesser first, and in Dutch why they look alike."""

    one: str
    other: str
    reasons: tuple[str, ...]


def features_of(kind: str, record: Activity | Location | Organisation, common: frozenset[str]) -> Features:
    """The features of a record; `common`: words that say nothing here, such as the name of the town."""
    activity = record if isinstance(record, Activity) else None
    contact = record.contact
    name, words = _name_words(record.name, common)
    return Features(
        f"{kind}/{record.id}",
        name,
        words,
        frozenset(map(phone_digits, contact.phones)) if contact.phones else _NONE,
        _site(contact.website),
        "" if isinstance(record, Activity) else _place(record.address),
        (activity.where.venue or activity.organisation or "") if activity else "",
        tuple(map(_moment, activity.when.slots)) if activity else (),
    )


def _moment(slot: Slot) -> Hashable:
    """What a slot says: a model compares slowly, and thousands of pairs are compared."""
    return tuple(slot.__dict__.values())


def face_of(record: Activity | Location | Organisation) -> str:
    """Changes whenever the features of a record may change."""
    return digest(record.__pydantic_serializer__.to_json(record, include=set(LOOKED_AT)))


def name_features(address: str, name: str, common: frozenset[str]) -> Features:
    """The features of a record of which no more is known than its name."""
    return Features(address, *_name_words(name, common))


def _name_words(name: str, common: frozenset[str]) -> tuple[str, frozenset[str]]:
    """The words that tell it from others in a fixed order (all words when there are none), and their set."""
    found = _words(name)
    words = frozenset(found) - common
    return " ".join(sorted(words) or found), words


def common_words(catalogue: Catalogue) -> frozenset[str]:
    """Words in names that say nothing here: what kind of thing it is, the name of the town."""
    return _EMPTY | frozenset(_words(catalogue.settings.town))


def features_in(catalogue: Catalogue, kind: str) -> list[Features]:
    """The features of every record in a folder."""
    common = common_words(catalogue)
    return [
        features_of(kind, record, common)
        for record in records_by_kind(catalogue).get(kind, {}).values()
        if isinstance(record, Activity | Location | Organisation)
    ]


def fold(text: str) -> str:
    """Small letters without accents."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text).replace("'", ""))


def _site(url: str | None) -> str:
    if not url:
        return ""
    parts = urlsplit(url)
    return (parts.hostname or "").removeprefix("www.") + parts.path.rstrip("/")


def _place(address: Address | None) -> str:
    """Postcode and house number: together one front door (PostNL)."""
    if address is None or not address.postcode or not address.street:
        return ""
    number = _HOUSE.search(fold(address.street))
    return f"{address.postcode} {number[1]}{number[2]}" if number else ""


def likely_pairs(catalogue: Catalogue) -> list[Pair]:
    """Every likely pair within a kind of record, sorted; decisions are not looked at here."""
    found: list[Pair] = []
    for kind in ("activiteiten", "locaties", "organisaties"):
        found += _pairs(features_in(catalogue, kind))
    return sorted(found, key=lambda pair: (pair.one, pair.other))


def likely_for(new: Features, known: Iterable[Features]) -> list[Pair]:
    """What a record that is not in the catalogue yet looks like, sorted."""
    pairs = (compare(new, other) for other in known if other.address != new.address)
    return sorted((pair for pair in pairs if pair), key=lambda pair: (pair.one, pair.other))


def _pairs(features: list[Features]) -> Iterator[Pair]:
    for one, other in sorted(_candidates(features)):
        pair = compare(features[one], features[other])
        if pair:
            yield pair


def _candidates(features: list[Features]) -> set[tuple[int, int]]:
    """Pairs that have something in common that few others have; never every pair of ten thousand."""
    sharing: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, feature in enumerate(features):
        for key in _keys(feature):
            sharing[key].append(index)
    few = (members for members in sharing.values() if 1 < len(members) <= MOST_SHARING)
    return {pair for members in few for pair in combinations(members, 2)}


def _keys(feature: Features) -> Iterator[tuple[str, str]]:
    yield from (("phone", phone) for phone in sorted(feature.phones))
    yield from (("word", word) for word in sorted(feature.words))
    for name in ("website", "place", "name"):
        value = getattr(feature, name)
        if value:
            yield name, value


def compare(one: Features, other: Features) -> Pair | None:
    """The pair with its reasons, when these together are enough; else None."""
    if one.when and other.when and one.when != other.when:
        return None  # two evenings of one club are two activities
    likeness = _likeness(one, other)
    same = _same(one, other)
    # Much is done in one place or by one organisation: that is a reason beside others only.
    telling = [reason for reason in same if reason != _OWNER]
    if not (likeness >= NEARLY or (likeness >= ALIKE and telling) or len(telling) >= 2):
        return None
    if likeness < 1 and one.owner and other.owner and one.owner != other.owner:
        return None  # the same kind of morning in two places
    name = (
        ["dezelfde naam" if likeness == 1 else "een naam die er veel op lijkt"] if likeness >= ALIKE else []
    )
    lesser, greater = sorted((one.address, other.address))
    return Pair(lesser, greater, (*name, *same))


def _likeness(one: Features, other: Features) -> float:
    """How much two names are alike, 0 to 1, whatever the order of their words; without a name nothing is."""
    if not one.name or not other.name:
        return 0.0
    if one.words and other.words:
        shared = len(one.words & other.words) / len(one.words | other.words)
    else:
        shared = 0.0
    matcher = SequenceMatcher(None, one.name, other.name, autojunk=False)
    return max(shared, matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0)


def _same(one: Features, other: Features) -> list[str]:
    found: Mapping[str, bool] = {
        "hetzelfde telefoonnummer": bool(one.phones & other.phones),
        "dezelfde website": bool(one.website) and one.website == other.website,
        "hetzelfde huisnummer in dezelfde postcode": bool(one.place) and one.place == other.place,
        _OWNER: bool(one.owner) and one.owner == other.owner,
        "dezelfde tijd": bool(one.when) and one.when == other.when,
    }
    return [reason for reason, is_so in found.items() if is_so]
