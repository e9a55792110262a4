"""Facts put into words, the same words everywhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import atan2, cos, degrees, radians

from markupsafe import Markup

from fingerpost.directory import Directory
from fingerpost.listing import Freshness, Listing
from fingerpost.model.activity import AgeRange, Booking, Gender
from fingerpost.model.days import day_in_words, month_in_words
from fingerpost.model.notices import State, StatusFields
from fingerpost.model.schedule import Schedule, Weekday
from fingerpost.model.venue import Coordinates, Show, Venue, distance_metres
from fingerpost.model.when import exceptions_in_words, rule_in_words, times_in_words
from fingerpost.source.markdown import render_markdown

_METRES_IN_A_MILE = 1609.344
# Eight directions, clockwise from the north.
_COMPASS = (
    "north",
    "north-east",
    "east",
    "south-east",
    "south",
    "south-west",
    "west",
    "north-west",
)
_DAY_NAMES = frozenset(day.label for day in Weekday)
BOOKING_WORDS: Mapping[Booking, str] = {
    Booking.JUST_TURN_UP: "Just turn up",
    Booking.RING_FIRST: "Ring first",
    Booking.BOOK: "Book a place first",
    Booking.REFERRAL: "Somebody refers you",
}
GENDER_WORDS: Mapping[Gender, str] = {
    Gender.MIXED: "Everyone together",
    Gender.WOMEN_ONLY: "Women only",
    Gender.MEN_ONLY: "Men only",
}


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class CountedLink:
    """A link to a list, with how many activities stand in it, and its colour and picture if any."""

    text: str
    href: str
    count: int
    colour: str = ""
    picture: str = ""


def rich_text(markdown: str, *, top_level: int = 3, own_pages: bool = False) -> Markup:
    """Markdown of a record as safe HTML; headings start at `top_level`."""
    html = render_markdown(markdown, top_level=top_level, own_pages=own_pages) if markdown else ""
    return Markup(html)  # noqa: S704 - the one door: it has been sanitised


def joined(parts: Sequence[str], last: str = "and") -> str:
    """`a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def counted(number: int, one: str, many: str = "") -> str:
    """`1 activity`, `12 activities`, `no activities`."""
    many = many or (one[:-1] + "ies" if one.endswith("y") else one + "s")
    return f"{number:,} {one if number == 1 else many}" if number else f"no {many}"


def when_words(schedule: Schedule) -> str:
    """`Every Tuesday, 10am to 12.30pm, school term time only`. Single days off are left out."""
    return when_in_full(replace(schedule, not_on=(), not_bank_holidays=False))


def when_in_full(schedule: Schedule) -> str:
    """As `when_words`, with every exception, for where no page tells them otherwise."""
    limits = (in_line(phrase) for phrase in exceptions_in_words(schedule))
    return ", ".join(filter(None, (rule_in_words(schedule), times_in_words(schedule), *limits)))


def in_line(rule: str) -> str:
    """A rule inside a sentence: only names of days keep their capital."""
    first = rule.partition(" ")[0]
    return rule if first.removesuffix("s") in _DAY_NAMES else rule[:1].lower() + rule[1:]


def label_in_line(label: str) -> str:
    """A label after other words. One with more capitals is or holds a name, and stays as it is."""
    return label if label[1:] != label[1:].lower() else label.lower()


def miles_words(metres: float) -> str:
    """A distance in a straight line, said only as exactly as it is known."""
    miles = metres / _METRES_IN_A_MILE
    if miles < 1:
        return "less than a mile"
    whole = round(miles)
    return f"about {whole} mile" if whole == 1 else f"about {whole} miles"


def way_words(here: Coordinates, there: Coordinates) -> str:
    """How far off a place lies, and which way: the nearest of eight directions."""
    rise = there.latitude - here.latitude
    run = (there.longitude - here.longitude) * cos(radians(here.latitude))
    point = round(degrees(atan2(run, rise)) / 45) % len(_COMPASS)
    return f"{miles_words(distance_metres(here, there))} {_COMPASS[point]}"


def age_words(age: AgeRange) -> str:
    if age.youngest is not None and age.oldest is not None:
        return f"Aged {age.youngest} to {age.oldest}"
    if age.youngest is not None:
        return f"Aged {age.youngest} and over"
    return f"Aged {age.oldest} and under" if age.oldest is not None else "Any age"


def venue_lines(venue: Venue) -> tuple[str, ...]:
    """The address as far as it may be shown; `area only` shows neither name nor street."""
    if venue.show is Show.AREA_ONLY:
        return ()
    street = (venue.address,) if venue.address and venue.show is Show.FULL else ()
    postcode = (venue.postcode,) if venue.postcode and venue.show is Show.FULL else ()
    return (venue.name, *street, *postcode)


def place_words(listing: Listing, directory: Directory, *, with_area: bool = True) -> str:
    """Where it happens in one line: venue and town, or how one takes part and in which area."""
    situation = listing.situation
    town = situation.town.name if situation.town else ""
    if situation.venue is not None:
        if not listing.is_address_shown:
            return f"Near {town}" if town else "The provider tells you the address"
        name = situation.venue.name
        return name if not town or town.casefold() in name.casefold() else f"{name}, {town}"
    attending = listing.activity.attending
    term = directory.vocabulary("attending").term_by_id.get(attending) if attending else None
    if term is None:
        return "Place not told yet"
    area = area_words(listing, directory) if with_area else ""
    return f"{term.label}, {area}" if area else term.label


def area_words(listing: Listing, directory: Directory) -> str:
    situation = listing.situation
    if situation.is_everywhere:
        return f"all of {directory.settings.area}"
    return joined([locality.record.name for locality in situation.localities])


def cost_words(listing: Listing) -> tuple[str, ...]:
    """The prices in words; one line that says so when nothing is told."""
    return listing.cost.in_words if listing.cost is not None else ("Cost not told yet",)


def day_chips(listing: Listing) -> tuple[str, ...]:
    return tuple(day.label[:3] for day in listing.weekdays)


def state_notes(listing: Listing, day: date) -> tuple[str, ...]:
    """What a reader has to know before anything else: paused, closed, over, unchecked."""
    notes = list(status_notes(listing.status, day))
    if listing.has_ended:
        notes.append("This has finished")
    notes.extend(freshness_words(listing.provider.record.reviewed, listing.freshness))
    return tuple(notes)


def status_notes(status: StatusFields | None, day: date) -> tuple[str, ...]:
    """A pause that is past is told as past: nobody has said that it is open again."""
    if status is None or status.state is State.OPEN:
        return ()
    if status.state is State.CLOSED:
        return ("This has closed",)
    if status.until is None:
        return ("Paused",)
    words = day_in_words(status.until)
    return (f"Paused until {words}" if status.until > day else f"It was paused until {words}",)


def freshness_words(reviewed: date | None, freshness: Freshness) -> tuple[str, ...]:
    if reviewed is None or freshness is Freshness.CURRENT:
        return ()
    words = f"Not checked since {month_in_words(reviewed)}"
    if freshness is Freshness.UNCHECKED:
        return (words,)
    return (f"{words}: it may have closed",)
