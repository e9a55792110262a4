"""Links of the guides to pages of this site: each has to lead somewhere."""

import re
from collections.abc import Iterator

from fingerpost.diagnostics import Diagnostic, nearest
from fingerpost.directory import Directory
from fingerpost.pages.page import Page

_OWN_LINK = re.compile(r"\]\(\s*<?(/[^)\s#>]*)")


def dead_guide_links(directory: Directory, pages: tuple[Page, ...]) -> Iterator[Diagnostic]:
    """A guide links only pages that exist."""
    known = {page.address for page in pages}
    for guide in directory.guides:
        for found in _OWN_LINK.finditer(guide.record.body):
            address = found[1]
            if address not in known:
                close = nearest(address, sorted(known))
                yield Diagnostic(
                    "dead-guide-link",
                    f"no page has the address {address}",
                    guide.file,
                    guide.part(("body",), address),
                    expected="a page of this site, such as /pay/",
                    fix=f"write `{close[0]}`" if close else "look the page up on the built site",
                    replacement=close[0] if close else None,
                )
