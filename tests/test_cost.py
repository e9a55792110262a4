import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fingerpost.diagnostics import Misreading
from fingerpost.model.cost import (
    Cost,
    CostUnit,
    Price,
    canonical_cost,
    clash_of,
    join_costs,
    parse_cost,
)

TABLE = json.loads((Path(__file__).parent / "cases" / "cost.json").read_text("utf-8"))
CASES: list[dict[str, Any]] = TABLE["cases"]
ERRORS: list[dict[str, Any]] = TABLE["errors"]
WORDS = (
    "£6 £6.50 50p 5 free a session ; for carers from an hour half day by donation ask , and to per "
    "person each £1,200 one (carers free) - about $5 £ . monthly"
).split()


def _told(text: str) -> Cost | Misreading:
    try:
        return parse_cost(text)
    except Misreading as found:
        return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_sentence_tells_the_prices_that_a_reader_would_name(case: dict[str, Any]) -> None:
    cost = parse_cost(case["text"])
    assert [
        {
            "pence": price.pence,
            "at_least": price.at_least,
            "unit": price.unit.value,
            "whom": price.whom,
        }
        for price in cost.prices
    ] == case["prices"]
    assert cost.by_donation is case["by_donation"]
    assert cost.ask is case["ask"]
    assert cost.is_free_for_everyone is case["free_for_everyone"]
    assert cost.pence_per_session == case["pence_per_session"]
    assert cost.is_priced_differently is case["priced_differently"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_cost_has_one_canonical_form_that_stays(case: dict[str, Any]) -> None:
    cost = parse_cost(case["text"])
    assert canonical_cost(cost) == case["canonical"]
    assert parse_cost(case["canonical"]) == cost


@pytest.mark.parametrize("case", ERRORS, ids=lambda case: case["text"] or "nothing")
def test_an_error_points_at_what_is_not_understood(case: dict[str, Any]) -> None:
    found = _told(case["text"])
    assert isinstance(found, Misreading)
    assert found.code == case["code"]
    assert case["text"][found.start : found.end] == case["at"]
    assert case["message"] in found.message
    assert found.replacement == case.get("replacement")
    assert not found.message.endswith(".")
    assert found.expected
    assert found.fix


@pytest.mark.parametrize(
    "case", [case for case in ERRORS if "replacement" in case], ids=lambda case: case["text"]
)
def test_what_an_error_offers_cures_it(case: dict[str, Any]) -> None:
    text = case["text"]
    found = _told(text)
    assert isinstance(found, Misreading)
    assert found.replacement is not None
    assert isinstance(_told(text[: found.start] + found.replacement + text[found.end :]), Cost)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("£6; free for carers", ("£6 a session", "Free for carers")),
        ("from 50p an hour; by donation", ("From 50p an hour", "By donation")),
        ("£45 a half day for one to one; ask", ("£45 a half day for one to one", "Ask what it costs")),
        ("free", ("Free",)),
    ],
)  # fmt: skip
def test_pages_tell_each_price_as_a_phrase(text: str, words: tuple[str, ...]) -> None:
    assert parse_cost(text).in_words == words


def test_a_list_of_costs_is_one_cost_with_each_price_once() -> None:
    joined = join_costs(
        [parse_cost("£6; ask"), parse_cost("£6 a session"), parse_cost("free for carers")]
    )
    assert joined == Cost((Price(600), Price(0, whom="carers")), ask=True)
    assert clash_of(joined) is None


def test_a_clash_between_two_lines_of_a_list_is_found() -> None:
    joined = join_costs([parse_cost("£6"), parse_cost("£7")])
    assert clash_of(joined) == ("£6 a session", "£7 a session")


@given(st.text(max_size=60) | st.lists(st.sampled_from(WORDS), max_size=10).map(" ".join))
@settings(max_examples=300)
@example("9" * 400)
@example("£" + "1," * 200)
@example("£٣ a session")
@example("free for \ud800")
@example("free for £")
@example("a " * 250)
def test_any_text_at_all_is_read_or_refused(text: str) -> None:
    found = _told(text)
    if isinstance(found, Cost):
        assert parse_cost(canonical_cost(found)) == found
        return
    end = len(text) if found.end is None else found.end
    assert 0 <= found.start <= end <= len(text)
    assert found.message


PRICES = st.builds(
    Price,
    st.integers(0, 999_999_99),
    st.booleans(),
    st.sampled_from(CostUnit),
    st.sampled_from(("", "carers", "one to one", "people who live here")),
)


@given(st.lists(PRICES, max_size=4), st.booleans(), st.booleans())
@settings(max_examples=200)
def test_the_canonical_form_of_any_cost_is_read_back_as_that_cost(
    prices: list[Price],
    by_donation: bool,  # noqa: FBT001 - drawn, not passed
    ask: bool,  # noqa: FBT001
) -> None:
    honest = [Price(p.pence, p.at_least and p.pence > 0, p.unit, p.whom) for p in prices]
    cost = join_costs([Cost(tuple(honest), by_donation, ask)])
    if not (cost.prices or by_donation or ask) or clash_of(cost) is not None:
        return
    assert parse_cost(canonical_cost(cost)) == cost
