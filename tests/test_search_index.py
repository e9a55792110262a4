"""The search index: what it holds, and that it is always the same."""

import gzip
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from fingerpost.artifacts import SearchRecord
from fingerpost.publish.folder import PublishingStopped
from fingerpost.publish.search_index import write_search_index

ROOT = Path(__file__).parents[1]

RECORDS = (
    SearchRecord(
        code="m3n4p",
        content="Open studio. Painting and clay for adults. Wheelchair users welcome.",
        meta=(("title", "Open studio"), ("words", "pottery, watercolour")),
    ),
    SearchRecord(
        code="b7c8d",
        content="Tea at the allotment. A walking group that ends in the café with Zoë.",
        meta=(("title", "Tea & walking"),),
    ),
    SearchRecord(
        code="z2z3z",
        content="Digging <script>document.title='harmed'</script> & planting, then painting pots.",
        meta=(("title", "Digging <b>together</b>"), ("words", "gardening")),
    ),
)


def many(count: int) -> list[SearchRecord]:
    letters = "abcdefghijkl"
    return [
        SearchRecord(
            code=f"c{number:04}",
            content=f"Group {number} meets café walks {letters[number % 12] * 4} " * 5,
            meta=(("title", f"Group {number}"), ("words", f"club {number % 9}")),
        )
        for number in range(count)
    ]


def listing(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


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
    assert len(one) == 5
    assert one == other


def contents(folder: Path) -> dict[str, bytes]:
    """What Pagefind packed, by path."""
    return {path: gzip.decompress(data) for path, data in listing(folder).items() if ".pf_" in path}


def test_records_are_called_by_their_codes_and_their_texts_are_left_out(tmp_path: Path) -> None:
    write_search_index(RECORDS, tmp_path)
    packed = contents(tmp_path)
    meta = next(data for path, data in packed.items() if path.endswith(".pf_meta"))
    for record in RECORDS:
        assert record.code.encode() in meta
    whole = b"".join(packed.values())
    for words in (b"wheelchair users", b"Open studio", b"<script"):
        assert words.lower() not in whole.lower()


def test_another_code_gives_the_table_another_name(tmp_path: Path) -> None:
    """Else a browser would go on with the old one, whose codes lead elsewhere."""
    names = []
    for code in ("m3n4p", "m3n4q"):
        folder = tmp_path / code
        write_search_index([replace(RECORDS[0], code=code), *RECORDS[1:]], folder)
        names.append({path for path in listing(folder) if path.endswith(".pf_meta")})
    assert names[0] != names[1]


def test_codes_of_any_length_can_be_written(tmp_path: Path) -> None:
    """The lengths at which CBOR writes a longer head."""
    lengths = (1, 23, 24, 255, 256)
    records = [
        replace(each, code=f"{n:05}" + "x" * (n - 5) if n > 5 else "x")
        for each, n in zip(many(5), lengths, strict=True)
    ]
    write_search_index(records, tmp_path)
    meta = next(data for path, data in contents(tmp_path).items() if path.endswith(".pf_meta"))
    assert all(record.code.encode() in meta for record in records)


def test_only_what_the_search_interface_loads_is_written(tmp_path: Path) -> None:
    assert write_search_index(RECORDS, tmp_path / "pagefind") == 3
    names = {re.sub(r"en_[0-9a-f]+", "en_0", name) for name in listing(tmp_path / "pagefind")}
    assert names == {
        "index/en_0.pf_index",
        "pagefind-entry.json",
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


def test_one_code_twice_is_a_bug(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="two search records have the code m3n4p"):
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
