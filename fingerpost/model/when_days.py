"""Dates within a sentence of `when`: 4 November 2026, Wed 4th Nov 2026, 2026-11-04, and lists of
them that share a weekday, a month or a year, such as Saturdays 12 and 19 December 2026."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fingerpost.diagnostics import Misreading, nearest
from fingerpost.model.days import MONTHS, day_in_words, day_of
from fingerpost.model.schedule import Days, Weekday
from fingerpost.model.when_words import (
    JOINS,
    MONTH_BY_WORD,
    NEAR_DATES,
    TO,
    WEEKDAY_BY_WORD,
    Cursor,
    Kind,
    Token,
    not_understood,
)

A_DATE = "a date with its year, such as 4 November 2026"
_BETWEEN = JOINS | TO | {"the", "of"}
_OPENING = frozenset({"the", *WEEKDAY_BY_WORD})
_NUMBERS = frozenset({Kind.NUMBER, Kind.ORDINAL})


@dataclass(frozen=True, slots=True)
class FoundDays:
    """Days as they stand in the sentence, `start` to `end`; `last_start` is where the last one of
    a run does."""

    days: Days
    start: int
    end: int
    last_start: int

    @property
    def first_day(self) -> "FoundDays":
        return replace(self, days=Days(self.days.first, self.days.first))

    @property
    def last_day(self) -> "FoundDays":
        return replace(self, days=Days(self.days.last, self.days.last), start=self.last_start)


@dataclass(frozen=True, slots=True)
class _Part:
    """One date as typed. What is None stands with a later date of the list."""

    weekdays: tuple[Token, ...]
    day: int
    month: int | None
    year: int | None
    start: int
    end: int
    opens_run: bool = False


def day_follows(cursor: Cursor, skipping: int = 0) -> bool:
    """Whether a date stands `skipping` tokens on; a bare number may also be a time of day."""
    index = cursor.index + skipping
    tokens = cursor.tokens
    while tokens[index].word in _OPENING or (
        tokens[index].word in JOINS and index > cursor.index + skipping
    ):
        index += 1
    if tokens[index].kind in {Kind.ISO_DAY, Kind.SLASHED_DAY}:
        return True
    if tokens[index].kind not in _NUMBERS:
        return False
    while _may_stand_in_a_date(tokens[index]):
        index += 1
    return tokens[index].word in MONTH_BY_WORD


def _may_stand_in_a_date(token: Token) -> bool:
    if token.kind in _NUMBERS:
        return len(token.text) <= 4
    return token.word in _BETWEEN or token.word in WEEKDAY_BY_WORD


def read_days(cursor: Cursor) -> tuple[FoundDays, ...]:
    """The date, or the list of dates and runs of dates, that starts here."""
    parts = [_read_part(cursor)]
    while True:
        if cursor.token.word in TO and day_follows(cursor, 1):
            cursor.take()
            parts[-1] = replace(parts[-1], opens_run=True)
            parts.append(_read_part(cursor))
        joins = _joins_ahead(cursor)
        if not joins or not day_follows(cursor, joins):
            return tuple(_found(parts))
        cursor.skip(JOINS)
        parts.append(_read_part(cursor))


def read_one_day(cursor: Cursor) -> FoundDays:
    return next(_found([_read_part(cursor)]))


def no_day(cursor: Cursor) -> Misreading:
    """A date is wanted and none stands here: the month is misspelt, or there is another word."""
    if cursor.token.kind in _NUMBERS and cursor.ahead().kind is Kind.WORD:
        return not_understood(cursor.ahead(), "the name of a month", MONTHS)
    return not_understood(cursor.token, A_DATE, NEAR_DATES)


def is_misspelt_month(token: Token) -> bool:
    return token.kind is Kind.WORD and bool(nearest(token.text, MONTHS))


def _joins_ahead(cursor: Cursor) -> int:
    count = 0
    while cursor.ahead(count).word in JOINS:
        count += 1
    return count


def _read_part(cursor: Cursor) -> _Part:
    first = cursor.token
    weekdays = []
    while cursor.token.word in WEEKDAY_BY_WORD:
        weekdays.append(cursor.take())
        cursor.skip(JOINS | {"the"})
    cursor.skip(frozenset({"the"}))
    token = cursor.take()
    if token.kind is Kind.SLASHED_DAY:
        raise _slashed(token)
    if token.kind is Kind.ISO_DAY:
        year, month, day = (int(number) for number in token.text.split("-"))
        return _Part(tuple(weekdays), day, month, year, first.start, token.end)
    if token.kind not in _NUMBERS or len(token.text) > 4:
        raise not_understood(token, A_DATE, NEAR_DATES)
    day = _number(token)
    cursor.skip(frozenset({"of"}))
    named = MONTH_BY_WORD.get(cursor.token.word)
    if named is not None:
        cursor.take()
    year_told = named is not None and _year_ahead(cursor)
    year_number = _number(cursor.take()) if year_told else None
    return _Part(tuple(weekdays), day, named, year_number, first.start, cursor.last.end)


def _year_ahead(cursor: Cursor) -> bool:
    if cursor.token.word == "," and _is_year(cursor.ahead()):
        cursor.take()
    return _is_year(cursor.token)


def _is_year(token: Token) -> bool:
    return token.kind is Kind.NUMBER and len(token.text) == 4


def _number(token: Token) -> int:
    return int(re.sub("[^0-9]", "", token.text))


def _found(parts: Sequence[_Part]) -> Iterator[FoundDays]:
    days = _filled(parts)
    weekdays: tuple[Token, ...] = ()
    for part, day in zip(parts, days, strict=True):
        weekdays = part.weekdays or (weekdays if _hold_for_all(weekdays) else ())
        _check_weekday(day, weekdays)
    index = 0
    while index < len(parts):
        last = index + 1 if parts[index].opens_run else index
        start, end = parts[index].start, parts[last].end
        if days[last] < days[index]:
            raise Misreading(
                "ends-before-it-starts",
                f"{day_in_words(days[last])} is before {day_in_words(days[index])}",
                start=parts[last].start,
                end=end,
                expected="the first day, then the last",
                fix="check both dates",
            )
        yield FoundDays(Days(days[index], days[last]), start, end, parts[last].start)
        index = last + 1


def _filled(parts: Sequence[_Part]) -> list[date]:
    """Each part as a day; a month or a year that is missing is the next one's, where that leaves
    the days in order."""
    days: list[date] = []
    for part in reversed(parts):
        following = days[-1] if days else None
        month = part.month or (following.month if following else None)
        year = part.year or (following.year if following else None)
        if month is None or year is None:
            raise _year_missing(part)
        try:
            day = day_of(year, month, part.day)
        except Misreading as missing:
            raise _placed(missing, part) from missing
        if part.year is None and following is not None and day > following:
            raise _year_missing(part)
        days.append(day)
    return days[::-1]


def _year_missing(part: _Part) -> Misreading:
    return Misreading(
        "year-missing",
        "the year of this date is missing",
        start=part.start,
        end=part.end,
        expected="dates with their year, so that last year's never looks like this year's",
        fix="write the year after the month, as in 4 November 2026",
    )


def _placed(misreading: Misreading, part: _Part) -> Misreading:
    return Misreading(
        misreading.code,
        misreading.message,
        start=part.start,
        end=part.end,
        expected=misreading.expected,
        fix=misreading.fix,
    )


def _hold_for_all(weekdays: Sequence[Token]) -> bool:
    """Saturdays 5 and 12 December, Saturday and Sunday 5 and 6 December; not Saturday 5 and 6."""
    return len(weekdays) > 1 or any(token.word.endswith("days") for token in weekdays)


def _check_weekday(day: date, weekdays: Sequence[Token]) -> None:
    told = {WEEKDAY_BY_WORD[token.word] for token in weekdays}
    if not told or day.weekday() in told:
        return
    token = weekdays[0]
    wanted = WEEKDAY_BY_WORD[token.word]
    near = day + timedelta(days=(wanted - day.weekday() + 3) % 7 - 3)
    right = Weekday(day.weekday()).label
    raise Misreading(
        "weekday-does-not-match-date",
        f"{day_in_words(day)} is a {right}, not a {wanted.label}",
        start=token.start,
        end=token.end,
        expected="a weekday and a date that agree, so that nobody comes on the wrong day",
        fix=f"write `{right} {day_in_words(day)}` or `{wanted.label} {day_in_words(near)}`",
    )


def _slashed(token: Token) -> Misreading:
    first, second, year = (int(number) for number in re.split("[/.]", token.text))
    year += 2000 if year < 100 else 0
    readings = [
        day_in_words(found)
        for month, day in ((second, first), (first, second))
        if (found := _day_or_none(year, month, day)) is not None
    ]
    readings = list(dict.fromkeys(readings))
    unclear = len(readings) > 1
    why = f"could be {' or '.join(readings)}" if unclear else "is not how everybody writes a date"
    return Misreading(
        "day-not-understood",
        f"“{token.text}” {why}",
        start=token.start,
        end=token.end,
        expected="the month as a word, such as 4 November 2026",
        fix=f"for {readings[0]} write `{readings[0]}`" if readings else "check the date",
        replacement=readings[0] if readings else None,
    )


def _day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return day_of(year, month, day)
    except Misreading:
        return None
