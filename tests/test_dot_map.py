"""The map of what was found: dots where the places are, and the same in words."""

from typing import Any

from fingerpost.directory import Directory
from fingerpost.views.area_map import MARGIN, Projection
from fingerpost.views.dot_map import dot_map
from tests.javascript import evaluated


def test_a_script_puts_a_point_where_the_drawing_has_it(dorset: Directory) -> None:
    drawn = dot_map(dorset)
    assert drawn is not None
    assert dorset.boundaries is not None
    projection = Projection(dorset.boundaries)
    towns = [town.coordinates for _, town in dorset.towns]
    frame = {
        name: getattr(drawn, name)
        for name in ("west", "north", "across", "down", "margin", "width", "height")
    }
    points = [{"lat": town.latitude, "lon": town.longitude} for town in towns]
    spots = evaluated(
        "dot-map",
        "given.points.map((point) => module.spotOf(point, given.frame))",
        {"points": points, "frame": frame},
    )
    for spot, town in zip(spots, towns, strict=True):
        expected = projection.point(town)
        assert abs(spot["x"] - expected.x) <= 1
        assert abs(spot["y"] - expected.y) <= 1
    assert len(drawn.paths) == len(dorset.boundaries.by_locality)
    assert drawn.margin == MARGIN


def told(points: list[Any]) -> tuple[list[int], str]:
    expression = "[module.placesOf(given), module.wordsOf(given, module.placesOf(given))]"
    places, words = evaluated("dot-map", expression, points)
    return [place["count"] for place in places], words


HERE, THERE = {"lat": 50.7, "lon": -2.1}, {"lat": 50.8, "lon": -2.1}


def test_the_words_say_what_the_dots_show() -> None:
    assert told([HERE, THERE, THERE, None]) == (
        [2, 1],
        "3 activities in 2 places. 1 activity has no one place, such as those online.",
    )
    assert told([HERE]) == ([1], "1 activity in 1 place.")
    assert told([None, None]) == (
        [],
        "2 activities have no one place, such as those online.",
    )


def test_a_point_off_the_drawing_has_no_dot_and_no_dot_covers_the_county() -> None:
    frame = {"west": -3, "north": 51, "across": 900, "down": 1400, "margin": 12, "width": 1000, "height": 700}  # fmt: skip
    points = [{"lat": 60, "lon": -2.5}, {"lat": 50.9, "lon": -9}]
    expression = "given.points.map((point) => module.spotOf(point, given.frame))"
    assert evaluated("dot-map", expression, {"points": points, "frame": frame}) == [None, None]
    one, four, many = evaluated("dot-map", "[1, 4, 5000].map(module.radiusOf)")
    assert (four, many) == (2 * one, 44)
