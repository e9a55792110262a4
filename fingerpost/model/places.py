"""Localities, their towns and villages, and the table that leads from a postcode to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from fingerpost.model.fields import Degrees, Line, Prose, Slug, WholeNumber, choice
from fingerpost.model.record import Record
from fingerpost.model.venue import Coordinates


class Settlement(StrEnum):
    TOWN = "town"
    VILLAGE = "village"
    SUBURB = "suburb"


class Town(Record):
    """A town or village with a page of its own."""

    id: Slug
    name: Annotated[str, Line(60)]
    also_known_as: tuple[Annotated[str, Line(60)], ...] = ()
    kind: Annotated[Settlement, choice(Settlement)] = Settlement.VILLAGE
    lat: Degrees
    lon: Degrees
    introduction: Annotated[str, Prose(600)] = ""
    getting_about: Annotated[str, Prose(400)] = ""

    @property
    def coordinates(self) -> Coordinates:
        return Coordinates(self.lat, self.lon)


class Locality(Record):
    """A file of `content/localities/`; its name is the locality's id. `order` sorts them."""

    name: Annotated[str, Line(60)]
    order: WholeNumber = 0
    introduction: Annotated[str, Prose(600)] = ""
    neighbours: tuple[Slug, ...] = ()
    towns: tuple[Town, ...] = ()


@dataclass(frozen=True, slots=True)
class Postcode:
    """Where a postcode lies, and the id of the town or village that it belongs to."""

    coordinates: Coordinates
    town: str


Postcodes = Mapping[str, Postcode]
