"""The search, judged: what people may type, and whether the right activities come first.

Two sets: the 15 samples of the shared folder, where there is one, and `tests/search-queries.yaml`.
Recall at 5 is the part of the relevant listings (at most five of them) that stand among the first
five; MRR is 1 / the place of the first relevant one. Run with `pytest -s` to read the scores, and
what came where something was missed.
"""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page

from fingerpost.directory import Directory, relate
from fingerpost.source.files import read_folder
from fingerpost.source.records import construct_records
from tests.browser.conftest import DAY
from tests.browser.needs import ROOT
from tests.browser.visits import State, Visitor
from tests.relevance import Query, queries_of, relevant

pytestmark = pytest.mark.browser

OWN = ROOT / "tests/search-queries.yaml"
SAMPLES = "data/queries-sample.json"
LEAST_RECALL = 0.9
FIRST = 5
LOOKS = re.compile(r"\.(?:css|woff2|svg|png|webp)$")
RESULTS = "#finder-results article h3 a"


@dataclass(frozen=True)
class Answer:
    """What a query should find, and the ids of the listings on the first page of what it found."""

    query: Query
    wanted: frozenset[str]
    strictly: frozenset[str]
    found: Sequence[str]

    def recall(self, wanted: frozenset[str]) -> float:
        hits = sum(id_ in wanted for id_ in self.found[:FIRST])
        return hits / min(FIRST, len(wanted))

    @property
    def reciprocal(self) -> float:
        places = (place for place, id_ in enumerate(self.found, 1) if id_ in self.wanted)
        return 1 / next(places, float("inf"))


@pytest.fixture(scope="module")
def directory() -> Directory:
    folder, _ = read_folder(ROOT / "content")
    records, _ = construct_records(folder)
    assert records is not None
    return relate(records, date.fromisoformat(DAY))


@pytest.fixture(scope="module")
def tab(visitor: Visitor) -> Iterator[Page]:
    """Today is the day of the build, so that `this weekend` means one and the same."""
    with visitor.tab(State()) as tab:
        tab.clock.set_fixed_time(f"{DAY}T09:00:00Z")
        tab.route(LOOKS, lambda route: route.abort())
        yield tab


@pytest.fixture(scope="module")
def answers(tab: Page, directory: Directory) -> Callable[[Sequence[Query]], Sequence[Answer]]:
    def asked(query: Query) -> Answer:
        tab.goto(f"/find/?{urlencode({'q': query.text})}")
        tab.locator("#finder-count").wait_for()
        assert "not working" not in tab.inner_text("#finder-count"), query.text
        links = tab.locator(RESULTS).evaluate_all(
            "all => all.map(each => each.pathname + each.hash)"
        )
        wanted, strictly = (
            relevant(query.rules, directory, strictly=each) if query.rules else frozenset[str]()
            for each in (False, True)
        )
        return Answer(query, wanted, strictly, [_id_at(link, directory) for link in links])

    return lambda queries: [asked(query) for query in queries]


def _id_at(link: str, directory: Directory) -> str:
    """The listing that a link leads to; a provider's only activity may have no anchor in it."""
    provider, _, anchor = link.removeprefix("/providers/").partition("/")
    if anchor:
        return f"{provider}{anchor}"
    return directory.listings_by_provider[provider][0].id


@pytest.fixture(scope="module")
def own(answers: Callable[[Sequence[Query]], Sequence[Answer]]) -> Sequence[Answer]:
    return answers(queries_of(OWN))


def _report(name: str, answers: Sequence[Answer]) -> float:
    """Prints the scores of one set; its recall at 5."""
    scored = [each for each in answers if each.wanted]
    strict = [each.recall(each.strictly) for each in answers if each.strictly]
    recall = sum(each.recall(each.wanted) for each in scored) / len(scored)
    mrr = sum(each.reciprocal for each in scored) / len(scored)
    told = sum(strict) / max(1, len(strict))
    lines = [
        f"\n{name}: recall@5 {recall:.3f}, MRR {mrr:.3f} of {len(scored)} queries;",
        f"  recall@5 {told:.3f} where the listing itself has to tell the activity",
        *(f"  nothing to find: {each.query.text!r}" for each in answers if not each.wanted),
        *(line for each in scored for line in _missed(each)),
    ]
    print("\n".join(lines))  # noqa: T201 - for who asks
    return recall


def _missed(answer: Answer) -> Iterator[str]:
    """Nothing of held-out queries: who reads what they missed would mend just that."""
    recall = answer.recall(answer.wanted)
    if recall == 1 or answer.query.is_held_out:
        return
    first = answer.found[:FIRST]
    yield f"  {recall:.2f} {answer.query.text!r}: {', '.join(answer.query.rules)}"
    yield from (f"       {'right ' if id_ in answer.wanted else 'wrong '} {id_}" for id_ in first)
    yield from (f"       missed {id_}" for id_ in sorted(answer.wanted - {*first})[:3])


def test_the_samples_find_what_they_should(
    answers: Callable[[Sequence[Query]], Sequence[Answer]],
) -> None:
    if "FINGERPOST_SHARED" not in os.environ:
        pytest.skip("FINGERPOST_SHARED names no folder with the samples")
    file = Path(os.environ["FINGERPOST_SHARED"]) / SAMPLES
    assert file.exists(), f"{file} is missing"
    found = answers(queries_of(file))
    assert len(found) == 15
    assert _report("Samples", found) >= LEAST_RECALL
    assert [each.query.text for each in found if not each.found] == []


def test_our_own_queries_find_what_they_should(own: Sequence[Answer]) -> None:
    asking = [each for each in own if each.query.rules]
    assert len(asking) >= 130
    assert sum(bool(each.wanted) for each in asking) >= 0.9 * len(asking)
    for name, is_held_out in (("Our own", False), ("Our own, held out", True)):
        recall = _report(name, [each for each in asking if each.query.is_held_out is is_held_out])
        assert recall >= LEAST_RECALL, name


def test_no_answer_is_empty_but_to_nonsense(own: Sequence[Answer]) -> None:
    empty = [each.query.text for each in own if not each.found]
    assert empty == [each.query.text for each in own if not each.query.rules]
    assert len(empty) >= 5
