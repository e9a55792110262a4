"""The line from content to site, in order. Read this file first."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from fingerpost import addresses
from fingerpost.artifacts import Artifact, Finished, distinct, noted
from fingerpost.bundles import offline
from fingerpost.checks.listed import CHECKS
from fingerpost.checks.pictures import picture_unknown
from fingerpost.colours import colour_problems
from fingerpost.diagnostics import Diagnostic
from fingerpost.directory import Directory, relate
from fingerpost.gallery import gallery_pages
from fingerpost.outputs import (
    finder_cards,
    finder_facts,
    gap_table,
    near_tables,
    site_files,
    website,
)
from fingerpost.outputs.publication import Output, Publication
from fingerpost.outputs.search_records import search_records
from fingerpost.pages.guide_links import dead_guide_links
from fingerpost.pages.page import Page
from fingerpost.pages.plan import footer_links, lay_out
from fingerpost.publish.folder import replacing, write_artifacts
from fingerpost.publish.search_index import index_files, write_search_index
from fingerpost.source.files import read_folder
from fingerpost.source.records import construct_records
from fingerpost.stylesheet import icon_names, tokens_file
from fingerpost.templates import Templates
from fingerpost.views.card import card_of
from fingerpost.views.site import site_view

OUTPUTS: tuple[Output, ...] = (
    website,
    finder_facts,
    finder_cards,
    near_tables,
    site_files,
    gap_table,
)
BUNDLES = (offline,)
SEARCH_FOLDER = addresses.SEARCH_INDEX.strip("/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to build: `site` from `content` as it stands on `day`. `search` False leaves the index
    out, for measuring. `gallery` adds the pages of the components, which no published site has.
    `say` is told of each step."""

    content: Path
    templates: Path
    site: Path
    day: date
    search: bool = True
    gallery: bool = False
    say: Callable[[str], None] = lambda _step: None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """`problems` are sorted by file and place. `indexed` is 0 when no search index was made."""

    problems: tuple[Diagnostic, ...]
    providers: int = 0
    activities: int = 0
    pages: int = 0
    indexed: int = 0
    published: bool = False

    @property
    def has_errors(self) -> bool:
        return any(problem.stops_the_build for problem in self.problems)


def check(order: Order) -> tuple[Directory | None, tuple[Page, ...], tuple[Diagnostic, ...]]:
    """Everything up to the pages, and every problem on the way; nothing is written.

    The directory is None when there are no settings to build it with.
    """
    order.say("Reading")
    folder, faults = read_folder(order.content)
    order.say("Understanding")
    records, more = construct_records(folder)
    if records is None:
        return None, (), in_order((*faults, *more))
    directory = relate(records, order.day)
    order.say("Checking")
    problems = [problem for rule in CHECKS for problem in rule(directory)]
    pages = lay_out(directory)
    problems += dead_guide_links(directory, pages)
    problems += picture_unknown(directory, icon_names(order.templates))
    tokens = tokens_file(order.templates)
    problems += colour_problems(tokens) if tokens else ()
    return directory, pages, in_order((*faults, *more, *problems))


def checked(order: Order) -> Outcome:
    """What `check` finds, counted."""
    return outcome_of(*check(order))


def outcome_of(
    directory: Directory | None, pages: tuple[Page, ...], problems: tuple[Diagnostic, ...]
) -> Outcome:
    return Outcome(
        problems=problems,
        providers=len(directory.providers) if directory else 0,
        activities=len(directory.listings) if directory else 0,
        pages=len(pages),
    )


def build(order: Order) -> Outcome:
    """Publishes the site; writes nothing unless everything is right."""
    directory, pages, problems = check(order)
    outcome = outcome_of(directory, pages, problems)
    if directory is None or outcome.has_errors:
        return outcome
    pages += tuple(gallery_pages(order.templates)) if order.gallery else ()
    templates = templates_for(directory, pages, order.templates, gallery=order.gallery)
    publication = Publication(directory, pages, templates, search_records(directory))
    indexed = 0
    finished: list[Finished] = []
    replaced = replacing(order.site, content=order.content, say=order.say)
    with replaced as folder, ThreadPoolExecutor(max_workers=1) as beside:
        # Pagefind is a program of its own: it works while pages are written.
        indexing = beside.submit(index, publication, folder) if order.search else None
        order.say("Writing pages")
        write_artifacts(noted(distinct(artifacts_of(publication)), finished), folder)
        if indexing:
            order.say("Making the search index")
            indexed = indexing.result()
            finished += index_files(folder / SEARCH_FOLDER)
        order.say("Bundling")
        for bundle in BUNDLES:
            write_artifacts(bundle.artifacts(publication, finished), folder)
        order.say("Publishing")
    return replace(outcome, indexed=indexed, published=True)


def index(publication: Publication, folder: Path) -> int:
    return write_search_index(publication.search_records, folder / SEARCH_FOLDER)


def templates_for(
    directory: Directory, pages: tuple[Page, ...], folder: Path, *, gallery: bool = False
) -> Templates:
    known = frozenset((addresses.MANIFEST, addresses.GAPS_TABLE, *(page.address for page in pages)))
    site = site_view(directory, footer_links(pages))
    return Templates(folder, site, known, partial(card_of, directory=directory), gallery=gallery)


def artifacts_of(publication: Publication) -> Iterator[Artifact]:
    for output in OUTPUTS:
        yield from output.artifacts(publication)


def in_order(problems: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Sorted by file and place, each once."""
    unique = {problem.sort_key: problem for problem in problems}
    return tuple(unique[key] for key in sorted(unique))
