"""That a browser finds in the index what was put into it, with nothing that was left out."""

from collections.abc import Iterator

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


SEARCHING = """async (words) => {
  const pagefind = await import('/pagefind/pagefind.js');
  const engine = await pagefind.createInstance({ noWorker: true });
  await engine.init();
  return (await engine.search(words)).results.map(({ id }) => id);
}"""


def found(page: Page, words: str) -> list[str]:
    codes: list[str] = page.evaluate(SEARCHING, words)
    return codes


STUDIO, TEA, DIGGING = (record.code for record in RECORDS)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("clay", [STUDIO]),
        ("wheelchairs", [STUDIO]),
        ("walk", [TEA]),
        ("cafe zoe", [TEA]),
        ("paint", [STUDIO, DIGGING]),
        ("paint planting", [DIGGING]),
        ("watercolours", [STUDIO]),
        ("gardening", [DIGGING]),
        ("zeppelin", []),
    ],
)
def test_a_browser_finds_the_right_codes(page: Page, words: str, codes: list[str]) -> None:
    assert sorted(found(page, words)) == sorted(codes)


def test_a_word_of_the_title_comes_before_a_word_of_the_text(page: Page) -> None:
    assert found(page, "digging")[0] == DIGGING
    assert found(page, "studio")[0] == STUDIO


def test_searching_asks_for_no_file_that_was_left_out(page: Page, address: str) -> None:
    seen: dict[str, int] = {}
    page.on("response", lambda answer: seen.update({answer.url: answer.status}))
    page.goto(address)
    assert found(page, "clay")
    assert len(seen) >= 5
    assert set(seen.values()) <= {200, 304}
    assert all(url.startswith(address) for url in seen)
