"""A page before it is rendered: its address is known, its view is made when it is asked for."""

from collections.abc import Callable
from dataclasses import dataclass, field

from fingerpost import addresses
from fingerpost.views.words import Link


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
    crumbs: tuple[Link, ...] = (Link("Home", addresses.HOME),)
    view: Callable[[], object] = field(repr=False, compare=False)
    in_sitemap: bool = True


HOME_CRUMB = Link("Home", addresses.HOME)
MOVED = "pages/moved.html"


def crumbs(*links: Link) -> tuple[Link, ...]:
    return (HOME_CRUMB, *links)
