"""What every page shares, and the pages that the settings tell: home, contact, statement."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from fingerpost import addresses
from fingerpost.directory import Directory
from fingerpost.model.days import day_in_words, months_between
from fingerpost.model.editorial import Compliance, HelpLine, Settings, Statement
from fingerpost.views.people import ContactView, contact_view, web_link
from fingerpost.views.words import Link, counted

_STATEMENT_LASTS_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """The chrome: header, footer and what stands in every head. `facts_as_of` is in words."""

    name: str
    short_name: str
    area: str
    tagline: str
    language: str
    address: str
    is_demonstration: bool
    navigation: tuple[Link, ...]
    footer: tuple[Link, ...]
    contact: ContactView
    run_by: str
    facts_as_of: str
    facts_as_of_iso: str
    licence: str
    licence_address: str
    attribution: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HelpLineView:
    name: str
    about: str
    phone: Link | None
    email: Link | None
    website: Link | None
    hours: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPageView:
    introduction: Markup
    run_by: str
    contact: ContactView
    worried: tuple[HelpLineView, ...]
    complaints: tuple[HelpLineView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """An accessibility statement that cannot overclaim; source: GOV.UK's sample statement."""

    applies_to: str
    status: str
    introduction: Markup
    known_problems: tuple[str, ...]
    findings: str
    prepared: str
    reviewed: str
    tested: str
    how: str
    answer_within: str
    contact: ContactView


@dataclass(frozen=True, slots=True)
class MovedView:
    """An old address: where its content stands now."""

    name: str
    href: str


def site_view(directory: Directory, footer: Sequence[Link]) -> SiteView:
    settings = directory.settings
    return SiteView(
        name=settings.name,
        short_name=settings.short_name or settings.name,
        area=settings.area,
        tagline=settings.tagline,
        language=settings.language,
        address=settings.address,
        is_demonstration=settings.is_demonstration,
        navigation=(
            Link("Find something", addresses.FIND),
            Link("Places", addresses.PLACES),
            Link("Activities", addresses.ACTIVITIES),
            Link("Hubs", addresses.HUBS),
            Link("Ways to pay", addresses.PAY),
            Link("Help", addresses.HELP),
        ),
        footer=tuple(footer),
        contact=contact_view(settings.contact),
        run_by=settings.run_by,
        facts_as_of=day_in_words(directory.day),
        facts_as_of_iso=directory.day.isoformat(),
        licence=settings.licence,
        licence_address=settings.licence_address or "",
        attribution=settings.attribution,
    )


def help_line_view(line: HelpLine) -> HelpLineView:
    return HelpLineView(
        line.name,
        line.about,
        Link(line.phone, addresses.tel(line.phone)) if line.phone else None,
        Link(line.email, addresses.mailto(line.email)) if line.email else None,
        web_link(line.website),
        line.hours,
    )


def own_line_view(settings: Settings) -> HelpLineView:
    """The directory's own number and address, as a line beside the others."""
    contact = settings.contact
    return help_line_view(
        HelpLine(
            name="The people who look after this directory",
            phone=contact.phone,
            email=contact.email or "",
            hours=contact.hours,
        )
    )


def contact_page_view(settings: Settings, introduction: Markup) -> ContactPageView:
    return ContactPageView(
        introduction=introduction,
        run_by=settings.run_by,
        contact=contact_view(settings.contact),
        worried=tuple(help_line_view(line) for line in settings.worried),
        complaints=tuple(help_line_view(line) for line in settings.complaints),
    )


def statement_view(directory: Directory, introduction: Markup) -> StatementView:
    settings = directory.settings
    statement = settings.statement
    return StatementView(
        applies_to=settings.address.removeprefix("https://").rstrip("/"),
        status=str(honest_compliance(statement)),
        introduction=introduction,
        known_problems=statement.known_problems,
        findings=findings_words(statement),
        prepared=day_in_words(statement.prepared),
        reviewed=day_in_words(statement.reviewed),
        tested=tested_words(statement, directory),
        how=statement.how,
        answer_within=statement.answer_within,
        contact=contact_view(settings.contact),
    )


def honest_compliance(statement: Statement) -> Compliance:
    """What may be claimed: "fully" only when a test found nothing and no problem is known."""
    if statement.compliance is not Compliance.FULL:
        return statement.compliance
    clean = statement.findings == 0 and not statement.known_problems
    return Compliance.FULL if clean and statement.tested else Compliance.PARTIAL


def findings_words(statement: Statement) -> str:
    if statement.findings is None or statement.tested is None:
        return "The result of the last automatic check is not recorded here."
    day = day_in_words(statement.tested)
    if statement.findings == 0:
        return (
            f"The automatic checks of {day} found no faults. They find only a part of all faults."
        )
    found = counted(statement.findings, "fault")
    return f"The automatic checks of {day} found {found}."


def tested_words(statement: Statement, directory: Directory) -> str:
    if statement.tested is None:
        return "This site has not been tested yet."
    by = f" by {statement.tested_by}" if statement.tested_by else ""
    words = f"It was last tested on {day_in_words(statement.tested)}{by}."
    if months_between(statement.reviewed, directory.day) >= _STATEMENT_LASTS_MONTHS:
        words += " This statement is more than a year old and is due to be looked at again."
    return words
