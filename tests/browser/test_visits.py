"""Each check in Chromium finds its planted fault, and nothing on the good pages."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.browser import visits
from tests.browser.visits import DESK, PHONE, State, Visitor

pytestmark = pytest.mark.browser

SAMPLES = Path(__file__).parent / "sample-site"
GOOD = ("/", "/places/", "/404.html")
Check = Callable[[Visitor, Sequence[str]], tuple[str, ...]]


@pytest.fixture(scope="module")
def good(visitor_of: Callable[[Path], Visitor]) -> Visitor:
    return visitor_of(SAMPLES / "good")


@pytest.fixture(scope="module")
def faulty(visitor_of: Callable[[Path], Visitor]) -> Visitor:
    return visitor_of(SAMPLES / "faults")


@pytest.mark.parametrize("state", [State(DESK), State(PHONE, "dark")], ids=str)
def test_axe_leaves_good_pages_alone(good: Visitor, state: State) -> None:
    assert visits.axe(good, GOOD, state) == ()


@pytest.mark.parametrize(
    ("page", "state", "rule"),
    [
        ("pale", State(DESK), "color-contrast-enhanced"),
        ("night", State(DESK, "dark"), "color-contrast-enhanced"),
        ("unnamed", State(PHONE), "button-name"),
        ("unnamed", State(PHONE), "label"),
    ],
)
def test_axe_finds_a_fault(faulty: Visitor, page: str, state: State, rule: str) -> None:
    assert any(f" {rule} (" in finding for finding in visits.axe(faulty, [f"/{page}.html"], state))


def test_a_fault_of_the_night_is_none_by_day(faulty: Visitor) -> None:
    findings = visits.axe(faulty, ["/night.html"], State(DESK))
    assert not [finding for finding in findings if "color-contrast" in finding]


CHECKS = (visits.sideways, visits.keyboard, visits.without_scripts, visits.outside)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_check_leaves_good_pages_alone(check: Check, good: Visitor) -> None:
    assert check(good, GOOD) == ()


@pytest.mark.parametrize(
    ("check", "page", "found"),
    [
        (visits.sideways, "wide", "at 320 px: <p style"),
        (visits.sideways, "tight", "at 320 px with text spacing: <p>Just fits"),
        (visits.keyboard, "trap", "Tab never reaches <button>Second"),
        (visits.keyboard, "unseen", 'focus cannot be seen on <a href="#x">No outline'),
        (visits.keyboard, "skipped", "Tab never reaches <a"),
        (visits.keyboard, "jumping", "Tab goes back from"),
        (visits.without_scripts, "revealed", "hidden without scripts: Open on Monday."),
        (visits.without_scripts, "revealed", "told only with scripts: Open on Monday."),
        (visits.without_scripts, "added", "told only with scripts: Open on"),
        (visits.without_scripts, "added", "linked only with scripts: http://"),
        (visits.outside, "leaving", "asks another site: https://example.org/counter.png"),
        (visits.outside, "inline", "console: "),
        (visits.outside, "broken", "404 for http"),
        (visits.outside, "shouting", "script: a bug"),
    ],
)
def test_a_check_finds_its_fault(check: Check, page: str, found: str, faulty: Visitor) -> None:
    findings = check(faulty, [f"/{page}.html"])
    assert any(found in finding for finding in findings), findings


def test_text_that_fits_is_not_called_wide_without_spacing(faulty: Visitor) -> None:
    findings = visits.sideways(faulty, ["/tight.html"])
    assert all("with text spacing" in finding for finding in findings)


def test_a_visit_applies_the_headers_of_the_host_and_its_page_for_what_is_not_there(
    good: Visitor,
) -> None:
    with good.tab(State()) as tab:
        answer = tab.goto("/nowhere/")
        assert answer is not None
        assert answer.status == 404
        assert "default-src 'none'" in (answer.header_value("content-security-policy") or "")
        assert tab.title() == "Not here - Sample directory"
