"""The W3C's checker really runs, and really finds."""

from pathlib import Path

import pytest

from tests.browser import nu

pytestmark = pytest.mark.browser

SAMPLES = Path(__file__).parent / "sample-site"


def test_good_pages_have_no_error() -> None:
    assert not list(nu.errors(SAMPLES / "good"))


def test_a_planted_error_is_found_with_its_page_and_line() -> None:
    assert "/nu.html:12: Duplicate ID “a”." in list(nu.errors(SAMPLES / "faults"))
