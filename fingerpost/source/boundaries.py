"""The lines of the localities: GeoJSON of `content/facts/`, for the map."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from fingerpost.diagnostics import Diagnostic, SourceFile, Span, nearest
from fingerpost.model.fields import SLUG
from fingerpost.model.places import Boundaries, Boundary
from fingerpost.model.venue import Coordinates
from fingerpost.source.guards import hides_something

MOST_POINTS = 4000
"""Of all lines together; a page with the map of so many is still light enough for a phone."""
_LARGEST_CHARACTERS = 256 * 1024
_LEAST_DEGREES = 0.001
_MOST_FAULTS = 5

# The poles are left out: a map of equal degrees has no width there.
_Latitude = Annotated[float, Field(ge=-85, le=85)]
_Longitude = Annotated[float, Field(ge=-180, le=180)]
_Point = tuple[_Longitude, _Latitude]
_Ring = Annotated[tuple[_Point, ...], Field(min_length=4)]
_Polygon = Annotated[tuple[_Ring, ...], Field(min_length=1)]


class _Strict(BaseModel):
    """Numbers are numbers and texts are texts; what GeoJSON may hold besides is passed over."""

    model_config = ConfigDict(strict=True, frozen=True, allow_inf_nan=False)


class _Properties(_Strict):
    locality: Annotated[str, Field(pattern=f"^{SLUG.pattern}$", max_length=80)]
    label: _Point


class _Geometry(_Strict):
    type: Literal["MultiPolygon"]
    coordinates: Annotated[tuple[_Polygon, ...], Field(min_length=1)]


class _Feature(_Strict):
    type: Literal["Feature"]
    properties: _Properties
    geometry: _Geometry


class _Collection(_Strict):
    """RFC 7946 3.3, with a note of our own."""

    type: Literal["FeatureCollection"]
    note: Annotated[str, Field(min_length=1, max_length=200)]
    features: Annotated[tuple[_Feature, ...], Field(min_length=1)]


def read_boundaries(
    file: SourceFile, localities: frozenset[str]
) -> tuple[Boundaries | None, list[Diagnostic]]:
    """The lines by locality; each has to be one of `localities`. None: they cannot be drawn."""
    if len(file.text) > _LARGEST_CHARACTERS:
        message = f"this file has {len(file.text):,} characters, and {_LARGEST_CHARACTERS:,}"
        return None, [_fault(file, f"{message} is the most")]
    try:
        collection = _Collection.model_validate_json(file.text)
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_context=False, include_input=False)
        places = [".".join(str(part) for part in each["loc"]) for each in wrong[:_MOST_FAULTS]]
        return None, [_fault(file, _told(place)) for place in places]
    problems = [*_faults_of(file, collection), *_strangers(file, collection, localities)]
    if problems:
        return None, problems
    found = {each.properties.locality: _boundary(each) for each in collection.features}
    return Boundaries(" ".join(collection.note.split()), found), []


def _told(place: str) -> str:
    return f"{place} is not what a map needs" if place else "this is not JSON"


def _boundary(feature: _Feature) -> Boundary:
    rings = tuple(
        tuple(Coordinates(latitude, longitude) for longitude, latitude in ring)
        for polygon in feature.geometry.coordinates
        for ring in polygon
    )
    longitude, latitude = feature.properties.label
    return Boundary(rings, Coordinates(latitude, longitude))


def _faults_of(file: SourceFile, collection: _Collection) -> Iterator[Diagnostic]:
    points = [
        point
        for feature in collection.features
        for polygon in feature.geometry.coordinates
        for ring in polygon
        for point in ring
    ]
    if len(points) > MOST_POINTS:
        yield _fault(file, f"there are {len(points):,} points, and {MOST_POINTS:,} is the most")
    for side in (0, 1):
        degrees = [point[side] for point in points]
        if max(degrees) - min(degrees) < _LEAST_DEGREES:
            yield _fault(file, "these lines enclose no land")
            break
    if hides_something(collection.note) or not collection.note.strip():
        yield _fault(file, "the note holds what nobody can see", collection.note)


def _strangers(
    file: SourceFile, collection: _Collection, localities: frozenset[str]
) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for feature in collection.features:
        id_ = feature.properties.locality
        if id_ not in localities:
            close = nearest(id_, localities)
            hint = f"; the nearest is “{close[0]}”" if close else ""
            yield _fault(file, f"“{id_}” is no locality{hint}", id_)
        elif id_ in seen:
            yield _fault(file, f"“{id_}” is drawn twice", id_)
        seen.add(id_)


def _fault(file: SourceFile, message: str, quoted: str = "") -> Diagnostic:
    """At the last place where `quoted` stands between quotes; else at the start of the file."""
    start = file.text.rfind(f'"{quoted}"') + 1 if quoted else 0
    return Diagnostic(
        "boundaries-not-understood",
        message,
        file,
        Span(start, start + len(quoted) if start else 1),
        expected="GeoJSON in the form that content/facts/PROVENANCE.md describes",
        fix="make the file anew with tools/make_boundaries.py, mend it, or delete it: a directory"
        " without it has no map",
    )
