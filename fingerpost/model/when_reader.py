"""A sentence of `when` read from left to right, by recursive descent: the days, then clauses in any
order. What it means as a whole is judged in `when`."""

from dataclasses import dataclass, replace

from fingerpost.diagnostics import Misreading
from fingerpost.model.clock_times import read_clock, settle
from fingerpost.model.days import MONTHS, day_in_words
from fingerpost.model.schedule import ByArrangement, OnDates, Weekly
from fingerpost.model.when_days import (
    FoundDays,
    day_follows,
    is_misspelt_month,
    no_day,
    read_days,
    read_one_day,
)
from fingerpost.model.when_exceptions import past_bank_holidays, past_term_time, read_exceptions
from fingerpost.model.when_rule import (
    FoundRule,
    interval_follows,
    read_interval,
    read_rule,
)
from fingerpost.model.when_words import (
    CLOCK_WORDS,
    EVERY,
    FROM,
    LONGEST,
    NEAR_CLAUSES,
    NOT,
    ORDINAL_BY_WORD,
    PUBLIC,
    TO,
    UNTIL,
    WEEKDAY_BY_WORD,
    Cursor,
    Kind,
    Token,
    not_understood,
    tokens_of,
)

A_CLAUSE = (
    "times such as 10am to noon, `from` or `until` and a date, `not` and a date, "
    "`not bank holidays`, or `term time`"
)
A_TIME = "a time such as 10.30am, 2pm, noon or 18:30"
_BREATHS = frozenset(
    {",", "and", "but", "&", ":", "(", ")", "-", "–", "—", "only", "on", "also", "onwards"}
)
_BEFORE_TIMES = frozenset({"at", "between"})
_TIMES = frozenset({Kind.TIME, Kind.NUMBER})


@dataclass(slots=True)
class Draft:
    """What a sentence has told so far, with the tokens that later problems point at."""

    found: FoundRule
    times: tuple[int, int] | None = None
    times_at: Token | None = None
    from_day: FoundDays | None = None
    until_day: FoundDays | None = None
    not_on: tuple[FoundDays, ...] = ()
    interval_at: Token | None = None
    not_bank_holidays: bool = False
    term_time: bool = False


def read_sentence(text: str) -> Draft:
    if len(text) > LONGEST:
        raise Misreading(
            "when-not-understood",
            f"this is {len(text)} characters long",
            expected=f"one sentence of at most {LONGEST} characters",
            fix="write a list with one sentence for each rule",
        )
    cursor = Cursor(tokens_of(text))
    times_at = cursor.token if _times_follow_first(cursor) else None
    times = _read_times(cursor) if times_at else None
    cursor.skip(_BREATHS)
    interval_at = cursor.token
    draft = Draft(read_rule(cursor), times, times_at, interval_at=interval_at)
    _read_clauses(cursor, draft)
    return draft


def _times_follow_first(cursor: Cursor) -> bool:
    if cursor.token.word in {"from", "between"} and _time_next(cursor):
        cursor.take()
    return cursor.token.kind in _TIMES and not day_follows(cursor)


def _read_clauses(cursor: Cursor, draft: Draft) -> None:
    while True:
        cursor.skip(_BREATHS)
        if cursor.token.kind is Kind.END:
            return
        _read_clause(cursor, draft)


def _read_clause(cursor: Cursor, draft: Draft) -> None:
    token = cursor.token
    if token.kind in _TIMES and not day_follows(cursor):
        _take_times(cursor, draft)
    elif token.word in _BEFORE_TIMES or (token.word in FROM and _time_next(cursor)):
        cursor.take()
        _take_times(cursor, draft)
    elif token.word == ";" or _starts_a_rule(cursor):
        raise _second_sentence(token)
    elif token.word == "weekly":
        cursor.take()
    elif isinstance(draft.found.rule, OnDates):
        raise not_understood(token, "for a pop-up nothing but its dates and times")
    else:
        _read_limit(cursor, draft)


def _read_limit(cursor: Cursor, draft: Draft) -> None:
    """A clause that makes the days fewer."""
    token = cursor.token
    if token.word in FROM or day_follows(cursor):
        _take_from(cursor, draft)
    elif token.word in UNTIL:
        cursor.take()
        _take_until(cursor, draft)
    elif token.word in NOT:
        _take_exceptions(cursor, draft)
    elif token.word == "including" and cursor.ahead().word in PUBLIC:
        cursor.take()
        past_bank_holidays(cursor)
    elif past_term_time(cursor):
        draft.term_time = True
    elif interval_follows(cursor) and isinstance(draft.found.rule, Weekly):
        draft.interval_at = token
        rule = replace(draft.found.rule, every=read_interval(cursor))
        draft.found = draft.found._replace(rule=rule)
    else:
        raise not_understood(token, A_CLAUSE, NEAR_CLAUSES)


def _starts_a_rule(cursor: Cursor) -> bool:
    token = cursor.token
    return (
        token.word in WEEKDAY_BY_WORD
        or token.word in ORDINAL_BY_WORD
        or token.kind is Kind.ORDINAL
        or (token.word in EVERY and cursor.ahead().word in WEEKDAY_BY_WORD)
    ) and not day_follows(cursor)


def _second_sentence(token: Token) -> Misreading:
    return Misreading(
        "more-than-one-sentence",
        f"a second sentence starts at “{token.text}”",
        start=token.start,
        end=token.end,
        expected="one rule with one start and one end; a list holds several",
        fix="write a list, with one line for each: `- Tuesdays 10am to noon`, then "
        "`- Thursdays 2pm to 4pm`",
    )


def _time_next(cursor: Cursor) -> bool:
    return cursor.ahead().kind in _TIMES and not day_follows(cursor, 1)


def _take_times(cursor: Cursor, draft: Draft) -> None:
    token = cursor.token
    if draft.times is not None:
        if is_misspelt_month(cursor.ahead()):
            raise not_understood(cursor.ahead(), "the name of a month", MONTHS)
        raise _second_sentence(token)
    if isinstance(draft.found.rule, ByArrangement):
        raise not_understood(token, "no times: they are arranged too")
    draft.times, draft.times_at = _read_times(cursor), token


def _read_times(cursor: Cursor) -> tuple[int, int]:
    between = cursor.last.word == "between"
    starts = cursor.take()
    if starts.kind not in _TIMES:
        raise not_understood(starts, A_TIME)
    if is_misspelt_month(cursor.token):
        raise not_understood(cursor.token, "the name of a month", MONTHS)
    clock = read_clock(starts)
    if cursor.token.word not in TO and not (between and cursor.token.word == "and"):
        raise Misreading(
            "times-missing",
            f"“{starts.text}” is when it starts; when it ends is missing",
            start=starts.start,
            end=starts.end,
            expected="a start and an end, such as 10am to 12.30pm",
            fix=f"write `{starts.text} to` and the time when it ends",
        )
    cursor.take()
    ends = cursor.take()
    if ends.kind not in _TIMES:
        raise not_understood(ends, A_TIME, tuple(CLOCK_WORDS))
    return settle(clock, read_clock(ends))


def _take_from(cursor: Cursor, draft: Draft) -> None:
    first = cursor.token
    named = first.word in FROM
    if named:
        cursor.take()
    if draft.from_day is not None:
        raise not_understood(first, "one first day; this sentence has one already")
    if not day_follows(cursor):
        raise no_day(cursor)
    following = read_days(cursor)
    run = following[0]
    is_run = run.days.first != run.days.last
    if len(following) > 1 or not (named or is_run):
        raise _unclear_date(run if not is_run else following[1])
    draft.from_day = run.first_day
    if is_run:
        _set_until(draft, first, run.last_day)


def _unclear_date(found: FoundDays) -> Misreading:
    return Misreading(
        "when-not-understood",
        "this date could be the first day, the last or one left out",
        start=found.start,
        end=found.end,
        expected="`from`, `until` or `not` before the date",
        fix=f"write `from {day_in_words(found.days.first)}` if it starts then",
    )


def _take_until(cursor: Cursor, draft: Draft) -> None:
    first = cursor.last
    if not day_follows(cursor):
        raise no_day(cursor)
    _set_until(draft, first, read_one_day(cursor))


def _set_until(draft: Draft, token: Token, found: FoundDays) -> None:
    if draft.until_day is not None:
        raise not_understood(token, "one last day; this sentence has one already")
    draft.until_day = found


def _take_exceptions(cursor: Cursor, draft: Draft) -> None:
    first = cursor.token
    found = read_exceptions(cursor)
    draft.not_on += found.days
    draft.not_bank_holidays |= found.bank_holidays
    draft.term_time |= found.school_holidays
    if not found.weekdays:
        return
    rule = draft.found.rule
    if isinstance(rule, Weekly):
        left = tuple(day for day in rule.days if day not in found.weekdays)
        if left:
            draft.found = draft.found._replace(rule=replace(rule, days=left))
            return
    raise not_understood(first, A_CLAUSE)
