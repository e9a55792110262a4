"""The front page: where, when, what, for whom, how to pay, and whom to ring."""

from dataclasses import dataclass

from markupsafe import Markup

from fingerpost.views.lists import IndexEntry
from fingerpost.views.places import HubLine
from fingerpost.views.words import CountedLink


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of activity at the top, with those below it."""

    link: CountedLink
    below: tuple[CountedLink, ...]


@dataclass(frozen=True, slots=True)
class LocalHub:
    """The main hub of a locality, with the name and colour of the locality."""

    locality: str
    colour: str
    hub: HubLine


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """`localities` is the signpost. `today` leads to the days of the week, and a script leads it to
    the reader's own; `quick` are the lists that most people want."""

    heading: str
    introduction: Markup
    localities: tuple[CountedLink, ...]
    today: str
    quick: tuple[CountedLink, ...]
    times: tuple[CountedLink, ...]
    families: tuple[Family, ...]
    needs: tuple[CountedLink, ...]
    routes: tuple[IndexEntry, ...]
    ways: tuple[CountedLink, ...]
    hubs: tuple[LocalHub, ...]
