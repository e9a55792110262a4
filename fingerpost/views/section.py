"""One activity on its provider's page, in the order in which a visitor asks."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from fingerpost import addresses
from fingerpost.directory import Directory
from fingerpost.listing import Facet, Listing
from fingerpost.model.activity import Booking, CareAct, Gender, JoinBy, Online, Travel
from fingerpost.model.clock_times import clock_in_words
from fingerpost.model.days import day_in_words
from fingerpost.model.fields import YesNo, YesNoAsk
from fingerpost.model.notices import Notice, Places
from fingerpost.model.schedule import Schedule, Weekday
from fingerpost.model.venue import Show
from fingerpost.model.vocabulary import Term
from fingerpost.model.when import exceptions_in_words, rule_in_words, times_in_words
from fingerpost.views.people import ContactView, contact_view, web_link
from fingerpost.views.words import (
    BOOKING_WORDS,
    GENDER_WORDS,
    Link,
    age_words,
    cost_words,
    joined,
    place_words,
    rich_text,
    state_notes,
    venue_lines,
)

_MOST_DATES = 8
_MOST_NOT_TOLD = 8
_PLACES_LAPSE_AFTER_DAYS = 60
_JOIN_WORDS = {
    JoinBy.PUBLIC_LINK: "The link is open to everybody.",
    JoinBy.LINK_AFTER_BOOKING: "You get the link when you book.",
    JoinBy.PHONE: "You join by phone: no computer is needed.",
}
_ANSWERS = {"yes": "Yes", "no": "No", "ask": "Ask", "partly": "Partly"}


@dataclass(frozen=True, slots=True)
class WhenView:
    """A sentence of `when`: the rule, its times, and where it does not hold."""

    rule: str
    times: str
    exceptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DateView:
    """A coming meeting. `iso` is the day, for machines."""

    iso: str
    day: str
    times: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A thing that may be so. `state` is yes, partly, no, ask, free or not-told."""

    label: str
    state: str
    answer: str
    note: str = ""
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """`lines` is the address as far as it is shown; `hidden` says why when it is not."""

    words: str
    lines: tuple[str, ...]
    hidden: str
    town: Link | None
    localities: tuple[Link, ...]
    kind: str
    website: Link | None
    online: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """`who`, `help`, `join` and `travel` are lines in words. An empty tuple: nothing is told.

    `not_told` names access features, the most asked first, that nobody has told us about.
    """

    anchor: str
    name: str
    summary: str
    description: Markup
    notes: tuple[str, ...]
    notices: tuple[str, ...]
    when: tuple[WhenView, ...]
    by_arrangement: bool
    dates: tuple[DateView, ...]
    more_dates: int
    place: PlaceView
    access: tuple[Told, ...]
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
    travel: tuple[str, ...]
    contact: ContactView | None
    categories: tuple[Link, ...]
    outcomes: tuple[str, ...]


def section_of(listing: Listing, directory: Directory) -> Section:
    activity = listing.activity
    own = activity.contact
    venue = listing.situation.venue
    guide = venue.guide_url if venue else None
    return Section(
        anchor=listing.anchor,
        name=listing.name,
        summary=activity.summary,
        description=rich_text(activity.description, top_level=4),
        notes=state_notes(listing),
        notices=notice_words((activity.notice,) if activity.notice else (), directory),
        when=tuple(when_view(schedule) for schedule in listing.schedules),
        by_arrangement=any(schedule.is_by_arrangement for schedule in listing.schedules),
        dates=dates_of(listing)[:_MOST_DATES],
        more_dates=max(0, len(listing.sessions) - _MOST_DATES),
        place=place_view(listing, directory),
        access=access_lines(listing, directory),
        access_note=venue.access_note if venue else "",
        access_guide=web_link(guide),
        not_told=not_told(listing, directory),
        cost=cost_words(listing),
        pay=pay_lines(listing, directory),
        who=tuple(who_lines(listing, directory)),
        needs=term_links(directory, "needs", activity.needs, Facet.NEED),
        not_suitable=activity.not_suitable,
        carers=carer_lines(listing),
        help=tuple(help_lines(listing, directory)),
        join=tuple(join_lines(listing, directory)),
        bring=activity.bring,
        travel=tuple(travel_lines(activity.travel, directory)),
        contact=contact_view(own) if own is not None and own.is_reachable else None,
        categories=term_links(directory, "categories", activity.categories, Facet.CATEGORY),
        outcomes=labels(directory, "outcomes", activity.outcomes),
    )


def when_view(schedule: Schedule) -> WhenView:
    return WhenView(
        rule_in_words(schedule), times_in_words(schedule), exceptions_in_words(schedule)
    )


def dates_of(listing: Listing) -> tuple[DateView, ...]:
    return tuple(
        DateView(
            session.day.isoformat(),
            f"{Weekday(session.day.weekday()).label} {day_in_words(session.day)}",
            f"{clock_in_words(session.starts)} to {clock_in_words(session.ends)}",
        )
        for session in listing.sessions[:_MOST_DATES]
    )


def place_view(listing: Listing, directory: Directory) -> PlaceView:
    situation = listing.situation
    venue = situation.venue
    hidden = ""
    if venue is not None and venue.show is Show.AREA_ONLY:
        hidden = (
            "This is somebody’s home, or a place kept private. You get the address when you join."
        )
    elif venue is not None and venue.show is Show.STREET_HIDDEN:
        hidden = "You get the street and number when you join."
    term = directory.vocabulary("venue-types").term_by_id.get(venue.type or "") if venue else None
    town = situation.town
    return PlaceView(
        words=place_words(listing, directory),
        lines=venue_lines(venue) if venue else (),
        hidden=hidden,
        town=Link(town.name, addresses.town(town.id)) if town else None,
        localities=tuple(
            Link(each.record.name, addresses.locality(each.id)) for each in situation.localities
        ),
        kind=term.label if term and listing.is_address_shown else "",
        website=web_link(venue.website) if venue and listing.is_address_shown else None,
        online=tuple(online_lines(listing.activity.online)) if listing.activity.online else (),
    )


def online_lines(online: Online) -> Iterator[str]:
    if online.platform:
        yield f"It is on {online.platform}."
    if online.join is not None:
        yield _JOIN_WORDS[online.join]
    if online.phone_in:
        yield f"You can also join by phone on {online.phone_in}."
    if online.help_to_join:
        yield f"Help to join: {online.help_to_join}"
    for told, name in ((online.captions, "Captions"), (online.bsl, "British Sign Language")):
        if told is not None:
            yield f"{name}: {_ANSWERS[told].casefold()}."
    if online.camera_optional is YesNo.YES:
        yield "You can leave your camera off."


def access_lines(listing: Listing, directory: Directory) -> tuple[Told, ...]:
    """The features that are told, yes before partly before no, else in the vocabulary's order."""
    venue = listing.situation.venue
    if venue is None:
        return ()
    order = list(_ANSWERS)
    found = []
    for term in directory.vocabulary("access").terms:
        told = venue.access.get(term.id)
        if told is None:
            continue
        checked = f"checked {day_in_words(told.checked)}" if told.checked else ""
        note = ", ".join(filter(None, (told.note, checked)))
        href = _list_address(directory, Facet.ACCESS, term)
        state = str(told.answer)
        found.append(
            Told(label=term.label, state=state, answer=_ANSWERS[state], note=note, href=href)
        )
    rank = {"yes": 0, "partly": 1, "no": 2}
    return tuple(sorted(found, key=lambda told: rank.get(told.state, len(order))))


def not_told(listing: Listing, directory: Directory) -> tuple[str, ...]:
    venue = listing.situation.venue
    if venue is None:
        return ()
    terms = directory.vocabulary("access").terms
    return tuple(term.label for term in terms if term.id not in venue.access)[:_MOST_NOT_TOLD]


def pay_lines(listing: Listing, directory: Directory) -> tuple[Told, ...]:
    """Every way to pay with its honest answer, so that "not told yet" is seen as what it is."""
    lines = []
    for term in directory.vocabulary("funding-routes").terms:
        told = listing.activity.funding.get(term.id)
        href = addresses.route(term.id)
        if told is not None:
            state, answer, note = str(told.answer), _ANSWERS[told.answer], told.note
        elif listing.is_free:
            state, answer, note = "free", "Free, no funding needed", ""
        else:
            state, answer, note = "not-told", "Not told yet", ""
        lines.append(Told(label=term.label, state=state, answer=answer, note=note, href=href))
    return tuple(lines)


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
        return f"You need a Care Act assessment only to pay by: {joined(routes)}"
    return "You need a Care Act assessment first"


def carer_lines(listing: Listing) -> tuple[Told, ...]:
    carers = listing.activity.carers
    asked = (
        ("Carers may leave and have a break", carers.may_leave),
        ("Carers are welcome too", carers.welcome_too),
        ("It is for carers themselves", carers.for_carers),
    )
    return tuple(
        Told(label=label, state=str(answer), answer=_ANSWERS[answer])
        for label, answer in asked
        if answer is not None
    )


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
    if activity.booking is not None:
        yield BOOKING_WORDS[activity.booking]
    if activity.who_can_refer:
        refer = f"Who can refer you: {joined(activity.who_can_refer, 'or')}"
        yield refer
    elif activity.booking is Booking.REFERRAL:
        yield "Ask who can refer you"
    if activity.trial:
        yield f"To try it: {activity.trial}"
    if activity.places is not None:
        yield from places_lines(activity.places, directory)


def places_lines(places: Places, directory: Directory) -> Iterator[str]:
    """Free places, as long as the number is fresh."""
    if (directory.day - places.as_of).days > _PLACES_LAPSE_AFTER_DAYS:
        return
    day = day_in_words(places.as_of)
    if places.free is not None:
        of = f" of {places.of}" if places.of is not None else ""
        yield f"{places.free}{of} places free on {day}"
    if places.waiting_list is YesNo.YES:
        yield f"There was a waiting list on {day}"


def travel_lines(travel: Travel, directory: Directory) -> Iterator[str]:
    for stop in travel.bus:
        walk = f", {stop.minutes_walk} minutes’ walk" if stop.minutes_walk is not None else ""
        routes = f" ({stop.routes})" if stop.routes else ""
        last = f". Last bus: {stop.last_bus}" if stop.last_bus else ""
        yield f"Bus: {stop.stop}{routes}{walk}{last}"
    told = (
        ("Train", travel.rail),
        ("Parking", travel.parking),
        ("Transport", travel.transport_provided),
        ("Comes to you", travel.comes_to_you),
    )
    yield from (f"{label}: {words}" for label, words in told if words)
    hub = directory.provider_by_id.get(travel.pick_up or "")
    if hub is not None:
        yield f"You can be picked up from {hub.record.name}"
    if travel.travel_training in {YesNoAsk.YES, YesNoAsk.ASK}:
        ask = " (ask)" if travel.travel_training is YesNoAsk.ASK else ""
        yield f"Somebody can help you learn the journey{ask}"


def notice_words(notices: tuple[Notice, ...], directory: Directory) -> tuple[str, ...]:
    """The messages that still stand, each with its last day."""
    return tuple(
        f"{notice.text} (until {day_in_words(notice.until)})"
        for notice in notices
        if notice.until >= directory.day
    )


def labels(directory: Directory, vocabulary: str, ids: tuple[str, ...]) -> tuple[str, ...]:
    terms = directory.vocabulary(vocabulary).term_by_id
    return tuple(terms[id_].label for id_ in ids if id_ in terms)


def term_links(
    directory: Directory, vocabulary: str, ids: tuple[str, ...], facet: Facet
) -> tuple[Link, ...]:
    """Links to the lists of these terms. A term that no list shows yet is left out."""
    terms = directory.vocabulary(vocabulary).term_by_id
    found = ((terms[id_], _list_address(directory, facet, terms[id_])) for id_ in ids)
    return tuple(Link(term.label, href) for term, href in found if href)


def _list_address(directory: Directory, facet: Facet, term: Term) -> str | None:
    makers = {
        Facet.ACCESS: addresses.access,
        Facet.NEED: addresses.need,
        Facet.CATEGORY: addresses.category,
        Facet.ROUTE: addresses.route,
    }
    return makers[facet](term.id) if directory.listed_in(facet, term.id) else None
