"""The Content-Security-Policy of each page, the same in the page and in the headers.

Source: Pagefind's hosting notes for what the search page needs; CSP Level 3 for which directives a
meta element may not carry (frame-ancestors).
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
_SEARCH = ("script-src 'self' 'wasm-unsafe-eval'", "connect-src 'self'", "worker-src 'self' blob:")


def policy_of(address: str) -> str:
    """Scripts run on the search page and nowhere else."""
    return "; ".join((*_PLAIN, *_SEARCH) if address == addresses.FIND else _PLAIN)


def header_policy_of(address: str) -> str:
    return f"{policy_of(address)}; frame-ancestors 'none'"
