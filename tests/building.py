"""Directories for tests: the dummy town, and small ones made of its words and a few entries."""

import shutil
from collections.abc import Iterator, Mapping
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

from fingerpost.artifacts import Artifact
from fingerpost.directory import Directory, relate
from fingerpost.outputs.publication import Publication
from fingerpost.outputs.search_records import search_records
from fingerpost.pages.page import Page
from fingerpost.pages.plan import lay_out
from fingerpost.pipeline import Order, artifacts_of, check, templates_for
from fingerpost.source.files import read_folder
from fingerpost.source.records import construct_records

ROOT = Path(__file__).parent.parent
TEMPLATES = ROOT / "templates"
SMALL_TOWN = ROOT / "tests/small-town/content"
DAY = date(2026, 11, 22)  # a Sunday

CLUB = """
name: {name}
kind: spoke
summary: A club.
contact: {{phone: 01632 960120}}
reviewed: {reviewed}
categories: [making]
when: {when}
where: {where}
cost: {cost}
"""


def club(
    name: str = "Club",
    *,
    when: str = "Tuesdays 10am to noon",
    where: str = "lantern-house",
    cost: str = "£1 a session",
    reviewed: str = "2026-11-01",
    more: str = "",
) -> str:
    """The text of an entry. `more` is added at its end, one field a line."""
    return CLUB.format(name=name, when=when, where=where, cost=cost, reviewed=reviewed) + more


def content_of(place: Path, files: Mapping[str, str], *, list_length: int = 40) -> Path:
    """The dummy town's words, places and guides, with these files in place of its providers."""
    content = place / "content"
    shutil.copytree(SMALL_TOWN, content, ignore=shutil.ignore_patterns("providers"))
    for path, text in files.items():
        file = content / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    settings = content / "directory.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text.replace("list_length: 40", f"list_length: {list_length}"), encoding="utf-8"
    )
    return content


def related(content: Path, day: date = DAY) -> Directory:
    """The directory of a folder that can be read without a fault."""
    folder, faults = read_folder(content)
    records, problems = construct_records(folder)
    assert [(each.code, each.message) for each in (*faults, *problems)] == []
    assert records is not None
    return relate(records, day)


def directory_of(place: Path, files: Mapping[str, str], *, list_length: int = 40) -> Directory:
    return related(content_of(place, files, list_length=list_length))


def published(content: Path, day: date = DAY) -> Publication:
    """Everything that the outputs are given; the content has no error."""
    order = Order(content=content, templates=TEMPLATES, site=content.parent / "site", day=day)
    directory, pages, problems = check(order)
    assert [each.message for each in problems if each.stops_the_build] == []
    assert directory is not None
    return Publication(
        directory, pages, templates_for(directory, pages, TEMPLATES), search_records(directory)
    )


def artifacts(publication: Publication) -> dict[str, Artifact]:
    return {artifact.path: artifact for artifact in artifacts_of(publication)}


def page_at(address: str, directory: Directory) -> Page:
    pages = [page for page in lay_out(directory) if page.address == address]
    assert len(pages) == 1, address
    return pages[0]


def addresses_of(directory: Directory) -> set[str]:
    return {page.address for page in lay_out(directory)}


class Links(HTMLParser):
    """What a page links and loads, in order, and the ids that can be linked in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.ids: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src", "action"} and value is not None:
                self.hrefs.append(value)
            if name == "id" and value is not None:
                self.ids.append(value)

    def handle_data(self, data: str) -> None:
        self.text += data


def dead_links(made: Mapping[str, Artifact]) -> Iterator[str]:
    """Each link of the site to a page, a part of a page or picture, or a file that is not there."""
    pages = {
        "/" + path.removesuffix("index.html"): Links(artifact.content.decode())
        for path, artifact in made.items()
        if path.endswith((".html", ".svg"))
    }
    assert pages
    for address, page in pages.items():
        for href in page.hrefs:
            if href.startswith(("https://", "tel:", "mailto:")):
                continue
            target, _, fragment = href.partition("#")
            target = target.partition("?")[0] or address
            if target in pages:
                if fragment and fragment not in pages[target].ids:
                    yield f"{address}: {href}"
            elif fragment or target.lstrip("/") not in made:
                yield f"{address}: {href}"
