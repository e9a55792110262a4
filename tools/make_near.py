# ruff: noqa: INP001 (a folder of scripts is no package)
"""Make `sectors.csv`, `outcodes.csv` and `places.csv` of `content/facts/`: what "near me" knows
besides the postcodes, over the border too.

    python tools/make_near.py GEO_FOLDER FACTS_FOLDER

GEO_FOLDER holds the tables that PROVENANCE.md names; FACTS_FOLDER holds `postcodes.csv` already,
and everything is measured from the nearest postcode of that table. The further away a place, the
larger it has to be to be known.
"""

import argparse
import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import cos, floor, hypot, inf, radians
from pathlib import Path

SECTORS_KM = 12.0
OUTCODES_KM = 25.0
PLACES_KM: Mapping[str, float] = {
    "City": 25,
    "Town": 25,
    "Village": 10,
    "Suburban Area": 12,
    "Hamlet": 1,
    "Other Settlement": 1,
}
"""By the types of OS Open Names."""
SAME_PLACE_KM = 2.0
"""Two rows of one name that are nearer to each other than this are one place."""
_KM_PER_DEGREE = 111.2

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    type: str
    point: Point

    @property
    def is_town(self) -> bool:
        return self.type in {"City", "Town"}


class Land:
    """The postcodes in squares of a tenth of a degree, so that the nearest is found quickly."""

    def __init__(self, points: Iterable[Point]) -> None:
        self.squares: dict[tuple[int, int], list[Point]] = {}
        for point in points:
            self.squares.setdefault(_square(point), []).append(point)

    def is_within(self, kilometres: float, point: Point) -> bool:
        row, column = _square(point)
        # Squares are narrower than they are high.
        reach = floor(kilometres / (_KM_PER_DEGREE / 10) * 1.7) + 1
        steps = range(-reach, reach + 1)
        return any(
            distance_km(point, other) <= kilometres
            for down, across in product(steps, steps)
            for other in self.squares.get((row + down, column + across), ())
        )


def _square(point: Point) -> tuple[int, int]:
    return floor(point[0] * 10), floor(point[1] * 10)


def distance_km(one: Point, other: Point) -> float:
    """On a plane: enough to compare within one county."""
    across = (one[1] - other[1]) * cos(radians((one[0] + other[0]) / 2))
    return hypot(one[0] - other[0], across) * _KM_PER_DEGREE


def rows_of(file: Path) -> list[Mapping[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def point_of(row: Mapping[str, str]) -> Point:
    return float(row["lat"]), float(row["lon"])


def areas(
    rows: Sequence[Mapping[str, str]], name: str, land: Land, kilometres: float
) -> Iterator[tuple[str, ...]]:
    """The sectors or outcodes that hold a postcode of the council, or whose middle is near one."""
    for row in rows:
        if int(row["postcodes_in_dorset_council"]) or land.is_within(kilometres, point_of(row)):
            yield row[name], *_degrees(point_of(row))


def places_of(geo: Path, land: Land) -> list[Place]:
    """The county's own table first: it is the more exact one."""
    found: dict[str, list[Place]] = {}
    for file in ("places-dorset.csv", "places-near-dorset.csv"):
        for row in rows_of(geo / file):
            place = Place(row["name"], row["type"], point_of(row))
            others = found.setdefault(place.name, [])
            known = any(distance_km(place.point, other.point) < SAME_PLACE_KM for other in others)
            if not known and land.is_within(PLACES_KM[place.type], place.point):
                others.append(place)
    return [place for places in found.values() for place in places]


def nearest_town(place: Place, towns: Iterable[Place]) -> str:
    """Its name; empty for a town itself."""
    if place.is_town:
        return ""
    return min(towns, key=lambda town: (distance_km(place.point, town.point), town.name)).name


def distinct(places: Sequence[Place]) -> Iterator[tuple[str, ...]]:
    """Rows of the table. Of two of one name beside one town, the one that is nearer to it stays."""
    towns = [place for place in places if place.is_town]
    by_name = {town.name: town for town in towns}
    kept: dict[tuple[str, str], tuple[float, Place]] = {}
    for place in places:
        near = nearest_town(place, towns)
        away = distance_km(place.point, by_name[near].point) if near else 0.0
        if (place.name, near) in kept:
            print("one of two is left out:", place.name, "near", near)  # noqa: T201
        if away < kept.get((place.name, near), (inf, place))[0]:
            kept[place.name, near] = (away, place)
    for (name, near), (_, place) in kept.items():
        yield name, near, *_degrees(place.point)


def _degrees(point: Point) -> tuple[str, str]:
    return f"{point[0]:.4f}", f"{point[1]:.4f}"


def write(file: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(sorted(rows))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("geo", "facts"):
        parser.add_argument(name, type=Path)
    asked = parser.parse_args()
    land = Land(point_of(row) for row in rows_of(asked.facts / "postcodes.csv"))
    for name, kilometres in (("sector", SECTORS_KM), ("outcode", OUTCODES_KM)):
        rows = rows_of(asked.geo / f"{name}-centroids-ba-bh-dt-ex-sp-ta.csv")
        columns = (name, "lat", "lon")
        write(asked.facts / f"{name}s.csv", columns, areas(rows, name, land, kilometres))
    places = distinct(places_of(asked.geo, land))
    write(asked.facts / "places.csv", ("name", "near", "lat", "lon"), places)


if __name__ == "__main__":
    main()
