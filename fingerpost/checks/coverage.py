"""What people need to know before they come and an entry does not tell."""

from collections.abc import Iterator
from typing import Any

from fingerpost.diagnostics import Diagnostic, Severity, Span
from fingerpost.directory import Directory
from fingerpost.listing import Listing
from fingerpost.model.venue import Venue
from fingerpost.model.vocabulary import folded
from fingerpost.source.construct import Sourced
from fingerpost.source.shape import Path


def no_funding_told(directory: Directory) -> Iterator[Diagnostic]:
    """An activity that is not free for everyone tells which ways to pay it takes."""
    told = set()
    for listing in directory.listings:
        provider, activity = listing.provider, listing.activity
        if provider.id in told or not _is_asked(listing) or listing.is_free:
            continue
        if activity.funding or provider.tells("activities", listing.number, "funding"):
            continue
        told.add(provider.id)
        routes = directory.vocabulary("funding-routes").terms
        example = f"funding: {{{routes[0].id}: ask}}" if routes else "funding: …"
        yield _advice(
            "no-funding-told",
            "nothing tells how this can be paid for",
            provider,
            provider.key_span("activities", listing.number, "cost"),
            expected="for each way to pay yes, no or ask: "
            + ", ".join(route.id for route in routes),
            fix=f"add a line such as `{example}`; at the top level it counts for all activities",
        )


def no_access_told(directory: Directory) -> Iterator[Diagnostic]:
    """A place where things happen tells how people get in and what they find there."""
    terms = directory.vocabulary("access").terms
    example = f"access: {{{terms[0].id}: yes}}" if terms else "access: …"
    told = set()
    for source, path, venue in _venues_in_use(directory):
        if venue.access or source.tells(*path, "access") or (source.id, path) in told:
            continue
        told.add((source.id, path))
        yield _advice(
            "no-access-told",
            f"nothing tells how people get into “{venue.name}”",
            source,
            source.span(*path, "name"),
            expected="yes, no or partly for the access features that people ask about first",
            fix=f"go and look, then add a line such as `{example}`",
        )


def _venues_in_use(directory: Directory) -> Iterator[tuple[Sourced[Any], Path, Venue]]:
    """Each place as often as it is used, with where its facts stand."""
    for listing in directory.listings:
        venue, shared = listing.situation.venue, listing.situation.venue_id
        if venue is None or not _is_asked(listing):
            continue
        if shared is not None:
            yield directory.venue_by_id[shared], (), venue
        else:
            yield listing.provider, ("activities", listing.number, "where"), venue
    for hub in directory.hubs:
        place = hub.record.hub_details.place if hub.record.hub_details else None
        if hub.record.is_imported or place is None:
            continue
        if isinstance(place, Venue):
            yield hub, ("hub_details", "place"), place
        elif named := directory.venue_by_word.get(folded(place)):
            yield named, (), named.record


def _is_asked(listing: Listing) -> bool:
    """What was imported tells what it knows, and what is closed needs nothing more."""
    return not (listing.provider.record.is_imported or listing.is_closed)


def _advice(
    code: str, message: str, source: Sourced[Any], span: Span, *, expected: str, fix: str
) -> Diagnostic:
    return Diagnostic(
        code,
        message,
        source.file,
        span,
        severity=Severity.ADVICE,
        expected=expected,
        fix=fix,
    )
