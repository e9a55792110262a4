"""What a page says from its first word to its last, without styles and scripts: the tree that a
screen reader walks through, as it was accepted in `aria/`. `make bless` accepts what is there now;
read it aloud before you commit it.
"""

import difflib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from fingerpost.outputs import website
from tests.browser.visits import State, Visitor
from tests.building import SMALL_TOWN, published

pytestmark = [pytest.mark.browser, pytest.mark.golden]

ACCEPTED = Path(__file__).parent / "aria"
ADDRESSES = {
    "home": "/",
    "locality": "/places/harbourside/",
    "provider": "/providers/the-lantern/",
    "list": "/activities/making/",
}
"""Of the dummy town, by the name of the accepted file."""


@pytest.fixture(scope="module")
def tab(
    visitor_of: Callable[[Path], Visitor], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("town")
    for artifact in website.artifacts(published(SMALL_TOWN)):
        file = folder / artifact.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(artifact.content)
    with visitor_of(folder).tab(State(scripts=False)) as tab:
        tab.route("**/*.css", lambda route: route.abort())
        yield tab


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_page_reads_as_it_was_accepted(name: str, tab: Page) -> None:
    answer = tab.goto(ADDRESSES[name])
    assert answer is not None
    assert answer.ok
    read = tab.locator("body").aria_snapshot() + "\n"
    file = ACCEPTED / f"{name}.yaml"
    if os.environ.get("FINGERPOST_BLESS"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(read, encoding="utf-8")
    accepted = file.read_text(encoding="utf-8") if file.is_file() else ""
    lines = difflib.unified_diff(
        accepted.splitlines(), read.splitlines(), file.name, "read now", n=1, lineterm=""
    )
    told = "\n".join(lines)
    if told:
        pytest.fail(f"{told}\n\nIf this is what you meant: make bless", pytrace=False)


def test_each_kind_has_its_accepted_file() -> None:
    assert {file.stem for file in ACCEPTED.glob("*.yaml")} == set(ADDRESSES)


def test_a_change_of_order_is_seen(tab: Page) -> None:
    tab.goto(ADDRESSES["home"])
    before = tab.locator("body").aria_snapshot()
    tab.evaluate("document.body.append(document.querySelector('header'))")
    assert tab.locator("body").aria_snapshot() != before


def test_styles_are_left_out(tab: Page) -> None:
    tab.goto(ADDRESSES["home"])
    assert tab.evaluate("getComputedStyle(document.body).marginTop") == "8px"
