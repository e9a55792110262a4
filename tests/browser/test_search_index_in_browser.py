"""That a browser finds in the index what was put into it, with nothing that was left out."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from fingerpost.publish.search_index import write_search_index
from tests.test_search_index import RECORDS
from tools.browser.server import served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = tmp_path_factory.mktemp("site")
    write_search_index(RECORDS, site / "pagefind")
    (site / "index.html").write_text("<!doctype html><html lang=en-GB><title>Find</title>")
    (site / "favicon.ico").touch()
    with served(site) as origin:
        yield f"{origin}/"


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(address)
    yield page
    page.close()


SEARCHING = """async ([words, options]) => {
  const pagefind = await import('/pagefind/pagefind.js');
  const found = await pagefind.search(words, options);
  const pages = await Promise.all(found.results.map(result => result.data()));
  return pages.map(page => ({url: page.raw_url, link: page.url, title: page.meta.title, excerpt: page.excerpt}));
}"""


def found(page: Page, words: str | None, **options: Any) -> list[dict[str, str]]:
    pages: list[dict[str, str]] = page.evaluate(SEARCHING, [words, options])
    return pages


STUDIO, TEA, DIGGING = (record.url for record in RECORDS)


@pytest.mark.parametrize(
    ("words", "options", "urls"),
    [
        ("clay", {}, [STUDIO]),
        ("wheelchairs", {}, [STUDIO]),
        ("walk", {}, [TEA]),
        ("cafe zoe", {}, [TEA]),
        ("paint", {"filters": {"place": "South Moor"}}, [DIGGING]),
        ("paint", {"filters": {"category": ["art", "craft"]}}, [STUDIO]),
        (None, {"filters": {"place": "South Moor"}, "sort": {"name": "asc"}}, [DIGGING, TEA]),
        ("zeppelin", {}, []),
    ],
)  # fmt: skip
def test_a_browser_finds_the_right_addresses(
    page: Page, words: str | None, options: dict[str, Any], urls: list[str]
) -> None:
    assert [result["url"] for result in found(page, words, **options)] == urls


def test_a_browser_counts_the_values_of_each_filter(page: Page) -> None:
    counts = page.evaluate("async () => (await import('/pagefind/pagefind.js')).filters()")
    assert counts == {
        "place": {"North Moor": 2, "South Moor": 2},
        "category": {"art": 1, "craft": 1, "gardening": 1, "walking": 1},
    }


def test_an_address_comes_back_as_given_and_hostile_content_as_text_but_meta_raw(
    page: Page,
) -> None:
    result = found(page, "digging")[0]
    assert result["link"] == result["url"] == DIGGING
    assert result["title"] == "Digging <b>together</b>"
    assert "&lt;script&gt;" in result["excerpt"]
    assert "<script" not in result["excerpt"]


def test_searching_asks_for_no_file_that_was_left_out(page: Page, address: str) -> None:
    seen: dict[str, int] = {}
    page.on("response", lambda answer: seen.update({answer.url: answer.status}))
    page.goto(address)
    assert found(page, "clay")
    assert len(seen) > 5
    assert set(seen.values()) <= {200, 304}
    assert all(url.startswith(address) for url in seen)
