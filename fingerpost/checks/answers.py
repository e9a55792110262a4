"""Answers by term: each question is answered once."""

from collections.abc import Iterator
from typing import Any

from fingerpost.diagnostics import Diagnostic, Related
from fingerpost.directory import Directory
from fingerpost.model.venue import Venue
from fingerpost.model.vocabulary import Vocabulary
from fingerpost.source.construct import Sourced
from fingerpost.source.nodes import Mapping, Scalar
from fingerpost.source.shape import Path, find


def access_answer_twice(directory: Directory) -> Iterator[Diagnostic]:
    """Each access feature and each way to pay is answered once."""
    access, routes = directory.vocabulary("access"), directory.vocabulary("funding-routes")
    for venue in directory.records.venues:
        yield from _twice(venue, ("access",), access, len(venue.record.access))
    for provider in directory.providers:
        entry = provider.record
        if entry.hub_details and isinstance(entry.hub_details.place, Venue):
            path: Path = ("hub_details", "place", "access")
            yield from _twice(provider, path, access, len(entry.hub_details.place.access))
        for number, activity in enumerate(entry.activities):
            if isinstance(activity.where, Venue):
                path = ("activities", number, "where", "access")
                yield from _twice(provider, path, access, len(activity.where.access))
            path = ("activities", number, "funding")
            yield from _twice(provider, path, routes, len(activity.funding))


def _twice(
    source: Sourced[Any], path: Path, vocabulary: Vocabulary, answers: int
) -> Iterator[Diagnostic]:
    """`answers` is how many the record has: as many as there are lines when none says the same."""
    found = find(source.root, path) if answers else None
    if found is None or not found.complete or not isinstance(found.node, Mapping):
        return
    if len(found.node.entries) == answers:
        return
    first: dict[str, Scalar] = {}
    for entry in found.node.entries:
        term = vocabulary.find(entry.key.text)
        known = first.setdefault(term.id, entry.key) if term else entry.key
        if term is None or known is entry.key:
            continue
        yield Diagnostic(
            "access-answer-twice",
            f"“{known.text}” and “{entry.key.text}” are two names of one thing: {term.label}",
            source.file,
            entry.key.span,
            expected="one answer to each, so that nobody has to guess which is true",
            fix=f"keep one of the two lines, as `{term.id}`",
            related=(Related(source.file, known.span, "the first answer"),),
        )
