"""The `when` language: a sentence of plain English into a `Schedule`, and back in its one canonical
form. The grammar is told, with examples, in docs/writing-a-listing.md."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

from fingerpost.diagnostics import Misreading
from fingerpost.model.clock_times import clock_in_words
from fingerpost.model.days import day_in_words
from fingerpost.model.schedule import (
    LAST,
    LONGEST_GAP_DAYS,
    ByArrangement,
    Days,
    Monthly,
    OnDates,
    Rule,
    Schedule,
    Weekday,
    Weekly,
    rule_days,
)
from fingerpost.model.when_days import FoundDays
from fingerpost.model.when_reader import Draft, read_sentence

_WORD_BY_ORDINAL: Mapping[int, str] = {
    1: "first",
    2: "second",
    3: "third",
    4: "fourth",
    5: "fifth",
    LAST: "last",
}
_NUMBER_BY_ORDINAL: Mapping[int, str] = {
    1: "1st",
    2: "2nd",
    3: "3rd",
    4: "4th",
    5: "5th",
    LAST: "last",
}


@lru_cache(maxsize=4096)
def parse_when(text: str) -> Schedule:
    """Raises `Misreading`, and nothing else, for a text that is no sentence of `when`."""
    draft = read_sentence(text)
    _check_draft(text, draft)
    rule = draft.found.rule
    if isinstance(rule, Weekly) and rule.every > 1:
        rule = _anchored(rule, draft)
    schedule = Schedule(
        rule=rule,
        starts_minutes=draft.times[0] if draft.times else None,
        ends_minutes=draft.times[1] if draft.times else None,
        from_day=draft.from_day.days.first if draft.from_day else None,
        until_day=draft.until_day.days.first if draft.until_day else None,
        not_on=tuple(sorted({found.days for found in draft.not_on})) if draft.not_on else (),
        not_bank_holidays=draft.not_bank_holidays,
        term_time=draft.term_time,
    )
    _check_days(schedule, draft)
    return schedule


def _check_draft(text: str, draft: Draft) -> None:
    found = draft.found
    by_arrangement = isinstance(found.rule, ByArrangement)
    if draft.times is None and not by_arrangement:
        raise Misreading(
            "times-missing",
            f"“{text[found.start : found.end]}” has no times",
            start=found.start,
            end=found.end,
            expected="a start and an end, such as 10am to 12.30pm",
            fix="write the times after the days, as in `Tuesdays 10am to 12.30pm`",
        )
    if by_arrangement and draft.not_on:
        raise Misreading(
            "exception-never-happens",
            "what is by arrangement has no dates to leave out",
            start=draft.not_on[0].start,
            end=draft.not_on[-1].end,
            expected="`by arrangement`, with `from` or `until` where it needs them",
            fix="take the date out",
        )
    if isinstance(found.rule, Weekly) and found.rule.every > 1 and draft.from_day is None:
        token = draft.interval_at
        raise Misreading(
            "fortnight-needs-a-date",
            "a rule that skips weeks needs a date to count from",
            start=token.start if token else found.start,
            end=token.end if token else found.end,
            expected="the date of one session after `from`",
            fix="write `from` and the date of a session, as in `every other Wednesday "
            "10am to 3pm from 4 November 2026`",
        )


def _anchored(rule: Weekly, draft: Draft) -> Weekly:
    """The first session is on the first of its weekdays on or after the day it counts from."""
    if draft.from_day is None:
        return rule
    first = draft.from_day.days.first
    wait = min((day - first.weekday()) % 7 for day in rule.days)
    return Weekly(rule.days, rule.every, first + timedelta(days=wait))


def _check_days(schedule: Schedule, draft: Draft) -> None:
    """That the dates of a sentence agree with each other and with its rule."""
    first, last = schedule.from_day, schedule.until_day
    if first is not None and last is not None and draft.until_day is not None:
        if last < first:
            raise Misreading(
                "ends-before-it-starts",
                f"{day_in_words(last)} is before {day_in_words(first)}",
                start=draft.until_day.start,
                end=draft.until_day.end,
                expected="the first day after `from`, the last after `until`",
                fix="check both dates",
            )
        window = min(last, first + timedelta(days=LONGEST_GAP_DAYS))
        if not schedule.is_by_arrangement and not rule_days(schedule, first, window):
            raise Misreading(
                "never-happens",
                f"there is no {_days_listed(schedule.weekdays, 'or')} that fits from "
                f"{day_in_words(first)} until {day_in_words(last)}",
                start=draft.until_day.start,
                end=draft.until_day.end,
                expected="at least one session between the two dates",
                fix="check the weekday and both dates",
            )
    for found in draft.not_on:
        if not rule_days(schedule, *found.days):
            raise _never_happens(schedule, found)


def _never_happens(schedule: Schedule, found: FoundDays) -> Misreading:
    day = found.days.first
    single = day == found.days.last
    limits = (schedule.from_day, schedule.until_day)
    usual = " ".join([_canonical_rule(schedule.rule), _span_in_words(*limits)]).rstrip()
    is_a = f"{day_in_words(day)} is a {Weekday(day.weekday()).label}" if single else ""
    other = f"nothing happens {'then' if single else 'between these dates'} anyway"
    return Misreading(
        "exception-never-happens",
        f"{is_a}: {other}" if single else other,
        start=found.start,
        end=found.end,
        expected=f"a day on which it would happen: it is {usual}",
        fix="check the date, or take it out",
    )


def canonical_when(schedule: Schedule) -> str:
    """The one way `fix` writes it: days, times, from, until, then what is left out."""
    parts = [_canonical_rule(schedule.rule)]
    if times := times_in_words(schedule):
        parts.append(times)
    if span := _span_in_words(schedule.from_day, schedule.until_day):
        parts.append(span)
    text = " ".join(parts)
    if schedule.term_time:
        text += ", term time"
    if schedule.not_bank_holidays:
        text += ", not bank holidays"
    if schedule.not_on:
        text += f", not {_joined([_run_in_words(run) for run in schedule.not_on], 'and')}"
    return text


def _canonical_rule(rule: Rule) -> str:
    match rule:
        case Weekly(days=days, every=1):
            return _run_of_days(days) or _days_listed(days, "and", "s")
        case Weekly(days=days, every=every):
            often = "every other" if every == 2 else f"every {every} weeks on"
            return f"{often} {_days_listed(days, 'and')}"
        case Monthly(ordinals=(ordinal,), days=days):
            return f"{_WORD_BY_ORDINAL[ordinal]} {_days_listed(days, 'and')} of the month"
        case Monthly(ordinals=ordinals, days=days):
            numbers = _joined([_NUMBER_BY_ORDINAL[number] for number in ordinals], "and")
            return f"{numbers} {_days_listed(days, 'and', 's')} of the month"
        case OnDates(dates=listed):
            return _dates_listed(listed)
        case ByArrangement():
            return "by arrangement"


def rule_in_words(schedule: Schedule) -> str:
    """For a page, without times and exceptions: Every Tuesday, Last Tuesday of the month."""
    rule = schedule.rule
    text = _canonical_rule(rule)
    if isinstance(rule, Weekly) and rule.every == 1 and not _run_of_days(rule.days):
        text = f"every {_days_listed(rule.days, 'and')}"
    return text[0].upper() + text[1:]


def times_in_words(schedule: Schedule) -> str:
    """Such as 10am to 12.30pm; empty by arrangement."""
    if schedule.starts_minutes is None or schedule.ends_minutes is None:
        return ""
    starts, ends = clock_in_words(schedule.starts_minutes), clock_in_words(schedule.ends_minutes)
    return f"{starts} to {ends}"


def exceptions_in_words(schedule: Schedule) -> tuple[str, ...]:
    """Each limit of the rule as a phrase that can stand alone, in the canonical order."""
    span = _span_in_words(schedule.from_day, schedule.until_day)
    phrases = [span[0].upper() + span[1:]] if span else []
    if schedule.term_time:
        phrases.append("School term time only")
    if schedule.not_bank_holidays:
        phrases.append("Not on bank holidays")
    phrases += [
        f"Not on {day_in_words(run.first)}"
        if run.first == run.last
        else f"Not from {_run_in_words(run)}"
        for run in schedule.not_on
    ]
    return tuple(phrases)


def _run_of_days(days: Sequence[Weekday]) -> str:
    """Such as Monday to Friday, for three or more weekdays in a row; else empty."""
    if len(days) == len(Weekday):
        return "every day"
    if len(days) < 3 or days[-1] - days[0] != len(days) - 1:
        return ""
    return f"{days[0].label} to {days[-1].label}"


def _days_listed(days: Sequence[Weekday], word: str, ending: str = "") -> str:
    return _joined([f"{day.label}{ending}" for day in days], word)


def _dates_listed(listed: Sequence[date]) -> str:
    weekdays = {day.weekday() for day in listed}
    if len(listed) > 1 and len(weekdays) == 1:
        label = Weekday(listed[0].weekday()).label
        return f"{label}s {_joined([day_in_words(day) for day in listed], 'and')}"
    dated = [f"{Weekday(day.weekday()).label} {day_in_words(day)}" for day in listed]
    return _joined(dated, "and")


def _span_in_words(first: date | None, last: date | None) -> str:
    """Such as from 8 January 2027 until 26 March 2027; empty where neither is told."""
    told = (("from", first), ("until", last))
    return " ".join(f"{word} {day_in_words(day)}" for word, day in told if day is not None)


def _run_in_words(run: Days) -> str:
    if run.first == run.last:
        return day_in_words(run.first)
    return f"{day_in_words(run.first)} to {day_in_words(run.last)}"


def _joined(parts: Sequence[str], word: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"
