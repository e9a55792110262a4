"""A built site as a visitor's program sees it: pages, what stands in them, and one of each kind."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
LOADING = {
    "a": "href",
    "area": "href",
    "form": "action",
    "iframe": "src",
    "img": "src",
    "link": "href",
    "script": "src",
    "source": "src",
    "use": "href",
}
UNREAD = frozenset({"script", "style", "template"})


@dataclass(slots=True)
class Element:
    tag: str
    attributes: Mapping[str, str]
    line: int
    text: str = ""
    is_silent: bool = False

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")

    @property
    def words(self) -> str:
        return " ".join(self.text.split())

    @property
    def name(self) -> str:
        """What a screen reader says (roughly: the rest is axe's business)."""
        return self.get("aria-label") or self.words


class _Reader(HTMLParser):
    """Collects elements in order, each with all the text inside it, alternatives of images too."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.getpos()[0])
        element.is_silent = any(self._is_silent(each) for each in (*self._open, element))
        self.elements.append(element)
        if tag == "img":
            self.handle_data(element.get("alt"))
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        if any(self._is_silent(element) for element in self._open):
            return
        for element in self._open:
            element.text += data

    @staticmethod
    def _is_silent(element: Element) -> bool:
        return element.tag in UNREAD or element.get("aria-hidden") == "true"


@dataclass(frozen=True)
class Page:
    """`url` is the path a visitor asks for: `/places/`, `/404.html`."""

    url: str
    html: str = field(repr=False)

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        return tuple(_Reader(self.html).elements)

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(element.get("id") for element in self.elements if element.get("id"))

    def all(self, *tags: str) -> Iterator[Element]:
        return (element for element in self.elements if element.tag in tags)

    @property
    def title(self) -> str:
        return next((element.words for element in self.all("title")), "")

    @property
    def size(self) -> int:
        return len(self.html.encode())

    def links(self) -> Iterator[tuple[Element, str]]:
        """Links with a text, and the address they lead to, made absolute within the site.

        Left out are those of drawings for the pointer alone: silent, out of the order of Tab, and
        with a link to the same address that is neither.
        """
        told = {each.get("href") for each in self.all("a") if not each.is_silent}
        for element in self.all("a"):
            is_twin = element.is_silent and element.get("tabindex") == "-1"
            if "href" in element.attributes and not (is_twin and element.get("href") in told):
                yield element, urljoin(self.url, element.get("href"))

    def addresses(self) -> Iterator[tuple[Element, str]]:
        """Everything the page links to or loads."""
        for element in self.elements:
            attribute = LOADING.get(element.tag, "")
            if attribute in element.attributes and element.get("rel") != "canonical":
                yield element, urljoin(self.url, element.get(attribute))


@dataclass(frozen=True)
class BuiltSite:
    folder: Path
    pages: tuple[Page, ...]

    @cached_property
    def page_by_url(self) -> Mapping[str, Page]:
        return {page.url: page for page in self.pages}

    def has(self, path: str) -> bool:
        if path in self.page_by_url:
            return True
        return not path.endswith("/") and (self.folder / path.lstrip("/")).is_file()

    def page_at(self, path: str) -> Page | None:
        return self.page_by_url.get(path)

    def files(self, suffix: str) -> tuple[Path, ...]:
        """Files of our own: what Pagefind ships is Pagefind's."""
        found = sorted(self.folder.rglob(f"*{suffix}"))
        return tuple(path for path in found if "pagefind" not in path.parts)


def is_external(address: str) -> bool:
    return bool(urlsplit(address).scheme or urlsplit(address).netloc)


def read_site(folder: Path) -> BuiltSite:
    pages = []
    for path in sorted(folder.rglob("*.html")):
        url = "/" + path.relative_to(folder).as_posix()
        if not url.startswith("/pagefind/"):
            pages.append(Page(url.removesuffix("index.html"), path.read_text(encoding="utf-8")))
    assert pages, f"no page in {folder}"
    return BuiltSite(folder, tuple(pages))


WHEN = "monday|tuesday|wednesday|thursday|friday|saturday|sunday|evenings|weekends"

PUBLIC_ADDRESSES: Mapping[str, str] = {
    "home": r"/",
    "places": r"/places/",
    "a locality": r"/places/[^/]+/",
    "a time in a locality": rf"/places/[^/]+/(?:{WHEN})/",
    "a category in a locality": r"/places/[^/]+/[^/]+/",
    "a town": r"/towns/[^/]+/",
    "activities": r"/activities/",
    "a category": r"/activities/[^/]+/",
    "a provider": r"/providers/[^/]+/",
    "hubs": r"/hubs/",
    "a need": r"/for/[^/]+/",
    "an access feature": r"/access/[^/]+/",
    "ways to pay": r"/pay/",
    "a way to pay": r"/pay/[^/]+/",
    "a time": r"/when/[^/]+/",
    "online": r"/online/",
    "pop-ups": r"/pop-ups/",
    "specialist": r"/specialist/",
    "A to Z": r"/a-to-z/",
    "find": r"/find/",
    "a guide": r"/help/(?:[^/]+/)+",
    "about": r"/about/",
    "contact": r"/contact/",
    "accessibility": r"/accessibility/",
    "privacy": r"/privacy/",
    "not found": r"/404\.html",
}
"""The kinds that every directory has (issue "The straight line", part 5). The first that fits counts."""


def kind_of(url: str) -> str:
    """A kind that nobody promised is still a kind: it is named after the shape of its address."""
    if re.search(r"/page/\d+/$", url):
        return "a further page of a list"
    for kind, pattern in PUBLIC_ADDRESSES.items():
        if re.fullmatch(pattern, url):
            return kind
    parts = url.strip("/").split("/")
    return f"/{parts[0]}/" + "…/" * (len(parts) - 1)


def samples(pages: Sequence[Page]) -> Mapping[str, Page]:
    """The largest page of each kind: what can go wrong on a small one can go wrong on it."""
    largest: dict[str, Page] = {}
    for page in sorted(pages, key=lambda page: (-page.size, page.url)):
        largest.setdefault(kind_of(page.url), page)
    return dict(sorted(largest.items()))


def missing_kinds(pages: Sequence[Page]) -> tuple[str, ...]:
    here = {kind_of(page.url) for page in pages}
    return tuple(kind for kind in PUBLIC_ADDRESSES if kind not in here)
