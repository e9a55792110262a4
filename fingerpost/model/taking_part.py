"""Who may come to an activity, and how one joins it."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, ValidationInfo

from fingerpost.diagnostics import Misreading
from fingerpost.model.asking import Ask
from fingerpost.model.fields import Read, ToldOrAsk, YesNo, empty_answer, one_answer
from fingerpost.model.record import Record
from fingerpost.model.vocabulary import Vocabulary, read_term

_FOR = re.compile(r"\s*(?:only\s+)?for\s+", re.IGNORECASE)
_ROUTE = re.compile(r"\s*(\S(?:.*?\S)??)\s*(?:,(?:\s*and\b)?|\band\b|\Z)", re.IGNORECASE)


class Booking(StrEnum):
    JUST_TURN_UP = "just turn up"
    RING_FIRST = "ring first"
    BOOK = "book"
    REFERRAL = "referral"


class Gender(StrEnum):
    MIXED = "mixed"
    WOMEN_ONLY = "women only"
    MEN_ONLY = "men only"


class AgeRange(Record):
    """Whole years, both ends included; None has no end on that side."""

    youngest: int | None = None
    oldest: int | None = None


class CareAct(Record):
    """Whether a Care Act assessment is needed first; `routes` names the ways to pay that ask it."""

    needed: YesNo
    routes: tuple[str, ...] = ()


class Carers(Record):
    may_leave: Annotated[
        ToldOrAsk | None,
        Ask("A carer may leave", "Whether a carer can go and have a break meanwhile.", "yes"),
    ] = None
    welcome_too: Annotated[
        ToldOrAsk | None, Ask("Carers welcome", "Whether a carer can come along.", "yes")
    ] = None
    for_carers: Annotated[
        ToldOrAsk | None, Ask("For carers", "Whether it is meant for carers themselves.", "no")
    ] = None


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
        return one_answer(value)
    text = value.strip()
    if not text:
        raise empty_answer()
    if text.casefold() in {"yes", "no"}:
        return CareAct(needed=YesNo(text.casefold()))
    routes = (info.context or {})["vocabularies"]["funding-routes"]
    opening = _FOR.match(value)
    if opening is None:
        cure = f"for {text}" if routes.find(text) else None
        raise Misreading(
            "care-act-not-understood",
            f"“{text}” does not tell whether a Care Act assessment is needed",
            expected="no, yes, or `for` and the ways to pay that need one",
            fix=f"write `{cure}`" if cure else "write no, yes or `for` and the way to pay",
            replacement=cure,
        )
    return CareAct(needed=YesNo.YES, routes=tuple(_routes_in(value, opening.end(), routes)))


def _routes_in(value: str, start: int, routes: Vocabulary) -> Iterator[str]:
    """The ids of the ways to pay that `value` names from `start` on."""
    for found in _ROUTE.finditer(value, start):
        try:
            yield read_term(found[1], routes)
        except Misreading as misread:
            misread.start, misread.end = found.span(1)
            raise


Age = Annotated[AgeRange, Read(read_age, {"type": "string"})]
CareActAnswer = Annotated[CareAct, BeforeValidator(_read_care_act, json_schema_input_type=str)]
