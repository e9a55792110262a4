# ruff: noqa: INP001 (a folder of scripts is no package)
"""Pictures of every kind of page: `make look`, or `python -m tools.look --help`."""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fingerpost.pipeline import Order, build, check
from tools.browser.server import served
from tools.look.kinds import KINDS, Plan
from tools.look.pictures import Picture, Subject, pictures_of
from tools.look.sheet import Pictures, page_of, small_sheet
from tools.look.states import STATES, State

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 22)
"""The day of the tests: the same pages on every day, so that pictures can be compared."""

KINDS_IN_ALL_STATES = ("home", "locality", "spoke")
STATES_SHOWN = (
    "tablet", "phone", "desk-dark", "phone-dark", "desk-contrast", "desk-forced", "desk-large",
    "paper",
)  # fmt: skip
"""Of the small sheet: eight, so that each kind fills a row."""


@dataclass(frozen=True, slots=True)
class Wish:
    content: Path
    templates: Path
    folder: Path
    day: date
    kinds: frozenset[str]
    states: frozenset[str]


def main() -> int:
    wish = wish_of(sys.argv[1:])
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as work:
        order = Order(
            content=wish.content, templates=wish.templates, site=Path(work) / "site", day=wish.day
        )
        plan, missing = plan_of(order)
        if plan is None:
            say("The content has errors: make site")
            return 1
        states = [each for each in STATES if not wish.states or each.id in wish.states]
        with served(order.site) as origin:
            subjects = [each for each in subjects_of(plan, origin) if wanted(each.id, wish)]
            found = list(taken(subjects, states, wish.folder))
    write_sheets(subjects, states, found, wish.folder)
    for name in missing:
        say(f"No page for: {name}")
    for picture in found:
        if picture.overflow > 0:
            say(f"{picture.overflow} px too wide: {picture.subject}, {picture.state}")
    seconds = time.perf_counter() - started
    say(f"{len(found)} pictures in {seconds:.0f} s: {wish.folder / 'index.html'}")
    return 0


def wish_of(arguments: Sequence[str]) -> Wish:
    parser = argparse.ArgumentParser(prog="python -m tools.look", description=__doc__)
    parser.add_argument("--content", type=Path, default=ROOT / "content")
    parser.add_argument("--templates", type=Path, default=ROOT / "templates")
    parser.add_argument("--folder", type=Path, default=ROOT / "look", help="where pictures go")
    parser.add_argument("--day", type=date.fromisoformat, default=DAY)
    kinds = [kind.id for kind in KINDS]
    states = [state.id for state in STATES]
    parser.add_argument("--kinds", nargs="+", choices=kinds, default=[], help="only these")
    parser.add_argument("--states", nargs="+", choices=states, default=[], help="only these")
    told = parser.parse_args(arguments)
    return Wish(
        content=told.content,
        templates=told.templates,
        folder=told.folder,
        day=told.day,
        kinds=frozenset(told.kinds),
        states=frozenset(told.states),
    )


def wanted(kind: str, wish: Wish) -> bool:
    return not wish.kinds or kind in wish.kinds


def plan_of(order: Order) -> tuple[Plan | None, list[str]]:
    """Builds the site. The plan is None when its content has errors; then the names of the kinds
    that it has no page for."""
    outcome = build(order)
    directory, pages, _ = check(order)
    if directory is None or not outcome.published:
        return None, []
    plan = Plan(directory, pages)
    return plan, [kind.name for kind in KINDS if kind.address(plan) is None]


def subjects_of(plan: Plan, origin: str) -> Iterator[Subject]:
    for kind in KINDS:
        address = kind.address(plan)
        if address is not None:
            yield Subject(kind.id, kind.name, origin + address, leaves=kind.template == "moved")


def taken(subjects: Sequence[Subject], states: Sequence[State], folder: Path) -> Iterator[Picture]:
    for subject in subjects:
        shutil.rmtree(folder / subject.id, ignore_errors=True)
    yield from pictures_of(subjects, states, folder)


def write_sheets(
    subjects: Sequence[Subject], states: Sequence[State], found: Sequence[Picture], folder: Path
) -> None:
    pictures = {(each.subject, each.state): each for each in found}
    note = f"{len(found)} pictures of {len(subjects)} kinds of page. Each leads to itself in full."
    page = page_of("Every kind of page", note, subjects, states, pictures)
    (folder / "index.html").write_text(page, encoding="utf-8")
    size = small_sheet(for_a_document(subjects, pictures), folder / "contact-sheet.webp")
    say(f"contact-sheet.webp: {size / 1000:.0f} KB")


def for_a_document(
    subjects: Sequence[Subject], pictures: Pictures
) -> list[list[tuple[str, Picture]]]:
    """Each kind on a desk in light, then a row for each of a few kinds in the other states."""
    desk = [
        (each.name, pictures[each.id, "desk"]) for each in subjects if (each.id, "desk") in pictures
    ]
    rows = [
        [
            (f"{kind}: {state.name}", pictures[kind, state.id])
            for state in STATES
            if state.id in STATES_SHOWN and (kind, state.id) in pictures
        ]
        for kind in KINDS_IN_ALL_STATES
    ]
    return [block for block in (desk, *rows) if block]


def say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
