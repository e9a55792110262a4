"""Whole visits to the finder: by keyboard, by ear, on a small screen, in one's own colours; and what the
network sees of them."""

import re
from collections.abc import Callable
from urllib.parse import unquote, urldefrag

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, Request, expect

from tests.browser.looks import FORCED, TARGET
from tests.browser.visits import AXE_TAGS, DESK, PHONE, State, Visitor, run

pytestmark = pytest.mark.browser

NOW = "2026-11-24T09:00:00Z"


def opened(tab: Page, address: str) -> None:
    tab.clock.set_fixed_time(NOW)
    tab.goto(address)
    if "?" in address:
        expect(tab.locator("#finder-count")).not_to_be_empty()


# The network


def test_no_request_of_a_whole_visit_leaves_the_site_or_tells_the_postcode(
    small_finder: Visitor,
) -> None:
    sent: list[Request] = []
    answered: list[int] = []
    with small_finder.tab(State()) as tab:
        tab.on("request", lambda request: sent.append(request))  # noqa: PLW0108 - Playwright marks it
        tab.on("response", lambda response: answered.append(response.status))
        tab.goto("/")
        tab.fill("#search-words", "walk near zz11aa")
        tab.keyboard.press("Enter")
        expect(tab.locator("#finder-count")).to_have_text(re.compile("near ZZ1 1AA$"))
        assert tab.url.endswith("/find/?q=walk+near#near=ZZ1+1AA")
        tab.fill("#finder-near", "ZZ2 7QX")
        tab.keyboard.press("Enter")
        expect(tab.locator("#finder-count")).to_have_text(re.compile("near ZZ2 7QX$"))
        tab.fill("#finder-q", "clay Zz1 2bB")
        tab.keyboard.press("Enter")
        expect(tab.locator("#finder-count")).to_have_text("1 activity: clay, near ZZ1 2BB")
        assert tab.input_value("#finder-q") == "clay"
        tab.reload()
        expect(tab.locator("#finder-count")).to_have_text("1 activity: clay, near ZZ1 2BB")
        tab.go_back()
        expect(tab.locator("#finder-count")).to_have_text(re.compile("near ZZ2 7QX$"))
        tab.click("#finder-results h3 a >> nth=0")
        expect(tab).to_have_url(re.compile("/providers/"))
        tab.goto("/my-list/", wait_until="networkidle")
        tab.goto("/404.html")
        tab.fill("#search-words", "zz2 9zz")
        tab.keyboard.press("Enter")
        expect(tab.locator("#finder-count")).to_have_text(re.compile("near ZZ2 9ZZ$"))
        assert tab.context.cookies() == []
        assert tab.evaluate("Object.keys(localStorage).filter((key) => key !== 'my-list')") == []
    assert len(sent) > 40
    assert {request.method for request in sent} == {"GET"}
    assert set(answered) <= {200, 304}
    for request in sent:
        # What no request carries is the fragment alone.
        told = f"{urldefrag(request.url).url} {request.headers.get('referer', '')}"
        assert request.url.startswith(f"{small_finder.origin}/")
        assert not re.search("zz[12]", unquote(told).casefold()), told


def test_without_scripts_no_page_has_a_box_that_could_send_what_is_typed(
    small_finder: Visitor,
) -> None:
    with small_finder.tab(State(scripts=False)) as tab:
        for address in ("/", "/find/", "/404.html"):
            tab.goto(address)
            assert tab.locator("form:visible, input:visible").count() == 0, address
            assert tab.locator("main a[href='/places/hillside/']:visible").count() > 0, address
        for address in ("/", "/404.html"):
            tab.goto(address)
            tab.click("text=Look through the lists")
            expect(tab).to_have_url(re.compile("/find/$"))


def test_a_box_whose_script_did_not_come_sends_nothing(small_finder: Visitor) -> None:
    with small_finder.tab(State()) as tab:
        tab.route("**/assets/search-box.*", lambda route: route.abort())
        tab.goto("/")
        tab.fill("#search-words", "ZZ1 1AA")
        tab.keyboard.press("Enter")
        expect(tab).to_have_url(re.compile(r"/find/\??$"))


# The keyboard


def focused(tab: Page) -> str:
    """The id of what has the focus, else its words."""
    script = "() => document.activeElement.id || document.activeElement.textContent.trim()"
    name: str = tab.evaluate(script)
    return name


def press_until(tab: Page, key: str, name: str, most: int = 150) -> list[str]:
    """What has the focus on the way, the last one included."""
    way: list[str] = []
    for _ in range(most):
        tab.keyboard.press(key)
        way.append(focused(tab))
        if way[-1] == name:
            return way
    pytest.fail(f"{name} is never reached: {way}")


def test_a_whole_search_with_the_keyboard_alone(small_finder: Visitor) -> None:
    with small_finder.tab(State()) as tab:
        opened(tab, "/find/")
        press_until(tab, "Tab", "finder-q")
        tab.keyboard.type("knitting")
        tab.keyboard.press("Tab")
        assert focused(tab) == "finder-near"
        tab.keyboard.type("Cobbleton")
        tab.keyboard.press("Tab")
        assert focused(tab) == "finder-within"
        tab.keyboard.press("ArrowDown")
        tab.keyboard.press("Tab")
        assert focused(tab) == "Search"
        tab.keyboard.press("Enter")
        expect(tab.locator("#finder-count")).to_be_focused()
        assert tab.inner_text("#finder-count") == "23 activities: knitting, near Cobbleton"
        # Back to the filters, one of them, and on to the results.
        press_until(tab, "Shift+Tab", "finder-day-mon")
        tab.keyboard.press("Space")
        way = press_until(tab, "Tab", "Apply filters")
        assert "finder-part-morning" in way
        assert "finder-pay-purse" in way
        tab.keyboard.press("Enter")
        expect(tab.locator("#finder-chosen")).to_contain_text("Monday")
        expect(tab.locator("#finder-count")).to_be_focused()
        way = press_until(tab, "Tab", "finder-more")
        assert way[:3] == ["Take back: Monday", "Take back: Up to 1 mile from Cobbleton", "Take all back"]  # fmt: skip
        assert sum(name.startswith("Knitting") for name in way) == 10
        tab.keyboard.press("Enter")
        expect(tab.locator("#finder-results > li:nth-child(11) h3 > a")).to_be_focused()
        tab.keyboard.press("Enter")
        expect(tab).to_have_title(re.compile("^Wool Club"))


def test_on_a_phone_the_filters_open_and_close_with_the_keyboard(small_finder: Visitor) -> None:
    with small_finder.tab(State(PHONE)) as tab:
        opened(tab, "/find/?q=tea")
        toggle = tab.locator("#finder-toggle")
        assert tab.locator("#finder-filters").is_hidden()
        press_until(tab, "Tab", "finder-toggle")
        tab.keyboard.press("Enter")
        expect(toggle).to_have_attribute("aria-expanded", "true")
        expect(toggle).to_have_text("Hide filters")
        press_until(tab, "Tab", "finder-part-morning")
        tab.keyboard.press("Space")
        press_until(tab, "Tab", "Apply filters")
        tab.keyboard.press("Enter")
        expect(tab.locator("#finder-count")).to_have_text("1 activity: tea")
        expect(toggle).to_have_text("Hide filters (1)")
        press_until(tab, "Shift+Tab", "finder-toggle")
        tab.keyboard.press("Enter")
        expect(toggle).to_have_text("Show filters (1)")
        assert tab.locator("#finder-filters").is_hidden()


# The ear


def test_what_a_screen_reader_is_told_of_a_search(small_finder: Visitor) -> None:
    with small_finder.tab(State()) as tab:
        opened(tab, "/find/?q=gardening&day=sat")
        expect(tab.locator("label[for=finder-place-harbourside]")).to_have_text("Harbourside (1)")
        heard = tab.locator("#finder").aria_snapshot()
        for line in (
            "- search:",
            '- searchbox "What would you like to do?"',
            '- textbox "Near"',
            '- combobox "How far"',
            '- heading "Filters" [level=2]',
            '- group "Day of the week":',
            '- checkbox "Saturday (1)" [checked]',
            '- checkbox "Harbourside (1)"',
            '- radio "Any time (1)" [checked]',
            '- \'heading "1 activity: gardening" [level=2]\'',
            "- status: 1 activity found.",
            '- \'link "Take back: Saturday"\'',
            '- heading "Seed swap , The Barn, The Boat Shed, Gullsea" [level=3]',
        ):  # fmt: skip
            assert line in heard, f"{line}\n{heard}"


def test_the_forms_hints_and_open_filters_are_told_with_their_controls(
    small_finder: Visitor,
) -> None:
    with small_finder.tab(State(PHONE)) as tab:
        opened(tab, "/find/")
        expect(tab.locator("#finder-near")).to_have_accessible_description(
            "A postcode, town or village. It stays on this device."
        )
        heard = tab.locator("#finder").aria_snapshot()
        assert '- button "Show filters"' in heard
        assert "checkbox" not in heard
        tab.click("#finder-toggle")
        assert '- button "Hide filters" [expanded]' in tab.locator("#finder").aria_snapshot()


# The eye

STATES = {
    "empty": "/find/",
    "results": "/find/?q=tea&also=yes",
    "many choices": "/find/?q=clai+river&day=sat&day=sun&part=evening&part=morning&also=yes&access=level-door&within=20#near=Gullsea",
    "nothing found": "/find/?q=xqzvbn&place=gullsea",
    "a place nobody knows": "/find/?q=clay#near=Gulsea+Bay",
}  # fmt: skip


def in_each_state(
    visitor: Visitor, state: State, check: Callable[[Page], list[str]], *, filters: bool
) -> list[str]:
    found = []
    with visitor.tab(state) as tab:
        for name, address in STATES.items():
            tab.goto("about:blank")
            opened(tab, address)
            if filters and tab.locator("#finder-toggle").is_visible():
                tab.click("#finder-toggle")
            for details in tab.locator("#finder-filters details").all() if filters else ():
                details.evaluate("(each) => { each.open = true; }")
            found += [f"{name} at {state}: {finding}" for finding in check(tab)]
    return found


@pytest.mark.parametrize("filters", [True, False], ids=["open filters", "closed filters"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_axe_finds_nothing_in_any_state(
    small_finder: Visitor, width: int, *, filters: bool
) -> None:
    def axe(tab: Page) -> list[str]:
        tab.evaluate(AXE_SCRIPT)
        return [str(each) for each in run(tab, "axe", {"tags": AXE_TAGS, "colours": True})]

    assert in_each_state(small_finder, State(width), axe, filters=filters) == []


def test_at_320_px_and_with_wide_spacing_nothing_is_lost_or_scrolls_sideways(
    small_finder: Visitor,
) -> None:
    """320 CSS pixels are what 1280 are at 400 %."""

    def narrow(tab: Page) -> list[str]:
        wide = [*run(tab, "sideways", False), *run(tab, "sideways", True)]
        return [*wide, *run(tab, "lost"), *run(tab, "targets", TARGET)]

    for filters in (True, False):
        assert in_each_state(small_finder, State(PHONE), narrow, filters=filters) == []


def test_in_forced_colours_controls_and_choices_have_edges(small_finder: Visitor) -> None:
    def edges(tab: Page) -> list[str]:
        return [*run(tab, "forced")]

    assert in_each_state(small_finder, FORCED, edges, filters=True) == []
