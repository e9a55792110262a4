# ruff: noqa: INP001 (a folder of scripts is no package)
"""Make `content/facts/boundaries.json`: the lines round each locality, for the map.

    pip install shapely
    python tools/make_boundaries.py DISTRICTS LOCALITIES_FOLDER OUTPUT

DISTRICTS is GeoJSON with one feature for each locality, by its `name`. The lines are made so that
neighbours share every point of the line between them, and then simplified: a map made of them
has no gaps. This tool alone needs shapely; the directory is built without it.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import shapely
import yaml
from shapely.geometry import MultiPolygon, Polygon, shape
from shapely.ops import polygonize, unary_union

NOTE = "The lines are those of the former districts."
# Where the middle of a name stands, in degrees east and north, chosen by eye so that the towns have
# room for theirs; any other stands in the roomiest part of its land. The last is too long for its
# land and stands in the sea beside it.
LABELS: Mapping[str, tuple[float, float]] = {
    "north-dorset": (-2.268, 50.882),
    "east-dorset": (-1.942, 50.844),
    "purbeck": (-2.148, 50.643),
    "weymouth-and-portland": (-2.73, 50.556),
}

GRID = 0.0002
"""Degrees. What two districts draw closer together than this is one line."""
TOLERANCE = 0.002
"""Degrees; about one part in 600 of the width of the map."""
SMALLEST = 0.00003
"""Square degrees, about a quarter of a square kilometre: islets below it are left out."""
DECIMALS = 4


def ids_by_name(folder: Path) -> dict[str, str]:
    return {
        yaml.safe_load(file.read_text(encoding="utf-8"))["name"]: file.stem
        for file in sorted(folder.glob("*.yaml"))
    }


def coverage_of(districts: Sequence[MultiPolygon]) -> list[MultiPolygon]:
    """The same land cut along all lines at once: neighbours share each point of their line.

    A piece too small to be seen, one in no district and one in two go to the neighbour that they
    share the longest line with; one with no neighbour is an islet and is left out.
    """
    snapped = [shapely.set_precision(each, GRID) for each in districts]
    whole = unary_union(snapped)
    land = unary_union([Polygon(part.exterior) for part in getattr(whole, "geoms", [whole])])
    pieces: list[list[Polygon]] = [[] for _ in districts]
    small = []
    for face in polygonize(unary_union([each.boundary for each in snapped])):
        point = face.representative_point()
        owners = [number for number, each in enumerate(snapped) if each.contains(point)]
        if len(owners) == 1 and face.area >= SMALLEST:
            pieces[owners[0]].append(face)
        elif land.contains(point):
            small.append(face)
    large = [unary_union(each) for each in pieces]
    for face in small:
        shared = [face.intersection(each).length for each in large]
        if max(shared) > 0:
            pieces[shared.index(max(shared))].append(face)
    return [unary_union(each) for each in pieces]


def simplified(districts: Sequence[MultiPolygon]) -> list[list[Polygon]]:
    """The parts of each district, in the same order, largest first."""
    coverage = shapely.coverage_simplify(coverage_of(districts), TOLERANCE)
    return [
        sorted(getattr(each, "geoms", [each]), key=lambda part: -part.area) for each in coverage
    ]


def rings_of(part: Polygon) -> list[list[list[float]]]:
    return [
        [[round(lon, DECIMALS), round(lat, DECIMALS)] for lon, lat in ring.coords]
        for ring in (part.exterior, *part.interiors)
    ]


def feature(id_: str, parts: Sequence[Polygon]) -> dict[str, Any]:
    middle = shapely.maximum_inscribed_circle(parts[0], tolerance=0.001).coords[0]
    lon, lat = LABELS.get(id_, middle)
    return {
        "type": "Feature",
        "properties": {"locality": id_, "label": [round(lon, 3), round(lat, 3)]},
        "geometry": {"type": "MultiPolygon", "coordinates": [rings_of(part) for part in parts]},
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("districts", "localities", "output"):
        parser.add_argument(name, type=Path)
    asked = parser.parse_args()
    ids = ids_by_name(asked.localities)
    features = json.loads(asked.districts.read_text(encoding="utf-8"))["features"]
    wanted = [each for each in features if each["properties"]["name"] in ids]
    land = simplified([shape(each["geometry"]) for each in wanted])
    named = [
        (ids[each["properties"]["name"]], parts) for each, parts in zip(wanted, land, strict=True)
    ]
    lines = ",\n".join(json.dumps(feature(*each), separators=(",", ":")) for each in sorted(named))
    asked.output.write_text(
        f'{{"type":"FeatureCollection","note":{json.dumps(NOTE)},"features":[\n{lines}\n]}}\n',
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
