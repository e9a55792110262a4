"""The finder's page: what can be chosen, and the browse pages that do the same without a script."""

from dataclasses import dataclass

from fingerpost.views.dot_map import DotMap
from fingerpost.views.lists import LinkGroup
from fingerpost.views.people import ContactView


@dataclass(frozen=True, slots=True)
class Option:
    """`value` stands in the address of a search: a permanent id."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterGroup:
    """A question of the form. `name` is its name in addresses; of `is_one` only one may be chosen.

    `more` are options that are asked for less often.
    """

    name: str
    legend: str
    options: tuple[Option, ...]
    more: tuple[Option, ...] = ()
    hint: str = ""
    is_one: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FindView:
    """`towns` are words for chips: towns and first halves of postcodes can be asked for, too.
    `browse` is what works without script; `contact` is who is asked when nothing is found; `map`
    None: nobody has given the lines of the area."""

    groups: tuple[FilterGroup, ...]
    towns: tuple[Option, ...]
    browse: tuple[LinkGroup, ...]
    contact: ContactView
    map: DotMap | None
