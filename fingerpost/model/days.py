"""Days as people write them: 2026-11-10 or 10 November 2026; and as pages say them."""

import calendar
import re
from collections.abc import Mapping
from datetime import date

from fingerpost.diagnostics import Misreading

MONTHS = tuple(calendar.month_name)[1:]
_NUMBER_BY_MONTH: Mapping[str, int] = {
    spelling: number
    for number, name in enumerate(MONTHS, start=1)
    for spelling in {name.casefold(), name[:3].casefold(), name[:4].casefold()}
}
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_LONG = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)? ([A-Za-z]+),? ([0-9]{4})")
_SLASHED = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{2,4})")


def read_day(text: str) -> date:
    if found := _ISO.fullmatch(text):
        return day_of(int(found[1]), int(found[2]), int(found[3]))
    if found := _LONG.fullmatch(" ".join(text.split())):
        month = _NUMBER_BY_MONTH.get(found[2].casefold())
        if month is not None:
            return day_of(int(found[3]), month, int(found[1]))
    slashed = _SLASHED.fullmatch(text)
    cure = _british_reading(slashed) if slashed else None
    raise Misreading(
        "day-not-understood",
        f"“{text}” is not a day that everybody reads the same way",
        expected="year, month, day with hyphens, such as 2026-11-10, or 10 November 2026",
        fix=f"for {day_in_words(cure)} write `{cure.isoformat()}`"
        if cure
        else "write it as 2026-11-10",
        replacement=cure.isoformat() if cure else None,
    )


def day_of(year: int, month: int, day: int) -> date:
    """Raises `Misreading` no-such-day, with the month's length, for a day no calendar has."""
    if not 1 <= month <= 12 or not 1900 <= year <= 2199:
        raise Misreading(
            "no-such-day",
            f"there is no such day: {year:04}-{month:02}-{day:02}",
            expected="a month from 01 to 12 and a year of four digits",
            fix="look the day up in a calendar; the year comes first",
        )
    length = calendar.monthrange(year, month)[1]
    if not 1 <= day <= length:
        raise Misreading(
            "no-such-day",
            f"there is no {day} {MONTHS[month - 1]} {year}: the month has {length} days",
            expected="a day that is in the calendar",
            fix="look the day up in a calendar",
        )
    return date(year, month, day)


def _british_reading(found: re.Match[str]) -> date | None:
    year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
    try:
        return date(year, int(found[2]), int(found[1]))
    except ValueError:
        return None


def day_in_words(day: date) -> str:
    """Such as 10 November 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month_in_words(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def months_between(earlier: date, later: date) -> int:
    """Whole months from `earlier` to `later`; negative when later comes first."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)
