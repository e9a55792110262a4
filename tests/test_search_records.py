"""The records that are searched, from a content folder of few words."""

import json
import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from fingerpost.artifacts import SearchRecord
from fingerpost.directory import Directory, relate
from fingerpost.outputs.search_records import search_records
from fingerpost.source.files import read_folder
from fingerpost.source.records import construct_records

DAY = date(2026, 11, 22)


def terms(*rows: str) -> str:
    """`id: synonym, synonym` rows; a row may begin with `parent/`."""
    lines = ["name: A list", "terms:"]
    for row in rows:
        path, _, synonyms = row.partition(": ")
        parent, _, id_ = path.rpartition("/")
        name = id_.replace("-", " ").capitalize()
        lines += [f"  - id: {id_}", f"    label: {name}", f"    plain_label: Plain {id_}"]
        lines += ["    definition: What it is.", f"    synonyms: [{synonyms}]"]
        lines += [f"    parent: {parent}"] if parent else []
    return "\n".join([*lines, ""])


CONTENT = {
    "directory.yaml": """
name: Northmoor
short_name: Northmoor
area: the Moor
tagline: Things to do.
address: https://moor.example.org/
run_by: The Moor
contact: {phone: 01632 960100, email: hello@moor.example.org}
statement: {compliance: partially compliant, prepared: 2026-10-01, reviewed: 2026-10-01, tested: 2026-10-01}
""",
    "localities/north-moor.yaml": """
name: North Moor
order: 1
towns:
  - {id: ashby, name: Ashby, also_known_as: [Ashby-on-Sea], kind: town, lat: 50.7000, lon: -2.1000}
""",
    "localities/south-moor.yaml": """
name: South Moor
order: 2
towns:
  - {id: fenton, name: Fenton, lat: 50.6000, lon: -2.2000}
""",
    "facts/postcodes.csv": "postcode,lat,lon,place\nZZ1 1AA,50.70000,-2.10000,ashby\nZZ1 2AA,50.60000,-2.20000,fenton\n",
    "vocabulary/categories.yaml": terms("outdoors: fishing", "outdoors/growing: allotment, dig", "art: clay"),
    "vocabulary/needs.yaml": terms("memory-loss: dementia"),
    "vocabulary/funding-routes.yaml": terms("own-money: DP", "the-fund: grant"),
    "vocabulary/access.yaml": terms("level-door: ramp", "hoist: lifting", "wide-toilet: loo"),
    "vocabulary/attending.yaml": terms("in-person", "online: zoom", "at-your-home", "by-phone", "mix", "out-and-about"),
    "venues/long-barn.yaml": """
name: The Long Barn
address: 1 Mill Lane
postcode: ZZ1 1AA
access: {level-door: yes, wide-toilet: partly, hoist: no}
""",
    "providers/green-gate.md": """---
name: Green Gate
also_known_as: [The Gate]
kind: spoke
summary: Growing things with other people. Ring 01632 960123.
contact: {phone: 01632 960123, email: dig@gate.example.org, website: https://gate.example.org/}
reviewed: 2026-11-01
activities:
  - name: Digging
    summary: Dig and plant.
    categories: [growing]
    needs: [memory-loss]
    keywords: [spades]
    when: [Tuesdays 10am to noon, Fridays 2pm to 4pm]
    where: The Long Barn
    cost: [£4 a session, free for carers]
    funding: {own-money: yes, the-fund: ask}
  - name: Video club
    description: Pictures on a screen.
    categories: [art]
    when: Mondays 7pm to 8pm
    where: online
    locality: everywhere
    cost: free
  - name: Closed club
    categories: [art]
    when: Mondays 7pm to 8pm
    where: online
    status: {state: closed}
  - name: Kitchen table
    categories: [art]
    when: Mondays 2pm to 4pm
    where:
      name: Rose Cottage
      address: 5 Secret Lane
      postcode: ZZ1 2AA
      show: area only
      access: {hoist: no}
    cost: £2 a session
    funding: {own-money: no}
  - name: Moor walk
    categories: [outdoors]
    when: Mondays 2pm to 4pm
    where: {name: Fenton Stile, postcode: ZZ1 2AA}
    status: {state: paused, until: 2027-05-01}
---
A *walled* garden with [a map](https://gate.example.org/map). Write to dig@gate.example.org, look at
www.gate.example.org or gate.org.uk/dig, or ring (01632) 960 123 by 2026. It is 3 miles out & <b>quiet</b>.
""",
}  # fmt: skip


class Told(NamedTuple):
    record: SearchRecord
    meta: dict[str, str]


def directory_of(folder: Path, **other: str) -> Directory:
    for path, text in {**CONTENT, **other}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text.lstrip("\n"), encoding="utf-8")
    content, problems = read_folder(folder)
    records, more = construct_records(content)
    assert [(each.code, each.message) for each in (*problems, *more)] == []
    assert records is not None
    return relate(records, DAY)


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Directory:
    return directory_of(tmp_path_factory.mktemp("content"))


@pytest.fixture(scope="module")
def told(directory: Directory) -> dict[str, Told]:
    """By the anchor of the activity, which its code leads to."""
    anchor_of = {directory.codes[listing.id]: listing.anchor for listing in directory.listed}
    return {
        anchor_of[record.code]: Told(record, dict(record.meta))
        for record in search_records(directory)
    }


def test_each_listed_activity_has_one_record_in_the_order_of_lists(directory: Directory) -> None:
    records = search_records(directory)
    assert [record.code for record in records] == [
        directory.codes[listing.id] for listing in directory.listed
    ]
    assert [listing.anchor for listing in directory.listed] == [
        "digging",
        "kitchen-table",
        "moor-walk",
        "video-club",
    ]
    assert records == search_records(directory)


def test_a_code_is_short_and_holds_nothing_that_could_be_a_word(told: dict[str, Told]) -> None:
    codes = {record.code for record, _ in told.values()}
    assert len(codes) == len(told)
    assert all(re.fullmatch("[2-9bcdfghjkmnpqrstvwxz]{5}", code) for code in codes)


@pytest.mark.parametrize(
    "words",
    ["Digging", "Green Gate", "The Gate", "Dig and plant", "A walled garden with a map", "3 miles out & <b>quiet</b>",
     "by 2026", "spades", "The Long Barn", "Ashby", "Ashby-on-Sea", "North Moor"],
)  # fmt: skip
def test_content_has_the_words_that_people_search(told: dict[str, Told], words: str) -> None:
    assert words in told["digging"].record.content


def test_no_way_to_reach_somebody_is_searched_or_shown(told: dict[str, Told]) -> None:
    assert len(told) == 4
    for record, meta in told.values():
        text = " ".join((record.content, *meta.values()))
        assert not re.search(r"@|https?:|www\.|example\.org|gate\.org|96\d|01632", text)


def test_kinds_needs_and_ways_in_stand_beside_the_words_each_in_a_field_of_its_own(
    told: dict[str, Told],
) -> None:
    """So that ranking.js can weigh them. A parent gives its names and none of its synonyms."""
    assert told["digging"].meta == {
        "title": "Digging",
        "names": "Growing, Plain growing",
        "words": "allotment, dig",
        "wider": "Outdoors, Plain outdoors",
        "ways": "Memory loss, Plain memory-loss, Level door, Wide toilet",
    }
    assert told["moor-walk"].meta["words"] == "fishing"


@pytest.mark.parametrize(
    ("anchor", "words", "is_told"),
    [
        ("digging", "Level door", True),
        ("digging", "Wide toilet", True),
        ("digging", "hoist", False),
        ("kitchen-table", "hoist", False),
        ("kitchen-table", "Growing things with other people.", True),
        ("moor-walk", "Outdoors", True),
        ("video-club", "Pictures on a screen.", True),
        ("video-club", "Art", True),
    ],
)
def test_what_is_there_is_searched_and_what_is_missing_is_not(
    told: dict[str, Told], anchor: str, words: str, *, is_told: bool
) -> None:
    record, meta = told[anchor]
    text = " ".join((record.content, *meta.values()))
    assert (words.casefold() in text.casefold()) is is_told


def test_what_is_for_everywhere_is_found_by_no_place_name(told: dict[str, Told]) -> None:
    """The finder's facts know that it counts everywhere; as words, places would crowd its own."""
    assert "Moor" not in told["video-club"].record.content


def test_exact_facts_are_no_words(told: dict[str, Told]) -> None:
    """Times, prices, ways to pay and the notes of the day stand in tables and on cards."""
    text = repr(told)
    for words in ("Tuesday", "£4", "Own money", "2027"):
        assert words not in text


def test_a_hidden_address_gives_its_town_and_no_more(told: dict[str, Told]) -> None:
    record, meta = told["kitchen-table"]
    text = json.dumps([record.content, meta])
    for secret in ("Rose", "Cottage", "Secret", "Lane", "ZZ1", "2AA"):
        assert secret not in text
    assert "Fenton" in record.content


def test_a_directory_without_activities_has_no_records(directory: Directory) -> None:
    empty = Directory(day=DAY, records=directory.records, providers=(), listings=())
    assert search_records(empty) == ()
