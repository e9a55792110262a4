"""The words of Pagefind's index in smaller files: a search loads the whole file of each word.

Pagefind 1.5 fills each file up to about 18 KB, whatever it is asked. Words that begin with the same
three letters stay together, because a word also finds longer ones, and only those that are in a
file that is loaded. Source: the format of Pagefind 1.5; a file is [[[word, places, variants] ...]].
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from fingerpost.publish.cbor import array, head, text

_MOST_BYTES = 12_000
"""Before compression, where there is a choice: about 4 KB after it."""
_SHARED_LETTERS = 3
_TEXT, _ARRAY_OF_THREE = 3, 0x83
# Whole numbers and heads of arrays, as far as they go: words are the only texts beside them.
_NUMBERS_AND_HEADS = re.compile(
    rb"(?:[\x00-\x17\x20-\x37\x80-\x97]|[\x18\x38\x98].|[\x19\x39\x99]..|[\x1a\x3a\x9a].{4})*+",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Chunk:
    """`content` is a file before compression; a word in it begins between `first` and `last`."""

    first: str
    last: str
    content: bytes


@dataclass(frozen=True, slots=True)
class _Entry:
    word: str
    encoded: bytes


def smaller(chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
    """The same words in the same order. Raises `ValueError` where Pagefind 1.5 writes another."""
    if not chunks:
        return ()
    parts = list(_parts([entry for chunk in chunks for entry in _entries(chunk.content)]))
    bounds = [_told_apart(one[-1].word, other[0].word) for one, other in pairwise(parts)]
    firsts = [chunks[0].first, *(first for _, first in bounds)]
    lasts = [*(last for last, _ in bounds), chunks[-1].last]
    return tuple(
        Chunk(first, last, array([array([entry.encoded for entry in part])]))
        for first, last, part in zip(firsts, lasts, parts, strict=True)
    )


def _entries(content: bytes) -> Iterator[_Entry]:
    """Words are found by what stands before them: taking all numbers one by one would last as long
    as all the rest of the index. The texts of variants stand in arrays of two."""
    _, files, at = head(content, 0)
    _, count, at = head(content, at)
    starts: list[int] = []
    words: list[str] = []
    while (found := _NUMBERS_AND_HEADS.match(content, at)) and found.end() < len(content):
        major, length, after = head(content, found.end())
        if major != _TEXT:
            break
        if content[found.end() - 1] == _ARRAY_OF_THREE:
            starts.append(found.end() - 1)
            words.append(text(content[found.end() : after + length]))
        at = after + length
    if files != 1 or len(words) != count:
        message = "a file of words that is not as Pagefind 1.5 writes it"
        raise ValueError(message)
    for word, (start, end) in zip(words, pairwise([*starts, len(content)]), strict=True):
        yield _Entry(word, content[start:end])


def _parts(entries: Sequence[_Entry]) -> Iterator[list[_Entry]]:
    part: list[_Entry] = []
    size = 0
    for _, alike in groupby(entries, key=lambda entry: entry.word[:_SHARED_LETTERS]):
        group = list(alike)
        more = sum(len(entry.encoded) for entry in group)
        if part and size + more > _MOST_BYTES:
            yield part
            part, size = [], 0
        part += group
        size += more
    yield part


def _told_apart(word: str, following: str) -> tuple[str, str]:
    """Their beginnings, as short as they may be to differ: so Pagefind writes its bounds."""
    shared = 0
    while word[shared : shared + 1] == following[shared : shared + 1] != "":
        shared += 1
    return word[: shared + 1], following[: shared + 1]
