"""The map: its file is untrusted, its drawing is whole, its names have room."""

import json
import re
from collections.abc import Mapping
from itertools import combinations, pairwise
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.diagnostics import SourceFile
from fingerpost.directory import Directory
from fingerpost.model.places import Boundary
from fingerpost.model.venue import Coordinates
from fingerpost.pages.plan import lay_out
from fingerpost.pipeline import templates_for
from fingerpost.source.boundaries import MOST_POINTS, read_boundaries
from fingerpost.views.area_map import (
    AreaMap,
    Box,
    MapPlace,
    MapTown,
    NameLine,
    Point,
    Projection,
    area_map,
    label_of,
    name_box,
    name_lines,
    ring_path,
)
from tests.building import ROOT, SMALL_TOWN, TEMPLATES, addresses_of, related

SQUARE = [[-2.2, 50.6], [-2.1, 50.6], [-2.1, 50.7], [-2.2, 50.7], [-2.2, 50.6]]
PATHS_MOST_BYTES = 10_000
MOVED = {"Sherborne"}
"""Towns that the directory counts with another locality than the one whose lines they lie in."""


def collection(
    *,
    note: object = "A note.",
    ring: object = SQUARE,
    label: object = (-2.15, 50.65),
    **more: object,
) -> dict[str, Any]:
    return {
        "type": "FeatureCollection",
        "note": note,
        "features": [
            {
                "type": "Feature",
                "properties": {"locality": "moor", "label": label, **more},
                "geometry": {"type": "MultiPolygon", "coordinates": [[ring]]},
            }
        ],
    }


def codes_of(text: str) -> list[str]:
    boundaries, problems = read_boundaries(
        SourceFile("content/facts/boundaries.json", text), frozenset({"moor"})
    )
    assert (boundaries is None) == bool(problems)
    return [problem.code for problem in problems]


def test_a_good_file_is_read() -> None:
    file = SourceFile("content/facts/boundaries.json", json.dumps(collection()))
    boundaries, problems = read_boundaries(file, frozenset({"moor"}))
    assert problems == []
    assert boundaries is not None
    assert boundaries.note == "A note."
    corners = tuple(Coordinates(latitude, longitude) for longitude, latitude in SQUARE)
    assert boundaries.by_locality == {"moor": Boundary((corners,), Coordinates(50.65, -2.15))}


HOSTILE: Mapping[str, Any] = {
    "a text for a number": collection(ring=[["-2.2", 50.6], *SQUARE]),
    "true for a number": collection(ring=[[True, 50.6], *SQUARE]),
    "a number too large": collection(ring=[[-2.2, 10**400], *SQUARE]),
    "no number": collection(ring=[[-2.2, float("nan")], *SQUARE]),
    "without end": collection(ring=[[-2.2, float("-inf")], *SQUARE]),
    "beyond the pole": collection(ring=[[-2.2, 90.5], *SQUARE]),
    "round the world": collection(ring=[[-181, 50.6], *SQUARE]),
    "three numbers": collection(ring=[[-2.2, 50.6, 0], *SQUARE]),
    "too few points": collection(ring=SQUARE[:3]),
    "too many points": collection(ring=SQUARE * (MOST_POINTS // 5 + 1)),
    "one point for all": collection(ring=[SQUARE[0]] * 5),
    "a line": collection(ring=[[-2.2, 50.6], [-2.1, 50.6]] * 3),
    "an object for a ring": collection(ring={"0": [0, 0]}),
    "no label": collection(label=None),
    "markup for an id": collection(locality='"><script>'),
    "another locality": collection(locality="moors"),
    "an empty note": collection(note=" "),
    "a long note": collection(note="x" * 201),
    "a note that hides something": collection(note="A \u202e note."),
    "a note that is no text": collection(note=["A note."]),
    "a list": [collection()],
    "nothing": {},
    "no features": {**collection(), "features": []},
    "twice": {**collection(), "features": collection()["features"] * 2},
}


@pytest.mark.parametrize("wrong", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_map_is_refused(wrong: object) -> None:
    assert set(codes_of(json.dumps(wrong))) == {"boundaries-not-understood"}


@pytest.mark.parametrize(
    "text",
    ["", "{", "[" * 100_000, '{"a":' * 50_000, "null", "\ud800", "0" * 300_000, " " * 300_000],
)
def test_what_is_no_json_is_refused(text: str) -> None:
    assert codes_of(text) == ["boundaries-not-understood"]


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    assert set(codes_of(text)) == {"boundaries-not-understood"}


def test_the_dummy_town_is_drawn() -> None:
    assert area_map(related(SMALL_TOWN)) == AreaMap(
        area="Smalltown",
        note="Two squares, made up for tests.",
        width=435,
        height=1000,
        places=(
            MapPlace(
                id="hillside",
                name="Hillside",
                href="/places/hillside/",
                colour="",
                path="M12 500l411 0 0-488-411 0 0 488z",
                at=Point(218, 370),
                lines=(NameLine("Hillside", 0.35),),
            ),
            MapPlace(
                id="harbourside",
                name="Harbourside",
                href="/places/harbourside/",
                colour="",
                path="M12 988l411 0 0-488-411 0 0 488z",
                at=Point(218, 663),
                lines=(NameLine("Harbourside", 0.35),),
            ),
        ),
        towns=(
            MapTown(
                name="Cobbleton",
                locality="hillside",
                colour="",
                at=Point(320, 175),
                label=Point(306, 185),
                anchor="end",
            ),
            MapTown(
                name="Gullsea",
                locality="harbourside",
                colour="",
                at=Point(115, 825),
                label=Point(129, 835),
                anchor="start",
            ),
        ),
    )


def test_a_directory_without_lines_has_no_map() -> None:
    assert area_map(related(ROOT / "tests/other-town/content")) is None


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Purbeck", ["Purbeck"]),
        ("Harbourside", ["Harbourside"]),
        ("North Moor", ["North", "Moor"]),
        ("Wenlow and Fenny", ["Wenlow", "and Fenny"]),
    ],
)
def test_a_long_name_stands_in_two_lines(name: str, lines: list[str]) -> None:
    assert [line.text for line in name_lines(name)] == lines


def test_a_path_leaves_out_what_is_smaller_than_a_unit() -> None:
    corners = [Point(9, 9), Point(9, 9), Point(12, 9), Point(11, 13), Point(9, 9)]
    assert ring_path(corners) == "M9 9l3 0-1 4-2-4z"
    assert ring_path([Point(9, 9), Point(9, 9), Point(10, 9), Point(9, 9)]) == ""


def test_a_name_without_room_is_left_out(dorset: Directory) -> None:
    assert dorset.boundaries is not None
    projection = Projection(dorset.boundaries)
    everything = [Box(0, 0, projection.width, projection.height)]
    assert label_of("Wenlow", Point(400, 400), everything, projection) is None


def drawn(directory: Directory) -> AreaMap:
    made = area_map(directory)
    assert made is not None
    return made


def test_every_locality_of_the_content_is_drawn_once(dorset: Directory) -> None:
    made = drawn(dorset)
    assert [place.id for place in made.places] == [each.id for each in dorset.localities]
    assert all(place.path for place in made.places)
    assert sum(len(place.path) for place in made.places) <= PATHS_MOST_BYTES
    assert made.note


def corners_of(path: str) -> list[list[Point]]:
    rings = []
    for ring in filter(None, path.split("z")):
        numbers = [int(number) for number in re.findall(r"-?\d+", ring)]
        at = Point(0, 0)
        points = []
        for across, down in zip(numbers[::2], numbers[1::2], strict=True):
            at = Point(at.x + across, at.y + down)
            points.append(at)
        rings.append(points)
    return rings


def holds(place: MapPlace, point: Point) -> bool:
    """Counts the edges that a line to the right crosses."""
    edges = [edge for ring in corners_of(place.path) for edge in pairwise([*ring, ring[0]])]
    crossed = [
        point.x < one.x + (point.y - one.y) * (other.x - one.x) / (other.y - one.y)
        for one, other in edges
        if (one.y > point.y) != (other.y > point.y)
    ]
    return sum(crossed) % 2 == 1


def test_each_town_lies_inside_the_lines_of_its_locality_or_at_their_edge(
    dorset: Directory,
) -> None:
    made = drawn(dorset)
    places = {place.id: place for place in made.places}
    # A harbour town may stand a unit or two off a simplified coast.
    near = [(x, y) for x in (-4, 0, 4) for y in (-4, 0, 4)]
    outside = {
        town.name
        for town in made.towns
        if not any(
            holds(places[town.locality], Point(town.at.x + x, town.at.y + y)) for x, y in near
        )
    }
    assert outside == MOVED
    assert len(made.towns) > 10


def test_neighbours_share_their_lines(dorset: Directory) -> None:
    """Without gaps: what only one locality has of an edge is coast, or the edge of the area."""
    boundaries = dorset.boundaries
    assert boundaries is not None
    points = {
        id_: {point for ring in each.rings for point in ring}
        for id_, each in boundaries.by_locality.items()
    }
    ids = {each.id for each in dorset.localities}
    for locality in dorset.localities:
        for neighbour in ids.intersection(locality.record.neighbours):
            assert len(points[locality.id] & points[neighbour]) >= 2, (locality.id, neighbour)


def test_names_of_localities_stand_clear_of_each_other_and_of_the_edge(dorset: Directory) -> None:
    made = drawn(dorset)
    boxes = [name_box(place) for place in made.places]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].touches(pair[1])]
    assert dorset.boundaries is not None
    assert all(Projection(dorset.boundaries).holds(box) for box in boxes)


SVG = "{http://www.w3.org/2000/svg}"


def rendered(directory: Directory, component: str, **more: str) -> ET.Element:
    templates = templates_for(directory, lay_out(directory), TEMPLATES)
    html = str(templates._macro(component)(map=drawn(directory), **more))
    return ET.fromstring(html.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


@pytest.mark.parametrize("named", ["small town", "content"])
def test_the_drawing_is_well_formed_and_links_each_locality(dorset: Directory, named: str) -> None:
    directory = dorset if named == "content" else related(SMALL_TOWN)
    figure = rendered(directory, "area-map")
    links = {"".join(link.itertext()).strip(): link.get("href") for link in figure.iter(f"{SVG}a")}
    assert [*links] == [each.record.name for each in directory.localities]
    assert set(links.values()) <= addresses_of(directory)
    ids = [each.get("id") for each in figure.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    used = {(use.get("href") or "").removeprefix("#") for use in figure.iter(f"{SVG}use")}
    assert used <= set(ids)


def test_a_locator_marks_one_locality_and_links_nothing(dorset: Directory) -> None:
    here = dorset.localities[1]
    figure = rendered(dorset, "locator-map", here=here.id, name=here.record.name)
    assert not [*figure.iter(f"{SVG}a")]
    classes = [(path.get("class") or "").split()[0] for path in figure.iter(f"{SVG}path")]
    assert classes.count("locator-map__here") == 1
    assert classes.count("locator-map__land") == len(dorset.localities) - 1
    svg = figure.find(f"{SVG}svg")
    assert svg is not None
    assert here.record.name in (svg.get("aria-label") or "")
