"""Hugo and Fingerpost build the same listings, in turn: ratios of wall, processor time and memory.

usage: python bench/compare.py [--sizes 1000 10000] [--rounds 3] [--work FOLDER] [--hugo PROGRAM]

Nothing is asserted: a busy machine makes every figure doubtful, so how busy it was stands beside.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.listings import DAY
from bench.processes import Run, cores, run

_ROOT = Path(__file__).resolve().parent.parent
HUGO, OURS, SEARCH = "Hugo", "Fingerpost", "Fingerpost with search"
_TMPFS = Path("/dev/shm")
_ROOM_FOR_A_LISTING = 200_000
_QUIET = 0.1
_SEARCHED_IN_EVERY_ROUND = 1_000


@dataclass(frozen=True, slots=True)
class Job:
    """A program to measure: how to start it and where its site is written."""

    name: str
    command: Sequence[str]
    folder: Path
    site: Path


@dataclass(frozen=True, slots=True)
class Made:
    """HTML pages of a site and their bytes."""

    pages: int
    size: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--work", type=Path, help="where to build; else memory, else a disk")
    parser.add_argument("--hugo", help="the program; else the one of the package `hugo`")
    arguments = parser.parse_args()
    hugo = arguments.hugo or _hugo()
    for size in arguments.sizes:
        with tempfile.TemporaryDirectory(dir=arguments.work or _memory_for(size)) as work:
            compare(size, arguments.rounds, hugo, Path(work))


def compare(size: int, rounds: int, hugo: str, work: Path) -> None:
    print(f"\n{size:,} listings, {rounds} rounds, {cores()} cores, in {work.parent}", flush=True)
    content = work / "content"
    # In processes of their own: a child's peak memory counts what its parent held when it started.
    run([sys.executable, "bench/listings.py", str(content), str(size)], folder=_ROOT)
    run([sys.executable, "bench/hugo_site.py", str(content), str(work / "hugo")], folder=_ROOT)
    jobs = jobs_for(content, work, hugo)
    runs: dict[str, list[Run]] = {job.name: [] for job in jobs}
    made: dict[str, Made] = {}
    for number in range(rounds):
        for job in jobs:
            if job.name == SEARCH and number > 0 and size > _SEARCHED_IN_EVERY_ROUND:
                continue
            shutil.rmtree(job.site, ignore_errors=True)
            runs[job.name].append(run(job.command, folder=job.folder))
            made[job.name] = made_in(job.site)
            print(f"  round {number + 1}: {line(job.name, runs[job.name][-1])}", flush=True)
    report(runs, made)


def jobs_for(content: Path, work: Path, hugo: str) -> tuple[Job, ...]:
    built, searched, by_hugo = work / "site", work / "site-search", work / "site-hugo"
    ours = [sys.executable, "build.py", "--quiet", "--content", str(content)]
    ours += ["--day", DAY.isoformat()]
    return (
        Job(HUGO, [hugo, "--quiet", "--destination", str(by_hugo)], work / "hugo", by_hugo),
        Job(OURS, [*ours, "--no-search", "--site", str(built)], _ROOT, built),
        Job(SEARCH, [*ours, "--site", str(searched)], _ROOT, searched),
    )


def made_in(site: Path) -> Made:
    sizes = [page.stat().st_size for page in site.rglob("*.html")]
    return Made(len(sizes), sum(sizes))


def line(name: str, one: Run) -> str:
    return (
        f"{name:<24} wall {one.wall:8.2f} s  CPU {one.cpu:8.2f} s  peak {one.peak:7.0f} MiB  "
        f"others {one.others:4.2f} cores"
    )


def report(runs: Mapping[str, Sequence[Run]], made: Mapping[str, Made]) -> None:
    middle = {name: middle_of(found) for name, found in runs.items() if found}
    print("\nMedians")
    for name, one in middle.items():
        pages, size = made[name].pages, made[name].size / 1e6
        print(f"  {line(name, one)}  {pages:,} pages, {size:.1f} MB")
    for name in (OURS, SEARCH):
        if name in middle and HUGO in middle:
            print(f"  {name} / {HUGO}: {ratios(runs[name], runs[HUGO])}")
    if SEARCH in middle and OURS in middle:
        search, plain = middle[SEARCH], middle[OURS]
        wall, cpu = search.wall - plain.wall, search.cpu - plain.cpu
        print(f"  Search alone (the difference): wall {wall:.2f} s, CPU {cpu:.2f} s")
    most = max(one.others for found in runs.values() for one in found)
    if most > _QUIET:
        print(f"  WARNING: other work used up to {most:.2f} cores meanwhile. Wall is too long, and")
        print("  CPU somewhat, for each of them. Trust the ratio of CPU, and that only roughly.")


def ratios(ours: Sequence[Run], theirs: Sequence[Run]) -> str:
    """Medians of the rounds' own quotients, so that a busy spell hits both sides of one."""
    measures: tuple[tuple[str, Callable[[Run], float]], ...] = (
        ("wall", lambda one: one.wall),
        ("CPU", lambda one: one.cpu),
        ("peak", lambda one: one.peak),
    )
    pairs = list(zip(ours, theirs, strict=False))
    return ", ".join(
        f"{name} {median(of(mine) / of(other) for mine, other in pairs):.2f}"
        for name, of in measures
    )


def middle_of(runs: Iterable[Run]) -> Run:
    rows = [(one.wall, one.cpu, one.peak, one.others) for one in runs]
    return Run(*(median(column) for column in zip(*rows, strict=True)))


def _hugo() -> str:
    """The program itself, not the Python script of the same name that starts it."""
    for folder in sys.path:
        program = Path(folder) / "hugo" / "binaries" / "hugo"
        if program.is_file():
            return str(program)
    raise SystemExit("Hugo is not installed. `make bench` installs it.")


def _memory_for(size: int) -> str | None:
    """Memory where it has room: it is the files that are compared, not a disk."""
    if _TMPFS.is_dir() and shutil.disk_usage(_TMPFS).free > size * _ROOM_FOR_A_LISTING:
        return str(_TMPFS)
    return None


if __name__ == "__main__":
    main()
