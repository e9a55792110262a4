"""The numbers of the gap pages as one table for spreadsheets.

Source: RFC 4180 (CSV); OWASP's page on CSV injection for what a spreadsheet takes for a formula.
"""

from collections.abc import Iterator

from fingerpost import addresses
from fingerpost.artifacts import Artifact
from fingerpost.outputs.publication import Publication
from fingerpost.views.gaps import GapsView

_MAKER = "gap table"


def artifacts(publication: Publication) -> Iterator[Artifact]:
    for page in publication.pages:
        if page.address == addresses.GAPS:
            view = page.view()
            if isinstance(view, GapsView):
                yield Artifact(addresses.file_of(addresses.GAPS_TABLE), view.table, _MAKER)
