"""What follows `not` in a sentence of `when`, and what narrows it to term time."""

import calendar
from dataclasses import dataclass

from fingerpost.diagnostics import Misreading
from fingerpost.model.days import day_of
from fingerpost.model.schedule import Days, Weekday
from fingerpost.model.when_days import FoundDays, day_follows, read_days
from fingerpost.model.when_words import (
    HOLIDAYS,
    JOINS,
    MONTH_BY_WORD,
    NOT,
    PUBLIC,
    WEEKDAY_BY_WORD,
    Cursor,
    Kind,
    not_understood,
)

AN_EXCEPTION = "a date with its year, two dates with `to` between them, or bank holidays"
_LEADING = frozenset({"on", "in", "the", "during", "at", "from", "for", "any", "sessions"})
_IN_TERM = frozenset({"in", "during", "the", "school"})
_TERM = frozenset({"term", "terms", "termtime"})
_TIME = frozenset({"time", "times"})


@dataclass(slots=True)
class Exceptions:
    """What a sentence leaves out. `weekdays` are taken from the rule: every day except Sunday."""

    days: tuple[FoundDays, ...] = ()
    weekdays: tuple[Weekday, ...] = ()
    bank_holidays: bool = False
    school_holidays: bool = False


def read_exceptions(cursor: Cursor) -> Exceptions:
    """From a word of NOT on."""
    found = Exceptions()
    cursor.skip(NOT | _LEADING)
    _read_exception(cursor, found)
    while _another_follows(cursor):
        cursor.skip(JOINS | _LEADING)
        _read_exception(cursor, found)
    return found


def _read_exception(cursor: Cursor, found: Exceptions) -> None:
    token = cursor.token
    if day_follows(cursor):
        found.days += read_days(cursor)
    elif token.word in PUBLIC:
        past_bank_holidays(cursor)
        found.bank_holidays = True
    elif token.word == "school" and cursor.ahead().word in HOLIDAYS:
        cursor.take()
        cursor.take()
        found.school_holidays = True
    elif token.word in MONTH_BY_WORD:
        found.days += (_read_month(cursor),)
    elif token.word in WEEKDAY_BY_WORD:
        found.weekdays += (WEEKDAY_BY_WORD[cursor.take().word],)
    else:
        raise not_understood(token, AN_EXCEPTION)


def _another_follows(cursor: Cursor) -> bool:
    ahead = 0
    while cursor.ahead(ahead).word in JOINS | {"on", "in", "the"}:
        ahead += 1
    token, after = cursor.ahead(ahead), cursor.ahead(ahead + 1)
    if not ahead:
        return False
    return (
        token.word in PUBLIC
        or token.word in WEEKDAY_BY_WORD
        or token.word in MONTH_BY_WORD
        or (token.word == "school" and after.word in HOLIDAYS)
        or day_follows(cursor, ahead)
    )


def _read_month(cursor: Cursor) -> FoundDays:
    """A whole month: August 2027."""
    token, year = cursor.take(), cursor.token
    if year.kind is not Kind.NUMBER or len(year.text) != 4:
        raise Misreading(
            "year-missing",
            f"the year of {token.text} is missing",
            start=token.start,
            end=token.end,
            expected="a month with its year, or two dates with `to` between them",
            fix=f"write the year after {token.text}, as in `not {token.text} 2027`",
        )
    cursor.take()
    try:
        first = day_of(int(year.text), MONTH_BY_WORD[token.word], 1)
    except Misreading as missing:
        raise not_understood(year, missing.expected) from missing
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return FoundDays(Days(first, last), token.start, year.end, token.start)


def past_bank_holidays(cursor: Cursor) -> None:
    cursor.take()
    if cursor.token.word not in HOLIDAYS:
        raise not_understood(cursor.token, "the words bank holidays")
    cursor.take()


def past_term_time(cursor: Cursor) -> bool:
    """Past `in school term time only` and its shorter forms, if one stands here."""
    ahead = 0
    while cursor.ahead(ahead).word in _IN_TERM:
        ahead += 1
    word = cursor.ahead(ahead).word
    if word not in _TERM:
        return False
    cursor.index += ahead + 1
    if cursor.token.word == "-" and cursor.ahead().word in _TIME:
        cursor.take()
    cursor.skip(_TIME | {"only"})
    return True
