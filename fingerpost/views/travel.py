"""Getting there and home again: what is told, in words, and what to ask before one goes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fingerpost import addresses
from fingerpost.directory import Directory
from fingerpost.listing import Listing
from fingerpost.model.activity import Travel
from fingerpost.model.clock_times import clock_in_words
from fingerpost.model.fields import YesNoAsk
from fingerpost.model.journey import (
    LONGEST_WAIT,
    LONGEST_WALK,
    Ends,
    Journey,
    days_without_bus,
    latest_ends,
    minutes_to_station,
)
from fingerpost.model.schedule import Weekday
from fingerpost.model.travel import BusStop
from fingerpost.views.words import Link, counted, joined

_ASK = "ask"
_WITHOUT_CAR: Mapping[Journey, str] = {
    Journey.VISITED: "You need no car: they come to you.",
    Journey.BUS: "You can get here without a car.",
    Journey.FETCHED: "You can come without a car if their transport reaches you.",
    Journey.PICKED_UP: "You can come without a car: you are picked up from a hub.",
    Journey.ALSO_FROM_HOME: "You can take part without a car: join from home.",
    Journey.BUS_GONE: "You need a car or a lift to get home",
    Journey.STOP_FAR: (
        f"If more than {LONGEST_WALK} minutes on foot is too far, you need a car or a lift."
    ),
}


@dataclass(frozen=True, slots=True)
class PickUp:
    """`words` say where and when, and may be empty."""

    hub: Link
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelView:
    """`without_car` is a sentence, empty while it is not told. `not_told` is what to ask about.

    `same_as` leads to the activity above that tells it all; the rest is then empty.
    """

    without_car: str = ""
    lines: tuple[str, ...] = ()
    pick_up: PickUp | None = None
    not_told: tuple[str, ...] = ()
    same_as: Link | None = None


def travel_view(
    listing: Listing, directory: Directory, above: Listing | None = None
) -> TravelView | None:
    """None where nobody travels, and of what is over where nothing is told. `above` is an activity
    on the same page at the same venue."""
    own = own_travel(listing, directory)
    if above is None or own is None or own != own_travel(above, directory):
        return own
    return TravelView(same_as=Link(above.name, f"#{above.anchor}"))


def own_travel(listing: Listing, directory: Directory) -> TravelView | None:
    travel = listing.activity.travel
    ends = latest_ends(listing.schedules)
    is_over = listing.is_closed or listing.has_ended
    lines, pick_up = tuple(travel_lines(travel, ends)), pick_up_of(travel, directory)
    if not listing.has_journey or (is_over and not (lines or pick_up)):
        return None
    return TravelView(
        without_car="" if is_over else without_car_words(listing.journey, travel, ends),
        lines=lines,
        pick_up=pick_up,
        not_told=() if is_over else not_told_words(listing.journey, travel, ends),
    )


def without_car_words(journey: Journey, travel: Travel, ends: Ends) -> str:
    if journey is Journey.BUS_GONE:
        late = days_without_bus(travel, ends)
        on = f" on {plural_days(late)}" if len(late) < len(ends) else ""
        return f"{_WITHOUT_CAR[journey]}{on}."
    if journey is Journey.VISITED and travel.comes_to_you:
        return "You need no car where they come to you."
    return _WITHOUT_CAR.get(journey, "")


def travel_lines(travel: Travel, ends: Ends) -> Iterator[str]:
    yield from (stop_words(stop, ends) for stop in travel.bus)
    told = (
        ("Train", travel.rail),
        ("Parking", travel.parking),
        ("Transport", travel.transport_provided),
        ("Comes to you", travel.comes_to_you),
    )
    yield from (f"{label}: {words}" for label, words in told if words and not is_ask(words))
    if travel.travel_training in {YesNoAsk.YES, YesNoAsk.ASK}:
        ask = " (ask)" if travel.travel_training is YesNoAsk.ASK else ""
        yield f"Somebody can help you learn the journey{ask}"


def pick_up_of(travel: Travel, directory: Directory) -> PickUp | None:
    hub = directory.provider_by_id.get(travel.pick_up or "")
    if hub is None:
        return None
    details = hub.record.hub_details
    point = details.pick_up if details is not None else None
    words = ". ".join(filter(None, (point.where, point.time))) if point is not None else ""
    return PickUp(Link(hub.record.name, addresses.provider(hub.id)), words)


def stop_words(stop: BusStop, ends: Ends) -> str:
    words = [f"Bus stop: {stop.stop}{walk_words(stop.minutes_walk)}"]
    if stop.routes and not is_ask(stop.routes):
        words.append(f"Buses: {stop.routes}")
    last = stop.last_home
    if last is not None:
        gap = gap_words(stop, ends)
        words.append(f"The last bus leaves at {clock_in_words(last.leaves)}{gap}")
        words += [f"They go {last.often} until then"] if last.often else []
    elif stop.last_bus.casefold().startswith(f"{_ASK},"):
        words.append(f"Ask about the last bus{stop.last_bus.removeprefix(stop.last_bus[:3])}")
    elif stop.last_bus and not is_ask(stop.last_bus):
        words.append(f"Last bus: {stop.last_bus}")
    return ". ".join(words)


def walk_words(minutes: int | None) -> str:
    if minutes is None:
        return ""
    return f", {counted(minutes, 'minute')} on foot" if minutes else ", at the door"


def gap_words(stop: BusStop, ends: Ends) -> str:
    """Such as `, 40 minutes after the end`, measured from the latest end on each day."""
    last = stop.last_home
    known = {day: end for day, end in ends.items() if end is not None}
    if last is None or not known:
        return ""
    gaps = {last.leaves - end for end in known.values()}
    if len(gaps) == 1:
        return f", {minutes_words(gaps.pop())}"
    late = [day for day, end in known.items() if end > last.leaves and day is not None]
    if len(late) in {0, len(known)}:
        return f", {'before' if late else 'after'} the end on every day"
    return f", before the end on {plural_days(late)}"


def plural_days(days: Iterable[Weekday]) -> str:
    return joined([f"{day.label}s" for day in sorted(days)])


def minutes_words(gap: int) -> str:
    """How long after the end, or before it; over an hour, only that it is."""
    if gap == 0:
        return "just at the end"
    size = "more than an hour" if abs(gap) > LONGEST_WAIT else counted(abs(gap), "minute")
    return f"{size} {'after' if gap > 0 else 'before'} the end"


def not_told_words(journey: Journey, travel: Travel, ends: Ends) -> tuple[str, ...]:
    asked = dict.fromkeys(words for stop in travel.bus for words in stop_questions(stop, ends))
    walk = minutes_to_station(travel)
    if journey is Journey.NOT_TOLD and not travel.bus:
        is_near = walk is not None and walk <= LONGEST_WALK
        asked["the last train home" if is_near else "how to get here without a car"] = None
    others = (
        ("the nearest station", travel.rail),
        ("parking", travel.parking),
        ("transport", travel.transport_provided),
        ("whether they come to you", travel.comes_to_you),
    )
    asked.update((label, None) for label, words in others if is_ask(words))
    return tuple(asked)


def stop_questions(stop: BusStop, ends: Ends) -> Iterator[str]:
    if stop.minutes_walk is None:
        yield "how far the bus stop is"
    if is_ask(stop.routes):
        yield "which buses stop there"
    last = stop.last_home
    if last is None and (is_ask(stop.last_bus) or not stop.last_bus):
        yield "the last bus home"
    if last and not last.often:
        waits = (last.leaves - end for end in ends.values() if end is not None)
        if any(wait > LONGEST_WAIT for wait in waits):
            yield "whether a bus leaves within an hour of the end"


def is_ask(words: str) -> bool:
    return words.casefold() == _ASK
