"""What can be searched: one lean record for each listed activity."""

import re
from collections.abc import Iterable, Iterator

from fingerpost.artifacts import SearchRecord
from fingerpost.directory import Directory
from fingerpost.listing import Listing
from fingerpost.model.answers import AccessState
from fingerpost.model.vocabulary import Term
from fingerpost.source.markdown import plain_text, render_markdown

_REACHES = re.compile(
    r"""\S+@\S+\.\S+                                # an e-mail address
      | (?:https?://|www\.)\S+                      # a web address
      | \b[\w-]+(?:\.[\w-]+)*\.(?:uk|com|org|net)\b(?:/\S*)?
      | (?<![\w£])\+?\(?\d[\d ()-]{8,}\d\b          # a phone number
    """,
    re.VERBOSE | re.IGNORECASE,
)


def search_records(directory: Directory) -> tuple[SearchRecord, ...]:
    """In the order of lists. The code is the listing's."""
    return tuple(
        SearchRecord(
            code=directory.codes[listing.id],
            content=_sentences(_content(listing)),
            meta=tuple((key, text) for key, text in _meta(listing, directory) if text),
        )
        for listing in directory.listed
    )


def _content(listing: Listing) -> Iterator[str]:
    """What it says of itself, the name and the sentence about it first."""
    provider = listing.provider.record
    yield listing.name
    yield provider.name
    yield from provider.also_known_as
    yield listing.summary
    yield from listing.activity.keywords
    yield plain_text(render_markdown(listing.activity.description or provider.description))
    yield from _place_names(listing)


def _ways_in(listing: Listing, directory: Directory) -> Iterator[str]:
    """What is there of getting in and of talking together. What is missing is not named: a search
    for a hoist would find where there is none."""
    there = {id_ for id_, state in listing.access_states() if state is not AccessState.NO}
    yield from (term.label for term in directory.vocabulary("access").terms if term.id in there)
    own = listing.activity.communication
    terms = directory.vocabulary("communication").terms
    yield from (term.label for term in terms if term.id in own)


def _place_names(listing: Listing) -> Iterator[str]:
    """Of a hidden address, no more than its town."""
    situation = listing.situation
    if situation.venue is not None and listing.is_address_shown:
        yield situation.venue.name
    if situation.town is not None:
        yield situation.town.name
        yield from situation.town.also_known_as
    yield from (locality.record.name for locality in listing.settled_localities)


def _meta(listing: Listing, directory: Directory) -> Iterator[tuple[str, str]]:
    """What `templates/scripts/ranking.js` weighs: `names` are those of its kinds, `words` and
    `phrases` what people say instead, in one word and, each once, the words of longer sayings;
    `wider` the kinds above, without their synonyms, so that bowls are no football; `ways` for whom
    it is and how one gets in. What people say for a need is known before the index is asked
    (`finder_words`)."""
    kinds = directory.vocabulary("categories").terms
    own = [term for term in kinds if term.id in listing.activity.categories]
    others = [term for term in kinds if term.id in listing.categories and term not in own]
    needs = directory.vocabulary("needs").terms
    sayings = [saying for term in own for saying in term.synonyms]
    ways = (term for term in needs if term.id in listing.activity.needs)
    yield "title", listing.name
    yield "names", _list(name for term in own for name in _labels(term))
    yield "words", _list(saying for saying in sayings if " " not in saying)
    several = (saying.split() for saying in sayings if " " in saying)
    yield "phrases", " ".join(dict.fromkeys(word for words in several for word in words))
    yield "wider", _list(name for term in others for name in _labels(term))
    told = [name for term in ways for name in _labels(term)]
    yield "ways", _list((*told, *_ways_in(listing, directory)))


def _labels(term: Term) -> tuple[str, str]:
    return term.label, term.plain_label


def _list(texts: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(texts))


def _sentences(texts: Iterable[str]) -> str:
    """Each once, with a full stop, so that a phrase does not run into the next."""
    told = dict.fromkeys(_without_reach(text) for text in texts)
    return " ".join(text if text[-1] in ".!?…" else f"{text}." for text in told if text)


def _without_reach(text: str) -> str:
    """How to reach somebody stands on their own page, where it can be taken down at once."""
    return " ".join(_REACHES.sub(" ", text).split())
