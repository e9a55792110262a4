"""The files that robots, hosts and phones read: sitemap, robots, headers, redirects, manifest.

Source: sitemaps.org 0.9; RFC 9309 (robots.txt); `_headers` and `_redirects` as Netlify and
Cloudflare Pages read them.
"""

import json
from collections.abc import Iterator
from xml.sax.saxutils import escape

from fingerpost import addresses
from fingerpost.artifacts import Artifact
from fingerpost.outputs.policy import header_policy
from fingerpost.outputs.publication import Publication
from fingerpost.pages.page import MOVED
from fingerpost.views.site import MovedView

_MAKER = "site files"
_HEADERS = (
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: no-referrer",
    "Permissions-Policy: camera=(), geolocation=(self), microphone=()",
    "Cross-Origin-Opener-Policy: same-origin",
)


def artifacts(publication: Publication) -> Iterator[Artifact]:
    demonstration = publication.directory.settings.is_demonstration
    gallery = any(page.address == addresses.STYLEGUIDE for page in publication.pages)
    files = {
        "sitemap.xml": sitemap(publication),
        "robots.txt": robots(publication),
        "_headers": headers(noindex=demonstration, gallery=gallery),
        "_redirects": redirects(publication),
        addresses.file_of(addresses.MANIFEST): web_manifest(publication),
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


def headers(*, noindex: bool, gallery: bool = False) -> str:
    """For hosts that read such a file. A second whole policy here would only add to each page's own
    and could not be taken back for the search page, so it says what a page cannot."""
    lines = ["/*", *(f"  {header}" for header in _HEADERS)]
    lines += [f"  Content-Security-Policy: {header_policy(gallery=gallery)}"]
    lines += ["  X-Robots-Tag: noindex"] if noindex else []
    lines += ["/assets/*", "  Cache-Control: public, max-age=31536000, immutable"]
    return "\n".join(lines) + "\n"


def web_manifest(publication: Publication) -> str:
    """Source: W3C Web Application Manifest."""
    site, templates = publication.directory.settings, publication.templates
    told = "DEMONSTRATION: " if site.is_demonstration else ""
    made = {
        "name": told + site.name,
        "short_name": site.short_name or site.name,
        "lang": site.language,
        "start_url": "/",
        "display": "browser",
        "icons": [
            {
                "src": templates.asset(f"app-icon-{size}.png"),
                "sizes": f"{size}x{size}",
                "type": "image/png",
            }
            for size in (180, 512)
        ],
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def redirects(publication: Publication) -> str:
    lines = []
    for page in publication.pages:
        if page.template == MOVED:
            view = page.view()
            if isinstance(view, MovedView):
                lines.append(f"{page.address} {view.href} 301")
    return "".join(f"{line}\n" for line in lines)
