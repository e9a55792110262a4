"""What sort of activity something is: a word, a picture and a colour that always go together."""

from dataclasses import dataclass

from fingerpost.directory import Directory
from fingerpost.listing import Listing
from fingerpost.model.vocabulary import Term


@dataclass(frozen=True, slots=True)
class Kind:
    """A category in the plainest words, in the colour of its family. All empty: nobody has told."""

    text: str = ""
    picture: str = ""
    colour: str = ""


def kinds_of(directory: Directory) -> tuple[Kind, ...]:
    """Every kind that a listing can be of, in the vocabulary's order."""
    listed = {kind_of(listing, directory) for listing in directory.listed}
    terms = directory.vocabulary("categories").terms
    return tuple(kind for term in terms if (kind := _kind(term, directory)) in listed)


def kind_of(listing: Listing, directory: Directory) -> Kind:
    """The first category that an entry names."""
    terms = directory.vocabulary("categories").term_by_id
    first = terms.get(next(iter(listing.activity.categories), ""))
    return _kind(first, directory) if first is not None else Kind()


def _kind(term: Term, directory: Directory) -> Kind:
    family = directory.vocabulary("categories").term_by_id.get(term.parent or "", term)
    return Kind(term.plain_label, term.picture, term.colour or family.colour or "")
