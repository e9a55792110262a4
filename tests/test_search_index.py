"""The search index: what it holds, and that it is always the same."""

import json
import os
import re
import subprocess
import sys
from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path

import pytest

from fingerpost.artifacts import SearchRecord
from fingerpost.publish import search_index
from fingerpost.publish.folder import PublishingStopped
from fingerpost.publish.search_index import write_search_index
from fingerpost.publish.stable_index import settled

ROOT = Path(__file__).parents[1]

RECORDS = (
    SearchRecord(
        url="/providers/riverside-arts/#open-studio",
        content="Open studio. Painting and clay for adults. Wheelchair users welcome.",
        meta=(("title", "Open studio"), ("cost", "£4 a session"), ("when", "Mondays, 10:00")),
        filters=(("place", ("North Moor",)), ("category", ("art", "craft"))),
        sort=(("name", "open studio"),),
    ),
    SearchRecord(
        url="/providers/the-allotment/#tea",
        content="Tea at the allotment. A walking group that ends in the café with Zoë.",
        meta=(("title", "Tea & walking"), ("cost", "free"), ("when", "Fridays, 14:00")),
        filters=(("place", ("South Moor",)), ("category", ("walking",))),
        sort=(("name", "tea"),),
    ),
    SearchRecord(
        url="/providers/the-allotment/#<digging>",
        content="Digging <script>document.title='harmed'</script> & planting, then painting pots.",
        meta=(("title", "Digging <b>together</b>"), ("cost", "£2")),
        filters=(("place", ("North Moor", "South Moor")), ("category", ("gardening",))),
        sort=(("name", "digging"),),
    ),
)


def many(count: int) -> list[SearchRecord]:
    """Records enough for several filters with many values, where an order by chance would show."""
    letters = "abcdefghijkl"
    return [
        SearchRecord(
            url=f"/providers/p{number % 7}/#a{number}",
            content=f"Group {number} meets café walks {letters[number % 12] * 4} " * 5,
            meta=(("title", f"Group {number}"),),
            filters=(
                ("place", (f"Place {number % 5}",)),
                ("need", tuple(f"need {(number + step) % 12}" for step in range(4))),
                ("pay", tuple(f"way {(number * 3 + step) % 9}" for step in range(2))),
            ),
            sort=(("name", f"Group {number:03}"),),
        )
        for number in range(count)
    ]


def listing(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def raw_index(folder: Path, records: list[SearchRecord]) -> dict[str, bytes]:
    """What Pagefind gives, before it is put in order."""
    requests = search_index._requests(records)
    answers = search_index._conversation(search_index._pagefind(), requests, folder, 60)
    files = ((file["path"], file["content"]) for file in answers[-1]["files"])
    return {path: b64decode(content) for path, content in files}


INDEXING = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[2:]
from test_search_index import many
from fingerpost.publish.search_index import write_search_index
records = many(80)
if sys.argv[1].endswith("reversed"):
    records.reverse()
write_search_index(records, Path(sys.argv[1]))
"""


def index_elsewhere(folder: Path, environment: Mapping[str, str]) -> dict[str, bytes]:
    command = [sys.executable, "-c", INDEXING, str(folder), str(ROOT), str(ROOT / "tests")]
    folder.parent.mkdir()
    subprocess.run(command, check=True, env=os.environ | environment, cwd=folder.parent)
    return listing(folder)


def test_two_processes_with_other_seeds_and_zones_and_order_write_the_same_bytes(
    tmp_path: Path,
) -> None:
    one = index_elsewhere(
        tmp_path / "one/pagefind", {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    )
    other = index_elsewhere(
        tmp_path / "other/reversed", {"PYTHONHASHSEED": "2", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    )
    assert len(one) > 80
    assert one == other


def test_pagefind_still_shuffles_filters_or_else_stable_index_may_go(tmp_path: Path) -> None:
    raw = [raw_index(tmp_path, many(40)) for _ in range(4)]
    assert len({frozenset(files) for files in raw}) > 1
    assert all(settled(files) == settled(raw[0]) for files in raw)
    assert settled(settled(raw[0])) == settled(raw[0])


def test_only_what_the_search_interface_loads_is_written(tmp_path: Path) -> None:
    assert write_search_index(RECORDS, tmp_path / "pagefind") == 3
    names = {re.sub(r"en_[0-9a-f]+", "en_0", name) for name in listing(tmp_path / "pagefind")}
    assert names == {
        "filter/en_0.pf_filter",
        "fragment/en_0.pf_fragment",
        "index/en_0.pf_index",
        "pagefind-entry.json",
        "pagefind-worker.js",
        "pagefind.en_0.pf_meta",
        "pagefind.js",
        "wasm.en.pagefind",
    }


def test_the_entry_tells_the_version_the_language_and_the_meta_file(tmp_path: Path) -> None:
    write_search_index(RECORDS, tmp_path)
    entry = json.loads((tmp_path / "pagefind-entry.json").read_text())
    assert set(entry) == {"version", "languages", "include_characters"}
    assert set(entry["languages"]) == {"en"}
    english = entry["languages"]["en"]
    assert (english["wasm"], english["page_count"]) == ("en", 3)
    assert (tmp_path / f"pagefind.{english['hash']}.pf_meta").is_file()


def test_a_directory_without_activities_has_an_empty_index(tmp_path: Path) -> None:
    assert write_search_index([], tmp_path) == 0
    assert json.loads((tmp_path / "pagefind-entry.json").read_text())["languages"] == {}


def test_one_address_twice_is_a_bug(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="two search records have the address /providers/river"):
        write_search_index([*RECORDS, RECORDS[0]], tmp_path)


def test_a_settings_file_in_the_working_folder_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pagefind.yml").write_text("broken: [")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGEFIND_VERBOSE", "neither true nor false")
    assert write_search_index(RECORDS, tmp_path / "site/pagefind") == 3


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(PublishingStopped, match="file/pagefind could not be written"):
        write_search_index(RECORDS, tmp_path / "file/pagefind")


SAYS = "import base64, json, sys\ndef say(p): print(base64.b64encode(json.dumps({'payload': p}).encode()).decode(), end=',', flush=True)\n"


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("import sys; sys.exit('no such thing as --service')", r"ended too early.*no such thing as --service"),
        ("import time; time.sleep(60)", r"did not finish within 1\.5 seconds"),
        ("print('hello,', flush=True)", "answered in a way we do not know"),
        (f"{SAYS}say([])", "answered in a way we do not know"),
        (f"{SAYS}say({{'type': 'Error', 'message': 'too long'}}); sys.stdin.read()", r"refused a record.*too long"),
        (f"{SAYS}for _ in range(5): say({{'type': 'NewIndex'}})", "indexed 0 of 3 records"),
        (f"{SAYS}say({{'type': 'NewIndex'}})", "ended too early"),
    ],
)  # fmt: skip
def test_a_pagefind_that_fails_stops_the_build_and_leaves_no_process(
    tmp_path: Path, program: str, words: str
) -> None:
    stub = tmp_path / "pagefind"
    note = f"import os; open({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid()))"
    stub.write_text(f"#!{sys.executable}\n{note}\n{program}\n")
    stub.chmod(0o755)
    patience = 1.5 if "sleep" in program else 30
    with pytest.raises(PublishingStopped, match=words) as stopped:
        write_search_index(RECORDS, tmp_path / "site", timeout_seconds=patience, program=stub)
    assert "search index was not made" in stopped.value.message
    assert stopped.value.cure
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)
    assert not listing(tmp_path / "site")


def test_a_pagefind_that_hangs_without_reading_is_ended_too(tmp_path: Path) -> None:
    stub = tmp_path / "pagefind"
    stub.write_text(f"#!{sys.executable}\nimport time; time.sleep(60)\n")
    stub.chmod(0o755)
    with pytest.raises(PublishingStopped, match="did not finish"):
        write_search_index(many(2000), tmp_path / "site", timeout_seconds=0.5, program=stub)


@pytest.mark.parametrize("mode", [None, 0o644])
def test_a_pagefind_that_is_missing_or_no_program_is_named(
    tmp_path: Path, mode: int | None
) -> None:
    program = tmp_path / "pagefind"
    if mode is not None:
        program.touch(mode)
    with pytest.raises(PublishingStopped, match="Pagefind did not start"):
        write_search_index(RECORDS, tmp_path / "site", program=program)
