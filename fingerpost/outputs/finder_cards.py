"""The card of each listed activity in a file of its own: what the finder and My list show.

Beside them all cards in one file, `{code: HTML}`, for who is to show them without a network.
"""

import json
from collections.abc import Iterator
from hashlib import sha256

from fingerpost import addresses
from fingerpost.artifacts import Artifact
from fingerpost.outputs.publication import Publication

_MAKER = "finder cards"


def artifacts(publication: Publication) -> Iterator[Artifact]:
    cards = dict(cards_of(publication))
    for code, html in cards.items():
        yield Artifact(addresses.finder_card(code).lstrip("/"), html.encode(), _MAKER)
    all_ = json.dumps(cards, ensure_ascii=False, separators=(",", ":")).encode()
    address = addresses.all_finder_cards(sha256(all_).hexdigest()[:10])
    yield Artifact(address.lstrip("/"), all_, _MAKER)


def cards_of(publication: Publication) -> Iterator[tuple[str, str]]:
    """The code of each listing and its card, followed by whom to ask: only My list shows that."""
    directory, templates = publication.directory, publication.templates
    for listing in directory.listed:
        html = templates.card_html(listing) + templates.contact_html(listing)
        yield directory.codes[listing.id], str(html)
