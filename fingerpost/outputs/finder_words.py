"""The words of the directory: what a search may know before it asks the index.

Every word of the index stands in the table of its first letter, `words-a` to `words-z`, all others
in `words-0`: a word that is not there may be misspelt. `words-all` has them together, for what may
be misspelt at its first letter. They are sorted, each as a capital for how many letters it shares
with the one before (A none, B one) and the letters that follow.

`words` has what every search needs. `phrases` lead from what people say to a term of a question, by
question and term. `kept` are names of several words, by the kind of activity: they stay words,
although one may be a time or a need. `unsure` are names of places that the directory also uses as
plain words, so that wool is a village after `in`.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from fingerpost.artifacts import SearchRecord
from fingerpost.directory import Directory
from fingerpost.model.vocabulary import Term

_WORD = re.compile(r"[^\W_]+")
_PLAIN_WORD = re.compile(r"(?<![^\W_])[a-z]+(?![^\W_])")
_HYPHEN = re.compile(r"(?<=\S)[‐-―-](?=\S)")
_UNWRITTEN = str.maketrans("", "", "'’‘`")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"

# Z, the last capital.
_MOST_SHARED = 25

# By question, the vocabulary of its terms. A phrase of several belongs to the first.
VOCABULARIES: Mapping[str, str] = {
    "need": "needs",
    "talk": "communication",
    "access": "access",
    "pay": "funding-routes",
    "support": "support",
}


def lexicon(directory: Directory, records: Sequence[SearchRecord]) -> dict[str, Any]:
    """By the name of the table."""
    return {"words": _sayings_of(directory, records), **dict(_word_tables(records))}


def _word_tables(records: Sequence[SearchRecord]) -> Iterator[tuple[str, str]]:
    def letter(word: str) -> str:
        return word[0] if word[0] in _LETTERS else "0"

    words = sorted(set(_index_words(records)), key=lambda word: (letter(word), word))
    yield "words-all", _front_coded(words)
    for first, own in groupby(words, key=letter):
        yield f"words-{first}", _front_coded(own)


def _sayings_of(directory: Directory, records: Sequence[SearchRecord]) -> dict[str, Any]:
    names = {phrase for phrases in _places(directory).values() for phrase in phrases}
    return {
        "phrases": dict(_phrases(directory)),
        "kept": {
            term.id: sorted(phrase for phrase in _sayings(term) if " " in phrase)
            for term in directory.vocabulary("categories").terms
        },
        "unsure": sorted(names & {word for record in records for word in _plain_words(record)}),
        "area": folded_words(directory.settings.area),
    }


def folded_words(text: str) -> str:
    """As the browser folds what is typed: letters without marks, no apostrophes, one space."""
    plain = unicodedata.normalize("NFKD", text).translate(_UNWRITTEN)
    for mark in filter(unicodedata.combining, set(plain)):
        plain = plain.replace(mark, "")
    return " ".join(_WORD.findall(plain.lower()))


def _index_words(records: Iterable[SearchRecord]) -> Iterator[str]:
    """A word with a hyphen as one, and as its parts."""
    # Most of what is said of a kind is said of many listings.
    for text in {text for record in records for text in _texts(record)}:
        yield from folded_words(text).split()
        if _HYPHEN.search(text):
            yield from folded_words(_HYPHEN.sub("", text)).split()


def _texts(record: SearchRecord) -> tuple[str, ...]:
    return record.content, *(text for _, text in record.meta)


def _plain_words(record: SearchRecord) -> Iterator[str]:
    """Those that begin with a small letter."""
    return iter(_PLAIN_WORD.findall(" ".join(_texts(record))))


def _phrases(directory: Directory) -> Iterator[tuple[str, Mapping[str, Sequence[str]]]]:
    claimed: set[str] = set()
    yield "place", _places(directory)
    for question, name in VOCABULARIES.items():
        found: dict[str, list[str]] = {}
        for term in directory.vocabulary(name).terms:
            free = sorted(_sayings(term) - claimed)
            claimed.update(free)
            found[term.id] = free
        yield question, found


def _sayings(term: Term) -> set[str]:
    return {folded_words(text) for text in (term.label, term.plain_label, *term.synonyms)}


def _places(directory: Directory) -> Mapping[str, Sequence[str]]:
    """A locality after its towns: a name of both means the town."""
    found = {
        town.id: [folded_words(name) for name in (town.name, *town.also_known_as)]
        for _, town in directory.towns
    }
    taken = {name for names in found.values() for name in names}
    for locality in directory.localities:
        name = folded_words(locality.record.name)
        if name not in taken:
            found[locality.id] = [name]
    for outcode in _outcodes(directory):
        found[outcode] = [outcode]
    return found


def _outcodes(directory: Directory) -> list[str]:
    """The first halves of postcodes that are shown, such as `dt6`."""
    found = {
        listing.situation.venue.postcode.split()[0].casefold()
        for listing in directory.listed
        if listing.is_address_shown
        and listing.situation.venue is not None
        and listing.situation.venue.postcode
    }
    return sorted(found)


def _front_coded(words: Iterable[str]) -> str:
    coded = []
    before = ""
    for word in words:
        shared = 0
        while shared < min(len(before), len(word), _MOST_SHARED) and before[shared] == word[shared]:
            shared += 1
        coded.append(chr(ord("A") + shared) + word[shared:])
        before = word
    return "".join(coded)
