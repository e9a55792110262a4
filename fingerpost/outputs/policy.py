"""The Content-Security-Policy of each page, which the page itself carries in its head.

Source: Pagefind's hosting notes for what the search page needs; CSP Level 3 for what a meta element
may not say (frame-ancestors), which is all that is left to the headers of a host.
"""

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
_SCRIPTS: Mapping[str, tuple[str, ...]] = {
    addresses.HOME: ("script-src 'self'",),
    addresses.FIND: ("script-src 'self' 'wasm-unsafe-eval'",),
}
_GALLERY = ("script-src 'self'", "frame-src 'self'")


def header_policy(*, gallery: bool) -> str:
    """Nobody may show a page in a frame; the gallery shows its own."""
    return f"frame-ancestors '{'self' if gallery else 'none'}'"


def policy_of(address: str) -> str:
    """Scripts run on the pages named here and nowhere else; frames in the gallery alone."""
    if address.startswith(addresses.STYLEGUIDE):
        return "; ".join((*_PLAIN, *_GALLERY))
    return "; ".join((*_PLAIN, *_SCRIPTS.get(address, ())))
