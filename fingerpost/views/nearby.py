"""Ways on from one activity: the nearest of the same kind that somebody can go to instead, and the
nearest of those who share its hub."""

import heapq
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from math import inf

from fingerpost import addresses
from fingerpost.directory import Directory
from fingerpost.listing import Facet, Freshness, Listing, alphabetical
from fingerpost.model.fields import YesNo
from fingerpost.model.notices import PLACES_LAST_DAYS, State
from fingerpost.model.provider import Provider
from fingerpost.model.venue import Coordinates, distance_metres
from fingerpost.source.construct import Sourced
from fingerpost.views.lists import Near
from fingerpost.views.places import near_line
from fingerpost.views.words import Link, miles_words, way_words

_MOST = 3
# About 10 miles is still nearby; who cannot come at all may want to go twice as far.
_NEARBY_METRES = 16_000
_INSTEAD_METRES = 32_000
_SAME_POINT_METRES = 50
_METRES_A_DEGREE = 110_000  # of latitude, a little less than anywhere on earth


@dataclass(frozen=True, slots=True)
class Nearby:
    """`activities` are at most three, the nearest first, and never empty."""

    heading: str
    activities: tuple[Near, ...]


@dataclass(frozen=True, slots=True)
class FellowSpokes:
    """The other spokes of a hub that lie nearest, and as the last link all of them."""

    hub: str
    links: tuple[Link, ...]


def fellow_spokes(
    provider: Sourced[Provider], hubs: Iterable[Link], directory: Directory
) -> Iterator[FellowSpokes]:
    """For each of `hubs`, the pages of hubs that the provider is connected to; none that has no
    other spoke."""
    by_address = {addresses.provider(hub.id): hub for hub in directory.hubs}
    points = points_of(provider, directory)
    for link in hubs:
        hub = by_address.get(link.href)
        spokes = directory.spokes_by_hub.get(hub.id, ()) if hub else ()
        others = [spoke for spoke in spokes if spoke.id != provider.id]
        if hub is None or hub.record.hub_details is None or not others:
            continue

        def far(spoke: Sourced[Provider]) -> tuple[float, str, str]:
            ways = (
                distance_metres(here, there)
                for here in points
                for there in points_of(spoke, directory)
            )
            return (min(ways, default=inf), alphabetical(spoke.record.name), spoke.id)

        closest = heapq.nsmallest(_MOST, others, key=far)
        names = [Link(each.record.name, addresses.provider(each.id)) for each in closest]
        everyone = Link(f"All the spokes of {link.text}", addresses.spokes(hub.id))
        yield FellowSpokes(link.text, (*names, everyone))


def points_of(provider: Sourced[Provider], directory: Directory) -> tuple[Coordinates, ...]:
    """Where its activities happen, each point once, in order."""
    listings = directory.listings_by_provider.get(provider.id, ())
    points = (listing.situation.coordinates for listing in listings)
    return tuple(sorted({point for point in points if point is not None}))


def nearby_by_anchor(
    listings: Iterable[Listing], directory: Directory
) -> Mapping[str, Nearby | None]:
    """Of each activity of a provider, by its anchor; what is proposed for one is not proposed
    again, unless nobody can come to that other activity."""
    told: set[str] = set()
    found: dict[str, Nearby | None] = {}
    for listing in listings:
        nearby = nearby_view(listing, directory, told)
        found[listing.anchor] = nearby
        if nearby is not None:
            told.update(near.href for near in nearby.activities)
    return found


def nearby_view(listing: Listing, directory: Directory, told: Collection[str]) -> Nearby | None:
    """What to try instead of one that has no place or is paused; else what is like it nearby, but
    for what is `told` on the page already, by its address."""
    heading = heading_of(listing, directory.day)
    if heading is not None:
        found = nearest_alike(listing, directory, _INSTEAD_METRES)
    else:
        heading = "Something like it nearby"
        alike = nearest_alike(listing, directory, _NEARBY_METRES)
        found = tuple(near for near in alike if near.href not in told)
    return Nearby(heading, found) if found else None


def heading_of(listing: Listing, day: date) -> str | None:
    """None: nothing keeps people from going there."""
    if is_paused(listing, day):
        return "While this is paused, try"
    if listing.is_closed or listing.has_ended:
        return "Instead of this, try"
    return "If this is full, try" if is_full(listing, day) else None


def is_paused(listing: Listing, day: date) -> bool:
    status = listing.status
    if status is None or status.state is not State.PAUSED:
        return False
    return status.until is None or status.until > day


def is_full(listing: Listing, day: date) -> bool:
    """Whether it was full or had a waiting list, as long as the number is fresh."""
    places = listing.activity.places
    if places is None or (day - places.as_of).days > PLACES_LAST_DAYS:
        return False
    return places.free == 0 or places.waiting_list is YesNo.YES


def nearest_alike(listing: Listing, directory: Directory, reach: float) -> tuple[Near, ...]:
    """Of other providers, at most `reach` metres off, with a category of its own in common, and
    with room as far as anybody knows. What has no place is compared by locality, without a
    distance."""
    here = listing.situation.coordinates
    alike = alike_listings(listing, directory)
    if here is None:
        localities = {locality.id for locality in listing.situation.localities}
        found = (
            other
            for other in alike
            if other.activity.attending is listing.activity.attending
            and not localities.isdisjoint(each.id for each in other.situation.localities)
            and may_have_room(other, directory.day)
        )
        return tuple(near_line(other, directory, None) for other in islice(found, _MOST))
    placed = sorted(within(reach, here, alike), key=lambda pair: (pair[0], pair[1].id))
    closest = (pair for pair in placed if may_have_room(pair[1], directory.day))
    return tuple(
        replace(near_line(other, directory, metres), distance=way_of(here, metres, other))
        for metres, other in islice(closest, _MOST)
    )


def within(
    reach: float, here: Coordinates, listings: Iterable[Listing]
) -> Iterator[tuple[float, Listing]]:
    """Those at most `reach` metres from `here`, each with its distance."""
    for listing in listings:
        there = listing.situation.coordinates
        # The cheap test first: in a large directory most are far off.
        if there is None or abs(there.latitude - here.latitude) * _METRES_A_DEGREE > reach:
            continue
        metres = distance_metres(here, there)
        if metres <= reach:
            yield metres, listing


def alike_listings(listing: Listing, directory: Directory) -> Iterator[Listing]:
    """Of other providers, with a category of its own in common, in the order of lists, each once.
    A category that others are parts of counts only where it is all that is told."""
    parents = {term.parent for term in directory.vocabulary("categories").terms}
    own = set(listing.activity.categories)
    found = {
        other.id: other
        for kind in sorted(own - parents or own)
        for other in directory.listed_in(Facet.CATEGORY, kind)
    }
    return (other for other in found.values() if other.provider.id != listing.provider.id)


def may_have_room(listing: Listing, day: date) -> bool:
    """Whether nothing tells that one would go there in vain."""
    is_open = listing.status is None or listing.status.state is State.OPEN
    is_likely = listing.freshness is not Freshness.MAY_HAVE_CLOSED
    return is_open and is_likely and not is_full(listing, day)


def way_of(here: Coordinates, metres: float, other: Listing) -> str:
    there = other.situation.coordinates
    if there is None or metres < _SAME_POINT_METRES:
        return f"{miles_words(metres)} away"
    return f"{way_words(here, there)} in a straight line"
