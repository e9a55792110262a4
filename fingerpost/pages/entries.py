"""Pages of providers, of the network of hubs, and the A to Z."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from fingerpost import addresses
from fingerpost.directory import Directory
from fingerpost.listing import Listing, alphabetical
from fingerpost.model.provider import Kind, Provider
from fingerpost.pages.page import Page, crumbs, moved_page, numbered
from fingerpost.source.construct import Sourced
from fingerpost.views.hub import HubView, hub_of
from fingerpost.views.lists import AToZView, Letter, pages_of, pagination
from fingerpost.views.network import (
    NetworkDrawing,
    SharedSpoke,
    counted_hubs,
    drawing_of,
    shared_spokes,
)
from fingerpost.views.people import ContactView, contact_view
from fingerpost.views.provider import provider_view
from fingerpost.views.words import CountedLink, Link, counted, place_words, when_words

HUBS = Link("Hubs", addresses.HUBS)
A_TO_Z = Link("A to Z", addresses.A_TO_Z)
_NAMES_ON_A_PAGE = 200


@dataclass(frozen=True, slots=True)
class HubEntry:
    """A hub in the network: its own facts and its spokes."""

    name: str
    href: str
    summary: str
    contact: ContactView | None
    hub: HubView


@dataclass(frozen=True, slots=True)
class HubsView:
    heading: str
    hubs: tuple[HubEntry, ...]
    unconnected: int
    network: NetworkDrawing | None
    counted: tuple[CountedLink, ...]
    shared: tuple[SharedSpoke, ...]


def entry_pages(directory: Directory) -> Iterator[Page]:
    yield Page(
        address=addresses.HUBS,
        template="pages/hubs.html",
        title="Hubs: a front door in each locality",
        description=f"Every hub of {directory.settings.name} with its spokes.",
        here=HUBS.text,
        view=partial(hubs_view, directory),
    )
    for provider in directory.providers:
        yield provider_page(provider, directory)
        for old in provider.record.was:
            yield moved_page(
                addresses.provider(old), provider.record.name, addresses.provider(provider.id)
            )
    yield from a_to_z_pages(directory)


def provider_page(provider: Sourced[Provider], directory: Directory) -> Page:
    record = provider.record
    listings = directory.listings_by_provider.get(provider.id, ())
    localities = {each.id: each for one in listings for each in one.settled_localities}
    is_hub = record.kind is Kind.HUB
    places = [Link(each.record.name, addresses.locality(each.id)) for each in localities.values()]
    above = [HUBS] if is_hub else places[:1]
    return Page(
        address=addresses.provider(provider.id),
        template="pages/provider.html",
        title=f"{record.name}{title_place(provider, directory)}",
        description=record.summary,
        here=record.name,
        crumbs=crumbs(*above),
        view=partial(provider_view, provider, directory),
        in_sitemap=not listings or any(listing.is_listed for listing in listings),
    )


def title_place(provider: Sourced[Provider], directory: Directory) -> str:
    """`, Town`; two providers of one name are told apart by their ids."""
    listings = directory.listings_by_provider.get(provider.id, ())
    towns = {one.situation.town.name for one in listings if one.situation.town is not None}
    if directory.count_by_name[provider.record.name] > 1:
        return f" ({provider.id})"
    return f", {towns.pop()}" if len(towns) == 1 else ""


def hubs_view(directory: Directory) -> HubsView:
    entries = []
    hubs = in_order_of_localities(directory)
    for provider in hubs:
        hub = hub_of(provider, directory)
        if hub is not None:
            record = provider.record
            reachable = contact_view(record.contact) if record.contact.is_reachable else None
            entries.append(
                HubEntry(
                    record.name, addresses.provider(provider.id), record.summary, reachable, hub
                )
            )
    connected = {spoke.id for spokes in directory.spokes_by_hub.values() for spoke in spokes}
    listed = {each.provider.id: each.provider.record for each in directory.listed}
    spokes = [id_ for id_, record in listed.items() if record.kind is Kind.SPOKE]
    counts, shared = counted_hubs(hubs, directory), shared_spokes(hubs, directory)
    return HubsView(
        heading="Hubs: a front door in each locality",
        hubs=tuple(entries),
        unconnected=sum(spoke not in connected for spoke in spokes),
        network=drawing_of(counts, shared),
        counted=counts,
        shared=shared,
    )


def in_order_of_localities(directory: Directory) -> tuple[Sourced[Provider], ...]:
    """The hubs, each by the first locality whose main hub it is; those of none last."""
    order = {each.id: number for number, each in enumerate(directory.localities)}
    first: dict[str, int] = {}
    for id_, number in order.items():
        for hub in directory.main_hubs.get(id_, ()):
            first.setdefault(hub.id, number)
    return tuple(
        sorted(
            directory.hubs,
            key=lambda hub: (first.get(hub.id, len(order)), alphabetical(hub.record.name)),
        )
    )


def names_of(directory: Directory) -> tuple[Link, ...]:
    """Providers and activities that have a name of their own; no text leads to two places."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for provider in directory.providers:
        listings = directory.listings_by_provider.get(provider.id, ())
        if not listings or any(listing.is_listed for listing in listings):
            for name in (provider.record.name, *provider.record.also_known_as):
                href = addresses.provider(provider.id)
                found.setdefault(name, {})[href] = (provider.id,)
    for listing in directory.listed:
        if listing.activity.name and listing.name != listing.provider.record.name:
            href = addresses.activity(listing.provider.id, listing.anchor)
            found.setdefault(listing.name, {})[href] = details_of(listing, directory)
    links = [link for name, targets in found.items() for link in told_apart(name, targets)]
    return tuple(sorted(links, key=lambda link: (sort_name(link.text), link.href)))


def details_of(listing: Listing, directory: Directory) -> tuple[str, ...]:
    """What tells an activity from others of its name, shortest first; the last one is its own."""
    place = f"{listing.provider.record.name}, {place_words(listing, directory)}"
    when = "; ".join(when_words(schedule) for schedule in listing.schedules)
    return (place, f"{place}, {when}", f"{place}, {when}, {listing.anchor}")


def told_apart(name: str, targets: Mapping[str, tuple[str, ...]]) -> Iterator[Link]:
    """A link to each of `targets`, with no more detail than is needed."""
    for href, details in targets.items():
        others = {text for other, told in targets.items() if other != href for text in told}
        own = next((text for text in details if text not in others), details[-1])
        yield Link(f"{name} ({own})" if others else name, href)


def sort_name(text: str) -> str:
    """Folded, without a leading article: The Old Forge stands under O."""
    return alphabetical(text).lstrip("“‘\"'").removeprefix("the ")


def letter_of(text: str) -> str:
    first = sort_name(text)[:1].upper()
    return first if "A" <= first <= "Z" else "0 to 9"


def a_to_z_pages(directory: Directory) -> Iterator[Page]:
    parts = pages_of(names_of(directory), _NAMES_ON_A_PAGE)
    addressed = numbered(addresses.A_TO_Z, len(parts))
    hrefs = [href for href, _ in addressed]
    letters = letters_of(parts, hrefs)
    for number, (href, suffix) in enumerate(addressed, start=1):
        yield Page(
            address=href,
            template="pages/a-to-z.html",
            title=f"A to Z of everything{suffix}",
            description=f"Everything in {directory.settings.name} by name{suffix}.",
            here=A_TO_Z.text,
            view=partial(a_to_z_view, parts, hrefs, letters, number),
        )


def letters_of(parts: Sequence[Sequence[Link]], hrefs: Sequence[str]) -> tuple[Link, ...]:
    """Each letter that some name starts with, and where its first name stands."""
    letters: dict[str, Link] = {}
    for part, href in zip(parts, hrefs, strict=True):
        for link in part:
            letter = letter_of(link.text)
            if letter not in letters:
                letters[letter] = Link(letter, f"{href}#{letter_anchor(letter)}")
    return tuple(letters.values())


def a_to_z_view(
    parts: Sequence[Sequence[Link]], hrefs: Sequence[str], letters: tuple[Link, ...], number: int
) -> AToZView:
    groups: dict[str, list[Link]] = {}
    for link in parts[number - 1]:
        groups.setdefault(letter_of(link.text), []).append(link)
    return AToZView(
        count_words=counted(sum(len(part) for part in parts), "name"),
        letters=letters,
        groups=tuple(
            Letter(letter, letter_anchor(letter), tuple(links)) for letter, links in groups.items()
        ),
        pagination=pagination(hrefs, number),
    )


def letter_anchor(letter: str) -> str:
    return f"letter-{letter.casefold().replace(' ', '-')}"
