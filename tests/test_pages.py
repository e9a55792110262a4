"""Which pages exist, what stands in them and where they lead."""

from pathlib import Path

import pytest

from fingerpost.directory import Directory
from fingerpost.pages.entries import letter_of, names_of
from fingerpost.pages.plan import lay_out
from tests.building import SMALL_TOWN, addresses_of, club, directory_of, related


@pytest.fixture(scope="module")
def small_town() -> Directory:
    return related(SMALL_TOWN)


@pytest.mark.parametrize(
    ("name", "letter"),
    [("Ŵyna", "W"), ("The Old Forge", "O"), ("“The Field”", "F"), ("Éclair", "E"), ("3rd Age", "0 to 9")],
)  # fmt: skip
def test_a_name_stands_under_its_letter(name: str, letter: str) -> None:
    assert letter_of(name) == letter


def names(directory: Directory) -> dict[str, str]:
    """Address by text."""
    links = names_of(directory)
    found = {link.text: link.href for link in links}
    assert len(found) == len(links)
    return found


def test_no_name_in_the_a_to_z_leads_to_two_places(tmp_path: Path) -> None:
    twice = """
activities:
  - {name: Sing, when: Mondays 10am to noon}
  - {name: Sing, when: Fridays 10am to noon}
  - {name: Sing, when: Fridays 10am to noon}
  - {name: Dance, when: Mondays 10am to noon}
"""
    two = club("Two").replace("when: Tuesdays 10am to noon\n", "") + twice
    files = {
        "providers/two.yaml": two,
        "providers/one.yaml": club("Hill Club", more="also_known_as: [Hillers]\n"),
        "providers/other.yaml": club("Hill Club"),
        "providers/third.yaml": club("Third", more="also_known_as: [Hillers, Third]\n"),
    }
    assert names(directory_of(tmp_path, files)) == {
        "Dance": "/providers/two/#dance",
        "Hill Club (one)": "/providers/one/",
        "Hill Club (other)": "/providers/other/",
        "Hillers (one)": "/providers/one/",
        "Hillers (third)": "/providers/third/",
        "Sing (Two, Lantern House, Cobbleton, Every Monday, 10am to noon)": "/providers/two/#sing",
        "Sing (Two, Lantern House, Cobbleton, Every Friday, 10am to noon, sing-2)": "/providers/two/#sing-2",
        "Sing (Two, Lantern House, Cobbleton, Every Friday, 10am to noon, sing-3)": "/providers/two/#sing-3",
        "Third": "/providers/third/",
        "Two": "/providers/two/",
    }  # fmt: skip


def test_the_a_to_z_leaves_out_what_lists_leave_out(small_town: Directory) -> None:
    found = names(small_town)
    assert {"Abacus Club", "Light House", "Frost fair", "The Old Forge"} <= found.keys()
    gone = {"Silent Bell", "Bell That Was", "Closed Loom", "Summer fair"}
    assert not gone & found.keys()


def test_no_two_pages_have_one_title(tmp_path: Path, small_town: Directory) -> None:
    online = club("Ring", where="online", more="locality: everywhere\n")
    files = {
        "providers/one.yaml": online,
        "providers/two.yaml": online,
        "providers/here.yaml": club("Ring"),
    }
    for directory in (small_town, directory_of(tmp_path, files)):
        titles = [page.title for page in lay_out(directory)]
        assert sorted(titles) == sorted(set(titles))


def test_the_old_address_of_a_term_leads_to_its_list_where_there_is_one(tmp_path: Path) -> None:
    needs = """
name: Support needs
terms:
  - {id: making, label: Making, plain_label: Making, definition: Nobody is used to this., was: [doing]}
  - {id: seeing, label: Seeing, plain_label: Seeing, definition: You see little., was: [sight]}
"""
    files = {
        "vocabulary/needs.yaml": needs,
        "providers/club.yaml": club(more="needs: [seeing]\n"),
    }
    found = addresses_of(directory_of(tmp_path, files))
    assert {"/activities/making/", "/for/seeing/", "/for/sight/"} <= found
    assert not {"/for/making/", "/for/doing/"} & found
