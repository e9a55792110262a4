"""Pages that are lists of activities: by category, need, access, way to pay and time."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from markupsafe import Markup

from fingerpost import addresses
from fingerpost.directory import Directory
from fingerpost.listing import Facet, Listing
from fingerpost.model.vocabulary import Term, Vocabulary
from fingerpost.pages.page import Page, crumbs, moved_page, numbered
from fingerpost.views.lists import (
    IndexEntry,
    IndexView,
    LinkGroup,
    ListView,
    pages_of,
    pagination,
)
from fingerpost.views.words import CountedLink, Link, counted, label_in_line

LIST = "pages/list.html"
INDEX = "pages/index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPlan:
    """A list before it is cut into pages. `narrower` is asked for when a page is rendered."""

    address: str
    heading: str
    here: str
    introduction: str
    listings: Sequence[Listing]
    crumbs: tuple[Link, ...]
    narrower: Callable[[], tuple[LinkGroup, ...]] = tuple
    wider: tuple[Link, ...] = ()


def list_pages(plan: ListPlan, directory: Directory) -> Iterator[Page]:
    """The pages of one list, in order: `page/2/` continues where the first one ends."""
    parts = pages_of(plan.listings, directory.settings.list_length)
    addressed = numbered(plan.address, len(parts))
    hrefs = [href for href, _ in addressed]
    count = counted(len(plan.listings), "activity")
    for number, ((href, suffix), part) in enumerate(zip(addressed, parts, strict=True), start=1):
        yield Page(
            address=href,
            template=LIST,
            title=plan.heading + suffix,
            description=f"{plan.heading}: {count} in {directory.settings.name}{suffix}.",
            here=plan.here,
            crumbs=plan.crumbs,
            view=partial(list_view, plan, part, hrefs, number),
        )


def list_view(plan: ListPlan, part: Sequence[Listing], hrefs: list[str], number: int) -> ListView:
    return ListView(
        heading=plan.heading,
        introduction=paragraph(plan.introduction if number == 1 else ""),
        count=len(plan.listings),
        count_words=counted(len(plan.listings), "activity"),
        cards=tuple(part),
        pagination=pagination(hrefs, number),
        narrower=plan.narrower() if number == 1 or len(hrefs) > 1 else (),
        wider=plan.wider,
    )


def paragraph(text: str) -> Markup:
    return Markup("<p>{}</p>").format(text) if text else Markup("")


@dataclass(frozen=True, slots=True)
class Family:
    """Lists of one kind under one index: the vocabulary, its facet, and how they are called."""

    vocabulary: str
    facet: Facet
    index: Link
    heading: Callable[[Term], str]

    def address(self, term_id: str) -> str:
        return addresses.TERM[self.facet](term_id)


def families() -> tuple[Family, ...]:
    return (
        Family(
            "categories",
            Facet.CATEGORY,
            Link("Activities", addresses.ACTIVITIES),
            lambda term: term.label,
        ),
        Family(
            "needs",
            Facet.NEED,
            Link("Who it is for", addresses.NEEDS),
            lambda term: f"For you: {label_in_line(term.label)}",
        ),
        Family(
            "access",
            Facet.ACCESS,
            Link("Getting in", addresses.ACCESS),
            lambda term: f"Places with: {label_in_line(term.label)}",
        ),
        Family(
            "funding-routes",
            Facet.ROUTE,
            Link("Ways to pay", addresses.PAY),
            lambda term: f"Ways to pay: {term.label}",
        ),
    )


def family_pages(directory: Directory) -> Iterator[Page]:
    for family in families():
        vocabulary = directory.vocabulary(family.vocabulary)
        yield family_index(family, vocabulary, directory)
        for term in vocabulary.terms:
            listings = directory.listed_in(family.facet, term.id)
            if listings:
                yield from list_pages(term_plan(family, term, listings, directory), directory)
                for old in term.was:
                    yield moved_page(family.address(old), term.label, family.address(term.id))


def family_index(family: Family, vocabulary: Vocabulary, directory: Directory) -> Page:
    return Page(
        address=family.index.href,
        template=INDEX,
        title=family.index.text,
        description=vocabulary.introduction or f"{family.index.text} in {directory.settings.name}.",
        here=family.index.text,
        view=partial(index_view, family, vocabulary, directory),
    )


def index_view(family: Family, vocabulary: Vocabulary, directory: Directory) -> IndexView:
    entries = (
        IndexEntry(
            term.label,
            family.address(term.id),
            count,
            term.definition,
            int(bool(term.parent)),
            term.colour or "",
            term.picture,
        )
        for term in with_children(vocabulary)
        if (count := len(directory.listed_in(family.facet, term.id)))
    )
    return IndexView(
        heading=family.index.text,
        introduction=paragraph(vocabulary.introduction),
        entries=tuple(entries),
    )


def with_children(vocabulary: Vocabulary) -> Iterator[Term]:
    """Each top term followed by those below it, both in the vocabulary's order."""
    for term in vocabulary.terms:
        if term.parent is None:
            yield term
            yield from vocabulary.children_of(term.id)


def term_plan(
    family: Family, term: Term, listings: Sequence[Listing], directory: Directory
) -> ListPlan:
    parent = directory.vocabulary(family.vocabulary).term_by_id.get(term.parent or "")
    above = (family.index, *((Link(parent.label, family.address(parent.id)),) if parent else ()))
    return ListPlan(
        address=family.address(term.id),
        heading=family.heading(term),
        here=term.label,
        introduction=term.definition,
        listings=listings,
        crumbs=crumbs(*above),
        narrower=cache(partial(narrower_of_term, family, term, listings, directory)),
        wider=above,
    )


def narrower_of_term(
    family: Family, term: Term, listings: Sequence[Listing], directory: Directory
) -> tuple[LinkGroup, ...]:
    """Parts of a term's list: terms below it, and the localities for a category."""
    groups = []
    below = directory.vocabulary(family.vocabulary).children_of(term.id)
    children = [
        CountedLink(child.label, family.address(child.id), count)
        for child in below
        if (count := len(directory.listed_in(family.facet, child.id)))
    ]
    if children:
        groups.append(LinkGroup("Look more closely", tuple(children)))
    if family.facet is Facet.CATEGORY:
        groups.append(LinkGroup("In one place", tuple(by_locality(listings, term.id, directory))))
    return tuple(group for group in groups if group.links)


def by_locality(
    listings: Iterable[Listing], category_or_time: str, directory: Directory
) -> Iterator[CountedLink]:
    """The part of a list that happens in each locality, where there is any."""
    counts: dict[str, int] = {}
    for listing in listings:
        for locality in listing.settled_localities:
            counts[locality.id] = counts.get(locality.id, 0) + 1
    for locality in directory.localities:
        if locality.id in counts:
            href = addresses.locality_list(locality.id, category_or_time)
            yield CountedLink(locality.record.name, href, counts[locality.id])
