"""Where Fingerpost's processor time goes: microseconds a listing, stage by stage.

usage: python bench/stages.py [N]

Parsing is measured by itself first and taken off what reading the records costs; making views by
itself and taken off rendering. A stage that is slow only because the one before it left the memory
full shows here as it does in a build.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.listings import DAY, write_content
from fingerpost.checks.listed import CHECKS
from fingerpost.directory import Directory, relate
from fingerpost.outputs.publication import Publication
from fingerpost.outputs.search_records import search_records
from fingerpost.pages.page import Page
from fingerpost.pages.plan import lay_out
from fingerpost.pipeline import Order, artifacts_of, templates_for
from fingerpost.publish.folder import write_artifacts
from fingerpost.source.files import read_folder
from fingerpost.source.nodes import parse_document
from fingerpost.source.records import construct_records

_ROOT = Path(__file__).resolve().parent.parent
Result = TypeVar("Result")


class Clock:
    """Processor seconds of each stage, in the order in which they were first run."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def time(self, stage: str, work: Callable[[], Result]) -> Result:
        started = time.process_time()
        result = work()
        self.seconds[stage] = self.seconds.get(stage, 0) + time.process_time() - started
        return result

    def take_off(self, stage: str, part: str) -> None:
        self.seconds[stage] -= self.seconds[part]


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with tempfile.TemporaryDirectory() as work:
        content, site = Path(work) / "content", Path(work) / "site"
        write_content(content, size)
        site.mkdir()
        clock = measure(
            Order(content=content, templates=_ROOT / "templates", site=site, day=DAY, search=False)
        )
    whole = sum(clock.seconds.values())
    for stage, seconds in clock.seconds.items():
        print(f"{stage:<22} {seconds / size * 1e6:8.0f} us a listing  {seconds / whole:6.1%}")
    print(f"{'in all':<22} {whole / size * 1e6:8.0f} us a listing, {whole:.2f} s")


def measure(order: Order) -> Clock:
    clock = Clock()
    folder, _ = clock.time("read", lambda: read_folder(order.content))
    clock.time("parse", lambda: [parse_document(file) for file in folder.texts] and None)
    records, _ = clock.time("construct", lambda: construct_records(folder))
    clock.take_off("construct", "parse")
    if records is None:
        raise SystemExit("The generated content has no settings.")
    directory = clock.time("relate", lambda: relate(records, order.day))
    clock.time("check", lambda: [list(rule(directory)) for rule in CHECKS])
    pages = clock.time("lay out", lambda: lay_out(directory))
    render(clock, order, directory, pages)
    return clock


def render(clock: Clock, order: Order, directory: Directory, pages: tuple[Page, ...]) -> None:
    """Views are made once more, without what is made only when rendering asks: the cards."""
    templates = clock.time(
        "load templates", lambda: templates_for(directory, pages, order.templates)
    )
    clock.time("views", lambda: [page.view() and None for page in pages])
    records = clock.time("search records", lambda: search_records(directory))
    artifacts = clock.time(
        "render", lambda: list(artifacts_of(Publication(directory, pages, templates, records)))
    )
    clock.take_off("render", "views")
    clock.time("write", lambda: write_artifacts(artifacts, order.site))


if __name__ == "__main__":
    main()
