# ruff: noqa: INP001 (a folder of scripts is no package)
"""Make the pictures that other programs ask for from the drawings they come from.

    python -m tools.make_pictures

`templates/images/icon.svg` becomes the app icons, `tools/pictures/social.svg` the picture that a
shared link shows. Run it after a change of a drawing and commit what it makes: no build draws.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tools.browser.chromium import chromium, launched

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "templates/images"
# What is made: name, drawing, width and height in pixels.
MADE = (
    ("app-icon-180.png", IMAGES / "icon.svg", 180, 180),
    ("app-icon-512.png", IMAGES / "icon.svg", 512, 512),
    ("social.png", ROOT / "tools/pictures/social.svg", 1200, 630),
)


def main() -> None:
    with sync_playwright() as playwright:
        path = chromium(playwright)
        if path is None:
            sys.exit("Chromium is missing: make test installs it")
        browser = launched(playwright, path)
        for name, drawing, width, height in MADE:
            page = browser.new_page(viewport={"width": width, "height": height})
            svg = drawing.read_text(encoding="utf-8").replace('rx="12"', "")
            page.set_content(f"<style>*{{margin:0}}svg{{display:block}}</style>{svg}")
            page.screenshot(path=IMAGES / name)
        browser.close()


if __name__ == "__main__":
    main()
