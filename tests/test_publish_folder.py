"""Publishing without a gap: what a reader sees while builds succeed, fail and are killed."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from threading import Event, Thread
from typing import NoReturn, Self

import pytest

from fingerpost.artifacts import Artifact
from fingerpost.publish.exchange import exchange
from fingerpost.publish.folder import (
    MARKER,
    PublishingStopped,
    replacing,
    swap_in,
    write_artifacts,
)

ROOT = Path(__file__).parents[1]
PAGES = 300
FILLING = "x" * 4000

BUILDING = f"""
import itertools, shutil, sys
from pathlib import Path
from fingerpost.artifacts import Artifact
from fingerpost.publish.folder import replacing, write_artifacts

def pages(build):
    for number in range({PAGES}):
        text = f"<p>{{build}}</p>{{'x' * {len(FILLING)}}}</html>"
        yield Artifact(f"p{{number % 20}}/{{number}}.html", text.encode(), "test")

site = Path(sys.argv[1])
"""
PUBLISHING = f"""{BUILDING}
print("ready", flush=True)
for build in itertools.count():
    with replacing(site) as staging:
        write_artifacts(pages(f"{{sys.argv[2]}} {{build}}"), staging)
"""
DELETING_FIRST = f"""{BUILDING}
print("ready", flush=True)
for build in itertools.count():
    shutil.rmtree(site)
    write_artifacts(pages(f"{{sys.argv[2]}} {{build}}"), site)
"""
HOLDING = f"""{BUILDING}
with replacing(site) as staging:
    write_artifacts(pages("held"), staging)
    print("ready", flush=True)
    sys.stdin.read()
"""


def pages(build: str) -> Iterator[Artifact]:
    for number in range(PAGES):
        text = f"<p>{build}</p>{FILLING}</html>"
        yield Artifact(f"p{number % 20}/{number}.html", text.encode(), "test")


def build(site: Path, name: str) -> None:
    with replacing(site) as staging:
        write_artifacts(pages(name), staging)


def build_and_fail(site: Path, trouble: BaseException) -> NoReturn:
    with replacing(site) as staging:
        write_artifacts([Artifact("index.html", b"half", "test")], staging)
        raise trouble
    raise AssertionError("the trouble was swallowed")


def listing(folder: Path) -> list[tuple[str, bytes]]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [(str(path.relative_to(folder)), path.read_bytes()) for path in files]


def siblings(site: Path) -> list[str]:
    return sorted(path.name for path in site.parent.iterdir())


@contextmanager
def running(script: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """The script in a process of its own, once it has said that it is ready; killed at the end."""
    command = [sys.executable, "-c", script, *map(str, arguments)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT) as process:
        try:
            assert process.stdout
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.kill()


def faults(site: Path) -> set[str]:
    """What is wrong with the site for one reader, who goes from page to page by name."""
    found: set[str] = set()
    builds: set[str] = set()
    try:
        held = os.open(site, os.O_RDONLY)
    except FileNotFoundError:
        return {"no site"}
    try:
        for number in range(PAGES):
            try:
                text = (site / f"p{number % 20}/{number}.html").read_text()
            except FileNotFoundError:
                found.add("missing page")
                continue
            if not text.endswith(f"{FILLING}</html>"):
                found.add("incomplete page")
            builds.add(text.partition("</p>")[0])
        try:
            unchanged = os.path.samestat(os.fstat(held), site.stat())
        except FileNotFoundError:
            unchanged = False
            found.add("no site")
    finally:
        os.close(held)
    if unchanged and len(builds) > 1:
        found.add("pages of several builds")
    return found


class Reader:
    """Reads the site over and over, beside whatever happens to it."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.found: set[str] = set()
        self.rounds = 0
        self._stop = Event()
        self._thread = Thread(target=self._read)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _read(self) -> None:
        while not self._stop.is_set():
            self.found |= faults(self.site)
            self.rounds += 1


def kill_at_random_moments(site: Path, script: str, times: int) -> tuple[set[str], int, int]:
    """Faults seen, rounds of reading, and how many kills left a build half done."""
    chance = Random(20261122)
    half_done = 0
    pause = Event()
    with Reader(site) as reader:
        for time in range(times):
            with running(script, site, f"build {time}"):
                pause.wait(chance.uniform(0, 0.15))
            half_done += any(".building-" in name for name in siblings(site))
            reader.found |= faults(site)
    return reader.found, reader.rounds, half_done


def test_a_build_killed_at_twenty_moments_never_shows_a_reader_anything_but_a_whole_site(
    tmp_path: Path,
) -> None:
    site = tmp_path / "site"
    build(site, "first")
    found, rounds, half_done = kill_at_random_moments(site, PUBLISHING, times=20)
    assert not found
    assert rounds > 20
    assert half_done > 5
    build(site, "last")
    assert siblings(site) == ["site", "site.lock"]
    assert b"<p>last</p>" in (site / "p0/0.html").read_bytes()


def test_the_same_reader_notices_a_site_that_is_deleted_and_written_again(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, "first")
    found, _, _ = kill_at_random_moments(site, DELETING_FIRST, times=4)
    assert "missing page" in found


def test_the_reader_notices_a_cut_page_and_a_page_of_another_build(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, "one")
    assert not faults(site)
    (site / "p0/0.html").write_text(f"<p>two</p>{FILLING}</html>")
    (site / "p1/1.html").write_text("<p>one</p>xx")
    assert faults(site) == {"pages of several builds", "incomplete page"}
    shutil.rmtree(site)
    assert faults(site) == {"no site"}


def test_the_first_build_makes_the_site_and_leaves_only_the_lock_beside_it(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, "one")
    assert siblings(site) == ["site", "site.lock"]
    assert (site / MARKER).is_file()
    assert (tmp_path / "site.lock").read_bytes() == b""
    assert not faults(site)


def test_a_later_build_replaces_every_page(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, "one")
    with replacing(site) as staging:
        write_artifacts([Artifact("index.html", b"two", "test")], staging)
        assert staging.parent == tmp_path
        assert not faults(site)
    assert [name for name, _ in listing(site)] == [MARKER, "index.html"]
    assert siblings(site) == ["site", "site.lock"]


@pytest.mark.parametrize("trouble", [ValueError, PublishingStopped, KeyboardInterrupt, SystemExit])
def test_a_build_that_fails_leaves_the_old_site_and_nothing_beside_it(
    tmp_path: Path, trouble: type[BaseException]
) -> None:
    site = tmp_path / "site"
    build(site, "one")
    before = listing(site)
    with pytest.raises(trouble):
        build_and_fail(
            site, trouble(*(("broken", "mend it") if trouble is PublishingStopped else ()))
        )
    assert listing(site) == before
    assert siblings(site) == ["site", "site.lock"]


def test_a_first_build_that_fails_leaves_no_site(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="broken"):
        build_and_fail(tmp_path / "site", ValueError("broken"))
    assert siblings(tmp_path / "site") == ["site.lock"]


def test_an_empty_folder_may_become_the_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    build(site, "one")
    assert not faults(site)


@pytest.mark.parametrize(
    ("umask", "folder", "file"),
    [(0o022, 0o755, 0o644), (0o077, 0o700, 0o600), (0o002, 0o775, 0o664)],
)
def test_permissions_follow_the_umask(tmp_path: Path, umask: int, folder: int, file: int) -> None:
    before = os.umask(umask)
    try:
        build(tmp_path / "site", "one")
    finally:
        os.umask(before)
    modes = {path: path.stat().st_mode & 0o7777 for path in (tmp_path / "site").rglob("*")}
    assert (tmp_path / "site").stat().st_mode & 0o7777 == folder
    assert {mode for path, mode in modes.items() if path.is_dir()} == {folder}
    assert {mode for path, mode in modes.items() if path.is_file()} == {file}


def test_a_second_build_at_the_same_time_names_the_first_and_stops(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, "one")
    with running(HOLDING, site) as first:
        with pytest.raises(PublishingStopped) as stopped, replacing(site, wait_seconds=0):
            pytest.fail("two builds at once")
        assert f"Process {first.pid} is building" in stopped.value.message
        assert f"site.building-{first.pid}" in siblings(site)
    assert not faults(site)


def test_a_second_build_says_that_it_waits_and_then_follows_the_first(tmp_path: Path) -> None:
    site = tmp_path / "site"
    said: list[str] = []
    with running(HOLDING, site) as first:

        def say(message: str) -> None:
            said.append(message)
            assert first.stdin
            first.stdin.close()

        with replacing(site, say=say) as staging:
            assert b"<p>held</p>" in (site / "p0/0.html").read_bytes()
            write_artifacts(pages("second"), staging)
    assert said == [f"Process {first.pid} is building {site}: waiting up to 10 seconds."]
    assert b"<p>second</p>" in (site / "p0/0.html").read_bytes()


def test_a_killed_build_holds_no_lock_and_its_folder_is_cleared_by_the_next(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with running(HOLDING, site) as first:
        pass
    assert f"site.building-{first.pid}" in siblings(site)
    with replacing(site, wait_seconds=0) as staging:
        assert f"site.building-{first.pid}" not in siblings(site)
        write_artifacts(pages("next"), staging)
    assert siblings(site) == ["site", "site.lock"]


def test_only_what_killed_builds_left_is_cleared(tmp_path: Path) -> None:
    (tmp_path / "site.building-1").mkdir()
    (tmp_path / "site.building-2").mkdir()
    (tmp_path / "site.building-2" / MARKER).touch()
    kept = ["site.building-3", "site.building-x", "other.building-4", "site.previous"]
    for name in kept:
        (tmp_path / name).mkdir()
        (tmp_path / name / "letter.txt").touch()
    (tmp_path / "site.building-5").symlink_to(tmp_path / "site.building-3")
    build(tmp_path / "site", "one")
    assert siblings(tmp_path / "site") == sorted([*kept, "site.building-5", "site", "site.lock"])


def test_two_names_are_exchanged_at_once_on_this_system(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "file").touch()
    assert exchange(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "a" / "file").exists()
    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "a", tmp_path / "none")


def test_without_an_exchange_two_renames_do_and_the_old_site_is_left_to_clear(
    tmp_path: Path,
) -> None:
    site, staging = tmp_path / "site", tmp_path / "site.building-1"
    build(site, "one")
    shutil.copytree(site, staging)
    (staging / "new.html").touch()
    swap_in(staging, site, lambda _one, _other: False)
    assert (site / "new.html").exists()
    assert not faults(staging)
    shutil.rmtree(staging)
    with pytest.raises(FileNotFoundError):
        swap_in(staging, site, lambda _one, _other: False)
    assert (site / "new.html").exists()


def test_a_build_killed_between_two_renames_is_put_right_by_the_next(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, "one")
    site.rename(tmp_path / "site.previous")
    with pytest.raises(ValueError, match="broken"):
        build_and_fail(site, ValueError("broken"))
    assert not faults(site)
    assert siblings(site) == ["site", "site.lock"]
    shutil.copytree(site, tmp_path / "site.previous")
    build(site, "two")
    assert siblings(site) == ["site", "site.lock"]


@pytest.fixture
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place with a home, a content folder and things that are not a site."""
    (tmp_path / "home/ours/content").mkdir(parents=True)
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/letter.txt").write_text("Dear Sir")
    (tmp_path / "file").write_text("a file")
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / MARKER).touch()
    (tmp_path / "link").symlink_to("ours")
    (tmp_path / "broken").symlink_to("nowhere")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path


@pytest.mark.parametrize(
    ("site", "words"),
    [
        ("letters", "not made by Fingerpost"),
        ("file", "is a file"),
        ("link", "symbolic link"),
        ("broken", "symbolic link"),
        ("/", "holds much more than a site"),
        ("home", "holds much more than a site"),
        (".", "holds much more than a site"),
        ("home/ours", "lie one inside the other"),
        ("home/ours/content", "lie one inside the other"),
        ("home/ours/content/site", "lie one inside the other"),
        ("letters/../home/ours", "lie one inside the other"),
        ("nowhere/site", "There is no folder"),
        ("file/site", "There is no folder"),
        pytest.param("/proc", "mounted disk", marks=pytest.mark.skipif(sys.platform != "linux", reason="/proc is of Linux")),
    ],
)  # fmt: skip
def test_a_folder_that_a_build_must_not_replace_is_refused(
    somewhere: Path, site: str, words: str
) -> None:
    before = sorted(somewhere.rglob("*"))
    content = somewhere / "home/ours/content"
    with pytest.raises(PublishingStopped) as stopped, replacing(somewhere / site, content=content):
        pytest.fail("it was taken")
    assert words in stopped.value.message
    assert stopped.value.cure.endswith(".")
    assert sorted(somewhere.rglob("*")) == before


def test_a_foreign_file_that_appears_where_the_site_was_is_refused(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, "one")
    (site / MARKER).unlink()
    with pytest.raises(PublishingStopped, match="not made by Fingerpost"):
        build(site, "two")
    assert not faults(site)


@pytest.fixture
def not_root() -> Iterator[None]:
    """Root may write anywhere, so for a moment this process is nobody."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_folder_without_permission_stops_the_build_with_words(
    request: pytest.FixtureRequest,
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build(site, "one")
        Path(folder).chmod(0o555)
        request.getfixturevalue("not_root")
        try:
            with pytest.raises(PublishingStopped, match="There is no permission to write"):
                build(site, "two")
            assert not faults(site)
        finally:
            if os.getuid() == 0:
                os.seteuid(0)
            Path(folder).chmod(0o755)


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("only root may mount a small disk to fill")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_what_one_build_cannot_clear_is_cleared_by_a_later_one(tmp_path: Path) -> None:
    leftover = tmp_path / "site.building-1"
    build(leftover, "half")
    (tmp_path / "site.building-1.lock").unlink()
    with small_disk(leftover / "stuck", "1m"):
        build(tmp_path / "site", "one")
        assert (leftover / MARKER).exists()
    build(tmp_path / "site", "two")
    assert siblings(tmp_path / "site") == ["site", "site.lock"]


@pytest.mark.parametrize("size", ["1400k", "2m"])
def test_a_full_disk_stops_the_build_and_leaves_the_old_site(tmp_path: Path, size: str) -> None:
    with small_disk(tmp_path / "disk", size) as disk:
        site = disk / "site"
        build(site, "one")
        with pytest.raises(PublishingStopped) as stopped:
            build(site, "two")
        assert "is full" in stopped.value.message
        assert not faults(site)
        assert siblings(site) == ["site", "site.lock"]


def test_a_disk_that_can_only_be_read_is_named(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "4m") as disk:
        build(disk / "site", "one")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with pytest.raises(PublishingStopped, match="can only be read"):
            build(disk / "site", "two")
        assert not faults(disk / "site")


@pytest.mark.parametrize(
    "path",
    ["", "/etc/x", "../x", "a/../../x", "a/./b", "a//b", "a/", "a\\b", "a\0b", "..", ".", MARKER],
)
def test_a_path_that_leads_out_of_the_site_is_a_bug(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="calendars made the path"):
        write_artifacts([Artifact(path, b"", "calendars")], tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_artifacts_are_written_byte_for_byte_in_their_folders(tmp_path: Path) -> None:
    artifacts = [
        Artifact("index.html", b"<p>\xc3\xa9</p>\r\n\0", "test"),
        Artifact("a/b/c.txt", b"", "test"),
        Artifact("a/Café.txt", b"x" * 300_000, "test"),
        Artifact(".well-known/x", b"1", "test"),
    ]
    write_artifacts(iter(artifacts), tmp_path)
    assert listing(tmp_path) == sorted((made.path, made.content) for made in artifacts)


@pytest.mark.parametrize("second", ["a.html", "a.html/b", "x" * 300])
def test_a_file_that_the_disk_refuses_is_named(tmp_path: Path, second: str) -> None:
    artifacts = [Artifact("a.html", b"", "test"), Artifact(second, b"", "test")]
    with pytest.raises(PublishingStopped) as stopped:
        write_artifacts(artifacts, tmp_path)
    assert second.partition("/")[0] in stopped.value.message
