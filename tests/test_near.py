"""Where somebody is: the tables, and what the browser makes of them."""

import csv
import gzip
import json
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from fingerpost.diagnostics import SourceFile
from fingerpost.directory import Directory
from fingerpost.model.venue import Coordinates, distance_metres
from fingerpost.outputs import near_tables
from fingerpost.outputs.publication import Publication
from fingerpost.source.tables import OUTCODE, SECTOR, read_areas, read_named_places, read_postcodes
from tests.building import SMALL_TOWN, directory_of, related
from tests.javascript import evaluated

ALWAYS_BYTES = 12_000
FILE_BYTES = (4_000, 10_000)
"""Gzipped: both tables that tell where a name lies; and the least and most of a file of postcodes."""
OFF_METRES = 150

ANSWERS = """(async () => {
  const paths = new Set();
  const read = async (path) => {
    paths.add(path);
    if (!Object.hasOwn(given.tables, path)) throw new Error(path);
    return given.tables[path];
  };
  const answers = [];
  for (const text of given.texts) answers.push(await module.locate(text, read));
  return { answers, paths: [...paths] };
})()"""

Tables = Mapping[str, Any]


def tables_of(directory: Directory) -> dict[str, bytes]:
    """The files by their addresses."""
    publication = cast("Publication", SimpleNamespace(directory=directory))
    return {f"/{made.path}": made.content for made in near_tables.artifacts(publication)}


def read(files: Mapping[str, bytes]) -> Tables:
    return {address: json.loads(content) for address, content in files.items()}


def located(tables: Tables, texts: Sequence[str]) -> list[dict[str, Any]]:
    found = evaluated("near", ANSWERS, {"tables": tables, "texts": texts})
    for path in found["paths"]:
        assert re.fullmatch(r"/find/near/(?:sectors|places|[0-9]+)\.json", path), path
    answers: list[dict[str, Any]] = found["answers"]
    return answers


def off(answer: Mapping[str, Any], truth: Coordinates) -> float:
    return distance_metres(Coordinates(answer["lat"], answer["lon"]), truth)


@pytest.fixture(scope="module")
def files(dorset: Directory) -> dict[str, bytes]:
    return tables_of(dorset)


@pytest.fixture(scope="module")
def tables(files: Mapping[str, bytes]) -> Tables:
    return read(files)


# The county


def test_every_postcode_is_found_where_it_lies(tables: Tables, dorset: Directory) -> None:
    postcodes = dorset.postcodes
    assert len(postcodes) == 13_114
    answers = located(tables, list(postcodes))
    wrong = [
        (name, answer)
        for (name, postcode), answer in zip(postcodes.items(), answers, strict=True)
        if answer["label"] != name
        or answer["kind"] != "postcode"
        or answer["rough"]
        or answer["town"] != postcode.town
        or off(answer, postcode.coordinates) > OFF_METRES
    ]
    assert wrong == []


def test_every_sector_and_outcode_is_found(tables: Tables, dorset: Directory) -> None:
    gazetteer = dorset.gazetteer
    for kind, areas in (("sector", gazetteer.sectors), ("outcode", gazetteer.outcodes)):
        answers = located(tables, [name.lower() for name in areas])
        for (name, middle), answer in zip(areas.items(), answers, strict=True):
            assert (answer["kind"], answer["label"], answer["rough"]) == (kind, name, True)
            assert off(answer, middle) < OFF_METRES


def test_every_label_leads_to_its_own_place(tables: Tables) -> None:
    labels = tables["/find/near/places.json"]["labels"]
    assert len(set(labels)) == len(labels) > 1000
    answers = located(tables, labels)
    assert [answer.get("label", answer) for answer in answers] == labels
    assert not any("corrected" in answer for answer in answers)


def test_every_town_of_the_directory_is_found_by_all_its_names(
    tables: Tables, dorset: Directory
) -> None:
    names = [
        (name, town)
        for _, town in dorset.towns
        for name in (town.name.upper(), *town.also_known_as)
    ]
    for (name, town), answer in zip(
        names, located(tables, [name for name, _ in names]), strict=True
    ):
        choices = answer.get("choices", [answer])
        mine = [choice for choice in choices if choice.get("town") == town.id]
        assert len(mine) == 1, (name, answer)
        assert off(mine[0], town.coordinates) < 2 * OFF_METRES
        assert "corrected" not in answer


UNDERSTOOD = (
    ("dt6 3ny", "postcode", "DT6 3NY"),
    ("DT63NY", "postcode", "DT6 3NY"),
    (" dt6-3ny. ", "postcode", "DT6 3NY"),
    ("my postcode is DT6 3NY", "postcode", "DT6 3NY"),
    ("dt6 3", "sector", "DT6 3"),
    ("dt6 3n", "sector", "DT6 3"),
    ("DT63", "sector", "DT6 3"),
    ("DT6", "outcode", "DT6"),
    ("DT11", "outcode", "DT11"),
    ("DT1 1", "sector", "DT1 1"),
    ("DT111", "sector", "DT11 1"),
    ("SW1A 1AA", "outside", "SW1A 1AA"),
    ("sw1a", "outside", "SW1A"),
    ("ZZ99 9ZZ", "outside", "ZZ99 9ZZ"),
    ("near bridport", "place", "Bridport"),
    ("Bridport, Dorset", "place", "Bridport"),
    ("bridport dorset", "place", "Bridport"),
    ("Harmans Cross", "place", "Harman's Cross"),
    ("harman’s-cross", "place", "Harman's Cross"),
    ("Saint Leonards", "place", "St Leonards"),
    ("St. Leonard's", "place", "St Leonards"),
    ("Poole", "place", "Poole"),
    ("yeovil", "place", "Yeovil"),
    ("Ringwood", "place", "Ringwood"),
    ("Axminster", "place", "Axminster"),
    ("Bere", "place", "Bere Regis"),
    ("charminster, west dorset", "place", "Charminster, West Dorset"),
    ("Charminster, Bournemouth", "place", "Charminster, near Bournemouth"),
)
CORRECTED = {
    "Sherbourne": "sherborne",
    "Wimbourne": "wimborne-minster",
    "Blanford": "blandford-forum",
    "Weymuth": "weymouth",
    "bridprot": "bridport",
    "Shaftsbury": "shaftesbury",
    "dorchestor": "dorchester",
    "Bemminster, Dorset": "beaminster",
    "Burton Bradstok": "burton-bradstock",
    "Swannage": "swanage",
    "Warham": "wareham",
    "Gilingham": "gillingham",
}


def test_what_people_write_is_understood(tables: Tables) -> None:
    answers = located(tables, [text for text, _, _ in UNDERSTOOD])
    for (text, *expected), answer in zip(UNDERSTOOD, answers, strict=True):
        assert [answer["kind"], answer.get("label")] == expected, text
        assert "corrected" not in answer, text


def test_a_slip_is_corrected_and_told(tables: Tables) -> None:
    answers = located(tables, list(CORRECTED))
    found = {
        text: answer["town"]
        for text, answer in zip(CORRECTED, answers, strict=True)
        if answer["kind"] == "place" and answer.get("corrected")
    }
    assert found == CORRECTED


def test_where_two_places_have_one_name_people_choose(tables: Tables) -> None:
    upton, lytchett = located(tables, ["upton", "Lytchett"])
    assert [choice["label"] for choice in upton["choices"]] == [
        "Upton, Purbeck",
        "Upton, near Weymouth",
    ]
    assert [choice.get("town") for choice in lytchett["choices"]] == [
        "lytchett-matravers",
        "lytchett-minster",
    ]


def test_a_town_far_away_is_not_taken_for_one_here(tables: Tables) -> None:
    towns = ["Brighton", "Worcester", "Bath", "Exeter", "Bristol", "London", "Weston-super-Mare"]
    assert {answer["kind"] for answer in located(tables, towns)} == {"unknown"}


def test_what_is_only_like_a_short_name_is_offered(tables: Tables) -> None:
    pool, quay = located(tables, ["pool", "Poole Quay"])
    assert (pool["kind"], quay) == ("unknown", {"kind": "unknown", "near": ["Poole"]})
    assert "Poole" in pool["near"]


def test_what_is_no_place_is_unknown(tables: Tables) -> None:
    nonsense = [
        "", "   ", "?!", "asdfgh", "__proto__", "constructor", "toString", "\u0000", "\ud800", "42",
        "<img src=x onerror=alert(1)>", "javascript:alert(1)", "'; drop table--", ",,,", ", near Poole",
        "x" * 100_000, "a " * 5_000, "%00", "../../etc/passwd", "𝕏𝕏𝕏", "ZZ1/../sectors", "-1",
    ]  # fmt: skip
    for text, answer in zip(nonsense, located(tables, nonsense), strict=True):
        assert answer == {"kind": "unknown", "near": []}, text[:40]


def test_a_postcode_that_is_not_known_is_as_near_as_its_sector_or_outcode(tables: Tables) -> None:
    sector, outcode = located(tables, ["dt6 3zz", "SP1 1AA"])
    assert (sector["kind"], sector["label"], sector["asked"]) == ("sector", "DT6 3", "DT6 3ZZ")
    assert (outcode["kind"], outcode["label"], outcode["asked"]) == ("outcode", "SP1", "SP1 1AA")
    assert sector["rough"] is outcode["rough"] is True


def test_the_sector_has_to_do_when_its_file_cannot_be_fetched(tables: Tables) -> None:
    offline = {path: tables[path] for path in ("/find/near/sectors.json", "/find/near/places.json")}
    (answer,) = located(offline, ["DT6 3NY"])
    assert (answer["kind"], answer["label"], answer["asked"]) == ("sector", "DT6 3", "DT6 3NY")


def test_the_tables_are_small(files: Mapping[str, bytes]) -> None:
    sizes = {path: len(gzip.compress(content, mtime=0)) for path, content in files.items()}
    for path, size in sizes.items():
        print(f"{path} {size:,} bytes gzipped")  # noqa: T201 - for who asks
    always = [sizes.pop(f"/find/near/{name}.json") for name in ("sectors", "places")]
    assert sum(always) < ALWAYS_BYTES
    least, most = FILE_BYTES
    assert all(least < size < most for size in sizes.values())


def test_a_file_is_shared_by_thousands_and_named_for_none(files: Mapping[str, bytes]) -> None:
    told = [json.loads(content) for path, content in files.items() if path[-6].isdigit()]
    assert len(told) > 1
    for table in told:
        assert sum(len(row[2]) for row in table["sectors"]) > 1500


def test_over_the_border_a_sector_is_near_enough(tables: Tables, shared_folder: Path) -> None:
    with (shared_folder / "data/geo/postcodes-dorset-bcp.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["lad"] == "E06000058"]
    answers = located(tables, [row["postcode"] for row in rows])
    assert {answer["kind"] for answer in answers} == {"sector"}
    away = sorted(
        off(answer, Coordinates(float(row["lat"]), float(row["lon"])))
        for answer, row in zip(answers, rows, strict=True)
    )
    middle, nearly_all = away[len(away) // 2], away[int(len(away) * 0.95)]
    print(f"{len(away):,} postcodes: {middle:.0f} m off, 95% within {nearly_all:.0f} m")  # noqa: T201
    assert middle < 700
    assert nearly_all < 1_609


# A directory that tells less


def test_without_tables_a_directory_knows_its_own_postcodes_and_towns() -> None:
    directory = related(SMALL_TOWN)
    tables = read(tables_of(directory))
    names = list(directory.postcodes)
    answers = located(tables, [*names, "ZZ1", "zz1 1", "Cobbles", "Dorchester", "DT1 1AA"])
    for name, answer in zip(names, answers, strict=False):
        assert (answer["kind"], answer["label"]) == ("postcode", name)
        assert off(answer, directory.postcodes[name].coordinates) < OFF_METRES
    kinds = [answer["kind"] for answer in answers[len(names) :]]
    assert kinds == ["outcode", "sector", "place", "unknown", "outside"]


def test_without_postcodes_and_tables_towns_are_left(tmp_path: Path) -> None:
    directory = directory_of(tmp_path, {"facts/postcodes.csv": "postcode,lat,lon,place\n"})
    files = tables_of(directory)
    assert set(files) == {"/find/near/sectors.json", "/find/near/places.json"}
    answers = located(read(files), ["Cobbleton", "ZZ1 1AA"])
    assert [answer["kind"] for answer in answers] == ["place", "outside"]


def test_a_place_with_the_name_of_a_town_is_that_town_only_when_it_is_close(tmp_path: Path) -> None:
    places = "name,near,lat,lon\nCobbleton,Farton,50.9100,-2.1000\nCobbles,Farton,51.4,-2.1\nMoor,,51,-2\n"
    tables = read(tables_of(directory_of(tmp_path, {"facts/places.csv": places})))
    town, alias, moor = located(tables, ["cobbleton", "Cobbles", "moor"])
    assert town["town"] == "cobbleton"
    assert [choice["label"] for choice in alias["choices"]] == [
        "Cobbleton",
        "Cobbles, near Farton",
    ]
    assert moor["label"] == "Moor"


# Sources that are wrong


@pytest.mark.parametrize(
    ("table", "line", "message"),
    [
        ("sector,lat,lon\nZZ1 1,50.7,-2.1\nZZ1,50.7,-2.1\n", 3, "not the sector of a postcode"),
        ("sector,lat,lon\nZZ1 1,50.7\n", 2, "not the sector of a postcode"),
        ("sector,lat,lon\nZZ1 1,nan,-2.1\n", 2, "not the sector of a postcode"),
        ("sector,lat,lon\nZZ1 1,50.7,1e9\n", 2, "not the sector of a postcode"),
        ("sector,lat,lon\nZZ1 1,50.7,-2.1\nZZ1 1,50.7,-2.1\n", 3, "stands here twice"),
        ("area,lat,lon\n", 1, "the first line is not sector,lat,lon"),
        ("sector,lat,lon\nZZ1 1,50.7,-2.1\rZZ1 2,50.7,-2.1\n", 2, "not a line of a table"),
    ],
)
def test_a_wrong_line_of_sectors_is_told(table: str, line: int, message: str) -> None:
    _, (problem,) = read_areas(SourceFile("content/facts/sectors.csv", table), SECTOR)
    assert (problem.code, problem.position.line) == ("table-not-understood", line)
    assert message in problem.message


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Ashby,,50.7", "not a name, the town"),
        (",Ashby,50.7,-2.1", "not a name, the town"),
        ('"Ash, by",,50.7,-2.1', "not a name, the town"),
        ("Ash\u202eby,,50.7,-2.1", "not a name, the town"),
        (f"{'A' * 61},,50.7,-2.1", "not a name, the town"),
        ("Moor,Fenton,50.7,-2.1", "“Moor” stands here twice"),
    ],
)
def test_a_wrong_line_of_places_is_told(row: str, message: str) -> None:
    table = f"name,near,lat,lon\nMoor,Fenton,50.7,-2.1\n{row}\n"
    places, (problem,) = read_named_places(SourceFile("content/facts/places.csv", table))
    assert len(places) == 1
    assert problem.position.line == 3
    assert message in problem.message


def test_a_table_that_is_not_there_is_no_fault() -> None:
    assert read_areas(SourceFile("", ""), OUTCODE) == ({}, [])
    assert read_named_places(SourceFile("", "")) == ((), [])


def test_a_postcode_without_a_place_on_earth_is_told() -> None:
    table = "postcode,lat,lon,place\nZZ1 1AA,nan,-2.1,ashby\n"
    _, problems = read_postcodes(SourceFile("content/facts/postcodes.csv", table), None)
    assert [problem.position.line for problem in problems] == [2]


# Words and miles


TAKEN_OUT: Mapping[str, object] = {
    "chess near dt6 3ab on friday": {"postcode": "DT6 3AB", "rest": "chess near on friday"},
    "DT63AB": {"postcode": "DT6 3AB", "rest": ""},
    "ＤＴ６　３ＡＢ": {"postcode": "DT6 3AB", "rest": ""},
    "from DT6 3AB to BH5 1BY": {"postcode": "DT6 3AB", "rest": "from to"},
    "(SW1A 1AA), art": {"postcode": "SW1A 1AA", "rest": "( ), art"},
    "dt6 at 2pm": None,
    "dt6 2pm": None,
    "DT6 3": None,
    "room 5": None,
    "xdt6 3ab": None,
    "": None,
}


def test_a_postcode_is_taken_out_of_a_longer_text() -> None:
    found = evaluated("near", "given.map((text) => module.findPostcode(text))", list(TAKEN_OUT))
    assert dict(zip(TAKEN_OUT, found, strict=True)) == TAKEN_OUT


def test_miles_are_those_of_the_pages(dorset: Directory) -> None:
    points = [town.coordinates for _, town in dorset.towns]
    pairs = [
        [{"lat": point.latitude, "lon": point.longitude} for point in pair]
        for pair in pairwise(points)
    ]
    told = evaluated("near", "given.map(([one, other]) => module.milesBetween(one, other))", pairs)
    for miles, (one, other) in zip(told, pairwise(points), strict=True):
        assert miles * 1609.344 == pytest.approx(distance_metres(one, other), rel=1e-6)


SAID: Mapping[float, str] = {
    0: "less than 1 mile",
    0.99: "less than 1 mile",
    1: "about 1 mile",
    1.49: "about 1 mile",
    1.5: "about 2 miles",
    12.3: "about 12 miles",
    19.9: "about 20 miles",
    22.6: "about 25 miles",
    37: "about 35 miles",
}


def test_miles_are_said_as_people_say_them() -> None:
    words = evaluated("near", "given.map((miles) => module.milesWords(miles))", list(SAID))
    assert dict(zip(SAID, words, strict=True)) == SAID
