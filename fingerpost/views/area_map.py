"""The map of the localities: their lines and larger places in the units of one drawing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians
from typing import NamedTuple

from fingerpost import addresses
from fingerpost.directory import Directory
from fingerpost.model.places import Boundaries, Boundary, Locality, Settlement, Town
from fingerpost.model.venue import Coordinates
from fingerpost.source.construct import Sourced

LONGER_SIDE = 1000
"""Units. All measures of a drawing are in units, from its left and its top, without a fraction."""
MARGIN = 12
_DOT = 8
_TOWN_SIZE, _NAME_SIZE = 30, 40
"""The height of letters, as area-map.css has them where the names of towns are shown."""
_LETTER, _BOLD_LETTER = 0.52, 0.6
"""The width of a letter for each unit of its height, with something to spare."""
_LINE = 1.1
_LONG_NAME = 8
_STEP = 10


class Point(NamedTuple):
    x: int
    y: int


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Label(NamedTuple):
    """`anchor` is the side of the text that stands at `at`: start, middle or end."""

    at: Point
    anchor: str
    box: Box


@dataclass(frozen=True, slots=True)
class NameLine:
    """A line of a name. `drop` is how far it stands below the one before, in heights of letters;
    of the first line, below the middle of the name."""

    text: str
    drop: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPlace:
    """A locality. `path` is the `d` of an SVG path, `at` the middle of its name.

    `colour` is the name of a colour, or empty.
    """

    id: str
    name: str
    href: str
    colour: str
    path: str
    at: Point
    lines: tuple[NameLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapTown:
    """A town, `locality` the id of its own. `label` and `anchor` as in `Label`; None: its name has
    no room on the map."""

    name: str
    locality: str
    colour: str
    at: Point
    label: Point | None
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaMap:
    """`note` says whose lines these are."""

    area: str
    note: str
    width: int
    height: int
    places: tuple[MapPlace, ...]
    towns: tuple[MapTown, ...]


class Projection:
    """Degrees to units: a plane on which a step north is as long as a step east in the middle."""

    def __init__(self, boundaries: Boundaries) -> None:
        points = [
            point
            for boundary in boundaries.by_locality.values()
            for ring in boundary.rings
            for point in ring
        ]
        latitudes, longitudes = {one.latitude for one in points}, {one.longitude for one in points}
        self._north, self._west = max(latitudes), min(longitudes)
        self._narrowing = cos(radians((max(latitudes) + min(latitudes)) / 2))
        across = (max(longitudes) - self._west) * self._narrowing
        down = self._north - min(latitudes)
        self._scale = (LONGER_SIDE - 2 * MARGIN) / max(across, down)
        self.width = round(across * self._scale) + 2 * MARGIN
        self.height = round(down * self._scale) + 2 * MARGIN
        rings = (ring for each in boundaries.by_locality.values() for ring in each.rings)
        self._dotted = frozenset(dot for ring in rings for dot in dotted(map(self.point, ring)))

    @property
    def degrees(self) -> tuple[float, float, float, float]:
        """For whoever places points themselves: the longitude of the left margin and the latitude
        of the upper, and the units of a degree across and down."""
        return self._west, self._north, self._narrowing * self._scale, self._scale

    def point(self, there: Coordinates) -> Point:
        across = (there.longitude - self._west) * self._narrowing
        down = self._north - there.latitude
        return Point(round(across * self._scale) + MARGIN, round(down * self._scale) + MARGIN)

    def holds(self, box: Box) -> bool:
        across = box.left >= 0 and box.right <= self.width
        return across and box.top >= 0 and box.bottom <= self.height

    def crossings(self, box: Box) -> int:
        """How much line lies in the box: the less, the better a name reads there."""
        return sum(
            box.left <= dot.x <= box.right and box.top <= dot.y <= box.bottom
            for dot in self._dotted
        )


def dotted(ring: Iterable[Point]) -> Iterator[Point]:
    """The line through the points as dots that stand at most `_STEP` apart."""
    for start, end in pairwise(ring):
        steps = max(abs(end.x - start.x), abs(end.y - start.y)) // _STEP + 1
        for step in range(steps):
            across, down = (end.x - start.x) * step, (end.y - start.y) * step
            yield Point(start.x + across // steps, start.y + down // steps)


def area_map(directory: Directory) -> AreaMap | None:
    """None: nobody has given the lines of the localities."""
    boundaries = directory.boundaries
    if boundaries is None:
        return None
    projection = Projection(boundaries)
    drawn = [each for each in directory.localities if each.id in boundaries.by_locality]
    places = tuple(place_of(each, boundaries.by_locality[each.id], projection) for each in drawn)
    return AreaMap(
        area=directory.settings.area,
        note=boundaries.note,
        width=projection.width,
        height=projection.height,
        places=places,
        towns=tuple(towns_of(directory.localities, places, projection)),
    )


def place_of(locality: Sourced[Locality], boundary: Boundary, projection: Projection) -> MapPlace:
    rings = ([projection.point(point) for point in ring] for ring in boundary.rings)
    return MapPlace(
        id=locality.id,
        name=locality.record.name,
        href=addresses.locality(locality.id),
        colour=str(locality.record.colour or ""),
        path="".join(map(ring_path, rings)),
        at=projection.point(boundary.label),
        lines=name_lines(locality.record.name),
    )


def ring_path(points: Sequence[Point]) -> str:
    """Steps from point to point, each as short as it can be written: `M9 9l3 0-1 4z`.

    Empty for a ring that is smaller than a unit.
    """
    steps: list[str] = []
    at = points[0]
    for point in points[1:]:
        if point != at:
            steps.append(f"{point.x - at.x} {point.y - at.y}")
            at = point
    if len(steps) < 3:
        return ""
    return f"M{points[0].x} {points[0].y}l{' '.join(steps).replace(' -', '-')}z"


def name_lines(name: str) -> tuple[NameLine, ...]:
    """A long name in two lines, as even as can be."""
    breaks = [at for at, sign in enumerate(name) if sign == " "] if len(name) > _LONG_NAME else []
    if not breaks:
        return (NameLine(name, 0.35),)
    at = min(breaks, key=lambda at: max(at, len(name) - at - 1))
    return (NameLine(name[:at], -0.2), NameLine(name[at + 1 :], _LINE))


def towns_of(
    localities: Iterable[Sourced[Locality]], places: Sequence[MapPlace], projection: Projection
) -> Iterator[MapTown]:
    """Every town on the map. The first of each locality choose the place of their names first."""
    towns = [
        (number, locality, town, projection.point(town.coordinates))
        for locality in localities
        for number, town in enumerate(of_kind_town(locality.record.towns))
    ]
    towns = [each for each in towns if projection.holds(dot_box(each[3]))]
    taken = [*map(name_box, places), *(dot_box(dot) for *_, dot in towns)]
    for _, locality, town, dot in sorted(towns, key=lambda each: each[0]):
        label = label_of(town.name, dot, taken, projection)
        if label is not None:
            taken.append(label.box)
        yield MapTown(
            name=town.name,
            locality=locality.id,
            colour=str(locality.record.colour or ""),
            at=dot,
            label=label.at if label else None,
            anchor=label.anchor if label else "",
        )


def of_kind_town(towns: Iterable[Town]) -> Iterator[Town]:
    return (town for town in towns if town.kind is Settlement.TOWN)


def label_of(name: str, dot: Point, taken: Sequence[Box], projection: Projection) -> Label | None:
    """The place of a town's name round its dot: of those that are free the one that crosses least
    of any line. None: all are taken."""
    free = [
        label
        for label in labels_round(dot, round(len(name) * _TOWN_SIZE * _LETTER))
        if projection.holds(label.box) and not any(label.box.touches(other) for other in taken)
    ]
    return min(free, key=lambda label: projection.crossings(label.box), default=None)


def labels_round(dot: Point, wide: int) -> Iterator[Label]:
    """Beside it, above and below, then askew."""
    gap, middle = _DOT + 6, round(_TOWN_SIZE * 0.35)
    above, below = dot.y - gap, dot.y + gap + 2 * middle
    for at, anchor in (
        (Point(dot.x + gap, dot.y + middle), "start"),
        (Point(dot.x - gap, dot.y + middle), "end"),
        (Point(dot.x, above), "middle"),
        (Point(dot.x, below), "middle"),
        (Point(dot.x - _DOT, above), "start"),
        (Point(dot.x - _DOT, below), "start"),
        (Point(dot.x + _DOT, above), "end"),
        (Point(dot.x + _DOT, below), "end"),
    ):
        left = at.x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
        yield Label(at, anchor, Box(left, at.y - 2.3 * middle, left + wide, at.y + 0.5 * middle))


def dot_box(dot: Point) -> Box:
    return Box(dot.x - _DOT, dot.y - _DOT, dot.x + _DOT, dot.y + _DOT)


def name_box(place: MapPlace) -> Box:
    wide = max(len(line.text) for line in place.lines) * _NAME_SIZE * _BOLD_LETTER / 2
    high = round(len(place.lines) * _NAME_SIZE * _LINE / 2)
    # Capitals end below the top of their line.
    top = place.at.y - high + round(_NAME_SIZE * 0.15)
    return Box(place.at.x - wide, top, place.at.x + wide, place.at.y + high)
