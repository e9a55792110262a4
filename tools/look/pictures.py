# ruff: noqa: INP001 (a folder of scripts is no package)
"""Takes the pictures: every page in every state, with as many browsers as there are cores."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from tools.browser.chromium import chromium, launched
from tools.look.states import DESK, State

SETTLED = """async () => {
  const images = [...document.images]
  for (const image of images) image.loading = 'eager'
  const seen = images.map((image) => image.decode().catch(() => {}))
  await Promise.all([document.fonts.ready, ...seen])
}"""
"""Letters and photos are there, also photos that wait until somebody scrolls to them."""

EXTENT = """() => {
  const {scrollWidth, scrollHeight, clientWidth} = document.documentElement
  return [scrollWidth, scrollHeight, clientWidth]
}"""
MOST_PIXELS = 12_000
"""Of the height of a picture. More takes long, and nobody scrolls on."""

DOCUMENT = re.compile(r"/$")
"""Nothing but pages has an address that ends so."""

SHEETS_SHOWN = 6
PIXELS_A_POINT = 1.0
GAP = 16
DESKTOP_GREY = (120, 120, 120)


class NoBrowser(Exception):
    """There is no Chromium here."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A page to be pictured: `id` names its files. `leaves`: it sends its visitor on at once."""

    id: str
    name: str
    url: str
    leaves: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """`height` is the whole page's, in pixels; `overflow` by how many it is wider than the window.
    `sheets` only on paper, where both are 0."""

    subject: str
    state: str
    file: Path
    height: int = 0
    overflow: int = 0
    sheets: int = 0


@dataclass(frozen=True, slots=True)
class Job:
    """Some pages in some states, all for one browser: the states have the same flags."""

    subjects: Sequence[Subject]
    states: Sequence[State]
    folder: Path


def pictures_of(
    subjects: Sequence[Subject], states: Sequence[State], folder: Path
) -> Iterator[Picture]:
    """Writes `<folder>/<subject>/<state>.png`. The browsers run in processes of their own."""
    browsers = os.cpu_count() or 1
    jobs = [
        Job(subjects[nth::browsers], [state for state in states if state.flags == flags], folder)
        for flags in sorted({state.flags for state in states})
        for nth in range(browsers)
    ]
    # Not forked: the server's threads of this process would come along.
    with ProcessPoolExecutor(browsers, mp_context=get_context("spawn")) as pool:
        for taken in pool.map(take, jobs):
            yield from taken


def take(job: Job) -> list[Picture]:
    with sync_playwright() as playwright:
        program = chromium(playwright)
        if program is None:
            raise NoBrowser("Chromium is missing; `make test` installs it")
        browser = launched(playwright, program, *job.states[0].flags)
        try:
            return [each for state in job.states for each in in_state(browser, state, job)]
        finally:
            browser.close()


def in_state(browser: Browser, state: State, job: Job) -> list[Picture]:
    context = context_of(browser, state)
    try:
        page = context.new_page()
        taken = []
        for subject in job.subjects:
            taken.append(picture(page, subject, state, job.folder))
            page.unroute_all()
        return taken
    finally:
        context.close()


def context_of(browser: Browser, state: State) -> BrowserContext:
    return browser.new_context(
        viewport={"width": state.width or DESK, "height": 900},
        color_scheme=state.scheme,
        contrast=state.contrast,
        forced_colors=state.forced,
        reduced_motion="reduce",
        service_workers="block",
    )


def picture(page: Page, subject: Subject, state: State, folder: Path) -> Picture:
    if subject.leaves:
        page.route(DOCUMENT, staying_at(subject.url))
    # A search answers after the page has come; the rest is there when it has loaded.
    page.goto(subject.url, wait_until="networkidle" if "?" in subject.url else "load")
    page.evaluate(SETTLED)
    file = folder / subject.id / f"{state.id}.png"
    file.parent.mkdir(parents=True, exist_ok=True)
    if state.is_paper:
        paper = file.with_suffix(".pdf")
        page.pdf(path=paper, format="A4", prefer_css_page_size=True)
        return Picture(subject.id, state.id, file, sheets=as_picture(paper, file))
    width, height, window = page.evaluate(EXTENT)
    page.screenshot(
        path=file,
        full_page=True,
        clip={"x": 0, "y": 0, "width": width, "height": min(height, MOST_PIXELS)},
        animations="disabled",
    )
    return Picture(subject.id, state.id, file, height=height, overflow=width - window)


def staying_at(url: str) -> Callable[[Route], None]:
    """Lets the visitor come to this page and go to no other: 204 leaves a browser where it is."""
    return lambda route: (
        route.continue_() if route.request.url == url else route.fulfill(status=204)
    )


def as_picture(paper: Path, file: Path) -> int:
    """The first sheets side by side; how many sheets there are in all."""
    document = pypdfium2.PdfDocument(paper)
    shown = [
        document[number].render(scale=PIXELS_A_POINT).to_pil()
        for number in range(min(len(document), SHEETS_SHOWN))
    ]
    width = sum(sheet.width for sheet in shown) + GAP * (len(shown) - 1)
    row = Image.new("RGB", (width, max(sheet.height for sheet in shown)), DESKTOP_GREY)
    left = 0
    for sheet in shown:
        row.paste(sheet, (left, 0))
        left += sheet.width + GAP
    row.save(file, compress_level=1)
    return len(document)
