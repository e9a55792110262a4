"""Checks that need a real browser. Each takes a `Visitor` and an address, and tells what it found."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, Literal, ParamSpec

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response

SCRIPTS = Path(__file__).parent / "scripts"
PHONE = 320
DESK = 1280

AXE_TAGS = (
    "wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice",
)  # fmt: skip
NO_WORKER = "if (navigator.serviceWorker) navigator.serviceWorker.register = async () => {};"
"""Playwright's own way of blocking service workers complains on the console."""

COLOUR_TAGS = ("cat.color",)
"""A colour scheme changes colours only, so the dark run asks only the rules about those."""

TAB_KEY = {"type": "rawKeyDown", "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
"""A real key press in one message: Playwright's own takes two, and a page has a hundred links."""


@dataclass(frozen=True)
class State:
    """How a visitor looks at the site. The scheme `null` leaves frames what their page gives them."""

    width: int = DESK
    scheme: Literal["light", "dark", "null"] = "light"
    scripts: bool = True
    contrast: Literal["no-preference", "more"] = "no-preference"
    forced: Literal["none", "active"] = "none"

    def __str__(self) -> str:
        parts = (
            f"{self.width} px, {self.scheme}",
            "" if self.scripts else "no scripts",
            "more contrast" if self.contrast == "more" else "",
            "forced colours" if self.forced == "active" else "",
        )
        return ", ".join(filter(None, parts))

    @property
    def is_plain(self) -> bool:
        """The one in which every rule is asked; the others change colours only."""
        return self.scheme == "light" and self.contrast == "no-preference"


@dataclass(frozen=True)
class Visitor:
    """One browser, one tab for each state; a tab goes from address to address."""

    browser: Browser
    origin: str

    @contextmanager
    def tab(self, state: State) -> Iterator[Page]:
        context: BrowserContext = self.browser.new_context(
            base_url=self.origin,
            viewport={"width": state.width, "height": 900},
            color_scheme=state.scheme,
            reduced_motion="reduce",
            contrast=state.contrast,
            forced_colors=state.forced,
            java_script_enabled=state.scripts,
            service_workers="block",
        )
        context.add_init_script(NO_WORKER)
        context.set_default_timeout(20_000)
        try:
            yield context.new_page()
        finally:
            context.close()


def run(tab: Page, script: str, argument: object = None) -> Any:
    """The result of `scripts/<script>.js`, which is one function."""
    return tab.evaluate((SCRIPTS / f"{script}.js").read_text(encoding="utf-8"), argument)


Asked = ParamSpec("Asked")


def whole(check: Callable[Asked, Iterator[str]]) -> Callable[Asked, tuple[str, ...]]:
    """Run to the end: a generator left half-way would close its tab while another one is loading."""

    @wraps(check)
    def checked(*arguments: Asked.args, **named: Asked.kwargs) -> tuple[str, ...]:
        return tuple(check(*arguments, **named))

    return checked


@whole
def axe(visitor: Visitor, urls: Sequence[str], state: State) -> Iterator[str]:
    with visitor.tab(state) as tab:
        for url in urls:
            tab.goto(url)
            tab.evaluate(AXE_SCRIPT)
            yield from _violations(tab, url, state)


@whole
def axe_in_states(visitor: Visitor, urls: Sequence[str], states: Sequence[State]) -> Iterator[str]:
    """Each page is loaded once and then looked at in every state, for pages without scripts."""
    with visitor.tab(State()) as tab:
        for url in urls:
            tab.goto(url)
            tab.evaluate(AXE_SCRIPT)
            for state in states:
                tab.set_viewport_size({"width": state.width, "height": 900})
                tab.emulate_media(
                    color_scheme=state.scheme, contrast=state.contrast, forced_colors=state.forced
                )
                yield from _violations(tab, url, state)


def _violations(tab: Page, url: str, state: State) -> Iterator[str]:
    """With forced colours the browser paints what axe cannot know, so contrast is left out there."""
    tags = AXE_TAGS if state.is_plain else COLOUR_TAGS
    asked = {"tags": tags, "colours": state.forced == "none"}
    yield from (f"{url} ({state}): {violation}" for violation in run(tab, "axe", asked))


@whole
def sideways(visitor: Visitor, urls: Sequence[str]) -> Iterator[str]:
    """WCAG 2.2 1.4.10 at 320 CSS pixels, and again with the spacing of 1.4.12."""
    with visitor.tab(State(width=PHONE)) as tab:
        for url in urls:
            tab.goto(url)
            for spacing in ("", " with text spacing"):
                for element in run(tab, "sideways", bool(spacing)):
                    yield f"{url}: scrolls sideways at {PHONE} px{spacing}: {element}"


@whole
def keyboard(visitor: Visitor, urls: Sequence[str]) -> Iterator[str]:
    """WCAG 2.2 2.1.1, 2.1.2, 2.4.3 and 2.4.7: Tab meets every control, in order, visibly, and leaves."""
    with visitor.tab(State()) as tab:
        protocol = tab.context.new_cdp_session(tab)
        for url in urls:
            tab.goto(url)
            for _ in range(run(tab, "keyboard_begin") + 1):
                protocol.send("Input.dispatchKeyEvent", TAB_KEY)
            yield from (f"{url}: {finding}" for finding in run(tab, "keyboard_end"))


@whole
def without_scripts(visitor: Visitor, urls: Sequence[str]) -> Iterator[str]:
    """With scripts off nothing that the page holds is hidden, and scripts add no text and no link.

    What stands in forms, buttons and live regions is a tool, not a fact, and may need a script.
    """
    with visitor.tab(State()) as scripted, visitor.tab(State(scripts=False)) as plain:
        for url in urls:
            plain.goto(url)
            bare = run(plain, "facts")
            plain.emulate_media(media="print")
            on_paper = {*run(plain, "facts")["hidden"]}
            plain.emulate_media(media="screen")
            scripted.goto(url)
            full = run(scripted, "facts")
            for text in sorted({*bare["hidden"]} & on_paper):
                yield f"{url}: hidden without scripts: {text}"
            for text in sorted({*full["shown"]} - {*bare["shown"]}):
                yield f"{url}: told only with scripts: {text}"
            for link in sorted({*full["links"]} - {*bare["links"]}):
                yield f"{url}: linked only with scripts: {link}"


@whole
def outside(visitor: Visitor, urls: Sequence[str]) -> Iterator[str]:
    """Requests that leave the site, answers that failed, and whatever the console complains about."""
    heard: list[str] = []

    def answer(response: Response) -> None:
        if response.status >= 400:
            heard.append(f"{response.status} for {response.url}")

    def console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            heard.append(f"console: {message.text}")

    with visitor.tab(State()) as tab:
        tab.on("response", answer)
        tab.on("console", console)
        tab.on("pageerror", lambda error: heard.append(f"script: {error}"))
        tab.on("request", lambda request: heard.extend(_leaving(visitor.origin, request.url)))
        tab.route(lambda url: bool([*_leaving(visitor.origin, url)]), lambda route: route.abort())
        for url in urls:
            tab.goto(url, wait_until="networkidle")
            yield from (f"{url}: {finding}" for finding in heard)
            heard.clear()


def _leaving(origin: str, address: str) -> Iterator[str]:
    if not address.startswith((f"{origin}/", "data:", "blob:", "about:")):
        yield f"asks another site: {address}"
