"""Jinja: the only door to the templates. Autoescape on, undefined names refused, links checked."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from markupsafe import Markup

from fingerpost.listing import Listing
from fingerpost.pages.page import Page
from fingerpost.stylesheet import Asset, UnknownAsset, icon_names, load_assets
from fingerpost.views.card import Card
from fingerpost.views.people import contact_view
from fingerpost.views.site import SiteView

_OUTSIDE = ("https://", "tel:", "mailto:", "#")


class DeadLink(Exception):
    """A template or view links an address that no page has: a bug, so it keeps its traceback."""


class DirectContext(Context):
    """Calls what a template calls. Jinja's own way first asks each function three times whether it
    wants the context, the environment or the evaluation; none of ours does."""

    @staticmethod
    def call(
        function: Callable[..., Any],
        *arguments: Any,
        _block_vars: object = None,
        _loop_vars: object = None,
        **named: Any,
    ) -> Any:
        return function(*arguments, **named)


class SharedTemplate(Template):
    """A template whose macros are made once for all that import them. Jinja first compares all
    globals of the two templates; here every template has the same."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        del ctx
        return super()._get_default_module()


def environment_of(folder: Path) -> Environment:
    """The templates of a folder, which know no global names yet."""
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        # Templates do not change while they are used: the disk is asked once for each.
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.context_class = DirectContext
    made.template_class = SharedTemplate
    return made


class Templates:
    """The templates of a folder, ready to render one directory's pages.

    `addresses` holds every address that may be linked, without fragments; `card_of` makes the
    view of a listing's card. `gallery` adds the assets of its pages.
    """

    def __init__(
        self,
        folder: Path,
        site: SiteView,
        addresses: frozenset[str],
        card_of: Callable[[Listing], Card],
        *,
        gallery: bool = False,
    ) -> None:
        self._card_of = card_of
        self.assets: Mapping[str, Asset] = load_assets(folder, gallery=gallery)
        self._addresses = addresses
        self._site = site
        self._cards: dict[str, Markup] = {}
        self._chrome: dict[tuple[str, ...], Markup] = {}
        self._environment = environment_of(folder)
        self._environment.globals.update(
            site=site,
            href=self.href,
            asset=self.asset,
            icon_names=icon_names(folder),
            card_html=self.card_html,
            header_html=self.header_html,
            footer_html=self.footer_html,
        )
        self._card = self._macro("activity-card")
        self._contact = self._macro("contact-lines")

    def render(self, page: Page, policy: str) -> str:
        """The whole page. `policy` is its Content-Security-Policy."""
        template = self._environment.get_template(page.template)
        return template.render(page=page, view=page.view(), csp=policy)

    def href(self, address: str) -> str:
        """`address`, when it leads somewhere. Raises `DeadLink` for a page that does not exist."""
        if address in self._addresses or address.startswith(_OUTSIDE):
            return address
        if address.partition("#")[0] in self._addresses:
            return address
        message = f"no page has the address {address}"
        raise DeadLink(message)

    def asset(self, name: str) -> str:
        if name not in self.assets:
            message = f"a template asks for {name}, which no asset folder holds"
            raise UnknownAsset(message)
        return self.assets[name].address

    def _macro(self, component: str) -> Callable[..., Markup]:
        template = self._environment.get_template(f"components/{component}/{component}.html")
        macro: Callable[..., Markup] = vars(template.module)[component.replace("-", "_")]
        return macro

    def header_html(self, address: str) -> Markup:
        """The header, which marks the part of the site that the page of `address` belongs to."""
        links = (link.href for link in self._site.navigation)
        here = next((href for href in links if address.startswith(href)), "")
        return self._once("site-header", here=here, mark="page" if address == here else "true")

    def footer_html(self) -> Markup:
        return self._once("site-footer")

    def _once(self, component: str, **arguments: str) -> Markup:
        """A component of the chrome, rendered once for all pages on which it is the same."""
        key = (component, *arguments.values())
        made = self._chrome.get(key)
        if made is None:
            made = self._chrome[key] = self._macro(component)(site=self._site, **arguments)
        return made

    def card_html(self, listing: Listing) -> Markup:
        """An activity's card: the same everywhere, so it is made and rendered once."""
        made = self._cards.get(listing.id)
        if made is None:
            made = self._cards[listing.id] = self._card(self._card_of(listing))
        return made

    def contact_html(self, listing: Listing) -> Markup:
        """Whom to ask about an activity, as its page tells it."""
        return self._contact(contact=contact_view(listing.contact), name=listing.name)
