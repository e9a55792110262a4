"""Every page of the built site."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from tests.browser import nu
from tests.browser.built import BuiltSite, Page
from tests.browser.lint import PAGE_CHECKS, SITE_CHECKS, demonstration_is_told
from tests.browser.needs import ROOT

pytestmark = pytest.mark.browser


def told(findings: Iterator[str]) -> None:
    found = list(findings)
    assert not found, f"{len(found)} findings\n" + "\n".join(found[:60])


def test_the_w3c_checker_finds_no_error(site_folder: Path) -> None:
    told(nu.errors(site_folder))


@pytest.mark.parametrize("check", PAGE_CHECKS, ids=lambda check: check.__name__)
def test_every_page(check: Callable[[Page], Iterator[str]], site: BuiltSite) -> None:
    told(finding for page in site.pages for finding in check(page))


@pytest.mark.parametrize("check", SITE_CHECKS, ids=lambda check: check.__name__)
def test_the_site(check: Callable[[BuiltSite], Iterator[str]], site: BuiltSite) -> None:
    told(check(site))


def test_a_demonstration_says_so(site: BuiltSite) -> None:
    settings = yaml.safe_load((ROOT / "content/directory.yaml").read_text(encoding="utf-8"))
    if settings.get("demonstration"):
        told(demonstration_is_told(site))
