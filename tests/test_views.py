"""What pages say: from the dummy town, and from entries of few words."""

from pathlib import Path

import pytest

from fingerpost.artifacts import Artifact
from fingerpost.directory import Directory
from fingerpost.model.places import Town
from fingerpost.outputs.publication import Publication
from fingerpost.outputs.search_records import search_records
from fingerpost.pages.entries import hubs_view
from fingerpost.views.card import card_of
from fingerpost.views.hub import hub_of
from fingerpost.views.places import venue_lines_of
from fingerpost.views.provider import provider_view
from fingerpost.views.section import section_of
from tests.building import SMALL_TOWN, artifacts, club, directory_of, published

GULLSEA_HALL = "name: Gullsea Hall\naddress: 2 Quay\nlat: 50.7001\nlon: -2.2001\n"


def town_of(directory: Directory, town_id: str) -> Town:
    return next(town for _, town in directory.towns if town.id == town_id)


@pytest.mark.parametrize(
    ("venue", "names"),
    [
        (GULLSEA_HALL, ["Gullsea Hall"]),
        ("name: Gullsea Hall\naddress: 2 Quay\npostcode: ZZ2 1AA\n", ["Gullsea Hall"]),
        (GULLSEA_HALL + "show: area only\n", []),
        (GULLSEA_HALL + "show: street hidden\n", []),
    ],
)
def test_a_town_names_its_shared_venues_wherever_their_place_comes_from(
    tmp_path: Path, venue: str, names: list[str]
) -> None:
    directory = directory_of(tmp_path, {"venues/gullsea-hall.yaml": venue})
    shown = [line.name for line in venue_lines_of(town_of(directory, "gullsea"), directory)]
    assert shown == names


SECRETS = (
    "Wisteria",
    "Secret Lane",
    "ZZ2 7QX",
    "50.712",
    "-2.212",
    "50.71299",
    "kitchen",
    "front-door",
)
"""What tells where Ada lives: name, street, postcode, guide, website, points and pictures."""


@pytest.fixture(scope="module")
def small_town() -> Publication:
    return published(SMALL_TOWN)


@pytest.fixture(scope="module")
def made(small_town: Publication) -> dict[str, Artifact]:
    return artifacts(small_town)


def test_a_hidden_address_is_told_nowhere(
    small_town: Publication, made: dict[str, Artifact]
) -> None:
    texts = {path: each.content.decode(errors="replace") for path, each in made.items()}
    texts["search"] = repr(search_records(small_town.directory))
    assert "Ada at Home" in texts["search"]
    assert "Near Gullsea" in texts["towns/gullsea/index.html"]
    told = [(path, secret) for path, text in texts.items() for secret in SECRETS if secret in text]
    assert told == []


@pytest.mark.xfail(
    strict=True,
    raises=AssertionError,
    reason="outputs.website publishes every picture of the folder",
)
def test_a_picture_of_a_hidden_address_is_no_file_of_the_site(made: dict[str, Artifact]) -> None:
    assert sorted(path for path in made if path.startswith("images/")) == [
        "images/lantern-house.png",
        "images/lantern-people.png",
    ]


def test_only_the_street_of_a_street_that_is_hidden_is_left_out(
    small_town: Publication, made: dict[str, Artifact]
) -> None:
    texts = [made[path].content.decode() for path in made if path.endswith((".html", ".xml"))]
    assert any("Mission Room, Nether Quay" in text for text in texts)
    everything = "".join(texts) + repr(search_records(small_town.directory))
    assert "Rope Walk" not in everything
    assert "ZZ2 9ZZ" not in everything


@pytest.mark.parametrize(
    ("status", "notes", "first_date"),
    [
        ("open", (), "2026-11-24"),
        ("paused until 2026-12-08", ("Paused until 8 December 2026",), "2026-12-08"),
        ("paused until 2026-12-09", ("Paused until 9 December 2026",), "2026-12-15"),
        ("paused until 2026-11-22", ("It was paused until 22 November 2026",), "2026-11-24"),
        ("paused until 2026-10-01", ("It was paused until 1 October 2026",), "2026-11-24"),
        ("paused", ("Paused",), None),
        ("closed", ("This has closed",), None),
    ],
)
def test_what_is_paused_says_until_when_and_names_no_date_before(
    tmp_path: Path, status: str, notes: tuple[str, ...], first_date: str | None
) -> None:
    files = {"providers/club.yaml": club(more=f"status: {status}\n")}
    directory = directory_of(tmp_path, files)
    (listing,) = directory.listings
    section = section_of(listing, directory)
    assert section.notes == notes
    assert card_of(listing, directory).notes == notes
    assert next((each.iso for each in section.dates), None) == first_date
    assert (section.more_dates > 0) == (first_date is not None)


HUB = """
name: Bare Hub
kind: hub
summary: A desk.
contact: {phone: 01632 960130}
hub_details:
  lead: {name: Trust}
  partners: [{name: Friends}]
  place: lantern-house
  open: Mondays 9am to noon
"""


@pytest.mark.parametrize(
    ("told", "notes"),
    [
        ("reviewed: 2026-11-01\n", ()),
        ("reviewed: 2025-11-10\n", ("Not checked since November 2025",)),
        ("reviewed: 2025-08-10\n", ("Not checked since August 2025: it may have closed",)),
        ("reviewed: 2026-11-01\nstatus: closed\n", ("This has closed",)),
        ("reviewed: 2026-11-01\nstatus: paused until 2027-01-10\n", ("Paused until 10 January 2027",)),
    ],
)  # fmt: skip
def test_a_hub_without_activities_tells_its_own_state(
    tmp_path: Path, told: str, notes: tuple[str, ...]
) -> None:
    directory = directory_of(tmp_path, {"providers/bare.yaml": HUB + told})
    assert provider_view(directory.providers[0], directory).notes == notes


def test_a_hub_names_the_spokes_that_lists_show(small_town: Publication) -> None:
    directory = small_town.directory
    hub = hub_of(directory.provider_by_id["the-lantern"], directory)
    assert hub is not None
    assert [spoke.name for spoke in hub.spokes] == [
        "Knit and Natter",
        "Screen Circle",
        "The Old Forge",
        "Tide Tables",
    ]


def test_the_network_counts_the_spokes_that_name_no_hub(small_town: Publication) -> None:
    told = hubs_view(small_town.directory)
    assert [entry.name for entry in told.hubs] == ["The Lantern"]
    assert told.unconnected == 4  # Abacus Club, Ada, Frost and Fair, From a List
