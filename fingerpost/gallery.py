"""The gallery of components, for those who work on the templates: never part of a published site.

Each example is a page of its own, which the page of its component shows in frames: there it meets
the width, the colours and the settings that it would meet in a page, and its ids are its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

from markupsafe import Markup

from fingerpost import addresses
from fingerpost.examples import Components, Example, examples_of, macro_of
from fingerpost.pages.page import Page, crumbs
from fingerpost.stylesheet import component_style
from fingerpost.views.words import Link, counted

TITLE = "Components"
_LANDMARK = re.compile(r'\s*<(?:header|footer|nav|aside|a\b[^>]*\bhref="#)')
_ANSWERS_TO_WIDTH = re.compile(r"@(?:media|container)[^{]*\bwidth")


@dataclass(frozen=True, slots=True)
class GalleryView:
    components: tuple[Link, ...]
    count_words: str


@dataclass(frozen=True, slots=True)
class ExampleView:
    """`stands_in_main` False: it is a part of the page beside the main one, such as the header."""

    component: str
    name: str
    anchor: str
    href: str
    call: str
    notation: str
    html: Markup
    stands_in_main: bool


@dataclass(frozen=True, slots=True)
class ComponentView:
    """`answers_to_width`: it looks another way where there is more room."""

    name: str
    macro: str
    examples: tuple[ExampleView, ...]
    answers_to_width: bool


def gallery_pages(folder: Path) -> Iterator[Page]:
    """The index, the components and the examples of a templates folder, in this order."""
    components = Components(folder)
    by_component = {
        name: tuple(found)
        for name, found in groupby(examples_of(folder), key=lambda example: example.component)
    }
    links = tuple(Link(name, addresses.component(name)) for name in by_component)
    yield _page(
        addresses.STYLEGUIDE,
        "components",
        TITLE,
        GalleryView(links, counted(len(links), "component")),
        crumbs(),
    )
    up = crumbs(Link(TITLE, addresses.STYLEGUIDE))
    for link in links:
        views = tuple(_example_view(components, example) for example in by_component[link.text])
        wide = bool(_ANSWERS_TO_WIDTH.search(component_style(folder, link.text)))
        view = ComponentView(link.text, macro_of(link.text), views, wide)
        yield _page(link.href, "component", link.text, view, up)
        for example in views:
            yield _page(example.href, "example", f"{link.text}: {example.name}", example, ())


def _example_view(components: Components, example: Example) -> ExampleView:
    html = components.rendered(example.component, example.arguments)
    return ExampleView(
        component=example.component,
        name=example.name,
        anchor=f"example-{example.number}",
        href=addresses.component_example(example.component, example.number),
        call=example.call,
        notation=example.notation,
        html=html,
        stands_in_main=not _LANDMARK.match(html),
    )


def _page(address: str, template: str, name: str, view: object, above: tuple[Link, ...]) -> Page:
    return Page(
        address=address,
        template=f"gallery/{template}.html",
        title=f"{name}, gallery",
        description="For those who work on the templates.",
        here=name,
        crumbs=above,
        view=partial(_same, view),
        in_sitemap=False,
    )


def _same(view: object) -> object:
    return view
