"""Where things happen: every activity belongs somewhere that people can look it up under."""

from collections.abc import Iterator
from typing import Any

from fingerpost.diagnostics import Diagnostic
from fingerpost.directory import Directory
from fingerpost.listing import Listing
from fingerpost.model.activity import Setting
from fingerpost.model.venue import Venue
from fingerpost.source.construct import Sourced
from fingerpost.source.shape import Path


def place_unknown(directory: Directory) -> Iterator[Diagnostic]:
    """An activity happens in a locality: its venue's postcode tells it, or `locality` does."""
    example = directory.localities[0].id if directory.localities else "…"
    for listing in directory.listings:
        if _is_told_elsewhere(listing):
            continue
        where = listing.activity.where
        if isinstance(where, Setting):
            yield _nowhere(listing, where, example)
        elif listing.situation.venue is not None and not listing.situation.localities:
            yield from _unplaced(directory, listing, listing.situation.venue, example)


def _is_told_elsewhere(listing: Listing) -> bool:
    """What is imported may leave it out; what is told but cannot be read has its own message."""
    path = ("activities", listing.number, "locality")
    imported = listing.provider.record.is_imported
    return imported or bool(listing.activity.locality) or listing.provider.tells(*path)


def _nowhere(listing: Listing, where: Setting, example: str) -> Diagnostic:
    return Diagnostic(
        "place-unknown",
        f"“{where}” does not tell which part of the area this is for",
        listing.provider.file,
        listing.provider.span("activities", listing.number, "where"),
        expected="`locality` where no venue tells the place",
        fix=f"add `locality: {example}` with its own locality, or `locality: everywhere`",
    )


def _unplaced(
    directory: Directory, listing: Listing, venue: Venue, example: str
) -> Iterator[Diagnostic]:
    shared = listing.situation.venue_id
    source: Sourced[Any] = directory.venue_by_id[shared] if shared else listing.provider
    path: Path = () if shared else ("activities", listing.number, "where")
    told = source.tells(*path, "postcode")
    if told and (venue.postcode is None or venue.postcode in directory.records.postcodes):
        return
    what = f"the postcode {venue.postcode} is not in our table" if told else "there is no postcode"
    yield Diagnostic(
        "place-unknown",
        f"{what}, so nobody can tell which locality this is in",
        source.file,
        source.span(*path, "postcode"),
        expected="a postcode of facts/postcodes.csv, because it tells the locality and the town",
        fix=("check the postcode; if it is right, " if told else "add the postcode; or ")
        + f"write `locality: {example}`, with its own locality, beside `where` in the activity",
    )
