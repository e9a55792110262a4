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
    filters: dict[str, tuple[str, ...]]


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
    return {
        record.url.partition("#")[2]: Told(record, dict(record.meta), dict(record.filters))
        for record in search_records(directory)
    }


def test_each_listed_activity_has_one_record_sorted_by_address(directory: Directory) -> None:
    anchors = ("digging", "kitchen-table", "moor-walk", "video-club")
    records = search_records(directory)
    assert [record.url for record in records] == [
        f"/providers/green-gate/#{anchor}" for anchor in anchors
    ]
    assert records == search_records(directory)


def test_the_sort_order_is_the_order_of_lists(directory: Directory) -> None:
    by_order = sorted(search_records(directory), key=lambda record: int(dict(record.sort)["order"]))
    anchors = [record.url.partition("#")[2] for record in by_order]
    assert anchors == [listing.anchor for listing in directory.listed]


@pytest.mark.parametrize(
    "words",
    ["Digging", "Green Gate", "The Gate", "Dig and plant", "A walled garden with a map", "3 miles out & <b>quiet</b>",
     "by 2026", "Outdoors", "Growing", "Plain growing", "Memory loss", "spades", "The Long Barn", "Ashby", "Ashby-on-Sea", "North Moor"],
)  # fmt: skip
def test_content_has_the_words_that_people_search(told: dict[str, Told], words: str) -> None:
    assert words in told["digging"].record.content


def test_no_way_to_reach_somebody_is_searched_or_shown(told: dict[str, Told]) -> None:
    assert len(told) == 4
    for record, meta, _ in told.values():
        text = " ".join((record.content, *meta.values()))
        assert not re.search(r"@|https?:|www\.|example\.org|gate\.org|96\d|01632", text)


def test_synonyms_are_words_and_a_parent_gives_none(told: dict[str, Told]) -> None:
    assert told["digging"].meta["words"] == "allotment, dig, dementia"
    assert told["moor-walk"].meta["words"] == "fishing"
    assert "dementia" not in told["digging"].record.content


def test_a_record_tells_what_its_result_shows(told: dict[str, Told]) -> None:
    meta = {**told["digging"].meta}
    meta.pop("words")
    assert meta == {
        "title": "Digging",
        "kind": "Plain growing",
        "by": "Green Gate",
        "summary": "Dig and plant.",
        "when": "Every Tuesday, 10am to noon. Every Friday, 2pm to 4pm.",
        "where": "The Long Barn, Ashby",
        "cost": "£4 a session. Free for carers.",
        "access": "Level door, Wide toilet (partly).",
        "pay": "Own money. Ask about: The fund.",
    }


@pytest.mark.parametrize(
    ("anchor", "key", "text"),
    [
        ("kitchen-table", "access", "Only what is not there is told."),
        ("moor-walk", "access", "Nothing told about getting in."),
        ("video-club", "access", None),
        ("video-club", "where", "Online, all of the Moor"),
        ("video-club", "cost", "Free."),
        ("moor-walk", "cost", "Cost not told yet."),
        ("moor-walk", "notes", "Paused until 1 May 2027."),
        ("digging", "notes", None),
        ("kitchen-table", "pay", None),
        ("kitchen-table", "where", "Near Fenton"),
        ("kitchen-table", "summary", "Growing things with other people."),
    ],
)  # fmt: skip
def test_what_is_shown_is_told_or_left_out(
    told: dict[str, Told], anchor: str, key: str, text: str | None
) -> None:
    assert told[anchor].meta.get(key) == text


def test_what_is_missing_at_a_door_is_not_named_lest_it_be_found(told: dict[str, Told]) -> None:
    for record, meta, _ in told.values():
        assert "oist" not in record.content + meta.get("access", "")


def test_a_hidden_address_gives_its_town_and_no_more(told: dict[str, Told]) -> None:
    record, meta, filters = told["kitchen-table"]
    text = json.dumps([record.content, meta, filters])
    for secret in ("Rose", "Cottage", "Secret", "Lane", "ZZ1", "2AA"):
        assert secret not in text
    assert "Fenton" in record.content
    assert filters["place"] == ("fenton", "south-moor")


@pytest.mark.parametrize(
    ("anchor", "name", "values"),
    [
        ("digging", "place", ("ashby", "north-moor")),
        ("digging", "category", ("growing", "outdoors")),
        ("digging", "pay", ("own-money",)),
        ("video-club", "place", ("north-moor", "south-moor")),
        ("video-club", "pay", ("own-money", "the-fund")),
        ("kitchen-table", "pay", ()),
        ("moor-walk", "category", ("outdoors",)),
    ],
)
def test_a_record_is_found_under(
    told: dict[str, Told], anchor: str, name: str, values: tuple[str, ...]
) -> None:
    assert told[anchor].filters[name] == values


def test_a_directory_without_activities_has_no_records(directory: Directory) -> None:
    empty = Directory(day=DAY, records=directory.records, providers=(), listings=())
    assert search_records(empty) == ()
