"""Jinja: the only door to the templates. Autoescape on, undefined names refused, links checked."""

from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from fingerpost.listing import Listing
from fingerpost.pages.page import Page
from fingerpost.stylesheet import Asset, UnknownAsset, load_assets
from fingerpost.views.card import Card
from fingerpost.views.site import SiteView

_CARD = "components/activity-card/activity-card.html"
_OUTSIDE = ("https://", "tel:", "mailto:", "#")


class DeadLink(Exception):
    """A template or view links an address that no page has: a bug, so it keeps its traceback."""


class Templates:
    """The templates of a folder, ready to render one directory's pages.

    `addresses` holds every address that may be linked, without fragments; `card_of` makes the
    view of a listing's card.
    """

    def __init__(
        self,
        folder: Path,
        site: SiteView,
        addresses: frozenset[str],
        card_of: Callable[[Listing], Card],
    ) -> None:
        self._card_of = card_of
        self.assets: Mapping[str, Asset] = load_assets(folder)
        self._addresses = addresses
        self._cards: dict[str, Markup] = {}
        self._environment = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(
            site=site, href=self.href, asset=self.asset, card_html=self.card_html
        )
        self._card: Callable[[Card], Markup] = vars(
            self._environment.get_template(_CARD).module
        )["activity_card"]

    def render(self, page: Page, policy: str) -> str:
        """The whole page. `policy` is its Content-Security-Policy."""
        template = self._environment.get_template(page.template)
        return template.render(page=page, view=page.view(), csp=policy)

    def href(self, address: str) -> str:
        """`address`, when it leads somewhere. Raises `DeadLink` for a page that does not exist."""
        if address.startswith(_OUTSIDE) or address.partition("#")[0] in self._addresses:
            return address
        message = f"no page has the address {address}"
        raise DeadLink(message)

    def asset(self, name: str) -> str:
        if name not in self.assets:
            message = f"a template asks for {name}, which no asset folder holds"
            raise UnknownAsset(message)
        return self.assets[name].address

    def card_html(self, listing: Listing) -> Markup:
        """An activity's card: the same everywhere, so it is made and rendered once."""
        made = self._cards.get(listing.id)
        if made is None:
            made = self._cards[listing.id] = self._card(self._card_of(listing))
        return made
