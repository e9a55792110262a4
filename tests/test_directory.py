"""Everything joined and looked up: places, ages, lists, hubs; from entries of few words."""

from pathlib import Path

import pytest

from fingerpost.directory import Directory
from fingerpost.joining import slug_of
from fingerpost.listing import Facet, Freshness, Listing, alphabetical
from tests.building import DAY, SMALL_TOWN, club, content_of, directory_of, related


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
