"""One activity on its provider's page, in the order in which a visitor asks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from fingerpost.directory import Directory
from fingerpost.listing import Facet, Listing, Session
from fingerpost.model.activity import Booking, CareAct, Gender
from fingerpost.model.clock_times import clock_in_words
from fingerpost.model.days import day_in_words
from fingerpost.model.fields import YesNo
from fingerpost.model.notices import PLACES_LAST_DAYS, Notice, Places
from fingerpost.model.schedule import MIDNIGHT, Schedule, Weekday
from fingerpost.model.when import exceptions_in_words, rule_in_words, times_in_words
from fingerpost.views.kind import Kind, kind_of
from fingerpost.views.people import ContactView, contact_view, web_link
from fingerpost.views.told import (
    Told,
    access_checked,
    access_lines,
    carer_lines,
    labels,
    not_told,
    pay_lines,
    term_links,
)
from fingerpost.views.travel import TravelView, travel_view
from fingerpost.views.where import PlaceView, place_view
from fingerpost.views.words import (
    BOOKING_WORDS,
    GENDER_WORDS,
    Link,
    age_words,
    cost_words,
    joined,
    rich_text,
    state_notes,
    when_words,
)

_MOST_DATES = 8
_ONESELF = frozenset({"you", "yourself", "self", "self-referral", "the person"})


@dataclass(frozen=True, slots=True)
class WhenView:
    """A sentence of `when`: in short, and as its rule, its times and where it does not hold."""

    short: str
    rule: str
    times: str
    exceptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DateView:
    """A coming meeting. `iso` is when it starts and `until` when it ends, for machines: local times
    such as 2026-11-24T10:00, in which midnight opens the next day."""

    iso: str
    until: str
    day: str
    times: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """`who`, `help` and `join` are lines in words. An empty tuple: nothing is told.
    `is_over`: closed or past, so that nobody is sent to join or to ask. `code` is the listing's
    short name; empty while no list shows it.

    `same_place` leads to the activity above at the same venue, which tells how to get in: `access`
    and what belongs to it is then empty. `access_checked` is the day on which all of it was looked
    at, if it was one day. `not_told` names the access features, the most asked first, that nobody
    has told us about.
    """

    anchor: str
    code: str
    kind: Kind
    name: str
    is_over: bool
    summary: str
    description: Markup
    notes: tuple[str, ...]
    notices: tuple[str, ...]
    when: tuple[WhenView, ...]
    by_arrangement: bool
    dates: tuple[DateView, ...]
    more_dates: int
    place: PlaceView
    same_place: Link | None
    access: tuple[Told, ...]
    access_checked: str
    access_note: str
    access_guide: Link | None
    not_told: tuple[str, ...]
    cost: tuple[str, ...]
    pay: tuple[Told, ...]
    who: tuple[str, ...]
    needs: tuple[Link, ...]
    not_suitable: str
    carers: tuple[Told, ...]
    help: tuple[str, ...]
    join: tuple[str, ...]
    bring: str
    travel: TravelView | None
    contact: ContactView | None
    categories: tuple[Link, ...]
    outcomes: tuple[str, ...]


def sections_of(listings: Iterable[Listing], directory: Directory) -> tuple[Section, ...]:
    """A section for each activity. What the first at a venue tells of it is not told again."""
    told: list[Listing] = []
    sections = []
    for listing in listings:
        venue = listing.situation.venue
        above = next((each for each in told if venue and each.situation.venue == venue), None)
        if above is None:
            told.append(listing)
        sections.append(section_of(listing, directory, above))
    return tuple(sections)


def section_of(listing: Listing, directory: Directory, above: Listing | None = None) -> Section:
    """`above` is an activity on the same page at the same venue."""
    activity = listing.activity
    own = activity.contact
    venue = listing.situation.venue if above is None else None
    coming = listing.sessions_to_come
    return Section(
        anchor=listing.anchor,
        code=directory.codes[listing.id] if listing.is_listed else "",
        kind=kind_of(listing, directory),
        name=listing.name,
        is_over=listing.is_closed or listing.has_ended,
        summary=activity.summary,
        description=rich_text(activity.description, top_level=4),
        notes=state_notes(listing, directory.day),
        notices=notice_words((activity.notice,) if activity.notice else (), directory),
        when=tuple(when_view(schedule) for schedule in listing.schedules),
        by_arrangement=any(schedule.is_by_arrangement for schedule in listing.schedules),
        dates=dates_of(coming[:_MOST_DATES]),
        more_dates=max(0, len(coming) - _MOST_DATES),
        place=place_view(listing, directory),
        same_place=Link(above.name, f"#{above.anchor}") if above else None,
        access=access_lines(venue, directory),
        access_checked=access_checked(venue),
        access_note=venue.access_note if venue else "",
        access_guide=web_link(venue.guide_url if venue and listing.is_address_shown else None),
        not_told=not_told(venue, directory),
        cost=cost_words(listing),
        pay=pay_lines(listing, directory),
        who=tuple(who_lines(listing, directory)),
        needs=term_links(directory, "needs", activity.needs, Facet.NEED),
        not_suitable=activity.not_suitable,
        carers=carer_lines(listing),
        help=tuple(help_lines(listing, directory)),
        join=tuple(join_lines(listing, directory)),
        bring=activity.bring,
        travel=travel_view(listing, directory, above),
        contact=contact_view(own) if own is not None and own.is_reachable else None,
        categories=term_links(directory, "categories", activity.categories, Facet.CATEGORY),
        outcomes=labels(directory, "outcomes", activity.outcomes),
    )


def when_view(schedule: Schedule) -> WhenView:
    return WhenView(
        when_words(schedule),
        rule_in_words(schedule),
        times_in_words(schedule),
        exceptions_in_words(schedule),
    )


def dates_of(sessions: tuple[Session, ...]) -> tuple[DateView, ...]:
    return tuple(
        DateView(
            moment(session.day, session.starts),
            moment(session.day, session.ends),
            f"{Weekday(session.day.weekday()).label} {day_in_words(session.day)}",
            f"{clock_in_words(session.starts)} to {clock_in_words(session.ends)}",
        )
        for session in sessions
    )


def moment(day: date, minutes: int) -> str:
    """`minutes` after the midnight that opens `day`, as it stands on a clock."""
    later, within = divmod(minutes, MIDNIGHT)
    hour, minute = divmod(within, 60)
    return f"{day + timedelta(days=later)}T{hour:02}:{minute:02}"


def who_lines(listing: Listing, directory: Directory) -> Iterator[str]:
    activity = listing.activity
    if activity.open_to:
        yield f"Open to: {joined(labels(directory, 'audiences', activity.open_to))}"
    if activity.age is not None:
        yield age_words(activity.age)
    if activity.gender is not None and activity.gender is not Gender.MIXED:
        yield GENDER_WORDS[activity.gender]
    if activity.care_act is not None:
        yield care_act_words(activity.care_act, directory)


def care_act_words(care_act: CareAct, directory: Directory) -> str:
    if care_act.needed is YesNo.NO:
        return "You do not need a Care Act assessment"
    if care_act.routes:
        routes = labels(directory, "funding-routes", care_act.routes)
        return f"You need a Care Act assessment only for this: {joined(routes)}"
    return "You need a Care Act assessment first"


def help_lines(listing: Listing, directory: Directory) -> Iterator[str]:
    activity = listing.activity
    yield from labels(directory, "support", activity.support)
    if activity.staff_ratio:
        yield f"Staff: {activity.staff_ratio}"
    if activity.communication:
        yield f"Communication: {joined(labels(directory, 'communication', activity.communication))}"
    if activity.languages:
        yield f"Languages: {joined(activity.languages)}"


def join_lines(listing: Listing, directory: Directory) -> Iterator[str]:
    activity = listing.activity
    others = [each for each in activity.who_can_refer if not is_oneself(each)]
    if len(others) < len(activity.who_can_refer):
        yield "You can ask for a place yourself"
    elif activity.booking is not None:
        yield BOOKING_WORDS[activity.booking]
    if others:
        yield f"Who can ask for you: {joined(others, 'or')}"
    elif activity.booking is Booking.REFERRAL and not activity.who_can_refer:
        yield "Ask who can refer you"
    if activity.trial:
        yield f"To try it: {activity.trial}"
    if activity.places is not None:
        yield from places_lines(activity.places, directory)


def is_oneself(referrer: str) -> bool:
    """Whether an entry means the reader by one of those who can refer."""
    return referrer.casefold() in _ONESELF


def places_lines(places: Places, directory: Directory) -> Iterator[str]:
    """Free places, as long as the number is fresh."""
    if (directory.day - places.as_of).days > PLACES_LAST_DAYS:
        return
    day = day_in_words(places.as_of)
    if places.free is not None:
        of = f" of {places.of}" if places.of is not None else ""
        yield f"{places.free}{of} places free on {day}"
    if places.waiting_list is YesNo.YES:
        yield f"There was a waiting list on {day}"


def notice_words(notices: tuple[Notice, ...], directory: Directory) -> tuple[str, ...]:
    """The messages that still stand, each with its last day."""
    return tuple(
        f"{notice.text} (until {day_in_words(notice.until)})"
        for notice in notices
        if notice.until >= directory.day
    )
