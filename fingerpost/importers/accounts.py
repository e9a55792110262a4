"""Whether what a foreign record tells can be found again in the entry that was made of it."""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fingerpost.source.guards import LOST, cleaned

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->", re.DOTALL)
_NO_ASCII_WORD = re.compile("[^a-z0-9]+")
_ATTRIBUTE = re.compile(
    r"""\b(?:href|src|alt|title|data)\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+)""", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Told:
    """The texts of an entry without what neither adds nor takes a meaning: signs of Markdown,
    white space and case. `squeezed` keeps the signs, for what is made of signs alone."""

    essence: str
    squeezed: str

    def holds(self, value: str) -> bool:
        """Whether every text between the tags of `value` stands here."""
        return all(self._holds_text(text) for text in _TAG.split(value) if text.strip())

    def parts_not_shown(self, markup: str) -> str:
        """Addresses and names of pictures that stand in tags and not here, one a line."""
        found = (
            html.unescape(match.group(1).strip("\"'")) for match in _ATTRIBUTE.finditer(markup)
        )
        return "\n".join(dict.fromkeys(each for each in found if each and not self.holds(each)))

    def _holds_text(self, text: str) -> bool:
        once = html.unescape(text)
        return any(map(self._holds_decoded, dict.fromkeys((once, html.unescape(once)))))

    def _holds_decoded(self, text: str) -> bool:
        wanted = essence_of(text)
        if wanted:
            return wanted in self.essence
        # What nobody can see is not lost.
        return _squeezed(cleaned(text).replace(LOST, "")) in self.squeezed


def told_by(entry: Any) -> Told:
    text = html.unescape("\n".join(_texts_of(entry)))
    return Told(essence_of(text), _squeezed(text))


def _texts_of(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts_of(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts_of(inner)


def essence_of(text: str) -> str:
    """Letters, figures, marks on letters, and signs that are not on every keyboard."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    if folded.isascii():
        return _NO_ASCII_WORD.sub("", folded)
    return "".join(sign for sign in folded if sign.isalnum() or _is_telling(sign))


def _is_telling(sign: str) -> bool:
    return ord(sign) > 127 and unicodedata.category(sign)[0] in "MS"


def _squeezed(text: str) -> str:
    return "".join(text.replace("\\", "").split())
