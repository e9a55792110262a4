"""A content folder into records: a file with faults is told itself, and nothing that leans on it."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from fingerpost.checks.listed import CHECKS
from fingerpost.directory import relate
from fingerpost.source.files import read_folder
from fingerpost.source.records import construct_records

BASE = Path(__file__).parent / "rules" / "_base" / "content"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "content")
    return tmp_path / "content"


def errors_of(content: Path) -> list[tuple[str, str]]:
    """Code and file of every error, the rules' included."""
    folder, faults = read_folder(content)
    records, more = construct_records(folder)
    assert records is not None
    directory = relate(records, date(2026, 11, 22))
    found = [*faults, *more, *(told for rule in CHECKS for told in rule(directory))]
    return [
        (problem.code, problem.file.path.removeprefix("content/"))
        for problem in found
        if problem.stops_the_build
    ]


@pytest.mark.parametrize(
    "path",
    [
        "providers/old-mill.yaml",
        "venues/village-hall.yaml",
        "localities/upland.yaml",
        "vocabulary/categories.yaml",
        "vocabulary/funding-routes.yaml",
        "vocabulary/access.yaml",
    ],
)
@pytest.mark.parametrize(
    ("code", "bad"),
    [
        ("not-utf-8", "name: Café".encode("cp1252")),
        ("quote-not-closed", b'name: "Upland\nterms: []\n'),
        ("file-too-large", b"# a remark\n" * 7000),
    ],
)
def test_what_leans_on_a_file_that_cannot_be_read_is_no_second_mistake(
    content: Path, path: str, code: str, bad: bytes
) -> None:
    (content / path).write_bytes(bad)
    assert errors_of(content) == [(code, path)]


def test_a_term_that_cannot_be_read_is_no_second_mistake_where_it_is_used(content: Path) -> None:
    file = content / "vocabulary" / "categories.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("id: gardening", "id: Gardening!"), encoding="utf-8")
    assert errors_of(content) == [("not-an-id", "vocabulary/categories.yaml")]


def test_a_term_of_a_vocabulary_that_is_not_there_is_told(content: Path) -> None:
    (content / "vocabulary" / "funding-routes.yaml").unlink()
    assert errors_of(content) == [("unknown-term", "providers/garden-club.yaml")]
