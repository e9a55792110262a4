"""The finder in Chromium, over a small index of made-up activities and a page of its own."""

import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Page, expect

from fingerpost.artifacts import SearchRecord
from fingerpost.publish.search_index import write_search_index
from tests.browser.needs import ROOT
from tests.browser.visits import State, Visitor

pytestmark = pytest.mark.browser

SCRIPT = ROOT / "templates/scripts/find.js"
TEMPLATE = ROOT / "templates/pages/find.html"
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self';"
    " style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self';"
    " require-trusted-types-for 'script'"
)
PAGE = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Find activities - Northmoor</title>
<script type="module" src="/assets/find.0000.js"></script></head>
<body><main><h1>Find activities</h1>
<div id="finder" hidden>
<form id="finder-form" action="/find/" method="get">
<label>Words <input name="q"></label>
<label>Place <select name="place"><option value="">Anywhere</option>
<optgroup label="North Moor"><option value="north-moor">All of North Moor</option>
<option value="ashby">Ashby</option></optgroup>
<optgroup label="South Moor"><option value="south-moor">All of South Moor</option></optgroup>
</select></label>
<label>Activity <select name="category"><option value="">Anything</option>
<option value="growing">Growing things</option><option value="art">Art</option>
<option value="walks">Walks</option></select></label>
<label>Paying <select name="pay"><option value="">Any way</option>
<option value="own">Pay for yourself</option><option value="fund">A fund</option></select></label>
<button type="submit">Search</button></form>
<h2 id="finder-count" tabindex="-1"></h2><p id="finder-status" role="status"></p>
<ol id="finder-results"></ol><button type="button" id="finder-more">Show more</button>
</div>
<h2 id="browse">Or look through lists</h2><ul><li><a href="/places/">By place</a></li></ul>
</main></body></html>
"""


def record(name: str, text: str, place: str, category: str, **meta: str) -> SearchRecord:
    slug = name.casefold().replace(" ", "-")
    told = {"title": name, "summary": text, "when": "Every Monday, 2pm", **meta}
    towns = {"ashby": ("ashby", "north-moor"), "both": ("north-moor", "south-moor")}
    return SearchRecord(
        url=f"/providers/{meta.get('at', 'the-barn')}/#{slug}",
        content=f"{name}. {text}",
        meta=tuple(told.items()),
        filters=(
            ("place", towns.get(place, (place,))),
            ("category", (category,)),
            ("pay", ("own", "fund") if meta.get("cost") == "Free" else ("own",)),
        ),
        sort=(("order", slug[:1]),),
    )


MARKUP = "<img src=x onerror=\"document.title='harmed'\"><script>harmed=1</script>"
RECORDS = (
    record("Allotment morning", "Dig and plant with others.", "ashby", "growing", words="gardening", cost="Free", by="The Barn", where="Ashby Hall, Ashby", access="Step-free entrance", pay="Pay for yourself"),
    record("Seed swap", "Gardens large and small.", "south-moor", "growing", words="gardening", cost="£2"),
    record("Clay studio", "Pots and bowls at the café with Zoë.", "north-moor", "art"),
    record("Painting together", "Water colours for beginners.", "south-moor", "art", notes="Paused until 1 May 2027"),
    record("Slow walk", "A mile by the river with a drop-in tea afterwards.", "both", "walks"),
    record("Dawn walk", "Birds and a flask of tea.", "ashby", "walks", words="nature"),
    record("Men's shed", "Woodwork and mending.", "north-moor", "art"),
    record("Warm pool", "Gentle swimming.", "south-moor", "walks"),
    record("Memory choir", "Songs that people know.", "north-moor", "art", words="dementia singing"),
    record("Quiet hour", f"Tea without music {MARKUP}", "north-moor", "walks", where=MARKUP, cost=MARKUP, notes=MARKUP),
    *(record(f"Knitting {number:02}", "Wool and talk.", "north-moor", "art") for number in range(1, 24)),
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("finder")
    for path, text in (
        ("find/index.html", PAGE),
        ("providers/the-barn/index.html", "<!doctype html><html lang=en><title>The Barn</title>"),
        ("assets/find.0000.js", SCRIPT.read_text(encoding="utf-8")),
        ("favicon.ico", ""),
        ("_headers", f"/*\n  Content-Security-Policy: {POLICY}\n"),
    ):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")
    write_search_index(RECORDS, site / "pagefind")
    return site


@pytest.fixture(scope="module")
def visitor(visitor_of: Callable[[Path], Visitor], folder: Path) -> Visitor:
    return visitor_of(folder)


@pytest.fixture(scope="module")
def heard() -> list[str]:
    return []


def leaving(origin: str, address: str) -> list[str]:
    return [] if address.startswith(f"{origin}/") else [f"asks {address}"]


@pytest.fixture(scope="module")
def shared_tab(visitor: Visitor, heard: list[str]) -> Iterator[Page]:
    """One tab for all: whatever goes wrong in it, or leaves the site, is heard."""
    with visitor.tab(State()) as tab:
        tab.on("console", lambda message: heard.append(message.text))
        tab.on("pageerror", lambda error: heard.append(str(error)))
        tab.on("dialog", lambda dialog: heard.append(dialog.message))
        tab.on("request", lambda request: heard.extend(leaving(visitor.origin, request.url)))
        yield tab


@pytest.fixture
def tab(shared_tab: Page, heard: list[str]) -> Iterator[Page]:
    heard.clear()
    yield shared_tab
    assert heard == []


def opened(tab: Page, **asked: str) -> None:
    tab.goto(f"/find/?{urlencode(asked)}" if asked else "/find/")
    expect(tab.locator("#finder")).to_be_visible()
    if asked:
        expect(tab.locator("#finder-count")).not_to_be_empty()


def search(tab: Page, words: str) -> None:
    tab.fill("[name=q]", words)
    tab.click("[type=submit]")
    expect(tab.locator("#finder-count")).to_be_focused()


def eventually(tab: Page, expression: str) -> None:
    """Playwright's own wait needs `eval`, which the page's policy forbids."""
    for _ in range(100):
        if tab.evaluate(expression):
            return
        tab.wait_for_timeout(50)
    pytest.fail(f"never true: {expression}")


def names(tab: Page) -> list[str]:
    links = tab.locator("#finder-results h3 > a").all()
    return [link.evaluate("link => link.firstChild.data") for link in links]


def count(tab: Page) -> str:
    return tab.inner_text("#finder-count")


def test_the_script_is_at_most_10_kb_gzipped_and_writes_no_markup() -> None:
    text = SCRIPT.read_text(encoding="utf-8")
    assert len(gzip.compress(text.encode(), 9)) <= 10 * 1024
    for word in ("innerHTML", "outerHTML", "insertAdjacent", "document.write", ".style", "eval("):
        assert word not in text


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({"q": "clay"}, ["Clay studio"]),
        ({"q": "CAFE zoe"}, ["Clay studio"]),
        ({"q": "gardening"}, ["Allotment morning", "Seed swap"]),
        ({"q": "gardens"}, ["Allotment morning", "Seed swap"]),
        ({"q": "I am looking for some gardening"}, ["Allotment morning", "Seed swap"]),
        ({"q": "gardening", "place": "ashby"}, ["Allotment morning"]),
        ({"q": "gardening", "pay": "fund"}, ["Allotment morning"]),
        ({"q": "tea", "category": "walks", "place": "ashby"}, ["Dawn walk"]),
        ({"q": "mens shed"}, ["Men's shed"]),
        ({"q": "men’s sheds"}, ["Men's shed"]),
        ({"q": "drop-in"}, ["Slow walk"]),
        ({"q": "paint"}, ["Painting together"]),
        ({"q": "painters"}, ["Painting together"]),
        ({"q": "dementia"}, ["Memory choir"]),
        ({"q": "river birds"}, ["Dawn walk", "Slow walk"]),
        ({"q": "clay unicorns"}, ["Clay studio"]),
        ({"q": "what's on near me", "place": "ashby"}, ["Allotment morning", "Dawn walk"]),
        ({"category": "growing"}, ["Allotment morning", "Seed swap"]),
        ({"place": "south-moor"}, ["Painting together", "Seed swap", "Slow walk", "Warm pool"]),
        ({"pay": "fund"}, ["Allotment morning"]),
        ({"place": "ashby", "category": "walks"}, ["Dawn walk"]),
    ],
)  # fmt: skip
def test_an_address_finds(tab: Page, asked: dict[str, str], wanted: list[str]) -> None:
    opened(tab, **asked)
    assert sorted(names(tab)) == sorted(wanted)
    number = "1 activity" if len(wanted) == 1 else f"{len(wanted)} activities"
    assert re.match(rf"{number}(: | in |, )", count(tab))
    assert tab.inner_text("#finder-status").startswith(f"{number} found.")
    values = {name: tab.input_value(f"[name={name}]") for name in ("q", "place", "category", "pay")}
    assert values == {"q": "", "place": "", "category": "", "pay": ""} | asked


@pytest.mark.parametrize("words", ["xqzvbn", "Poole", "zz", "12345", "sherbourne", "!!!", "日本語"])
def test_nonsense_finds_nothing_and_says_where_to_go_on(tab: Page, words: str) -> None:
    opened(tab, q=words)
    assert names(tab) == []
    assert count(tab) == f"No activities: {words}"
    assert tab.inner_text("#finder-status").startswith("No activities found.")
    ways = [link.get_attribute("href") for link in tab.locator("#finder-ways a").all()]
    assert ways == ["/places/", "/activities/", "/contact/"]
    assert tab.locator("#finder-results").is_hidden()
    assert tab.locator("#finder-more").is_hidden()


def test_when_only_the_choices_stand_in_the_way_the_wider_search_is_offered(tab: Page) -> None:
    opened(tab, q="clay", place="south-moor")
    assert count(tab) == "No activities: clay in South Moor"
    tab.click("text=1 activity for “clay” without the other choices")
    expect(tab.locator("#finder-count")).to_have_text("1 activity: clay")


def test_some_of_the_words_are_said_to_be_some(tab: Page) -> None:
    opened(tab, q="clay river")
    assert sorted(names(tab)) == ["Clay studio", "Slow walk"]
    some = "No activity has all your words. These have some of them."
    assert tab.inner_text("#finder-status") == f"2 activities found. {some}"


def test_a_result_tells_what_when_where_cost_access_and_pay(tab: Page) -> None:
    opened(tab, q="allotment")
    item = tab.locator("#finder-results > li > article")
    link = item.locator("h3 > a")
    assert link.get_attribute("href") == "/providers/the-barn/#allotment-morning"
    assert link.text_content() == "Allotment morning, The Barn, Ashby Hall, Ashby"
    assert link.locator(".visually-hidden").text_content() == ", The Barn, Ashby Hall, Ashby"
    assert item.locator("p").all_inner_texts() == ["Dig and plant with others."]
    facts = dict(
        zip(item.locator("dt").all_inner_texts(), item.locator("dd").all_inner_texts(), strict=True)
    )
    assert facts == {
        "When": "Every Monday, 2pm",
        "Where": "Ashby Hall, Ashby With The Barn",
        "Cost": "Free",
        "Access": "Step-free entrance",
        "Ways to pay": "Pay for yourself",
    }
    link.click()
    assert tab.url.endswith("/providers/the-barn/#allotment-morning")
    tab.go_back()
    expect(tab.locator("#finder-count")).to_have_text("1 activity: allotment")


def test_notes_stand_in_the_result(tab: Page) -> None:
    opened(tab, q="painting")
    assert tab.inner_text(".activity-card__note") == "Paused until 1 May 2027"


def test_a_search_has_a_title_an_address_and_moves_focus_to_the_count(tab: Page) -> None:
    opened(tab)
    assert tab.title() == "Find activities - Northmoor"
    assert tab.locator("#finder-count").is_hidden()
    tab.select_option("[name=place]", "ashby")
    search(tab, "  gardening ")
    assert tab.url.endswith("/find/?q=gardening&place=ashby")
    assert tab.title() == "gardening in Ashby, 1 activity - Find activities - Northmoor"
    assert count(tab) == "1 activity: gardening in Ashby"


@pytest.mark.parametrize(
    ("asked", "heading", "title"),
    [
        ({"place": "ashby"}, "2 activities in Ashby", "2 activities in Ashby"),
        ({"pay": "fund"}, "1 activity, A fund", "1 activity, A fund"),
        ({"category": "growing", "place": "north-moor"}, "1 activity: Growing things in North Moor", "Growing things in North Moor, 1 activity"),
    ],
)  # fmt: skip
def test_heading_and_title_name_what_was_chosen(
    tab: Page, asked: dict[str, str], heading: str, title: str
) -> None:
    opened(tab, **asked)
    assert count(tab) == heading
    assert tab.title() == f"{title} - Find activities - Northmoor"


def test_a_search_for_nothing_asks_for_a_word(tab: Page) -> None:
    opened(tab, q="clay")
    tab.fill("[name=q]", " ")
    tab.click("[type=submit]")
    expect(tab.locator("#finder-status")).to_contain_text("Write a word")
    assert tab.url.endswith("/find/")
    assert names(tab) == []


def test_back_forward_reload_and_a_pasted_address_show_the_same(
    tab: Page, visitor: Visitor
) -> None:
    opened(tab)
    search(tab, "clay")
    tab.select_option("[name=category]", "walks")
    search(tab, "tea")
    found, said, address = names(tab), count(tab), tab.url
    assert sorted(found) == ["Dawn walk", "Quiet hour", "Slow walk"]
    tab.go_back()
    expect(tab.locator("#finder-count")).to_have_text("1 activity: clay")
    assert (tab.input_value("[name=q]"), tab.input_value("[name=category]")) == ("clay", "")
    tab.go_back()
    expect(tab.locator("#finder-count")).to_be_hidden()
    assert (tab.input_value("[name=q]"), names(tab)) == ("", [])
    assert tab.title() == "Find activities - Northmoor"
    tab.go_forward()
    tab.go_forward()
    expect(tab.locator("#finder-count")).to_have_text(said)
    assert tab.input_value("[name=category]") == "walks"
    tab.reload()
    expect(tab.locator("#finder-count")).to_have_text(said)
    assert names(tab) == found
    with visitor.tab(State(320)) as other:
        other.goto(address)
        expect(other.locator("#finder-count")).to_have_text(said)
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
    assert len(set(shown)) == 23
    tab.reload()
    expect(tab.locator("#finder-results > li")).to_have_count(23)
    assert names(tab) == shown
    search(tab, "clay")
    tab.go_back()
    expect(tab.locator("#finder-results > li")).to_have_count(23)


def test_coming_back_from_an_activity_one_is_where_one_was(tab: Page) -> None:
    opened(tab, q="knitting", n="20")
    expect(tab.locator("#finder-results > li")).to_have_count(20)
    tab.evaluate("scrollTo(0, 700)")
    eventually(tab, "history.state?.y === 700")
    tab.evaluate("document.querySelector('#finder-results li:nth-child(15) a').click()")
    expect(tab).to_have_title("The Barn")
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
    tab.type("[name=q]", "gardening")
    assert tab.evaluate("said") == []
    search(tab, "gardening")
    tab.wait_for_timeout(200)
    assert tab.evaluate("said") == ["2 activities found."]


def test_all_of_it_works_with_the_keyboard_alone(tab: Page) -> None:
    opened(tab)
    tab.focus("[name=q]")
    tab.keyboard.type("knitting")
    tab.keyboard.press("Tab")
    tab.keyboard.type("All of North")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    expect(tab.locator("#finder-count")).to_be_focused()
    assert count(tab) == "23 activities: knitting in North Moor"
    for _ in range(11):
        tab.keyboard.press("Tab")
    expect(tab.locator("#finder-more")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.locator("#finder-results > li:nth-child(11) h3 > a")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab).to_have_title("The Barn")


def test_markup_in_the_data_stays_text(tab: Page) -> None:
    opened(tab, q="quiet")
    assert tab.locator("#finder-results img, #finder-results script").count() == 0
    assert tab.inner_text(".activity-card__note") == MARKUP
    assert tab.evaluate("typeof harmed") == "undefined"
    assert tab.title() == "quiet, 1 activity - Find activities - Northmoor"


BAD = "document.title='harmed'"
PAYLOADS = (
    f"<script>{BAD}</script>", f"<img src=x onerror={BAD}>", f'"><svg onload={BAD}>',
    f"'><body onload={BAD}>", f"javascript:{BAD}", f"</title><script>{BAD}</script>",
    f"{{{{constructor.constructor({BAD!r})()}}}}", f"${{{BAD}}}", f"`{BAD}`", f"';{BAD};//",
    f"\\x3cscript\\x3e{BAD}", f"&lt;script&gt;{BAD}&lt;/script&gt;", f"<iframe srcdoc='<script>{BAD}</script>'>",
    "<a href=javascript:alert(1)>x</a>", "<math><mi xlink:href=javascript:alert(1)>", "<style>*{display:none}</style>",
    "<base href=https://example.org/>", "<meta http-equiv=refresh content=0;url=https://example.org>",
    "<form action=https://example.org><input name=q>", "<link rel=stylesheet href=//example.org/x.css>",
    "__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "undefined", "null", "NaN",
    "%00", "\x00", "\u202e\u2066abc", "\ufeff", "\ud7ff\ue000", "a" * 5000, "a " * 3000, "(" * 300,
    "[a-z]+(a+)+$", ".*", "\\", '"clay"', "'clay'", "clay OR 1=1; --", "../../etc/passwd", "//example.org",
    "https://example.org/", "👩‍🦽 ♿", "ﷺ" * 50, "é" + "\u0301" * 200, "<!--", "]]>", "\r\nSet-Cookie: a=b",
)  # fmt: skip


def test_there_are_fifty_hostile_payloads() -> None:
    assert len(set(PAYLOADS)) >= 50


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_a_hostile_address_does_nothing(tab: Page, payload: str) -> None:
    hostile = quote(payload, safe="")
    filters = "&".join(f"{name}={hostile}" for name in ("place", "category", "pay", "n"))
    tab.goto(f"/find/?q={hostile}&{filters}#{hostile}")
    expect(tab.locator("#finder-status")).not_to_be_empty()
    assert "harmed" not in tab.title() or tab.title().endswith("- Find activities - Northmoor")
    assert (
        tab.locator("#finder :is(script, img, svg, iframe, style, base, meta, math)").count() == 0
    )
    assert tab.locator("a[href^='javascript'], a[href*='example.org']").count() == 0
    assert "was left out" in tab.inner_text("#finder-status")
    assert tab.url.startswith(tab.evaluate("location.origin") + "/find/?q=")


@pytest.mark.parametrize("query", ["q=%E0%A4%A", "q=%", "q", "=", "&&&", "q=clay&q=tea", "n=-5&q=clay", "n=1e9&q=knitting", "n=abc&q=clay"])  # fmt: skip
def test_a_broken_address_is_read_as_well_as_can_be(tab: Page, query: str) -> None:
    tab.goto(f"/find/?{query}")
    if "clay" in query:
        expect(tab.locator("#finder-count")).to_have_text("1 activity: clay")
    elif "knitting" in query:
        expect(tab.locator("#finder-results > li")).to_have_count(23)
    else:
        expect(tab.locator("#finder")).to_be_visible()


@pytest.mark.parametrize("missing", ["pagefind.js", "pagefind-entry.json", "wasm", "pf_meta", "pf_fragment"])  # fmt: skip
def test_without_pagefind_the_page_says_so_and_its_links_stay(
    visitor: Visitor, missing: str
) -> None:
    with visitor.tab(State()) as tab:
        broken: list[str] = []
        tab.on("pageerror", lambda error: broken.append(str(error)))
        tab.route(lambda url: missing in url, lambda route: route.abort())
        tab.goto("/find/?q=clay")
        expect(tab.locator("#finder-count")).to_have_text("The search is not working")
        assert "Use the links on this page" in tab.inner_text("#finder-status")
        assert tab.locator("#finder-ways a").count() == 3
        assert tab.get_by_role("link", name="By place", exact=True).is_visible()
        tab.unroute_all()
        search(tab, "river")
        assert count(tab) in {"1 activity: river", "The search is not working"}
        assert [line for line in broken if not line.startswith("Failed to load")] == []


def test_a_connection_that_is_lost_is_no_empty_answer_and_may_come_back(visitor: Visitor) -> None:
    with visitor.tab(State()) as tab:
        tab.goto("/find/")
        with tab.expect_response("**/*.pf_meta"):
            tab.focus("[name=q]")
        tab.wait_for_load_state("networkidle")
        tab.context.set_offline(offline=True)
        search(tab, "clay")
        assert count(tab) == "The search is not working"
        tab.context.set_offline(offline=False)
        search(tab, "clay")
        assert count(tab) == "1 activity: clay"


def test_without_scripts_the_form_is_not_there_and_the_links_are(visitor: Visitor) -> None:
    with visitor.tab(State(scripts=False)) as tab:
        tab.goto("/find/?q=clay")
        assert tab.locator("#finder").is_hidden()
        assert tab.get_by_role("link", name="By place").is_visible()


def test_looking_at_the_page_loads_nothing_of_pagefind_until_somebody_turns_to_the_form(
    visitor: Visitor,
) -> None:
    with visitor.tab(State()) as tab:
        asked: list[str] = []
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto("/find/", wait_until="networkidle")
        assert not [url for url in asked if "pagefind" in url]
        with tab.expect_request("**/pagefind/pagefind.js"):
            tab.focus("[name=q]")


def test_a_directory_without_activities_has_a_finder_that_answers(
    visitor_of: Callable[[Path], Visitor], folder: Path, tmp_path: Path
) -> None:
    for path in ("find/index.html", "assets/find.0000.js"):
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_bytes((folder / path).read_bytes())
    write_search_index((), tmp_path / "pagefind")
    with visitor_of(tmp_path).tab(State()) as tab:
        tab.goto("/find/?q=clay")
        expect(tab.locator("#finder-ways a")).to_have_count(3)


IDS = ("finder", "finder-form", "finder-count", "finder-status", "finder-results", "finder-more")


@pytest.mark.parametrize("page", [PAGE, TEMPLATE.read_text(encoding="utf-8")], ids=["here", "site"])
def test_the_page_has_what_the_script_asks_for(page: str) -> None:
    for id_ in IDS:
        assert page.count(f'id="{id_}"') == 1
    for name in ("q", "place", "category", "pay"):
        assert page.count(f'name="{name}"') == 1
    assert page.count('role="status"') == 1
    assert re.search(r'<div class="finder [^>]* id="finder">|<div id="finder" hidden>', page)
    assert re.search(r'<h2 id="finder-count" tabindex="-1"', page)
