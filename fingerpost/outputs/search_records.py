"""What can be searched: one lean record for each listed activity, with what its result shows."""

import re
from collections.abc import Iterable, Iterator

from fingerpost import addresses
from fingerpost.artifacts import SearchRecord
from fingerpost.directory import Directory
from fingerpost.listing import Listing
from fingerpost.model.answers import AccessState
from fingerpost.model.fields import YesNoAsk
from fingerpost.model.vocabulary import Term
from fingerpost.source.markdown import plain_text, render_markdown
from fingerpost.views.card import Card, card_of, marks_of

_REACHES = re.compile(
    r"""\S+@\S+\.\S+                                # an e-mail address
      | (?:https?://|www\.)\S+                      # a web address
      | \b[\w-]+(?:\.[\w-]+)*\.(?:uk|com|org|net)\b(?:/\S*)?
      | (?<![\w£])\+?\(?\d[\d ()-]{8,}\d\b          # a phone number
    """,
    re.VERBOSE | re.IGNORECASE,
)


def search_records(directory: Directory) -> tuple[SearchRecord, ...]:
    """Sorted by address. The sort `order` is the order of lists, counted from 0."""
    made = (_record(listing, number, directory) for number, listing in enumerate(directory.listed))
    return tuple(sorted(made, key=lambda record: record.url))


def _record(listing: Listing, order: int, directory: Directory) -> SearchRecord:
    card = card_of(listing, directory)
    return SearchRecord(
        url=addresses.activity(listing.provider.id, listing.anchor),
        content=_sentences(_content(listing, directory)),
        meta=tuple((key, text) for key, text in _meta(listing, card, directory) if text),
        filters=tuple(
            (name, tuple(sorted(set(values)))) for name, values in _filters(listing, directory)
        ),
        sort=(("order", str(order)),),
    )


def _content(listing: Listing, directory: Directory) -> Iterator[str]:
    provider = listing.provider.record
    yield listing.name
    yield provider.name
    yield from provider.also_known_as
    yield listing.summary
    yield plain_text(render_markdown(listing.activity.description or provider.description))
    for term in _terms(listing, directory):
        yield term.label
        yield term.plain_label
    yield from listing.activity.keywords
    yield from _place_names(listing)


def _place_names(listing: Listing) -> Iterator[str]:
    """Of a hidden address, no more than its town."""
    situation = listing.situation
    if situation.venue is not None and listing.is_address_shown:
        yield situation.venue.name
    if situation.town is not None:
        yield situation.town.name
        yield from situation.town.also_known_as
    yield from (locality.record.name for locality in listing.settled_localities)


def _terms(listing: Listing, directory: Directory) -> Iterator[Term]:
    """Its categories with their parents, and its needs, in the vocabulary's order."""
    chosen = (("categories", listing.categories), ("needs", listing.activity.needs))
    for name, ids in chosen:
        yield from (term for term in directory.vocabulary(name).terms if term.id in ids)


def _meta(listing: Listing, card: Card, directory: Directory) -> Iterator[tuple[str, str]]:
    """What the result shows. `words` is not shown, only searched; a parent category gives none, so
    that bowls are no football."""
    own = {*listing.activity.categories, *listing.activity.needs}
    synonyms = (
        word for term in _terms(listing, directory) if term.id in own for word in term.synonyms
    )
    yield "title", card.name
    yield "kind", card.kind.text
    yield "by", card.by
    yield "summary", _sentences_without_reach(card.summary)
    yield "when", _sentences(card.when)
    yield "where", card.place
    yield "cost", _sentences(card.cost)
    yield "access", _access_words(listing, directory)
    yield "pay", _pay_words(card)
    yield "notes", _sentences(card.notes)
    yield "words", ", ".join(dict.fromkeys(synonyms))


def _access_words(listing: Listing, directory: Directory) -> str:
    """Nothing for what has no door to get in by."""
    if listing.situation.venue is None:
        return ""
    told = [
        f"{mark.text} (partly)" if mark.state == AccessState.PARTLY else mark.text
        for mark in marks_of(listing, directory)
    ]
    if told:
        return _sentences((", ".join(told),))
    # What is missing is not named: a search for a hoist would find where there is none.
    is_any_told = any(True for _ in listing.access_states())
    return "Only what is not there is told." if is_any_told else "Nothing told about getting in."


def _pay_words(card: Card) -> str:
    ask = [f"Ask about: {', '.join(card.ask)}"] if card.ask else []
    return _sentences((*([", ".join(card.pay)] if card.pay else []), *ask))


def _filters(listing: Listing, directory: Directory) -> Iterator[tuple[str, Iterable[str]]]:
    """What is offered everywhere is found under every locality. What is free needs no way to pay,
    so it stands under each."""
    situation = listing.situation
    places = [locality.id for locality in situation.localities]
    if situation.town is not None:
        places.append(situation.town.id)
    yield "place", places
    yield "category", listing.categories
    taken = {
        route for route, told in listing.activity.funding.items() if told.answer is YesNoAsk.YES
    }
    routes = (term.id for term in directory.vocabulary("funding-routes").terms)
    yield "pay", routes if listing.is_free else taken


def _sentences(texts: Iterable[str]) -> str:
    """Each once, with a full stop, so that a phrase does not run into the next."""
    told = dict.fromkeys(_without_reach(text) for text in texts)
    return " ".join(text if text[-1] in ".!?…" else f"{text}." for text in told if text)


def _without_reach(text: str) -> str:
    """How to reach somebody stands on their own page, where it can be taken down at once."""
    return " ".join(_REACHES.sub(" ", text).split())


def _sentences_without_reach(text: str) -> str:
    """For what is read and not only searched: "Ring ." is no sentence."""
    sentences = re.split(r"(?<=[.!?…])\s+", text)
    return " ".join(sentence for sentence in sentences if not _REACHES.search(sentence))
