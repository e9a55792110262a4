"""Every example of every component in each way that people see colours, on a phone and on a desk."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from fingerpost import addresses
from fingerpost.examples import examples_of
from fingerpost.pipeline import Order, build
from tests.browser import looks, visits
from tests.browser.visits import DESK, PHONE, State, Visitor
from tests.building import DAY, SMALL_TOWN, TEMPLATES

pytestmark = pytest.mark.browser

STATES = tuple(
    replace(state, width=width)
    for width in (DESK, PHONE)
    for state in (
        State(),
        State(scheme="dark"),
        State(contrast="more"),
        State(scheme="dark", contrast="more"),
        State(forced="active"),
    )
)
EXAMPLES = tuple(
    addresses.component_example(example.component, example.number)
    for example in examples_of(TEMPLATES)
)
PAGES = (addresses.STYLEGUIDE, addresses.component("week"), addresses.component("mark"))


@pytest.fixture(scope="module")
def gallery(
    visitor_of: Callable[[Path], Visitor], tmp_path_factory: pytest.TempPathFactory
) -> Visitor:
    site = tmp_path_factory.mktemp("gallery") / "site"
    order = Order(
        content=SMALL_TOWN, templates=TEMPLATES, site=site, day=DAY, search=False, gallery=True
    )
    assert build(order).published
    return visitor_of(site)


def test_axe_finds_nothing_in_any_example(gallery: Visitor) -> None:
    findings = visits.axe_in_states(gallery, EXAMPLES, STATES)
    assert not findings, "\n" + "\n".join(findings)


def test_every_control_of_an_example_has_an_edge_in_forced_colours(gallery: Visitor) -> None:
    findings = looks.forced_edges(gallery, EXAMPLES)
    assert not findings, "\n" + "\n".join(findings)


def test_the_gallery_itself_keeps_the_rules(gallery: Visitor) -> None:
    findings = (
        *visits.axe(gallery, PAGES, State(DESK)),
        *visits.sideways(gallery, PAGES),
        *looks.targets(gallery, PAGES),
    )
    assert not findings, "\n" + "\n".join(findings)


def test_a_frame_shows_its_scheme_and_is_as_high_as_its_example(gallery: Visitor) -> None:
    with gallery.tab(State(DESK, scheme="null")) as tab:
        tab.goto(addresses.component("week"))
        light, dark, phone = (
            tab.frame_locator(f".gallery-example__frame--{name}").first.locator("body")
            for name in ("light", "dark", "phone")
        )
        for body in (light, dark, phone):
            body.locator("h3").first.scroll_into_view_if_needed()
        ground = "body => getComputedStyle(document.documentElement).backgroundColor"
        assert light.evaluate(ground) != dark.evaluate(ground)
        assert phone.evaluate("() => innerWidth") == PHONE
        tab.wait_for_function(
            "() => document.querySelector('.gallery-example__frame--phone').clientHeight > 480"
        )
