"""Whether one can come, and get home again, without a car: yes, no, or not told.

It is yes where a bus stop is within 10 minutes on foot and a bus leaves within the hour after the
end, after the latest end on each day of the week; and where people are fetched, are visited, or can
join from home. An entry tells the last bus alone: one that leaves later than the hour proves
nothing about the hour, unless the entry also says how often buses go. A station within 10 minutes,
whose last train no entry tells, is never a yes, and makes of a no what is not told.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TypeAlias

from fingerpost.model.attendance import Attending
from fingerpost.model.schedule import Schedule, Weekday
from fingerpost.model.travel import BusStop, Travel

LONGEST_WALK = 10  # minutes
LONGEST_WAIT = 60  # minutes
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WALK = re.compile(rf"\b([0-9]{{1,3}}|{'|'.join(_NUMBERS)})[ -]minutes?\b", re.IGNORECASE)
_RIDE = re.compile(r"\b(?:bus|car|cycle|cycling|bike|drive|driving|taxi)\b", re.IGNORECASE)
_NO_OFFER = re.compile(r"(?:ask|no|none|not|nobody|sorry)\b", re.IGNORECASE)


Ends: TypeAlias = Mapping[Weekday | None, int | None]
"""The latest end on each day of the week, in minutes after midnight. Under None stands what has no
day and no end of its own: what is by arrangement, or not told at all."""


class WithoutCar(StrEnum):
    YES = "yes"
    NO = "no"
    NOT_TOLD = "not told"


class Journey(StrEnum):
    """Why it is yes, no or not told that one can do without a car, in words."""

    FROM_HOME = "you take part from home"
    VISITED = "they come to you"
    BUS = "a bus leaves within the hour after the end"
    FETCHED = "transport is offered"
    PICKED_UP = "you can be picked up from a hub"
    ALSO_FROM_HOME = "you can also join from home"
    BUS_GONE = "the last bus leaves before one can be at the stop"
    STOP_FAR = "the bus stop is more than 10 minutes away on foot"
    NOT_TOLD = "nobody has told how one gets home by bus"

    @property
    def without_car(self) -> WithoutCar:
        if self is Journey.NOT_TOLD:
            return WithoutCar.NOT_TOLD
        is_no = self in {Journey.BUS_GONE, Journey.STOP_FAR}
        return WithoutCar.NO if is_no else WithoutCar.YES


def journey_of(
    travel: Travel, attending: Attending | None, schedules: Iterable[Schedule]
) -> Journey:
    """The surest reason; of a yes and a no, the yes."""
    if attending in {Attending.ONLINE, Attending.BY_PHONE}:
        return Journey.FROM_HOME
    if attending is Attending.AT_YOUR_HOME:
        return Journey.VISITED
    by_bus = _by_bus(travel, latest_ends(schedules))
    offers = (
        (by_bus is Journey.BUS, Journey.BUS),
        (is_offer(travel.comes_to_you), Journey.VISITED),
        (is_offer(travel.transport_provided), Journey.FETCHED),
        (travel.pick_up is not None, Journey.PICKED_UP),
        (attending is Attending.MIX, Journey.ALSO_FROM_HOME),
    )
    return next((journey for is_so, journey in offers if is_so), by_bus)


def is_offer(words: str) -> bool:
    """Whether words tell of something that there is: not empty, no "ask", no "none"."""
    return bool(words) and _NO_OFFER.match(words) is None


def latest_ends(schedules: Iterable[Schedule]) -> Ends:
    found: dict[Weekday | None, int | None] = {}
    for schedule in schedules:
        if schedule.ends_minutes is None:
            found[None] = None
        for day in schedule.weekdays:
            found[day] = max(found.get(day) or 0, schedule.ends_minutes or 0)
    return found or {None: None}


def minutes_to_station(travel: Travel) -> int | None:
    """On foot, where the words say so plainly: a number of minutes, and nothing that one rides."""
    found = [text.casefold() for text in _WALK.findall(travel.rail)]
    if not found or _RIDE.search(travel.rail):
        return None
    return max(_NUMBERS.index(text) + 1 if text in _NUMBERS else int(text) for text in found)


def days_without_bus(travel: Travel, ends: Ends) -> tuple[Weekday, ...]:
    """The days on which no stop has a bus after the end."""
    late = (day for day, end in ends.items() if _catches(travel, end) is False)
    return tuple(day for day in late if day is not None)


def _by_bus(travel: Travel, ends: Ends) -> Journey:
    answers = [_catches(travel, end) for end in ends.values()]
    if False not in answers:
        return Journey.BUS if all(answers) else Journey.NOT_TOLD
    return Journey.STOP_FAR if all(map(_is_far, travel.bus)) else Journey.BUS_GONE


def _catches(travel: Travel, end: int | None) -> bool | None:
    """Whether a bus within reach leaves soon after the end; None: not told."""
    answers = set(_answers(travel, end))
    if True in answers:
        return True
    return False if answers == {False} else None


def _answers(travel: Travel, end: int | None) -> Iterator[bool | None]:
    """One for each stop; of a station, only that it may be so."""
    yield from (_catches_at(stop, end) for stop in travel.bus)
    walk = minutes_to_station(travel)
    if walk is not None and walk <= LONGEST_WALK:
        yield None


def _catches_at(stop: BusStop, end: int | None) -> bool | None:
    if _is_far(stop):
        return False
    last = stop.last_home
    if last is None or end is None:
        return None
    if last.leaves < end + (stop.minutes_walk or 0):
        return False
    if stop.minutes_walk is None:
        return None
    return True if last.leaves <= end + LONGEST_WAIT or last.often else None


def _is_far(stop: BusStop) -> bool:
    return stop.minutes_walk is not None and stop.minutes_walk > LONGEST_WALK
