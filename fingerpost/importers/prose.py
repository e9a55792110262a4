"""Other people's texts as ours: Markdown where it can be shown as such, and no longer than fits."""

import html
import re

from fingerpost.source.hypertext import html_to_markdown
from fingerpost.source.markdown import LONGEST

LARGEST_DESCRIPTION = 24_000  # bytes; a file of the content holds at most 64 KiB
LONGEST_NAME = 200
_LONGEST_SUMMARY = 160
_MOST_BRACKETS = 100  # many of them make Markdown slow, so that it is shown as plain text
_SENTENCE = re.compile(r".+?[.!?](?=\s|$)", re.DOTALL)
_LINK = re.compile(r"(?<!\\)\[((?:\\.|[^\[\]\\])*)\]\(<([^<>]*)>\)")
_ESCAPE = re.compile(r"\\([^\w\s])")
# Wider than the rule on numbers of certificates: what looks like one is not published.
_CERTIFICATE = re.compile(
    r"(?<![\d+-])\d{4}[ -]?\d{4}[ -]?\d{4}(?![\d-])"
    r"|(?:(?<=certificate)|(?<=cert)|(?<=policy)|(?<=DBS)|(?<=disclosure))(?:'s)?\s+"
    r"(?:number|no\.?|ref(?:erence)?)?\s*[:#]?\s*[A-Z]{0,5}[/-]?\d[\dA-Z/-]{5,}",
    re.IGNORECASE,
)
_NUMBER_LEFT_OUT = " (a number that is not shown)"


def markdown_of(markup: object) -> str:
    if not isinstance(markup, str):
        return ""
    try:
        return html_to_markdown(markup).strip()
    except AssertionError:  # html.parser's answer to declarations such as <![x[
        return html_to_markdown(markup.replace("<!", "< !")).strip()


def plain(words: str) -> str:
    """A text that is no Markdown, so that no sign in it means anything."""
    escaped = re.sub(r"([\\`*_\[\]<>#&])", r"\\\1", words).replace("\\&", "&amp;")
    return re.sub(r"\A([+=-]|\d+(?=[.)]))", lambda found: _escaped_start(found[0]), escaped)


def _escaped_start(sign: str) -> str:
    return sign if sign[0].isdigit() else f"\\{sign}"


def summary_of(description: str) -> str:
    """The first sentence, cut at a word where it is too long for a card."""
    text = " ".join(bare(description.partition("\n\n")[0]).split())
    found = _SENTENCE.match(text)
    return cut(found.group() if found else text, _LONGEST_SUMMARY)


def cut(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def shown_whole(description: str) -> str:
    """`description` as it can be shown: without signs where it is too long for Markdown."""
    if len(description) > LONGEST or description.count("[") > _MOST_BRACKETS:
        description = re.sub(r"\s*\n\s*", "\n\n", bare(description))
    data = description.encode()
    if len(data) <= LARGEST_DESCRIPTION:
        return description
    return data[:LARGEST_DESCRIPTION].decode("utf-8", "ignore").rstrip() + " …"


def bare(markdown: str) -> str:
    """Our own Markdown without its signs; links as words and address."""
    text = _LINK.sub(_words_and_address, markdown)
    text = re.sub(r"(?<!\\)\*+", "", text)
    return html.unescape(_ESCAPE.sub(r"\1", text))


def _words_and_address(match: re.Match[str]) -> str:
    words, address = match.groups()
    return words if address in _ESCAPE.sub(r"\1", words) else f"{words} ({address})"


def without_certificate_numbers(text: str) -> str:
    return _CERTIFICATE.sub(_NUMBER_LEFT_OUT, text)
