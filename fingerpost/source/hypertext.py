"""Other people's HTML as text: for search records, and as Markdown of our own."""

import html
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from fingerpost.source import guards


def _words(names: str) -> frozenset[str]:
    return frozenset(names.split())


_DROPPED = _words("script style template noscript iframe object svg math head title")
_EMPTY = _words("br hr img input wbr meta link col area embed source track base param")
_BLOCKS = _words(
    "p div section article header footer main aside nav address blockquote pre figure figcaption "
    "table thead tbody tfoot tr caption dl dt dd form fieldset center body html details summary "
    "h1 h2 h3 h4 h5 h6 ul ol li hr"
)
_HEADINGS = _words("h1 h2 h3 h4 h5 h6")
_STRONG = frozenset(("strong", "b"))
_EMPHASIS = frozenset(("em", "i"))
_TAG_NAME = re.compile(r"[a-z][a-z0-9]*(?:[:-][a-z0-9]+)*")
_TAG_OR_SIGN = re.compile(r"</?[a-zA-Z][^<>]*>|<[!?][^<>]*>|<")
_TWICE_ENCODED = re.compile(r"&(?!lt;|gt;)#?\w{2,8};")
_LOOKS_LIKE_TAGS = re.compile(
    r"</?(?:p|br|div|ul|ol|li|strong|b|em|i|a|span|h[1-6])\b[^<>]*>", re.IGNORECASE
)
_SAFE_LINK = re.compile(r"(?:https://|mailto:|tel:)[^\s<>\\]+", re.IGNORECASE)
_SPECIAL = re.compile(r"[\\`*\[\]]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)|<(?=[^<>\s]*(?:@|://)[^<>]*>)")
_LINE_START = re.compile(r"^(\s*)(?:([#>+=-])|(\d+)([.)]))")
_DEEPEST_LIST = 5


def plain_text(markup: str) -> str:
    """What a reader sees of `markup`, on one line."""
    if "<" not in markup:
        return " ".join(html.unescape(markup).split())
    reader = _TextReader()
    reader.feed(_only_tags(markup))
    reader.close()
    return " ".join("".join(reader.parts).split())


def _only_tags(markup: str) -> str:
    """`markup` without comments, and with every "<" that starts no tag as text: html.parser takes
    seconds over a page of them."""
    parts = []
    at = 0
    while (start := markup.find("<!--", at)) >= 0 and (end := markup.find("-->", start + 4)) >= 0:
        parts.append(markup[at:start])
        at = end + 3
    markup = "".join(parts) + markup[at:]
    if "<![CDATA[" in markup:
        markup = markup.replace("<![CDATA[", "").replace("]]>", "")
    return _TAG_OR_SIGN.sub(lambda match: "&lt;" if match.group() == "<" else match.group(), markup)


class _TextReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _BLOCKS or tag == "br":
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def html_to_markdown(markup: str) -> str:
    """Paragraphs, line breaks, emphasis, lists and safe links as Markdown; headings as bold
    paragraphs, rows of tables as lines, and of everything else its text. Text without any tag keeps
    its lines. Nothing in the text is taken for Markdown."""
    markup = guards.cleaned(markup.replace("\r\n", "\n")).replace(guards.LOST, "")
    if "<" not in markup and _LOOKS_LIKE_TAGS.search(html.unescape(markup)):
        markup = html.unescape(markup)
    if not re.search(r"<[a-zA-Z/!]", markup):
        lines = (
            _escaped(" ".join(_decoded(line).split()))
            for line in html.unescape(markup).strip().split("\n")
        )
        return _joined_lines([_line_escaped(line) for line in lines])
    reader = _MarkdownReader()
    reader.feed(_only_tags(markup))
    reader.close()
    return reader.finished()


@dataclass(slots=True)
class _Span:
    """Text between a start tag and its end tag."""

    tag: str
    href: str = ""
    parts: list[str] = field(default_factory=list)


class _MarkdownReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[str] = []
        self._spans: list[_Span] = [_Span("")]
        self._dropping: list[str] = []
        self._lists: list[int] = []
        self._item = ""

    def finished(self) -> str:
        self._end_block()
        text = ""
        for block in self._blocks:
            tight = text and _is_item(block) and _is_item(text.rsplit("\n", 1)[-1])
            text += ("\n" if tight else "\n\n" if text else "") + block
        return text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._dropping or tag in _DROPPED:
            self._dropping += [tag] if tag in _DROPPED else []
        elif tag in _STRONG | _EMPHASIS | {"a"}:
            self._spans.append(_Span(tag, dict(attrs).get("href") or ""))
        elif tag in _BLOCKS:
            self._start_block(tag)
        elif tag == "br":
            self._spans[-1].parts.append("\n")
        elif tag in {"td", "th"}:
            self._new_cell()
        elif not _TAG_NAME.fullmatch(tag):
            self.handle_data(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _DROPPED:
            self.handle_starttag(tag, attrs)
            if tag not in _EMPTY:
                self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._dropping:
            if tag == self._dropping[-1]:
                self._dropping.pop()
        elif tag in _BLOCKS:
            self._end_block()
            if tag in {"ul", "ol"} and self._lists:
                self._lists.pop()
        elif any(span.tag == tag for span in self._spans):
            while self._close_span() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self._dropping:
            text = _escaped(_decoded(re.sub(r"\s+", " ", data)))
            self._spans[-1].parts.append(text)

    def _new_cell(self) -> None:
        if "".join(part for span in self._spans for part in span.parts).strip():
            self._spans[-1].parts.append(", ")

    def _start_block(self, tag: str) -> None:
        self._end_block()
        if tag in {"ul", "ol"}:
            self._lists.append(1 if tag == "ol" else 0)
        elif tag == "li":
            self._item = self._list_mark()
        elif tag in _HEADINGS:
            self._spans.append(_Span("strong"))

    def _list_mark(self) -> str:
        if not self._lists:
            self._lists.append(0)
        indent = "    " * (min(len(self._lists), _DEEPEST_LIST) - 1)
        if self._lists[-1] == 0:
            return f"{indent}- "
        self._lists[-1] += 1
        return f"{indent}{self._lists[-1] - 1}. "

    def _close_span(self) -> str:
        span = self._spans.pop()
        self._spans[-1].parts.append(_marked_up(span, self._spans))
        return span.tag

    def _end_block(self) -> None:
        while len(self._spans) > 1:
            self._close_span()
        text = "".join(self._spans[0].parts)
        self._spans[0].parts.clear()
        lines = [_line_escaped(" ".join(line.split())) for line in text.split("\n")]
        if self._item:
            text = " ".join(line for line in lines if line)
            if text:
                self._blocks.append(self._item + text)
                self._item = ""
        elif text := _joined_lines(lines):
            self._blocks.append(text)


def _marked_up(span: _Span, around: list[_Span]) -> str:
    text = "".join(span.parts)
    words = text.strip()
    before = text[: len(text) - len(text.lstrip())]
    after = text[len(text.rstrip()) :] if words else ""
    if span.tag == "a":
        return before + _link(words, span.href.strip()) + after
    kinds = _STRONG if span.tag in _STRONG else _EMPHASIS
    mark = "**" if span.tag in _STRONG else "*"
    if not words or "\n" in words or "*" in words or any(one.tag in kinds for one in around):
        return text
    return f"{before}{mark}{words}{mark}{after}"


def _link(words: str, href: str) -> str:
    words = words.replace("\n", " ")
    if _SAFE_LINK.fullmatch(href):
        return f"[{words or _escaped(href)}](<{href}>)"
    if href.lower().startswith("http://") and " " not in href and _escaped(href) not in words:
        return f"{words} ({_escaped(href)})".strip()
    return words


def _is_item(line: str) -> bool:
    return re.match(r"\s*(?:-|\d+\.) ", line) is not None


def _joined_lines(lines: list[str]) -> str:
    """One line below another, an empty one between paragraphs."""
    paragraphs = re.split(r"\n\n+", "\n".join(lines).strip("\n"))
    return "\n\n".join(part.replace("\n", "  \n") for part in paragraphs if part)


def _decoded(text: str) -> str:
    """Feeds often hold characters that were encoded twice; "<" never is meant to be."""
    text = _TWICE_ENCODED.sub(lambda match: html.unescape(match.group()), text)
    return guards.cleaned(text).replace(guards.LOST, "").replace("\n", " ")


def _escaped(text: str) -> str:
    return _SPECIAL.sub(_as_itself, text)


def _as_itself(match: re.Match[str]) -> str:
    sign = match.group()
    return {"&": "&amp;", "<": "&lt;"}.get(sign, "\\" + sign)


def _line_escaped(line: str) -> str:
    return _LINE_START.sub(_start_escaped, line)


def _start_escaped(match: re.Match[str]) -> str:
    lead, sign, number, stop = match.groups()
    return f"{lead}\\{sign}" if sign else f"{lead}{number}\\{stop}"
