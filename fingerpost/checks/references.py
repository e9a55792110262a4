"""Names of other records: every hub, venue, locality and provider that an entry names is there."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from fingerpost.diagnostics import Diagnostic, Related, nearest
from fingerpost.directory import Directory
from fingerpost.joining import EVERYWHERE, locality_ids
from fingerpost.model.fields import SLUG
from fingerpost.model.guide import NUMBERS_IN_A_GUIDE, Numbers
from fingerpost.model.provider import Kind, Provider
from fingerpost.model.vocabulary import folded
from fingerpost.source.construct import Sourced
from fingerpost.source.nodes import Scalar
from fingerpost.source.shape import Path


class _Reference(NamedTuple):
    """What an entry calls another record, and where it does."""

    source: Sourced[Any]
    path: Path
    text: str


def unknown_hub(directory: Directory) -> Iterator[Diagnostic]:
    """A hub that an entry names has an entry of its own."""
    hubs = [hub for hub in directory.hubs if _says_its_kind(hub)]
    names = {word: hub.id for hub in hubs for word in (hub.id, hub.record.name)}
    known = {*directory.provider_by_id, *directory.records.unreadable}
    for reference in _hubs_named(directory):
        if reference.text not in known:
            close = _nearest(reference.text, names)
            yield _unknown(
                "unknown-hub",
                f"“{reference.text}” is not a hub we know",
                reference,
                expected=f"the name of a hub's file without its ending: {_some(names.values())}",
                cure=close,
            )


def hub_is_no_hub(directory: Directory) -> Iterator[Diagnostic]:
    """A hub that an entry names is a hub, not a spoke."""
    names = tuple(hub.id for hub in directory.hubs)
    for reference in _hubs_named(directory):
        named = directory.provider_by_id.get(reference.text)
        if named is not None and named.record.kind is Kind.SPOKE and _says_its_kind(named):
            yield Diagnostic(
                "hub-is-no-hub",
                f"“{reference.text}” is a spoke, not a hub",
                reference.source.file,
                reference.source.span(*reference.path),
                expected=f"a hub, because spokes are connected to hubs: {_some(names)}",
                fix="write the hub's id, or take the line out: the page then names the local hub",
                related=(
                    Related(named.file, named.span("kind"), "here it says that it is a spoke"),
                ),
            )


def unknown_venue(directory: Directory) -> Iterator[Diagnostic]:
    """A venue that an entry names has a file of its own."""
    venues = directory.records.venues
    names = {word: venue.id for venue in venues for word in (venue.id, venue.record.name)}
    known = {folded(word) for word in (*names, *directory.records.unreadable)}
    for reference in _venues_named(directory):
        if folded(reference.text) not in known:
            yield _unknown(
                "unknown-venue",
                f"“{reference.text}” is not a venue we know",
                reference,
                expected="a venue's file without its ending, a venue's name, or the venue written "
                "in place; or online, at your home, out and about",
                cure=_nearest(reference.text, names),
                other=f"write the venue in place: `{reference.path[-1]}: {{name: …, postcode: …}}`",
            )


def unknown_locality(directory: Directory) -> Iterator[Diagnostic]:
    """A locality that an entry names is one of the directory's."""
    ids = locality_ids(directory.localities)
    names = {
        word: locality.id
        for locality in directory.localities
        for word in (locality.id, locality.record.name)
    }
    towns = {
        word: locality.id
        for locality, town in directory.towns
        for word in (town.id, town.name, *town.also_known_as)
    }
    known = {*ids, *map(folded, directory.records.unreadable)}
    for reference in _localities_named(directory):
        if folded(reference.text) not in known:
            by_town = {folded(word): locality for word, locality in towns.items()}
            cure = by_town.get(folded(reference.text)) or _nearest(reference.text, names | towns)
            yield _unknown(
                "unknown-locality",
                f"“{reference.text}” is not a locality we know",
                reference,
                expected=f"one of the localities: {_some(names.values())}",
                cure=cure,
            )


def unknown_provider(directory: Directory) -> Iterator[Diagnostic]:
    """A lead or partner that is written as an id has an entry of its own."""
    known = {*directory.provider_by_id, *directory.records.unreadable}
    for reference in _members_named(directory):
        if SLUG.fullmatch(reference.text) and reference.text not in known:
            yield _unknown(
                "unknown-provider",
                f"“{reference.text}” looks like the id of an entry, and there is none of that name",
                reference,
                expected="the name of an entry's file without its ending, or a named organisation",
                cure=_nearest(reference.text, {id_: id_ for id_ in directory.provider_by_id}),
                other="for an organisation without an entry write `{name: …}` with its full name",
            )


def unknown_numbers(directory: Directory) -> Iterator[Diagnostic]:
    """Numbers that a guide shows are among those of the settings."""
    names = tuple(Numbers)
    for guide in directory.guides:
        for found in NUMBERS_IN_A_GUIDE.finditer(guide.record.body):
            if found[1] not in names:
                close = nearest(found[1], names)
                yield Diagnostic(
                    "unknown-numbers",
                    f"“{found[1]}” names no numbers of the settings",
                    guide.file,
                    guide.part(("body",), found[0]),
                    expected=f"one of these: {', '.join(names)}",
                    fix=f"write `[numbers: {close[0] if close else Numbers.CONTACT}]`",
                )


def _hubs_named(directory: Directory) -> Iterator[_Reference]:
    for provider in directory.providers:
        if provider.record.hub:
            yield _Reference(provider, ("hub",), provider.record.hub)
    for listing in directory.listings:
        activity, path = listing.activity, ("activities", listing.number)
        if activity.hub:
            yield _Reference(listing.provider, (*path, "hub"), activity.hub)
        if activity.travel.pick_up:
            place: Path = (*path, "travel", "pick_up")
            yield _Reference(listing.provider, place, activity.travel.pick_up)


def _venues_named(directory: Directory) -> Iterator[_Reference]:
    for listing in directory.listings:
        where = listing.activity.where
        # A `Setting` is a text too, and is somewhere that is no venue.
        if type(where) is str:
            yield _Reference(listing.provider, ("activities", listing.number, "where"), where)
    for hub in directory.providers:
        details = hub.record.hub_details
        if details is not None and type(details.place) is str:
            yield _Reference(hub, ("hub_details", "place"), details.place)


def _localities_named(directory: Directory) -> Iterator[_Reference]:
    for listing in directory.listings:
        for number, name in enumerate(listing.activity.locality):
            if folded(name) != EVERYWHERE:
                path: Path = ("activities", listing.number, "locality", number)
                yield _Reference(listing.provider, path, name)
    for provider in directory.providers:
        details = provider.record.hub_details
        for number, name in enumerate(details.main_for if details else ()):
            yield _Reference(provider, ("hub_details", "main_for", number), name)
    for locality in directory.localities:
        for number, name in enumerate(locality.record.neighbours):
            yield _Reference(locality, ("neighbours", number), name)


def _members_named(directory: Directory) -> Iterator[_Reference]:
    for provider in directory.providers:
        details = provider.record.hub_details
        if details is not None and isinstance(details.lead, str):
            yield _Reference(provider, ("hub_details", "lead"), details.lead)
        for number, partner in enumerate(details.partners if details else ()):
            if isinstance(partner, str):
                yield _Reference(provider, ("hub_details", "partners", number), partner)


def _unknown(
    code: str,
    message: str,
    reference: _Reference,
    *,
    expected: str,
    cure: str | None,
    other: str = "",
) -> Diagnostic:
    return Diagnostic(
        code,
        message,
        reference.source.file,
        reference.source.span(*reference.path),
        expected=expected,
        fix=f"write `{cure}`" if cure else other or "write one of those, or take the line out",
        replacement=cure,
    )


def _nearest(text: str, id_by_name: Mapping[str, str]) -> str | None:
    by_folded = {folded(name): id_ for name, id_ in id_by_name.items()}
    if folded(text) in by_folded:
        return by_folded[folded(text)]
    close = nearest(text, id_by_name)
    by_case = {name.casefold(): id_ for name, id_ in id_by_name.items()}
    return by_case[close[0].casefold()] if close else None


def _some(ids: Iterable[str]) -> str:
    """Ids in order: all of a few, some of many."""
    listed = sorted(set(ids))
    return ", ".join(listed[:8]) + (f" … ({len(listed)} in all)" if len(listed) > 8 else "")


def _says_its_kind(provider: Sourced[Provider]) -> bool:
    """False where the kind could not be read and a stand-in took its place."""
    entry = provider.root.entry("kind")
    node = entry.value if entry else None
    return isinstance(node, Scalar) and folded(node.text) == provider.record.kind
