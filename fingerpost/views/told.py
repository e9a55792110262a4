"""What may be so: access, ways to pay and carers, each with its honest answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from fingerpost import addresses
from fingerpost.directory import Directory
from fingerpost.listing import Facet, Listing
from fingerpost.model.answers import AccessState
from fingerpost.model.days import day_in_words
from fingerpost.model.venue import Venue
from fingerpost.model.vocabulary import Term
from fingerpost.views.words import Link

_MOST_NOT_TOLD = 8
ANSWERS: Mapping[str, str] = {"yes": "Yes", "no": "No", "ask": "Ask", "partly": "Partly"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A thing that may be so. `state` is yes, partly, no, ask, free or not-told."""

    label: str
    state: str
    answer: str
    note: str = ""
    href: str | None = None


def access_checked(venue: Venue | None) -> str:
    """The day in words on which everything that is told about getting in was looked at."""
    days = {told.checked for told in venue.access.values()} if venue is not None else set()
    day = days.pop() if len(days) == 1 else None
    return day_in_words(day) if day is not None else ""


def access_lines(venue: Venue | None, directory: Directory) -> tuple[Told, ...]:
    """The features that are told, yes before partly before no, else in the vocabulary's order.

    Each tells when it was checked, unless `access_checked` says it of all of them.
    """
    if venue is None:
        return ()
    found = []
    on_one_day = access_checked(venue)
    for term in directory.vocabulary("access").terms:
        told = venue.access.get(term.id)
        if told is None:
            continue
        checked = f"checked {day_in_words(told.checked)}" if told.checked and not on_one_day else ""
        note = ", ".join(filter(None, (told.note, checked)))
        href = _list_address(directory, Facet.ACCESS, term)
        state = str(told.answer)
        found.append(
            Told(label=term.label, state=state, answer=ANSWERS[state], note=note, href=href)
        )
    rank = [AccessState.YES, AccessState.PARTLY, AccessState.NO]
    return tuple(sorted(found, key=lambda told: rank.index(AccessState(told.state))))


def not_told(venue: Venue | None, directory: Directory) -> tuple[str, ...]:
    if venue is None:
        return ()
    terms = directory.vocabulary("access").terms
    return tuple(term.label for term in terms if term.id not in venue.access)[:_MOST_NOT_TOLD]


def pay_lines(listing: Listing, directory: Directory) -> tuple[Told, ...]:
    """Every way to pay with its honest answer, so that "not told yet" is seen as what it is."""
    lines = []
    for term in directory.vocabulary("funding-routes").terms:
        told = listing.activity.funding.get(term.id)
        href = _list_address(directory, Facet.ROUTE, term)
        if told is not None:
            state, answer, note = str(told.answer), ANSWERS[told.answer], told.note
        elif listing.is_free:
            state, answer, note = "free", "Free, no funding needed", ""
        else:
            state, answer, note = "not-told", "Not told yet", ""
        lines.append(Told(label=term.label, state=state, answer=answer, note=note, href=href))
    return tuple(lines)


def carer_lines(listing: Listing) -> tuple[Told, ...]:
    carers = listing.activity.carers
    asked = (
        ("Carers may leave and have a break", carers.may_leave),
        ("Carers are welcome too", carers.welcome_too),
        ("It is for carers themselves", carers.for_carers),
    )
    return tuple(
        Told(label=label, state=str(answer), answer=ANSWERS[answer])
        for label, answer in asked
        if answer is not None
    )


def labels(directory: Directory, vocabulary: str, ids: tuple[str, ...]) -> tuple[str, ...]:
    terms = directory.vocabulary(vocabulary).term_by_id
    return tuple(terms[id_].label for id_ in ids if id_ in terms)


def term_links(
    directory: Directory, vocabulary: str, ids: tuple[str, ...], facet: Facet
) -> tuple[Link, ...]:
    """Links to the lists of these terms. A term that no list shows yet is left out."""
    terms = directory.vocabulary(vocabulary).term_by_id
    found = ((terms[id_], _list_address(directory, facet, terms[id_])) for id_ in ids)
    return tuple(Link(term.label, href) for term, href in found if href)


def _list_address(directory: Directory, facet: Facet, term: Term) -> str | None:
    return addresses.TERM[facet](term.id) if directory.listed_in(facet, term.id) else None
