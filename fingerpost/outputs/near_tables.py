"""The tables from which a browser works out where somebody is, so that nobody else has to know.

All are JSON below /find/near/. Places lie on one `grid` of about 100 m, told in each file as
[latitude of row 0, longitude of column 0, degrees of a row, degrees of a column]; "columns" and
"rows" are numbers on it.

sectors.json   {"grid", "outcodes": [["AB1", column, row, "246", columns, rows, files], ...]}
               An outcode with its middle, the last digit of each of its sectors, and for each the
               middle and the number of the file with its postcodes, or -1 when none is known.
0.json, ...    {"grid", "towns": [id, ...], "sectors": [["AB1 2", "AAABAD", columns, rows, towns]]}
               The last two letters of each postcode, all in one text; where each lies; and the
               number of its town in `towns`. In the three lists each number is told as its
               difference from the one before.
places.json    {"grid", "area", "towns": [id, ...], "also": [[other name, ...], ...],
               "labels": [...], "columns": [...], "rows": [...]}
               `area` is the name of the whole. Towns of the directory stand first; the places after
               them have no id and no other names. A label is the name; where two places share one,
               a comma and the words that tell them apart follow. The steps of this grid are twice
               as large, since no place is a point.

A postcode is asked for by the number of a file that thousands share, so no address names one.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil, cos, radians

from fingerpost import addresses
from fingerpost.artifacts import Artifact
from fingerpost.directory import Directory
from fingerpost.model.fields import POSTCODE
from fingerpost.model.places import NamedPlace, Postcode
from fingerpost.model.venue import Coordinates, distance_metres
from fingerpost.outputs.publication import Publication

MOST_IN_A_FILE = 2500
"""Postcodes, about: all files are as large as each other, and a sector stays whole."""
SAME_PLACE_METRES = 5000
"""A place that is nearer than this to a town of its name is that town."""
_ROW_DEGREES = 0.001
_MAKER = "near tables"

Numbered = tuple[str, Postcode]
"""The last two letters of a postcode, and the postcode."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Degrees: where it begins, and how large its steps are."""

    south: float
    west: float
    row: float
    column: float

    def at(self, point: Coordinates) -> tuple[int, int]:
        """Column and row."""
        return (
            round((point.longitude - self.west) / self.column),
            round((point.latitude - self.south) / self.row),
        )

    def lists(self, points: Iterable[Coordinates]) -> tuple[list[int], list[int]]:
        """All columns, and all rows."""
        found = [self.at(point) for point in points]
        return [column for column, _ in found], [row for _, row in found]

    @property
    def coarse(self) -> "Grid":
        return replace(self, row=2 * self.row, column=2 * self.column)

    @property
    def told(self) -> list[float]:
        return [self.south, self.west, self.row, self.column]


def artifacts(publication: Publication) -> Iterator[Artifact]:
    directory = publication.directory
    grid = grid_over(directory)
    sectors = sectors_of(directory)
    files = files_of(sectors)
    tables: dict[str, Mapping[str, object]] = {
        "sectors": sector_table(directory, sectors, files, grid),
        "places": place_table(directory, grid.coarse),
    }
    for number, names in enumerate(files):
        tables[str(number)] = postcode_table({name: sectors[name] for name in names}, grid)
    for name, table in tables.items():
        text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
        path = addresses.file_of(f"{addresses.NEAR}{name}.json")
        yield Artifact(path, f"{text}\n".encode(), _MAKER)


def grid_over(directory: Directory) -> Grid:
    """Columns are as wide as rows are high in the middle of all places."""
    points = [postcode.coordinates for postcode in directory.postcodes.values()]
    points += [town.coordinates for _, town in directory.towns]
    points += [place.coordinates for place in directory.gazetteer.places]
    points += directory.gazetteer.sectors.values()
    points += directory.gazetteer.outcodes.values()
    points = points or [Coordinates(0, 0)]
    south = min(point.latitude for point in points)
    west = min(point.longitude for point in points)
    middle = (south + max(point.latitude for point in points)) / 2
    column = _ROW_DEGREES / max(cos(radians(middle)), 0.01)
    return Grid(round(south, 3), round(west, 3), _ROW_DEGREES, round(column, 4))


def sectors_of(directory: Directory) -> dict[str, list[Numbered]]:
    """The directory's postcodes by their sector, both in the order of the alphabet."""
    found: dict[str, list[Numbered]] = defaultdict(list)
    for name, postcode in sorted(directory.postcodes.items()):
        whole = POSTCODE.fullmatch(name)
        if whole is not None:
            outcode, incode = whole.groups()
            found[f"{outcode} {incode[0]}"].append((incode[1:], postcode))
    return dict(sorted(found.items()))


def files_of(sectors: Mapping[str, Sequence[Numbered]]) -> list[list[str]]:
    """The sectors that share a file, for each file; all files about alike."""
    total = sum(len(numbered) for numbered in sectors.values())
    share = total / max(ceil(total / MOST_IN_A_FILE), 1)
    files: list[list[str]] = []
    told = 0.0
    for name, numbered in sectors.items():
        if told >= share * len(files):
            files.append([])
        files[-1].append(name)
        told += len(numbered)
    return files


def sector_table(
    directory: Directory,
    sectors: Mapping[str, Sequence[Numbered]],
    files: Sequence[Sequence[str]],
    grid: Grid,
) -> Mapping[str, object]:
    """What the gazetteer does not tell is the middle of the postcodes that are known."""
    file_of = {name: number for number, names in enumerate(files) for name in names}
    middles = {
        name: _middle(postcode.coordinates for _, postcode in numbered)
        for name, numbered in sectors.items()
    }
    middles |= directory.gazetteer.sectors
    by_outcode: dict[str, list[str]] = {name: [] for name in directory.gazetteer.outcodes}
    for name in sorted(middles):
        by_outcode.setdefault(name.split()[0], []).append(name)
    rows = []
    for outcode, names in sorted(by_outcode.items()):
        own = directory.gazetteer.outcodes.get(outcode)
        columns, rows_on_grid = grid.lists(middles[name] for name in names)
        rows.append(
            [
                outcode,
                *grid.at(own or _middle(middles[name] for name in names)),
                "".join(name[-1] for name in names),
                columns,
                rows_on_grid,
                [file_of.get(name, -1) for name in names],
            ]
        )
    return {"grid": grid.told, "outcodes": rows}


def _middle(points: Iterable[Coordinates]) -> Coordinates:
    found = tuple(points)
    return Coordinates(
        sum(point.latitude for point in found) / len(found),
        sum(point.longitude for point in found) / len(found),
    )


def postcode_table(sectors: Mapping[str, Sequence[Numbered]], grid: Grid) -> Mapping[str, object]:
    ids = {postcode.town for numbered in sectors.values() for _, postcode in numbered}
    number_of = {id_: number for number, id_ in enumerate(sorted(ids))}
    rows = []
    for name, numbered in sectors.items():
        columns, rows_on_grid = grid.lists(postcode.coordinates for _, postcode in numbered)
        towns = [number_of[postcode.town] for _, postcode in numbered]
        letters = "".join(letters for letters, _ in numbered)
        told = (_differences(column) for column in (columns, rows_on_grid, towns))
        rows.append([name, letters, *told])
    return {"grid": grid.told, "towns": list(number_of), "sectors": rows}


def _differences(numbers: Sequence[int]) -> list[int]:
    return [later - earlier for earlier, later in pairwise((0, *numbers))]


def place_table(directory: Directory, grid: Grid) -> Mapping[str, object]:
    towns, others = directory.towns, strangers(directory)
    names = [
        *((town.name, locality.record.name) for locality, town in towns),
        *((place.name, place.near and f"near {place.near}") for place in others),
    ]
    shared = Counter(_folded(place.name) for place in others)
    for _, town in towns:
        shared.update({_folded(name) for name in (town.name, *town.also_known_as)})
    columns, rows = grid.lists(
        (*(town.coordinates for _, town in towns), *(place.coordinates for place in others))
    )
    return {
        "grid": grid.told,
        "area": directory.settings.area,
        "towns": [town.id for _, town in towns],
        "also": [town.also_known_as for _, town in towns],
        "labels": [
            f"{name}, {beside}" if beside and shared[_folded(name)] > 1 else name
            for name, beside in names
        ],
        "columns": columns,
        "rows": rows,
    }


def strangers(directory: Directory) -> list[NamedPlace]:
    """The places that are no towns of the directory, under none of their names."""
    towns_by_name: dict[str, list[Coordinates]] = defaultdict(list)
    for _, town in directory.towns:
        for name in (town.name, *town.also_known_as):
            towns_by_name[_folded(name)].append(town.coordinates)
    return [
        place
        for place in directory.gazetteer.places
        if not any(
            distance_metres(place.coordinates, town) < SAME_PLACE_METRES
            for town in towns_by_name.get(_folded(place.name), ())
        )
    ]


def _folded(name: str) -> str:
    """Its words, as near.js compares them too."""
    return " ".join(re.findall(r"\w+", re.sub(r"['’‘`]", "", name.casefold())))
