"""How to get there and home again."""

from typing import Annotated

from fingerpost.model.asking import Ask
from fingerpost.model.fields import Line, ToldOrAsk, WholeNumber
from fingerpost.model.record import Record


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
        str, Line(60), Ask("Last bus home", "The time of the last bus back, or ask.", "9.40pm")
    ] = ""


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
