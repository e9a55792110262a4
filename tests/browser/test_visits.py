"""Each check in Chromium finds its planted fault, and nothing on the good pages."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.browser import looks, paper, visits
from tests.browser.visits import DESK, PHONE, State, Visitor
from tests.building import TEMPLATES

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
        ("unnamed", State(forced="active"), "label"),
        ("faint", State(contrast="more"), "color-contrast-enhanced"),
    ],
)
def test_axe_finds_a_fault(faulty: Visitor, page: str, state: State, rule: str) -> None:
    assert any(f" {rule} (" in finding for finding in visits.axe(faulty, [f"/{page}.html"], state))


def test_a_fault_of_the_night_is_none_by_day(faulty: Visitor) -> None:
    findings = visits.axe(faulty, ["/night.html"], State(DESK))
    assert not [finding for finding in findings if "color-contrast" in finding]


CHECKS = (
    *(visits.sideways, visits.keyboard, visits.without_scripts, visits.outside),
    *(looks.targets, looks.lost, looks.large_text, looks.forced_edges),
    paper.torn,
)


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
        (looks.targets, "small", 'px: <a href="#line">'),
        (looks.targets, "small", "x 30 px: <button"),
        (looks.targets, "small", "px: <input"),
        (looks.lost, "cut", 'cut off: <p class="box">'),
        (looks.lost, "cut", 'written over another: <div class="strip">'),
        (looks.large_text, "large", "with text of 200 %: scrolls sideways: <p>Fits"),
        (looks.large_text, "large", "broken inside a word: “Neighbourhood” in <h2>"),
        (looks.forced_edges, "edgeless", ': <a href="#x">No line'),
        (looks.forced_edges, "edgeless", ': <button type="button">No frame'),
        (paper.torn, "torn", ": torn: <div> Begins here"),
        (paper.torn, "torn", ": apart from what follows: <h3> Left alone"),
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


@pytest.mark.parametrize(
    ("check", "page", "excepted"),
    [
        (looks.targets, "small", "#sentence"),
        (looks.targets, "small", "#twice"),
        (looks.large_text, "large", "Wednesday"),
        (looks.forced_edges, "edgeless", "Framed"),
        (looks.forced_edges, "edgeless", "summary"),
        (paper.torn, "torn", "Stays together"),
        (paper.torn, "torn", "Kept"),
    ],
)
def test_a_check_knows_its_exceptions(
    check: Check, page: str, excepted: str, faulty: Visitor
) -> None:
    assert not [each for each in check(faulty, [f"/{page}.html"]) if excepted in each]


def test_axe_goes_from_state_to_state(faulty: Visitor) -> None:
    states = (State(DESK), State(PHONE, "dark"), State(contrast="more"))
    findings = visits.axe_in_states(faulty, ["/night.html", "/faint.html"], states)
    assert [finding.partition(":")[0] for finding in findings] == [
        "/night.html (320 px, dark)",
        "/faint.html (1280 px, light, more contrast)",
    ]


LATE_FONT = """\
<!doctype html><html lang="en-GB"><head><title>Late</title><style>
@font-face {{ font-family: Late; src: url("late.woff2"); font-display: swap; size-adjust: {size} }}
body {{ font-family: Late, sans-serif; width: 30em }}</style></head>
<body><main><h1>Late</h1><p>{text}</p><p>What stands below it.</p></main></body></html>
"""


def test_a_page_that_moves_for_its_font_is_found(
    visitor_of: Callable[[Path], Visitor], tmp_path: Path
) -> None:
    shutil.copy(TEMPLATES / "fonts/atkinson-400.woff2", tmp_path / "late.woff2")
    text = "Words that take more room when their own letters are there. " * 8
    for name, size in (("jumping", "140%"), ("bare", "100%")):
        html = LATE_FONT.format(size=size, text=text)
        if name == "bare":
            html = html.replace("font-family: Late, ", "font-family: ")
        (tmp_path / f"{name}.html").write_text(html, encoding="utf-8")
    findings = looks.shifts(visitor_of(tmp_path), ["/jumping.html", "/bare.html"])
    assert any(finding.startswith("/jumping.html at 1280 px: shifts by") for finding in findings)
    assert "/bare.html at 1280 px: no font arrives" in findings
