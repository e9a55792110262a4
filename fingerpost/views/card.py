"""The activity card: the unit that people meet a hundred times, the same everywhere."""

from collections.abc import Mapping
from dataclasses import dataclass

from fingerpost import addresses
from fingerpost.directory import Directory
from fingerpost.listing import Listing
from fingerpost.model.answers import AccessState, FundingAnswer
from fingerpost.model.fields import YesNoAsk
from fingerpost.views.kind import Kind, kind_of
from fingerpost.views.words import (
    BOOKING_WORDS,
    cost_words,
    day_chips,
    place_words,
    state_notes,
    when_words,
)

_MOST_MARKS = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """An access feature in words. `state` is `yes` or `partly`."""

    id: str
    text: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """`id` and `code` are the listing's. `more_marks` counts the access features not named.

    `pay` and `ask` are the ways to pay that are taken, and those to ask about.
    """

    id: str
    code: str
    name: str
    href: str
    by: str
    kind: Kind
    summary: str
    when: tuple[str, ...]
    days: tuple[str, ...]
    place: str
    cost: tuple[str, ...]
    is_free: bool
    marks: tuple[Mark, ...]
    more_marks: int
    pay: tuple[str, ...]
    ask: tuple[str, ...]
    booking: str
    notes: tuple[str, ...]


def card_of(listing: Listing, directory: Directory) -> Card:
    provider = listing.provider
    marks = marks_of(listing, directory)
    routes = {term.id: term.label for term in directory.vocabulary("funding-routes").terms}
    funding = listing.activity.funding
    booking = listing.activity.booking
    return Card(
        id=listing.id,
        code=directory.codes[listing.id],
        name=listing.name,
        href=addresses.activity(provider.id, listing.anchor),
        by=provider.record.name if provider.record.name != listing.name else "",
        kind=kind_of(listing, directory),
        summary=listing.summary,
        when=tuple(when_words(schedule) for schedule in listing.schedules)
        or ("Times not told yet",),
        days=day_chips(listing),
        place=place_words(listing, directory),
        cost=cost_words(listing),
        is_free=listing.is_free,
        marks=marks[:_MOST_MARKS],
        more_marks=max(0, len(marks) - _MOST_MARKS),
        pay=_routes_with(funding, routes, YesNoAsk.YES),
        ask=_routes_with(funding, routes, YesNoAsk.ASK),
        booking=BOOKING_WORDS[booking] if booking else "",
        notes=state_notes(listing, directory.day),
    )


def marks_of(listing: Listing, directory: Directory) -> tuple[Mark, ...]:
    """The access features that are there, wholly or partly, in the vocabulary's order."""
    states = dict(listing.access_states())
    return tuple(
        Mark(term.id, term.label, str(states[term.id]))
        for term in directory.vocabulary("access").terms
        if states.get(term.id) in {AccessState.YES, AccessState.PARTLY}
    )


def _routes_with(
    funding: Mapping[str, FundingAnswer], routes: Mapping[str, str], answer: YesNoAsk
) -> tuple[str, ...]:
    told = {route for route, given in funding.items() if given.answer is answer}
    return tuple(label for route, label in routes.items() if route in told)
