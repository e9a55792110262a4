"""Prices that contradict each other across the lines of a list."""

from collections.abc import Iterator

from fingerpost.diagnostics import Diagnostic, Related
from fingerpost.directory import Directory
from fingerpost.listing import Listing
from fingerpost.model.cost import clash_of, join_costs


def prices_clash_between(directory: Directory) -> Iterator[Diagnostic]:
    """Two prices of one activity are not for the same people."""
    for listing in directory.listings:
        if len(listing.activity.cost) > 1 and listing.cost and clash_of(listing.cost):
            yield from _clashes(listing)


def _clashes(listing: Listing) -> Iterator[Diagnostic]:
    costs, provider = listing.activity.cost, listing.provider
    path = ("activities", listing.number, "cost")
    for number, cost in enumerate(costs):
        for earlier, other in enumerate(costs[:number]):
            clash = clash_of(join_costs((other, cost)))
            if clash is None:
                continue
            before = provider.span(*path, earlier)
            yield Diagnostic(
                "prices-clash-between",
                f"“{clash[0]}” and “{clash[1]}” are for the same people",
                provider.file,
                provider.span(*path, number),
                expected="one price for the same people and the same unit",
                fix="say whom each is for, as in `£6 a session` and `free for carers`, or keep one",
                related=(Related(provider.file, before, "the other price"),),
            )
            break
