"""Ids are addresses: no two things share one, and none takes one that the site needs itself."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from fingerpost.diagnostics import Diagnostic, Related
from fingerpost.directory import Directory
from fingerpost.listing import PartOfWeek
from fingerpost.model.schedule import Weekday
from fingerpost.source.construct import Sourced
from fingerpost.source.shape import Path

# The second page of a list stands at page/2 below the list's own address.
_RESERVED = "page"
# Every term of these has a list of its own.
_LISTED = ("access", "categories", "funding-routes", "needs")


class _Claim(NamedTuple):
    """An id, where it is given, and what it is the id of."""

    id: str
    source: Sourced[Any]
    path: Path
    what: str


def ids_collide(directory: Directory) -> Iterator[Diagnostic]:
    """Categories, towns and times have different ids: their lists share addresses."""
    times = {day.label.casefold() for day in Weekday} | {str(part) for part in PartOfWeek}
    categories = {claim.id: claim for claim in _terms(directory, ("categories",))}
    for claim in categories.values():
        if claim.id in times:
            yield _collision(claim, f"“{claim.id}” is also the name of a list by time")
    for claim in _towns(directory):
        if claim.id in times:
            yield _collision(claim, f"“{claim.id}” is also the name of a list by time")
        elif claim.id in categories:
            other = categories[claim.id]
            yield _collision(claim, f"“{claim.id}” is also the id of a category", other)


def town_twice(directory: Directory) -> Iterator[Diagnostic]:
    """A town belongs to one locality and is listed there once."""
    for first, again in _repeated(_towns(directory)):
        yield Diagnostic(
            "town-twice",
            f"“{again.id}” is listed twice",
            again.source.file,
            again.source.span(*again.path),
            expected="one locality for each town or village, so that a place is counted once",
            fix="take one of the two out; for two places of one name, add more to one id",
            related=(_place(first, "the first one"),),
        )


def activity_id_twice(directory: Directory) -> Iterator[Diagnostic]:
    """The activities of one entry have different ids."""
    for provider in directory.providers:
        claims = (
            _Claim(activity.id, provider, ("activities", number, "id"), "activity")
            for number, activity in enumerate(provider.record.activities)
            if activity.id
        )
        for first, again in _repeated(claims):
            same_place = first.source.span(*first.path) == again.source.span(*again.path)
            yield Diagnostic(
                "activity-id-twice",
                f"two activities have the id “{again.id}”",
                provider.file,
                provider.span(*again.path),
                expected="an id of its own for each, because links lead to it",
                fix="move `id` from the top level into one activity"
                if same_place
                else "write another id for the second, or leave it out",
                related=() if same_place else (_place(first, "the first one"),),
            )


def old_id_taken(directory: Directory) -> Iterator[Diagnostic]:
    """An id that an entry had before leads to that entry alone."""
    live = directory.provider_by_id
    claims = []
    for provider in directory.providers:
        for number, old in enumerate(provider.record.was):
            claim = _Claim(old, provider, ("was", number), "old id")
            if old in live:
                who = "this entry's own id" if old == provider.id else "the id of another entry"
                yield _old_id_taken(claim, f"“{old}” is {who} today")
            else:
                claims.append(claim)
    for first, again in _repeated(claims):
        yield _old_id_taken(again, f"two entries had the id “{again.id}” before", first)


def id_is_reserved(directory: Directory) -> Iterator[Diagnostic]:
    """No place or term takes the id that stands in the addresses of later pages."""
    localities = (_Claim(each.id, each, ("name",), "locality") for each in directory.localities)
    for claim in (*localities, *_towns(directory), *_terms(directory, _LISTED)):
        if claim.id == _RESERVED:
            yield Diagnostic(
                "id-is-reserved",
                f"“{claim.id}” cannot be the id of a {claim.what}",
                claim.source.file,
                claim.source.span(*claim.path),
                expected="any other id: this one stands in the addresses of long lists",
                fix="choose another id",
            )


def _collision(claim: _Claim, message: str, other: _Claim | None = None) -> Diagnostic:
    return Diagnostic(
        "ids-collide",
        message,
        claim.source.file,
        claim.source.span(*claim.path),
        expected="different ids for categories, towns and times, because they share addresses",
        fix=f"write a longer id for the {claim.what}",
        related=(_place(other, f"the {other.what}"),) if other else (),
    )


def _old_id_taken(claim: _Claim, message: str, first: _Claim | None = None) -> Diagnostic:
    return Diagnostic(
        "old-id-taken",
        message,
        claim.source.file,
        claim.source.span(*claim.path),
        expected="old ids that nobody else has, because their addresses lead to this entry",
        fix="take it out of `was`",
        related=(_place(first, "the other entry"),) if first else (),
    )


def _repeated(claims: Iterable[_Claim]) -> Iterator[tuple[_Claim, _Claim]]:
    """Each claim on an id that was claimed before, with the first one."""
    first: dict[str, _Claim] = {}
    for claim in claims:
        known = first.setdefault(claim.id, claim)
        if known is not claim:
            yield known, claim


def _towns(directory: Directory) -> Iterator[_Claim]:
    for locality in directory.localities:
        for number, town in enumerate(locality.record.towns):
            yield _Claim(town.id, locality, ("towns", number, "id"), "town")


def _terms(directory: Directory, names: Iterable[str]) -> Iterator[_Claim]:
    wanted = set(names)
    for file in directory.records.vocabulary_files:
        for number, term in enumerate(file.record.terms if file.id in wanted else ()):
            yield _Claim(term.id, file, ("terms", number, "id"), "category or term")


def _place(claim: _Claim, message: str) -> Related:
    return Related(claim.source.file, claim.source.span(*claim.path), message)
