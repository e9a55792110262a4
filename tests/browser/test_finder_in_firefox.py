"""The finder in another browser than Chromium: Debian's Firefox."""

from collections.abc import Iterator

import pytest

from tests.browser import firefox
from tests.browser.firefox import Firefox
from tests.browser.visits import Visitor

pytestmark = pytest.mark.browser

ENTER = "\ue007"
COUNT = "return document.getElementById('finder-count').textContent"
NAMES = "return [...document.querySelectorAll('#finder-results h3 > a')].map((a) => a.firstChild.data)"  # fmt: skip
FOCUSED = "return document.activeElement.id"
HEARD = """window.heard = [];
  addEventListener("error", (event) => heard.push(event.message));
  addEventListener("unhandledrejection", (event) => heard.push(String(event.reason)));"""


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    program = firefox.firefox()
    if program is None:
        pytest.skip("Firefox is missing; the package firefox-esr has it")
    with firefox.started(program, tmp_path_factory.mktemp("firefox")) as window:
        yield window


def test_a_search_its_filters_back_and_reload(window: Firefox, small_finder: Visitor) -> None:
    window.go(f"{small_finder.origin}/find/")
    window.run(HEARD)
    window.run("document.getElementById('finder-q').focus()")
    window.press(f"gardning{ENTER}")
    window.until(COUNT, "2 activities: gardning")
    window.until(FOCUSED, "finder-count")
    assert sorted(window.run(NAMES)) == ["Allotment morning", "Seed swap"]
    window.run("document.getElementById('finder-day-sat').click()")
    window.run("document.querySelector('.finder__apply button').click()")
    window.until(COUNT, "1 activity: gardning")
    window.run("document.getElementById('finder-near').focus()")
    window.press(f"zz1 1aa{ENTER}")
    window.until(COUNT, "1 activity: gardning, near ZZ1 1AA")
    address = window.run("return location.href")
    assert address.endswith("/find/?q=gardning&day=sat#near=zz1+1aa")
    window.back()
    window.until(COUNT, "1 activity: gardning")
    assert window.run("return window.heard") == []
    window.go("about:blank")
    window.go(address)
    window.until(COUNT, "1 activity: gardning, near ZZ1 1AA")
    assert window.run(NAMES) == ["Seed swap"]


def test_the_box_of_the_home_page_keeps_a_postcode_out_of_the_request(
    window: Firefox, small_finder: Visitor
) -> None:
    window.go(f"{small_finder.origin}/")
    window.run("document.getElementById('search-words').focus()")
    window.press(f"clay zz11aa{ENTER}")
    window.until("return location.pathname + location.search + location.hash", "/find/?q=clay#near=ZZ1+1AA")  # fmt: skip
    window.until("return document.getElementById('finder-count')?.textContent", "1 activity: clay, near ZZ1 1AA")  # fmt: skip


def test_markup_and_hostile_addresses_stay_text(window: Firefox, small_finder: Visitor) -> None:
    window.go(f"{small_finder.origin}/find/?q=quiet+%3Cimg+src%3Dx+onerror%3Dharmed%3D1%3E&day=__proto__&n=1e99#near=%00&at=x")  # fmt: skip
    window.until("return document.getElementById('finder-count').hidden", wanted=False)
    assert window.run("return document.querySelectorAll('#finder :is(img, script)').length") == 0
    assert window.run("return typeof harmed") == "undefined"
