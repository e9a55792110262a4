"""The files of words: that smaller ones hold the same, and break only where a search may break."""

from itertools import pairwise

import pytest

from fingerpost.publish.cbor import array, as_text, items, text
from fingerpost.publish.index_chunks import Chunk, smaller

NUMBERS = array([b"\x18\x61", b"\x19\x01\x61", b"\x1a\x61\x62\x63\x64"])
"""Three of the bytes are letters, and one is the head of a text: they are parts of numbers."""


def entry(word: str, places: int, variants: bytes = b"\x80") -> bytes:
    return array([as_text(word), array([NUMBERS] * places), variants])


def chunk(first: str, last: str, *entries: bytes) -> Chunk:
    return Chunk(first, last, array([array(entries)]))


def entries_of(chunks: tuple[Chunk, ...]) -> list[bytes]:
    return [each for one in chunks for each in items(items(one.content)[0])]


WORDS = ("art", "arts", "artist", "bus", "busy", "café", "cake", "gard", "garden", "gardening")


def test_all_words_stay_in_order_and_begin_within_the_bounds() -> None:
    entries = [entry(word, 400) for word in WORDS]
    made = smaller([chunk("a", "bus", *entries[:4]), chunk("busy", "g", *entries[4:])])
    assert len(made) > 2
    assert entries_of(made) == entries
    assert (made[0].first, made[-1].last) == ("a", "g")
    for one, other in pairwise(made):
        last, first = (
            text(items(entries_of((one,))[-1])[0]),
            text(items(entries_of((other,))[0])[0]),
        )
        assert last.startswith(one.last)
        assert first.startswith(other.first)
        assert one.last < other.first
        assert last[:3] != first[:3]


def test_the_text_of_a_variant_is_no_word() -> None:
    variants = array([array([as_text("cafe"), array([NUMBERS])])])
    entries = [entry("bus", 900), entry("café", 900, variants), entry("dig", 900)]
    assert entries_of(smaller([chunk("b", "d", *entries)])) == entries


@pytest.mark.parametrize(
    "content",
    [
        array([array([entry("bus", 1)]), array([])]),
        array([array([array([as_text("bus"), b"\x80"])])]),
        array([array([array([as_text("bus"), b"\xf6", b"\x80"]), entry("dig", 1)])]),
    ],
)
def test_another_form_than_pagefinds_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="not as Pagefind"):
        smaller([Chunk("b", "d", content)])


def test_an_index_without_words_stays_so() -> None:
    assert smaller([]) == ()
