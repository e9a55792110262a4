"""The finder: the questions of its form, in the order in which people need them; and what is left
without a network."""

from collections.abc import Iterable, Iterator
from functools import partial

from fingerpost import addresses
from fingerpost.directory import Directory
from fingerpost.listing import Facet
from fingerpost.model.schedule import Band, Weekday
from fingerpost.model.vocabulary import Term
from fingerpost.pages.editorial import terms_of, time_links
from fingerpost.pages.page import Page
from fingerpost.views.dot_map import dot_map
from fingerpost.views.find import FilterGroup, FindView, Option
from fingerpost.views.lists import LinkGroup
from fingerpost.views.people import contact_view
from fingerpost.views.places import locality_links

# Of a long list, so many are shown at once.
_MOST_SHOWN = 8
_ANY_NEED = "any"


def finder_pages(directory: Directory) -> Iterator[Page]:
    yield Page(
        address=addresses.FIND,
        template="pages/find.html",
        title="Find something to do",
        description=f"Search the activities of {directory.settings.name}.",
        here="Find something",
        view=partial(find_view, directory),
    )
    yield Page(
        address=addresses.OFFLINE,
        template="pages/offline.html",
        title="Without the internet",
        description=f"What you can see of {directory.settings.name} where there is no signal.",
        here="Without the internet",
        view=lambda: None,
    )


def find_view(directory: Directory) -> FindView:
    browse = (
        LinkGroup("By place", locality_links(directory)),
        LinkGroup("By day", time_links(directory)),
        LinkGroup("By activity", terms_of(directory, "categories", Facet.CATEGORY)),
        LinkGroup("By who it is for", terms_of(directory, "needs", Facet.NEED)),
        LinkGroup("By way to pay", terms_of(directory, "funding-routes", Facet.ROUTE)),
        LinkGroup("By getting in", terms_of(directory, "access", Facet.ACCESS)),
    )
    return FindView(
        groups=tuple(group for group in filter_groups(directory) if group.options),
        towns=tuple(Option(town.id, town.name) for _, town in directory.towns),
        browse=tuple(group for group in browse if group.links),
        contact=contact_view(directory.settings.contact),
        map=dot_map(directory),
    )


def filter_groups(directory: Directory) -> Iterator[FilterGroup]:
    yield FilterGroup(
        name="place",
        legend="Part of the area",
        options=tuple(Option(each.id, each.record.name) for each in directory.localities),
    )
    yield FilterGroup(
        name="on",
        legend="When",
        options=(
            Option("", "Any time"),
            Option("today", "Today"),
            Option("tomorrow", "Tomorrow"),
            Option("weekend", "This weekend"),
        ),
        is_one=True,
    )
    yield FilterGroup(
        name="day",
        legend="Day of the week",
        options=tuple(Option(day.label[:3].casefold(), day.label) for day in Weekday),
    )
    yield FilterGroup(
        name="part",
        legend="Part of the day",
        hint="Evenings are from 5pm.",
        options=tuple(Option(band, band.capitalize()) for band in Band),
    )
    yield from _what_and_for_whom(directory)
    yield from _paying(directory)
    yield from _taking_part(directory)


def _what_and_for_whom(directory: Directory) -> Iterator[FilterGroup]:
    categories = directory.vocabulary("categories").terms
    yield FilterGroup(
        name="category",
        legend="What",
        options=_options(term for term in categories if not term.parent),
        more=_options(term for term in categories if term.parent),
    )
    needs = directory.vocabulary("needs").terms
    yield _of_terms("need", "Who it is for", (t for t in needs if t.id != _ANY_NEED))
    talk = directory.vocabulary("communication").terms
    told = {term.id for term in talk}
    yield _of_terms(
        "access",
        "Getting in",
        (term for term in directory.vocabulary("access").terms if term.id not in told),
        hint="All that you choose has to be there.",
    )


def _paying(directory: Directory) -> Iterator[FilterGroup]:
    yield _of_terms("pay", "How you pay", directory.vocabulary("funding-routes").terms)
    yield FilterGroup(
        name="cost",
        legend="Cost of a session",
        options=(
            Option("", "Any cost"),
            Option("free", "Free"),
            Option("5", "Up to £5"),
            Option("10", "Up to £10"),
        ),
        is_one=True,
    )


def _taking_part(directory: Directory) -> Iterator[FilterGroup]:
    yield FilterGroup(
        name="how",
        legend="In person or from home",
        options=(
            Option("in-person", "In person"),
            Option("online", "Online"),
            Option("by-phone", "By phone"),
            Option("at-your-home", "Somebody comes to my home"),
        ),
    )
    yield FilterGroup(
        name="join",
        legend="Booking",
        options=(
            Option("turn-up", "Just turn up"),
            Option("book", "Ring or book first"),
            Option("referral", "Somebody refers you"),
        ),
    )
    yield FilterGroup(
        name="car",
        legend="Without a car",
        hint="A bus stop close by and a bus home afterwards, or a lift.",
        options=(Option("no", "I can get there without a car"),),
    )
    yield _of_terms(
        "support",
        "Help that you get",
        directory.vocabulary("support").terms,
        hint="All that you choose has to be there.",
    )
    yield _of_terms("talk", "Talking together", directory.vocabulary("communication").terms)


def _of_terms(name: str, legend: str, terms: Iterable[Term], hint: str = "") -> FilterGroup:
    options = _options(terms)
    return FilterGroup(
        name=name,
        legend=legend,
        hint=hint,
        options=options[:_MOST_SHOWN],
        more=options[_MOST_SHOWN:],
    )


def _options(terms: Iterable[Term]) -> tuple[Option, ...]:
    return tuple(Option(term.id, term.plain_label) for term in terms)
