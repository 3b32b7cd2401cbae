"""The wayfinder: what editors expect comes out, themes never hide, equal answers give equal offers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.model.wayfinder import LEAST, Circumstance, Expectation, Fits, Rule, Rules, Weight
from informatiewijzer.wayfinder.find import MOST, PER_KIND, PER_ORGANISER, Answers, make_guide

ROOT = Path(__file__).resolve().parents[1]


def expectations() -> list[Expectation]:
    """The people (made up) of `wegwijzer/verwachtingen.yaml`."""
    catalogue = load_catalogue(ROOT / "catalogue").catalogue
    assert catalogue is not None
    return list(catalogue.wayfinder.expectations.values())


@pytest.fixture(scope="module")
def published(root: Path, as_of: date) -> Catalogue:
    """The real catalogue as it stands on the site."""
    catalogue = load_catalogue(root / "catalogue").catalogue
    assert catalogue is not None
    return catalogue.published(as_of)


def test_there_are_enough_expectations(published: Catalogue) -> None:
    """At least 25 people, and among them every need and every circumstance."""
    people = list(published.wayfinder.expectations.values())
    assert len(people) >= 25
    assert {person.need for person in people} == set(published.wayfinder.needs)
    named = {id_ for person in people for id_ in person.circumstances}
    assert named == set(published.wayfinder.circumstances)


@pytest.mark.parametrize("person", expectations(), ids=lambda person: person.id)
def test_expectation(published: Catalogue, person: Expectation) -> None:
    """At least three published offers that fit, the ones that must be there, and each says why."""
    found = make_guide(published).find(Answers(person.need, person.circumstances))
    fitting = [offer for offer in found if offer.points > 0]
    assert len(fitting) >= max(LEAST, person.least)
    assert {offer.id for offer in fitting} >= set(person.must)
    assert all(offer.id in published.activities for offer in found)
    assert all(offer.reasons for offer in fitting)


def test_every_page_has_offers_with_a_reason(published: Catalogue) -> None:
    """Each need, with each circumstance and with none, gives three offers or more, without repeats."""
    guide = make_guide(published)
    for need in published.wayfinder.needs:
        for chosen in ((), *((id_,) for id_ in published.wayfinder.circumstances)):
            found = guide.find(Answers(need, chosen))
            assert LEAST <= len(found) <= MOST
            assert len({offer.id for offer in found}) == len(found)
            assert sum(offer.points > 0 and bool(offer.reasons) for offer in found) >= LEAST, (need, chosen)


def test_a_theme_lifts_and_never_hides(published: Catalogue) -> None:
    """With a rule against a theme its offers still stand in the whole list, only lower."""
    against = Rule.model_construct(
        when=(),
        fits=Fits.model_construct(
            themes=("ontmoeten",), kinds=(), groups=(), forms=(), costs=(), activities=()
        ),
        weight=Weight.LESS,
        because="Alleen voor deze proef.",
    )
    wayfinder = published.wayfinder
    rules = wayfinder.rules.model_copy(update={"rules": (*wayfinder.rules.rules, against)})
    other = replace(published, wayfinder=replace(wayfinder, rules=rules))
    answers, everything = Answers("meer-mensen"), len(published.activities)
    before = [offer.id for offer in make_guide(published).find(answers, everything)]
    after = [offer.id for offer in make_guide(other).find(answers, everything)]
    assert sorted(before) == sorted(after)
    met = [id_ for id_ in before if "ontmoeten" in published.activities[id_].themes]
    assert met
    assert sum(after.index(id_) for id_ in met) > sum(before.index(id_) for id_ in met)
    assert all("Alleen voor deze proef." not in o.reasons for o in make_guide(other).find(answers))


def test_who_it_is_not_for_falls_out(published: Catalogue) -> None:
    """Somebody of 80 is not sent to what is for 12 to 25 years, nor to what is for people with cancer."""
    found = make_guide(published).find(
        Answers("mist-een-vertrouwd-iemand", ("ouder",)), len(published.activities)
    )
    ids = [offer.id for offer in found]
    assert "humanitas-match" not in ids
    assert "nije-hoeve-inloop" not in ids
    assert "humanitas-tandem" in ids


def test_not_all_of_one_kind(published: Catalogue) -> None:
    """The first offers come from several organisers and are of several kinds, as long as there are others."""
    found = make_guide(published).find(Answers("komt-niet-buiten", ("ouder",)))
    records = [published.activities[offer.id] for offer in found]
    organisers = [record.organisation for record in records if record.organisation]
    kinds = [record.kind for record in records]
    assert max(organisers.count(one) for one in organisers) <= PER_ORGANISER
    assert max(kinds.count(one) for one in kinds) <= PER_KIND


def test_the_order_of_the_files_does_not_matter(published: Catalogue) -> None:
    """Records in another order give the same offers in the same order."""
    turned = replace(published, activities=dict(reversed(list(published.activities.items()))))
    for need in published.wayfinder.needs:
        answers = Answers(need, ("ouder", "verlies"))
        assert make_guide(turned).find(answers) == make_guide(published).find(answers)


def test_a_town_without_wayfinder_builds_nothing(published: Catalogue) -> None:
    """The folder is optional: an empty wayfinder finds offers by nothing and asks for nothing."""
    wayfinder = replace(
        published.wayfinder,
        needs={},
        circumstances=dict[str, Circumstance](),
        rules=Rules.model_construct(open_groups=("iedereen",), age_groups=(), rules=()),
        expectations={},
    )
    found = make_guide(replace(published, wayfinder=wayfinder)).find(Answers("iets"))
    assert all(offer.points == 0 and offer.reasons == () for offer in found)
