"""One page of each kind, as people meet it."""

from collections.abc import Callable, Sequence

import pytest

from tests.browser import looks, paper, visits
from tests.browser.built import BuiltSite, missing_kinds, samples
from tests.browser.visits import DESK, PHONE, State, Visitor

pytestmark = pytest.mark.browser

STATES = (State(DESK), State(PHONE), State(DESK, "dark"), State(PHONE, "dark"))
CHECKS = (
    *(visits.sideways, visits.keyboard, visits.without_scripts, visits.outside),
    *(looks.targets, looks.lost, looks.large_text, looks.forced_edges),
    paper.torn,
)
WITH_EVERY_SIZE_OF_LETTER = ("home", "a locality", "a provider")


@pytest.fixture(scope="module")
def urls(site: BuiltSite) -> tuple[str, ...]:
    return tuple(page.url for page in samples(site.pages).values())


def test_every_page_kind_exists(site: BuiltSite) -> None:
    assert not missing_kinds(site.pages)


@pytest.mark.parametrize("state", STATES, ids=str)
def test_axe_finds_nothing(visitor: Visitor, urls: tuple[str, ...], state: State) -> None:
    findings = visits.axe(visitor, urls, state)
    assert not findings, "\n" + "\n".join(findings)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_nothing_is_found(
    check: Callable[[Visitor, Sequence[str]], tuple[str, ...]],
    visitor: Visitor,
    urls: tuple[str, ...],
) -> None:
    findings = check(visitor, urls)
    assert not findings, "\n" + "\n".join(findings)


def test_nothing_moves_when_the_fonts_arrive(visitor: Visitor, site: BuiltSite) -> None:
    largest = samples(site.pages)
    findings = looks.shifts(visitor, [largest[kind].url for kind in WITH_EVERY_SIZE_OF_LETTER])
    assert not findings, "\n" + "\n".join(findings)
