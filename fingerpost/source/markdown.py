"""Markdown of people we do not know as HTML that is safe to publish.

Three things hold, each by itself: raw HTML is off, so that it shows as text; addresses are read by
a parser of our own; and nh3 lets through what is on a list. Images, attributes and ids are not.
"""

import html
import re
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from fingerpost.source.hypertext import html_to_markdown, plain_text

__all__ = ["html_to_markdown", "plain_text", "render_markdown", "safe_address"]

LONGEST = 8_000
"""Characters of a provider's text."""

_MOST_BRACKET_WORK = 1_200_000
"""Python-Markdown reads to the end of the paragraph for each "[": 8 seconds for 8,000 of them."""

_TAGS = frozenset(re.findall(r"\S+", "p br strong em ul ol li a h2 h3 h4 h5 h6 blockquote code"))
_REL = "nofollow ugc noopener"
_HTTPS = re.compile(
    r"https://[^\s/?#@\\:\x00-\x20]+(?::\d{1,5})?(?:[/?#][^\s\\\x00-\x20\x7f]*)?", re.IGNORECASE
)
_MAILTO = re.compile(
    r"mailto:[A-Za-z0-9.!#$'*+/=^_`{|}~-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}", re.IGNORECASE
)
_TEL = re.compile(r"tel:\+?[0-9][0-9()-]{2,19}", re.IGNORECASE)
_OWN_PAGE = re.compile(r"/(?:[a-z0-9-]+/)*(?:#[a-z0-9-]+)?")
_HTTP = re.compile(r"http://[^\s\\\x00-\x20\x7f]+", re.IGNORECASE)
_AUTOMAIL = r"<([^<>\s!@]+@[^@<>\s]+)>"

_NOT_PLAIN = re.compile(
    r"""[\\`*_\[\]<>\x00-\x09\x0b-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]
      | [^\S \n] | ^[ \-+=\#] | ^\d+\. | [ ]$ | &(?=[\w\#]) | \n\n\n""",
    re.MULTILINE | re.VERBOSE,
)


def render_markdown(
    text: str, *, top_level: int = 3, own_pages: bool = False, longest: int = LONGEST
) -> str:
    """HTML with nothing in it but paragraphs, lists, quotations, emphasis, links and headings from
    `top_level` down, none skipped. `own_pages` lets links go to pages of this site ("/hubs/").
    What is longer than `longest`, or made to cost time, comes out as plain paragraphs."""
    text = text.strip()
    if _NOT_PLAIN.search(text) is None:
        return _plain_paragraphs(text)
    if len(text) > longest or _bracket_work(text) > _MOST_BRACKET_WORK:
        return _plain_paragraphs(text)
    try:
        rendered = _converter(top_level, own_pages=own_pages).convert(text)
    except RecursionError:
        return _plain_paragraphs(text)
    return _sanitised(rendered)


def safe_address(address: str) -> str | None:
    """`address` where a link may lead there: https, mailto without a query, tel."""
    if len(address) > 2_000:
        return None
    if any(shape.fullmatch(address) for shape in (_HTTPS, _MAILTO, _TEL)):
        return address
    return None


def _plain_paragraphs(text: str) -> str:
    paragraphs = (html.escape(part, quote=False) for part in re.split(r"\n\s*\n", text) if part)
    return "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def _bracket_work(text: str) -> int:
    return sum(part.count("[") * len(part) for part in text.split("\n\n"))


def _sanitised(rendered: str) -> str:
    return nh3.clean(
        rendered,
        tags=set(_TAGS),
        clean_content_tags=set(),
        attributes={"a": {"href", "rel"}},
        url_schemes={"https", "mailto", "tel"},
        link_rel=None,
    )


def _converter(top_level: int, *, own_pages: bool) -> Markdown:
    converter = Markdown()
    converter.preprocessors.deregister("html_block")
    for name in ("code", "setextheader", "reference"):
        converter.parser.blockprocessors.deregister(name)
    for name in _INLINE_OFF:
        converter.inlinePatterns.deregister(name)
    converter.inlinePatterns.register(_MailAddress(_AUTOMAIL, converter), "automail", 110)
    # After every other, when no placeholder is left in an address.
    converter.treeprocessors.register(_Links(converter, own_pages=own_pages), "links", -10)
    converter.treeprocessors.register(_Headings(converter, top_level), "headings", -20)
    return converter


_INLINE_OFF = (
    "reference",
    "short_reference",
    "image_link",
    "image_reference",
    "short_image_ref",
    "html",
    "entity",
    "automail",
)


class _MailAddress(InlineProcessor):
    """<name@example.org> without Python-Markdown's riddles, which only hide it from readers."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self,
        match: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element, int, int]:
        link = Element("a", href=f"mailto:{match.group(1)}")
        link.text = match.group(1)
        return link, match.start(), match.end()


class _Links(Treeprocessor):
    """A link that may not be one becomes its text, followed by an address a reader may want."""

    def __init__(self, converter: Markdown, *, own_pages: bool) -> None:
        super().__init__(converter)
        self._own_pages = own_pages

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            address = link.get("href", "")
            link.attrib.clear()
            if safe_address(address):
                link.set("href", address)
                link.set("rel", _REL)
            elif self._own_pages and _OWN_PAGE.fullmatch(address):
                link.set("href", address)
            else:
                link.tag = "span"
                if _HTTP.fullmatch(address) and address not in "".join(link.itertext()):
                    link.tail = f" ({address}){link.tail or ''}"


class _Headings(Treeprocessor):
    def __init__(self, converter: Markdown, top_level: int) -> None:
        super().__init__(converter)
        self._top_level = top_level

    def run(self, root: Element) -> None:
        headings = [one for one in root.iter() if re.fullmatch("h[1-6]", str(one.tag))]
        levels = sorted({int(one.tag[1]) for one in headings})
        before = self._top_level - 1
        for heading in headings:
            level = self._top_level + levels.index(int(heading.tag[1]))
            before = min(level, before + 1, 6)
            heading.tag = f"h{before}"
