"""Two builds are the same bytes, search index included, whatever surrounds them."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.building import DAY, ROOT, SMALL_TOWN

NOON = int(datetime(DAY.year, DAY.month, DAY.day, 12, tzinfo=UTC).timestamp())


def other_locale() -> str:
    """One that sorts and writes otherwise, where this machine has one."""
    found = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False)
    names = [name for name in found.stdout.split() if name not in {"C", "POSIX", "C.utf8"}]
    return names[0] if names else "POSIX"


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    hash_seed: str
    locale: str
    zone: str
    umask: int


ONE = Surroundings(hash_seed="0", locale="C.UTF-8", zone="Pacific/Auckland", umask=0o022)
OTHER = Surroundings(hash_seed="1", locale=other_locale(), zone="America/Los_Angeles", umask=0o077)


def built(place: Path, around: Surroundings, *order: str, **environment: str) -> Path:
    """The site, built by a process of its own that stands in `place`."""
    place.mkdir()
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "--content", str(SMALL_TOWN), "--site", "site", *order],
        cwd=place,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONHASHSEED": around.hash_seed,
            "LC_ALL": around.locale,
            "TZ": around.zone,
            **environment,
        },
        umask=around.umask,
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return place / "site"


def bytes_in(site: Path) -> dict[str, bytes]:
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    place = tmp_path_factory.mktemp("first") / "here"
    site = built(place, ONE, "--day", DAY.isoformat())
    return bytes_in(site)


def test_the_build_is_whole(first: Mapping[str, bytes]) -> None:
    named = {"index.html", "sitemap.xml", "_headers", "pagefind/pagefind.js", "find/facts.json"}
    assert named <= first.keys()
    assert sum(path.startswith("find/cards/") for path in first) > 10
    assert sum(path.endswith(".pf_meta") for path in first) == 1
    assert sum(path.endswith(".pf_index") for path in first) > 0


def test_folder_seed_locale_zone_and_umask_leave_no_trace(
    first: Mapping[str, bytes], tmp_path: Path
) -> None:
    site = built(tmp_path / "a folder of another name", OTHER, "--day", DAY.isoformat())
    assert differing(first, bytes_in(site)) == []


def test_the_day_may_come_from_source_date_epoch(
    first: Mapping[str, bytes], tmp_path: Path
) -> None:
    site = built(tmp_path / "there", OTHER, SOURCE_DATE_EPOCH=str(NOON))
    assert differing(first, bytes_in(site)) == []


def test_another_day_does_differ(first: Mapping[str, bytes], tmp_path: Path) -> None:
    day = date(2027, 1, 10)
    site = built(tmp_path / "later", ONE, "--day", day.isoformat(), SOURCE_DATE_EPOCH=str(NOON))
    changed = differing(first, bytes_in(site))
    assert "index.html" in changed
    assert "providers/old-forge/index.html" in changed
    assert "find/facts.json" in changed
