"""One activity of a provider: what, when, where, for whom, at what cost and how to join."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Discriminator, Field, Tag, ValidationInfo

from fingerpost.diagnostics import Misreading
from fingerpost.model.answers import Funding
from fingerpost.model.contact import Contact
from fingerpost.model.cost import Cost, parse_cost
from fingerpost.model.fields import (
    Line,
    Prose,
    Read,
    Slug,
    Told,
    ToldOrAsk,
    WholeNumber,
    YesNo,
    choice,
    empty_answer,
)
from fingerpost.model.notices import Notice, Places, Status
from fingerpost.model.reach import Phone
from fingerpost.model.record import Record
from fingerpost.model.schedule import Schedule
from fingerpost.model.venue import Venue
from fingerpost.model.vocabulary import (
    Audience,
    Category,
    Communication,
    FundingRoute,
    Need,
    Outcome,
    Support,
    Vocabulary,
    read_term,
)
from fingerpost.model.when import parse_when

_FOR = re.compile(r"\s*(?:only\s+)?for\s+", re.IGNORECASE)
_ROUTE = re.compile(r"\s*(\S(?:.*?\S)??)\s*(?:,(?:\s*and\b)?|\band\b|\Z)", re.IGNORECASE)


class Setting(StrEnum):
    """Somewhere that is no venue."""

    ONLINE = "online"
    AT_YOUR_HOME = "at your home"
    OUT_AND_ABOUT = "out and about"


class Attending(StrEnum):
    """How a person takes part: worked out from `where` and `online`, never typed.

    The words for each stand in the vocabulary `attending`, under the same ids.
    """

    IN_PERSON = "in-person"
    ONLINE = "online"
    BY_PHONE = "by-phone"
    MIX = "mix"
    AT_YOUR_HOME = "at-your-home"
    OUT_AND_ABOUT = "out-and-about"


class JoinBy(StrEnum):
    PUBLIC_LINK = "public link"
    LINK_AFTER_BOOKING = "link after booking"
    PHONE = "phone"


class Booking(StrEnum):
    JUST_TURN_UP = "just turn up"
    RING_FIRST = "ring first"
    BOOK = "book"
    REFERRAL = "referral"


class Gender(StrEnum):
    MIXED = "mixed"
    WOMEN_ONLY = "women only"
    MEN_ONLY = "men only"


class Online(Record):
    platform: Annotated[str, Line(60)] = ""
    join: Annotated[JoinBy, choice(JoinBy)] | None = None
    phone_in: Phone | None = None
    help_to_join: Annotated[str, Line(200)] = ""
    captions: ToldOrAsk | None = None
    bsl: ToldOrAsk | None = None
    camera_optional: Told | None = None


class AgeRange(Record):
    """Whole years, both ends included; None has no end on that side."""

    youngest: int | None = None
    oldest: int | None = None


class CareAct(Record):
    """Whether a Care Act assessment is needed first; `routes` names the ways to pay that ask it."""

    needed: YesNo
    routes: tuple[str, ...] = ()


class Carers(Record):
    may_leave: ToldOrAsk | None = None
    welcome_too: ToldOrAsk | None = None
    for_carers: ToldOrAsk | None = None


class BusStop(Record):
    """`last_bus` as a traveller reads it, such as 9.40pm, or ask."""

    stop: Annotated[str, Line(80)]
    minutes_walk: WholeNumber | None = None
    routes: Annotated[str, Line(60)] = ""
    last_bus: Annotated[str, Line(60)] = ""


class Travel(Record):
    """`pick_up` is the id of the hub that one is picked up from."""

    bus: tuple[BusStop, ...] = ()
    rail: Annotated[str, Line(120)] = ""
    parking: Annotated[str, Line(200)] = ""
    transport_provided: Annotated[str, Line(200)] = ""
    pick_up: Annotated[str, Line(80)] | None = None
    travel_training: ToldOrAsk | None = None
    comes_to_you: Annotated[str, Line(120)] = ""


def read_age(text: str) -> AgeRange:
    """`18+`, `16 to 25`, `under 65` or `any`."""
    words = text.casefold().replace("–", " to ").replace("-", " to ").split()
    match words:
        case ["any"] | ["any", "age"] | ["all", "ages"]:
            return AgeRange()
        case [low] if low.endswith("+") and low[:-1].isdecimal():
            return AgeRange(youngest=int(low[:-1]))
        case [low, "and" | "or", "over"] if low.isdecimal():
            return AgeRange(youngest=int(low))
        case [low, "to", high] if low.isdecimal() and high.isdecimal() and int(low) <= int(high):
            return AgeRange(youngest=int(low), oldest=int(high))
        case ["under", high] if high.isdecimal():
            return AgeRange(oldest=int(high) - 1)
    raise Misreading(
        "age-not-understood",
        f"“{text}” does not tell an age",
        expected="18+, 16 to 25, under 65, or any",
        fix="write it in one of those ways",
    )


def _read_care_act(value: object, info: ValidationInfo) -> object:
    """`no`, `yes`, or `for ROUTE and ROUTE`."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if not text:
        raise empty_answer()
    if text.casefold() in {"yes", "no"}:
        return CareAct(needed=YesNo(text.casefold()))
    opening = _FOR.match(value)
    if opening is None:
        raise Misreading(
            "care-act-not-understood",
            f"“{text}” does not tell whether a Care Act assessment is needed",
            expected="no, yes, or the ways to pay that need one: `for council`",
            fix="write no, yes or `for` and the way to pay",
        )
    routes = (info.context or {})["vocabularies"]["funding-routes"]
    return CareAct(needed=YesNo.YES, routes=tuple(_routes_in(value, opening.end(), routes)))


def _routes_in(value: str, start: int, routes: Vocabulary) -> Iterator[str]:
    """The ids of the ways to pay that `value` names from `start` on."""
    for found in _ROUTE.finditer(value, start):
        try:
            yield read_term(found[1], routes)
        except Misreading as misread:
            misread.start, misread.end = found.span(1)
            raise


def _where_tag(value: object) -> str:
    if isinstance(value, str):
        folded = " ".join(value.casefold().replace("-", " ").split())
        return "‹setting›" if folded in set(Setting) else "‹venue id›"
    if isinstance(value, Setting):
        return "‹setting›"
    return "‹venue›"


Where = Annotated[
    Annotated[Setting, choice(Setting), Tag("‹setting›")]
    | Annotated[str, Line(80), Tag("‹venue id›")]
    | Annotated[Venue, Tag("‹venue›")],
    Discriminator(_where_tag),
]


class Activity(Record):
    """Fields that a provider gives at its top level are the defaults of all its activities.

    `id` is made from the name when it is not given. `when` () and `categories` () occur only in
    imported entries: not told.
    """

    id: Slug | None = None
    name: Annotated[str, Line(80)] = ""
    summary: Annotated[str, Line(160)] = ""
    description: Annotated[str, Prose(2000)] = ""
    sources: tuple[Annotated[str, Line(200)], ...] = ()
    status: Status | None = None
    notice: Notice | None = None
    contact: Contact | None = None
    hub: Annotated[str, Line(80)] | None = None
    locality: tuple[Annotated[str, Line(80)], ...] = ()
    categories: tuple[Category, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    when: tuple[Annotated[Schedule, Read(parse_when, {"type": "string"})], ...] = ()
    where: Where | None = None
    online: Online | None = None
    cost: tuple[Annotated[Cost, Read(parse_cost, {"type": "string"})], ...] = ()
    funding: Mapping[FundingRoute, Funding] = Field(default_factory=dict)
    open_to: tuple[Audience, ...] = ()
    needs: tuple[Need, ...] = ()
    support: tuple[Support, ...] = ()
    staff_ratio: Annotated[str, Line(60)] = ""
    age: Annotated[AgeRange, Read(read_age, {"type": "string"})] | None = None
    gender: Annotated[Gender, choice(Gender)] | None = None
    care_act: Annotated[CareAct, BeforeValidator(_read_care_act)] | None = None
    not_suitable: Annotated[str, Line(200)] = ""
    carers: Carers = Carers()
    communication: tuple[Communication, ...] = ()
    languages: tuple[Annotated[str, Line(40)], ...] = ()
    booking: Annotated[Booking, choice(Booking)] | None = None
    who_can_refer: tuple[Annotated[str, Line(80)], ...] = ()
    trial: Annotated[str, Line(120)] = ""
    places: Places | None = None
    bring: Annotated[str, Line(200)] = ""
    travel: Travel = Travel()
    keywords: tuple[Annotated[str, Line(40)], ...] = ()

    @property
    def attending(self) -> Attending | None:
        """None: the entry does not tell where it happens."""
        by_phone = self.online is not None and self.online.join is JoinBy.PHONE
        match self.where:
            case None:
                return None
            case Setting.ONLINE:
                return Attending.BY_PHONE if by_phone else Attending.ONLINE
            case Setting.AT_YOUR_HOME:
                return Attending.AT_YOUR_HOME
            case Setting.OUT_AND_ABOUT:
                return Attending.OUT_AND_ABOUT
        return Attending.MIX if self.online is not None else Attending.IN_PERSON
