# ruff: noqa: INP001 (a folder of scripts is no package)
"""Make `content/facts/postcodes.csv`: where each postcode lies, and the town it belongs to.

    python tools/make_postcodes.py GEO_FOLDER LOCALITIES_FOLDER OUTPUT

GEO_FOLDER holds `postcodes-dorset-bcp.csv` (one row a postcode: degrees WGS 84 and the code of
the council) and `dorset-former-districts.geojson` (one polygon for each locality, by its name).
A postcode belongs to the nearest listed place of the locality whose polygon it lies in.
"""

import argparse
import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians
from pathlib import Path

import yaml

COUNCIL = "E06000059"
# The plan for day opportunities counts this town with another locality than the district it lay
# in, so it also draws the postcodes of its own outcode from that district.
MOVED = {"sherborne": ("West Dorset", "DT9")}

Point = tuple[float, float]
Ring = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class Place:
    id: str
    locality: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class District:
    """`polygons`: of each its outer ring, then its holes; points are longitude, latitude."""

    name: str
    polygons: Sequence[Sequence[Ring]]

    def holds(self, point: Point) -> bool:
        return any(
            _ring_holds(outer, point) and not any(_ring_holds(hole, point) for hole in holes)
            for outer, *holes in self.polygons
        )


def _ring_holds(ring: Ring, point: Point) -> bool:
    """Counts the edges that a line to the east crosses."""
    lat, lon = point
    inside = False
    for (lon_a, lat_a, *_), (lon_b, lat_b, *_) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (lat_a > lat) != (lat_b > lat):
            crossing = lon_a + (lat - lat_a) * (lon_b - lon_a) / (lat_b - lat_a)
            inside ^= lon < crossing
    return inside


def places_of(folder: Path) -> tuple[Place, ...]:
    found = []
    for file in sorted(folder.glob("*.yaml")):
        locality = yaml.safe_load(file.read_text(encoding="utf-8"))
        found += [
            Place(town["id"], locality["name"], float(town["lat"]), float(town["lon"]))
            for town in locality["towns"]
        ]
    return tuple(found)


def districts_of(file: Path) -> tuple[District, ...]:
    found = []
    for feature in json.loads(file.read_text(encoding="utf-8"))["features"]:
        geometry = feature["geometry"]
        several = geometry["type"] == "MultiPolygon"
        polygons = geometry["coordinates"] if several else [geometry["coordinates"]]
        found.append(District(feature["properties"]["name"], polygons))
    return tuple(found)


def place_of(
    postcode: str, point: Point, districts: Sequence[District], places: Sequence[Place]
) -> str:
    """The id of the place. A postcode in no polygon (the sea's edge) takes the nearest of all."""
    district = next((district.name for district in districts if district.holds(point)), None)
    outcode = postcode.split(maxsplit=1)[0]
    near = [
        place
        for place in places
        if district in (None, place.locality) or MOVED.get(place.id) == (district, outcode)
    ]
    return min(near, key=lambda place: (_distance(point, place), place.id)).id


def _distance(point: Point, place: Place) -> float:
    """In degrees of latitude, on a plane: enough to compare within one county."""
    lat, lon = point
    return hypot(lat - place.lat, (lon - place.lon) * cos(radians(lat)))


def rows_of(
    postcodes: Path, districts: Sequence[District], places: Sequence[Place]
) -> Iterator[Mapping[str, str]]:
    with postcodes.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["lad"] == COUNCIL:
                lat, lon = float(row["lat"]), float(row["lon"])
                place = place_of(row["postcode"], (lat, lon), districts, places)
                yield {
                    "postcode": row["postcode"],
                    "lat": f"{lat:.5f}",
                    "lon": f"{lon:.5f}",
                    "place": place,
                }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("geo", "localities", "output"):
        parser.add_argument(name, type=Path)
    asked = parser.parse_args()
    rows = rows_of(
        asked.geo / "postcodes-dorset-bcp.csv",
        districts_of(asked.geo / "dorset-former-districts.geojson"),
        places_of(asked.localities),
    )
    with asked.output.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["postcode", "lat", "lon", "place"], lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: row["postcode"]))


if __name__ == "__main__":
    main()
