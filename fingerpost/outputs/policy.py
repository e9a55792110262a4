"""The Content-Security-Policy of each page, which the page itself carries in its head.

Source: Pagefind's hosting notes for what the search page needs; CSP Level 3 for what a meta element
may not say (frame-ancestors), which is all that is left to the headers of a host.
"""

from fingerpost import addresses

_PLAIN = (
    "default-src 'none'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
)
_SEARCH = ("script-src 'self' 'wasm-unsafe-eval'", "connect-src 'self'")
HEADER_POLICY = "frame-ancestors 'none'"


def policy_of(address: str) -> str:
    """Scripts run on the search page and nowhere else."""
    return "; ".join((*_PLAIN, *_SEARCH) if address == addresses.FIND else _PLAIN)
