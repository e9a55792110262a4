"""The plain gaps in sentences, the emptiest first, each with the page that shows what there is."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from fingerpost import addresses
from fingerpost.directory import Directory
from fingerpost.listing import Facet, PartOfWeek
from fingerpost.model.places import Locality
from fingerpost.model.schedule import Weekday
from fingerpost.model.vocabulary import Term
from fingerpost.source.construct import Sourced
from fingerpost.views.crossing import (
    ANY_TIME,
    PARTS,
    PARTS_OF_DAYS,
    Count,
    Crossing,
    Part,
    Slot,
    Trait,
    families_of,
)
from fingerpost.views.words import Link, counted, joined, label_in_line

_MOST_LINES = 10
_DAYTIME, _EVENING, _WEEKEND_DAYTIME, _WEEKEND_EVENING = (part.label for part in PARTS)
_TOGETHER: Mapping[frozenset[str], str] = {
    frozenset((_DAYTIME, _WEEKEND_DAYTIME)): "by day",
    frozenset((_EVENING, _WEEKEND_EVENING)): "in the evening",
    frozenset((_DAYTIME, _EVENING)): "on weekdays",
    frozenset((_WEEKEND_DAYTIME, _WEEKEND_EVENING)): "at weekends",
    frozenset(part.label for part in PARTS): "at set times",
}


@dataclass(frozen=True, slots=True)
class GapLine:
    """A sentence with one link in it."""

    before: str
    link: Link
    after: str


@dataclass(frozen=True, slots=True)
class GapList:
    """Sentences of one sort. `words` counts them all; `more` of them are only in the tables."""

    heading: str
    words: str
    lines: tuple[GapLine, ...]
    more: int


@dataclass(frozen=True)
class Counting:
    """What a page counts: everything, or only what takes one way to pay."""

    crossing: Crossing
    directory: Directory
    route: Term | None = None

    def at(self, place: str, part: Part = ANY_TIME, trait: Trait | None = None) -> Count:
        return self.crossing.at(place, part, trait, self.route.id if self.route else None)

    def cells(self) -> Iterator[tuple[Sourced[Locality], Term, Part, Count]]:
        for locality in self.directory.localities:
            for family in families_of(self.directory):
                for part in PARTS:
                    count = self.at(locality.id, part, (Facet.CATEGORY, family.id))
                    yield locality, family, part, count

    def slots(self) -> Iterator[tuple[Sourced[Locality], Slot, Count]]:
        for locality in self.directory.localities:
            for part in PARTS_OF_DAYS:
                (slot,) = part.slots
                yield locality, slot, self.at(locality.id, part)

    @cached_property
    def lists(self) -> Mapping[str, frozenset[str]]:
        """The categories and times that each locality has a list of, by the locality's id."""
        directory = self.directory
        return {
            locality.id: frozenset(
                id_
                for listing in directory.listed_in(Facet.LOCALITY, locality.id)
                for facet, id_ in listing.facets()
                if facet in {Facet.CATEGORY, Facet.TIME}
            )
            for locality in directory.localities
        }


def empty_times(counting: Counting) -> GapList:
    found: dict[str, tuple[Sourced[Locality], list[Slot]]] = {}
    total = empty = 0
    for locality, slot, count in counting.slots():
        total += 1
        if not count.activities:
            empty += 1
            found.setdefault(locality.id, (locality, []))[1].append(slot)
    ranked = []
    for locality, slots in found.values():
        before = f"{locality.record.name} has nothing {slots_in_words(slots)}. See "
        line = GapLine(before, _list_of_slots(slots, locality, counting), ".")
        ranked.append((len(slots), locality.id, line))
    words = "Each place has something on every day and on every evening of the week."
    if empty:
        days = len(PARTS_OF_DAYS)
        verb = "has" if empty == 1 else "have"
        words = (
            f"Each place has {days} days and evenings a week: {empty} of {total} {verb} nothing on."
        )
    return list_of("Days and evenings with nothing", words, ranked)


def empty_kinds(counting: Counting) -> GapList:
    """A place that has nothing at all is told by its times."""
    found: dict[tuple[str, str], tuple[Sourced[Locality], Term, list[Part]]] = {}
    total = empty = 0
    for locality, family, part, count in counting.cells():
        total += 1
        if not count.activities:
            empty += 1
            key = (locality.id, family.id)
            found.setdefault(key, (locality, family, []))[2].append(part)
    ranked = []
    for locality, family, parts in found.values():
        if not counting.at(locality.id).activities:
            continue
        has_any = counting.at(locality.id, trait=(Facet.CATEGORY, family.id)).activities
        when = parts_in_words(parts) if has_any else "at all"
        before = f"{locality.record.name} has nothing in {label_in_line(family.label)} {when}. See "
        line = GapLine(before, _list_in(locality, family.id, family.label, counting), ".")
        ranked.append((len(parts), locality.id, line))
    words = f"{empty} of {counted(total, 'cell')} {'holds' if empty == 1 else 'hold'} nothing."
    return list_of("Kinds of activity that are missing", words, ranked)


def sole_providers(counting: Counting) -> GapList:
    """Where one provider is all there is: days and evenings first, then kinds."""
    times: dict[tuple[str, str], tuple[Sourced[Locality], list[Slot]]] = {}
    for locality, slot, count in counting.slots():
        if count.sole_provider is not None:
            key = (locality.id, count.sole_provider)
            times.setdefault(key, (locality, []))[1].append(slot)
    kinds: dict[tuple[str, str, str], tuple[Sourced[Locality], Term, list[Part]]] = {}
    for locality, family, part, count in counting.cells():
        if count.sole_provider is not None:
            kind = (locality.id, family.id, count.sole_provider)
            kinds.setdefault(kind, (locality, family, []))[2].append(part)
    ranked = []
    for (_, provider), (locality, slots) in times.items():
        line = _sole_line(locality, provider, slots_in_words(slots), counting.directory)
        ranked.append((1, locality.id, line))
    for (_, _, provider), (locality, family, parts) in kinds.items():
        what = f"in {label_in_line(family.label)} {parts_in_words(parts)}"
        ranked.append((0, locality.id, _sole_line(locality, provider, what, counting.directory)))
    words = "If this provider stopped, nothing would be left." if ranked else "Nothing does."
    return list_of("What hangs on one provider", words, ranked)


def _sole_line(
    locality: Sourced[Locality], provider: str, what: str, directory: Directory
) -> GapLine:
    name = directory.provider_by_id[provider].record.name
    text = name if directory.count_by_name[name] == 1 else f"{name} ({provider})"
    link = Link(text, addresses.provider(provider))
    return GapLine(f"In {locality.record.name}, only ", link, f" has anything {what}.")


def list_of(heading: str, words: str, ranked: Iterable[tuple[int, str, GapLine]]) -> GapList:
    """Each line comes with its weight and its place: the heaviest stand first, and of the same
    weight each place has its turn, so that what is left out is not always the last place's."""
    turns: Counter[tuple[int, str]] = Counter()
    ordered = []
    for weight, place, line in ranked:
        ordered.append((-weight, turns[weight, place], line))
        turns[weight, place] += 1
    lines = [line for *_, line in sorted(ordered, key=lambda each: each[:2])]
    return GapList(heading, words, tuple(lines[:_MOST_LINES]), max(0, len(lines) - _MOST_LINES))


def parts_in_words(parts: Sequence[Part]) -> str:
    """`on weekday evenings`; `in the evening` for both evenings; `at set times` for all."""
    labels = frozenset(part.label for part in parts)
    return _TOGETHER.get(labels) or joined([part.words for part in parts], "or")


def slots_in_words(slots: Sequence[Slot]) -> str:
    """`on Sundays, on Friday or Saturday evenings or by day on Mondays`; `at set times` for all."""
    if len(slots) == len(PARTS_OF_DAYS):
        return "at set times"
    evenings = {slot.day for slot in slots if slot.is_evening}
    daytimes = {slot.day for slot in slots if not slot.is_evening}
    whole, late = evenings & daytimes, evenings - daytimes
    said = [f"on {_days(whole, 's')}"] if whole else []
    said += [f"on {_days(late)} evenings"] if late else []
    said += [f"by day on {_days(daytimes - whole, 's')}"] if daytimes - whole else []
    return joined(said, "or")


def _days(days: Iterable[Weekday], ending: str = "") -> str:
    return joined([f"{day.label}{ending}" for day in sorted(days)], "or")


def _list_of_slots(slots: Sequence[Slot], locality: Sourced[Locality], counting: Counting) -> Link:
    """The nearest page on which to see what there is instead."""
    days = {slot.day for slot in slots}
    if len(days) == 1:
        day = days.pop().label
        return _list_in(locality, day.casefold(), f"{day}s", counting)
    if all(slot.is_evening for slot in slots):
        return _list_in(locality, PartOfWeek.EVENINGS, "Evenings", counting)
    if all(day >= Weekday.SATURDAY for day in days):
        return _list_in(locality, PartOfWeek.WEEKENDS, "Weekends", counting)
    return everything_in(locality)


def _list_in(locality: Sourced[Locality], id_: str, label: str, counting: Counting) -> Link:
    """The list of a category or time, when it holds something: else there is no such page."""
    if id_ not in counting.lists[locality.id]:
        return everything_in(locality)
    href = addresses.locality_list(locality.id, id_)
    return Link(f"{label} in {locality.record.name}", href)


def everything_in(locality: Sourced[Locality]) -> Link:
    return Link(f"Everything in {locality.record.name}", addresses.locality(locality.id))
