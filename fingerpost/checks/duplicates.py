"""One provider, one entry."""

from collections.abc import Hashable, Iterator
from typing import NamedTuple

from fingerpost.diagnostics import Diagnostic, Related, Severity
from fingerpost.directory import Directory
from fingerpost.listing import Listing
from fingerpost.model.provider import Provider
from fingerpost.model.schedule import Weekday
from fingerpost.model.vocabulary import folded
from fingerpost.source.construct import Sourced


class _Likeness(NamedTuple):
    """What two entries may have in common: as a key, and in words."""

    key: Hashable
    words: str


def likely_duplicate(directory: Directory) -> Iterator[Diagnostic]:
    """No two entries are of one provider: they share name and postcode, or phone and day."""
    first: dict[Hashable, Listing] = {}
    told: set[tuple[str, str]] = set()
    for listing in directory.listings:
        if listing.is_closed:
            continue
        for likeness in _likenesses(listing):
            other = first.setdefault(likeness.key, listing)
            pair = (other.provider.id, listing.provider.id)
            if pair[0] == pair[1] or pair in told:
                continue
            told.add(pair)
            yield Diagnostic(
                "likely-duplicate",
                f"{other.provider.record.name} has {likeness.words} too",
                listing.provider.file,
                listing.provider.span("name"),
                severity=Severity.ADVICE,
                expected="one entry for each provider, with all its activities",
                fix="if they are the same, move what is new into one entry, write the other's id "
                "into its `was`, and take the other file away; if not, leave both",
                related=(_place(other.provider),),
            )


def _likenesses(listing: Listing) -> Iterator[_Likeness]:
    venue = listing.situation.venue
    if venue is not None and venue.postcode:
        name = folded(listing.provider.record.name)
        yield _Likeness((name, venue.postcode), "this name and postcode")
    phone = listing.contact.phone
    if phone:
        bare = phone.replace(" ", "").replace("+44", "0")
        for day in listing.weekdays:
            words = f"this phone number and a {Weekday(day).label}"
            yield _Likeness((bare, day), words)


def _place(provider: Sourced[Provider]) -> Related:
    return Related(provider.file, provider.span("name"), "the other entry")
