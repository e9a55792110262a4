"""One build, one server and one browser for all checks."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser import needs
from tests.browser.built import BuiltSite, read_site
from tests.browser.small_finder import build_small_finder
from tests.browser.visits import Visitor
from tools.browser.chromium import launched
from tools.browser.server import served

DAY = "2026-11-22"


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory built from content/; FINGERPOST_SITE names one that is built already."""
    if built := os.environ.get("FINGERPOST_SITE"):
        return Path(built).resolve()
    folder = tmp_path_factory.mktemp("built") / "site"
    command = [sys.executable, "build.py", "--site", str(folder), "--day", DAY, "--quiet"]
    run = subprocess.run(command, cwd=needs.ROOT, capture_output=True, text=True, check=False)
    if run.returncode:
        pytest.fail(
            f"build.py ended with {run.returncode}\n{run.stdout}{run.stderr}", pytrace=False
        )
    return folder


@pytest.fixture(scope="session")
def site(site_folder: Path) -> BuiltSite:
    return read_site(site_folder)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launched(playwright, needs.chromium(playwright))
        try:
            yield browser
        finally:
            browser.close()


@pytest.fixture(scope="session")
def visitor_of(browser: Browser) -> Iterator[Callable[[Path], Visitor]]:
    """A visitor to any folder, served until the tests end."""
    with ExitStack() as servers:
        yield lambda folder: Visitor(browser, servers.enter_context(served(folder)))


@pytest.fixture(scope="session")
def small_finder(
    visitor_of: Callable[[Path], Visitor], tmp_path_factory: pytest.TempPathFactory
) -> Visitor:
    """A visitor to the small site that the tests of the finder know by heart."""
    return visitor_of(build_small_finder(tmp_path_factory.mktemp("finder")))


@pytest.fixture(scope="session")
def visitor(visitor_of: Callable[[Path], Visitor], site_folder: Path) -> Visitor:
    return visitor_of(site_folder)
