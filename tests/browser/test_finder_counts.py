"""That the page says the number which a plain evaluation of Dorset's listings gives."""

from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from fingerpost.directory import Directory
from tests.browser.visits import State, Visitor
from tests.finder_truth import PERHAPS, YES, Search, answer, random_searches

pytestmark = pytest.mark.browser


def address_of(search: Search) -> str:
    asked = {**search.asked}
    if asked.pop("also", False):
        asked["also"] = "yes"
    at = search.here and f"#at={search.here[0]:.4f},{search.here[1]:.4f}"
    return f"/find/?{urlencode(asked, doseq=True)}{at or ''}"


def told(number: int) -> str:
    return "1 activity" if number == 1 else f"{number or 'No'} activities"


def test_the_heading_counts_what_30_random_searches_find(
    visitor: Visitor, dorset: Directory
) -> None:
    with visitor.tab(State()) as tab:
        for search in random_searches(dorset, 30, seed=30):
            here = search.here and (round(search.here[0], 4), round(search.here[1], 4))
            signs = answer(dorset, Search(search.at, search.asked, here))
            least = PERHAPS if search.asked.get("also") else YES
            number = sum(int(sign) >= least for sign in signs)
            tab.clock.set_fixed_time(search.at)
            tab.goto("about:blank")
            tab.goto(address_of(search))
            where = ": near where you are" if here else ""
            expect(tab.locator("#finder-count")).to_have_text(told(number) + where)
