"""Where something happens: a venue, how to get into it, and how much of its address is shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt
from typing import Annotated

from pydantic import Field

from fingerpost.model.answers import Access
from fingerpost.model.asking import Ask
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

    file: Annotated[
        str,
        Line(100),
        Ask("File", "The picture's file name in content/images/.", "raised-beds.jpg"),
    ]
    alt: Annotated[
        str,
        Line(200),
        Ask(
            "In words",
            "What the picture shows, for somebody who cannot see it; it is needed.",
            "Two people plant beans in a raised bed.",
        ),
    ] = ""
    credit: Annotated[str, Line(100), Ask("Credit", "Who took the picture.", "Okeford Growers")] = (
        ""
    )
    shows_people: Annotated[
        Told,
        Ask(
            "Shows people",
            "Whether people can be recognised; then `consent` needs their day.",
            "no",
        ),
    ] = YesNo.NO


class Venue(Record):
    """A place with its access facts, in `content/venues/` or written inside an activity.

    Coordinates come from the postcode; `lat` and `lon` are for the few places where it misleads.
    """

    name: Annotated[
        str, Line(80), Ask("Name of the place", "What people call it.", "Okeford Village Hall")
    ]
    address: Annotated[
        str,
        Line(200),
        Ask(
            "Address",
            "The street and the town or village, without the postcode.",
            "Mill Lane, Okeford",
        ),
    ] = ""
    postcode: Annotated[
        Postcode | None,
        Ask("Postcode", "The whole postcode; it puts the place on its lists.", "AB1 2CD"),
    ] = None
    show: Annotated[
        Show,
        choice(Show),
        Ask(
            "How much to show",
            "How much of the address is public; for a home, choose area only.",
            "full",
        ),
    ] = Show.FULL
    type: Annotated[
        VenueType | None, Ask("Kind of place", "What sort of place it is.", "Village hall")
    ] = None
    website: Annotated[
        WebAddress | None,
        Ask("Website", "The place's own web address.", "https://hall.example.org/"),
    ] = None
    about: Annotated[
        str,
        Line(200),
        Ask("About it", "A fact or two about the place itself.", "The village runs it."),
    ] = ""
    access: Annotated[
        Mapping[AccessFeature, Access],
        Ask(
            "Access",
            "For each feature yes, no or partly, then a comma and a note if you like.",
            '{Step-free entrance: "partly, ring first for the ramp"}',
        ),
    ] = Field(default_factory=dict)
    access_note: Annotated[
        str,
        Line(300),
        Ask(
            "More about access",
            "Anything else that helps a person decide.",
            "The path from the gate is gravel.",
        ),
    ] = ""
    guide_url: Annotated[
        WebAddress | None,
        Ask(
            "Access guide",
            "The web address of a detailed access guide.",
            "https://hall.example.org/access",
        ),
    ] = None
    photos: Annotated[
        tuple[Photo, ...],
        Ask(
            "Photos of the place",
            "Pictures from content/images/, such as the way in.",
            "[{file: hall-door.jpg, alt: A wide door with a ramp.}]",
        ),
    ] = ()
    lat: Annotated[
        Degrees | None,
        Ask("Latitude", "Only where the postcode leads to the wrong spot.", "50.8570"),
    ] = None
    lon: Annotated[
        Degrees | None,
        Ask("Longitude", "Only where the postcode leads to the wrong spot.", "-2.1652"),
    ] = None
    reviewed: Annotated[
        Day | None,
        Ask(
            "Reviewed",
            "The day on which somebody last confirmed the facts of the place.",
            "2026-11-10",
        ),
    ] = None

    @property
    def typed_coordinates(self) -> Coordinates | None:
        if self.lat is None or self.lon is None:
            return None
        return Coordinates(self.lat, self.lon)
