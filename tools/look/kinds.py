# ruff: noqa: INP001 (a folder of scripts is no package)
"""The kinds of page, and which page of a directory stands for each of them.

No address is written down but those that every directory has: the rest is chosen by what a page
holds, so that the list still fits when the content changes, or belongs to another place.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from fingerpost import addresses
from fingerpost.directory import Directory
from fingerpost.listing import Facet, Freshness, Listing
from fingerpost.model.notices import State
from fingerpost.model.provider import Kind as ProviderKind
from fingerpost.model.provider import Provider
from fingerpost.pages.page import Page
from fingerpost.source.construct import Sourced

Thing = TypeVar("Thing")
OLD = frozenset({Freshness.UNCHECKED, Freshness.MAY_HAVE_CLOSED, Freshness.HIDDEN})


@dataclass(frozen=True)
class Plan:
    """A directory and its pages, before anything is rendered."""

    directory: Directory
    pages: Sequence[Page]

    @cached_property
    def page_by_address(self) -> Mapping[str, Page]:
        return {page.address: page for page in self.pages}

    def terms(self, facet: Facet) -> Iterator[tuple[str, int]]:
        """The ids of a facet with what they list, and how many: the fullest first."""
        found = [
            (id_, len(held)) for (each, id_), held in self.directory.listed_by.items()
            if each is facet
        ]  # fmt: skip
        yield from sorted(found, key=lambda pair: (-pair[1], pair[0]))

    def fullest(self, facet: Facet, address: Callable[[str], str]) -> Iterator[str]:
        yield from (address(id_) for id_, _ in self.terms(facet))

    def listings(self, provider: Sourced[Provider]) -> tuple[Listing, ...]:
        return self.directory.listings_by_provider.get(provider.id, ())


Choice = Callable[[Plan], Iterable[str]]
"""Addresses that would do, the best first; one that is no page is passed over."""


@dataclass(frozen=True, slots=True)
class Kind:
    """`name` is what people call it, `id` names its pictures. `query` is put behind the address."""

    id: str
    name: str
    template: str
    choice: Choice
    query: Callable[[Plan], str] = lambda _plan: ""

    def address(self, plan: Plan) -> str | None:
        """The page that stands for this kind; None when the directory has none."""
        for address in self.choice(plan):
            page = plan.page_by_address.get(address)
            if page is not None and page.template == f"pages/{self.template}.html":
                return address + self.query(plan)
        return None


def at(*wanted: str) -> Choice:
    return lambda _plan: wanted


def locality(plan: Plan) -> Iterator[str]:
    return plan.fullest(Facet.LOCALITY, addresses.locality)


def category_of_a_locality(plan: Plan) -> Iterator[str]:
    for place, _ in plan.terms(Facet.LOCALITY):
        for category, _ in plan.terms(Facet.CATEGORY):
            yield addresses.locality_list(place, category)


def later_page_of_a_list(plan: Plan) -> Iterator[str]:
    for place in locality(plan):
        yield addresses.page_of(place, 2)
    for page in plan.pages:
        if page.address.endswith("/page/2/"):
            yield page.address


def town_with_much(plan: Plan) -> Iterator[str]:
    return plan.fullest(Facet.TOWN, addresses.town)


def town_with_nothing(plan: Plan) -> Iterator[str]:
    held = {id_ for id_, _ in plan.terms(Facet.TOWN)}
    for _, town in plan.directory.towns:
        if town.id not in held:
            yield addresses.town(town.id)


def listed_term(facet: Facet) -> Choice:
    return lambda plan: plan.fullest(facet, addresses.TERM[facet])


def time(plan: Plan) -> Iterator[str]:
    return plan.fullest(Facet.TIME, addresses.time)


def guide(plan: Plan) -> Iterator[str]:
    """The longest of the guides under /help/."""
    helping = [each for each in plan.directory.guides if each.id not in addresses.OWN_ADDRESS]
    longest = sorted(helping, key=lambda each: (-len(each.record.body), each.id))
    yield from (addresses.guide(each.id) for each in longest)


def provider(
    fits: Callable[[Plan, Sourced[Provider]], bool],
    richness: Callable[[Plan, Sourced[Provider]], int],
) -> Choice:
    """A provider that fits, the richest first."""

    def choice(plan: Plan) -> Iterator[str]:
        fitting = [each for each in plan.directory.providers if fits(plan, each)]
        for each in sorted(fitting, key=lambda each: (-richness(plan, each), each.id)):
            yield addresses.provider(each.id)

    return choice


def told(plan: Plan, provider: Sourced[Provider]) -> int:
    """How many fields of it and of its activities are filled."""
    records = (provider.record, *(each.activity for each in plan.listings(provider)))
    return sum(len(record.model_fields_set) for record in records)


def little_told(plan: Plan, provider: Sourced[Provider]) -> int:
    return -told(plan, provider)


def pictured(plan: Plan, provider: Sourced[Provider]) -> int:
    return 1000 * len(provider.record.photos) + told(plan, provider)


def is_ordinary(plan: Plan, provider: Sourced[Provider]) -> bool:
    """A spoke of one activity that runs every week: what most pages are."""
    listings = plan.listings(provider)
    return is_spoke(plan, provider) and len(listings) == 1 and listings[0].is_listed


def is_spoke(_plan: Plan, provider: Sourced[Provider]) -> bool:
    return provider.record.kind is ProviderKind.SPOKE and provider.record.specialist is None


def is_hub(_plan: Plan, provider: Sourced[Provider]) -> bool:
    return provider.record.kind is ProviderKind.HUB


def is_specialist(_plan: Plan, provider: Sourced[Provider]) -> bool:
    return provider.record.specialist is not None


def all_are(fits: Callable[[Listing], bool]) -> Callable[[Plan, Sourced[Provider]], bool]:
    def fitting(plan: Plan, provider: Sourced[Provider]) -> bool:
        listings = plan.listings(provider)
        return bool(listings) and all(fits(each) for each in listings)

    return fitting


def is_paused(listing: Listing) -> bool:
    return listing.status is not None and listing.status.state is State.PAUSED


def some_are(fits: Callable[[Listing], bool]) -> Callable[[Plan, Sourced[Provider]], bool]:
    return lambda plan, provider: any(fits(each) for each in plan.listings(provider))


def gaps_of_a_route(plan: Plan) -> Iterator[str]:
    return plan.fullest(Facet.ROUTE, addresses.gaps)


def moved(plan: Plan) -> Iterator[str]:
    return (page.address for page in plan.pages if page.template == "pages/moved.html")


def words_of_a_category(plan: Plan) -> str:
    """A search for the fullest category by its first word."""
    labels = {term.id: term.label for term in plan.directory.vocabulary("categories").terms}
    fullest = next((labels[id_] for id_, _ in plan.terms(Facet.CATEGORY) if id_ in labels), "tea")
    return f"?q={fullest.split()[0].lower()}"


KINDS: Sequence[Kind] = (
    Kind("home", "Home", "home", at(addresses.HOME)),
    Kind("places", "Places", "places", at(addresses.PLACES)),
    Kind("locality", "A locality", "locality", locality),
    Kind("locality-list", "A category in a locality", "list", category_of_a_locality),
    Kind("later-page", "A further page of a list", "list", later_page_of_a_list),
    Kind("town-much", "A town with much", "town", town_with_much),
    Kind("town-nothing", "A town with nothing", "town", town_with_nothing),
    Kind("towns", "Towns and villages", "index", at(addresses.TOWNS)),
    Kind("activities", "Activities", "index", at(addresses.ACTIVITIES)),
    Kind("category", "A category", "list", listed_term(Facet.CATEGORY)),
    Kind("spoke", "A provider: one activity", "provider", provider(is_ordinary, told)),
    Kind("spoke-photos", "A provider: spoke with photos", "provider", provider(is_spoke, pictured)),
    Kind("hub", "A provider: hub", "provider", provider(is_hub, told)),
    Kind("specialist", "A provider: specialist", "provider", provider(is_specialist, told)),
    Kind(
        "pop-up-over",
        "A pop-up that is over",
        "provider",
        provider(all_are(lambda each: each.is_pop_up and each.has_ended), told),
    ),
    Kind("closed", "Closed", "provider", provider(all_are(lambda each: each.is_closed), told)),
    Kind("paused", "Paused", "provider", provider(some_are(is_paused), little_told)),
    Kind(
        "unchecked",
        "Not checked for long",
        "provider",
        provider(some_are(lambda each: each.freshness in OLD), told),
    ),
    Kind("hubs", "Hubs", "hubs", at(addresses.HUBS)),
    Kind("for", "For a need", "list", listed_term(Facet.NEED)),
    Kind("access", "An access feature", "list", listed_term(Facet.ACCESS)),
    Kind("pay", "Ways to pay", "index", at(addresses.PAY)),
    Kind("pay-route", "A way to pay", "list", listed_term(Facet.ROUTE)),
    Kind("when", "When", "list", time),
    Kind("online", "Online and by phone", "list", at(addresses.ONLINE)),
    Kind("pop-ups", "Pop-ups", "list", at(addresses.POP_UPS)),
    Kind("specialists", "Specialist provision", "list", at(addresses.SPECIALIST)),
    Kind("a-to-z", "A to Z", "a-to-z", at(addresses.A_TO_Z)),
    Kind("find", "Find", "find", at(addresses.FIND)),
    Kind("found", "Find, with a query", "find", at(addresses.FIND), words_of_a_category),
    Kind("my-list", "My list", "my-list", at(addresses.MY_LIST)),
    Kind("help", "Help", "index", at(addresses.HELP)),
    Kind("guide", "A guide", "guide", guide),
    Kind("about", "About", "guide", at(addresses.ABOUT)),
    Kind("gaps", "What is missing", "gaps", at(addresses.GAPS)),
    Kind("gaps-route", "What is missing by a way to pay", "gaps", gaps_of_a_route),
    Kind("contact", "Contact", "contact", at(addresses.CONTACT)),
    Kind("tell-us", "Something wrong or missing", "tell-us", at(addresses.TELL_US)),
    Kind("offline", "Without the internet", "offline", at(addresses.OFFLINE)),
    Kind("accessibility", "Accessibility", "statement", at(addresses.ACCESSIBILITY)),
    Kind("privacy", "Privacy", "guide", at(addresses.PRIVACY)),
    Kind("moved", "A page that has moved", "moved", moved),
    Kind("not-found", "Not found", "not-found", at(addresses.NOT_FOUND)),
)
