"""The site without a network, in Chromium: what is kept by itself, what somebody keeps, what goes."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from time import sleep

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.needs import ROOT
from tests.browser.visits import AXE_TAGS, State, Visitor, axe, run
from tools.browser.server import served

pytestmark = pytest.mark.browser

PLACE = "/places/north-dorset/"
KEPT_LISTING = "/providers/blackmore-gate/"
OTHER_LISTING = "/providers/ballard-dippers/"
LATER = "2026-11-25"
NAMES = "caches.keys()"
FINISHED = """async () => {
  await navigator.serviceWorker.ready;
  const names = await caches.keys();
  return names.some((name) => name.startsWith("fingerpost shell ")) && Boolean(navigator.serviceWorker.controller);
}"""

REPLACED = """async (old) => {
  const names = await caches.keys();
  return names.length === old.length && !old.every((name) => names.includes(name));
}"""


@contextmanager
def phone(browser: Browser, origin: str) -> Iterator[BrowserContext]:
    """Somebody's own browser: what it keeps goes when the block ends."""
    context = browser.new_context(base_url=origin, viewport={"width": 390, "height": 844})
    context.set_default_timeout(20_000)
    try:
        yield context
    finally:
        context.close()


def visit(tab: Page, address: str = "/") -> None:
    """A visit after which the browser keeps what it should."""
    tab.goto(address)
    until(tab, FINISHED)


def until(tab: Page, expression: str, argument: object = None) -> None:
    """Waits for what a promise tells; `wait_for_function` takes the promise itself for a yes."""
    for _ in range(200):
        if tab.evaluate(expression, argument):
            return
        tab.wait_for_timeout(100)
    pytest.fail(f"never came true: {expression}")


def listen(tab: Page) -> list[str]:
    heard: list[str] = []
    tab.on("pageerror", lambda error: heard.append(str(error)))
    return heard


@pytest.fixture(scope="module")
def travelled(visitor: Visitor) -> Iterator[Page]:
    """A tab that was on the first page and is now out of reach of any network."""
    with phone(visitor.browser, visitor.origin) as context:
        tab = context.new_page()
        visit(tab)
        context.set_offline(True)
        yield tab


@pytest.mark.parametrize("address", ["/", "/find/", PLACE, "/places/", "/my-list/", "/contact/"])
def test_the_main_pages_are_there_and_tell_their_day(travelled: Page, address: str) -> None:
    heard = listen(travelled)
    answer = travelled.goto(address)
    assert answer is not None
    assert answer.status == 200
    expect(travelled.locator("#copy_notice")).to_have_text(
        "This is a copy of 22 November 2026. You are offline."
    )
    ground = travelled.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
    assert "Atkinson" in ground
    assert heard == []


def test_filters_find_their_cards(travelled: Page) -> None:
    travelled.goto("/find/?place=north-dorset&day=sat")
    expect(travelled.locator("#finder-count")).to_contain_text("activities")
    cards = travelled.locator("#finder-results article")
    expect(cards).to_have_count(10)


def test_words_are_looked_for_on_the_cards_and_the_page_says_so(travelled: Page) -> None:
    travelled.goto("/find/?q=singing&place=north-dorset")
    expect(travelled.locator("#finder-results article").first).to_be_visible()
    expect(travelled.locator("#finder-status")).to_contain_text("names and summaries alone")
    travelled.goto("/find/?q=qwxzv")
    expect(travelled.locator("#finder-count")).to_contain_text("No activities")


def test_a_page_that_is_not_kept_says_so_and_leads_on(travelled: Page) -> None:
    answer = travelled.goto(OTHER_LISTING)
    assert answer is not None
    assert answer.status == 503
    expect(travelled.locator("#copy_notice")).to_contain_text("not kept on this device")
    travelled.get_by_role("main").get_by_role("link", name="Search and filters").click()
    expect(travelled.get_by_role("heading", level=1)).to_have_text("Find something to do")


def test_with_the_network_nothing_is_a_copy(visitor: Visitor) -> None:
    with phone(visitor.browser, visitor.origin) as context:
        tab = context.new_page()
        visit(tab)
        for address in ("/", PLACE, OTHER_LISTING, "/find/"):
            tab.goto(address)
            expect(tab.locator("#copy_notice")).to_have_count(0)


def test_a_place_is_kept_and_removed_again(visitor: Visitor) -> None:
    with phone(visitor.browser, visitor.origin) as context:
        tab = context.new_page()
        heard = listen(tab)
        visit(tab, PLACE)
        part = tab.locator("[data-place]")
        expect(part.get_by_role("status")).to_contain_text("MB of room")
        part.get_by_role("button", name="Keep North Dorset on this device").click()
        removing = part.get_by_role("button", name="Remove it again")
        expect(removing).to_be_focused()
        expect(part.get_by_role("status")).to_contain_text(
            "is kept on this device, with the facts of 22 November 2026"
        )
        context.set_offline(True)
        for address in (KEPT_LISTING, f"{PLACE}saturday/", f"{PLACE}page/2/", "/towns/gillingham/"):
            tab.goto(address)
            expect(tab.locator("#copy_notice")).to_contain_text("copy of 22 November 2026")
        tab.goto("/find/?q=wheelchair&place=north-dorset")
        expect(tab.locator("#finder-results article").first).to_be_visible()
        expect(tab.locator("#finder-status")).not_to_contain_text("summaries alone")

        tab.goto("/offline/")
        kept = tab.locator("[data-kept]")
        expect(kept.get_by_role("link", name="North Dorset")).to_be_visible()
        tab.evaluate(AXE_SCRIPT)
        assert run(tab, "axe", {"tags": AXE_TAGS, "colours": True}) == []
        assert tab.evaluate(f"{NAMES}.then((names) => names.length)") == 2
        kept.get_by_role("button", name="Remove North Dorset").click()
        expect(kept.get_by_role("status")).to_contain_text("No places are kept")
        tab.goto(KEPT_LISTING)
        expect(tab.locator("#copy_notice")).to_contain_text("not kept on this device")
        assert heard == []


def test_clearing_leaves_nothing(visitor: Visitor) -> None:
    with phone(visitor.browser, visitor.origin) as context:
        tab = context.new_page()
        visit(tab)
        tab.goto("/offline/")
        tab.get_by_role("button", name="Remove all of it from this device").click()
        expect(tab.locator("[data-kept]").get_by_role("status")).to_contain_text("Nothing is kept")
        assert tab.evaluate(NAMES) == []
        assert (
            tab.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)")
            == 0
        )


def test_a_broken_connection_keeps_nothing_and_says_so(visitor: Visitor) -> None:
    with phone(visitor.browser, visitor.origin) as context:
        tab = context.new_page()
        visit(tab, PLACE)
        context.route("**/providers/*/", lambda route: route.abort())
        part = tab.locator("[data-place]")
        part.get_by_role("button", name="Keep North Dorset").click()
        expect(part.get_by_role("status")).to_contain_text("could not be kept")
        assert not [name for name in tab.evaluate(NAMES) if " kept " in name]


def test_an_address_of_another_site_is_left_alone(visitor: Visitor) -> None:
    with phone(visitor.browser, visitor.origin) as context:
        tab = context.new_page()
        visit(tab)
        addresses = tab.evaluate(
            "async () => (await Promise.all((await caches.keys()).map(async (name) =>"
            " (await (await caches.open(name)).keys()).map((each) => each.url)))).flat()"
        )
        assert addresses
        assert [each for each in addresses if not each.startswith(f"{visitor.origin}/")] == []


class Dawdling(SimpleHTTPRequestHandler):
    """Answers for the places only when nobody waits any more, once `is_slow` is set."""

    is_slow = Event()

    def do_GET(self) -> None:
        if self.is_slow.is_set() and self.path == "/places/":
            sleep(8)
        super().do_GET()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Silence."""


def test_a_slow_network_gives_the_copy(browser: Browser, site_folder: Path) -> None:
    handler = partial(Dawdling, directory=str(site_folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        server.block_on_close = False
        Thread(target=server.serve_forever, daemon=True).start()
        with phone(browser, f"http://127.0.0.1:{server.server_port}") as context:
            tab = context.new_page()
            visit(tab)
            Dawdling.is_slow.set()
            tab.goto("/places/")
            expect(tab.locator("#copy_notice")).to_contain_text("The connection is slow")
        server.shutdown()


@pytest.fixture(scope="module")
def later_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("later") / "site"
    command = [sys.executable, "build.py", "--site", str(folder), "--day", LATER, "--quiet"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


def test_a_new_build_takes_the_place_of_the_old_copy(
    browser: Browser, site_folder: Path, later_folder: Path, tmp_path: Path
) -> None:
    live = tmp_path / "live"
    shutil.copytree(site_folder, live)
    with served(live) as origin, phone(browser, origin) as context:
        tab = context.new_page()
        visit(tab, PLACE)
        part = tab.locator("[data-place]")
        part.get_by_role("button", name="Keep North Dorset").click()
        expect(part.get_by_role("button", name="Remove it again")).to_be_visible()
        before = tab.evaluate(NAMES)

        shutil.rmtree(live)
        shutil.copytree(later_folder, live)
        tab.goto("/")
        until(tab, REPLACED, before)
        tab.goto(PLACE)
        expect(part.get_by_role("button", name="Renew the copy of North Dorset")).to_be_visible()
        context.set_offline(True)
        tab.goto("/find/")
        expect(tab.locator("#copy_notice")).to_contain_text("copy of 25 November 2026")
        tab.goto(KEPT_LISTING)
        expect(tab.locator("#copy_notice")).to_contain_text("copy of 22 November 2026")
        assert "Atkinson" in tab.evaluate("getComputedStyle(document.body).fontFamily")

        context.set_offline(False)
        tab.goto(PLACE)
        part.get_by_role("button", name="Renew the copy").click()
        expect(part.get_by_role("status")).to_contain_text("25 November 2026")
        assert len(tab.evaluate(NAMES)) == 2


def test_a_missing_file_breaks_nothing(browser: Browser, site_folder: Path, tmp_path: Path) -> None:
    live = tmp_path / "live"
    shutil.copytree(site_folder, live)
    (live / "contact/index.html").unlink()
    with served(live) as origin, phone(browser, origin) as context:
        tab = context.new_page()
        heard = listen(tab)
        tab.goto("/", wait_until="networkidle")
        until(tab, f"{NAMES}.then((names) => names.length === 0)")
        tab.goto("/find/?q=singing")
        expect(tab.locator("#finder-results article").first).to_be_visible()
        assert heard == []


def test_the_page_about_it_has_no_fault_for_axe(visitor: Visitor) -> None:
    for state in (State(), State(width=320, scheme="dark")):
        assert axe(visitor, ["/offline/", PLACE], state) == ()


@pytest.mark.parametrize("width", [320, 1280])
def test_dots_stand_where_the_words_say(visitor: Visitor, width: int) -> None:
    with visitor.tab(State(width=width)) as tab:
        tab.goto("/find/?place=north-dorset")
        expect(tab.locator("#finder-results article").first).to_be_visible()
        asked: list[str] = []
        tab.on("request", lambda request: asked.append(request.url))
        tab.get_by_text("Show where they are on a map").click()
        expect(tab.locator("#dot-map-words")).to_contain_text("places.")
        assert [url for url in asked if "/points." in url]
        dots = tab.locator(".dot-map__dot").evaluate_all(
            "(dots) => dots.map((dot) => dot.getBoundingClientRect()).map(({ left, right }) => [left, right])"
        )
        assert dots
        box = tab.locator(".dot-map__drawing").bounding_box()
        assert box is not None
        assert all(
            box["x"] - 5 <= left and right <= box["x"] + box["width"] + 5 for left, right in dots
        )
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
