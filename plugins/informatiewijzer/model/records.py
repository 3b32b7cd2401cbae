"""The records: organisations, venues, activities. Attributes are English, the YAML names Dutch."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, Field, model_validator

from informatiewijzer.model import codes
from informatiewijzer.model.base import (
    Aliases,
    Model,
    Record,
    Refs,
    Truth,
    TruthField,
    YesNo,
    as_list,
    choice,
    written_before,
)
from informatiewijzer.model.fault import fault
from informatiewijzer.model.referral import Referral
from informatiewijzer.model.scalars import (
    Age,
    Email,
    Line,
    Money,
    Name,
    Phone,
    Postcode,
    Prose,
    Ref,
    Summary,
    Url,
)
from informatiewijzer.model.schedule import When


class Shown(StrEnum):
    """How much of an address may be seen; some people are only safe when nobody knows where."""

    ALL = "volledig"
    NEIGHBOURHOOD = "wijk"
    NOTHING = "niet"


class Address(Model):
    """A postal address; everything but the town may be unknown. `shown`: how much of it is published."""

    street: Line | None = Field(None, alias="straat")
    postcode: Postcode | None = Field(None, alias="postcode")
    town: Name = Field(alias="plaats")
    shown: Annotated[Shown, choice(Shown)] = Field(Shown.ALL, alias="tonen")

    @property
    def is_masked(self) -> bool:
        """Whether street and postcode stay within the catalogue."""
        return self.shown is not Shown.ALL

    def masked(self) -> Address:
        """What may be seen of it."""
        if not self.is_masked:
            return self
        return self.model_copy(update={"street": None, "postcode": None})


Phones: TypeAlias = Annotated[tuple[Phone, ...], BeforeValidator(as_list)]


class Contact(Model):
    """How to reach somebody; every part may be unknown."""

    phones: Phones = Field((), alias="telefoon")
    email: Email | None = Field(None, alias="email")
    website: Url | None = Field(None, alias="website")

    def over(self, other: Contact) -> Contact:
        """This contact, completed part by part with `other`'s."""
        return Contact.model_construct(
            phones=self.phones or other.phones,
            email=self.email or other.email,
            website=self.website or other.website,
        )


NO_CONTACT = Contact.model_construct(phones=(), email=None, website=None)


class Reach(StrEnum):
    """For whom an organisation works: the smallest area that says it."""

    NEIGHBOURHOOD = "wijk"
    TOWN = "gemeente"
    REGION = "regio"
    COUNTRY = "land"


class Organisation(Record):
    """Who: HSDS `organization`, schema.org `Organization`."""

    name: Name = Field(alias="naam")
    summary: Summary = Field(alias="samenvatting")
    description: Prose | None = Field(None, alias="omschrijving")
    kind: Ref = Field(alias="soort")
    aliases: Aliases = Field((), alias="aliassen")
    contact: Contact = Field(NO_CONTACT, alias="contact")
    venue: Ref | None = Field(None, alias="locatie")
    address: Address | None = Field(None, alias="adres")
    neighbourhood: Ref | None = Field(None, alias="wijk")
    neighbourhood_derived: YesNo = Field(False, alias="wijk_afgeleid")
    reach: Annotated[Reach, choice(Reach)] | None = Field(None, alias="werkgebied")
    help_line: YesNo = Field(False, alias="hulplijn")

    @model_validator(mode="after")
    def _one_place(self) -> Organisation:
        if self.venue is not None and self.address is not None:
            hint = "Haal 'adres' weg: het adres staat al bij de locatie."
            raise fault(codes.TOGETHER, "Er staan een locatie en een adres.", hint, at="adres")
        return self


class Access(Model):
    """How easy a venue is to get into; unknown is not no."""

    wheelchair: TruthField = Field(Truth.UNKNOWN, alias="rolstoel")
    toilet: TruthField = Field(Truth.UNKNOWN, alias="invalidentoilet")
    hearing_loop: TruthField = Field(Truth.UNKNOWN, alias="ringleiding")
    public_transport: TruthField = Field(Truth.UNKNOWN, alias="ov")
    remark: Line | None = Field(None, alias="toelichting")


UNKNOWN_ACCESS = Access.model_construct(
    wheelchair=Truth.UNKNOWN,
    toilet=Truth.UNKNOWN,
    hearing_loop=Truth.UNKNOWN,
    public_transport=Truth.UNKNOWN,
    remark=None,
)


class Location(Record):
    """Where: a venue that many organisers may share (HSDS `location`, schema.org `Place`)."""

    name: Name = Field(alias="naam")
    summary: Summary | None = Field(None, alias="samenvatting")
    description: Prose | None = Field(None, alias="omschrijving")
    address: Address = Field(alias="adres")
    neighbourhood: Ref | None = Field(None, alias="wijk")
    neighbourhood_derived: YesNo = Field(False, alias="wijk_afgeleid")
    aliases: Aliases = Field((), alias="aliassen")
    access: Access = Field(UNKNOWN_ACCESS, alias="toegankelijkheid")
    organisation: Ref | None = Field(None, alias="organisatie")
    contact: Contact = Field(NO_CONTACT, alias="contact")


class Ages(Model):
    """From and up to and including, in whole years; either may be open."""

    low: Age | None = Field(None, alias="van")
    high: Age | None = Field(None, alias="tot")

    @model_validator(mode="after")
    def _in_order(self) -> Ages:
        if self.low is None and self.high is None:
            raise fault(codes.AGE, "Er is geen leeftijd ingevuld.", "Schrijf het zo: leeftijd: {van: 65}")
        if self.low is not None and self.high is not None and self.high < self.low:
            message = f"'tot' ({self.high} jaar) is lager dan 'van' ({self.low} jaar)."
            raise fault(codes.AGE, message, "Schrijf het zo: leeftijd: {van: 12, tot: 25}", at="tot")
        return self


class WhereKind(StrEnum):
    """In which form it takes place."""

    VENUE = "op-locatie"
    AT_HOME = "aan-huis"
    PHONE = "telefonisch"
    ONLINE = "online"
    VARIES = "wisselend"
    UNKNOWN = "onbekend"


class Where(Model):
    """Where an activity is: at a venue, at home, by phone, online, in changing places."""

    kind: Annotated[WhereKind, choice(WhereKind)] = Field(alias="vorm")
    venue: Ref | None = Field(None, alias="locatie")
    neighbourhood: Ref | None = Field(None, alias="wijk")
    neighbourhood_derived: YesNo = Field(False, alias="wijk_afgeleid")
    remark: Line | None = Field(None, alias="toelichting")

    @model_validator(mode="after")
    def _venue_fits(self) -> Where:
        if (self.kind is WhereKind.VENUE) != (self.venue is not None):
            message = "Bij 'vorm: op-locatie' hoort een locatie; bij een andere vorm juist niet."
            hint = "Schrijf het zo: waar: {vorm: op-locatie, locatie: buurthuis-de-linde}"
            raise fault(codes.TOGETHER, message, hint, at="vorm")
        return self


class CostKind(StrEnum):
    """Whether it costs money."""

    FREE = "gratis"
    PAID = "betaald"
    UNKNOWN = "onbekend"


class Costs(Model):
    """What it costs, in euros; HSDS `cost_option`."""

    kind: Annotated[CostKind, choice(CostKind)] = Field(CostKind.UNKNOWN, alias="soort")
    amount: Money | None = Field(None, alias="bedrag")
    per: Line | None = Field(None, alias="per")
    remark: Line | None = Field(None, alias="toelichting")

    @model_validator(mode="after")
    def _amount_when_paid(self) -> Costs:
        if self.amount is not None and self.kind is not CostKind.PAID:
            hint = "Schrijf soort: betaald, of haal het bedrag weg."
            raise fault(
                codes.TOGETHER, f"Er staat een bedrag, maar de soort is '{self.kind}'.", hint, at="bedrag"
            )
        if self.amount == Decimal(0):
            raise fault(
                codes.MONEY,
                "Een bedrag van 0 euro betekent gratis.",
                "Schrijf: kosten: {soort: gratis}",
                at="bedrag",
            )
        return self


UNKNOWN_COSTS = Costs.model_construct(kind=CostKind.UNKNOWN, amount=None, per=None, remark=None)


class SignUp(Model):
    """Whether one must sign up first, and how."""

    needed: TruthField = Field(Truth.UNKNOWN, alias="nodig")
    how: Line | None = Field(None, alias="hoe")


UNKNOWN_SIGN_UP = SignUp.model_construct(needed=Truth.UNKNOWN, how=None)
SomeRefs: TypeAlias = Annotated[Refs, Field(min_length=1, max_length=12)]


class Activity(Record):
    """What there is to do or what help there is: HSDS `service`, schema.org `Event` or `Service`."""

    name: Name = Field(alias="naam")
    summary: Summary = Field(alias="samenvatting")
    description: Prose | None = Field(None, alias="omschrijving")
    organisation: Ref | None = Field(None, alias="organisatie")
    kind: Ref = Field(alias="soort")
    themes: SomeRefs = Field(alias="themas")
    groups: SomeRefs = Field(alias="doelgroepen")
    groups_estimated: YesNo = Field(False, alias="doelgroepen_ingeschat")
    ages: Ages | None = Field(None, alias="leeftijd")
    where: Annotated[Where, written_before()] = Field(alias="waar")
    when: Annotated[When, written_before()] = Field(alias="wanneer")
    costs: Annotated[Costs, written_before()] = Field(UNKNOWN_COSTS, alias="kosten")
    sign_up: Annotated[SignUp, written_before()] = Field(UNKNOWN_SIGN_UP, alias="aanmelden")
    contact: Contact = Field(NO_CONTACT, alias="contact")
    languages: Refs = Field((), alias="talen")
    first_time: Prose | None = Field(None, alias="eerste_keer")
    together: Line | None = Field(None, alias="samen_gaan")
    referral: Referral | None = Field(None, alias="verwijzen")
    aliases: Aliases = Field((), alias="aliassen")
