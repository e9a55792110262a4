"""Relate: everything joined and looked up; one frozen directory as it stands on one day."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256

from fingerpost.joining import Joining, main_hubs, venue_by_word
from fingerpost.listing import Facet, Listing, alphabetical
from fingerpost.model.editorial import Settings
from fingerpost.model.guide import Guide
from fingerpost.model.places import Boundaries, Gazetteer, Locality, Postcodes, Town
from fingerpost.model.provider import Kind, Provider
from fingerpost.model.schedule import Calendar
from fingerpost.model.venue import Coordinates, Venue
from fingerpost.model.vocabulary import Vocabularies, Vocabulary
from fingerpost.source.construct import Sourced
from fingerpost.source.files import ImageFile
from fingerpost.source.records import Records

_CODE_LENGTH = 5
# No vowels, so that no code is a word; nothing that looks like something else.
_CODE_SIGNS = "23456789bcdfghjkmnpqrstvwxz"


@dataclass(frozen=True, kw_only=True)
class Directory:
    """All records joined. Tuples are sorted: localities by their order, the rest by id or name.

    `listings` holds every activity; `listed` only those that lists may show.
    """

    day: date
    records: Records = field(repr=False)
    providers: tuple[Sourced[Provider], ...]
    listings: tuple[Listing, ...]

    @property
    def settings(self) -> Settings:
        return self.records.settings.record

    @property
    def vocabularies(self) -> Vocabularies:
        return self.records.vocabularies

    @property
    def localities(self) -> tuple[Sourced[Locality], ...]:
        return self.records.localities

    @property
    def guides(self) -> tuple[Sourced[Guide], ...]:
        return self.records.guides

    @property
    def postcodes(self) -> Postcodes:
        return self.records.postcodes

    @property
    def gazetteer(self) -> Gazetteer:
        return self.records.gazetteer

    @property
    def boundaries(self) -> Boundaries | None:
        return self.records.boundaries

    @property
    def calendar(self) -> Calendar:
        return self.records.calendar

    @property
    def images(self) -> tuple[ImageFile, ...]:
        return self.records.images

    @cached_property
    def image_by_name(self) -> Mapping[str, ImageFile]:
        return {image.path.rpartition("/")[2]: image for image in self.images}

    @cached_property
    def listed(self) -> tuple[Listing, ...]:
        found = (listing for listing in self.listings if listing.is_listed)
        return tuple(sorted(found, key=lambda listing: listing.sort_key))

    @cached_property
    def listed_by(self) -> Mapping[tuple[Facet, str], tuple[Listing, ...]]:
        """What each list holds, sorted as lists are; a list that would be empty is not there.

        An activity that is free for everyone stands under every way to pay.
        """
        found: dict[tuple[Facet, str], list[Listing]] = {}
        routes = [(Facet.ROUTE, term.id) for term in self.vocabularies["funding-routes"].terms]
        for listing in self.listed:
            facets = set(listing.facets())
            if listing.is_free:
                facets.update(routes)
            for facet in facets:
                found.setdefault(facet, []).append(listing)
        return {facet: tuple(listings) for facet, listings in found.items()}

    @cached_property
    def codes(self) -> Mapping[str, str]:
        """A short name for each listing by its id, for shared lists and the finder: the same on
        every day and beside any other entries, as long as no two begin alike."""
        found: dict[str, str] = {}
        taken: set[str] = set()
        for id_ in sorted(listing.id for listing in self.listings):
            digest = _letters_of(id_)
            lengths = range(_CODE_LENGTH, len(digest) + 1)
            code = next(digest[:length] for length in lengths if digest[:length] not in taken)
            taken.add(code)
            found[id_] = code
        return found

    def listed_in(self, facet: Facet, id_: str) -> tuple[Listing, ...]:
        return self.listed_by.get((facet, id_), ())

    @cached_property
    def listings_by_provider(self) -> Mapping[str, tuple[Listing, ...]]:
        found: dict[str, list[Listing]] = {}
        for listing in self.listings:
            found.setdefault(listing.provider.id, []).append(listing)
        return {provider: tuple(listings) for provider, listings in found.items()}

    @cached_property
    def provider_by_id(self) -> Mapping[str, Sourced[Provider]]:
        return {provider.id: provider for provider in self.providers}

    @cached_property
    def count_by_name(self) -> Mapping[str, int]:
        """How many providers have each name."""
        return Counter(provider.record.name for provider in self.providers)

    @cached_property
    def venue_by_id(self) -> Mapping[str, Sourced[Venue]]:
        return {venue.id: venue for venue in self.records.venues}

    @cached_property
    def venue_by_word(self) -> Mapping[str, Sourced[Venue]]:
        return venue_by_word(self.records.venues)

    @cached_property
    def place_by_venue(self) -> Mapping[str, tuple[Coordinates, Town | None]]:
        """Where each shared venue lies, as exactly as may be shown, and its town or village."""
        joining = Joining(self.records, self.day)
        places = ((venue.id, joining.place(venue.record)) for venue in self.records.venues)
        return {id_: (place[0], place[2]) for id_, place in places if place is not None}

    @cached_property
    def hubs(self) -> tuple[Sourced[Provider], ...]:
        return tuple(each for each in self.providers if each.record.kind is Kind.HUB)

    @cached_property
    def main_hubs(self) -> Mapping[str, tuple[Sourced[Provider], ...]]:
        return main_hubs(self.records)

    @cached_property
    def spokes_by_hub(self) -> Mapping[str, tuple[Sourced[Provider], ...]]:
        """The providers on the lists that say they are connected to a hub, as a whole or for an
        activity."""
        found: dict[str, dict[str, Sourced[Provider]]] = {}
        for listing in self.listed:
            if listing.hub is not None and listing.hub.id != listing.provider.id:
                found.setdefault(listing.hub.id, {})[listing.provider.id] = listing.provider
        return {hub: tuple(spokes.values()) for hub, spokes in found.items()}

    @cached_property
    def towns(self) -> tuple[tuple[Sourced[Locality], Town], ...]:
        """Every town with its locality, by name."""
        both = ((locality, town) for locality in self.localities for town in locality.record.towns)
        return tuple(sorted(both, key=lambda pair: (alphabetical(pair[1].name), pair[1].id)))

    def vocabulary(self, name: str) -> Vocabulary:
        return self.vocabularies[name]


def relate(records: Records, day: date) -> Directory:
    """The records joined as they stand on `day`. What cannot be joined is left out: the rules of
    `checks` report it."""
    joining = Joining(records, day)
    listings = [
        joining.listing(provider, activity, number)
        for provider in records.providers
        for number, activity in enumerate(provider.record.activities)
    ]
    return Directory(
        day=day,
        records=records,
        providers=records.providers,
        listings=tuple(listings),
    )


def _letters_of(text: str) -> str:
    number = int.from_bytes(sha256(text.encode()).digest())
    signs = []
    for _ in range(_CODE_LENGTH * 4):
        number, rest = divmod(number, len(_CODE_SIGNS))
        signs.append(_CODE_SIGNS[rest])
    return "".join(signs)
