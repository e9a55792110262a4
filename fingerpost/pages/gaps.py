"""Pages for those who plan and pay: what is missing, in all and by each way to pay."""

from collections.abc import Callable, Iterator
from functools import cache, partial

from fingerpost import addresses
from fingerpost.directory import Directory
from fingerpost.model.vocabulary import Term
from fingerpost.pages.page import Page, crumbs
from fingerpost.views.crossing import Crossing, crossing_of, table_text
from fingerpost.views.gap_sentences import Counting
from fingerpost.views.gaps import GapsView, gaps_view
from fingerpost.views.words import Link

TEMPLATE = "pages/gaps.html"
_GAPS = Link("What is missing", addresses.GAPS)


def gap_pages(directory: Directory) -> Iterator[Page]:
    # All pages show parts of one count; it is made when the first of them is rendered.
    made = cache(partial(crossing_and_table, directory))
    above = tuple(
        Link(guide.record.title, addresses.ABOUT)
        for guide in directory.guides
        if addresses.guide(guide.id) == addresses.ABOUT
    )
    yield Page(
        address=addresses.GAPS,
        template=TEMPLATE,
        title="What is missing: gaps by place, time, kind and way to pay",
        description=f"Where {directory.settings.name} has nothing, or one provider only.",
        here=_GAPS.text,
        crumbs=crumbs(*above),
        view=partial(view_of, directory, made, None),
    )
    for term in directory.vocabulary("funding-routes").terms:
        yield Page(
            address=addresses.gaps(term.id),
            template=TEMPLATE,
            title=f"What is missing: {term.label}",
            description=f"Where {directory.settings.name} has nothing by this way to pay:"
            f" {term.label}.",
            here=term.label,
            crumbs=crumbs(*above, _GAPS),
            view=partial(view_of, directory, made, term),
        )


def crossing_and_table(directory: Directory) -> tuple[Crossing, bytes]:
    crossing = crossing_of(directory)
    return crossing, table_text(crossing, directory).encode()


def view_of(
    directory: Directory, made: Callable[[], tuple[Crossing, bytes]], route: Term | None
) -> GapsView:
    crossing, table = made()
    return gaps_view(Counting(crossing, directory, route), table)
