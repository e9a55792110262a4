"""What no checker looks for, on every page. Each check yields findings; none is good news."""

import gzip
import re
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import unquote, urlsplit

from tests.browser.built import BuiltSite, Page, is_external

VAGUE = frozenset(
    {
        "click here", "click", "here", "this", "this page", "this link", "link", "more", "more info",
        "more information", "find out more", "learn more", "read more", "see more", "view", "details",
        "more details", "website", "go", "next", "previous", "continue", "page",
    }
)  # fmt: skip

PAGE_BYTES = 80_000
STYLE_BYTES = 12_000
SCRIPT_BYTES = 10_000


def has_one_first_heading(page: Page) -> Iterator[str]:
    count = len(list(page.all("h1")))
    if count != 1:
        yield f"{page.url}: {count} h1"


def names_its_language(page: Page) -> Iterator[str]:
    if not any(element.get("lang") for element in page.all("html")):
        yield f"{page.url}: html has no lang"


def links_say_where_they_lead(page: Page) -> Iterator[str]:
    """WCAG 2.2 2.4.9: the text of a link is enough."""
    for element, _ in page.links():
        said = element.name.casefold().strip(" .…›»→")
        if not said or said in VAGUE:
            yield f"{page.url}:{element.line}: the link text {element.name!r} says nothing"


def one_link_text_leads_to_one_place(page: Page) -> Iterator[str]:
    """WCAG 2.2 2.4.9: two links with one text and two targets cannot be told apart."""
    targets: dict[str, set[str]] = {}
    for element, address in page.links():
        targets.setdefault(element.name.casefold(), set()).add(address)
    for name, addresses in targets.items():
        if len(addresses) > 1:
            yield f"{page.url}: {name!r} leads to {' and '.join(sorted(addresses))}"


def ids_are_unique(page: Page) -> Iterator[str]:
    counts = Counter(element.get("id") for element in page.elements if "id" in element.attributes)
    yield from (
        f"{page.url}: id {name!r} {count} times" for name, count in counts.items() if count > 1
    )


def images_have_an_alternative(page: Page) -> Iterator[str]:
    for element in page.all("img"):
        if "alt" not in element.attributes:
            yield f"{page.url}:{element.line}: img without alt"
        elif re.search(r"\.(png|jpe?g|svg|webp|gif|avif)$", element.get("alt"), re.IGNORECASE):
            yield f"{page.url}:{element.line}: alt is a file name: {element.get('alt')}"


def nothing_is_inline(page: Page) -> Iterator[str]:
    """A strict content security policy refuses these; data blocks (JSON) are no scripts."""
    for element in page.elements:
        where = f"{page.url}:{element.line}: <{element.tag}>"
        for name, value in element.attributes.items():
            if name == "style" or name.startswith("on"):
                yield f"{where} with the attribute {name}"
            if value.strip().casefold().startswith("javascript:"):
                yield f"{where} with a script for an address"
        is_script = element.tag == "script" and not element.get("src")
        if element.tag == "style" or (is_script and "json" not in element.get("type")):
            yield f"{where} inside the page"


def is_light(page: Page) -> Iterator[str]:
    if page.size > PAGE_BYTES:
        yield f"{page.url}: {page.size} bytes; at most {PAGE_BYTES}"


PAGE_CHECKS: tuple[Callable[[Page], Iterator[str]], ...] = (
    has_one_first_heading,
    names_its_language,
    links_say_where_they_lead,
    one_link_text_leads_to_one_place,
    ids_are_unique,
    images_have_an_alternative,
    nothing_is_inline,
    is_light,
)


def titles_are_unique(site: BuiltSite) -> Iterator[str]:
    pages: dict[str, list[str]] = {}
    for page in site.pages:
        pages.setdefault(page.title, []).append(page.url)
    for title, urls in pages.items():
        if not title or len(urls) > 1:
            yield f"title {title!r}: {', '.join(urls[:5])}"


def links_lead_somewhere(site: BuiltSite) -> Iterator[str]:
    for page in site.pages:
        for element, address in page.addresses():
            if is_external(address):
                continue
            parts = urlsplit(address)
            path, fragment = unquote(parts.path), unquote(parts.fragment)
            where = f"{page.url}:{element.line}: {element.get('href') or address}"
            target = site.page_at(path)
            if not site.has(path):
                yield f"{where} leads nowhere"
            elif fragment and target and fragment not in target.ids:
                yield f"{where}: {path} has no id {fragment!r}"


def styles_are_light(site: BuiltSite) -> Iterator[str]:
    size = sum(len(gzip.compress(path.read_bytes(), mtime=0)) for path in site.files(".css"))
    if size > STYLE_BYTES:
        yield f"all CSS is {size} bytes gzipped; at most {STYLE_BYTES}"


def scripts_are_light(site: BuiltSite) -> Iterator[str]:
    for path in (*site.files(".js"), *site.files(".mjs")):
        size = len(gzip.compress(path.read_bytes(), mtime=0))
        if size > SCRIPT_BYTES:
            yield f"{path.name} is {size} bytes gzipped; at most {SCRIPT_BYTES}"


SITE_CHECKS: tuple[Callable[[BuiltSite], Iterator[str]], ...] = (
    titles_are_unique,
    links_lead_somewhere,
    styles_are_light,
    scripts_are_light,
)


def demonstration_is_told(site: BuiltSite) -> Iterator[str]:
    """While the listings are invented, nobody may travel to one, and no search engine list one."""
    for page in site.pages:
        robots = [meta.get("content") for meta in page.all("meta") if meta.get("name") == "robots"]
        if not any("noindex" in content for content in robots):
            yield f"{page.url}: no noindex"
        if not any("demonstration" in body.words.casefold() for body in page.all("body")):
            yield f"{page.url}: does not say that it is a demonstration"
