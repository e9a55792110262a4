"""The Content-Security-Policy of each page, which the page itself carries in its head.

Source: Pagefind's hosting notes for what the search page needs; CSP Level 3 for what a meta element
may not say (frame-ancestors), which is all that is left to the headers of a host.
"""

import re
from collections.abc import Mapping

from fingerpost import addresses

_PLAIN = (
    "default-src 'none'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "manifest-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
)
_OWN_SCRIPTS = ("script-src 'self'", "worker-src 'self'")
_SCRIPTS: Mapping[str, tuple[str, ...]] = {
    addresses.HOME: _OWN_SCRIPTS,
    addresses.FIND: ("script-src 'self' 'wasm-unsafe-eval'", "worker-src 'self'"),
    addresses.OFFLINE: _OWN_SCRIPTS,
    addresses.MY_LIST: _OWN_SCRIPTS,
    addresses.NOT_FOUND: _OWN_SCRIPTS,
}
# Each provider, each locality and town, and whatever lists cards; no page that only leads to these.
_PART = "[^/]+"
_WITH_ACTIVITIES = re.compile(
    "|".join(
        f"{address}(?:page/[0-9]+/)?"
        for address in (
            addresses.provider(_PART),
            addresses.locality(_PART),
            addresses.locality_list(_PART, _PART),
            addresses.town(_PART),
            addresses.time(_PART),
            *(address_of(_PART) for address_of in addresses.TERM.values()),
            *(addresses.FREE, addresses.JUST_TURN_UP, addresses.ONLINE, addresses.POP_UPS),
            addresses.SPECIALIST,
        )
    )
)
_GALLERY = ("script-src 'self'", "frame-src 'self'")


def header_policy(*, gallery: bool) -> str:
    """Nobody may show a page in a frame; the gallery shows its own."""
    return f"frame-ancestors '{'self' if gallery else 'none'}'"


def policy_of(address: str) -> str:
    """Scripts run on the pages told here and nowhere else; frames in the gallery alone."""
    if address.startswith(addresses.STYLEGUIDE):
        return "; ".join((*_PLAIN, *_GALLERY))
    scripts = _OWN_SCRIPTS if _WITH_ACTIVITIES.fullmatch(address) else _SCRIPTS.get(address, ())
    return "; ".join((*_PLAIN, *scripts))
