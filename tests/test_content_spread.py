"""Dorset's content has enough of everything everywhere, at hours and places that can be true."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import chain

import pytest

from fingerpost.directory import Directory
from fingerpost.listing import Facet, Listing, PartOfWeek
from fingerpost.model.fields import YesNoAsk
from fingerpost.model.schedule import Band
from fingerpost.views.week import week_view

MINUTES = 60
FAMILIES = 6
PARTS_OF_A_WEEK = 12


def listed_in(directory: Directory, locality_id: str) -> tuple[Listing, ...]:
    return directory.listed_in(Facet.LOCALITY, locality_id)


def number_at(listings: Iterable[Listing], time: str) -> int:
    return sum(time in listing.times() for listing in listings)


def spokes_of(directory: Directory, spoke_type: str) -> list[str]:
    return [each.id for each in directory.providers if spoke_type in each.record.spoke_type]


def terms_of(directory: Directory, vocabulary: str) -> list[str]:
    return [term.id for term in directory.vocabulary(vocabulary).terms]


def categories_of(listing: Listing) -> tuple[str, ...]:
    return listing.activity.categories


COUNTS: Mapping[str, tuple[int, Callable[[Directory], Iterable[object]]]] = {
    "providers": (100, lambda all_: all_.providers),
    "activities": (200, lambda all_: all_.listed),
    "hubs": (7, lambda all_: all_.hubs),
    "specialist provision": (
        10,
        lambda all_: [each for each in all_.providers if each.record.specialist],
    ),
    "virtual spokes": (5, lambda all_: spokes_of(all_, "virtual-spoke")),
    "pop-up spokes": (5, lambda all_: spokes_of(all_, "pop-up-spoke")),
    "pop-ups to come": (5, lambda all_: [each for each in all_.listed if each.is_pop_up]),
    "evenings": (40, lambda all_: [one for one in all_.listed if Band.EVENING in one.bands]),
    "weekends": (
        25,
        lambda all_: [one for one in all_.listed if PartOfWeek.WEEKENDS in one.times()],
    ),
    "supported employment and volunteering": (
        12,
        lambda all_: [
            each
            for each in all_.listed
            if {"finding-work", "volunteering"} & set(categories_of(each))
        ],
    ),
    "easier to read": (23, lambda all_: [each for each in all_.providers if each.record.easy_read]),
}


@pytest.mark.parametrize("what", COUNTS)
def test_there_is_enough_of_it(dorset: Directory, what: str) -> None:
    least, found = COUNTS[what]
    assert len(list(found(dorset))) >= least


def test_specialist_provision_tells_what_a_person_needs_to_know(dorset: Directory) -> None:
    found = [each for each in dorset.providers if each.record.specialist]
    for each in found:
        specialist, assurance = each.record.specialist, each.record.assurance
        assert specialist is not None
        assert specialist.equipment, each.id
        assert specialist.clinics, each.id
        assert specialist.staff is not None, each.id
        assert assurance.cqc_location or assurance.cqc_not_needed, each.id
    assert {each.record.hub_details is None for each in found} == {True, False}


def test_every_hub_is_a_whole_hub(dorset: Directory) -> None:
    for hub in dorset.hubs:
        details = hub.record.hub_details
        assert details is not None
        assert details.lead is not None, hub.id
        assert len(details.partners) >= 2, hub.id
        assert details.place, hub.id
        assert details.open, hub.id
        assert len(details.functions) >= 7, hub.id
        assert len(details.training) >= 2, hub.id
        assert details.pick_up is not None, hub.id


USES: Mapping[str, Callable[[Directory], Iterable[str]]] = {
    "spoke-types": lambda all_: chain.from_iterable(each.record.spoke_type for each in all_.providers),
    "hub-functions": lambda all_: (
        told.function
        for hub in all_.hubs
        for told in (hub.record.hub_details.functions if hub.record.hub_details else ())
    ),
    "needs": lambda all_: chain.from_iterable(each.activity.needs for each in all_.listed),
    "categories": lambda all_: chain.from_iterable(map(categories_of, all_.listed)),
    "outcomes": lambda all_: chain.from_iterable(each.activity.outcomes for each in all_.listed),
    "support": lambda all_: chain.from_iterable(each.activity.support for each in all_.listed),
}  # fmt: skip


@pytest.mark.parametrize("vocabulary", USES)
def test_every_term_is_met_three_times(dorset: Directory, vocabulary: str) -> None:
    met = Counter(USES[vocabulary](dorset))
    terms = terms_of(dorset, vocabulary)
    assert len(terms) > 3
    assert {term: met[term] for term in terms if met[term] < 3} == {}


def localities() -> tuple[str, ...]:
    return ("east-dorset", "north-dorset", "purbeck", "west-dorset", "weymouth-and-portland")


@pytest.fixture(params=localities())
def locality(request: pytest.FixtureRequest, dorset: Directory) -> str:
    assert {each.id for each in dorset.localities} == set(localities())
    return str(request.param)


def test_a_locality_has_every_family_of_category(dorset: Directory, locality: str) -> None:
    families = {each.id for each in dorset.vocabulary("categories").terms if each.parent is None}
    assert len(families) == FAMILIES
    here = set(chain.from_iterable(each.categories for each in listed_in(dorset, locality)))
    assert families - here == set()


def test_a_locality_has_every_way_to_pay(dorset: Directory, locality: str) -> None:
    taken = Counter(
        route
        for listing in listed_in(dorset, locality)
        for route, told in listing.activity.funding.items()
        if told.answer is YesNoAsk.YES
    )
    assert {route: taken[route] for route in terms_of(dorset, "funding-routes") if taken[route] < 3} == {}  # fmt: skip


def test_a_locality_has_every_part_of_the_day_and_week(dorset: Directory, locality: str) -> None:
    here = listed_in(dorset, locality)
    bands = Counter(band for listing in here for band in listing.bands)
    assert {band: bands[band] for band in Band if bands[band] < 5} == {}
    assert number_at(here, PartOfWeek.EVENINGS) >= 5
    assert number_at(here, PartOfWeek.WEEKENDS) >= 3
    assert week_view(here, locality, dorset).filled >= PARTS_OF_A_WEEK


def test_a_locality_meets_every_need(dorset: Directory, locality: str) -> None:
    met = set(chain.from_iterable(each.activity.needs for each in listed_in(dorset, locality)))
    assert set(terms_of(dorset, "needs")) - met == set()
