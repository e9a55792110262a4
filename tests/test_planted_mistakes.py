"""200 entries with planted mistakes: one run of the real command tells each of them once, at its
place, and nothing else; and it leaves the published site alone."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.planted.mistakes import MISTAKES
from tests.planted.planting import Planted, differences, planted

ROOT = Path(__file__).parent.parent
DAY = "2026-11-22"


@dataclass(frozen=True, slots=True)
class Run:
    """One run over a folder with planted mistakes. `site` is its state before and after."""

    made: Planted
    code: int
    report: tuple[dict[str, Any], ...]
    said: str
    site: tuple[str, str]


def state_of(folder: Path) -> str:
    """Names, bytes and times of all files of a folder, as one fingerprint."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        found.update(f"{path.relative_to(folder)} {path.stat().st_mtime_ns}".encode())
        found.update(path.read_bytes() if path.is_file() else b"")
    return found.hexdigest()


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("planted")
    content, site = folder / "content", folder / "site"
    shutil.copytree(ROOT / "content", content, ignore=shutil.ignore_patterns("providers"))
    (content / "providers").mkdir()
    made = planted(ROOT / "content")
    made.write(content / "providers")
    (site / "providers").mkdir(parents=True)
    (site / "index.html").write_text("<p>Published before.</p>", encoding="utf-8")
    (site / "providers" / "index.html").write_text("<p>All of them.</p>", encoding="utf-8")
    before = state_of(site)
    command = [sys.executable, str(ROOT / "build.py"), "--content", str(content)]
    ran = subprocess.run(
        [*command, "--site", str(site), "--day", DAY, "--format", "json"],
        capture_output=True,
        check=False,
        cwd=folder,
        encoding="utf-8",
        timeout=300,
    )
    report = tuple(json.loads(ran.stdout))
    return Run(made, ran.returncode, report, ran.stderr, (before, state_of(site)))


def test_the_folder_is_as_varied_as_it_was_promised(run: Run) -> None:
    entries = run.made.entries
    kinds = Counter(mark.kind for _, mark in run.made.marks())
    assert len(entries) == len({entry.name for entry in entries}) == 200
    assert {mistake.kind for mistake in MISTAKES} == set(kinds)
    assert len(kinds) >= 100
    assert sum(count >= 3 for count in kinds.values()) >= 95
    several = [entry for entry in entries if len(entry.planted) > 1]
    assert len(several) > 80
    assert any(entry.ending == "\r\n" for entry in several)
    assert any(entry.byte_order_mark for entry in several)
    assert any(entry.name.endswith(".md") for entry in several)
    assert any(
        not line.text[: mark.column].isascii()
        for entry in entries
        for line in entry.lines
        for mark in line.marks
    )
    assert sum(not entry.planted for entry in entries) > 20


def test_every_planted_mistake_is_told_once_at_its_place_and_nothing_else(run: Run) -> None:
    assert differences(run.made, run.report) == ()


def test_a_report_that_is_not_right_is_found_out(run: Run) -> None:
    """The negative control of the comparison itself."""
    first = next(n for n, each in enumerate(run.report) if each["severity"] == "error")
    told = run.report[first]
    others = (*run.report[:first], *run.report[first + 1 :])
    doctored = {
        "not told": others,
        "told twice": (*run.report, told),
        "another line": (*others, {**told, "line": told["line"] + 1}),
        "another column": (*others, {**told, "column": told["column"] + 1}),
        "another code": (*others, {**told, "code": "unknown-field-or-so"}),
        "another file": (*others, {**told, "file": "content/providers/none.yaml"}),
        "only advice": (*others, {**told, "severity": "advice"}),
    }
    for name, report in doctored.items():
        assert differences(run.made, report), name
    silent = [{**each, "fix": "", "replacement": None} for each in run.report]
    near = [mark.near for _, mark in run.made.marks() if mark.near]
    assert len(near) > 100
    assert len(differences(run.made, silent)) == len(near)


def test_the_run_says_how_many_and_that_nothing_was_published(run: Run) -> None:
    assert run.code == 1
    files = {place.file for place, _ in run.made.marks()}
    summary = f"{len(run.made.marks())} problems in {len(files)} files. Nothing was published."
    assert summary in run.said.splitlines()
    assert not re.search("Traceback|Error:", run.said)


def test_the_published_site_is_left_as_it_was(run: Run) -> None:
    before, after = run.site
    assert before == after
