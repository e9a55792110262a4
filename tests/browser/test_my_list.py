"""My list in Chromium: kept on the device, shared by a link, printed, and where storage fails."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import pypdfium2
import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Locator, Page, Response, Route, expect

from tests.browser import looks, paper, visits
from tests.browser.visits import DESK, NO_WORKER, PHONE, State, Visitor, run
from tests.building import artifacts, club, content_of, published

pytestmark = pytest.mark.browser

LIST = "/activities/making/"
CLUB = "/providers/club/"
MINE = "/my-list/"
NAMES = ("Clay", "Morning", "Weaving")
ACTIVITIES = """\
activities:
  - {name: Morning, when: Tuesdays 10am to noon, contact: {phone: 01632 960777, name: Sam}}
  - {name: Weaving, when: Saturday 5 December 2026 2pm to 4pm}
funding: {purse: yes}
"""
BLOCKED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
NOW = "2026-11-24T09:00"
DATES = (
    "Tuesday 24 November 2026, 10am to noon",
    "Tuesday 1 December 2026, 10am to noon",
    "Tuesday 8 December 2026, 10am to noon",
)


class Patient(Visitor):
    """Looks at a list only when its cards are there."""

    @contextmanager
    def tab(self, state: State) -> Iterator[Page]:
        with super().tab(state) as tab:
            go = tab.goto

            def goto(url: str, **how: Any) -> Response | None:
                answer = go(url, **how)
                if MINE in url and state.scripts:
                    expect(tab.locator(".my-list--ready")).to_have_count(1)
                return answer

            tab.goto = goto  # type: ignore[method-assign]
            yield tab


@pytest.fixture(scope="module")
def patient(reader: Visitor) -> Visitor:
    return Patient(reader.browser, reader.origin)


@pytest.fixture(scope="module")
def codes() -> dict[str, str]:
    return {}


@pytest.fixture(scope="module")
def reader(
    visitor_of: Callable[[Path], Visitor],
    tmp_path_factory: pytest.TempPathFactory,
    codes: dict[str, str],
) -> Visitor:
    """A visitor to a directory of three activities, whose facts are of 22 November 2026."""
    place = tmp_path_factory.mktemp("listed")
    entry = club().replace("when: Tuesdays 10am to noon\n", ACTIVITIES)
    files = {"providers/club.yaml": entry, "providers/clay.yaml": club("Clay")}
    publication = published(content_of(place, files))
    codes |= {
        each.name: publication.directory.codes[each.id] for each in publication.directory.listed
    }
    assert set(codes) == set(NAMES)
    for path, artifact in artifacts(publication).items():
        file = place / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(artifact.content)
    return visitor_of(place / "site")


@contextmanager
def tab_of(
    reader: Visitor,
    *,
    width: int = DESK,
    script: str = "",
    scheme: Literal["light", "dark"] = "light",
) -> Iterator[Page]:
    """A browser of its own, with nothing on its list; every complaint of its pages is a failure, and
    so is a request that leaves the site or holds what is on the list."""
    heard: list[str] = []
    context = reader.browser.new_context(
        base_url=reader.origin,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        reduced_motion="reduce",
        service_workers="block",
        permissions=["clipboard-read", "clipboard-write"],
    )
    context.add_init_script(NO_WORKER)
    context.set_default_timeout(10_000)
    try:
        context.clock.set_fixed_time(datetime.fromisoformat(NOW).replace(tzinfo=UTC))
        if script:
            context.add_init_script(script)
        tab = context.new_page()
        tab.on("console", lambda message: heard.append(message.text))
        tab.on("pageerror", lambda error: heard.append(str(error)))
        tab.on("dialog", lambda dialog: heard.append(dialog.message))
        tab.on("request", lambda request: heard.extend(leaving(reader.origin, request.url)))
        yield tab
        assert heard == []
    finally:
        context.close()


def leaving(origin: str, address: str) -> list[str]:
    is_ours = address.startswith((f"{origin}/", "blob:")) and "?" not in address
    return [] if is_ours else [f"asks {address}"]


def toggle(tab: Page, name: str, label: str = "Add to") -> Locator:
    """The button of an activity while it says `label`; what it is about follows, for those who hear."""
    return tab.get_by_role("button", name=re.compile(rf"^{label} my list ?: {name}\b"))


def put_on(tab: Page, *names: str) -> None:
    tab.goto(LIST)
    for name in names:
        toggle(tab, name).click()


def mine(tab: Page, fragment: str = "") -> None:
    if tab.url.split("#")[0].endswith(MINE):
        tab.goto("about:blank")
    tab.goto(f"{MINE}{fragment}")
    expect(tab.locator(".my-list--ready")).to_have_count(1)


def shown(tab: Page) -> list[str]:
    return [
        link.evaluate("link => link.firstChild.data")
        for link in tab.locator("#my-list-cards h3 a").all()
    ]


def status(tab: Page) -> str:
    return tab.inner_text("#my-list-status")


def stored(tab: Page) -> str | None:
    return tab.evaluate("localStorage.getItem('my-list')")  # type: ignore[no-any-return]


def test_a_button_puts_an_activity_on_the_list_and_takes_it_off(
    reader: Visitor, codes: dict[str, str]
) -> None:
    with tab_of(reader) as tab:
        put_on(tab, "Weaving")
        button = toggle(tab, "Weaving", "On")
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(tab.locator(".site-header__list")).to_have_text("My list (1)")
        assert stored(tab) == codes["Weaving"]
        tab.goto(CLUB)
        expect(toggle(tab, "Weaving", "On")).to_be_visible()
        toggle(tab, "Morning").click()
        assert stored(tab) == f"{codes['Weaving']}.{codes['Morning']}"
        expect(tab.locator(".site-header__list")).to_have_text("My list (2)")
        for name in ("Weaving", "Morning"):
            toggle(tab, name, "On").click()
        expect(tab.locator(".site-header__list")).to_have_count(0)
        assert stored(tab) is None


def test_the_list_keeps_its_order_and_tells_whom_to_ask_where_when_and_what_it_costs(
    reader: Visitor,
) -> None:
    with tab_of(reader) as tab:
        put_on(tab, "Weaving", "Morning")
        tab.locator("main").get_by_role("link", name="My list (2)").click()
        expect(tab.locator("#my-list-count")).to_have_text("2 activities")
        assert shown(tab) == ["Weaving", "Morning"]
        second = tab.locator("#my-list-cards article").nth(1)
        next_ = second.locator("dd[data-by-clock]").inner_text().splitlines()
        assert next_ == [
            f"Today: {DATES[0]}",
            *DATES[1:],
        ]
        ring = second.get_by_role("link", name="Ring 01632 960777")
        expect(ring).to_have_attribute("href", "tel:01632960777")
        assert "Ask for Sam" in second.inner_text()
        assert "£1 a session" in second.inner_text()
        tab.reload()
        expect(tab.locator("#my-list-cards > li")).to_have_count(2)
        assert shown(tab) == ["Weaving", "Morning"]


def test_what_is_removed_can_be_put_back_where_it_was_and_the_focus_stays_near(
    reader: Visitor, codes: dict[str, str]
) -> None:
    with tab_of(reader) as tab:
        put_on(tab, "Weaving", "Morning", "Clay")
        mine(tab)
        tab.get_by_role("button", name="Remove Morning from my list").click()
        expect(tab.get_by_role("button", name="Remove Clay from my list")).to_be_focused()
        assert status(tab) == "Morning is off your list."
        assert shown(tab) == ["Weaving", "Clay"]
        tab.get_by_role("button", name="Put it back").click()
        expect(tab.locator("#my-list-count")).to_have_text("3 activities")
        assert shown(tab) == ["Weaving", "Morning", "Clay"]
        assert stored(tab) == ".".join(codes[name] for name in ("Weaving", "Morning", "Clay"))


def test_clearing_asks_once_more_and_leaves_nothing(reader: Visitor) -> None:
    with tab_of(reader) as tab:
        put_on(tab, "Weaving", "Clay")
        mine(tab)
        tab.get_by_role("button", name="Clear my list").click()
        expect(tab.get_by_role("button", name="Yes, clear all of it")).to_be_focused()
        tab.get_by_role("button", name="No, keep it").click()
        expect(tab.get_by_role("button", name="Clear my list")).to_be_focused()
        tab.get_by_role("button", name="Clear my list").click()
        tab.keyboard.press("Enter")
        expect(tab.locator("#my-list-title")).to_be_focused()
        assert status(tab) == "It is cleared. Your list is empty."
        assert tab.evaluate("localStorage.length") == 0
        assert tab.locator("#my-list-tools > *").count() == 0


def test_a_shared_link_shows_the_list_elsewhere_and_leaves_one_s_own_alone(
    reader: Visitor, codes: dict[str, str]
) -> None:
    with tab_of(reader) as sender:
        put_on(sender, "Weaving", "Morning")
        mine(sender)
        sender.get_by_role("button", name="Copy a link to this list").click()
        expect(sender.get_by_text("The link is copied.")).to_be_visible()
        link = sender.evaluate("navigator.clipboard.readText()")
        assert link == sender.locator("[data-tool-address]").inner_text()
        assert link == f"{reader.origin}{MINE}#{codes['Weaving']}.{codes['Morning']}"
    with tab_of(reader) as tab:
        put_on(tab, "Clay")
        mine(tab, f"#{link.split('#')[1]}.22222")
        expect(tab.locator("h1")).to_have_text("A list that somebody shared")
        assert shown(tab) == ["Weaving", "Morning"]
        assert "This is a list that somebody shared." in status(tab)
        assert status(tab).endswith("1 activity on this list is no longer listed.")
        assert tab.locator("#my-list-cards button").count() == 0
        tab.get_by_role("button", name="Look only").click()
        expect(tab.get_by_role("button", name="Add these to my list")).to_have_count(0)
        assert stored(tab) == codes["Clay"]
        tab.get_by_role("link", name="Show my own list").click()
        expect(tab.locator("#my-list-count")).to_have_text("1 activity")
        mine(tab, f"#{link.split('#')[1]}.22222")
        tab.get_by_role("button", name="Add these to my list").click()
        expect(tab.locator("#my-list-count")).to_have_text("3 activities")
        assert shown(tab) == ["Clay", "Weaving", "Morning"]
        assert tab.url == f"{reader.origin}{MINE}"
        mine(tab, f"#{codes['Clay']}")
        assert "All of it is on your list." in status(tab)


def test_what_is_no_longer_listed_is_told_and_can_be_forgotten(
    reader: Visitor, codes: dict[str, str]
) -> None:
    with tab_of(reader) as tab:
        put_on(tab, "Clay")
        tab.evaluate(f"localStorage.setItem('my-list', '22222.{codes['Clay']}.33333')")
        mine(tab)
        assert status(tab) == "2 activities on your list are no longer listed."
        assert shown(tab) == ["Clay"]
        assert tab.locator("[data-tool-address]").inner_text().endswith(f"#{codes['Clay']}")
        tab.get_by_role("button", name="Take them off my list").click()
        expect(tab.locator("#my-list-status")).to_have_text("")
        assert stored(tab) == codes["Clay"]


def test_what_cannot_be_loaded_is_not_called_gone(reader: Visitor, codes: dict[str, str]) -> None:
    with reader.tab(State()) as tab:
        tab.goto(LIST)
        tab.evaluate(f"localStorage.setItem('my-list', '{codes['Clay']}')")
        tab.route("**/find/**", lambda route: route.abort())
        mine(tab)
        assert status(tab) == "1 activity could not be loaded."
        tab.unroute_all()
        tab.get_by_role("button", name="Try again").click()
        expect(tab.locator("#my-list-count")).to_be_focused()
        assert shown(tab) == ["Clay"]


def test_the_list_goes_along_as_text(reader: Visitor, codes: dict[str, str]) -> None:
    with tab_of(reader) as tab:
        put_on(tab, "Morning")
        mine(tab)
        tab.get_by_role("button", name="Copy it as text").click()
        expect(tab.get_by_text("The text is copied.")).to_be_visible()
        copied = tab.evaluate("navigator.clipboard.readText()")
        with tab.expect_download() as download:
            tab.get_by_role("button", name="Save it as a text file").click()
        assert download.value.suggested_filename == "my-list.txt"
        assert download.value.path().read_text(encoding="utf-8") == copied
        lines = copied.splitlines()
        assert lines[1] == "Made on Tuesday 24 November 2026. Ring before a long journey."
        assert lines[3:] == [
            "1. Morning (With Club)",
            "When: Every Tuesday, 10am to noon",
            f"Next: {'; '.join(DATES)}",
            lines[6],
            "Cost: £1 a session",
            "Ask: Ring 01632 960777; Ask for Sam",
            f"Page: {reader.origin}{CLUB}#morning",
            "",
            f"This list on the web: {reader.origin}{MINE}#{codes['Morning']}",
        ]
        assert lines[6].startswith("Where: ")


def test_without_a_clipboard_the_link_is_there_to_copy_by_hand(reader: Visitor) -> None:
    script = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
    with tab_of(reader, script=script) as tab:
        put_on(tab, "Morning")
        mine(tab)
        tab.get_by_role("button", name="Copy a link to this list").click()
        expect(tab.get_by_text("Copy the link below by hand.")).to_be_visible()
        expect(tab.locator("[data-tool-address]")).to_be_visible()


@pytest.mark.parametrize("script", [BLOCKED, FULL], ids=["blocked", "full"])
def test_without_storage_the_list_lives_in_the_address_and_says_so(
    reader: Visitor, codes: dict[str, str], script: str
) -> None:
    with tab_of(reader, script=script) as tab:
        put_on(tab, "Weaving", "Clay")
        expect(toggle(tab, "Weaving", "On")).to_be_visible()
        assert (
            "This browser does not keep your list." in tab.locator(".my-list__words").inner_text()
        )
        link = tab.locator("main .my-list__link")
        expect(link).to_have_text("My list (2)")
        link.click()
        expect(tab.locator(".my-list--ready")).to_have_count(1)
        assert shown(tab) == ["Weaving", "Clay"]
        if script == BLOCKED:
            assert "This browser does not keep your list." in status(tab)
            tab.get_by_role("button", name="Remove Weaving from my list").click()
            expect(tab.locator("#my-list-count")).to_have_text("1 activity")
            assert tab.url.endswith(f"{MINE}#{codes['Clay']}")
            tab.reload()
            expect(tab.locator("#my-list-count")).to_have_text("1 activity")


HOSTILE = (
    *("<img src=x onerror=alert(1)>", "javascript:alert(1)", "__proto__.constructor.toString", "%"),
    *("%E0%A4%A", "../../x", "3b9fk/../../x", "." * 3000, "22222." * 3000, "\u202e\ud7ff", "null"),
    *("[]", "{}", "3b9fk'><script>alert(1)</script>", "#", "my-list-count", "constructor"),
)


def test_hostile_fragments_and_storage_do_nothing(reader: Visitor) -> None:
    with tab_of(reader) as tab:
        mine(tab)
        for text in HOSTILE:
            tab.evaluate(
                "text => { localStorage.setItem('my-list', text); location.hash = text }", text
            )
            tab.wait_for_timeout(20)
            expect(tab.locator("#my-list-cards[aria-busy]")).to_have_count(0)
            assert tab.locator("#my-list :is(script, img, iframe)").count() == 0
            assert shown(tab) == []
        for text in HOSTILE[::4]:
            tab.goto(LIST)
            tab.evaluate("text => localStorage.setItem('my-list', text)", text)
            tab.reload()
            expect(tab.locator(".my-list__button[aria-pressed=false]")).to_have_count(len(NAMES))


def test_another_tab_s_change_is_seen(reader: Visitor) -> None:
    with tab_of(reader) as tab:
        put_on(tab, "Weaving", "Clay")
        other = tab.context.new_page()
        mine(other)
        other.get_by_role("button", name="Remove Weaving from my list").click()
        expect(toggle(tab, "Weaving")).to_be_visible()
        expect(tab.locator(".site-header__list")).to_have_text("My list (1)")


def test_the_keyboard_alone_is_enough(reader: Visitor) -> None:
    with tab_of(reader) as tab:
        tab.goto(LIST)
        tab.locator(".activity-card h3 a").first.focus()
        tab.keyboard.press("Tab")
        tab.keyboard.press("Space")
        expect(tab.locator(":focus")).to_have_attribute("aria-pressed", "true")
        tab.keyboard.press("Tab")
        tab.keyboard.press("Enter")
        expect(tab.locator("#my-list-count")).to_have_text("1 activity")
        for _ in range(40):
            tab.keyboard.press("Tab")
            if tab.evaluate("document.activeElement.textContent").startswith("Remove"):
                break
        tab.keyboard.press("Enter")
        expect(tab.locator("#my-list-title")).to_be_focused()


def test_on_paper_stand_the_facts_and_nothing_else(reader: Visitor, tmp_path: Path) -> None:
    with tab_of(reader) as tab:
        put_on(tab, *NAMES)
        mine(tab)
        tab.emulate_media(media="print")
        for hidden in (
            ".my-list__tools",
            ".my-list__about",
            ".my-list__toggle",
            ".activity-card__kind",
            ".activity-card__summary",
            ".site-header__list",
        ):
            expect(tab.locator(hidden).first).to_be_hidden()
        size = tab.locator("#my-list-cards dd").first.evaluate(
            "each => parseFloat(getComputedStyle(each).fontSize)"
        )
        assert size >= 14 * 96 / 72 - 0.1
        document = pypdfium2.PdfDocument(tab.pdf(format="A4", prefer_css_page_size=True))
        text = "".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
        words = re.sub(r"\s+", " ", text)
        for fact in (
            "Printed on Tuesday 24 November 2026.",
            "Ring 01632 960777",
            "Tuesday 1 December 2026, 10am to noon",
            "£1 a session",
            "Where",
        ):
            assert fact in words
        assert "Today" not in words
        assert "Remove" not in words


@pytest.mark.parametrize("state", [State(DESK), State(PHONE, "dark")], ids=str)
def test_axe_finds_nothing_on_a_full_list_and_beside_cards(
    patient: Visitor, codes: dict[str, str], state: State
) -> None:
    urls = [f"{MINE}#{'.'.join(codes.values())}", LIST, CLUB]
    assert visits.axe(patient, urls, state) == ()


CHECKS = (
    *(visits.sideways, looks.targets, looks.lost, looks.large_text, looks.forced_edges),
    *(visits.keyboard, visits.outside, paper.torn),
)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_full_list_keeps_the_site_s_rules(
    check: Callable[[Visitor, list[str]], tuple[str, ...]], patient: Visitor, codes: dict[str, str]
) -> None:
    assert check(patient, [f"{MINE}#{'.'.join(codes.values())}"]) == ()


def test_axe_finds_nothing_on_one_s_own_list_and_on_pressed_buttons(reader: Visitor) -> None:
    with tab_of(reader) as tab:
        put_on(tab, *NAMES)
        for url in (LIST, MINE):
            tab.goto(url)
            expect(tab.locator(".my-list__toggle")).to_have_count(len(NAMES))
            tab.evaluate(AXE_SCRIPT)
            asked = {"tags": visits.AXE_TAGS, "colours": True}
            assert run(tab, "axe", asked) == [], url


def test_without_scripts_the_page_says_what_to_do(reader: Visitor) -> None:
    assert visits.without_scripts(reader, [MINE, LIST, CLUB]) == ()
    with reader.tab(State(scripts=False)) as tab:
        tab.goto(MINE)
        assert "write down its phone number" in tab.inner_text("main")
        tab.goto(LIST)
        assert tab.get_by_role("button").count() == 0


def shift_of(tab: Page, url: str) -> float:
    """How far the page moves when the script arrives after it is drawn, as on a slow line."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    tab.route("**/my-list-button.*.js", hold)
    tab.goto(url, wait_until="commit")
    tab.wait_for_function("document.readyState !== 'loading'")
    tab.locator("[data-code]").first.scroll_into_view_if_needed()
    tab.wait_for_timeout(300)
    assert held, f"{url} asks for no script"
    for route in held:
        route.continue_()
    tab.wait_for_selector(".my-list__button")
    tab.unroute_all()
    return float(run(tab, "shifts")["total"])


@pytest.mark.parametrize("width", [PHONE, 375, 768, DESK])
def test_a_late_script_moves_nothing(reader: Visitor, width: int) -> None:
    with tab_of(reader, width=width) as tab:
        put_on(tab, *NAMES)
        for url in (LIST, CLUB):
            assert shift_of(tab, url) < 0.002, url
