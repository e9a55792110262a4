"""Lists of activities and lists of lists: how many, what, where to look more closely or wider."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from markupsafe import Markup

from fingerpost.listing import Listing
from fingerpost.views.words import CountedLink, Link

_PAGES_AROUND = 2
Listed = TypeVar("Listed")


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """Links under one heading, such as the days on which something is on."""

    heading: str
    links: tuple[CountedLink, ...]


@dataclass(frozen=True, slots=True)
class NumberedPage:
    """`after_gap`: pages before this one are left out of the row."""

    number: int
    text: str
    href: str
    after_gap: bool


@dataclass(frozen=True, slots=True)
class Pagination:
    """`pages` are the first, the last and those around `current`, which counts from 1."""

    pages: tuple[NumberedPage, ...]
    current: int
    previous: Link | None
    following: Link | None


@dataclass(frozen=True, slots=True)
class Near:
    """An activity that is on somewhere else, with its distance in a straight line."""

    name: str
    by: str
    href: str
    when: str
    place: str
    distance: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """One page of a list. `count` is of the whole list; `introduction` is safe HTML.

    `cards` are for the template's `card_html`, which makes each listing's card once for all lists.
    `narrower` leads to parts of it, `wider` to the next wider list.
    """

    heading: str
    introduction: Markup
    count: int
    count_words: str
    cards: tuple[Listing, ...]
    pagination: Pagination | None
    narrower: tuple[LinkGroup, ...]
    wider: tuple[Link, ...]
    near: tuple[Near, ...] = ()
    near_heading: str = ""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A list that can be opened. `depth` 1 stands below the entry before it of depth 0."""

    text: str
    href: str
    count: int
    definition: str
    depth: int = 0
    colour: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    heading: str
    introduction: Markup
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    letter: str
    anchor: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AToZView:
    """Names of activities and providers by first letter. `letters` of other pages are links too."""

    count_words: str
    letters: tuple[Link, ...]
    groups: tuple[Letter, ...]
    pagination: Pagination | None


def pages_of(listed: Sequence[Listed], length: int) -> tuple[Sequence[Listed], ...]:
    """`listed` cut into pages of `length`; one empty page when there is nothing."""
    cuts = range(0, max(len(listed), 1), length)
    return tuple(listed[start : start + length] for start in cuts)


def pagination(addresses: Sequence[str], current: int) -> Pagination | None:
    """Where the pages of a list stand; None when there is only one."""
    if len(addresses) < 2:
        return None
    last = len(addresses)
    around = range(current - _PAGES_AROUND, current + _PAGES_AROUND + 1)
    shown = sorted({1, last, *(number for number in around if 1 <= number <= last)})
    pages = tuple(
        NumberedPage(number, f"Page {number}", addresses[number - 1], number > before + 1)
        for before, number in zip([0, *shown], shown, strict=False)
    )
    previous = Link(f"Page {current - 1}", addresses[current - 2]) if current > 1 else None
    following = Link(f"Page {current + 1}", addresses[current]) if current < last else None
    return Pagination(pages, current, previous, following)
