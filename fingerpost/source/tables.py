"""The tables of `content/facts/`: postcodes, places, bank holidays, read as they are published."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from fingerpost.diagnostics import Diagnostic, SourceFile, Span
from fingerpost.model.places import NamedPlace, Postcode, Postcodes
from fingerpost.model.venue import Coordinates
from fingerpost.source.guards import hides_something

_COLUMNS = ("postcode", "lat", "lon", "place")
_PLACE_COLUMNS = ("name", "near", "lat", "lon")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a postcode that stands for an area: the column that holds it, and its form."""

    column: str
    form: re.Pattern[str]


SECTOR = Area("sector", re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? [0-9]"))
OUTCODE = Area("outcode", re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?"))


def read_postcodes(
    file: SourceFile, towns: frozenset[str] | None
) -> tuple[Postcodes, list[Diagnostic]]:
    """The table of postcodes by postcode; every row's place has to be one of `towns`. None: not
    all towns are known, since the file of a locality has faults of its own."""
    rows, problems = _rows(file, _COLUMNS)
    postcodes: dict[str, Postcode] = {}
    for number, row in rows:
        try:
            postcode, latitude, longitude, town = row
            coordinates = _coordinates(latitude, longitude)
        except ValueError:
            problems.append(
                _fault(file, number, "this line is not a postcode, two numbers, a place")
            )
            continue
        if towns is not None and town not in towns:
            problems.append(_fault(file, number, f"“{town}” is no town of any locality"))
        postcodes[postcode] = Postcode(coordinates, town)
    return postcodes, problems


def read_areas(file: SourceFile, area: Area) -> tuple[dict[str, Coordinates], list[Diagnostic]]:
    """The middle of each sector or outcode. A file without text holds none."""
    if not file.text:
        return {}, []
    rows, problems = _rows(file, (area.column, "lat", "lon"))
    areas: dict[str, Coordinates] = {}
    for number, row in rows:
        try:
            name, latitude, longitude = row
            coordinates = _coordinates(latitude, longitude)
        except ValueError:
            name, coordinates = "", Coordinates(0, 0)
        if not area.form.fullmatch(name):
            problems.append(
                _fault(
                    file, number, f"this line is not the {area.column} of a postcode, two numbers"
                )
            )
        elif name in areas:
            problems.append(_fault(file, number, f"“{name}” stands here twice"))
        else:
            areas[name] = coordinates
    return areas, problems


def read_named_places(file: SourceFile) -> tuple[tuple[NamedPlace, ...], list[Diagnostic]]:
    """Two places of one name are near different towns. A file without text holds none."""
    if not file.text:
        return (), []
    rows, problems = _rows(file, _PLACE_COLUMNS)
    places: dict[tuple[str, str], NamedPlace] = {}
    for number, row in rows:
        try:
            name, near, latitude, longitude = row
            coordinates = _coordinates(latitude, longitude)
        except ValueError:
            name, near, coordinates = "", "", Coordinates(0, 0)
        if not (_is_name(name) and (not near or _is_name(near))):
            message = "this line is not a name, the town that it is near, two numbers"
            problems.append(_fault(file, number, message))
        elif (name, near) in places:
            message = f"“{name}” stands here twice, near the same town"
            problems.append(_fault(file, number, message))
        else:
            places[name, near] = NamedPlace(name, near, coordinates)
    return tuple(places.values()), problems


def _is_name(text: str) -> bool:
    """A comma would part the name from the town that tells it from others."""
    is_line = text == " ".join(text.split()) and "," not in text
    is_short = 0 < len(text) <= _LONGEST_NAME
    return is_line and is_short and not hides_something(text) and text[0].isalpha()


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


def _rows(
    file: SourceFile, columns: tuple[str, ...]
) -> tuple[list[tuple[int, list[str]]], list[Diagnostic]]:
    """Each row below the names of the columns, with the number of its line."""
    rows = csv.reader(io.StringIO(file.text))
    try:
        if tuple(next(rows, ())) == columns:
            return [(rows.line_num, row) for row in rows], []
    except csv.Error:
        return [], [_fault(file, max(rows.line_num, 1), "this line is not a line of a table")]
    return [], [_fault(file, 1, f"the first line is not {','.join(columns)}")]


def _coordinates(latitude: str, longitude: str) -> Coordinates:
    """Raises `ValueError` when these are no degrees; "nan" is a number to Python alone."""
    found = Coordinates(float(latitude), float(longitude))
    if abs(found.latitude) <= 90 and abs(found.longitude) <= 180:
        return found
    raise ValueError


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
