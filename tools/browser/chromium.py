# ruff: noqa: INP001 (a folder of scripts is no package)
"""The one browser that looks at pages, for the tests, the pictures and the measurements."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ("--disable-gpu", "--disable-background-networking", "--disable-component-update")


def chromium(playwright: Playwright) -> Path | None:
    """The system's browser before Playwright's own: it is the one that gets security updates.

    None: there is neither; `make test` installs one.
    """
    on_path = [Path(path) for path in map(shutil.which, NAMES) if path]
    own = Path(playwright.chromium.executable_path)
    return next(iter([*on_path, *([own] if own.exists() else [])]), None)


def launched(playwright: Playwright, program: Path, *flags: str) -> Browser:
    """A browser without a window and without calls home. The caller closes it."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return playwright.chromium.launch(
        executable_path=program,
        args=[*QUIET, *flags, *(["--no-sandbox"] if is_root else [])],
    )
