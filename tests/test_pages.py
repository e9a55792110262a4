"""Which pages exist, what stands in them and where they lead."""

from pathlib import Path

import pytest

from fingerpost.directory import Directory
from fingerpost.pages.entries import letter_of, names_of
from fingerpost.views.words import Link
from tests.building import SMALL_TOWN, club, directory_of, related


@pytest.fixture(scope="module")
def small_town() -> Directory:
    return related(SMALL_TOWN)


@pytest.mark.parametrize(
    ("name", "letter"),
    [("Ŵyna", "W"), ("The Old Forge", "O"), ("“The Field”", "F"), ("Éclair", "E"), ("3rd Age", "0 to 9")],
)  # fmt: skip
def test_a_name_stands_under_its_letter(name: str, letter: str) -> None:
    assert letter_of(name) == letter
