"""Where an activity happens: its address as far as it is shown, or how one joins it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fingerpost import addresses
from fingerpost.directory import Directory
from fingerpost.listing import Listing
from fingerpost.model.activity import JoinBy, Online
from fingerpost.model.fields import YesNo
from fingerpost.model.venue import Show
from fingerpost.views.people import web_link
from fingerpost.views.told import ANSWERS
from fingerpost.views.words import Link, place_words, venue_lines

_JOIN_WORDS: Mapping[JoinBy, str] = {
    JoinBy.PUBLIC_LINK: "The link is open to everybody.",
    JoinBy.LINK_AFTER_BOOKING: "You get the link when you book.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """`lines` is the address as far as it is shown; `hidden` says why when it is not."""

    words: str
    lines: tuple[str, ...]
    hidden: str
    town: Link | None
    localities: tuple[Link, ...]
    kind: str
    about: str
    website: Link | None
    online: tuple[str, ...]


def place_view(listing: Listing, directory: Directory) -> PlaceView:
    situation = listing.situation
    venue = situation.venue
    hidden = ""
    if venue is not None and venue.show is Show.AREA_ONLY:
        hidden = (
            "This is somebody’s home, or a place kept private. You get the address when you join."
        )
    elif venue is not None and venue.show is Show.STREET_HIDDEN:
        hidden = "You get the street and number when you join."
    term = directory.vocabulary("venue-types").term_by_id.get(venue.type or "") if venue else None
    town = situation.town
    return PlaceView(
        words=place_words(listing, directory, with_area=not situation.localities),
        lines=venue_lines(venue) if venue else (),
        hidden=hidden,
        town=Link(town.name, addresses.town(town.id)) if town else None,
        localities=tuple(
            Link(each.record.name, addresses.locality(each.id)) for each in situation.localities
        ),
        kind=term.label if term and listing.is_address_shown else "",
        about=venue.about if venue and listing.is_address_shown else "",
        website=web_link(venue.website) if venue and listing.is_address_shown else None,
        online=tuple(online_lines(listing.activity.online)) if listing.activity.online else (),
    )


def online_lines(online: Online) -> Iterator[str]:
    if online.platform:
        yield f"It is on {online.platform}."
    yield from phone_lines(online)
    if online.help_to_join:
        yield f"Help to join: {online.help_to_join}"
    for told, name in ((online.captions, "Captions"), (online.bsl, "British Sign Language")):
        if told is not None:
            yield f"{name}: {ANSWERS[told].casefold()}."
    if online.camera_optional is YesNo.YES:
        yield "You can leave your camera off."


def phone_lines(online: Online) -> Iterator[str]:
    if online.join is JoinBy.PHONE:
        number = f" on {online.phone_in}" if online.phone_in else ""
        yield f"You join by phone{number}: no computer is needed."
        return
    if online.join is not None:
        yield _JOIN_WORDS[online.join]
    if online.phone_in:
        yield f"You can also join by phone on {online.phone_in}."
