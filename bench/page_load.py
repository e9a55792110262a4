"""What a page costs its visitor: bytes, requests, and when it can be read.

usage: python bench/page_load.py [--rounds 5] [--without-peers]

Chromium is held to 1.6 Mbit/s down, 0.75 Mbit/s up and 150 ms until each answer begins, without a
cache, at 412 px; a second line has the processor slowed four times as well. Texts are served with
gzip over HTTP/1.1, as a plain host does. Medians of the rounds.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Browser, CDPSession, sync_playwright

from bench.peer_texts import COMPARED
from bench.peers import KITS, are_installed, built, make_peers
from bench.processes import cores
from tools.browser.chromium import chromium, launched
from tools.browser.server import served
from tools.look.kinds import KINDS, Plan

DOWN, UP, LATENCY = 1_600_000 / 8, 750_000 / 8, 150
SLOWER = (1, 4)
OURS = ("home", "locality", "spoke", "spoke-photos", "category", "find", "found")
MOST_BYTES, READABLE = 120_000, 1_500
TYPES = ("Document", "Stylesheet", "Font", "Script", "Image", "Other")

OBSERVE = """
window.shift = 0
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.largest = entry.startTime
}).observe({type: 'largest-contentful-paint', buffered: true})
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value
}).observe({type: 'layout-shift', buffered: true})
"""
MEASURED = """() => ({
  first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
  largest: window.largest ?? NaN,
  load: performance.timing.loadEventEnd - performance.timing.navigationStart,
  shift: window.shift,
})"""


@dataclass(frozen=True, slots=True)
class Visited:
    """Bytes over the wire by type, with their headers; times in milliseconds from the start."""

    sizes: Mapping[str, int]
    requests: int
    first: float
    largest: float
    load: float
    shift: float

    @property
    def size(self) -> int:
        return sum(self.sizes.values())


@dataclass
class Wire:
    """What came over the wire. Filled by the browser's own messages.

    Without slots: Playwright keeps a mark on an object whose method it is to call.
    """

    kinds: dict[str, str] = field(default_factory=dict)
    sizes: Counter[str] = field(default_factory=Counter)

    def listen(self, protocol: CDPSession) -> None:
        protocol.on("Network.responseReceived", self._answer)
        protocol.on("Network.loadingFinished", self._end)

    def _answer(self, message: dict[str, Any]) -> None:
        if message["response"]["url"].startswith("http"):
            self.kinds[message["requestId"]] = message["type"]

    def _end(self, message: dict[str, Any]) -> None:
        kind = self.kinds.get(message["requestId"])
        if kind is not None:
            self.sizes[kind if kind in TYPES else "Other"] += int(message["encodedDataLength"])


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--without-peers", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        site, peers = Path(work) / "site", Path(work) / "peers"
        plan = built(site)
        program = chromium(playwright)
        if program is None:
            sys.exit("Chromium is missing; `make test` installs it")
        with_peers = are_installed() and not arguments.without_peers
        if with_peers:
            make_peers(plan, peers)
        peers.mkdir(exist_ok=True)
        browser = launched(playwright, program)
        with served(site, compressed=True) as ours, served(peers, compressed=True) as theirs:
            pages = dict(pages_of(plan, ours, theirs, with_peers=with_peers))
            for slower in SLOWER:
                measured = {
                    name: medians([visit(browser, url, slower) for _ in range(arguments.rounds)])
                    for name, url in pages.items()
                }
                tell(measured, slower, browser.version)
        browser.close()


def pages_of(plan: Plan, ours: str, theirs: str, *, with_peers: bool) -> Iterator[tuple[str, str]]:
    """Names and addresses of what is visited, ours first."""
    for kind in KINDS:
        address = kind.address(plan) if kind.id in OURS else None
        if address is not None:
            yield kind.id, ours + address
    for page in COMPARED if with_peers else ():
        for kit in KITS:
            yield f"{page}, {kit}", f"{theirs}/{kit}/{page}/"


def visit(browser: Browser, url: str, slower: int) -> Visited:
    context = browser.new_context(
        viewport={"width": 412, "height": 823}, service_workers="block", reduced_motion="reduce"
    )
    try:
        page = context.new_page()
        protocol = context.new_cdp_session(page)
        wire = Wire()
        wire.listen(protocol)
        protocol.send("Network.enable")
        protocol.send("Network.setCacheDisabled", {"cacheDisabled": True})
        held = {"downloadThroughput": DOWN, "uploadThroughput": UP, "latency": LATENCY}
        protocol.send("Network.emulateNetworkConditions", {"offline": False, **held})
        protocol.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.add_init_script(OBSERVE)
        page.goto(url, wait_until="networkidle", timeout=60_000)
        told = page.evaluate(MEASURED)
    finally:
        context.close()
    times = {name: float(told[name]) for name in ("first", "largest", "load", "shift")}
    return Visited(dict(wire.sizes), len(wire.kinds), **times)


def medians(visits: Sequence[Visited]) -> Visited:
    def middle(name: str) -> float:
        return median(float(getattr(each, name)) for each in visits)

    kinds = {kind for each in visits for kind in each.sizes}
    return Visited(
        sizes={kind: round(median(each.sizes.get(kind, 0) for each in visits)) for kind in kinds},
        requests=round(middle("requests")),
        first=middle("first"),
        largest=middle("largest"),
        load=middle("load"),
        shift=middle("shift"),
    )


def tell(measured: Mapping[str, Visited], slower: int, version: str) -> None:
    slowed = f", processor {slower} times slower" if slower > 1 else ""
    print(f"\n1.6 Mbit/s, {LATENCY} ms{slowed}, Chromium {version}, {cores()} cores\n")
    print("| page | KB | html | css | fonts | script | images | other | requests "
          "| first paint, s | largest, s | load, s | shift |")  # fmt: skip
    print("|---|" + "---:|" * 12)
    for name, told in measured.items():
        cells = [told.size, *(told.sizes.get(kind, 0) for kind in TYPES)]
        sizes = " | ".join(f"{size / 1000:.1f}" for size in cells)
        times = " | ".join(f"{time / 1000:.2f}" for time in (told.first, told.largest, told.load))
        print(f"| {name} | {sizes} | {told.requests} | {times} | {told.shift:.3f} |")
    if slower == 1:
        print(*targets(measured), sep="\n")
    print(*ratios(measured), sep="\n")


def targets(measured: Mapping[str, Visited]) -> Iterator[str]:
    yield ""
    for name in ("home", "spoke"):
        told = measured[name]
        kept = told.size <= MOST_BYTES and told.first <= READABLE
        yield (
            f"{name}: {told.size / 1000:.0f} KB of at most {MOST_BYTES / 1000:.0f}, readable after "
            f"{told.first / 1000:.2f} s of at most {READABLE / 1000:.1f}: "
            f"{'kept' if kept else 'NOT KEPT'}"
        )


def ratios(measured: Mapping[str, Visited]) -> Iterator[str]:
    """Ours over theirs; below 1 ours is smaller or sooner."""
    yield ""
    for page, kind in COMPARED.items():
        for kit, name in KITS.items():
            theirs = measured.get(f"{page}, {kit}")
            if theirs is not None:
                ours = measured[kind]
                yield (
                    f"{page}, ours over {name}: bytes {ours.size / theirs.size:.2f}, "
                    f"first paint {ours.first / theirs.first:.2f}, "
                    f"largest {ours.largest / theirs.largest:.2f}"
                )


if __name__ == "__main__":
    main()
