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


def kind_of(listing: Listing, directory: Directory) -> Kind:
    """The first category that an entry names."""
    terms = directory.vocabulary("categories").term_by_id
    first = terms.get(next(iter(listing.activity.categories), ""))
    return _kind(first, directory) if first is not None else Kind()


def _kind(term: Term, directory: Directory) -> Kind:
    family = directory.vocabulary("categories").term_by_id.get(term.parent or "", term)
    return Kind(term.plain_label, term.picture, term.colour or family.colour or "")
