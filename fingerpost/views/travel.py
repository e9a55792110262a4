"""Getting there, in lines of words."""

from collections.abc import Iterator

from fingerpost.directory import Directory
from fingerpost.model.activity import Travel
from fingerpost.model.fields import YesNoAsk


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
