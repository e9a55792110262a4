"""The tables of `content/facts/`: postcodes and bank holidays, read as they are published."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import date

from fingerpost.diagnostics import Diagnostic, SourceFile, Span
from fingerpost.model.places import Postcode, Postcodes
from fingerpost.model.venue import Coordinates

_COLUMNS = ("postcode", "lat", "lon", "place")


def read_postcodes(
    file: SourceFile, towns: frozenset[str] | None
) -> tuple[Postcodes, list[Diagnostic]]:
    """The table of postcodes by postcode; every row's place has to be one of `towns`. None: not
    all towns are known, since the file of a locality has faults of its own."""
    rows = csv.reader(io.StringIO(file.text))
    if tuple(next(rows, ())) != _COLUMNS:
        return {}, [_fault(file, 1, f"the first line is not {','.join(_COLUMNS)}")]
    postcodes: dict[str, Postcode] = {}
    problems: list[Diagnostic] = []
    for number, row in enumerate(rows, start=2):
        try:
            postcode, latitude, longitude, town = row
            coordinates = Coordinates(float(latitude), float(longitude))
        except ValueError:
            problems.append(
                _fault(file, number, "this line is not a postcode, two numbers, a place")
            )
            continue
        if towns is not None and town not in towns:
            problems.append(_fault(file, number, f"“{town}” is no town of any locality"))
        postcodes[postcode] = Postcode(coordinates, town)
    return postcodes, problems


def read_bank_holidays(file: SourceFile) -> tuple[frozenset[date], list[Diagnostic]]:
    """The days of the first division of a file in the shape of GOV.UK's bank-holidays.json."""
    try:
        divisions = json.loads(file.text)
        days = frozenset(date.fromisoformat(day) for day in _event_days(divisions))
    except (ValueError, KeyError, TypeError, StopIteration, RecursionError):
        return frozenset(), [_fault(file, 1, "this is not GOV.UK's list of bank holidays")]
    return days, []


def _event_days(divisions: Mapping[str, Mapping[str, list[Mapping[str, str]]]]) -> Iterator[str]:
    first = divisions[next(iter(divisions))]
    return iter([event["date"] for event in first["events"]])


def _fault(file: SourceFile, line: int, message: str) -> Diagnostic:
    start = 0
    for _ in range(line - 1):
        start = file.text.index("\n", start) + 1
    end = file.text.find("\n", start)
    return Diagnostic(
        "table-not-understood",
        message,
        file,
        Span(start, len(file.text) if end < 0 else end),
        expected="a table in the form that content/facts/PROVENANCE.md describes",
        fix="make the table anew from its source, or mend the line",
    )
