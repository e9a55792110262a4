"""The finder's page: what can be chosen, and the browse pages that do the same without a script."""

from dataclasses import dataclass

from fingerpost.views.kind import Kind
from fingerpost.views.lists import LinkGroup


@dataclass(frozen=True, slots=True)
class Option:
    """`value` is a permanent id; it stands in the address of a search."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class OptionGroup:
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindView:
    """`places` groups the towns under their localities; `kinds` are for the cards of results;
    `browse` is what works without script."""

    places: tuple[OptionGroup, ...]
    categories: tuple[Option, ...]
    routes: tuple[Option, ...]
    kinds: tuple[Kind, ...]
    browse: tuple[LinkGroup, ...]
