"""Recurrence rules of a feed (RFC 5545 3.3.10 in fields of their own) as sentences of `when`."""

import re
from collections.abc import Mapping
from datetime import date

from fingerpost.diagnostics import Misreading
from fingerpost.model.days import read_day
from fingerpost.model.schedule import LAST, Monthly, Rule, Schedule, Weekday, Weekly
from fingerpost.model.when import canonical_when, parse_when
from fingerpost.source.leaves import Found, Leaves

_FIELDS: Mapping[str, str] = {
    "freq": "",
    "interval": "every",
    "byday": "days",
    "bymonthday": "days of the month",
    "byweekno": "weeks of the year",
    "byyearday": "days of the year",
    "dtstart": "first on",
    "opens_at": "opens",
    "closes_at": "closes",
    "valid_from": "valid from",
    "valid_to": "valid to",
    "until": "until",
    "count": "times",
    "timezone": "time zone",
    "wkst": "weeks start on",
}
"""What a rule is made of, with the words that tell it where it is no sentence of `when`."""

_WEEKDAY_BY_CODE: Mapping[str, Weekday] = dict(
    zip(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), Weekday, strict=True)
)
_LISTS = ("regular_schedules", "regular_schedule", "schedules")
_BEYOND_US = ("bymonthday", "byweekno", "byyearday", "count")
_DAY = re.compile(r"([+-]?[0-9])?(MO|TU|WE|TH|FR|SA|SU)")
_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])(?::00)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIRST_YEAR, _LAST_YEAR = 1990, 2090


def times(leaves: Leaves) -> Found:
    """Every rule as a sentence of `when`, or every one as text: some alone would mislead."""
    at_places = [
        rule
        for place in leaves.records("service_at_locations")
        for key in _LISTS
        for rule in place.records(key)
    ]
    rules = [*(rule for key in _LISTS for rule in leaves.records(key)), *at_places]
    told = [{name: rule.peek(name) for name in _FIELDS} for rule in rules]
    several_places = len(leaves.records("service_at_locations")) > 1 and bool(at_places)
    sentences = [] if several_places else [when_of(each) for each in told]
    notes = []
    for rule in rules:
        for name in _FIELDS:
            if sentences and all(sentences):
                rule.meaning(name)
            else:
                rule.text(name)
        notes += [("Times", rule.text(name)) for name in ("description", "notes")]
    if sentences and all(sentences):
        return Found({"when": list(dict.fromkeys(sentences))}, tuple(notes))
    return Found({}, (*(("Times", told_in_words(each)) for each in told), *notes))


def when_of(told: Mapping[str, str]) -> str:
    """The sentence that means exactly what the rule means; empty: there is none."""
    if any(told.get(name) for name in _BEYOND_US):
        return ""
    if told.get("timezone") not in {None, "", "Europe/London"}:
        return ""
    try:
        schedule = _schedule(told)
        sentence = canonical_when(schedule) if schedule else ""
        return sentence if sentence and parse_when(sentence) == schedule else ""
    except (Misreading, ValueError, OverflowError):
        return ""


def told_in_words(told: Mapping[str, str]) -> str:
    parts = (
        f"{words} {told[name]}"
        for name, words in _FIELDS.items()
        if told.get(name) and (name, told[name]) != ("interval", "1")
    )
    return ", ".join(part.strip() for part in parts)


def _schedule(told: Mapping[str, str]) -> Schedule | None:
    first = [day for day in (_date(told, "dtstart"), _date(told, "valid_from")) if day]
    last = [day for day in (_date(told, "until"), _date(told, "valid_to")) if day]
    rule = _rule(told)
    starts, ends = _minutes(told.get("opens_at", "")), _minutes(told.get("closes_at", ""))
    if rule is None or starts is None or ends is None or starts >= ends:
        return None
    return Schedule(
        rule=rule,
        starts_minutes=starts,
        ends_minutes=ends,
        from_day=max(first, default=None),
        until_day=min(last, default=None),
    )


def _rule(told: Mapping[str, str]) -> Rule | None:
    found = [_DAY.fullmatch(code.strip()) for code in told.get("byday", "").upper().split(",")]
    typed = bool(told.get("byday"))
    if typed and not all(found):
        return None
    numbered = {(int(each[1] or 0), _WEEKDAY_BY_CODE[each[2]]) for each in found if each}
    days = tuple(sorted({day for _, day in numbered}))
    ordinals = {number for number, _ in numbered}
    interval = int(told.get("interval") or 1)
    match told.get("freq", "").upper():
        case "WEEKLY" if days and ordinals == {0}:
            return _weekly(told, days, interval)
        case "DAILY" if interval == 1 and (not typed or ordinals == {0}):
            return Weekly(days or tuple(Weekday))
        case "MONTHLY" if interval == 1 and typed and ordinals <= {1, 2, 3, 4, 5, -1}:
            in_order = tuple(sorted(ordinals, key=lambda number: (number == LAST, number)))
            complete = len(numbered) == len(days) * len(in_order)
            return Monthly(in_order, days) if complete else None
    return None


def _weekly(told: Mapping[str, str], days: tuple[Weekday, ...], interval: int) -> Weekly | None:
    """Weeks that are skipped are counted from a session, and nothing else moves that."""
    if interval == 1:
        return Weekly(days)
    anchor = _date(told, "dtstart")
    counted_alike = told.get("wkst", "").upper() in {"", "MO"} and not told.get("valid_from")
    if anchor is None or Weekday(anchor.weekday()) not in days or not counted_alike:
        return None
    return Weekly(days, interval, anchor)


def _date(told: Mapping[str, str], name: str) -> date | None:
    """Raises ValueError for what is told and no plain date of our time."""
    typed = told.get(name, "")
    if not typed:
        return None
    if not _DATE.fullmatch(typed):
        raise ValueError(typed)
    day = read_day(typed)
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValueError(typed)
    return day


def _minutes(typed: str) -> int | None:
    found = _TIME.fullmatch(typed)
    return int(found[1]) * 60 + int(found[2]) if found else None
