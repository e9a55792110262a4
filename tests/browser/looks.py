"""Checks of what a page looks like: room to press, nothing lost, nothing that jumps, edges that stay
when the colours are a reader's own."""

from collections.abc import Iterator, Sequence

from playwright.sync_api import BrowserContext, Page, Route

from tests.browser.visits import DESK, PHONE, State, Visitor, run, whole

TARGET = 44
LATE = 1_500
"""Milliseconds until the fonts arrive: long after the page is drawn with others."""

MOST_SHIFT = 0.01
"""The sum of layout shifts; Core Web Vitals calls ten times as much good."""

FORCED = State(DESK, "dark", forced="active")
TWICE_AS_LARGE = {"standard": 32, "fixed": 26}
"""The browser's own text size in CSS pixels, as a reader sets it: half of it is the common one."""


@whole
def targets(visitor: Visitor, urls: Sequence[str]) -> Iterator[str]:
    """WCAG 2.2 2.5.5: what can be pressed is 44 CSS pixels high, and wide where it is no word.

    Left out as there: a link in a sentence, and one that has a large one with the same address.
    """
    for width in (PHONE, DESK):
        with visitor.tab(State(width)) as tab:
            for url in urls:
                tab.goto(url)
                for small in run(tab, "targets", TARGET):
                    yield f"{url} at {width} px: {small}"


@whole
def lost(visitor: Visitor, urls: Sequence[str]) -> Iterator[str]:
    """WCAG 2.2 1.4.4, 1.4.10 and 1.4.12: with wide spacing at 320 CSS pixels, which is what 1280
    are at 400 %, no word is cut off and none stands on another."""
    for width in (PHONE, DESK):
        with visitor.tab(State(width)) as tab:
            for url in urls:
                tab.goto(url)
                for finding in run(tab, "lost"):
                    yield f"{url} at {width} px with text spacing: {finding}"


@whole
def large_text(visitor: Visitor, urls: Sequence[str]) -> Iterator[str]:
    """At 320 CSS pixels with text of 200 % nothing scrolls sideways, and no heading is broken inside
    a word. WCAG 2.2 asks for the one (1.4.10) and the other (1.4.4), not for both at once."""
    with visitor.tab(State(PHONE)) as tab:
        settings = tab.context.new_cdp_session(tab)
        settings.send("Page.setFontSizes", {"fontSizes": TWICE_AS_LARGE})
        for url in urls:
            tab.goto(url)
            how = f"{url} at {PHONE} px with text of 200 %"
            yield from (f"{how}: scrolls sideways: {each}" for each in run(tab, "sideways", False))
            yield from (f"{how}: broken inside a word: {each}" for each in run(tab, "broken"))


@whole
def forced_edges(visitor: Visitor, urls: Sequence[str]) -> Iterator[str]:
    """With forced colours every control has an edge, an underline or the marker of a summary."""
    with visitor.tab(FORCED) as tab:
        for url in urls:
            tab.goto(url)
            for element in run(tab, "forced"):
                yield f"{url}: no edge in forced colours: {element}"


@whole
def shifts(visitor: Visitor, urls: Sequence[str]) -> Iterator[str]:
    """The page stays where it is when the fonts arrive late. Not a pixel would be too much to ask:
    letters of two faces are never quite as wide. A page without fonts would prove nothing."""
    for width in (PHONE, DESK):
        with visitor.tab(State(width)) as tab:
            yield from _shifts_in(tab.context, urls, f"at {width} px")


def _shifts_in(context: BrowserContext, urls: Sequence[str], how: str) -> Iterator[str]:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    context.route("**/*.woff2", hold)
    tabs = [context.new_page() for _ in urls]
    for tab, url in zip(tabs, urls, strict=True):
        _draw(tab, url)
    tabs[0].wait_for_timeout(LATE)
    for route in held:
        route.continue_()
    for tab, url in zip(tabs, urls, strict=True):
        tab.bring_to_front()
        seen = run(tab, "shifts")
        if not seen["loaded"]:
            yield f"{url} {how}: no font arrives"
        if seen["total"] >= MOST_SHIFT:
            jumps = "; ".join(seen["jumps"][:5])
            yield f"{url} {how}: shifts by {seen['total']:.3f} ({jumps})"


def _draw(tab: Page, url: str) -> None:
    """Until the page is seen. Its load has to wait for the fonts, and a tab behind others is not
    drawn at all."""
    tab.goto(url, wait_until="commit")
    tab.wait_for_function("document.readyState !== 'loading'")
    tab.bring_to_front()
    tab.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
