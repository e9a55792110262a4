"""Hostile addresses and storage on every page whose scripts read them: nothing executes, nothing throws,
nothing leaves the site."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from random import Random
from urllib.parse import quote

import pytest
from playwright.sync_api import ConsoleMessage, Page

from tests.browser.visits import State, Visitor
from tests.javascript import evaluated

pytestmark = pytest.mark.browser

BAD = "window.harmed=1"
# Written as half a pair of UTF-16 by the page itself: no text of Python's may hold one.
SURROGATE = "HALF-A-PAIR"
TEXTS = (
    f"<script>{BAD}</script>", f"<img src=x onerror={BAD}>", f'"><svg onload={BAD}>',
    f"'><body onload={BAD}>", f"javascript:{BAD}", f"</title><script>{BAD}</script>",
    f"{{{{constructor.constructor({BAD!r})()}}}}", f"${{{BAD}}}", f"`{BAD}`", f"';{BAD};//",
    f"\\x3cscript\\x3e{BAD}", f"&lt;script&gt;{BAD}&lt;/script&gt;", f"<iframe srcdoc='<script>{BAD}</script>'>",
    "<a href=javascript:alert(1)>x</a>", "<math><mi xlink:href=javascript:alert(1)>", "<style>*{display:none}</style>",
    "<base href=https://example.org/>", "<meta http-equiv=refresh content=0;url=https://example.org>",
    "<form action=https://example.org><input name=q>", "<link rel=stylesheet href=//example.org/x.css>",
    "__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "undefined", "null", "NaN",
    "Infinity", "-1", "0", "1e999", "9" * 40, "0x10", "0000-00-00", "2026-13-45", "9999-12-31", "+275760-09-13",
    "today,tomorrow", "[object Object]", "\x00", "\x1b[31m", "\u202e\u2066abc\u2069", "\u200f\u200e", "\ufeff", "\ud7ff\ue000",
    "a" * 5000, "a " * 3000, "(" * 300, "[a-z]+(a+)+$", ".*", "\\", '"clay"', "'clay'", "clay OR 1=1; --",
    "../../etc/passwd", "//example.org", "https://example.org/", "👩‍🦽 ♿", "ﷺ" * 50, "é" + "\u0301" * 200,
    "<!--", "]]>", "\r\nSet-Cookie: a=b", SURROGATE, f"clay{SURROGATE}", "ZZ1 1AA<script>", "50.7,-2.1,1", "99.9999,-999.9999",
    "ſtudio", "Ⅳ", "ẞ", "İ", "clay", "tea", "knitting", "saturday", "walk near ZZ2 1AA",
)  # fmt: skip
RAW = ("%", "%zz", "%E0%A4%A", "%00", "%u0041", "%ED%A0%80", "%ff%fe", "a=b=c", "[]", "%5B%5D", "?", "&", "&&=", ";", "+")  # fmt: skip
NAMES = (
    "q", "place", "category", "need", "access", "talk", "pay", "cost", "support", "how", "join", "car",
    "day", "part", "on", "within", "also", "sort", "n", "near", "at",
    "__proto__", "constructor", "toString", "q[]", "q[$ne]", "place.length", "", "%", "<b>",
)  # fmt: skip
NUMBER = 500
TABS = 4  # Chromium lets a tab change its address 200 times in 10 seconds


def hostile_addresses(path: str) -> list[str]:
    """500 different ones, every text among them as a word, a place and a choice."""
    chance = Random(path)
    texts = [*(quote(text, safe="") for text in TEXTS), *RAW]
    found = {f"{path}?q={text}#near={text}": None for text in texts}
    found |= {f"{path}?{name}={chance.choice(texts)}": None for name in NAMES for _ in range(4)}
    found |= {f"{path}#{text}": None for text in texts}
    while len(found) < NUMBER:
        pairs = [
            f"{chance.choice(NAMES)}={chance.choice(texts)}" for _ in range(chance.randint(1, 6))
        ]
        fragment = f"near={chance.choice(texts)}&at={chance.choice(texts)}"
        found[f"{path}?{'&'.join(pairs)}#{chance.choice((fragment, chance.choice(texts)))}"] = None
    return [*found][:NUMBER]


def _complaints(message: ConsoleMessage) -> Iterator[str]:
    # The tests' browser refuses the site's worker, and says so.
    is_worker = message.text.startswith("Service Worker registration blocked")
    if message.type in {"error", "warning"} and not is_worker:
        yield message.text


def _leaving(origin: str, address: str) -> Iterator[str]:
    if not address.startswith((f"{origin}/", "about:")):
        yield f"asks {address}"


@contextmanager
def listening(visitor: Visitor) -> Iterator[tuple[Page, list[str]]]:
    """A tab, and all that must not be heard of it."""
    heard: list[str] = []
    with visitor.tab(State()) as tab:
        tab.on("pageerror", lambda error: heard.append(f"threw {error}"))
        tab.on("dialog", lambda dialog: heard.append(f"dialog {dialog.message}"))
        tab.on("console", lambda message: heard.extend(_complaints(message)))
        tab.on("request", lambda request: heard.extend(_leaving(visitor.origin, request.url)))
        yield tab, heard


JUDGED = """
  const judged = () => {
    const found = [];
    if ("harmed" in window || "harmed" in {}) found.push("a script ran");
    if (Object.keys(Object.prototype).length) found.push("the prototype of all is changed");
    const main = document.querySelector("main");
    // Pictures of the site's own and no more.
    const alien = main.querySelectorAll("script, img:not([src^='/images/']), iframe, style, base, meta, link, math, object, embed, [onerror], [onload], [onclick]");
    for (const each of alien) found.push(`holds ${each.outerHTML.slice(0, 80)}`);
    for (const each of main.querySelectorAll("a[href], form[action]")) {
      const address = new URL(each.getAttribute("href") ?? each.getAttribute("action"), location.href);
      // The content's own links lead to places below that name, not to itself.
      if (address.hostname === "example.org" || /^(javascript|data|blob|vbscript):$/.test(address.protocol)) found.push(`leads to ${address}`);
    }
    if (document.querySelector("[aria-busy]")) found.push("is never done");
    return found;
  };
"""
VISITING = """async ([addresses, event]) => {JUDGED
  const rest = () => new Promise((done) => setTimeout(done, 0));
  const found = [];
  for (const address of addresses) {
    history.replaceState(null, "", address.replaceAll("HALF-A-PAIR", "\\ud800"));
    dispatchEvent(new Event(event));
    for (let turn = 0; turn < 2000; turn += 1) {
      await rest();
      if (!document.querySelector("[aria-busy]")) break;
    }
    for (const finding of judged()) found.push(`${address.slice(0, 200)}: ${finding}`);
  }
  return found;
}""".replace("JUDGED", JUDGED)


def visited(visitor: Visitor, start: str, event: str, addresses: Sequence[str]) -> list[str]:
    """What is wrong with the page after each address, without loading it anew."""
    found = []
    for number in range(TABS):
        with listening(visitor) as (tab, heard):
            tab.goto(start)
            found += tab.evaluate(VISITING, [addresses[number::TABS], event])
            found += heard
    return found


@pytest.mark.parametrize(
    ("path", "start", "event"),
    [("/find/", "/find/?q=clay", "popstate"), ("/my-list/", "/my-list/", "hashchange")],
)
def test_500_hostile_addresses_do_nothing(
    small_finder: Visitor, path: str, start: str, event: str
) -> None:
    addresses = hostile_addresses(path)
    assert len(set(addresses)) == NUMBER
    assert visited(small_finder, start, event, addresses) == []


LOADED = """async () => {JUDGED
  for (let turn = 0; turn < 500 && document.querySelector("[aria-busy]"); turn += 1) {
    await new Promise((done) => setTimeout(done, 10));
  }
  return judged();
}""".replace("JUDGED", JUDGED)


@pytest.mark.parametrize(
    ("path", "number"),
    [("/find/", 40), ("/my-list/", 12), ("/offline/", 6), ("/", 6), ("/404.html", 4), ("/providers/the-barn/", 6), ("/places/hillside/", 6)],
)  # fmt: skip
def test_a_page_that_comes_with_a_hostile_address_does_nothing(
    small_finder: Visitor, path: str, number: int
) -> None:
    addresses = hostile_addresses(path)[:: NUMBER // number]
    with listening(small_finder) as (tab, heard):
        for address in addresses:
            tab.goto("about:blank")
            tab.goto(address)
            found = [*tab.evaluate(LOADED), *heard]
            heard.clear()
            assert found == [], address[:300]
            assert tab.url.startswith(f"{small_finder.origin}{path}")


def test_hostile_storage_does_nothing(small_finder: Visitor) -> None:
    with listening(small_finder) as (tab, heard):
        tab.goto("/my-list/")
        for text in (
            *TEXTS[:40],
            "[" * 9000,
            '{"__proto__":{"a":1}}',
            '["clay"]',
            "3b9fk",
            "a.b.c",
        ):
            script = "(text) => { for (const key of ['my-list', 'fingerpost', 'list']) localStorage.setItem(key, text); }"  # fmt: skip
            tab.evaluate(script, text)
            for path in ("/my-list/", "/find/?q=clay")[: 1 + (len(text) % 5 == 0)]:
                tab.goto(path)
                assert [*tab.evaluate(LOADED), *heard] == [], text


ADDRESSES = """given.map((text) => {
  const typed = text.replaceAll("HALF-A-PAIR", "\\ud800");
  const address = new URL(module.addressOf(typed), "https://site.example/");
  return [address.origin, address.pathname, [...address.searchParams.keys()], address.hash];
})"""


def test_what_is_typed_at_home_leads_to_the_finder_whatever_it_is() -> None:
    for origin, path, names, fragment in evaluated("search-box", ADDRESSES, [*TEXTS, *RAW]):
        assert (origin, path) == ("https://site.example", "/find/")
        assert names in ([], ["q"])
        assert fragment == "" or fragment.startswith("#near=ZZ")
