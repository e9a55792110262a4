"""A listing: one activity joined to everything around it, as every output meets it."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from fingerpost.model.activity import Activity, Attending
from fingerpost.model.answers import AccessState
from fingerpost.model.contact import Contact
from fingerpost.model.cost import Cost
from fingerpost.model.fields import YesNoAsk
from fingerpost.model.journey import Journey, WithoutCar, journey_of
from fingerpost.model.notices import Notice, State, StatusFields
from fingerpost.model.places import Locality, Town
from fingerpost.model.provider import Provider
from fingerpost.model.schedule import Band, Schedule, Weekday
from fingerpost.model.venue import Coordinates, Show, Venue
from fingerpost.source.construct import Sourced


class Session(NamedTuple):
    """One meeting: its day and, in minutes after midnight local time, its start and end."""

    day: date
    starts: int
    ends: int


class Freshness(StrEnum):
    """How long ago somebody confirmed the facts, in the steps that `Ages` sets."""

    CURRENT = "current"
    UNCHECKED = "unchecked"
    MAY_HAVE_CLOSED = "may have closed"
    HIDDEN = "hidden"


class Facet(StrEnum):
    """What lists are made by. Each value is the name of a set of ids."""

    LOCALITY = "locality"
    TOWN = "town"
    CATEGORY = "category"
    NEED = "need"
    ACCESS = "access"
    ROUTE = "route"
    TIME = "time"
    ATTENDING = "attending"


class PartOfWeek(StrEnum):
    """The names of times beside the weekdays, as they stand in addresses."""

    EVENINGS = "evenings"
    WEEKENDS = "weekends"


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Where a listing happens. `coordinates` None: not told, or nowhere in particular.

    `localities` is sorted as the directory sorts them; an offer for everywhere has them all.
    """

    venue: Venue | None = None
    venue_id: str | None = None
    coordinates: Coordinates | None = None
    town: Town | None = None
    localities: tuple[Sourced[Locality], ...] = ()
    is_everywhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """An activity in its context. `number` counts the activities of its provider from 0.

    `schedules` are the sentences of `when` that still hold, all of them once none does. `sessions`
    are the meetings of the coming twelve months, in order. `hub` is the hub that the
    provider says it is connected to; `local_hubs` are the main hubs of its localities.
    """

    provider: Sourced[Provider]
    activity: Activity
    number: int
    anchor: str
    situation: Situation
    sessions: tuple[Session, ...] = field(repr=False)
    schedules: tuple[Schedule, ...] = field(repr=False)
    freshness: Freshness
    has_ended: bool
    cost: Cost | None
    hub: Sourced[Provider] | None = None
    local_hubs: tuple[Sourced[Provider], ...] = ()
    categories: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        return f"{self.provider.id}#{self.anchor}"

    @property
    def name(self) -> str:
        return self.activity.name or self.provider.record.name

    @property
    def summary(self) -> str:
        return self.activity.summary or self.provider.record.summary

    @property
    def contact(self) -> Contact:
        own = self.activity.contact
        return own if own is not None and own.is_reachable else self.provider.record.contact

    @property
    def status(self) -> StatusFields | None:
        return self.activity.status or self.provider.record.status

    @property
    def notices(self) -> tuple[Notice, ...]:
        both = (self.provider.record.notice, self.activity.notice)
        return tuple(notice for notice in both if notice is not None)

    @property
    def weekdays(self) -> tuple[Weekday, ...]:
        days = {day for schedule in self.schedules for day in schedule.weekdays}
        return tuple(sorted(days))

    @property
    def bands(self) -> tuple[Band, ...]:
        found = {band for schedule in self.schedules for band in schedule.bands}
        return tuple(band for band in Band if band in found)

    @property
    def is_pop_up(self) -> bool:
        return bool(self.schedules) and all(each.is_pop_up for each in self.schedules)

    @property
    def is_online(self) -> bool:
        ways = {Attending.ONLINE, Attending.BY_PHONE, Attending.MIX}
        return self.activity.attending in ways

    @property
    def has_journey(self) -> bool:
        """Whether some people travel to it: not what is only online or by phone."""
        return self.activity.attending not in {Attending.ONLINE, Attending.BY_PHONE}

    @property
    def journey(self) -> Journey:
        """The reason, in words, for `without_car`."""
        return journey_of(self.activity.travel, self.activity.attending, self.schedules)

    @property
    def without_car(self) -> WithoutCar:
        """Whether it is reachable without a car, as `model/journey.py` tells that."""
        return self.journey.without_car

    @property
    def is_free(self) -> bool:
        return self.cost is not None and self.cost.is_free_for_everyone

    @property
    def is_address_shown(self) -> bool:
        venue = self.situation.venue
        return venue is not None and venue.show is not Show.AREA_ONLY

    @property
    def is_closed(self) -> bool:
        return self.status is not None and self.status.state is State.CLOSED

    @property
    def is_listed(self) -> bool:
        """Whether lists show it: not closed, not over, not hidden by its age."""
        return not (self.is_closed or self.has_ended or self.freshness is Freshness.HIDDEN)

    @property
    def sessions_to_come(self) -> tuple[Session, ...]:
        """Empty while it is closed, or paused until nobody knows when."""
        status = self.status
        if status is None or status.state is State.OPEN:
            return self.sessions
        again = status.until if status.state is State.PAUSED else None
        return tuple(session for session in self.sessions if again and session.day >= again)

    @property
    def sort_key(self) -> tuple[bool, str, str]:
        """Names in order; what nobody has checked for long comes last."""
        return (self.freshness is not Freshness.CURRENT, alphabetical(self.name), self.id)

    @property
    def settled_localities(self) -> tuple[Sourced[Locality], ...]:
        """The localities in whose lists it stands: what is for everywhere has a list of its own."""
        return () if self.situation.is_everywhere else self.situation.localities

    def access_states(self) -> Iterator[tuple[str, AccessState]]:
        venue = self.situation.venue
        if venue is not None:
            yield from ((feature, told.answer) for feature, told in venue.access.items())

    def facets(self) -> Iterator[tuple[Facet, str]]:
        """Every list that this listing stands in, by facet and id."""
        yield from ((Facet.LOCALITY, locality.id) for locality in self.settled_localities)
        if self.situation.town is not None:
            yield Facet.TOWN, self.situation.town.id
        yield from ((Facet.CATEGORY, category) for category in self.categories)
        yield from ((Facet.NEED, need) for need in self.activity.needs)
        for feature, state in self.access_states():
            if state is not AccessState.NO:
                yield Facet.ACCESS, feature
        for route, told in self.activity.funding.items():
            if told.answer is not YesNoAsk.NO:
                yield Facet.ROUTE, route
        yield from ((Facet.TIME, time) for time in self.times())
        if self.activity.attending is not None:
            yield Facet.ATTENDING, self.activity.attending

    def times(self) -> Iterator[str]:
        days = self.weekdays
        yield from (day.label.casefold() for day in days)
        if Band.EVENING in self.bands:
            yield PartOfWeek.EVENINGS
        if any(schedule.is_weekend for schedule in self.schedules):
            yield PartOfWeek.WEEKENDS


def unaccented(text: str) -> str:
    """Letters without their marks: ŵ as w, é as e."""
    if text.isascii():
        return text
    return "".join(
        sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign)
    )


def alphabetical(text: str) -> str:
    """The key under which a name is sorted: Ŵyna stands among the Ws."""
    return unaccented(text).casefold()
