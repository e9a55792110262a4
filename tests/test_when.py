import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from fingerpost.diagnostics import Misreading
from fingerpost.model.schedule import (
    LAST,
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
    rule_days,
)
from fingerpost.model.when import (
    canonical_when,
    exceptions_in_words,
    parse_when,
    rule_in_words,
    times_in_words,
)

TABLE = json.loads((Path(__file__).parent / "cases" / "when.json").read_text("utf-8"))
CASES: list[dict[str, Any]] = TABLE["cases"]
ERRORS: list[dict[str, Any]] = TABLE["errors"]
CALENDAR = Calendar(
    bank_holidays=frozenset(map(date.fromisoformat, TABLE["calendar"]["bank_holidays"])),
    terms=tuple(
        (date.fromisoformat(first), date.fromisoformat(last))
        for first, last in TABLE["calendar"]["terms"]
    ),
)
HORIZON = timedelta(days=799)
ALPHABET = "Tuesdays Monday 12 December 2026 10am to noon, not bank holidays-/:.;()&£’é\u00a0١ı"
WORDS = (
    "Tuesdays Mon to - , and not from until every other 3 1st last of the month weeks on 10am noon "
    "12 4 November 2026 2026-11-04 03/04/2026 bank holidays term time by arrangement weekends 12.30 "
    "fortnightly ; August 18:00 between at except daily midnight school 99 0 & ( ) in"
).split()


def _title(case: dict[str, Any]) -> str:
    return f"{case['text']} @ {case['from']}"


def _told(text: str) -> Schedule | Misreading:
    try:
        return parse_when(text)
    except Misreading as found:
        return found


def test_the_table_of_cases_is_as_long_as_it_was_promised() -> None:
    assert len(CASES) >= 60
    assert len(ERRORS) >= 40


@pytest.mark.parametrize("case", CASES, ids=_title)
def test_a_sentence_happens_on_the_days_that_were_worked_out_by_hand(case: dict[str, Any]) -> None:
    schedule = parse_when(case["text"])
    first = date.fromisoformat(case["from"])
    found = [day.isoformat() for day in dates(schedule, first, first + HORIZON, CALENDAR)]
    assert found[: len(case["next"])] == case["next"]
    assert (len(found) > len(case["next"])) is case["more"]
    assert [band.value for band in schedule.bands] == case["bands"]


@pytest.mark.parametrize("case", CASES, ids=_title)
def test_a_sentence_has_one_canonical_form_that_stays(case: dict[str, Any]) -> None:
    schedule = parse_when(case["text"])
    assert canonical_when(schedule) == case["canonical"]
    assert parse_when(case["canonical"]) == schedule


@pytest.mark.parametrize("case", ERRORS, ids=lambda case: case["text"] or "nothing")
def test_an_error_points_at_the_word_where_the_reader_stopped(case: dict[str, Any]) -> None:
    with pytest.raises(Misreading) as caught:
        parse_when(case["text"])
    found = caught.value
    assert found.code == case["code"]
    assert case["text"][found.start : found.end] == case["at"]
    assert case["message"] in found.message
    assert found.replacement == case.get("replacement")
    assert not found.message.endswith(".")
    assert found.expected
    assert found.fix


@pytest.mark.parametrize(
    "case", [case for case in ERRORS if "replacement" in case], ids=lambda case: case["text"]
)
def test_what_an_error_offers_cures_it(case: dict[str, Any]) -> None:
    text: str = case["text"]
    for _ in range(3):  # the cure of the start shows the same mistake in the end
        found = _told(text)
        if isinstance(found, Misreading):
            assert found.replacement is not None
            text = text[: found.start] + found.replacement + text[found.end :]
    assert isinstance(_told(text), Schedule)


@pytest.mark.parametrize(
    ("texts", "canonical"),
    [
        (
            ["Tue 2pm-4pm", "tues 2-4pm", "every Tuesday, 14:00-16:00", "TUESDAY 2PM TO 4PM.",
             "on Tuesdays from 2pm until 4pm", "Tuesdays between 2pm and 4pm", "2 p.m. – 4 p.m. Tuesdays",
             "Tuesdays: 2.00pm - 4:00 pm", "weekly on Tuesday at 2pm to 4pm", "each tuesday 2pm\u00a0to\u00a04pm"],
            "Tuesdays 2pm to 4pm",
        ),
        (
            ["every other Wed 10am-3pm from 4 Nov 2026", "fortnightly on Wednesdays 10am-3pm from 2026-11-04",
             "alternate Wednesdays from 4th November 2026 10am-3pm",
             "Wednesdays 10am-3pm, every two weeks, starting Wed 4 November 2026",
             "every 2 weeks on Wednesday 10am-3pm from 4 November, 2026",
             "every second week on Wednesday 10am-3pm since 4 November 2026"],
            "every other Wednesday 10am to 3pm from 4 November 2026",
        ),
        (
            ["1st & 3rd Mondays 10-11.30am", "first and third Monday of each month 10am to 11.30am",
             "the 1st and the 3rd Monday of every month, 10:00-11:30",
             "every 1st and 3rd Monday in the month 10:00-11:30", "monthly on the 1st, 3rd Monday 10:00-11:30"],
            "1st and 3rd Mondays of the month 10am to 11.30am",
        ),
        (
            ["Mon-Fri 9-5 except bank holidays, term time", "weekdays 9am-5pm, in school term time only but not public holidays",
             "every weekday (term-time only) 9am to 5pm, closed on bank holidays",
             "Monday to Friday, not school holidays or bank holidays, 9am to 5pm"],
            "Monday to Friday 9am to 5pm, term time, not bank holidays",
        ),
        (
            ["Saturdays 12 and 19 December 2026, 10-4", "12 December 2026 & 19 December 2026 10am-4pm",
             "Sat 12th Dec 2026, Sat 19th Dec 2026 from 10am to 4pm", "Saturday the 12th and the 19th of December 2026 10am to 4pm",
             "2026-12-19 and 2026-12-12 10:00-16:00"],
            "Saturdays 12 December 2026 and 19 December 2026 10am to 4pm",
        ),
    ],
)  # fmt: skip
def test_many_ways_to_write_a_rule_have_one_canonical_form(
    texts: list[str], canonical: str
) -> None:
    assert {text: canonical_when(parse_when(text)) for text in texts} == dict.fromkeys(
        texts, canonical
    )


@pytest.mark.parametrize(
    ("text", "rule", "times", "exceptions"),
    [
        ("Tuesdays 10am to 12.30pm", "Every Tuesday", "10am to 12.30pm", ()),
        ("Mondays and Thursdays 12-2pm", "Every Monday and Thursday", "noon to 2pm", ()),
        ("daily 10am to midnight", "Every day", "10am to midnight", ()),
        ("Mon-Fri 9-5", "Monday to Friday", "9am to 5pm", ()),
        (
            "every other Wednesday 10am to 3pm from 4 November 2026",
            "Every other Wednesday", "10am to 3pm", ("From 4 November 2026",),
        ),
        ("last Tuesday 2pm to 4pm", "Last Tuesday of the month", "2pm to 4pm", ()),
        ("2nd and last Thursdays 6pm to 8pm", "2nd and last Thursdays of the month", "6pm to 8pm", ()),
        ("12 December 2026 10am to 4pm", "Saturday 12 December 2026", "10am to 4pm", ()),
        ("by arrangement until 4 January 2027", "By arrangement", "", ("Until 4 January 2027",)),
        (
            "Fridays 7pm to 9pm from 8 January 2027 until 26 March 2027, not 19 February 2027 and 1 March 2027 to 8 March 2027, term time, not bank holidays",
            "Every Friday", "7pm to 9pm",
            ("From 8 January 2027 until 26 March 2027", "School term time only", "Not on bank holidays",
             "Not on 19 February 2027", "Not from 1 March 2027 to 8 March 2027"),
        ),
    ],
)  # fmt: skip
def test_pages_tell_the_rule_the_times_and_the_exceptions_in_words(
    text: str, rule: str, times: str, exceptions: tuple[str, ...]
) -> None:
    schedule = parse_when(text)
    assert rule_in_words(schedule) == rule
    assert times_in_words(schedule) == times
    assert exceptions_in_words(schedule) == exceptions


@given(st.text(max_size=60) | st.text(ALPHABET, max_size=60))
@example("9" * 2000)
@example("1 " * 1000)
@example("not " * 500)
@example("12mıdnight to noon")
@example("\ud800 Tuesdays")
def test_any_text_at_all_is_read_or_refused(text: str) -> None:
    _read_or_refused(text)


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
@settings(max_examples=200)
def test_any_row_of_known_words_is_read_or_refused(text: str) -> None:
    _read_or_refused(text)


def _read_or_refused(text: str) -> None:
    found = _told(text)
    if isinstance(found, Schedule):
        assert parse_when(canonical_when(found)) == found
        return
    end = len(text) if found.end is None else found.end
    assert 0 <= found.start <= end <= len(text)
    assert found.message
    assert found.expected


DAY = st.dates(date(2024, 1, 1), date(2032, 12, 31))
WEEKDAYS = st.sets(st.sampled_from(Weekday), min_size=1).map(lambda days: tuple(sorted(days)))
ORDINALS = st.sets(st.sampled_from((1, 2, 3, 4, 5, LAST)), min_size=1).map(
    lambda found: tuple(sorted(found, key=lambda number: number % 7))
)


@st.composite
def rules(draw: st.DrawFn) -> tuple[Rule, date | None]:
    """A rule, with the day it counts from where it skips weeks."""
    kind = draw(st.sampled_from(("weekly", "skipping", "monthly", "dates", "arrangement")))
    if kind == "weekly":
        return Weekly(draw(WEEKDAYS)), None
    if kind == "skipping":
        days, first = draw(WEEKDAYS), draw(DAY)
        anchor = next(day for day in _days_from(first) if day.weekday() in days)
        return Weekly(days, draw(st.integers(2, 52)), anchor), first
    if kind == "monthly":
        return Monthly(draw(ORDINALS), draw(WEEKDAYS)), None
    if kind == "dates":
        return OnDates(tuple(sorted(draw(st.sets(DAY, min_size=1, max_size=8))))), None
    return ByArrangement(), None


def _days_from(first: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range(5000))


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    rule, from_day = draw(rules())
    starts = ends = None
    if not isinstance(rule, ByArrangement):
        starts = draw(st.integers(0, 24 * 60 - 1))
        ends = draw(st.integers(starts + 1, 24 * 60))
    if isinstance(rule, OnDates):
        return Schedule(rule=rule, starts_minutes=starts, ends_minutes=ends)
    from_day = from_day or draw(st.none() | DAY)
    until = draw(st.none() | st.integers(0, 900))
    bare = Schedule(
        rule=rule,
        starts_minutes=starts,
        ends_minutes=ends,
        from_day=from_day,
        until_day=(from_day or date(2026, 1, 1)) + timedelta(days=until)
        if until is not None
        else None,
        not_bank_holidays=draw(st.booleans()),
        term_time=draw(st.booleans()),
    )
    if bare.is_by_arrangement:
        return bare
    start = from_day or date(2024, 1, 1)
    falls = rule_days(bare, start, start + HORIZON)
    assume(falls)
    firsts = draw(st.lists(st.sampled_from(falls), max_size=3))
    runs = {Days(day, day + timedelta(days=draw(st.sampled_from((0, 0, 1, 9))))) for day in firsts}
    return Schedule(
        rule=rule,
        starts_minutes=starts,
        ends_minutes=ends,
        from_day=bare.from_day,
        until_day=bare.until_day,
        not_on=tuple(sorted(runs)),
        not_bank_holidays=bare.not_bank_holidays,
        term_time=bare.term_time,
    )


@given(schedules())
@settings(max_examples=150, suppress_health_check=[HealthCheck.filter_too_much])
def test_the_canonical_form_of_any_schedule_is_read_back_as_that_schedule(
    schedule: Schedule,
) -> None:
    canonical = canonical_when(schedule)
    assert parse_when(canonical) == schedule
    assert canonical_when(parse_when(canonical)) == canonical


def _happens(schedule: Schedule, day: date) -> bool:
    """The same question asked of one day, the slow way round."""
    if schedule.from_day and day < schedule.from_day:
        return False
    if schedule.until_day and day > schedule.until_day:
        return False
    if any(first <= day <= last for first, last in schedule.not_on):
        return False
    if schedule.not_bank_holidays and day in CALENDAR.bank_holidays:
        return False
    if schedule.term_time and not any(first <= day <= last for first, last in CALENDAR.terms):
        return False
    return _follows_rule(schedule.rule, day)


def _follows_rule(rule: Rule, day: date) -> bool:
    match rule:
        case Weekly(days=days, every=every, anchor=anchor):
            if anchor is None:
                return day.weekday() in days
            week_of_anchor = anchor - timedelta(days=anchor.weekday())
            weeks = (day - week_of_anchor).days // 7
            return day >= anchor and day.weekday() in days and weeks % every == 0
        case Monthly(ordinals=ordinals, days=days):
            is_last = (day + timedelta(days=7)).month != day.month
            number = (day.day - 1) // 7 + 1
            return day.weekday() in days and (number in ordinals or (is_last and LAST in ordinals))
        case OnDates(dates=listed):
            return day in listed
        case ByArrangement():
            return False


@given(schedules(), DAY, st.integers(-2, 500))
@settings(max_examples=100, suppress_health_check=[HealthCheck.filter_too_much])
def test_jumping_to_the_days_finds_what_asking_every_day_finds(
    schedule: Schedule, first: date, length: int
) -> None:
    last = first + timedelta(days=length)
    days = (first + timedelta(days=number) for number in range(length + 1))
    slowly = tuple(day for day in days if _happens(schedule, day))
    assert dates(schedule, first, last, CALENDAR) == slowly
