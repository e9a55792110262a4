"""Localities, their towns and villages, and the table that leads from a postcode to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from fingerpost.model.asking import Ask
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
