"""The directory's own pages: home, finder, guides, contact, statement and what is not there."""

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from fingerpost import addresses
from fingerpost.directory import Directory
from fingerpost.listing import Facet
from fingerpost.model.guide import Guide
from fingerpost.pages.lists import paragraph
from fingerpost.pages.page import Page, crumbs
from fingerpost.pages.times import TIMES, time_label
from fingerpost.source.construct import Sourced
from fingerpost.views.find import FindView, Option, OptionGroup
from fingerpost.views.guide import guide_parts, guide_view
from fingerpost.views.lists import IndexEntry, IndexView, LinkGroup
from fingerpost.views.site import HomeView, contact_page_view, statement_view
from fingerpost.views.words import CountedLink, Link

HELP = Link("Help", addresses.HELP)


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
        address=addresses.FIND,
        template="pages/find.html",
        title="Find something to do",
        description=f"Search the activities of {settings.name}.",
        here="Find something",
        view=partial(find_view, directory),
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
    made_elsewhere = {"home", "contact", "accessibility"}
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
        entries=tuple(
            IndexEntry(each.record.title, addresses.guide(each.id), 0, each.record.summary)
            for each in guides
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


def terms_of(directory: Directory, vocabulary: str, facet: Facet) -> tuple[CountedLink, ...]:
    return tuple(
        CountedLink(term.plain_label, addresses.TERM[facet](term.id), count)
        for term in directory.vocabulary(vocabulary).terms
        if term.parent is None and (count := len(directory.listed_in(facet, term.id)))
    )


def locality_links(directory: Directory) -> tuple[CountedLink, ...]:
    return tuple(
        CountedLink(
            each.record.name,
            addresses.locality(each.id),
            len(directory.listed_in(Facet.LOCALITY, each.id)),
        )
        for each in directory.localities
    )


def time_links(directory: Directory) -> tuple[CountedLink, ...]:
    return tuple(
        CountedLink(time_label(time), addresses.time(time), count)
        for time in TIMES
        if (count := len(directory.listed_in(Facet.TIME, time)))
    )


def home_view(directory: Directory) -> HomeView:
    settings = directory.settings
    titles = {guide.id: guide.record.title for guide in directory.guides}
    listed = directory.listed
    ways = (
        ("Online and by phone", addresses.ONLINE, sum(each.is_online for each in listed)),
        ("Pop-ups", addresses.POP_UPS, sum(each.is_pop_up for each in listed)),
        (
            "Specialist provision",
            addresses.SPECIALIST,
            sum(each.provider.record.specialist is not None for each in listed),
        ),
    )
    return HomeView(
        heading=titles.get("home", settings.name),
        introduction=guide_body("home", directory),
        localities=locality_links(directory),
        times=time_links(directory),
        categories=terms_of(directory, "categories", Facet.CATEGORY),
        needs=terms_of(directory, "needs", Facet.NEED),
        routes=terms_of(directory, "funding-routes", Facet.ROUTE),
        ways=tuple(CountedLink(text, href, count) for text, href, count in ways if count),
        hubs=tuple(Link(hub.record.name, addresses.provider(hub.id)) for hub in directory.hubs),
    )


def find_view(directory: Directory) -> FindView:
    groups = (
        LinkGroup("By place", locality_links(directory)),
        LinkGroup("By day", time_links(directory)),
        LinkGroup("By activity", terms_of(directory, "categories", Facet.CATEGORY)),
        LinkGroup("By who it is for", terms_of(directory, "needs", Facet.NEED)),
        LinkGroup("By way to pay", terms_of(directory, "funding-routes", Facet.ROUTE)),
        LinkGroup("By getting in", terms_of(directory, "access", Facet.ACCESS)),
    )
    return FindView(
        places=tuple(
            OptionGroup(
                each.record.name,
                (
                    Option(each.id, f"All of {each.record.name}"),
                    *(Option(town.id, town.name) for town in each.record.towns),
                ),
            )
            for each in directory.localities
        ),
        categories=tuple(
            Option(term.id, term.label)
            for term in directory.vocabulary("categories").terms
            if directory.listed_in(Facet.CATEGORY, term.id)
        ),
        routes=tuple(
            Option(term.id, term.label) for term in directory.vocabulary("funding-routes").terms
        ),
        browse=tuple(group for group in groups if group.links),
    )
