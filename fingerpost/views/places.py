"""Pages of places: a locality with its week, a town or village with what is near it."""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from fingerpost import addresses
from fingerpost.directory import Directory
from fingerpost.listing import Facet, Listing, alphabetical
from fingerpost.model.places import Locality, Town
from fingerpost.model.venue import Coordinates, Show, Venue, distance_metres
from fingerpost.source.construct import Sourced
from fingerpost.views.area_map import AreaMap
from fingerpost.views.lists import IndexEntry, ListView, Near
from fingerpost.views.people import ContactView, contact_view, web_link
from fingerpost.views.week import WeekView
from fingerpost.views.words import (
    CountedLink,
    Link,
    in_line,
    miles_words,
    place_words,
    state_notes,
    way_words,
    when_words,
)

_MOST_NEAR = 8
_MOST_TOWNS = 4
_MOST_VENUES = 3


@dataclass(frozen=True, slots=True)
class HubLine:
    """A hub to ring: `contact` None when it tells no way to reach it."""

    name: str
    href: str
    summary: str
    contact: ContactView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalityView:
    """A locality's front page. `list` holds its activities, page by page."""

    id: str
    name: str
    colour: str
    map: AreaMap | None
    introduction: Markup
    hubs: tuple[HubLine, ...]
    week: WeekView
    week_words: str
    categories: tuple[CountedLink, ...]
    times: tuple[CountedLink, ...]
    towns: tuple[CountedLink, ...]
    neighbours: tuple[Link, ...]
    everywhere: tuple[Near, ...]
    list: ListView


@dataclass(frozen=True, slots=True)
class VenueLine:
    """A shared place with an address that may be shown. `way` is empty for one in the town."""

    name: str
    kind: str
    lines: tuple[str, ...]
    about: str
    website: Link | None
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TownView:
    """`list` is what is on in it; `near` what is on elsewhere, nearest first.

    `venues` are the places in it or, where it has none, the nearest elsewhere.
    """

    name: str
    introduction: Markup
    getting_about: Markup
    locality: Link
    neighbours: tuple[IndexEntry, ...]
    has_venues: bool
    venues: tuple[VenueLine, ...]
    near: tuple[Near, ...]
    hubs: tuple[HubLine, ...]
    list: ListView


@dataclass(frozen=True, slots=True)
class LocalityEntry:
    """`times` are the lists that people ask for who are busy by day; `week` says how much of the
    week has something on, and when there is nothing."""

    link: CountedLink
    introduction: Markup
    times: tuple[CountedLink, ...]
    week: str
    towns: tuple[CountedLink, ...]


@dataclass(frozen=True, slots=True)
class PlacesView:
    heading: str
    area: str
    map: AreaMap | None
    localities: tuple[LocalityEntry, ...]
    online: CountedLink


def hub_lines(locality_id: str, directory: Directory) -> tuple[HubLine, ...]:
    """The main hubs of a locality."""
    return tuple(
        HubLine(
            hub.record.name,
            addresses.provider(hub.id),
            hub.record.summary,
            contact_view(hub.record.contact) if hub.record.contact.is_reachable else None,
        )
        for hub in directory.main_hubs.get(locality_id, ())
    )


def near_line(listing: Listing, directory: Directory, metres: float | None) -> Near:
    when = [when_words(schedule) for schedule in listing.schedules] or ["Times not told yet"]
    return Near(
        listing.name,
        listing.provider.record.name,
        addresses.activity(listing.provider.id, listing.anchor),
        "; ".join((*when, *map(in_line, state_notes(listing, directory.day)))),
        place_words(listing, directory),
        f"{miles_words(metres)} in a straight line" if metres is not None else "",
    )


def nearest_listings(town: Town, directory: Directory) -> tuple[Near, ...]:
    """What is on outside `town`, nearest first, each provider's activity with its distance."""
    here = town.coordinates

    def roughly(listing: Listing) -> tuple[float, str]:
        there = listing.situation.coordinates
        if there is None:
            return (float("inf"), listing.id)
        # Flat and unscaled but for the narrowing of longitude at these latitudes: it only sorts.
        rise, run = there.latitude - here.latitude, (there.longitude - here.longitude) * 0.63
        return (rise * rise + run * run, listing.id)

    elsewhere = (
        listing
        for listing in directory.listed
        if listing.situation.coordinates is not None
        and (listing.situation.town is None or listing.situation.town.id != town.id)
    )
    closest = heapq.nsmallest(_MOST_NEAR, elsewhere, key=roughly)
    return tuple(
        near_line(listing, directory, distance_metres(here, listing.situation.coordinates))
        for listing in closest
        if listing.situation.coordinates is not None
    )


def venue_lines_of(town: Town, directory: Directory) -> tuple[VenueLine, ...]:
    """The shared venues of a town."""
    return tuple(
        venue_line(venue, "", directory)
        for venue, _, its_town in shown_venues(directory)
        if its_town is not None and its_town.id == town.id
    )


def nearest_venues(town: Town, directory: Directory) -> tuple[VenueLine, ...]:
    """The shared venues closest to a town that has none of its own."""
    here = town.coordinates
    closest = heapq.nsmallest(
        _MOST_VENUES,
        shown_venues(directory),
        key=lambda placed: (distance_metres(here, placed[1]), placed[0].name),
    )
    return tuple(
        venue_line(venue, way_words(here, there), directory) for venue, there, _ in closest
    )


def shown_venues(directory: Directory) -> Iterator[tuple[Venue, Coordinates, Town | None]]:
    """The shared venues whose address is shown in full, with where each lies."""
    for venue in directory.records.venues:
        if venue.record.show is Show.FULL and venue.id in directory.place_by_venue:
            yield venue.record, *directory.place_by_venue[venue.id]


def venue_line(venue: Venue, way: str, directory: Directory) -> VenueLine:
    term = directory.vocabulary("venue-types").term_by_id.get(venue.type or "")
    lines = tuple(filter(None, (venue.address, venue.postcode)))
    kind = term.label if term else ""
    return VenueLine(venue.name, kind, lines, venue.about, web_link(venue.website), way)


def nearest_towns(town: Town, directory: Directory) -> tuple[IndexEntry, ...]:
    """The towns and villages closest to `town`, of every locality, with how to find them."""
    here = town.coordinates
    others = (other for _, other in directory.towns if other.id != town.id)
    closest = heapq.nsmallest(
        _MOST_TOWNS,
        others,
        key=lambda other: (distance_metres(here, other.coordinates), other.id),
    )
    return tuple(
        IndexEntry(
            other.name,
            addresses.town(other.id),
            len(directory.listed_in(Facet.TOWN, other.id)),
            way_words(here, other.coordinates).capitalize(),
        )
        for other in closest
    )


def neighbours(locality: Locality, directory: Directory) -> tuple[Link, ...]:
    names = {each.id: each.record.name for each in directory.localities}
    return tuple(
        Link(names[id_], addresses.locality(id_)) for id_ in locality.neighbours if id_ in names
    )


def town_links(towns: Iterable[Town], counts: dict[str, int]) -> tuple[CountedLink, ...]:
    """Every town by name, with how many activities there are in it."""
    shown = sorted(towns, key=lambda town: (alphabetical(town.name), town.id))
    return tuple(
        CountedLink(town.name, addresses.town(town.id), counts.get(town.id, 0)) for town in shown
    )


def locality_link(locality: Sourced[Locality]) -> Link:
    return Link(locality.record.name, addresses.locality(locality.id))


def locality_links(directory: Directory) -> tuple[CountedLink, ...]:
    return tuple(
        CountedLink(
            each.record.name,
            addresses.locality(each.id),
            len(directory.listed_in(Facet.LOCALITY, each.id)),
            each.record.colour or "",
        )
        for each in directory.localities
    )
