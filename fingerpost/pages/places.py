"""Pages of places: localities with their categories and times, towns and villages."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial

from fingerpost import addresses
from fingerpost.directory import Directory
from fingerpost.listing import Facet, Listing, PartOfWeek
from fingerpost.model.places import Locality, Town
from fingerpost.pages.lists import INDEX, LIST, ListPlan, list_pages, list_view, paragraph
from fingerpost.pages.page import Page, crumbs, numbered
from fingerpost.pages.specials import ONLINE
from fingerpost.pages.times import TIMES, by_start, time_label
from fingerpost.source.construct import Sourced
from fingerpost.views.area_map import AreaMap, area_map
from fingerpost.views.lists import IndexEntry, IndexView, ListView, pages_of
from fingerpost.views.places import (
    LocalityEntry,
    LocalityView,
    PlacesView,
    TownView,
    hub_lines,
    locality_link,
    locality_links,
    near_line,
    nearest_listings,
    nearest_towns,
    nearest_venues,
    neighbours,
    town_links,
    venue_lines_of,
)
from fingerpost.views.week import WeekView, week_view, week_words
from fingerpost.views.words import CountedLink, Link, counted, rich_text

PLACES = Link("Places", addresses.PLACES)
TOWNS = Link("Towns and villages", addresses.TOWNS)
_MOST_EVERYWHERE = 6
Drawn = Callable[[], AreaMap | None]
_LISTED_BY = (Facet.CATEGORY, Facet.TIME)


def place_pages(directory: Directory) -> Iterator[Page]:
    # One drawing serves every page; it is made when the first of them is rendered.
    drawn = cache(partial(area_map, directory))
    yield Page(
        address=addresses.PLACES,
        template="pages/places.html",
        title=f"Places in {directory.settings.area}",
        description=f"What is on in each part of {directory.settings.area}.",
        here=PLACES.text,
        view=partial(places_view, directory, drawn),
    )
    yield Page(
        address=addresses.TOWNS,
        template=INDEX,
        title="Towns and villages",
        description=f"Every town and village of {directory.settings.name}.",
        here=TOWNS.text,
        crumbs=crumbs(PLACES),
        view=partial(towns_view, directory),
    )
    for locality in directory.localities:
        yield from locality_pages(locality, directory, drawn)
    for locality, town in directory.towns:
        yield from town_pages(locality, town, directory)


def places_view(directory: Directory, drawn: Drawn) -> PlacesView:
    counts = town_counts(directory)
    return PlacesView(
        heading=f"Places in {directory.settings.area}",
        area=directory.settings.area,
        map=drawn(),
        localities=tuple(
            LocalityEntry(
                link,
                rich_text(each.record.introduction),
                times_of(each, directory),
                week_words(week_of(each, directory)),
                town_links(each.record.towns, counts),
            )
            for each, link in zip(directory.localities, locality_links(directory), strict=True)
        ),
        online=ONLINE.link(directory),
    )


def towns_view(directory: Directory) -> IndexView:
    counts = town_counts(directory)
    return IndexView(
        heading="Towns and villages",
        introduction=paragraph("Choose where you are. Each page also shows what is on nearby."),
        entries=tuple(
            IndexEntry(
                town.name, addresses.town(town.id), counts.get(town.id, 0), locality.record.name
            )
            for locality, town in directory.towns
        ),
    )


def times_of(locality: Sourced[Locality], directory: Directory) -> tuple[CountedLink, ...]:
    """The lists of a locality for people who are busy by day, those that hold something."""
    plans = {plan.address: plan for plan in locality_lists(locality, Facet.TIME, directory)}
    wanted = (addresses.locality_list(locality.id, part) for part in PartOfWeek)
    return counted_links([plans[address] for address in wanted if address in plans])


def week_of(locality: Sourced[Locality], directory: Directory) -> WeekView:
    listings = directory.listed_in(Facet.LOCALITY, locality.id)
    return week_view(listings, locality.id, directory)


def town_counts(directory: Directory) -> dict[str, int]:
    return {town.id: len(directory.listed_in(Facet.TOWN, town.id)) for _, town in directory.towns}


def locality_pages(
    locality: Sourced[Locality], directory: Directory, drawn: Drawn
) -> Iterator[Page]:
    listings = directory.listed_in(Facet.LOCALITY, locality.id)
    name = locality.record.name
    length = directory.settings.list_length // 4 or 1
    parts = pages_of(listings, length)
    address = addresses.locality(locality.id)
    addressed = numbered(address, len(parts))
    hrefs = [href for href, _ in addressed]
    plan = ListPlan(
        address=address,
        heading=f"Everything in {name}",
        here=name,
        introduction="",
        listings=listings,
        crumbs=crumbs(PLACES),
        wider=(PLACES,),
    )
    lists = {facet: tuple(locality_lists(locality, facet, directory)) for facet in _LISTED_BY}
    first = list_view(plan, parts[0], hrefs, 1)
    make = partial(locality_view, locality, first, lists, directory, drawn)
    for number, ((href, suffix), part) in enumerate(zip(addressed, parts, strict=True), start=1):
        yield Page(
            address=href,
            template="pages/locality.html" if number == 1 else LIST,
            title=f"{name}: what is on{suffix}",
            description=f"{counted(len(listings), 'activity')} in {name}, day by day{suffix}.",
            here=name,
            crumbs=crumbs(PLACES),
            view=make if number == 1 else partial(list_view, plan, part, hrefs, number),
        )
    for plans in lists.values():
        for each in plans:
            yield from list_pages(each, directory)


def locality_view(
    locality: Sourced[Locality],
    everything: ListView,
    lists: Mapping[Facet, Sequence[ListPlan]],
    directory: Directory,
    drawn: Drawn,
) -> LocalityView:
    record = locality.record
    week = week_of(locality, directory)
    everywhere = [each for each in directory.listed if each.situation.is_everywhere]
    return LocalityView(
        id=locality.id,
        name=record.name,
        colour=record.colour or "",
        map=drawn(),
        introduction=rich_text(record.introduction),
        hubs=hub_lines(locality.id, directory),
        week=week,
        week_words=week_words(week),
        categories=counted_links(lists[Facet.CATEGORY]),
        times=counted_links(lists[Facet.TIME]),
        towns=town_links(record.towns, town_counts(directory)),
        neighbours=neighbours(record, directory),
        everywhere=tuple(
            near_line(each, directory, None) for each in everywhere[:_MOST_EVERYWHERE]
        ),
        list=everything,
    )


def counted_links(plans: Sequence[ListPlan]) -> tuple[CountedLink, ...]:
    return tuple(CountedLink(plan.here, plan.address, len(plan.listings)) for plan in plans)


def locality_lists(
    locality: Sourced[Locality], facet: Facet, directory: Directory
) -> Iterator[ListPlan]:
    """The lists of a locality by category or by time, those that hold something."""
    here = locality_link(locality)
    found: dict[str, list[Listing]] = {}
    for listing in directory.listed_in(Facet.LOCALITY, locality.id):
        for its_facet, id_ in listing.facets():
            if its_facet is facet:
                found.setdefault(id_, []).append(listing)
    labels = {time: time_label(time) for time in TIMES}
    if facet is Facet.CATEGORY:
        labels = {term.id: term.label for term in directory.vocabulary("categories").terms}
    for id_, label in labels.items():
        if id_ in found:
            listings = by_start(found[id_], id_) if id_ in TIMES else found[id_]
            yield locality_list(here, locality.id, id_, label, listings)


def locality_list(
    here: Link, locality_id: str, id_: str, label: str, listings: Sequence[Listing]
) -> ListPlan:
    is_time = id_ in TIMES
    wider = addresses.time(id_) if is_time else addresses.category(id_)
    return ListPlan(
        address=addresses.locality_list(locality_id, id_),
        heading=f"{label} in {here.text}",
        here=label,
        introduction="",
        listings=listings,
        crumbs=crumbs(PLACES, here),
        wider=(Link(f"{label} everywhere", wider), Link(f"Everything in {here.text}", here.href)),
    )


def town_pages(locality: Sourced[Locality], town: Town, directory: Directory) -> Iterator[Page]:
    listings = directory.listed_in(Facet.TOWN, town.id)
    address = addresses.town(town.id)
    parts = pages_of(listings, directory.settings.list_length)
    addressed = numbered(address, len(parts))
    hrefs = [href for href, _ in addressed]
    above = locality_link(locality)
    plan = ListPlan(
        address=address,
        heading=f"What is on in {town.name}",
        here=town.name,
        introduction="",
        listings=listings,
        crumbs=crumbs(PLACES, above),
        wider=(Link(f"Everything in {above.text}", above.href),),
    )
    first = partial(town_view, locality, town, plan, directory, parts[0], hrefs)
    for number, ((href, suffix), part) in enumerate(zip(addressed, parts, strict=True), start=1):
        yield Page(
            address=href,
            template="pages/town.html" if number == 1 else LIST,
            title=f"{town.name}, {above.text}{suffix}",
            description=f"What is on in and near {town.name}: {counted(len(listings), 'activity')}"
            f" here{suffix}.",
            here=town.name,
            crumbs=crumbs(PLACES, above),
            view=first if number == 1 else partial(list_view, plan, part, hrefs, number),
        )


def town_view(
    locality: Sourced[Locality],
    town: Town,
    plan: ListPlan,
    directory: Directory,
    part: Sequence[Listing],
    hrefs: list[str],
) -> TownView:
    venues = venue_lines_of(town, directory)
    return TownView(
        name=town.name,
        introduction=rich_text(town.introduction),
        getting_about=rich_text(town.getting_about),
        locality=locality_link(locality),
        neighbours=nearest_towns(town, directory),
        has_venues=bool(venues),
        venues=venues or nearest_venues(town, directory),
        near=nearest_listings(town, directory),
        hubs=hub_lines(locality.id, directory),
        list=list_view(plan, part, hrefs, 1),
    )
