"""How to get there and home again."""

import re
from typing import Annotated, NamedTuple

from fingerpost.diagnostics import Misreading
from fingerpost.model.asking import Ask
from fingerpost.model.clock_times import read_clock
from fingerpost.model.fields import Line, ToldOrAsk, WholeNumber
from fingerpost.model.record import Record
from fingerpost.model.schedule import MIDNIGHT
from fingerpost.model.when_words import Kind, tokens_of

_NIGHT_ENDS = 4 * 60  # a last bus before four in the morning belongs to the evening before
_OFTEN = re.compile(
    r"(?:half[ -])?hourly|every (?:hour|half(?: an)? hour|[1-5]?[0-9] minutes|60 minutes)",
    re.IGNORECASE,
)


class LastBus(NamedTuple):
    """`leaves` in minutes after midnight, more than a day's where it goes after midnight. `often`
    is how often buses go until then, at least once an hour, as it was written; empty: not told."""

    leaves: int
    often: str


class BusStop(Record):
    """`last_bus` as a traveller reads it, such as 9.40pm, or ask."""

    stop: Annotated[str, Line(80), Ask("Bus stop", "The name of the stop.", "Okeford Cross")]
    minutes_walk: Annotated[
        WholeNumber | None,
        Ask("Minutes on foot", "How many minutes it takes to walk from the stop.", "4"),
    ] = None
    routes: Annotated[
        str, Line(60), Ask("Bus routes", "The numbers of the buses.", "X3 and 12")
    ] = ""
    last_bus: Annotated[
        str,
        Line(60),
        Ask(
            "Last bus home",
            "The time of the last bus back and how often they go until then, or ask.",
            "9.40pm, every 30 minutes",
        ),
    ] = ""

    @property
    def last_home(self) -> LastBus | None:
        """None: not told, or not in words that mean one time of day and nothing besides."""
        told, _, often = self.last_bus.partition(",")
        often = often.strip()
        clock, *rest = tokens_of(told)
        if clock.kind is not Kind.TIME or len(rest) != 1 or (often and not _OFTEN.fullmatch(often)):
            return None
        try:
            meant = read_clock(clock).minutes
        except Misreading:
            return None
        latest = {minutes + MIDNIGHT if minutes < _NIGHT_ENDS else minutes for minutes in meant}
        return LastBus(latest.pop(), often) if len(latest) == 1 else None


class Travel(Record):
    """`pick_up` is the id of the hub that one is picked up from."""

    bus: Annotated[
        tuple[BusStop, ...],
        Ask("Bus", "The stops close by.", "[{stop: Okeford Cross, minutes_walk: 4}]"),
    ] = ()
    rail: Annotated[
        str,
        Line(120),
        Ask("Train", "The nearest station and how far it is.", "Okeford Halt, 10 minutes on foot"),
    ] = ""
    parking: Annotated[
        str,
        Line(200),
        Ask("Parking", "Where a car can stay, and what it costs.", "Free car park beside the hall"),
    ] = ""
    transport_provided: Annotated[
        str,
        Line(200),
        Ask(
            "Transport",
            "Transport that you offer, and how to ask for it.",
            "Our minibus comes to the villages; ring first.",
        ),
    ] = ""
    pick_up: Annotated[
        Annotated[str, Line(80)] | None,
        Ask(
            "Pick-up point", "The file name of the hub that people are picked up from.", "old-mill"
        ),
    ] = None
    travel_training: Annotated[
        ToldOrAsk | None,
        Ask("Travel training", "Whether you help people learn to travel alone.", "ask"),
    ] = None
    comes_to_you: Annotated[
        str,
        Line(120),
        Ask("Comes to you", "How far you travel to people's homes.", "Within 10 miles of Okeford"),
    ] = ""
