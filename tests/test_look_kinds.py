"""No kind of page is left out when pictures are taken."""

from collections import Counter

import pytest

from fingerpost.directory import Directory
from fingerpost.pages.plan import lay_out
from tests.building import TEMPLATES
from tools.look.kinds import KINDS, Kind, Plan
from tools.look.states import STATES


@pytest.fixture(scope="module")
def plan(dorset: Directory) -> Plan:
    return Plan(dorset, lay_out(dorset))


def test_every_template_of_a_page_has_a_kind() -> None:
    templates = {path.stem for path in (TEMPLATES / "pages").glob("*.html")}
    assert templates
    assert templates - {kind.template for kind in KINDS} == set(), (
        "add a kind to tools/look/kinds.py"
    )


def test_every_kind_has_a_template() -> None:
    templates = {path.stem for path in (TEMPLATES / "pages").glob("*.html")}
    assert {kind.template for kind in KINDS} - templates == set()


def test_no_two_kinds_or_states_write_one_picture() -> None:
    for named in (KINDS, STATES):
        assert [id_ for id_, count in Counter(each.id for each in named).items() if count > 1] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_the_content_has_a_page_of_each_kind(kind: Kind, plan: Plan) -> None:
    assert kind.address(plan)


def test_a_kind_without_a_page_is_told_and_no_page_of_another_template_taken(plan: Plan) -> None:
    assert Kind("x", "X", "list", lambda _plan: ["/nowhere/", "/"]).address(plan) is None


def test_the_first_page_that_exists_stands_for_a_kind_with_its_query(plan: Plan) -> None:
    kind = Kind("x", "X", "home", lambda _plan: ["/nowhere/", "/"], lambda _plan: "?q=tea")
    assert kind.address(plan) == "/?q=tea"
