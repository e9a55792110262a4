"""Whether one gets there and home without a car, what a page says of it, and the ways on from it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from fingerpost.directory import Directory
from fingerpost.listing import Listing
from fingerpost.model.attendance import Attending
from fingerpost.model.journey import Journey, WithoutCar, journey_of, minutes_to_station
from fingerpost.model.travel import BusStop, LastBus, Travel
from fingerpost.model.when import parse_when
from fingerpost.views.nearby import nearby_by_anchor
from fingerpost.views.provider import provider_view
from fingerpost.views.travel import TravelView, travel_view
from tests.building import ROOT, SMALL_TOWN, artifacts, club, directory_of, published

EVENING = "Tuesdays 7pm to 9pm"


def stop(last_bus: str, walk: int | None = 4, **more: str) -> dict[str, Any]:
    return {"stop": "Hill Street", "minutes_walk": walk, "last_bus": last_bus, **more}


def journey(
    travel: Mapping[str, Any], *when: str, attending: Attending = Attending.IN_PERSON
) -> Journey:
    return journey_of(Travel.model_validate(travel), attending, [parse_when(text) for text in when])


@pytest.mark.parametrize(
    ("text", "leaves", "often"),
    [
        ("9.40pm", 1300, ""),
        ("21:40", 1300, ""),
        ("noon", 720, ""),
        ("midnight", 1440, ""),
        ("12.15am", 1455, ""),
        ("00:15", 1455, ""),
        ("9.40pm, every 30 minutes", 1300, "every 30 minutes"),
        ("5pm, hourly", 1020, "hourly"),
    ],
)
def test_a_last_bus_is_read_as_times_are_everywhere(text: str, leaves: int, often: str) -> None:
    assert BusStop(stop="Hill Street", last_bus=text).last_home == LastBus(leaves, often)


@pytest.mark.parametrize(
    "text",
    [
        "ask",
        "ask, the quiz ends late",
        "9.40",
        "25.00",
        "13pm",
        "late",
        "about 9pm",
        "9.40pm or 10.40pm",
        "9.40pm weekdays",
        "9.40pm, not on Sundays",
        "9.40pm, every 90 minutes",
    ],
)
def test_what_does_not_mean_one_time_alone_is_not_told(text: str) -> None:
    assert BusStop(stop="Hill Street", last_bus=text).last_home is None


@pytest.mark.parametrize(
    ("stops", "reason"),
    [
        ([stop("9.03pm")], Journey.BUS_GONE),
        ([stop("9.04pm")], Journey.BUS),
        ([stop("10pm")], Journey.BUS),
        ([stop("10.01pm")], Journey.NOT_TOLD),
        ([stop("11pm, every 30 minutes")], Journey.BUS),
        ([stop("8.50pm")], Journey.BUS_GONE),
        ([stop("8.50pm", walk=None)], Journey.BUS_GONE),
        ([stop("9.40pm", walk=None)], Journey.NOT_TOLD),
        ([stop("9.40pm", walk=10)], Journey.BUS),
        ([stop("9.40pm", walk=11)], Journey.STOP_FAR),
        ([stop("ask", walk=11)], Journey.STOP_FAR),
        ([stop("ask")], Journey.NOT_TOLD),
        ([stop("8pm"), stop("9.30pm")], Journey.BUS),
        ([stop("8pm"), stop("ask")], Journey.NOT_TOLD),
        ([stop("8pm"), stop("9.30pm", walk=12)], Journey.BUS_GONE),
        ([], Journey.NOT_TOLD),
    ],
)
def test_a_bus_within_reach_leaves_within_the_hour_after_the_end(
    stops: list[dict[str, Any]], reason: Journey
) -> None:
    assert journey({"bus": stops}, EVENING) is reason


@pytest.mark.parametrize(
    ("when", "last_bus", "answer"),
    [
        (["Mondays 10am to noon", "Mondays 2pm to 5pm"], "5.30pm", WithoutCar.YES),
        (["Mondays 2pm to 5pm", "Tuesdays 7pm to 9pm"], "5.30pm", WithoutCar.NO),
        (["Mondays 2pm to 5pm", "Tuesdays 7pm to 9pm"], "9.30pm", WithoutCar.NOT_TOLD),
        (["Mondays 2pm to 5pm", "Tuesdays 7pm to 9pm"], "9.30pm, hourly", WithoutCar.YES),
        (["Mondays 2pm to 5pm", "by arrangement"], "5.30pm", WithoutCar.NOT_TOLD),
        (["Saturdays 8pm to midnight"], "12.20am", WithoutCar.YES),
        ([], "5.30pm", WithoutCar.NOT_TOLD),
    ],
)
def test_every_day_has_to_have_its_bus_after_its_latest_end(
    when: list[str], last_bus: str, answer: WithoutCar
) -> None:
    assert journey({"bus": [stop(last_bus)]}, *when).without_car is answer


@pytest.mark.parametrize(
    ("travel", "reason"),
    [
        ({"transport_provided": "A minibus"}, Journey.FETCHED),
        ({"transport_provided": "Ask about shared cars"}, Journey.NOT_TOLD),
        ({"transport_provided": "None"}, Journey.NOT_TOLD),
        ({"comes_to_you": "Within 10 miles"}, Journey.VISITED),
        ({"comes_to_you": "ask"}, Journey.NOT_TOLD),
        ({"pick_up": "old-mill"}, Journey.PICKED_UP),
        ({"pick_up": "old-mill", "bus": [stop("8pm")]}, Journey.PICKED_UP),
        ({"transport_provided": "ask", "bus": [stop("8pm")]}, Journey.BUS_GONE),
        ({"rail": "Cobbleton Halt, 4 minutes on foot"}, Journey.NOT_TOLD),
        ({"rail": "Cobbleton Halt, 4 minutes", "bus": [stop("8pm")]}, Journey.NOT_TOLD),
        ({"rail": "Cobbleton Halt, 14 minutes", "bus": [stop("8pm")]}, Journey.BUS_GONE),
    ],
)
def test_other_ways_count_in_their_own_words(travel: dict[str, Any], reason: Journey) -> None:
    assert journey(travel, EVENING) is reason


@pytest.mark.parametrize(
    ("attending", "reason"),
    [
        (Attending.ONLINE, Journey.FROM_HOME),
        (Attending.BY_PHONE, Journey.FROM_HOME),
        (Attending.AT_YOUR_HOME, Journey.VISITED),
        (Attending.MIX, Journey.ALSO_FROM_HOME),
        (Attending.OUT_AND_ABOUT, Journey.BUS_GONE),
    ],
)
def test_from_home_there_is_no_journey(attending: Attending, reason: Journey) -> None:
    assert journey({"bus": [stop("8pm")]}, EVENING, attending=attending) is reason


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("Cobbleton Halt, nine minutes away on foot", 9),
        ("Cobbleton Halt, about 10 minutes' walk", 10),
        ("Cobbleton Halt, 8 minutes there and 12 minutes back, uphill", 12),
        ("Cobbleton Halt, 5 minutes by taxi", None),
        ("Cobbleton Halt is half a mile away", None),
    ],
)
def test_a_station_is_near_only_where_it_says_so(words: str, minutes: int | None) -> None:
    assert minutes_to_station(Travel(rail=words)) == minutes


# What pages say


def told(place: Path, when: str, travel: str) -> TravelView:
    directory = directory_of(
        place, {"providers/club.yaml": club(when=when, more=f"travel: {travel}\n")}
    )
    view = travel_view(directory.listings[0], directory)
    assert view is not None
    return view


@pytest.mark.parametrize(
    ("last_bus", "sentence", "ending", "asked"),
    [
        (
            "9.40pm",
            "You can get here without a car.",
            "The last bus leaves at 9.40pm, 40 minutes after the end",
            (),
        ),
        (
            "8.59pm",
            "You need a car or a lift to get home.",
            "The last bus leaves at 8.59pm, 1 minute before the end",
            (),
        ),
        (
            "11pm",
            "",
            "The last bus leaves at 11pm, more than an hour after the end",
            ("whether a bus leaves within an hour of the end",),
        ),
        ("ask, it varies", "", "Ask about the last bus, it varies", ()),
        ("ask", "", "Buses: 7", ("the last bus home",)),
    ],
)
def test_a_stop_tells_its_last_bus_beside_the_end(
    tmp_path: Path, last_bus: str, sentence: str, ending: str, asked: tuple[str, ...]
) -> None:
    bus = f"{{stop: Hill Street, minutes_walk: 4, routes: '7', last_bus: '{last_bus}'}}"
    view = told(tmp_path, EVENING, f"{{bus: [{bus}]}}")
    assert view.without_car == sentence
    assert view.lines[0].startswith("Bus stop: Hill Street, 4 minutes on foot. Buses: 7")
    assert view.lines[0].endswith(ending)
    assert view.not_told == asked


def test_the_days_without_a_bus_home_are_named(tmp_path: Path) -> None:
    view = told(
        tmp_path,
        "[Mondays 2pm to 5pm, Tuesdays 7pm to 9pm, Fridays 7pm to 9pm]",
        "{bus: [{stop: Hill Street, minutes_walk: 4, last_bus: 5.40pm}]}",
    )
    assert view.without_car == "You need a car or a lift to get home on Tuesdays and Fridays."
    assert view.lines[0].endswith("at 5.40pm, before the end on Tuesdays and Fridays")


def test_where_nothing_is_told_the_page_says_what_to_ask(tmp_path: Path) -> None:
    directory = directory_of(tmp_path, {"providers/club.yaml": club()})
    assert travel_view(directory.listings[0], directory) == TravelView(
        not_told=("how to get here without a car",)
    )


def test_a_pick_up_point_leads_to_its_hub() -> None:
    page = artifacts(published(SMALL_TOWN))["providers/the-lantern/index.html"].content.decode()
    assert 'Pick-up at <a class="target" href="/providers/the-lantern/">The Lantern</a>' in page
    assert "<p>Front steps. Half past nine</p>" in page


# Ways on


def at(place: str, lat: float, *, category: str = "knitting", more: str = "") -> str:
    where = f"{{name: {place} Hall, lat: {lat:.4f}, lon: -2.1000}}"
    text = club(place, where=where, more=more)
    return text.replace("categories: [making]", f"categories: [{category}]")


def ways_on(directory: Directory, provider: str) -> tuple[str, list[tuple[str, str]]]:
    listings: tuple[Listing, ...] = directory.listings_by_provider[provider]
    nearby = nearby_by_anchor(listings, directory)[listings[0].anchor]
    if nearby is None:
        return "", []
    return nearby.heading, [(near.name, near.distance) for near in nearby.activities]


FULL = "places: {free: 0, of: 6, as_of: 2026-11-10}\n"
OTHERS = {
    "providers/north.yaml": at("North", 50.9500),
    "providers/south.yaml": at("South", 50.8850),
    "providers/far.yaml": at("Far", 50.7000),
    "providers/too-far.yaml": at("Too far", 50.4000),
    "providers/full.yaml": at("Full", 50.9010, more=FULL),
    "providers/paused.yaml": at("Paused", 50.9020, more="status: paused\n"),
    "providers/closed.yaml": at("Closed", 50.9020, more="status: closed\n"),
    "providers/old.yaml": at("Old", 50.9020).replace("2026-11-01", "2025-01-01"),
    "providers/songs.yaml": at("Songs", 50.9030, category="singing"),
    "providers/other-making.yaml": at("Other making", 50.9030, category="making"),
}
SOUTH = ("South", "about 1 mile south in a straight line")
NORTH = ("North", "about 3 miles north in a straight line")
FAR = ("Far", "about 14 miles south in a straight line")


@pytest.mark.parametrize(
    ("more", "heading", "names"),
    [
        ("", "Something like it nearby", [SOUTH, NORTH]),
        (FULL, "If this is full, try", [SOUTH, NORTH, FAR]),
        (
            "places: {waiting_list: yes, as_of: 2026-11-10}\n",
            "If this is full, try",
            [SOUTH, NORTH, FAR],
        ),
        (FULL.replace("2026-11-10", "2026-08-10"), "Something like it nearby", [SOUTH, NORTH]),
        ("status: paused\n", "While this is paused, try", [SOUTH, NORTH, FAR]),
        ("status: paused until 2026-11-01\n", "Something like it nearby", [SOUTH, NORTH]),
        ("status: closed\n", "Instead of this, try", [SOUTH, NORTH, FAR]),
    ],
)
def test_the_nearest_of_the_same_kind_with_room_is_named(
    tmp_path: Path, more: str, heading: str, names: list[tuple[str, str]]
) -> None:
    here = at("Here", 50.9000, category="knitting, making", more=more)
    directory = directory_of(tmp_path, {**OTHERS, "providers/here.yaml": here})
    assert ways_on(directory, "here") == (heading, names)


def test_what_is_like_two_activities_of_a_page_is_named_once(tmp_path: Path) -> None:
    here = at("Here", 50.9000)
    both = here + "activities: [{name: One}, {name: Two}]\n"
    directory = directory_of(tmp_path, {**OTHERS, "providers/here.yaml": both})
    found = nearby_by_anchor(directory.listings_by_provider["here"], directory)
    assert {anchor: nearby is not None for anchor, nearby in found.items()} == {
        "one": True,
        "two": False,
    }


def test_a_spoke_names_its_nearest_fellows_and_leads_to_all_of_them(tmp_path: Path) -> None:
    hub = (SMALL_TOWN / "providers/the-lantern.md").read_text(encoding="utf-8")
    spokes = {
        f"providers/spoke-{number}.yaml": at(f"Spoke {number}", 50.9 + number**2 / 100)
        + "hub: the-lantern\n"
        for number in range(5)
    }
    directory = directory_of(tmp_path, {**spokes, "providers/the-lantern.md": hub})
    (fellows,) = provider_view(directory.provider_by_id["spoke-2"], directory).fellow_spokes
    assert fellows.hub == "The Lantern"
    assert [link.text for link in fellows.links] == [
        "Spoke 1",
        "Spoke 0",
        "Spoke 3",
        "All the spokes of The Lantern",
    ]
    assert fellows.links[-1].href == "/providers/the-lantern/#spokes_of_it"


def test_ways_on_keep_every_page_of_a_provider_light() -> None:
    made = artifacts(published(ROOT / "content"))
    sizes = {path: len(made[path].content) for path in made if path.startswith("providers/")}
    assert len(sizes) > 100
    assert {path: size for path, size in sizes.items() if size > 80_000} == {}
