"""Today and next by London's clock (templates/scripts/dates.js), over changes of clocks and midnights."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from fingerpost.listing import Session
from fingerpost.views.section import dates_of
from tests.javascript import evaluated


def milliseconds(moment: str) -> int:
    """Of a moment in UTC: the browser's own zone has no say."""
    return int(datetime.fromisoformat(moment).replace(tzinfo=UTC).timestamp() * 1000)


def next_of(sessions: list[tuple[str, str]], now: str) -> str | None:
    given = {"sessions": [{"starts": one, "ends": two} for one, two in sessions]}
    found: dict[str, Any] | None = evaluated(
        "dates",
        "module.nextOf(given.sessions, given.now)",
        {**given, "now": milliseconds(now)},
    )
    return found["starts"] if found else None


AROUND = (
    *("2026-10-25T00:30", "2026-10-25T00:59", "2026-10-25T01:00", "2026-10-24T23:30"),
    *("2027-03-28T00:59", "2027-03-28T01:00", "2027-03-27T23:59", "2027-03-28T23:30"),
    *("2026-11-24T00:00", "2026-11-23T23:59", "2026-12-31T23:59", "2027-07-01T23:00"),
    *("1970-01-01T00:00", "2000-02-29T12:00", "2099-12-31T23:59"),
)


def test_the_clock_is_london_s_whatever_the_device_says() -> None:
    london = ZoneInfo("Europe/London")
    expected = [
        datetime.fromisoformat(each)
        .replace(tzinfo=UTC)
        .astimezone(london)
        .strftime("%Y-%m-%dT%H:%M")
        for each in AROUND
    ]
    given = [milliseconds(each) for each in AROUND]
    assert evaluated("dates", "given.map(module.londonMoment)", given) == expected


MORNING = [("2026-11-24T10:00", "2026-11-24T12:00"), ("2026-12-01T10:00", "2026-12-01T12:00")]
LATE = [("2026-11-24T20:00", "2026-11-25T00:00"), ("2026-12-01T20:00", "2026-12-02T00:00")]
SPRING = [("2027-03-28T10:00", "2027-03-28T11:00")]
AUTUMN = [("2026-10-25T10:00", "2026-10-25T11:00")]


@pytest.mark.parametrize(
    ("sessions", "now", "expected"),
    [
        (MORNING, "2026-11-24T00:00", "2026-11-24T10:00"),
        (MORNING, "2026-11-24T11:59", "2026-11-24T10:00"),
        (MORNING, "2026-11-24T12:00", "2026-12-01T10:00"),
        (MORNING, "2026-12-01T12:00", None),
        (MORNING[::-1], "2026-11-24T00:00", "2026-11-24T10:00"),
        (LATE, "2026-11-24T23:59", "2026-11-24T20:00"),
        (LATE, "2026-11-25T00:00", "2026-12-01T20:00"),
        # An hour more or less of summer: 11am in London is 10 by UTC on the first day of it.
        (SPRING, "2027-03-28T09:59", "2027-03-28T10:00"),
        (SPRING, "2027-03-28T10:00", None),
        (AUTUMN, "2026-10-25T10:59", "2026-10-25T10:00"),
        (AUTUMN, "2026-10-25T11:00", None),
        ([], "2026-11-24T00:00", None),
        ([("", ""), ("soon", "later"), ("2026-11-24", "2026-11-24")], "2026-11-24T00:00", None),
    ],
)
def test_next_is_the_first_that_is_not_over(
    sessions: list[tuple[str, str]], now: str, expected: str | None
) -> None:
    assert next_of(sessions, now) == expected


@pytest.mark.parametrize(
    ("starts", "now", "words"),
    [
        ("2026-11-24T10:00", "2026-11-24T08:00", "Today, 24 November 2026"),
        ("2026-11-25T10:00", "2026-11-24T23:59", "Tomorrow, 25 November 2026"),
        ("2026-11-25T10:00", "2026-11-25T00:00", "Today, 25 November 2026"),
        ("2026-12-01T10:00", "2026-11-24T08:00", "Next: Tuesday 1 December"),
        ("2027-01-05T10:00", "2026-11-24T08:00", "Next: Tuesday 5 January"),
        ("2027-11-23T10:00", "2026-11-24T08:00", "Next: Tuesday 23 November 2027"),
        # The evening before in UTC is the day itself in London's summer, and the days of a week in
        # which clocks change are still seven.
        ("2027-06-02T10:00", "2027-06-01T23:30", "Today, 2 June 2027"),
        ("2027-03-29T10:00", "2027-03-27T23:59", "Next: Monday 29 March"),
        ("2027-03-28T10:00", "2027-03-27T23:59", "Tomorrow, 28 March 2027"),
        ("2026-10-26T10:00", "2026-10-25T00:30", "Tomorrow, 26 October 2026"),
        # It began before midnight: it still goes on, and is told with its own day.
        ("2026-11-23T22:00", "2026-11-24T00:30", "Next: Monday 23 November 2026"),
    ],
)
def test_a_day_is_told_with_its_date(starts: str, now: str, words: str) -> None:
    given = {"starts": starts, "now": milliseconds(now)}
    told = evaluated("dates", "module.dayInWords(given.starts, given.now)", given)
    assert f"{told['lead']} {told['day']}" == words


@pytest.mark.parametrize(
    ("now", "possible"),
    [
        ("2026-11-21T23:59", False),
        ("2026-11-22T00:00", True),
        ("1970-01-01T00:00", False),
        ("2031-01-01T00:00", True),
    ],
)
def test_a_clock_from_before_the_facts_is_not_believed(now: str, *, possible: bool) -> None:
    given = {"now": milliseconds(now), "day": "2026-11-22"}
    assert evaluated("dates", "module.isPossible(given.now, given.day)", given) is possible


def test_the_build_writes_moments_that_the_script_reads() -> None:
    day = datetime(2026, 12, 31, tzinfo=UTC).date()
    (made,) = dates_of((Session(day, 19 * 60 + 30, 24 * 60),))
    assert (made.iso, made.until) == ("2026-12-31T19:30", "2027-01-01T00:00")
    assert made.times == "7.30pm to midnight"
    assert next_of([(made.iso, made.until)], "2026-12-31T23:59") == made.iso
    assert next_of([(made.iso, made.until)], "2027-01-01T00:00") is None
