"""Times of day within a sentence of `when`: which half of the day a bare number means, where that
is certain, and how times are written."""

import re
from typing import NamedTuple

from fingerpost.diagnostics import Misreading
from fingerpost.model.schedule import MIDNIGHT, NOON
from fingerpost.model.when_words import CLOCK_WORDS, Token

_CLOCK = re.compile(r"([0-9]+)(?:[.:]([0-9]{2}))?\s*([ap])?", re.IGNORECASE)
_TWELVE_WORD = re.compile(r"12\s*")


class ClockTime(NamedTuple):
    """A time as typed. `minutes` holds every time of the day that it can mean, in order: one where
    it is certain. `half` is a or p where that was typed."""

    token: Token
    minutes: tuple[int, ...]
    half: str = ""


def read_clock(token: Token) -> ClockTime:
    named = CLOCK_WORDS.get(_TWELVE_WORD.sub("", token.word, count=1))
    if named is not None:
        return ClockTime(token, (NOON,) if named == "noon" else (0, MIDNIGHT))
    found = _CLOCK.match(token.word)
    if found is None:
        raise AssertionError(token)
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3] or ""
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        raise _no_such_time(token, _with_colon(token.word))
    if half:
        if not 1 <= hour <= 12:
            cure = clock_in_words(hour * 60 + minute) if 13 <= hour <= 23 else None
            raise _no_such_time(token, cure)
        past = hour % 12 * 60 + minute
        return ClockTime(token, _first_half(past) if half == "a" else (past + NOON,), half)
    if hour in {0, 24}:
        return ClockTime(token, (0, MIDNIGHT) if not minute else (minute,))
    twenty_four_hours = hour > 12 or (
        found[2] is not None and len(found[1]) == 2 and ":" in token.word
    )
    if twenty_four_hours:
        return ClockTime(token, (hour * 60 + minute,))
    past = hour % 12 * 60 + minute
    return ClockTime(token, (*_first_half(past), past + NOON))


def _with_colon(digits: str) -> str | None:
    """1430 as 14:30; None for what is no time on the 24-hour clock either."""
    found = re.fullmatch(r"([01][0-9]|2[0-3])([0-5][0-9])", digits)
    return f"{found[1]}:{found[2]}" if found else None


def _first_half(past: int) -> tuple[int, ...]:
    return (past,) if past else (0, MIDNIGHT)


def settle(starts: ClockTime, ends: ClockTime) -> tuple[int, int]:
    """Minutes since midnight of both. A session never runs over midnight, so that often one side
    settles the other: 10 to 11.30am, 9am to 12, 11 to 3."""
    pairs = [
        (start, end)
        for start in starts.minutes
        for end in ends.minutes
        if start < end and start != MIDNIGHT
    ]
    if not pairs:
        raise _ends_first(starts, ends)
    chosen = _narrowed(pairs, starts, ends)
    if len(chosen) == 1:
        return chosen[0]
    raise _unclear(pairs, starts, ends)


def _narrowed(
    pairs: list[tuple[int, int]], starts: ClockTime, ends: ClockTime
) -> list[tuple[int, int]]:
    if len(pairs) == 1:
        return pairs
    if ends.half and not starts.half and len(starts.minutes) > 1:
        # 2 to 4pm: the half of the day that is told is told for both.
        same = [pair for pair in pairs if (pair[0] >= NOON) == (ends.half == "p")]
        return same if ends.half == "p" and same else pairs
    if len({start for start, _ in pairs}) == 1 and (starts.half or len(starts.minutes) == 1):
        # 10am to 12, 7pm to 9: the next such time after the start.
        return [min(pairs)]
    return pairs


def _ends_first(starts: ClockTime, ends: ClockTime) -> Misreading:
    opening = starts.token.text
    past_midnight = min(starts.minutes) >= NOON and min(ends.minutes) < NOON
    cure = "midnight" if past_midnight and 0 not in starts.minutes else None
    return Misreading(
        "ends-before-it-starts",
        f"“{opening} to {ends.token.text}” ends before it starts",
        start=ends.token.start,
        end=ends.token.end,
        expected="a start, then an end later on the same day",
        fix=f"write `{opening} to midnight`, or check both times" if cure else "check both times",
        replacement=cure,
    )


def _unclear(pairs: list[tuple[int, int]], starts: ClockTime, ends: ClockTime) -> Misreading:
    # Nearly every session is by day: the reading to offer first is the short one that ends latest.
    likely = sorted(pairs, key=lambda pair: (pair[1] - pair[0] > NOON, _by_night(pair), pair))
    first = _pair_in_words(likely[0])
    second = _pair_in_words(likely[1])
    return Misreading(
        "times-unclear",
        f"“{starts.token.text} to {ends.token.text}” could be {first} or {second}",
        start=starts.token.start,
        end=ends.token.end,
        expected="am or pm, or the 24-hour clock such as 14:00-16:00",
        fix=f"write `{first}` if that is what you mean",
        replacement=first,
    )


def _by_night(pair: tuple[int, int]) -> bool:
    return pair[0] < 7 * 60 or pair[1] > 23 * 60


def _no_such_time(token: Token, cure: str | None) -> Misreading:
    return Misreading(
        "no-such-time",
        f"“{token.text}” is not a time of day",
        start=token.start,
        end=token.end,
        expected="a time such as 10.30am, 2pm, noon or 18:30",
        fix=f"write `{cure}`" if cure else "check the hours and the minutes",
        replacement=cure,
    )


def clock_in_words(minutes: int) -> str:
    """Such as 10am, 12.30pm, noon; `minutes` 0 and MIDNIGHT are both midnight."""
    if minutes % MIDNIGHT == 0:
        return "midnight"
    if minutes == NOON:
        return "noon"
    hour, minute = divmod(minutes, 60)
    shown = f"{hour % 12 or 12}.{minute:02}" if minute else f"{hour % 12 or 12}"
    return f"{shown}am" if minutes < NOON else f"{shown}pm"


def _pair_in_words(pair: tuple[int, int]) -> str:
    return f"{clock_in_words(pair[0])} to {clock_in_words(pair[1])}"
