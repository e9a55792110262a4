"""A page before it is rendered: its address is known, its view is made when it is asked for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from fingerpost import addresses
from fingerpost.views.site import MovedView
from fingerpost.views.words import Link

HOME_CRUMB = Link("Home", addresses.HOME)
MOVED = "pages/moved.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`title` is unique over the site; `here` is the page's own word in the breadcrumb.

    `crumbs` are the pages above it, the home page first; the home page itself has none.
    `view` is pure: it may be called at any time, once or more.
    """

    address: str
    template: str
    title: str
    description: str
    here: str
    crumbs: tuple[Link, ...] = (HOME_CRUMB,)
    view: Callable[[], object] = field(repr=False, compare=False)
    in_sitemap: bool = True


def crumbs(*links: Link) -> tuple[Link, ...]:
    return (HOME_CRUMB, *links)


def moved_page(old: str, name: str, href: str) -> Page:
    return Page(
        address=old,
        template=MOVED,
        title=f"{name} has moved: {old}",
        description=f"{name} has a new address.",
        here=name,
        view=partial(MovedView, name, href),
        in_sitemap=False,
    )


def numbered(address: str, count: int) -> tuple[tuple[str, str], ...]:
    """The address of each page of a list of `count` pages, and what its title ends with."""
    return tuple(
        (
            addresses.page_of(address, number),
            "" if number == 1 else f", page {number} of {count}",
        )
        for number in range(1, count + 1)
    )
