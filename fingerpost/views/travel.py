"""Getting there, in lines of words."""

from collections.abc import Iterator

from fingerpost.directory import Directory
from fingerpost.model.activity import Travel
from fingerpost.model.fields import YesNoAsk
from fingerpost.model.travel import BusStop
from fingerpost.views.words import counted, joined

_ASK = "ask"


def travel_lines(travel: Travel, directory: Directory) -> Iterator[str]:
    for stop in travel.bus:
        yield f"Bus: {stop.stop}{''.join(stop_words(stop))}"
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


def stop_words(stop: BusStop) -> Iterator[str]:
    if stop.minutes_walk is not None:
        yield f", {counted(stop.minutes_walk, 'minute')} on foot"
    answers = ((stop.routes, "which buses stop there"), (stop.last_bus, "the last bus"))
    asked = [words for answer, words in answers if answer.casefold() == _ASK]
    if stop.routes and stop.routes.casefold() != _ASK:
        yield f". Buses: {stop.routes}"
    if stop.last_bus and stop.last_bus.casefold() != _ASK:
        yield f". Last bus: {stop.last_bus}"
    if asked:
        yield f". Ask about {joined(asked)}"
