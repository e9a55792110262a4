"""Localities, their towns and villages, and the table that leads from a postcode to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from fingerpost.model.asking import Ask
from fingerpost.model.colours import Colour
from fingerpost.model.fields import Degrees, Line, Prose, Slug, WholeNumber, choice
from fingerpost.model.record import Record
from fingerpost.model.venue import Coordinates


class Settlement(StrEnum):
    TOWN = "town"
    VILLAGE = "village"
    SUBURB = "suburb"


class Town(Record):
    """A town or village with a page of its own."""

    id: Annotated[Slug, Ask("Id", "A permanent short name for links.", "upper-okeford")]
    name: Annotated[str, Line(60), Ask("Name", "The name of the town or village.", "Upper Okeford")]
    also_known_as: Annotated[
        tuple[Annotated[str, Line(60)], ...],
        Ask("Other names", "Old or everyday names that people may search for.", "[Top End]"),
    ] = ()
    kind: Annotated[
        Settlement,
        choice(Settlement),
        Ask("Town or village", "What sort of place it is.", "village"),
    ] = Settlement.VILLAGE
    lat: Annotated[Degrees, Ask("Latitude", "Degrees to the north, with decimals.", "50.8570")]
    lon: Annotated[
        Degrees,
        Ask("Longitude", "Degrees to the east, with decimals; west has a minus.", "-2.1652"),
    ]
    introduction: Annotated[
        str,
        Prose(600),
        Ask("About it", "A few sentences for its page.", "Two halls stand beside the green."),
    ] = ""
    getting_about: Annotated[
        str,
        Prose(400),
        Ask(
            "Getting about", "How people get there and away.", "A bus comes every hour on weekdays."
        ),
    ] = ""

    @property
    def coordinates(self) -> Coordinates:
        return Coordinates(self.lat, self.lon)


class Locality(Record):
    """A file of `content/localities/`; its name is the locality's id. `order` sorts them."""

    name: Annotated[
        str, Line(60), Ask("Name", "What the part of the area is called.", "North Vale")
    ]
    order: Annotated[
        WholeNumber, Ask("Order", "Localities with a smaller number come first.", "1")
    ] = 0
    colour: Annotated[
        Colour | None,
        choice(Colour),
        Ask("Colour", "Its colour on arms and maps; its name always stands beside it.", "clay"),
    ] = None
    introduction: Annotated[
        str,
        Prose(600),
        Ask("About it", "A few sentences for its page.", "Hills, and six small towns."),
    ] = ""
    neighbours: Annotated[
        tuple[Slug, ...], Ask("Neighbours", "The ids of the localities next to it.", "[south-vale]")
    ] = ()
    towns: Annotated[
        tuple[Town, ...],
        Ask(
            "Towns and villages",
            "Those that have pages of their own.",
            "[{id: upper-okeford, name: Upper Okeford, lat: 50.8570, lon: -2.1652}]",
        ),
    ] = ()


@dataclass(frozen=True, slots=True)
class Postcode:
    """Where a postcode lies, and the id of the town or village that it belongs to."""

    coordinates: Coordinates
    town: str


Postcodes = Mapping[str, Postcode]


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place that people may set out from, in the area or over its border. `near` is the town that
    tells it from others of its name; empty for a town."""

    name: str
    near: str
    coordinates: Coordinates


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Where people may be, besides the postcodes and towns of the directory: the middle of each
    sector ("AB1 2") and outcode ("AB1") by its name, and places. All may be empty."""

    sectors: Mapping[str, Coordinates] = field(default_factory=dict)
    outcodes: Mapping[str, Coordinates] = field(default_factory=dict)
    places: tuple[NamedPlace, ...] = ()


@dataclass(frozen=True, slots=True)
class Boundary:
    """The lines round one locality: each ring is the outside of a part of it, or of a hole in one;
    its last point leads back to its first. `label` is the middle of where its name is written."""

    rings: tuple[tuple[Coordinates, ...], ...]
    label: Coordinates


@dataclass(frozen=True, slots=True)
class Boundaries:
    """The lines of the localities, by id. `note` says whose lines they are."""

    note: str
    by_locality: Mapping[str, Boundary]
