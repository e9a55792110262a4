"""What the finder costs its visitor and the build, with 2,000 activities.

usage: python bench/finder_load.py [--records 2030] [--rounds 3] [--builds 3] [--without-minisearch]

Chromium is held to 1.6 Mbit/s down, 0.75 Mbit/s up and 150 ms until each answer begins, with the
processor slowed four times, nothing cached, at 412 px. Texts are served with gzip over HTTP/1.1.
The content is Dorset's, grown (bench/grown.py). Seconds run from the opening of /find/?q=... to ten
results that are drawn; bytes are what comes besides the finder's own page. MiniSearch has the same
records in a page of its own (bench/minisearch/).
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any, Self
from urllib.parse import quote_plus, urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from bench.grown import grow
from bench.minisearch.pages import make_page
from bench.processes import Run, cores, run
from tools.browser.chromium import chromium, launched
from tools.browser.server import served

_ROOT = Path(__file__).resolve().parent.parent
DAY = date(2026, 11, 25)
DOWN, UP, LATENCY, SLOWER = 1_600_000 / 8, 750_000 / 8, 150, 4
MOST_BYTES, MOST_FIRST, MOST_NEXT, MOST_BUILD = 150_000, 2.5, 1.0, 2.5
_QUIET = 0.1
QUERIES = {
    "one word": "gardening",
    "two words": "lunch club music",
    "word and place": "music in weymouth",
    "chatty": "my husband has parkinsons and we would like to sing",
    "misspelt": "poterry",
}

# The list is busy from the start of a search to its end, and ten cards are drawn before that ends.
OBSERVE = """
window.from = 0
window.drawn = null
window.begin = () => { window.from = performance.now(); window.drawn = null }
const tell = () => { window.drawn = performance.now() - window.from }
let wasBusy = false
new MutationObserver(() => {
  const list = document.querySelector('#finder-results')
  if (!list) return
  const isBusy = list.hasAttribute('aria-busy')
  if (wasBusy && !isBusy) requestAnimationFrame(tell)
  wasBusy = isBusy
}).observe(document, {subtree: true, attributes: true, attributeFilter: ['aria-busy']})
"""
NUMBERED = """() => [...document.querySelectorAll('#finder-filters [data-number]')]
  .some(each => each.textContent)"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Bytes with their headers, requests, seconds until it is drawn, and how many are."""

    size: int
    requests: int
    seconds: float
    drawn: int = 10


@dataclass
class Wire:
    """What came, by path. Without slots: Playwright keeps a mark on an object whose method it is to
    call."""

    paths: dict[str, str] = field(default_factory=dict)
    sizes: list[tuple[str, int]] = field(default_factory=list)

    def listen(self, protocol: CDPSession) -> None:
        protocol.on("Network.requestWillBeSent", self._asked)
        protocol.on("Network.loadingFinished", self._ended)

    def _asked(self, message: dict[str, Any]) -> None:
        if message["request"]["url"].startswith("http"):
            self.paths[message["requestId"]] = urlsplit(message["request"]["url"]).path

    def _ended(self, message: dict[str, Any]) -> None:
        size = int(message["encodedDataLength"])
        if message["requestId"] in self.paths and size:
            self.sizes.append((self.paths[message["requestId"]], size))

    def since(self, start: int) -> tuple[int, int]:
        came = self.sizes[start:]
        return sum(size for _, size in came), len(came)


class Visitor:
    """One browser with nothing cached, on the slow line."""

    def __init__(self, browser: Browser, origin: str) -> None:
        self.context: BrowserContext = browser.new_context(
            viewport={"width": 412, "height": 823}, service_workers="block", reduced_motion="reduce"
        )
        self.page: Page = self.context.new_page()
        self.origin = origin
        self.wire = Wire()
        protocol = self.context.new_cdp_session(self.page)
        self.wire.listen(protocol)
        protocol.send("Network.enable")
        held = {"downloadThroughput": DOWN, "uploadThroughput": UP, "latency": LATENCY}
        protocol.send("Network.emulateNetworkConditions", {"offline": False, **held})
        protocol.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        self.page.add_init_script(OBSERVE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()

    def open(self, address: str) -> Cost:
        self.page.goto(self.origin + address, wait_until="commit", timeout=60_000)
        return self.waited(0)

    def rest(self, address: str) -> Cost:
        """Until nothing comes any more."""
        self.page.goto(self.origin + address, wait_until="networkidle", timeout=60_000)
        return Cost(*self.wire.since(0), 0.0, 0)

    def begin(self) -> int:
        self.page.wait_for_load_state("networkidle")
        self.page.wait_for_timeout(300)
        self.page.evaluate("window.begin()")
        return len(self.wire.sizes)

    def until(self, condition: str) -> None:
        """The page's policy forbids Playwright's own waiting, so it is asked again and again."""
        for _ in range(1_200):
            if self.page.evaluate(condition):
                return
            self.page.wait_for_timeout(50)
        raise TimeoutError(condition)

    def waited(self, start: int) -> Cost:
        self.until("() => window.drawn !== null")
        seconds = float(self.page.evaluate("window.drawn")) / 1000
        self.page.wait_for_load_state("networkidle")
        self.page.wait_for_timeout(500)
        drawn = self.page.locator("#finder-results > li").count()
        return Cost(*self.wire.since(start), seconds, drawn)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--records", type=int, default=2030, help="some end before the day")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--builds", type=int, default=3)
    parser.add_argument("--without-minisearch", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        program = chromium(playwright)
        if program is None:
            sys.exit("Chromium is missing; `make test` installs it")
        content, site, peer = (Path(work) / name for name in ("content", "site", "peer"))
        grow(_ROOT / "content", content, arguments.records)
        builds = built(content, site, Path(work) / "without", arguments.builds)
        head = json.loads((site / "find/facts.json").read_text(encoding="utf-8"))
        browser = launched(playwright, program)
        held = f"1.6 Mbit/s, {LATENCY} ms, processor {SLOWER} times slower"
        print(f"{head['count']:,} activities, {held}")
        print(f"Chromium {browser.version}, {cores()} cores, {arguments.rounds} rounds")
        with served(site, compressed=True) as origin:
            first = first_queries(browser, origin, arguments.rounds)
            tell_first("Fingerpost", first)
            tell_kinds(browser, origin)
            tell_steps([steps(browser, origin) for _ in range(arguments.rounds)])
        if not arguments.without_minisearch:
            make_page(content, peer, DAY)
            with served(peer, compressed=True) as origin:
                theirs = first_queries(browser, origin, arguments.rounds)
            tell_first("MiniSearch", theirs)
            tell_ratios(first, theirs)
        browser.close()
        tell_builds(builds)


def first_queries(
    browser: Browser, origin: str, rounds: int, own: str = "/find/"
) -> Mapping[str, tuple[Cost, Cost]]:
    """By kind of query: what it adds to the page, and all of it. The page alone as `` ``."""
    with Visitor(browser, origin) as visitor:
        alone = visitor.rest(own)
    found = {"": (alone, alone)}
    for name, query in QUERIES.items():
        visits = []
        for _ in range(rounds):
            with Visitor(browser, origin) as visitor:
                visits.append(visitor.open(f"{own}?q={quote_plus(query)}"))
        whole = middle(visits)
        added = Cost(
            whole.size - alone.size, whole.requests - alone.requests, whole.seconds, whole.drawn
        )
        found[name] = added, whole
    return found


def middle(costs: Sequence[Cost]) -> Cost:
    return Cost(
        round(median(each.size for each in costs)),
        round(median(each.requests for each in costs)),
        median(each.seconds for each in costs),
        min(each.drawn for each in costs),
    )


def steps(browser: Browser, origin: str) -> Mapping[str, Cost]:
    """One visit after another's first query, each step on its own."""
    found: dict[str, Cost] = {}
    with Visitor(browser, origin) as visitor:
        visitor.rest("/find/")
        page = visitor.page
        start = len(visitor.wire.sizes)
        page.locator("#finder-q").press_sequentially("gardening", delay=3_000 / 9)
        page.evaluate("window.begin()")
        page.keyboard.press("Enter")
        found["typed for 3 s, then sent"] = visitor.waited(start)
        start = visitor.begin()
        page.locator("#finder-q").fill("pottery class")
        page.keyboard.press("Enter")
        found["next: another query"] = visitor.waited(start)
        start = visitor.begin()
        page.locator("#finder-more").click()
        visitor.until("() => document.querySelectorAll('#finder-results > li').length > 10")
        seconds = page.evaluate("performance.now() - window.from") / 1000
        page.wait_for_timeout(500)
        found["next: show 10 more"] = Cost(*visitor.wire.since(start), seconds)
        start = visitor.begin()
        page.locator("#finder-toggle").click()
        visitor.until(NUMBERED)
        seconds = page.evaluate("performance.now() - window.from") / 1000
        found["filters opened, with numbers"] = Cost(*visitor.wire.since(start), seconds)
        start = visitor.begin()
        page.locator("#finder-filters input[type=checkbox]").first.check()
        page.keyboard.press("Enter")
        found["next: one more filter"] = visitor.waited(start)
    return found


def built(content: Path, site: Path, without: Path, rounds: int) -> Mapping[str, list[Run]]:
    """In turn, so that a busy spell hits both."""
    ours = [sys.executable, "build.py", "--quiet", "--content", str(content)]
    ours += ["--day", DAY.isoformat()]
    runs: dict[str, list[Run]] = {"with": [], "without": []}
    for _ in range(max(rounds, 1)):
        runs["without"].append(run([*ours, "--no-search", "--site", str(without)], folder=_ROOT))
        runs["with"].append(run([*ours, "--site", str(site)], folder=_ROOT))
    return runs


def tell_first(who: str, found: Mapping[str, tuple[Cost, Cost]]) -> None:
    alone = found[""][0]
    print(f"\n{who}, first query; its page alone {alone.size / 1000:.0f} KB, "
          f"{alone.requests} requests\n")  # fmt: skip
    print("| query | KB more | requests more | KB in all | seconds | drawn |\n|---|" + "---:|" * 5)
    for name, (added, whole) in found.items():
        if name:
            print(f"| {name}: {QUERIES[name]} | {added.size / 1000:.0f} | {added.requests} "
                  f"| {whole.size / 1000:.0f} | {added.seconds:.2f} | {added.drawn} |")  # fmt: skip
    costs = [added for name, (added, _) in found.items() if name]
    size, seconds = max(each.size for each in costs), max(each.seconds for each in costs)
    print(f"\nmedian {median(each.size for each in costs) / 1000:.0f} KB, "
          f"{median(each.seconds for each in costs):.2f} s; worst {size / 1000:.0f} KB of at most "
          f"{MOST_BYTES / 1000:.0f}: {kept(size <= MOST_BYTES)}, {seconds:.2f} s of at most "
          f"{MOST_FIRST}: {kept(seconds <= MOST_FIRST)}")  # fmt: skip


def tell_kinds(browser: Browser, origin: str) -> None:
    """Where the bytes of one first query go."""
    with Visitor(browser, origin) as visitor:
        visitor.rest("/find/")
        own = {path for path, _ in visitor.wire.sizes}
    with Visitor(browser, origin) as visitor:
        visitor.open(f"/find/?q={quote_plus(QUERIES['two words'])}")
        print("\nWhat the second query adds:")
        for path, size in sorted(visitor.wire.sizes, key=lambda each: -each[1]):
            if path not in own and "/cards/" not in path:
                print(f"  {size / 1000:6.1f} KB  {path}")
        cards = [size for path, size in visitor.wire.sizes if "/cards/" in path]
        print(f"  {sum(cards) / 1000:6.1f} KB  cards, {len(cards)} files")


def tell_steps(rounds: Sequence[Mapping[str, Cost]]) -> None:
    print("\n| afterwards | KB | requests | seconds |\n|---|" + "---:|" * 3)
    worst = 0.0
    for name in rounds[0]:
        cost = middle([each[name] for each in rounds])
        print(f"| {name} | {cost.size / 1000:.1f} | {cost.requests} | {cost.seconds:.2f} |")
        worst = max(worst, cost.seconds if name.startswith("next") else 0.0)
    print(f"\nworst next {worst:.2f} s of at most {MOST_NEXT}: {kept(worst <= MOST_NEXT)}")


def tell_ratios(
    ours: Mapping[str, tuple[Cost, Cost]], theirs: Mapping[str, tuple[Cost, Cost]]
) -> None:
    print("\nours over MiniSearch's, the whole visit; below 1 ours is smaller or sooner")
    for name in QUERIES:
        mine, other = ours[name][1], theirs[name][1]
        print(f"  {name}: bytes {mine.size / other.size:.2f}, "
              f"seconds {mine.seconds / other.seconds:.2f}")  # fmt: skip


def tell_builds(runs: Mapping[str, Sequence[Run]]) -> None:
    def more(name: str) -> float:
        pairs = zip(runs["with"], runs["without"], strict=True)
        return median(getattr(one, name) - getattr(other, name) for one, other in pairs)

    # By the clock, since Pagefind works while pages are written; on a busy machine only the time of
    # the processor means anything.
    wall = more("wall")
    print(
        f"\nindex alone (the facts are in both builds): wall {wall:.2f} s of at most {MOST_BUILD}: "
        f"{kept(wall <= MOST_BUILD)}; CPU {more('cpu'):.2f} s"
    )
    others = max(one.others for each in runs.values() for one in each)
    if others > _QUIET:
        print(
            f"WARNING: other work used up to {others:.2f} cores meanwhile; all times are too long"
        )


def kept(is_kept: bool) -> str:  # noqa: FBT001 - a word for a truth
    return "kept" if is_kept else "NOT KEPT"


if __name__ == "__main__":
    main()
