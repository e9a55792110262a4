"""When something happens: one sentence of `when` as a value, and the days that it falls on.

Times are local times of the clock on the wall, so nothing here knows a time zone and the clock
changes of March and October leave them alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum
from typing import NamedTuple, TypeAlias

NOON = 12 * 60
EVENING_STARTS = 17 * 60
MIDNIGHT = 24 * 60
LAST = -1  # as an ordinal: the last one of the month

# Every rule of `when` has a day within this many days of any other day, exceptions apart.
LONGEST_GAP_DAYS = 400


class Weekday(IntEnum):
    """Numbered as `date.weekday` numbers them."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6

    @property
    def label(self) -> str:
        return self.name.capitalize()


class Band(StrEnum):
    """A part of the day. Half-open: noon and five o'clock belong to the later one."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Days(NamedTuple):
    """A run of days, both ends inclusive; a single day is its own first and last."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Weekly:
    """Every `every` weeks on `days` (in the order of the week). Weeks run from Monday to Sunday and
    are counted from the one that holds `anchor`, the first session; None where every is 1."""

    days: tuple[Weekday, ...]
    every: int = 1
    anchor: date | None = None


@dataclass(frozen=True, slots=True)
class Monthly:
    """Each of `days` that is one of the `ordinals` of its month: 1 to 5 in order, then LAST."""

    ordinals: tuple[int, ...]
    days: tuple[Weekday, ...]


@dataclass(frozen=True, slots=True)
class OnDates:
    """A pop-up: on these days alone, in order."""

    dates: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class ByArrangement:
    """No days of its own."""


Rule: TypeAlias = Weekly | Monthly | OnDates | ByArrangement


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """One sentence of `when`.

    Times are minutes since midnight, `ends_minutes` 1 to MIDNIGHT; both None by arrangement, and
    only then. `from_day` and `until_day` are inclusive. `not_on` is in order.
    """

    rule: Rule
    starts_minutes: int | None = None
    ends_minutes: int | None = None
    from_day: date | None = None
    until_day: date | None = None
    not_on: tuple[Days, ...] = ()
    not_bank_holidays: bool = False
    term_time: bool = False

    @property
    def weekdays(self) -> tuple[Weekday, ...]:
        match self.rule:
            case Weekly(days=days) | Monthly(days=days):
                return days
            case OnDates(dates=listed):
                return tuple(Weekday(number) for number in sorted({d.weekday() for d in listed}))
            case ByArrangement():
                return ()

    @property
    def bands(self) -> tuple[Band, ...]:
        """Every part of the day that a session overlaps."""
        starts, ends = self.starts_minutes, self.ends_minutes
        if starts is None or ends is None:
            return ()
        overlaps = (
            (Band.MORNING, starts < NOON),
            (Band.AFTERNOON, starts < EVENING_STARTS and ends > NOON),
            (Band.EVENING, ends > EVENING_STARTS),
        )
        return tuple(band for band, overlapped in overlaps if overlapped)

    @property
    def is_weekend(self) -> bool:
        return any(day >= Weekday.SATURDAY for day in self.weekdays)

    @property
    def is_evening(self) -> bool:
        return self.ends_minutes is not None and self.ends_minutes > EVENING_STARTS

    @property
    def is_pop_up(self) -> bool:
        return isinstance(self.rule, OnDates)

    @property
    def is_by_arrangement(self) -> bool:
        return isinstance(self.rule, ByArrangement)


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a place's calendar tells. `terms` are runs of school days, both ends inclusive; half
    terms are the gaps between them. A day that no term covers is not in term time."""

    bank_holidays: frozenset[date] = frozenset()
    terms: tuple[tuple[date, date], ...] = ()


def dates(schedule: Schedule, first: date, last: date, calendar: Calendar) -> tuple[date, ...]:
    """The days it happens on from `first` to `last`, both inclusive, in order."""
    found: Iterable[date] = map(date.fromordinal, _own_days(schedule, first, last))
    if schedule.not_on:
        found = [day for day in found if not _within(day, schedule.not_on)]
    if schedule.not_bank_holidays:
        found = [day for day in found if day not in calendar.bank_holidays]
    if schedule.term_time:
        found = [day for day in found if _within(day, calendar.terms)]
    return tuple(found)


def rule_days(schedule: Schedule, first: date, last: date) -> tuple[date, ...]:
    """As `dates`, before any exception, bank holiday or term is taken out."""
    return tuple(map(date.fromordinal, _own_days(schedule, first, last)))


def last_day(schedule: Schedule) -> date | None:
    """The last day that it can happen on, bank holidays and terms apart; None: no end is told."""
    if isinstance(schedule.rule, OnDates):
        return schedule.rule.dates[-1]
    until = schedule.until_day
    if until is None or schedule.is_by_arrangement:
        return until
    earliest = date.fromordinal(max(1, until.toordinal() - LONGEST_GAP_DAYS))
    found = dates(_regardless_of_calendar(schedule), earliest, until, Calendar())
    return found[-1] if found else until


def has_ended(schedule: Schedule, day: date) -> bool:
    """Whether nothing can happen on `day` or after it."""
    last = last_day(schedule)
    return last is not None and last < day


def _regardless_of_calendar(schedule: Schedule) -> Schedule:
    if not (schedule.not_bank_holidays or schedule.term_time):
        return schedule
    return Schedule(
        rule=schedule.rule,
        from_day=schedule.from_day,
        until_day=schedule.until_day,
        not_on=schedule.not_on,
    )


def _within(day: date, runs: Iterable[tuple[date, date]]) -> bool:
    return any(first <= day <= last for first, last in runs)


def _own_days(schedule: Schedule, first: date, last: date) -> Iterable[int]:
    """Proleptic day numbers in order: the rule, between `from_day` and `until_day`."""
    if schedule.from_day is not None and schedule.from_day > first:
        first = schedule.from_day
    if schedule.until_day is not None and schedule.until_day < last:
        last = schedule.until_day
    if first > last:
        return ()
    match schedule.rule:
        case Weekly() as rule:
            return _weekly(rule, first, last)
        case Monthly() as rule:
            return sorted(_monthly(rule, first, last))
        case OnDates(dates=listed):
            return [day.toordinal() for day in listed if first <= day <= last]
        case ByArrangement():
            return ()


def _weekly(rule: Weekly, first: date, last: date) -> Iterable[int]:
    if rule.anchor is not None and rule.anchor > first:
        first = rule.anchor
    start, stop, step = first.toordinal(), last.toordinal() + 1, 7 * rule.every
    anchor = rule.anchor.toordinal() if rule.anchor is not None else 1
    monday = anchor - (anchor - 1) % 7  # day number 1, in the year 1, was a Monday
    runs = [range(start + (monday + day - start) % step, stop, step) for day in rule.days]
    return runs[0] if len(runs) == 1 else sorted(number for run in runs for number in run)


def _monthly(rule: Monthly, first: date, last: date) -> Iterator[int]:
    """In no order."""
    start, stop = first.toordinal(), last.toordinal()
    month = date(first.year, first.month, 1)
    while month.toordinal() <= stop:
        following = _month_after(month)
        month_starts, month_stops = month.toordinal(), following.toordinal()
        for day in rule.days:
            falls = range(month_starts + (day - month.weekday()) % 7, month_stops, 7)
            numbers = {falls[n - 1 if n > 0 else n] for n in rule.ordinals if n <= len(falls)}
            yield from (number for number in numbers if start <= number <= stop)
        month = following


def _month_after(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)
