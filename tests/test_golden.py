"""Everything that the dummy town gives, as it was accepted: tests/small-town/expected/.

A failure shows what differs; `make bless` accepts what is made now, and its difference is read
before it is committed. Addresses of assets lose their hash here, so that a change of style touches
no page; the assets themselves are left out.
"""

import difflib
import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from fingerpost.outputs.search_records import search_records
from tests.building import ROOT, SMALL_TOWN, artifacts, published

EXPECTED = ROOT / "tests/small-town/expected"
RECORDS = "search-records.json"
_HASH = re.compile(r"(/assets/[a-z0-9-]+\.)[0-9a-f]{10}(\.[a-z0-9]+)")
_MOST_SHOWN = 5
_MOST_LINES = 60


def made_now() -> dict[str, str]:
    """Text by path."""
    publication = published(SMALL_TOWN)
    texts = {
        path: _HASH.sub(r"\1hash\2", artifact.content.decode())
        for path, artifact in artifacts(publication).items()
        if not path.startswith(("assets/", "images/"))
    }
    records = [
        {"code": record.code, "content": record.content, "meta": dict(record.meta)}
        for record in search_records(publication.directory)
    ]
    texts[RECORDS] = json.dumps(records, ensure_ascii=False, indent=1) + "\n"
    return texts


def accepted(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def bless(folder: Path, made: Mapping[str, str]) -> None:
    """Writes what is made now and takes away what is made no more."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in made.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def differences(before: Mapping[str, str], made: Mapping[str, str]) -> Iterator[str]:
    """What a person needs to judge a change, the files that came and went first."""
    yield from (f"new: {path}" for path in made if path not in before)
    yield from (f"gone: {path}" for path in before if path not in made)
    changed = [path for path in made if path in before and made[path] != before[path]]
    for path in changed[:_MOST_SHOWN]:
        lines = difflib.unified_diff(
            before[path].splitlines(), made[path].splitlines(), path, "made now", n=1, lineterm=""
        )
        yield from list(lines)[:_MOST_LINES]
    yield from (f"changed: {path}" for path in changed[_MOST_SHOWN:])


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return made_now()


def test_the_dummy_town_gives_what_was_accepted(made: dict[str, str]) -> None:
    if os.environ.get("FINGERPOST_BLESS"):
        bless(EXPECTED, made)
    told = "\n".join(differences(accepted(EXPECTED), made))
    if told:
        pytest.fail(f"{told}\n\nIf this is what you meant: make bless", pytrace=False)


def test_a_change_a_new_file_and_a_lost_one_are_told(tmp_path: Path) -> None:
    bless(tmp_path / "site", {"a.html": "<p>one</p>\n", "lost/b.html": "<p>two</p>\n"})
    told = list(differences(accepted(tmp_path / "site"), {"a.html": "<p>won</p>\n", "c.html": ""}))
    assert told[:2] == ["new: c.html", "gone: lost/b.html"]
    assert "-<p>one</p>" in told
    assert "+<p>won</p>" in told


def test_blessing_takes_away_what_is_made_no_more(tmp_path: Path) -> None:
    for texts in ({"old/a.html": "1"}, {"new/b.html": "2"}):
        bless(tmp_path / "site", texts)
        assert accepted(tmp_path / "site") == texts


def test_the_dummy_town_has_every_kind_of_page(made: dict[str, str]) -> None:
    kinds = {path.name for path in (ROOT / "templates/pages").glob("*.html")}
    assert len(kinds) > 10
    used = {page.template.rpartition("/")[2] for page in published(SMALL_TOWN).pages}
    assert kinds == used
    assert sum(map(len, made.values())) < 1_500_000
