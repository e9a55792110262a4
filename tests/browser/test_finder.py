"""The finder in Chromium, over a small directory that the engine built."""

import gzip
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.needs import ROOT
from tests.browser.small_finder import KNITTING, MARKUP, built_from
from tests.browser.visits import State, Visitor
from tests.building import SMALL_TOWN, content_of

pytestmark = pytest.mark.browser

SCRIPTS = ROOT / "templates/scripts"
FINDER = ("find", "search", "facts", "query", "near", "card", "dot-map", "short-search")
TITLE = "Find something to do - Smalltown days"
NOW = "2026-11-24T09:00:00Z"  # a Tuesday, two days after the build
BLOCKED = "Service Worker registration blocked"


@pytest.fixture(scope="module")
def visitor(small_finder: Visitor) -> Visitor:
    return small_finder


@pytest.fixture(scope="module")
def heard() -> list[str]:
    return []


def leaving(origin: str, address: str) -> list[str]:
    return [] if address.startswith(f"{origin}/") else [f"asks {address}"]


@pytest.fixture(scope="module")
def shared_tab(visitor: Visitor, heard: list[str]) -> Iterator[Page]:
    """One tab for all: whatever goes wrong in it, or leaves the site, is heard."""
    with visitor.tab(State()) as tab:
        tab.clock.set_fixed_time(NOW)
        tab.on("console", lambda message: heard.append(message.text))
        tab.on("pageerror", lambda error: heard.append(str(error)))
        tab.on("dialog", lambda dialog: heard.append(dialog.message))
        tab.on("request", lambda request: heard.extend(leaving(visitor.origin, request.url)))
        yield tab


@pytest.fixture
def tab(shared_tab: Page, heard: list[str]) -> Iterator[Page]:
    heard.clear()
    yield shared_tab
    assert [line for line in heard if not line.startswith(BLOCKED)] == []


def opened(tab: Page, address: str = "", /, **asked: str | list[str]) -> None:
    """The finder with a search in its address, once that is answered."""
    query = f"?{urlencode(asked, doseq=True)}" if asked else ""
    # A fragment alone would load no page.
    tab.goto("about:blank")
    tab.goto(f"/find/{query}{address}")
    expect(tab.locator("#finder")).to_be_visible()
    if asked or address:
        expect(tab.locator("#finder-count")).not_to_be_empty()


def search(tab: Page, words: str) -> None:
    tab.fill("#finder-q", words)
    tab.click("#finder-form [type=submit]")
    expect(tab.locator("#finder-count")).to_be_focused()


def eventually(tab: Page, expression: str) -> None:
    """Playwright's own wait needs `eval`, which the page's policy forbids."""
    for _ in range(100):
        if tab.evaluate(expression):
            return
        tab.wait_for_timeout(50)
    pytest.fail(f"never true: {expression}")


def names(tab: Page) -> list[str]:
    script = "links => links.map((link) => link.firstChild.data)"
    found: list[str] = tab.eval_on_selector_all("#finder-results h3 > a", script)
    return found


def chosen(tab: Page) -> list[str]:
    return tab.locator("#finder-chosen a").all_text_contents()


def count(tab: Page) -> str:
    return tab.inner_text("#finder-count")


def said(tab: Page) -> str:
    return tab.inner_text("#finder-status")


def test_the_scripts_are_small_and_write_no_markup() -> None:
    texts = [(SCRIPTS / f"{name}.js").read_text(encoding="utf-8") for name in FINDER]
    assert sum(len(gzip.compress(text.encode(), 9)) for text in texts) <= 32 * 1024
    for text in texts:
        for word in (
            "innerHTML",
            "outerHTML",
            "insertAdjacent",
            "document.write",
            ".style",
            "eval(",
        ):
            assert word not in text


SHED = ["Men's shed"]
GARDENING = ["Allotment morning", "Seed swap"]


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({"q": "clay"}, ["Clay studio"]),
        ({"q": "CAFE zoe"}, ["Clay studio"]),
        ({"q": "gardening"}, GARDENING),
        ({"q": "gardens"}, GARDENING),
        ({"q": "I am looking for some gardening"}, GARDENING),
        ({"q": "gardening", "place": "cobbleton"}, ["Allotment morning"]),
        ({"q": "gardening in Gullsea"}, ["Seed swap"]),
        ({"q": "gardning"}, GARDENING),
        ({"q": "tea", "category": "walks", "place": "hillside"}, ["Dawn walk"]),
        ({"q": "paint"}, ["Painting together"]),
        ({"q": "painters"}, ["Painting together"]),
        ({"q": "memory"}, ["Memory choir"]),
        ({"q": "clay unicorns"}, ["Clay studio"]),
        ({"q": "river birds"}, ["Dawn walk", "Slow walk"]),
        ({"q": "what's on near me", "category": "walks"}, ["Dawn walk", "Slow walk"]),
        ({"q": "walk on saturday evening"}, ["Slow walk"]),
        ({"q": "free gardening"}, ["Allotment morning"]),
        ({"category": "growing"}, GARDENING),
        ({"category": ["growing", "walks"], "place": "harbourside"}, ["Seed swap", "Slow walk"]),
        ({"place": "gullsea"}, ["Memory choir", "Painting together", "Seed swap"]),
        ({"pay": "budget"}, ["Allotment morning", "Memory choir"]),
        ({"on": "today"}, ["Allotment morning"]),
        ({"on": "weekend"}, ["Dawn walk", "Seed swap", "Slow walk"]),
        ({"day": "sat", "part": "evening"}, ["Slow walk"]),
        ({"day": "sat", "part": "evening", "also": "yes"}, ["Slow walk", *SHED]),
        ({"cost": "5"}, ["Allotment morning", "Dawn walk", "Memory choir", "Seed swap"]),
        ({"cost": "free", "join": "turn-up"}, ["Allotment morning"]),
    ],
)  # fmt: skip
def test_an_address_finds(tab: Page, asked: dict[str, str | list[str]], wanted: list[str]) -> None:
    opened(tab, **asked)
    assert sorted(names(tab)) == sorted(wanted)
    number = "1 activity" if len(wanted) == 1 else f"{len(wanted)} activities"
    assert re.fullmatch(rf"{number}(: .+)?", count(tab))
    assert said(tab).startswith(f"{number} found.")
    assert tab.input_value("#finder-q") == asked.get("q", "")
    for name, values in asked.items():
        for value in [values] if isinstance(values, str) else values:
            for box in tab.locator(f"#finder-filters [name={name}]").all():
                if box.get_attribute("value") == value:
                    assert box.is_checked()


def test_a_word_of_the_title_comes_first_and_how_many_have_all_words_is_told(tab: Page) -> None:
    opened(tab, q="men's shed")
    assert names(tab)[0] == SHED[0]
    assert "1 of them has all your words." in said(tab)


@pytest.mark.parametrize("words", ["xqzvbn", "zz", "12345", "!!!", "日本語", "sherbourne"])
def test_nonsense_finds_nothing_and_says_where_to_go_on(tab: Page, words: str) -> None:
    opened(tab, q=words)
    assert names(tab) == []
    assert count(tab) == f"No activities: {words}"
    assert said(tab).startswith("No activities found.")
    ways = [link.get_attribute("href") for link in tab.locator("#finder-nothing a").all()]
    assert ways == ["/places/", "/activities/", "tel:01632960100", "/help/tell-us/#missing"]
    assert tab.locator("#finder-nothing").is_visible()
    assert tab.locator("#finder-results").is_hidden()
    assert tab.locator("#finder-more").is_hidden()


def test_when_only_the_choices_stand_in_the_way_the_wider_search_is_offered(tab: Page) -> None:
    opened(tab, q="clay", place="harbourside")
    assert count(tab) == "No activities: clay"
    tab.click("text=Search for “clay” without the other choices")
    expect(tab.locator("#finder-count")).to_have_text("1 activity: clay")
    expect(tab.locator("#finder-count")).to_be_focused()
    assert chosen(tab) == []


def test_what_nobody_told_is_offered_apart_and_can_be_left_out_again(tab: Page) -> None:
    opened(tab, day="sat")
    assert names(tab) == ["Seed swap", "Slow walk"]
    tab.click("text=Also show 1 that may fit")
    expect(tab.locator("#finder-count")).to_have_text("3 activities")
    assert SHED[0] in names(tab)
    tab.click("text=Show only those that tell us it is so")
    expect(tab.locator("#finder-count")).to_have_text("2 activities")


def test_some_of_the_words_are_said_to_be_some_and_a_correction_is_told(tab: Page) -> None:
    opened(tab, q="clay river")
    assert sorted(names(tab)) == ["Clay studio", "Slow walk"]
    some = "None has all your words. These have some of them."
    assert said(tab) == f"2 activities found. {some}"
    opened(tab, q="gardning")
    assert "Showing results for “gardening”. No listing mentions “gardning”." in said(tab)


def test_a_result_is_the_card_of_lists_and_leads_to_the_activity(tab: Page) -> None:
    opened(tab, q="allotment")
    item = tab.locator("#finder-results > li > article")
    link = item.locator("h3 > a")
    assert link.get_attribute("href") == "/providers/the-barn/#allotment-morning"
    assert link.text_content() == "Allotment morning, The Barn, Lantern House, Cobbleton"
    found = item.inner_text()
    for words in ("Dig and plant with others.", "Every Tuesday, 10am to noon", "Lantern House", "Free", "Level door"):  # fmt: skip
        assert words in found
    link.click()
    expect(tab).to_have_url(re.compile("/providers/the-barn/#allotment-morning$"))
    tab.go_back()
    expect(tab.locator("#finder-count")).to_have_text("1 activity: allotment")


def test_notes_stand_in_the_result(tab: Page) -> None:
    opened(tab, q="painting")
    assert "Paused until 1 May 2027" in tab.inner_text("#finder-results")


def test_a_search_has_a_title_an_address_and_moves_focus_to_the_count(tab: Page) -> None:
    opened(tab)
    assert tab.title() == TITLE
    assert tab.locator("#finder-count").is_hidden()
    tab.check("#finder-place-hillside")
    tab.check("#finder-join-turn-up")
    search(tab, "  gardening ")
    assert tab.url.endswith("/find/?q=gardening&place=hillside&join=turn-up")
    assert tab.title() == f"gardening, 1 activity - {TITLE}"
    assert count(tab) == "1 activity: gardening"
    assert chosen(tab) == [
        "Take back: In Hillside",
        "Take back: Just turn up",
        "Take all back",
    ]


def test_choices_wait_for_apply_and_can_be_taken_back_one_by_one(tab: Page) -> None:
    opened(tab, q="tea")
    tab.check("#finder-part-morning")
    tab.check("#finder-day-sun")
    assert count(tab) == "3 activities: tea"
    tab.click("text=Apply filters")
    expect(tab.locator("#finder-count")).to_be_focused()
    assert (count(tab), names(tab)) == ("1 activity: tea", ["Dawn walk"])
    tab.click("#finder-chosen a:has-text('Sunday')")
    expect(tab.locator("#finder-chosen a").first).to_be_focused()
    assert chosen(tab) == ["Take back: Morning"]
    assert not tab.is_checked("#finder-day-sun")
    tab.click("#finder-chosen a:has-text('Morning')")
    expect(tab.locator("#finder-count")).to_be_focused()
    assert (count(tab), chosen(tab)) == ("3 activities: tea", [])


def test_what_the_words_ask_is_shown_and_taken_back_by_leaving_them_out(tab: Page) -> None:
    opened(tab, q="walk on saturday evening")
    assert chosen(tab) == ["Take back: Saturday", "Take back: Evening", "Take all back"]
    tab.click("#finder-chosen a:has-text('Saturday')")
    expect(tab.locator("#finder-q")).to_have_value(re.compile("^walk (on )?evening$"))
    assert chosen(tab) == ["Take back: Evening"]


def test_the_numbers_beside_the_choices_are_those_of_the_search(tab: Page) -> None:
    opened(tab, q="gardening")
    label = tab.locator("label[for=finder-place-harbourside]")
    expect(label).to_have_text("Harbourside (1)")
    expect(tab.locator("label[for=finder-day-wed]")).to_have_text("Wednesday (0)")


def test_a_search_for_nothing_asks_for_a_word(tab: Page) -> None:
    opened(tab, q="clay")
    tab.fill("#finder-q", " ")
    tab.click("#finder-form [type=submit]")
    expect(tab.locator("#finder-status")).to_contain_text("Write what you would like to do")
    assert tab.url.endswith("/find/")
    assert names(tab) == []


def test_back_forward_reload_and_a_pasted_address_show_the_same(
    tab: Page, visitor: Visitor
) -> None:
    opened(tab)
    search(tab, "clay")
    tab.check("#finder-category-walks")
    search(tab, "tea")
    found, told, address = names(tab), count(tab), tab.url
    assert sorted(found) == ["Dawn walk", "Slow walk"]
    tab.go_back()
    expect(tab.locator("#finder-count")).to_have_text("1 activity: clay")
    assert tab.input_value("#finder-q") == "clay"
    assert not tab.is_checked("#finder-category-walks")
    tab.go_back()
    expect(tab.locator("#finder-count")).to_be_hidden()
    assert (tab.input_value("#finder-q"), names(tab)) == ("", [])
    assert tab.title() == TITLE
    tab.go_forward()
    tab.go_forward()
    expect(tab.locator("#finder-count")).to_have_text(told)
    assert tab.is_checked("#finder-category-walks")
    tab.reload()
    expect(tab.locator("#finder-count")).to_have_text(told)
    assert names(tab) == found
    with visitor.tab(State(320)) as other:
        other.goto(address)
        expect(other.locator("#finder-count")).to_have_text(told)
        assert names(other) == found
        assert not other.evaluate("document.activeElement.id")


def test_show_more_moves_to_the_first_new_one_and_keeps_the_number(tab: Page) -> None:
    opened(tab, q="knitting")
    assert len(names(tab)) == 10
    assert tab.inner_text("#finder-more") == "Show 10 more"
    entries = tab.evaluate("history.length")
    tab.click("#finder-more")
    expect(tab.locator("#finder-results > li:nth-child(11) h3 > a")).to_be_focused()
    assert tab.url.endswith("/find/?q=knitting&n=20")
    assert tab.inner_text("#finder-more") == "Show 3 more"
    tab.click("#finder-more")
    expect(tab.locator("#finder-results > li:nth-child(21) h3 > a")).to_be_focused()
    assert tab.locator("#finder-more").is_hidden()
    assert tab.evaluate("history.length") == entries
    shown = names(tab)
    assert len(set(shown)) == KNITTING
    tab.reload()
    expect(tab.locator("#finder-results > li")).to_have_count(KNITTING)
    assert names(tab) == shown
    search(tab, "clay")
    tab.go_back()
    expect(tab.locator("#finder-results > li")).to_have_count(KNITTING)


def test_coming_back_from_an_activity_one_is_where_one_was(tab: Page) -> None:
    opened(tab, q="knitting", n="20")
    expect(tab.locator("#finder-results > li")).to_have_count(20)
    tab.evaluate("scrollTo(0, 700)")
    eventually(tab, "history.state?.y === 700")
    tab.evaluate("document.querySelector('#finder-results li:nth-child(15) a').click()")
    expect(tab).to_have_title(re.compile("^Wool Club"))
    tab.go_back()
    expect(tab.locator("#finder-results > li")).to_have_count(20)
    eventually(tab, "scrollY === 700")


WATCH = """() => {
  window.said = [];
  const status = document.getElementById('finder-status');
  new MutationObserver(() => status.textContent && said.push(status.textContent))
    .observe(status, {childList: true, characterData: true, subtree: true});
}"""


def test_the_count_is_announced_once_from_a_status_that_stood_there_before(tab: Page) -> None:
    opened(tab)
    tab.evaluate(WATCH)
    tab.type("#finder-q", "gardening")
    assert tab.evaluate("said") == []
    search(tab, "gardening")
    tab.wait_for_timeout(200)
    assert tab.evaluate("said") == ["2 activities found."]


def test_a_late_answer_to_an_earlier_search_is_not_shown(tab: Page) -> None:
    opened(tab, q="tea")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    tab.route("**/find/cards/*.txt", hold, times=1)
    tab.fill("#finder-q", "clay")
    tab.keyboard.press("Enter")
    for _ in range(100):
        if held:
            break
        tab.wait_for_timeout(20)
    search(tab, "allotment")
    for route in held:
        route.continue_()
    tab.wait_for_timeout(200)
    assert held
    assert (count(tab), names(tab)) == ("1 activity: allotment", ["Allotment morning"])


# Near


def test_near_a_postcode_the_nearest_come_first_and_nothing_of_it_is_in_the_query(
    tab: Page,
) -> None:
    opened(tab)
    tab.check("#finder-category-growing")
    tab.fill("#finder-near", "zz2 1aa")
    tab.keyboard.press("Enter")
    expect(tab.locator("#finder-count")).to_have_text("2 activities: near ZZ2 1AA")
    assert tab.url.endswith("/find/?category=growing#near=zz2+1aa")
    assert names(tab) == ["Seed swap", "Allotment morning"]
    miles = tab.locator("#finder-results [data-where]").all_inner_texts()
    assert "less than 1 mile in a straight line" in miles[0]
    assert "about 15 miles in a straight line" in miles[1]
    assert chosen(tab)[-2] == "Take back: Near zz2 1aa"


@pytest.mark.parametrize(
    ("address", "heading", "wanted"),
    [
        ("?category=growing&within=1#near=Gullsea", "1 activity: near Gullsea", ["Seed swap"]),
        ("?category=growing&within=20#near=Gullsea", "2 activities: near Gullsea", ["Seed swap", "Allotment morning"]),
        ("?q=tea&sort=near#near=Cobbleton", "3 activities: tea, near Cobbleton", ["Quiet hour", "Dawn walk", "Slow walk"]),
        ("?category=walks#at=50.932,-2.100", "2 activities: near where you are", ["Dawn walk", "Slow walk"]),
        ("?category=walks#at=nonsense", "2 activities", ["Dawn walk", "Slow walk"]),
        ("?q=walk+near+ZZ1+2BB", "2 activities: walk near, near ZZ1 2BB", ["Dawn walk", "Slow walk"]),
    ],
)  # fmt: skip
def test_near_in_an_address(tab: Page, address: str, heading: str, wanted: list[str]) -> None:
    opened(tab, address)
    assert (count(tab), names(tab)) == (heading, wanted)


@pytest.mark.parametrize(
    ("near", "words"),
    [
        ("Atlantis", "We do not know a place called Atlantis."),
        ("SW1A 1AA", "SW1A 1AA is outside the area that we know."),
    ],
)
def test_a_place_that_is_not_known_is_said_to_be_so(tab: Page, near: str, words: str) -> None:
    opened(tab, f"?q=clay#near={near}")
    assert words in said(tab)
    assert names(tab) == ["Clay studio"]


def test_the_device_is_asked_where_it_is_on_request_alone(visitor: Visitor) -> None:
    with visitor.tab(State()) as tab:
        tab.context.set_geolocation({"latitude": 50.93212, "longitude": -2.10011})
        tab.context.grant_permissions(["geolocation"])
        tab.goto("/find/?category=walks")
        expect(tab.locator("#finder-count")).to_have_text("2 activities")
        tab.click("#finder-locate")
        expect(tab.locator("#finder-count")).to_have_text("2 activities: near where you are")
        assert tab.url.endswith("/find/?category=walks#at=50.932%2C-2.100")
        tab.reload()
        expect(tab.locator("#finder-count")).to_have_text("2 activities: near where you are")


def test_a_device_that_does_not_tell_where_it_is_is_no_dead_end(visitor: Visitor) -> None:
    with visitor.tab(State()) as tab:
        tab.goto("/find/")
        tab.click("#finder-locate")
        expect(tab.locator("#finder-status")).to_contain_text("did not tell us where it is")


# What is hostile, broken or missing


def test_markup_in_the_data_stays_text(tab: Page) -> None:
    opened(tab, q="quiet")
    assert tab.locator("#finder-results :is(img, script)").count() == 0
    assert MARKUP in tab.inner_text("#finder-results")
    assert tab.evaluate("typeof harmed") == "undefined"
    assert tab.title() == f"quiet, 1 activity - {TITLE}"


@pytest.mark.parametrize("query", ["q=%E0%A4%A", "q=%", "q", "=", "&&&", "place=nowhere-at-all&q=", "q=clay&q=tea", "n=-5&q=clay", "n=1e9&q=knitting", "n=abc&q=clay", "q=clay&day=someday&on=0000-00-00&cost=7&within=2&sort=x&also=no&at=1"])  # fmt: skip
def test_a_broken_address_is_read_as_well_as_can_be(tab: Page, query: str) -> None:
    tab.goto(f"/find/?{query}")
    if "clay" in query:
        expect(tab.locator("#finder-count")).to_have_text("1 activity: clay")
        assert chosen(tab) == []
    elif "knitting" in query:
        expect(tab.locator("#finder-results > li")).to_have_count(KNITTING)
    else:
        expect(tab.locator("#finder")).to_be_visible()


def test_a_value_that_nobody_knows_finds_nothing_and_can_be_taken_back(tab: Page) -> None:
    opened(tab, category="hang-gliding")
    assert count(tab) == "No activities"
    assert chosen(tab) == ["Take back: hang-gliding"]
    tab.click("#finder-chosen a")
    expect(tab.locator("#finder-count")).to_be_hidden()
    assert tab.url.endswith("/find/")


@contextmanager
def breaking(visitor: Visitor, missing: str) -> Iterator[tuple[Page, list[str]]]:
    """A tab in which files are missing, and what its scripts threw."""
    with visitor.tab(State()) as tab:
        thrown: list[str] = []
        tab.on("pageerror", lambda error: thrown.append(str(error)))
        tab.route(lambda url: missing in url, lambda route: route.abort())
        yield tab, thrown


@pytest.mark.parametrize("missing", ["pagefind.js", "pagefind-entry.json", "wasm", "pf_meta", "facts.json", "facts/words", "facts/codes", "cards/"])  # fmt: skip
def test_without_one_of_its_files_the_page_says_so_and_its_links_stay(
    visitor: Visitor, missing: str
) -> None:
    with breaking(visitor, missing) as (tab, thrown):
        tab.goto("/find/?q=clay&place=hillside")
        expect(tab.locator("#finder-count")).to_have_text("The search is not working")
        assert "Use the links on this page" in said(tab)
        assert tab.get_by_role("link", name="look by place").is_visible()
        tab.unroute_all()
        search(tab, "river")
        assert count(tab) in {"No activities: river", "The search is not working"}
        assert [line for line in thrown if not line.startswith("Failed to load")] == []


def test_a_connection_that_is_lost_is_no_empty_answer_and_may_come_back(visitor: Visitor) -> None:
    with visitor.tab(State()) as tab:
        tab.goto("/find/")
        with tab.expect_response("**/*.pf_meta"):
            tab.focus("#finder-q")
        tab.wait_for_load_state("networkidle")
        tab.context.set_offline(offline=True)
        search(tab, "clay")
        assert count(tab) == "The search is not working"
        tab.context.set_offline(offline=False)
        search(tab, "clay")
        assert count(tab) == "1 activity: clay"


NO_STORAGE = """for (const name of ["localStorage", "sessionStorage", "caches", "indexedDB"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } });
}"""


def test_storage_that_is_blocked_changes_nothing(visitor: Visitor) -> None:
    with visitor.tab(State()) as tab:
        thrown: list[str] = []
        tab.on("pageerror", lambda error: thrown.append(str(error)))
        tab.add_init_script(NO_STORAGE)
        tab.goto("/find/?q=clay")
        expect(tab.locator("#finder-count")).to_have_text("1 activity: clay")
        search(tab, "tea")
        assert count(tab) == "3 activities: tea"
        assert thrown == []


def test_without_scripts_the_form_is_not_there_and_the_links_are(visitor: Visitor) -> None:
    with visitor.tab(State(scripts=False)) as tab:
        tab.goto("/find/?q=clay")
        assert tab.locator("#finder").is_hidden()
        assert tab.locator("form:visible").count() == 0
        assert tab.get_by_role("heading", name="By place").is_visible()
        assert tab.locator("main a[href='/places/hillside/']").is_visible()


def test_looking_at_the_page_loads_no_index_until_somebody_turns_to_the_form(
    visitor: Visitor,
) -> None:
    with visitor.tab(State()) as tab:
        asked: list[str] = []
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto("/find/", wait_until="networkidle")
        assert not [url for url in asked if "pagefind" in url or "/find/facts" in url]
        with tab.expect_request("**/pagefind/pagefind.js"):
            tab.focus("#finder-q")


def test_a_directory_without_activities_has_a_finder_that_answers(
    visitor_of: Callable[[Path], Visitor], tmp_path: Path
) -> None:
    # No way to pay has a page here, so no guide may lead to one.
    guide = (SMALL_TOWN / "pages/ways-to-pay.md").read_text(encoding="utf-8")
    pages = {"pages/ways-to-pay.md": guide.replace("(/pay/purse/)", "(/pay/)")}
    empty = built_from(content_of(tmp_path, pages))
    with visitor_of(empty).tab(State()) as tab:
        tab.goto("/find/?q=clay")
        expect(tab.locator("#finder-nothing a")).to_have_count(4)
        expect(tab.locator("#finder-count")).to_have_text("No activities: clay")
