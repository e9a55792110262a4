"""What a search should find: rules about listings, judged from the directory itself.

A rule is `kind:value`, with alternatives after `|`; one without a kind has that of the one before.
`tests/search-queries.yaml` tells where they come from.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from fingerpost.directory import Directory
from fingerpost.listing import Listing
from fingerpost.model.answers import AccessState
from fingerpost.model.fields import YesNoAsk
from fingerpost.model.schedule import EVENING_STARTS, NOON
from fingerpost.model.vocabulary import Term, folded
from fingerpost.outputs.finder_words import folded_words
from fingerpost.source.markdown import plain_text, render_markdown

_ANY_NEED = "any"
_ENDING = re.compile(r"(?<=...)(?:ings?|ers?|ists?|ed|ies|es|[eysd])$")
_PARTS: Mapping[str, Callable[[int, int], bool]] = {
    "morning": lambda starts, _ends: starts < NOON,
    "afternoon": lambda starts, ends: starts < EVENING_STARTS and ends > NOON,
    "evening": lambda _starts, ends: ends > EVENING_STARTS,
}


@dataclass(frozen=True, slots=True)
class Query:
    """`rules` () : nothing may be found. `is_held_out`: not looked at while mending the search."""

    text: str
    rules: tuple[str, ...]
    is_held_out: bool = False


def queries_of(file: Path) -> tuple[Query, ...]:
    read = json.loads if file.suffix == ".json" else yaml.safe_load
    return tuple(
        Query(entry["query"], tuple(entry["expect"]), entry.get("held_out", False))
        for entry in read(file.read_text(encoding="utf-8"))
    )


def relevant(
    rules: Sequence[str], directory: Directory, *, strictly: bool = False
) -> frozenset[str]:
    """The ids of the listings that satisfy every rule. `strictly`: an activity has to be told by
    the listing itself, and not only by the category that it belongs to."""
    kinds = {**_KINDS, "activity": _activity_itself} if strictly else _KINDS
    read = [[*_alternatives(rule)] for rule in rules]
    others = [each for each in read if each[0][0] not in {"day", "time"}]
    days, parts = ({v for each in read for k, v in each if k == kind} for kind in ("day", "time"))
    found = [each for each in directory.listed if _meets(each, days, parts)]
    for alternatives in others:
        held = {
            listing.id for kind, value in alternatives for listing in kinds[kind](value, directory)
        }
        found = [listing for listing in found if listing.id in held]
    return frozenset(listing.id for listing in found)


def _alternatives(rule: str) -> Iterator[tuple[str, str]]:
    kind = ""
    for text in rule.split("|"):
        head, colon, value = text.partition(":")
        kind = head if colon and head in {*_KINDS, "day", "time"} else kind
        yield kind, (value if colon and head == kind else text).strip()


def _meets(listing: Listing, days: set[str], parts: set[str]) -> bool:
    """One and the same session on one of the days and in one of the parts of the day."""
    return not (days or parts) or any(
        (not days or f"{session.day:%A}" in days)
        and (not parts or any(_PARTS[part](session.starts, session.ends) for part in parts))
        for session in listing.sessions_to_come
    )


# Each kind


def _activity(value: str, directory: Directory) -> Iterator[Listing]:
    """A category's name, or what starts it (`music`, of Music, dance and drama), means the
    category; one of its other words (`lunch`) means it too, or a listing that tells that word."""
    terms = directory.vocabulary("categories").terms
    named = {term.id for term in terms if folded(value) in _names(term)}
    if named:
        yield from (each for each in directory.listed if named & each.categories)
        return
    near = {term.id for term in terms if folded(value) in map(folded, term.synonyms)}
    for listing in directory.listed:
        if near & {*listing.activity.categories} or _tells(listing, value):
            yield listing


def _activity_itself(value: str, directory: Directory) -> Iterator[Listing]:
    """As `_activity`, but a listing of the category has to tell the other word as well, where any
    listing tells it: who asks for tai chi wants no stretching."""
    named = any(folded(value) in _names(term) for term in directory.vocabulary("categories").terms)
    told = [] if named else [each for each in directory.listed if _tells(each, value)]
    yield from told or _activity(value, directory)


def _names(term: Term) -> set[str]:
    """Its id and labels, and the first word of each."""
    whole = {folded(text) for text in (term.id, term.label, term.plain_label)}
    return whole | {re.split(r"[ ,]", text)[0] for text in whole}


def _tells(listing: Listing, words: str) -> bool:
    """Whether its own text has all the words, in any form, next to each other."""
    provider = listing.provider.record
    description = listing.activity.description or provider.description
    texts = (
        listing.name,
        provider.name,
        listing.summary,
        plain_text(render_markdown(description)),
        *listing.activity.keywords,
    )
    return any(f" {_stems(words)} " in f" {_stems(text)} " for text in texts)


def _stems(text: str) -> str:
    return " ".join(_stem(word) for word in folded_words(text).split())


def _stem(word: str) -> str:
    bare = _ENDING.sub("", word)
    return re.sub(r"([bdgmnprt])\1$", r"\1", bare)


def _category(value: str, directory: Directory) -> Iterator[Listing]:
    id_ = _term(value, "categories", directory)
    return (listing for listing in directory.listed if id_ in listing.categories)


def _need(value: str, directory: Directory) -> Iterator[Listing]:
    wanted = {_term(value, "needs", directory), _ANY_NEED}
    return (each for each in directory.listed if wanted & {*each.activity.needs})


def _access(value: str, directory: Directory) -> Iterator[Listing]:
    """Of the building or of talking together."""
    found = [directory.vocabulary(name).find(value) for name in ("access", "communication")]
    ids = {term.id for term in found if term is not None} or {
        term.id
        for name in ("access", "communication")
        for term in directory.vocabulary(name).terms
        if f" {folded_words(value)} " in f" {folded_words(term.label)} "
    }
    assert ids, f"no such access: {value}"
    for listing in directory.listed:
        place = {id_ for id_, state in listing.access_states() if state is AccessState.YES}
        if ids & {*place, *listing.activity.communication}:
            yield listing


def _support(value: str, directory: Directory) -> Iterator[Listing]:
    id_ = _term(value, "support", directory)
    return (listing for listing in directory.listed if id_ in listing.activity.support)


def _funding(value: str, directory: Directory) -> Iterator[Listing]:
    """What is free needs no way to pay."""
    route = _term(value, "funding-routes", directory)
    for listing in directory.listed:
        told = listing.activity.funding.get(route)
        if listing.is_free or (told is not None and told.answer is YesNoAsk.YES):
            yield listing


def _cost(value: str, directory: Directory) -> Iterator[Listing]:
    assert value == "Free", value
    return (listing for listing in directory.listed if listing.is_free)


def _format(value: str, directory: Directory) -> Iterator[Listing]:
    """What can be done both ways is of both."""
    way = folded(value).replace(" ", "-")
    ways = {way, "mix"} if way == "online" else {way}
    ways |= {"mix", "out-and-about"} if way == "in-person" else set()
    return (each for each in directory.listed if each.activity.attending in ways)


def _locality(value: str, directory: Directory) -> Iterator[Listing]:
    """A town by its name, the first words of it or another name, or a part of the area."""
    wanted = folded_words(value)
    for listing in directory.listed:
        town = listing.situation.town
        names = [town.name, *town.also_known_as] if town is not None else []
        areas = {folded_words(each.record.name) for each in listing.situation.localities}
        if wanted in areas or any(f"{folded_words(n)} ".startswith(f"{wanted} ") for n in names):
            yield listing


def _outcode(value: str, directory: Directory) -> Iterator[Listing]:
    for listing in directory.listed:
        venue = listing.situation.venue
        shown = venue.postcode if venue is not None and listing.is_address_shown else None
        if shown and shown.split()[0] == value.upper():
            yield listing


def _name(value: str, directory: Directory) -> Iterator[Listing]:
    return (each for each in directory.listed if folded_words(value) in folded_words(each.name))


def _term(value: str, vocabulary: str, directory: Directory) -> str:
    term = directory.vocabulary(vocabulary).find(value)
    if term is not None:
        return term.id
    begun = [
        each.id for each in directory.vocabulary(vocabulary).terms if each.id.startswith(value)
    ]
    assert begun, f"no {vocabulary}: {value}"
    return begun[0]


_KINDS: Mapping[str, Callable[[str, Directory], Iterator[Listing]]] = {
    "activity": _activity,
    "category": _category,
    "locality": _locality,
    "outcode": _outcode,
    "need": _need,
    "access": _access,
    "support": _support,
    "funding": _funding,
    "cost": _cost,
    "format": _format,
    "name": _name,
}
