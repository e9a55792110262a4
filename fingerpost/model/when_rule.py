"""The first part of a sentence of `when`: on which days, before any time, end or exception."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from fingerpost.diagnostics import Misreading
from fingerpost.model.schedule import (
    LAST,
    ByArrangement,
    Monthly,
    OnDates,
    Rule,
    Weekday,
    Weekly,
)
from fingerpost.model.when_days import FoundDays, day_follows, read_days
from fingerpost.model.when_words import (
    ARRANGED,
    EVERY,
    FORTNIGHTLY,
    FROM,
    JOINS,
    NEAR_RULES,
    NUMBER_BY_WORD,
    ORDINAL_BY_WORD,
    TO,
    WEEKDAY_BY_WORD,
    Cursor,
    Kind,
    Token,
    not_understood,
)

A_RULE = (
    "days such as Tuesdays or first Tuesday of the month, a date such as 4 November 2026, "
    "or by arrangement"
)
A_WEEKDAY = "a weekday such as Tuesday"
MOST_DATES_IN_A_RUN = 31
MOST_WEEKS = 52
_LEADING = frozenset({"on", "the", "weekly", "monthly"})
_WEEK = frozenset({"week", "weeks", "wk", "wks"})
_MONTH = frozenset({"month", "months"})
_IN_A_MONTH = frozenset({"of", "in", "the", "a"}) | EVERY
_DAYS_BY_WORD: Mapping[str, tuple[Weekday, ...]] = {
    "weekday": tuple(Weekday)[:5],
    "weekdays": tuple(Weekday)[:5],
    "weekend": tuple(Weekday)[5:],
    "weekends": tuple(Weekday)[5:],
    "day": tuple(Weekday),
    "daily": tuple(Weekday),
}


class FoundRule(NamedTuple):
    """The rule and where it stands; of a rule that counts weeks the anchor is still to come."""

    rule: Rule
    start: int
    end: int


def read_rule(cursor: Cursor) -> FoundRule:
    start = cursor.token.start
    rule = _read_rule(cursor)
    return FoundRule(rule, start, cursor.last.end)


def _read_rule(cursor: Cursor) -> Rule:
    cursor.skip(_LEADING)
    if cursor.token.word in FROM:
        raise not_understood(cursor.token, A_RULE, fix="start with the days; `from` comes later")
    if cursor.token.word == "by" and cursor.ahead().word in ARRANGED:
        cursor.take()
        cursor.take()
        return ByArrangement()
    if day_follows(cursor):
        return _on_dates(read_days(cursor))
    every = read_interval(cursor) if interval_follows(cursor) else 1
    cursor.skip(_LEADING | EVERY)
    if _ordinal_of(cursor.token) is not None:
        return _monthly(cursor)
    return Weekly(_weekdays(cursor, A_RULE if every == 1 else A_WEEKDAY), every)


def interval_follows(cursor: Cursor) -> bool:
    """Whether weeks are counted here: every other, every 3 weeks, fortnightly, alternate."""
    if cursor.token.word in FORTNIGHTLY:
        return True
    if cursor.token.word not in EVERY:
        return False
    following, after = cursor.ahead(), cursor.ahead(2)
    return following.word in FORTNIGHTLY | {"other"} or (
        after.word in _WEEK and _count_of(following) is not None
    )


def read_interval(cursor: Cursor) -> int:
    """Weeks from one session to the next. An `interval_follows` comes before."""
    cursor.skip(EVERY)
    token = cursor.take()
    weeks = _count_of(token) or 2
    cursor.skip(_WEEK | {"on"})
    if weeks > MOST_WEEKS:
        raise not_understood(token, f"at most {MOST_WEEKS} weeks")
    return weeks


def _count_of(token: Token) -> int | None:
    if token.kind is Kind.NUMBER and len(token.text) <= 3:
        return int(token.text) or None
    if token.kind is Kind.ORDINAL:
        return int(token.text[:-2]) or None
    return NUMBER_BY_WORD.get(token.word) or {"second": 2, "third": 3, "fourth": 4}.get(token.word)


def _on_dates(found: Iterable[FoundDays]) -> OnDates:
    listed: set[date] = set()
    for run in found:
        count = (run.days.last - run.days.first).days + 1
        if count > MOST_DATES_IN_A_RUN:
            raise Misreading(
                "when-not-understood",
                f"a run of {count} days is too long for a pop-up",
                start=run.start,
                end=run.end,
                expected=f"single dates, or runs of at most {MOST_DATES_IN_A_RUN} days",
                fix="write the weekdays, then from and until, as in "
                "`Tuesdays 10am to noon from 5 January 2027 until 30 March 2027`",
            )
        listed.update(run.days.first + timedelta(days=number) for number in range(count))
    return OnDates(tuple(sorted(listed)))


def _ordinal_of(token: Token) -> int | None:
    if token.kind is Kind.ORDINAL:
        return int(token.text[:-2])
    return ORDINAL_BY_WORD.get(token.word)


def _monthly(cursor: Cursor) -> Monthly:
    first = cursor.token
    after_every = cursor.last.word in EVERY
    ordinals = _ordinals(cursor)
    is_range = cursor.ahead().word in TO and cursor.ahead(2).word in WEEKDAY_BY_WORD
    if is_range or cursor.token.word in _DAYS_BY_WORD:
        raise not_understood(cursor.token, A_WEEKDAY, fix="write the weekday, or each of them")
    days = _weekdays(cursor, A_WEEKDAY)
    counts_weeks = after_every and len(ordinals) == 1 and ordinals[0] > 1
    if not _month_told(cursor) and counts_weeks:
        raise _nth_or_every(first, ordinals, days)
    return Monthly(ordinals, days)


def _ordinals(cursor: Cursor) -> tuple[int, ...]:
    found = set[int]()
    while (number := _ordinal_of(cursor.token)) is not None:
        token = cursor.take()
        if number not in {1, 2, 3, 4, 5, LAST}:
            raise not_understood(token, "first to fifth, or last")
        found.add(number)
        cursor.skip(JOINS | {"the"})
    return tuple(sorted(found, key=lambda number: (number == LAST, number)))


def _month_told(cursor: Cursor) -> bool:
    """Past `of the month` and its like, if it stands here."""
    if cursor.token.word == "monthly":
        cursor.take()
        return True
    ahead = 0
    while cursor.ahead(ahead).word in _IN_A_MONTH:
        ahead += 1
    if not ahead or cursor.ahead(ahead).word not in _MONTH:
        return False
    cursor.index += ahead + 1
    return True


def _nth_or_every(token: Token, ordinals: Sequence[int], days: Sequence[Weekday]) -> Misreading:
    weeks, day = ordinals[0], days[0].label
    often = f"every {weeks} weeks on {day}" if weeks > 2 else f"every other {day}"
    return Misreading(
        "when-not-understood",
        f"“every {token.text} {day}” could count weeks or the days of a month",
        start=token.start,
        end=token.end,
        expected=f"`{token.text} {day} of the month`, or `{often} from` a date",
        fix=f"write `{token.text} {day} of the month` if that is what you mean",
    )


def _weekdays(cursor: Cursor, expected: str) -> tuple[Weekday, ...]:
    """At least one; in the order of the week."""
    first = _run_of_weekdays(cursor, expected)
    found = set(first)
    while True:
        joins = 0
        while cursor.ahead(joins).word in JOINS | EVERY:
            joins += 1
        token = cursor.ahead(joins)
        if not joins or not _is_day(token) or day_follows(cursor, joins):
            return first if len(found) == 1 else tuple(sorted(found))
        cursor.skip(JOINS | EVERY)
        found.update(_run_of_weekdays(cursor, expected))


def _is_day(token: Token) -> bool:
    return token.word in WEEKDAY_BY_WORD or token.word in _DAYS_BY_WORD


def _run_of_weekdays(cursor: Cursor, expected: str) -> tuple[Weekday, ...]:
    """One weekday, a word for several, or one to another, over the week's end where need be."""
    token = cursor.take()
    if token.word in _DAYS_BY_WORD:
        return _DAYS_BY_WORD[token.word]
    first = WEEKDAY_BY_WORD.get(token.word)
    if first is None:
        raise not_understood(token, expected, NEAR_RULES)
    last = WEEKDAY_BY_WORD.get(cursor.ahead().word)
    if cursor.token.word not in TO or last is None:
        return (first,)
    cursor.take()
    cursor.take()
    return tuple(Weekday((first + number) % 7) for number in range((last - first) % 7 + 1))
