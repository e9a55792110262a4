"""Drawings of hubs and their spokes: nothing overlaps, nothing is cut off, every link leads home."""

import re
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader

from fingerpost.outputs.publication import Publication
from fingerpost.pages.entries import hubs_view
from fingerpost.views.hub import hub_of
from fingerpost.views.lettering import LEADING, width_of, wrapped
from fingerpost.views.network import SharedSpoke, drawing_of, shared_spokes, ticks
from fingerpost.views.wheel import Box, Spoke, TextLine, wheel_of
from fingerpost.views.words import CountedLink, Link
from tests.building import SMALL_TOWN, TEMPLATES, club, directory_of, page_at, published

WHEEL_MOST_BYTES = 12 * 1024
NAMES = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=80
).filter(str.strip)
NOTES = st.sampled_from(("", "Pop-up", "Specialist provision, Online, Pop-up"))
SPOKES = st.lists(st.builds(Spoke, NAMES, st.just("/providers/a/"), NOTES), max_size=60)


@pytest.fixture(scope="module")
def small_town() -> Publication:
    return published(SMALL_TOWN)


def overlap(one: Box, other: Box) -> bool:
    return (
        one.left < other.left + other.width
        and other.left < one.left + one.width
        and one.top < other.top + other.height
        and other.top < one.top + one.height
    )


def is_inside(box: Box, left: int, top: int, width: int, height: int) -> bool:
    return (
        left <= box.left
        and top <= box.top
        and box.left + box.width <= left + width
        and box.top + box.height <= top + height
    )


def are_in(lines: Sequence[TextLine], box: Box) -> bool:
    """Whether words in these lines stay in `box`, with a quarter of a line below the baseline."""
    return all(
        width_of(line.text) <= box.width
        and box.top <= line.y - 13
        and line.y + LEADING // 4 <= box.top + box.height
        for line in lines
    )


@given(NAMES, SPOKES)
def test_no_label_of_a_wheel_lies_over_another_or_outside(name: str, spokes: list[Spoke]) -> None:
    wheel = wheel_of(name, spokes)
    if wheel is None:
        assert not spokes
        return
    left, top, width, height = map(int, wheel.view_box.split())
    assert (width, height) == (wheel.width, wheel.height)
    assert len(wheel.labels) == len(spokes)
    for label in wheel.labels:
        assert is_inside(label.box, left, top, width, height)
        assert are_in((*label.lines, *label.notes), label.box)
        assert abs(label.dot_x) <= wheel.rim_x
        assert abs(label.dot_y) <= wheel.rim_y
    for one, other in combinations(wheel.labels, 2):
        assert not overlap(one.box, other.box)


@given(NAMES, SPOKES.filter(bool))
def test_words_keep_clear_of_rim_and_post(name: str, spokes: list[Spoke]) -> None:
    wheel = wheel_of(name, spokes)
    assert wheel is not None
    assert wheel.radius < wheel.rim_x - 40
    for label in wheel.labels:
        nearest = min((abs(line.y) for line in label.lines), default=0)
        height = min(nearest / wheel.rim_y, 1)
        rim = wheel.rim_x * (1 - height * height) ** 0.5
        inner = min(abs(label.box.left), abs(label.box.left + label.box.width))
        assert inner > rim or nearest > abs(label.dot_y)
    for line in wheel.name:
        assert width_of(line.text) <= 2 * wheel.radius
        assert abs(line.y) <= wheel.radius


@given(
    st.lists(st.builds(CountedLink, NAMES, st.uuids().map(str), st.integers(0, 99)), max_size=40),
    st.lists(NAMES, max_size=12),
    st.randoms(use_true_random=False),
)  # fmt: skip
def test_no_words_of_the_network_lie_over_others_or_outside(
    hubs: list[CountedLink], names: list[str], chance: Random
) -> None:
    links = [Link(hub.text, hub.href) for hub in hubs]
    shared = [
        SharedSpoke(name, "/s/", tuple(chance.sample(links, chance.randint(2, len(links)))))
        for name in names
        if len(links) > 1
    ]
    drawing = drawing_of(hubs, shared)
    if drawing is None:
        assert len(hubs) < 2 or len(hubs) > 20
        return
    boxes = [*(post.box for post in drawing.posts), *(each.box for each in drawing.crossings)]
    assert all(is_inside(box, 0, 0, drawing.width, drawing.height) for box in boxes)
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
    for post in drawing.posts:
        assert are_in((*post.lines, post.count), post.box)
    for crossing, spoke in zip(drawing.crossings, shared, strict=True):
        assert are_in(crossing.lines, crossing.box)
        assert len(crossing.dots) == len(spoke.hubs)


@given(NAMES, st.integers(40, 300), st.integers(1, 4))
def test_wrapped_words_fit_their_room(text: str, room: int, most_lines: int) -> None:
    lines = wrapped(text, room, most_lines)
    assert len(lines) <= most_lines
    assert all(width_of(line) <= room for line in lines)
    if not any(line.endswith("…") for line in lines):
        assert "".join(lines).replace(" ", "") == "".join(text.split())


def test_a_letter_with_a_mark_is_as_wide_as_without() -> None:
    assert width_of("Ŵyna") == width_of("Wyna")
    assert width_of("漢") > width_of("W")


@pytest.mark.parametrize(
    ("count", "path"),
    [(0, ""), (1, "M0 -9L0 -14"), (2, "M-9 -2L-14 -4M9 -2L14 -4")],
)
def test_each_spoke_is_a_stroke_round_its_post(count: int, path: str) -> None:
    assert ticks(count) == path


def test_a_wheel_of_35_spokes_is_light() -> None:
    spokes = [
        Spoke("Milborne Carers' Breakfast", f"/providers/milborne-carers-breakfast-{number}/", note)
        for number, note in enumerate(["", "Pop-up", "", "", "Specialist provision"] * 7)
    ]
    trimmed = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    trimmed.globals["href"] = str
    macros = trimmed.get_template("components/network-diagram/network-diagram.html")
    html = str(vars(macros.module)["network_diagram"](wheel_of("Between the Rivers", spokes)))
    assert html.count("<a ") == 35
    assert len(html.encode()) <= WHEEL_MOST_BYTES


def test_the_lantern_is_drawn_with_its_spokes(small_town: Publication) -> None:
    directory = small_town.directory
    hub = hub_of(directory.provider_by_id["the-lantern"], directory)
    assert hub is not None
    assert hub.diagram is not None
    assert [line.text for line in hub.diagram.name] == ["The", "Lantern"]
    assert hub.diagram.arms == "M0 0L-120 -42M0 0L-120 42M0 0L120 -42M0 0L120 42"
    assert [
        (label.lines[0].text, [note.text for note in label.notes]) for label in hub.diagram.labels
    ] == [(spoke.name, [spoke.note] if spoke.note else []) for spoke in hub.spokes]


def test_a_drawing_links_what_the_list_below_it_links(small_town: Publication) -> None:
    address = "/providers/the-lantern/"
    page = small_town.templates.render(page_at(address, small_town.directory), "")
    drawing, _, rest = page.partition("<svg")[2].partition("</svg>")
    listed = re.findall(r'href="([^"]*)"', rest[: rest.index("</ul>")])
    assert re.findall(r'href="([^"]*)" tabindex="-1"', drawing) == listed
    assert len(listed) == 4
    assert re.search(r'<div class="network-diagram" aria-hidden="true">\s*<svg', page)


HUB = """
name: {name}
kind: hub
summary: A desk.
contact: {{phone: 01632 960130}}
reviewed: 2026-11-01
"""
TWO_HUBS = {
    "providers/east-desk.yaml": HUB.format(name="East Desk"),
    "providers/west-desk.yaml": HUB.format(name="West Desk"),
}


def test_a_spoke_of_two_hubs_joins_them(tmp_path: Path) -> None:
    facts = "categories: [making], when: Tuesdays 10am to noon, where: lantern-house"
    activities = [
        f"  - {{name: At {hub}, hub: {hub}, {facts}}}\n" for hub in ("east-desk", "west-desk")
    ]
    both = club("Both").split("categories:")[0] + "activities:\n" + "".join(activities)
    directory = directory_of(
        tmp_path,
        {
            **TWO_HUBS,
            "providers/both.yaml": both,
            "providers/one.yaml": club("One", more="hub: east-desk\n"),
        },
    )
    (shared,) = shared_spokes(directory.hubs, directory)
    assert (shared.name, shared.href) == ("Both", "/providers/both/")
    assert [link.text for link in shared.hubs] == ["East Desk", "West Desk"]
    drawing = hubs_view(directory).network
    assert drawing is not None
    assert [post.count.text for post in drawing.posts] == ["2 spokes", "1 spoke"]
    assert [each.dots for each in drawing.crossings] == [tuple(post.x for post in drawing.posts)]


def test_one_hub_makes_no_network(small_town: Publication) -> None:
    view = hubs_view(small_town.directory)
    assert view.network is None
    assert view.shared == ()
