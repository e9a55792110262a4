"""The directory's own pages: home, finder, guides, contact, statement and what is not there."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from fingerpost import addresses
from fingerpost.directory import Directory
from fingerpost.listing import Facet, PartOfWeek
from fingerpost.model.guide import Guide
from fingerpost.model.vocabulary import Term
from fingerpost.pages.lists import paragraph
from fingerpost.pages.page import Page, crumbs
from fingerpost.pages.specials import FREE, JUST_TURN_UP, ONLINE, POP_UPS, SPECIALIST
from fingerpost.pages.times import TIMES, time_label
from fingerpost.source.construct import Sourced
from fingerpost.views.feedback import tell_us_view
from fingerpost.views.guide import guide_parts, guide_view
from fingerpost.views.home import Family, HomeView, LocalHub
from fingerpost.views.lists import IndexEntry, IndexView
from fingerpost.views.places import hub_lines, locality_links
from fingerpost.views.site import contact_page_view, statement_view
from fingerpost.views.words import CountedLink, Link

HELP = Link("Help", addresses.HELP)
_TELL_US = "Tell us what is wrong or missing"


def editorial_pages(directory: Directory) -> Iterator[Page]:
    settings = directory.settings
    yield Page(
        address=addresses.HOME,
        template="pages/home.html",
        title=settings.name,
        description=settings.tagline,
        here="Home",
        crumbs=(),
        view=partial(home_view, directory),
    )
    yield Page(
        address=addresses.NOT_FOUND,
        template="pages/not-found.html",
        title="Page not found",
        description="There is no page at this address.",
        here="Page not found",
        view=partial(home_view, directory),
        in_sitemap=False,
    )
    yield from promised_pages(directory)
    yield from guide_pages(directory)


def promised_pages(directory: Directory) -> Iterator[Page]:
    """What the law and good manners ask of a public service, made from the settings."""
    settings = directory.settings
    yield Page(
        address=addresses.CONTACT,
        template="pages/contact.html",
        title="Contact us",
        description=f"Who runs {settings.name} and how to reach a person.",
        here="Contact us",
        view=lambda: contact_page_view(settings, guide_body("contact", directory)),
    )
    yield Page(
        address=addresses.ACCESSIBILITY,
        template="pages/statement.html",
        title="Accessibility statement",
        description=f"How accessible {settings.name} is, and what to do when it is not.",
        here="Accessibility",
        view=lambda: statement_view(directory, guide_body("accessibility", directory)),
    )
    yield Page(
        address=addresses.TELL_US,
        template="pages/tell-us.html",
        title=_TELL_US,
        description=f"How to tell the people of {settings.name} that a fact is wrong or missing.",
        here="Tell us",
        crumbs=crumbs(HELP),
        view=lambda: tell_us_view(directory, guide_body("tell-us", directory)),
    )


def guide_pages(directory: Directory) -> Iterator[Page]:
    under_help = [guide for guide in directory.guides if guide.id not in addresses.OWN_ADDRESS]
    under_help.sort(key=lambda guide: (guide.record.order, guide.id))
    yield Page(
        address=addresses.HELP,
        template="pages/index.html",
        title="Help and guides",
        description=f"Plain-language guides of {directory.settings.name}.",
        here=HELP.text,
        view=partial(help_view, under_help),
    )
    made_elsewhere = {"home", "contact", "accessibility", "tell-us"}
    for guide in directory.guides:
        if guide.id in made_elsewhere:
            continue
        others = tuple(
            Link(each.record.title, addresses.guide(each.id))
            for each in under_help
            if each.id != guide.id
        )
        above = () if guide.id in addresses.OWN_ADDRESS else (HELP,)
        yield Page(
            address=addresses.guide(guide.id),
            template="pages/guide.html",
            title=guide.record.title,
            description=guide.record.summary,
            here=guide.record.title,
            crumbs=crumbs(*above),
            view=partial(guide_view, guide.record, others, directory.settings),
        )


def help_view(guides: list[Sourced[Guide]]) -> IndexView:
    return IndexView(
        heading="Help and guides",
        introduction=paragraph("Short guides in plain words."),
        entries=(
            *(
                IndexEntry(each.record.title, addresses.guide(each.id), 0, each.record.summary)
                for each in guides
            ),
            IndexEntry(_TELL_US, addresses.TELL_US, 0, "By e-mail, by phone or with a postcard."),
        ),
    )


def guide_body(guide_id: str, directory: Directory) -> Markup:
    """The words of a guide that a generated page opens with; empty when there is no such guide."""
    for guide in directory.guides:
        if guide.id == guide_id:
            return Markup("").join(
                part.text for part in guide_parts(guide.record, directory.settings)
            )
    return Markup("")


def term_link(term: Term, facet: Facet, directory: Directory) -> CountedLink:
    count = len(directory.listed_in(facet, term.id))
    address = addresses.TERM[facet](term.id)
    return CountedLink(term.plain_label, address, count, term.colour or "", term.picture)


def terms_of(directory: Directory, vocabulary: str, facet: Facet) -> tuple[CountedLink, ...]:
    """The top terms of a vocabulary whose lists hold something."""
    return tuple(
        link
        for term in directory.vocabulary(vocabulary).terms
        if term.parent is None and (link := term_link(term, facet, directory)).count
    )


def families_of(directory: Directory) -> Iterator[Family]:
    categories = directory.vocabulary("categories")
    for term in categories.terms:
        link = term_link(term, Facet.CATEGORY, directory)
        if term.parent is None and link.count:
            below = (
                term_link(child, Facet.CATEGORY, directory)
                for child in categories.children_of(term.id)
            )
            yield Family(link, tuple(each for each in below if each.count))


def local_hubs(directory: Directory) -> Iterator[LocalHub]:
    for locality in directory.localities:
        for line in hub_lines(locality.id, directory):
            yield LocalHub(locality.record.name, locality.record.colour or "", line)


def time_links(directory: Directory) -> tuple[CountedLink, ...]:
    return tuple(
        CountedLink(time_label(time), addresses.time(time), count)
        for time in TIMES
        if (count := len(directory.listed_in(Facet.TIME, time)))
    )


def home_view(directory: Directory) -> HomeView:
    titles = {guide.id: guide.record.title for guide in directory.guides}
    times = time_links(directory)
    weekend = (each for each in times if each.href == addresses.time(PartOfWeek.WEEKENDS))
    free_or_easy = (JUST_TURN_UP.link(directory), FREE.link(directory))
    return HomeView(
        heading=titles.get("home", directory.settings.name),
        introduction=guide_body("home", directory),
        localities=locality_links(directory),
        today=addresses.WHEN,
        quick=(
            *(replace(each, text="This weekend") for each in weekend),
            *(each for each in free_or_easy if each.count),
        ),
        times=times,
        families=tuple(families_of(directory)),
        needs=terms_of(directory, "needs", Facet.NEED),
        routes=tuple(
            IndexEntry(term.plain_label, addresses.route(term.id), count, term.definition)
            for term in directory.vocabulary("funding-routes").terms
            if (count := len(directory.listed_in(Facet.ROUTE, term.id)))
        ),
        ways=tuple(
            link
            for special in (ONLINE, POP_UPS, SPECIALIST)
            if (link := special.link(directory)).count
        ),
        hubs=tuple(local_hubs(directory)),
    )
