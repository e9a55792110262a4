"""How many activities there are where, when, of which kind and by which way to pay: the numbers of
the gap pages and of the table that goes with them."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO
from itertools import product
from typing import NamedTuple

from fingerpost.directory import Directory
from fingerpost.joining import EVERYWHERE
from fingerpost.listing import Facet, Listing
from fingerpost.model.answers import AccessState
from fingerpost.model.fields import YesNoAsk
from fingerpost.model.schedule import EVENING_STARTS, Weekday
from fingerpost.model.vocabulary import Term

_MOST_FEATURES = 9  # the vocabulary begins with what keeps most people out
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
Trait = tuple[Facet, str]


class Slot(NamedTuple):
    """A part of one day of the week: the evening from five o'clock, or all that is before it."""

    day: Weekday
    is_evening: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the week. `words` go on a sentence. Without slots: at any time, set or not."""

    label: str
    words: str
    slots: frozenset[Slot]


def _part(label: str, words: str, days: Iterable[Weekday], *, is_evening: bool) -> Part:
    return Part(label, words, frozenset(Slot(day, is_evening) for day in days))


_WEEKDAYS = tuple(day for day in Weekday if day < Weekday.SATURDAY)
_WEEKEND = tuple(day for day in Weekday if day >= Weekday.SATURDAY)
ANY_TIME = Part("Any time", "", frozenset())
SET_TIMES = Part(
    "Set times", "", frozenset(Slot(*each) for each in product(Weekday, (False, True)))
)
PARTS = (
    _part("Weekday daytime", "by day on weekdays", _WEEKDAYS, is_evening=False),
    _part("Weekday evening", "on weekday evenings", _WEEKDAYS, is_evening=True),
    _part("Weekend daytime", "by day at weekends", _WEEKEND, is_evening=False),
    _part("Weekend evening", "on weekend evenings", _WEEKEND, is_evening=True),
)
PARTS_OF_DAYS = tuple(
    _part(f"{day.label} {label}", "", (day,), is_evening=label == "evening")
    for day in Weekday
    for label in ("daytime", "evening")
)


@dataclass(frozen=True, slots=True)
class Count:
    """`providers` are ids, each once, sorted."""

    activities: int
    providers: tuple[str, ...]

    @property
    def sole_provider(self) -> str | None:
        return self.providers[0] if len(self.providers) == 1 else None


@dataclass(frozen=True, slots=True)
class Crossing:
    """`providers` holds one id for each activity of a cell; a cell that is not there has none.

    A cell is a place, the label of a part, a trait and a way to pay; None is all of them.
    """

    providers: Mapping[tuple[str, str, Trait | None, str | None], tuple[str, ...]] = field(
        repr=False
    )

    def at(
        self,
        place: str,
        part: Part = ANY_TIME,
        trait: Trait | None = None,
        route: str | None = None,
    ) -> Count:
        """`place` is the id of a locality, or EVERYWHERE for what is offered in all of them."""
        found = self.providers.get((place, part.label, trait, route), ())
        return Count(len(found), tuple(sorted(set(found))))


def crossing_of(directory: Directory) -> Crossing:
    """Every listed activity, in each cell that it belongs to."""
    traits = {(Facet.CATEGORY, term.id) for term in families_of(directory)}
    traits |= {(Facet.ACCESS, term.id) for term in features_of(directory)}
    found: dict[tuple[str, str, Trait | None, str | None], list[str]] = {}
    for listing in directory.listed:
        slots = slots_of(listing)
        parts = [part.label for part in (SET_TIMES, *PARTS, *PARTS_OF_DAYS) if part.slots & slots]
        cells = product(
            places_of(listing),
            (ANY_TIME.label, *parts),
            (None, *traits.intersection(_traits_of(listing))),
            (None, *routes_of(listing, directory)),
        )
        for cell in cells:
            found.setdefault(cell, []).append(listing.provider.id)
    return Crossing({cell: tuple(providers) for cell, providers in found.items()})


def slots_of(listing: Listing) -> frozenset[Slot]:
    """The parts of days in which a coming session falls; one that passes five o'clock has two."""
    kinds = {(each.day.weekday(), each.starts, each.ends) for each in listing.sessions_to_come}
    return frozenset(
        Slot(Weekday(day), is_evening)
        for day, starts, ends in kinds
        for is_evening in (False, True)
        if (ends > EVENING_STARTS if is_evening else starts < EVENING_STARTS)
    )


def places_of(listing: Listing) -> tuple[str, ...]:
    """Empty when nobody has told where it is."""
    if listing.situation.is_everywhere:
        return (EVERYWHERE,)
    return tuple(locality.id for locality in listing.settled_localities)


def routes_of(listing: Listing, directory: Directory) -> tuple[str, ...]:
    """The ways to pay that it surely takes: "ask" is no yes. What is free needs none of them."""
    told = listing.activity.funding
    return tuple(
        term.id
        for term in directory.vocabulary("funding-routes").terms
        if listing.is_free or (term.id in told and told[term.id].answer is YesNoAsk.YES)
    )


def families_of(directory: Directory) -> tuple[Term, ...]:
    return tuple(term for term in directory.vocabulary("categories").terms if term.parent is None)


def features_of(directory: Directory) -> tuple[Term, ...]:
    return directory.vocabulary("access").terms[:_MOST_FEATURES]


def place_names(directory: Directory) -> Mapping[str, str]:
    """The name of each place that is counted, by id, in the order of the pages."""
    named = {locality.id: locality.record.name for locality in directory.localities}
    return {**named, EVERYWHERE: f"Everywhere in {directory.settings.area}"}


def table_text(crossing: Crossing, directory: Directory) -> str:
    """All cells but those of access, zeros too, as CSV (RFC 4180, with line feeds).

    It starts with a byte order mark: without it Excel misreads the letters of some place names.
    """
    made = StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(("locality", "part", "category", "route", "activities", "providers"))
    writer.writerows(_rows(crossing, directory))
    return "\ufeff" + made.getvalue()


def _rows(crossing: Crossing, directory: Directory) -> Iterator[tuple[str | int, ...]]:
    families: list[tuple[Trait | None, str]] = [(None, "All kinds")]
    families += [((Facet.CATEGORY, term.id), term.label) for term in families_of(directory)]
    routes: list[tuple[str | None, str]] = [(None, "Every way to pay")]
    routes += [(term.id, term.label) for term in directory.vocabulary("funding-routes").terms]
    for place, name in place_names(directory).items():
        for part in (ANY_TIME, SET_TIMES, *PARTS, *PARTS_OF_DAYS):
            for trait, family in families:
                for route, way in routes:
                    count = crossing.at(place, part, trait, route)
                    told = map(_no_formula, (name, part.label, family, way))
                    yield (*told, count.activities, len(count.providers))


def _no_formula(text: str) -> str:
    """A spreadsheet works out what starts like a formula, unless an apostrophe stands before it."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _traits_of(listing: Listing) -> Iterator[Trait]:
    yield from ((Facet.CATEGORY, category) for category in listing.categories)
    for feature, state in listing.access_states():
        if state is AccessState.YES:
            yield Facet.ACCESS, feature
