"""What pages say: from the dummy town, and from entries of few words."""

from pathlib import Path

import pytest

from fingerpost.directory import Directory
from fingerpost.model.places import Town
from fingerpost.views.places import venue_lines_of
from tests.building import directory_of

GULLSEA_HALL = "name: Gullsea Hall\naddress: 2 Quay\nlat: 50.7001\nlon: -2.2001\n"


def town_of(directory: Directory, town_id: str) -> Town:
    return next(town for _, town in directory.towns if town.id == town_id)


@pytest.mark.parametrize(
    ("venue", "is_shown"),
    [
        (GULLSEA_HALL, True),
        ("name: Gullsea Hall\naddress: 2 Quay\npostcode: ZZ2 1AA\n", True),
        (GULLSEA_HALL + "show: area only\n", False),
        (GULLSEA_HALL + "show: street hidden\n", False),
    ],
)
def test_a_town_names_its_shared_venues_wherever_their_place_comes_from(
    tmp_path: Path, venue: str, is_shown: bool
) -> None:
    directory = directory_of(tmp_path, {"venues/gullsea-hall.yaml": venue})
    shown = [line.name for line in venue_lines_of(town_of(directory, "gullsea"), directory)]
    assert shown == (["Gullsea Hall"] if is_shown else [])
