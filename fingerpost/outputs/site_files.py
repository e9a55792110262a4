"""The files that robots and hosts read: sitemap, robots, headers and redirects.

Source: sitemaps.org 0.9; RFC 9309 (robots.txt); `_headers` and `_redirects` as Netlify and
Cloudflare Pages read them.
"""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from fingerpost.artifacts import Artifact
from fingerpost.outputs.policy import HEADER_POLICY
from fingerpost.outputs.publication import Publication
from fingerpost.pages.page import MOVED
from fingerpost.views.site import MovedView

_MAKER = "site files"
_HEADERS = (
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: no-referrer",
    "Permissions-Policy: camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy: same-origin",
)


def artifacts(publication: Publication) -> Iterator[Artifact]:
    demonstration = publication.directory.settings.is_demonstration
    files = {
        "sitemap.xml": sitemap(publication),
        "robots.txt": robots(publication),
        "_headers": headers(noindex=demonstration),
        "_redirects": redirects(publication),
    }
    for path, text in files.items():
        yield Artifact(path, text.encode(), _MAKER)


def sitemap(publication: Publication) -> str:
    root = publication.directory.settings.address.rstrip("/")
    urls = "".join(
        f"<url><loc>{escape(root + page.address)}</loc></url>\n"
        for page in publication.pages
        if page.in_sitemap
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'
    )


def robots(publication: Publication) -> str:
    """A demonstration stays out of search engines: its pages say noindex, which has to be read."""
    root = publication.directory.settings.address.rstrip("/")
    return f"User-agent: *\nAllow: /\nSitemap: {root}/sitemap.xml\n"


def headers(*, noindex: bool) -> str:
    """For hosts that read such a file. A second whole policy here would only add to each page's own
    and could not be taken back for the search page, so it says what a page cannot."""
    lines = ["/*", *(f"  {header}" for header in _HEADERS)]
    lines += [f"  Content-Security-Policy: {HEADER_POLICY}"]
    lines += ["  X-Robots-Tag: noindex"] if noindex else []
    lines += ["/assets/*", "  Cache-Control: public, max-age=31536000, immutable"]
    return "\n".join(lines) + "\n"


def redirects(publication: Publication) -> str:
    lines = []
    for page in publication.pages:
        if page.template == MOVED:
            view = page.view()
            if isinstance(view, MovedView):
                lines.append(f"{page.address} {view.href} 301")
    return "".join(f"{line}\n" for line in lines)
