"""What a search has to answer, worked out from listings alone: nothing here calls the finder.

A search is a mapping as `templates/scripts/facts.js` has it: terms by question, `day`, `part`, `on`
and `within`. What it says of a listing is NO, PERHAPS (nobody told, or only in part) or YES; the
reasons stand in docs/decisions/0008-finding.md.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from itertools import product
from math import asin, cos, radians, sin, sqrt
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from fingerpost.directory import Directory
from fingerpost.listing import Listing
from fingerpost.model.cost import Cost, CostUnit

NO, PERHAPS, YES = 0, 1, 2
LONDON = ZoneInfo("Europe/London")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOURS = {"morning": (0, 12), "afternoon": (12, 17), "evening": (17, 24)}
MILE = 1609.344

PARTS_OF_TIME = ("day", "part", "on")
# Who needs two things needs both.
ALL_OF = ("access", "support")


@dataclass(frozen=True, slots=True)
class Search:
    """`at` is the instant of the search, in UTC; `here` a latitude and a longitude."""

    at: str
    asked: Mapping[str, Any]
    here: tuple[float, float] | None = None
    options: Mapping[str, Sequence[str]] = field(default_factory=dict)


def answer(directory: Directory, search: Search) -> str:
    """A sign for each listing, in the order of lists: what the worst part of the search says."""
    return "".join(
        str(min((state for _, state in _parts(directory, listing, search)), default=YES))
        for listing in directory.listed
    )


def count(directory: Directory, search: Search, name: str, value: str) -> int:
    """How many are found with this one option in place of its group's."""
    asked = dict(search.asked)
    if name in ALL_OF:
        asked[name] = [*asked.get(name, ()), value]
    else:
        asked[name] = value if name == "on" else [value] if value else []
    least = str(PERHAPS if asked.get("also") else YES)
    return sum(sign >= least for sign in answer(directory, Search(search.at, asked, search.here)))


def _parts(directory: Directory, listing: Listing, search: Search) -> Iterator[tuple[str, int]]:
    asked = search.asked
    for question, told in QUESTIONS.items():
        if asked.get(question):
            best = min if question in ALL_OF else max
            yield question, best(told(directory, listing, term) for term in asked[question])
    if any(asked.get(name) for name in PARTS_OF_TIME):
        yield "times", _times(listing, asked, datetime.fromisoformat(search.at).astimezone(LONDON))
    if search.here and asked.get("within"):
        yield "within", _within(listing, search.here, asked["within"])


def _among(told: Sequence[str] | frozenset[str], term: str) -> int:
    """Of a list that somebody filled in, what is not there is a no."""
    return PERHAPS if not told else YES if term in told else NO


def _place(_directory: Directory, listing: Listing, term: str) -> int:
    situation = listing.situation
    names = {each.id for each in situation.localities}
    names |= {situation.town.id} if situation.town else set()
    if situation.venue and situation.venue.postcode and situation.venue.show.value != "area only":
        names.add(situation.venue.postcode.partition(" ")[0].lower())
    return _among(frozenset(names), term)


def _category(_directory: Directory, listing: Listing, term: str) -> int:
    return _among(listing.categories, term)


def _need(_directory: Directory, listing: Listing, term: str) -> int:
    return YES if "any" in listing.activity.needs else _among(listing.activity.needs, term)


def _access(_directory: Directory, listing: Listing, term: str) -> int:
    venue = listing.situation.venue
    told = venue.access.get(term) if venue else None
    return {"yes": YES, "no": NO}.get(told.answer.value if told else "", PERHAPS)


def _talk(directory: Directory, listing: Listing, term: str) -> int:
    """The people's own list, and what the place tells of the same things."""
    own = listing.activity.communication
    place = _access(directory, listing, term)
    venue = listing.situation.venue
    is_told = venue is not None and term in venue.access
    return YES if term in own or place == YES else place if is_told else _among(own, term)


def _pay(_directory: Directory, listing: Listing, term: str) -> int:
    """What is free for everybody needs no way to pay."""
    if listing.cost and _is_free(listing.cost):
        return YES
    told = listing.activity.funding.get(term)
    return {"yes": YES, "no": NO}.get(told.answer.value if told else "", PERHAPS)


def _is_free(cost: Cost) -> bool:
    asks_money = cost.ask or any(price.pence for price in cost.prices)
    return not asks_money and any(not price.whom for price in cost.prices)


def _cost(_directory: Directory, listing: Listing, term: str) -> int:
    cost = listing.cost
    if cost is None:
        return PERHAPS
    if _is_free(cost):
        return YES
    if term == "free":
        return NO if any(price.pence for price in cost.prices) else PERHAPS
    if cost.by_donation and not cost.prices:
        return YES
    most = int(term) * 100
    common = [price for price in cost.prices if not price.whom]
    session = [price for price in common if price.unit is CostUnit.SESSION]
    if session:
        least = min(price.pence for price in session)
        is_sure = not cost.ask and any(not p.at_least for p in session if p.pence == least)
        return NO if least > most else YES if is_sure else PERHAPS
    weeks = {CostUnit.WEEK, CostUnit.MONTH, CostUnit.COURSE}
    dear = [price.pence > most and price.unit not in weeks for price in common]
    return NO if dear and all(dear) else PERHAPS


def _support(_directory: Directory, listing: Listing, term: str) -> int:
    return _among(listing.activity.support, term)


def _how(_directory: Directory, listing: Listing, term: str) -> int:
    attending = listing.activity.attending
    ways = {
        "mix": frozenset({"in-person", "online"}),
        "out-and-about": frozenset({"in-person"}),
    }
    return _among(ways.get(attending, frozenset({attending.value})) if attending else (), term)


def _join(_directory: Directory, listing: Listing, term: str) -> int:
    words = {
        "just turn up": "turn-up",
        "ring first": "book",
        "book": "book",
        "referral": "referral",
    }
    booking = listing.activity.booking
    return _among((words[booking.value],) if booking else (), term)


def _car(_directory: Directory, listing: Listing, _term: str) -> int:
    return {"yes": YES, "no": NO}.get(listing.without_car.value, PERHAPS)


QUESTIONS: Mapping[str, Callable[[Directory, Listing, str], int]] = {
    "place": _place,
    "category": _category,
    "need": _need,
    "access": _access,
    "talk": _talk,
    "pay": _pay,
    "cost": _cost,
    "support": _support,
    "how": _how,
    "join": _join,
    "car": _car,
}


def _times(listing: Listing, asked: Mapping[str, Any], now: datetime) -> int:
    """One session has to be all of it: still to come, on the day, in a part of the day."""
    minute = now.hour * 60 + now.minute
    wanted = _days_of(asked.get("on") or "", now.date())
    weekdays = [DAYS.index(name) for name in asked.get("day") or DAYS]
    parts = [HOURS[name] for name in asked.get("part") or HOURS]
    for session in listing.sessions_to_come:
        is_over = (session.day, session.ends) <= (now.date(), minute)
        if is_over or (wanted is not None and session.day not in wanted):
            continue
        if session.day.weekday() in weekdays and any(
            session.starts < 60 * until and session.ends > 60 * since for since, until in parts
        ):
            return YES
    told = listing.schedules
    return PERHAPS if not told or any(each.is_by_arrangement for each in told) else NO


def _days_of(on: str, today: date) -> set[date] | None:
    if not on:
        return None
    if on == "weekend":
        ahead = (today + timedelta(days=number) for number in range(7))
        days = [day for day in ahead if day.weekday() >= 5]
        return {today} if today.weekday() == 6 else {*days[:2]}
    names = {"today": today, "tomorrow": today + timedelta(days=1)}
    return {names[on] if on in names else date.fromisoformat(on)}


def _within(listing: Listing, here: tuple[float, float], most: int) -> int:
    at = listing.situation.coordinates
    if at is None or not listing.has_journey:
        return PERHAPS
    # As exactly as points are told: ten metres.
    away = miles(here, (round(at.latitude, 4), round(at.longitude, 4)))
    return YES if away <= most else NO


@cache
def miles(one: tuple[float, float], other: tuple[float, float]) -> float:
    """On a ball of the radius that fingerpost/model/venue.py gives the Earth."""
    (south, west), (north, east) = (tuple(map(radians, each)) for each in (one, other))
    rise, run = sin((north - south) / 2) ** 2, sin((east - west) / 2) ** 2
    return 2 * 6_371_000 * asin(sqrt(rise + cos(south) * cos(north) * run)) / MILE


INSTANTS = {
    "a weekday at noon": "2026-11-25T12:00+00:00",
    "one minute to five": "2026-11-25T16:59+00:00",
    "five o'clock": "2026-11-25T17:00+00:00",
    "Sunday evening, the day of the build": "2026-11-22T19:30+00:00",
    "a Saturday": "2026-12-05T09:15+00:00",
    "the day before the build": "2026-11-21T22:10+00:00",
    "the day after the build": "2026-11-23T09:00+00:00",
    "three months later": "2027-02-22T09:00+00:00",
    "before clocks go on": "2027-03-28T00:30+00:00",
    "after clocks went on, Monday in London": "2027-03-28T23:30+00:00",
    "before clocks go back": "2027-10-31T00:30+00:00",
    "after clocks went back": "2027-10-31T23:30+00:00",
}


def terms_of(directory: Directory) -> Mapping[str, tuple[str, ...]]:
    """What can be asked of each question: every term, whether a listing has it or not."""

    def ids(name: str) -> tuple[str, ...]:
        return tuple(term.id for term in directory.vocabulary(name).terms)

    venues = [each.situation.venue for each in directory.listed if each.is_address_shown]
    codes = {venue.postcode[:-4].lower() for venue in venues if venue and venue.postcode}
    towns = [town.id for _, town in directory.towns]
    return {
        "place": (*(each.id for each in directory.localities), *towns, *sorted(codes)),
        "category": ids("categories"),
        "need": tuple(id_ for id_ in ids("needs") if id_ != "any"),
        "access": ids("access"),
        "talk": ids("communication"),
        "pay": ids("funding-routes"),
        "cost": ("free", "5", "10"),
        "support": ids("support"),
        "how": ("in-person", "online", "by-phone", "at-your-home"),
        "join": ("turn-up", "book", "referral"),
        "car": ("no",),
    }


def random_searches(directory: Directory, number: int, seed: int) -> Iterator[Search]:
    """One to four groups at a time, half of them with terms that some one listing answers."""
    chance = Random(seed)
    terms = terms_of(directory)
    towns = [town.coordinates for _, town in directory.towns]
    instants = [*INSTANTS.values()]
    for turn in range(number):
        asked: dict[str, Any] = {}
        here = None
        pattern = chance.choice(directory.listed)
        for group in chance.sample([*terms, "times", "times", "within"], chance.randint(1, 4)):
            if group == "times":
                asked |= _random_times(chance, directory.day)
            elif group == "within":
                town = chance.choice(towns)
                here = town.latitude, town.longitude
                asked["within"] = chance.choice((1, 3, 5, 10, 20))
            else:
                known = terms[group]
                fits = [t for t in known if QUESTIONS[group](directory, pattern, t) == YES]
                pool = fits if fits and chance.random() < 0.6 else known
                most = 1 if group in {"cost", "car"} else min(3, len(pool))
                asked[group] = chance.sample(pool, chance.randint(1, most))
        if chance.random() < 0.25:
            asked["also"] = True
        yield Search(instants[turn % len(instants)], asked, here)


def _random_times(chance: Random, first: date) -> dict[str, Any]:
    """At least one of weekdays, parts of the day and a day."""
    which = chance.choice([each for each in product((True, False), repeat=3) if any(each)])
    day = (first + timedelta(days=chance.randrange(-3, 120))).isoformat()
    drawn: dict[str, Any] = {
        "day": sorted(chance.sample(DAYS, chance.randint(1, 3)), key=DAYS.index),
        "part": [part for part in HOURS if part in chance.sample([*HOURS], chance.randint(1, 2))],
        "on": chance.choice(("today", "tomorrow", "weekend", day)),
    }
    return {name: drawn[name] for name, is_on in zip(drawn, which, strict=True) if is_on}
