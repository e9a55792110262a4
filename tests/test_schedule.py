from datetime import date, timedelta
from itertools import pairwise

import pytest

from fingerpost.model.schedule import (
    LAST,
    MIDNIGHT,
    Band,
    ByArrangement,
    Calendar,
    Days,
    Monthly,
    OnDates,
    Rule,
    Schedule,
    Weekday,
    Weekly,
    dates,
    has_ended,
    last_day,
    rule_days,
)

NEVER = Calendar()
TUESDAYS = Weekly((Weekday.TUESDAY,))
CHRISTMAS = OnDates((date(2026, 12, 12), date(2026, 12, 13)))


def _schedule(rule: Rule = TUESDAYS, *, starts: int = 600, ends: int = 720) -> Schedule:
    return Schedule(rule=rule, starts_minutes=starts, ends_minutes=ends)


@pytest.mark.parametrize(
    ("starts", "ends", "bands"),
    [
        (9 * 60, 12 * 60, [Band.MORNING]),
        (9 * 60, 12 * 60 + 1, [Band.MORNING, Band.AFTERNOON]),
        (12 * 60 - 1, 12 * 60, [Band.MORNING]),
        (12 * 60, 17 * 60, [Band.AFTERNOON]),
        (12 * 60, 17 * 60 + 1, [Band.AFTERNOON, Band.EVENING]),
        (17 * 60, 19 * 60, [Band.EVENING]),
        (17 * 60 - 1, 17 * 60, [Band.AFTERNOON]),
        (23 * 60, MIDNIGHT, [Band.EVENING]),
        (0, MIDNIGHT, [Band.MORNING, Band.AFTERNOON, Band.EVENING]),
        (0, 1, [Band.MORNING]),
    ],
)
def test_a_session_is_in_every_part_of_the_day_that_it_overlaps(
    starts: int, ends: int, bands: list[Band]
) -> None:
    schedule = _schedule(starts=starts, ends=ends)
    assert list(schedule.bands) == bands
    assert schedule.is_evening is (Band.EVENING in bands)


def test_what_is_by_arrangement_has_no_days_and_no_part_of_the_day() -> None:
    schedule = Schedule(rule=ByArrangement())
    assert schedule.is_by_arrangement
    assert (schedule.weekdays, schedule.bands) == ((), ())
    assert not any((schedule.is_evening, schedule.is_weekend, schedule.is_pop_up))
    assert dates(schedule, date(2026, 1, 1), date(2026, 12, 31), NEVER) == ()


def test_the_weekdays_of_a_pop_up_are_those_of_its_dates() -> None:
    schedule = _schedule(CHRISTMAS)
    assert schedule.weekdays == (Weekday.SATURDAY, Weekday.SUNDAY)
    assert schedule.is_pop_up
    assert schedule.is_weekend


def test_a_weekday_has_its_english_name() -> None:
    assert [day.label for day in Weekday][::6] == ["Monday", "Sunday"]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2026, 11, 24), date(2026, 11, 24), [date(2026, 11, 24)]),
        (date(2026, 11, 25), date(2026, 11, 30), []),
        (date(2026, 11, 25), date(2026, 11, 24), []),
        (date(2026, 11, 24), date(2026, 12, 1), [date(2026, 11, 24), date(2026, 12, 1)]),
    ],
)
def test_both_ends_of_the_stretch_asked_about_count(
    first: date, last: date, expected: list[date]
) -> None:
    assert list(dates(_schedule(), first, last, NEVER)) == expected


def test_a_year_of_tuesdays_is_52_of_them_each_a_week_after_the_other() -> None:
    found = dates(_schedule(), date(2026, 11, 22), date(2027, 11, 21), NEVER)
    assert len(found) == 52
    assert {later - earlier for earlier, later in pairwise(found)} == {timedelta(days=7)}


def test_a_fortnight_is_counted_from_its_first_session_and_never_before_it() -> None:
    rule = Weekly((Weekday.TUESDAY,), 2, date(2026, 12, 22))
    found = dates(_schedule(rule), date(2026, 11, 1), date(2027, 2, 1), NEVER)
    assert found == (date(2026, 12, 22), date(2027, 1, 5), date(2027, 1, 19))


def test_a_day_that_is_both_the_fourth_and_the_last_is_told_once() -> None:
    rule = Monthly((4, LAST), (Weekday.FRIDAY,))
    found = dates(_schedule(rule), date(2027, 2, 1), date(2027, 2, 28), NEVER)
    assert found == (date(2027, 2, 26),)


def test_exceptions_bank_holidays_and_terms_are_taken_out() -> None:
    calendar = Calendar(
        bank_holidays=frozenset({date(2027, 2, 16)}),
        terms=(
            (date(2027, 2, 1), date(2027, 2, 9)),
            (date(2027, 2, 16), date(2027, 3, 9)),
        ),
    )
    schedule = Schedule(
        rule=TUESDAYS,
        starts_minutes=600,
        ends_minutes=720,
        not_on=(Days(date(2027, 2, 23), date(2027, 2, 24)),),
        not_bank_holidays=True,
        term_time=True,
    )
    first, last = date(2027, 1, 26), date(2027, 3, 31)
    assert dates(schedule, first, last, calendar) == (
        date(2027, 2, 2),
        date(2027, 2, 9),
        date(2027, 3, 2),
        date(2027, 3, 9),
    )
    assert len(rule_days(schedule, first, last)) == 10


def test_a_term_time_rule_has_no_days_where_no_term_is_known() -> None:
    schedule = Schedule(rule=TUESDAYS, starts_minutes=600, ends_minutes=720, term_time=True)
    assert dates(schedule, date(2027, 1, 1), date(2027, 12, 31), NEVER) == ()


@pytest.mark.parametrize(
    ("schedule", "last"),
    [
        (_schedule(), None),
        (_schedule(CHRISTMAS), date(2026, 12, 13)),
        (Schedule(rule=TUESDAYS, until_day=date(2027, 3, 30)), date(2027, 3, 30)),
        (Schedule(rule=TUESDAYS, until_day=date(2027, 4, 4)), date(2027, 3, 30)),
        (
            Schedule(
                rule=TUESDAYS,
                until_day=date(2027, 4, 4),
                not_on=(Days(date(2027, 3, 30), date(2027, 3, 30)),),
                term_time=True,
            ),
            date(2027, 3, 23),
        ),
        (Schedule(rule=ByArrangement(), until_day=date(2027, 4, 4)), date(2027, 4, 4)),
        (Schedule(rule=ByArrangement()), None),
        (
            Schedule(rule=Monthly((5,), (Weekday.MONDAY,)), until_day=date(2027, 5, 30)),
            date(2027, 3, 29),
        ),
    ],
)
def test_it_has_ended_on_the_day_after_its_last(schedule: Schedule, last: date | None) -> None:
    assert last_day(schedule) == last
    if last is None:
        assert not has_ended(schedule, date(2199, 12, 31))
    else:
        assert not has_ended(schedule, last)
        assert has_ended(schedule, last + timedelta(days=1))


def test_a_schedule_can_be_compared_and_looked_up() -> None:
    assert len({_schedule(), _schedule(), _schedule(CHRISTMAS)}) == 2
