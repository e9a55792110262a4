"""Where something happens: a venue, how to get into it, and how much of its address is shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt
from typing import Annotated

from pydantic import Field

from fingerpost.model.answers import Access
from fingerpost.model.fields import Day, Degrees, Line, Postcode, Told, YesNo, choice
from fingerpost.model.reach import WebAddress
from fingerpost.model.record import Record
from fingerpost.model.vocabulary import AccessFeature, VenueType

_EARTH_RADIUS_METRES = 6_371_000


@dataclass(frozen=True, slots=True, order=True)
class Coordinates:
    """Degrees, WGS 84."""

    latitude: float
    longitude: float


def distance_metres(one: Coordinates, other: Coordinates) -> float:
    """In a straight line over the ground (haversine)."""
    rise = radians(other.latitude - one.latitude) / 2
    run = radians(other.longitude - one.longitude) / 2
    part = (
        sin(rise) ** 2 + cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(run) ** 2
    )
    return 2 * _EARTH_RADIUS_METRES * asin(sqrt(part))


class Show(StrEnum):
    """How much of an address is published, in every form alike."""

    FULL = "full"
    STREET_HIDDEN = "street hidden"
    AREA_ONLY = "area only"


class Photo(Record):
    """A picture of `content/images/`; `alt` says what it shows to somebody who cannot see it."""

    file: Annotated[str, Line(100)]
    alt: Annotated[str, Line(200)] = ""
    credit: Annotated[str, Line(100)] = ""
    shows_people: Told = YesNo.NO


class Venue(Record):
    """A place with its access facts, in `content/venues/` or written inside an activity.

    Coordinates come from the postcode; `lat` and `lon` are for the few places where it misleads.
    """

    name: Annotated[str, Line(80)]
    address: Annotated[str, Line(200)] = ""
    postcode: Postcode | None = None
    show: Annotated[Show, choice(Show)] = Show.FULL
    type: VenueType | None = None
    website: WebAddress | None = None
    access: Mapping[AccessFeature, Access] = Field(default_factory=dict)
    access_note: Annotated[str, Line(300)] = ""
    guide_url: WebAddress | None = None
    photos: tuple[Photo, ...] = ()
    lat: Degrees | None = None
    lon: Degrees | None = None
    reviewed: Day | None = None

    @property
    def typed_coordinates(self) -> Coordinates | None:
        if self.lat is None or self.lon is None:
            return None
        return Coordinates(self.lat, self.lon)
