"""Everything joined and looked up: places, ages, lists, hubs; from entries of few words."""

from datetime import date
from pathlib import Path

import pytest

from fingerpost.directory import Directory
from fingerpost.joining import slug_of
from fingerpost.listing import Facet, Freshness, Listing, alphabetical
from tests.building import SMALL_TOWN, club, content_of, directory_of, related


def listing_of(place: Path, entry: str, **others: str) -> Listing:
    files = {"providers/club.yaml": entry, **others}
    (found,) = (each for each in directory_of(place, files).listings if each.provider.id == "club")
    return found


@pytest.fixture(scope="module")
def small_town() -> Directory:
    return related(SMALL_TOWN)


@pytest.mark.parametrize(
    ("name", "sorted_as"),
    [("Ŵyna", "wyna"), ("Éclair", "eclair"), ("Tŷ-gwyn", "ty-gwyn"), ("ABBA", "abba"), ("Ångström", "angstrom")],
)  # fmt: skip
def test_a_letter_with_a_mark_is_sorted_as_the_letter(name: str, sorted_as: str) -> None:
    assert alphabetical(name) == sorted_as


@pytest.mark.parametrize(
    ("name", "anchor"),
    [("Côr Siloam", "cor-siloam"), ("Ada's table", "adas-table"), ("Ada’s crèche", "adas-creche"),
     ("  Tea & cake!", "tea-cake"), ("茶", "")],
)  # fmt: skip
def test_an_anchor_keeps_every_letter_of_a_name(name: str, anchor: str) -> None:
    assert slug_of(name) == anchor


INLINE = "{{name: Hut, address: 'Mill Lane, Gullsea', {place}}}"


@pytest.mark.parametrize(
    ("place", "more", "town", "localities"),
    [
        # The address says Gullsea; the postcode knows better.
        ("postcode: ZZ1 2BB", "", "upper-fold", ["hillside"]),
        ("postcode: zz21aa", "", "gullsea", ["harbourside"]),
        # What a venue tells is stronger than what is typed.
        ("postcode: ZZ2 1AA", "locality: Hillside\n", "gullsea", ["harbourside"]),
        ("postcode: ZZ2 1AA", "locality: everywhere\n", "gullsea", ["harbourside"]),
        # Degrees without a postcode lie in the nearest town; with one, its town counts.
        ("lat: 50.9290, lon: -2.1010", "", "upper-fold", ["hillside"]),
        ("postcode: ZZ1 1AA, lat: 50.7001, lon: -2.2001", "", "cobbleton", ["hillside"]),
        # A postcode that no table knows tells nothing, so what is typed counts.
        ("postcode: AA9 9AA", "locality: Hillside\n", None, ["hillside"]),
        ("postcode: AA9 9AA", "", None, []),
    ],
)
def test_town_and_locality_follow_from_the_place(
    tmp_path: Path, place: str, more: str, town: str | None, localities: list[str]
) -> None:
    situation = listing_of(tmp_path, club(where=INLINE.format(place=place), more=more)).situation
    assert (situation.town.id if situation.town else None) == town
    assert [each.id for each in situation.localities] == localities
    assert not situation.is_everywhere


@pytest.mark.parametrize(
    ("locality", "localities", "lists"),
    [
        ("Harbourside", ["harbourside"], ["harbourside"]),
        ("[harbourside, hillside]", ["hillside", "harbourside"], ["hillside", "harbourside"]),
        ("everywhere", ["hillside", "harbourside"], []),
    ],
)
def test_what_is_everywhere_stands_in_no_list_of_one_locality(
    tmp_path: Path, locality: str, localities: list[str], lists: list[str]
) -> None:
    listing = listing_of(tmp_path, club(where="online", more=f"locality: {locality}\n"))
    assert [each.id for each in listing.situation.localities] == localities
    assert [id_ for facet, id_ in listing.facets() if facet is Facet.LOCALITY] == lists


@pytest.mark.parametrize(
    ("show", "latitude"),
    [("full", 50.71299), ("street hidden", 50.705), ("area only", 50.705)],
)
def test_a_hidden_address_is_no_nearer_than_its_town(
    tmp_path: Path, show: str, latitude: float
) -> None:
    where = INLINE.format(place=f"lat: 50.71299, lon: -2.21299, show: {show}")
    point = listing_of(tmp_path, club(where=where)).situation.coordinates
    assert point is not None
    assert point.latitude == latitude


@pytest.mark.parametrize(
    ("reviewed", "freshness", "is_listed"),
    [
        ("2026-11-22", Freshness.CURRENT, "listed"),
        ("2025-11-23", Freshness.CURRENT, "listed"),
        ("2025-11-22", Freshness.UNCHECKED, "listed"),
        ("2025-08-23", Freshness.UNCHECKED, "listed"),
        ("2025-08-22", Freshness.MAY_HAVE_CLOSED, "listed"),
        ("2025-05-23", Freshness.MAY_HAVE_CLOSED, "listed"),
        ("2025-05-22", Freshness.HIDDEN, "off the lists"),
        ("2019-01-01", Freshness.HIDDEN, "off the lists"),
    ],
)
def test_facts_age_in_the_steps_of_the_settings(
    tmp_path: Path, reviewed: str, freshness: Freshness, is_listed: str
) -> None:
    listing = listing_of(tmp_path, club(reviewed=reviewed))
    assert listing.freshness is freshness
    assert listing.is_listed == (is_listed == "listed")


def test_what_nobody_has_checked_comes_last(small_town: Directory) -> None:
    names = [listing.name for listing in small_town.listed]
    assert names[-1] == "Abacus Club"
    assert names[:-1] == sorted(names[:-1], key=alphabetical)


@pytest.mark.parametrize(
    ("when", "times"),
    [
        ("Tuesdays 11am to noon", "tuesday"),
        ("Tuesdays noon to 1pm", "tuesday"),
        ("Tuesdays 3pm to 5pm", "tuesday"),
        ("Tuesdays 3pm to 5.01pm", "tuesday evenings"),
        ("Tuesdays 5pm to 6pm", "tuesday evenings"),
        ("Saturdays 5pm to 6pm", "saturday evenings weekends"),
        ("[Sundays 9am to 10am, Mondays 7pm to 8pm]", "monday sunday evenings weekends"),
        ("Saturday 12 December 2026 10am to 4pm", "saturday weekends"),
        ("by arrangement", ""),
    ],
)
def test_an_activity_stands_in_the_lists_of_its_times(
    tmp_path: Path, when: str, times: str
) -> None:
    listing = listing_of(tmp_path, club(when=when))
    assert " ".join(listing.times()) == times


@pytest.mark.parametrize(
    ("day", "is_listed"),
    [(date(2026, 12, 12), "listed"), (date(2026, 12, 13), "over")],
)
def test_a_pop_up_is_listed_up_to_its_last_day(tmp_path: Path, day: date, is_listed: str) -> None:
    when = "[Saturday 5 December 2026 10am to 4pm, Saturday 12 December 2026 10am to 4pm]"
    content = content_of(tmp_path, {"providers/club.yaml": club(when=when)})
    (listing,) = related(content, day).listings
    assert listing.is_listed == (is_listed == "listed")
    assert listing.has_ended == (is_listed == "over")


ROUTES = ("budget", "fund", "purse")


@pytest.mark.parametrize(
    ("cost", "funding", "routes"),
    [
        ("free", "", ROUTES),
        ("free", "funding: {budget: no}\n", ROUTES),
        ("£2 a session; free for carers", "", ()),
        ("£2 a session", "funding: {purse: yes, budget: ask, fund: no}\n", ("budget", "purse")),
        ("by donation", "", ()),
    ],
)
def test_what_is_free_for_everyone_needs_no_way_to_pay(
    tmp_path: Path, cost: str, funding: str, routes: tuple[str, ...]
) -> None:
    files = {"providers/club.yaml": club(cost=cost, more=funding)}
    directory = directory_of(tmp_path, files)
    found = sorted(id_ for facet, id_ in directory.listed_by if facet is Facet.ROUTE)
    assert found == sorted(routes)


def test_a_feature_that_is_not_there_makes_no_list(small_town: Directory) -> None:
    found = {id_ for facet, id_ in small_town.listed_by if facet is Facet.ACCESS}
    assert found == {"level-door", "wide-toilet", "bay"}
    partly = {each.name for each in small_town.listed_in(Facet.ACCESS, "wide-toilet")}
    assert partly == {"Lantern lunch", "Lantern late", "The Old Forge"}


def test_a_list_of_a_category_holds_what_stands_below_it(small_town: Directory) -> None:
    making = {each.name for each in small_town.listed_in(Facet.CATEGORY, "making")}
    knitting = {each.name for each in small_town.listed_in(Facet.CATEGORY, "knitting")}
    assert knitting == {"Tuesday knitting", "Quay knitting"}
    assert knitting < making


def test_a_provider_counts_in_each_place_with_what_happens_there(small_town: Directory) -> None:
    for locality, name in (("hillside", "Tuesday knitting"), ("harbourside", "Quay knitting")):
        listed = small_town.listed_in(Facet.LOCALITY, locality)
        found = [each.name for each in listed if each.provider.id == "knit-and-natter"]
        assert found == [name]


def test_only_a_hub_that_is_named_is_one_to_be_connected_to(small_town: Directory) -> None:
    hubs = {
        each.name: (each.hub and each.hub.id, [hub.id for hub in each.local_hubs])
        for each in small_town.listings
    }
    assert hubs["Tuesday knitting"] == ("the-lantern", ["the-lantern"])
    assert hubs["Abacus Club"] == (None, ["the-lantern"])
    assert hubs["Songs both ways"] == ("the-lantern", ["the-lantern"])
    assert hubs["Listed thing"] == (None, [])


@pytest.mark.parametrize(
    ("activities", "anchors"),
    [
        ("{name: Sing}, {name: Sing}, {name: Sing}", "sing sing-2 sing-3"),
        ("{name: Sing}, {name: Sing}, {name: Sing 2}", "sing sing-2 sing-2-2"),
        ("{name: Sing 2}, {name: Sing}, {name: Sing}", "sing-2 sing sing-3"),
        ("{name: Sing}, {name: Sing}, {id: sing-2, name: Dance}", "sing sing-3 sing-2"),
        ("{name: Sing, id: choir}, {name: Choir}", "choir choir-2"),
        ("{summary: One.}, {summary: Two.}", "activity activity-2"),
    ],
)
def test_no_two_activities_of_a_provider_share_an_anchor(
    tmp_path: Path, activities: str, anchors: str
) -> None:
    entry = club(more=f"activities: [{activities}]\n")
    directory = directory_of(tmp_path, {"providers/club.yaml": entry})
    assert " ".join(listing.anchor for listing in directory.listings) == anchors
