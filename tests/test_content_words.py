"""Dorset's words: each entry in its own, none borrowed from a brochure."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from fingerpost.directory import Directory
from fingerpost.model.provider import Provider
from fingerpost.source.construct import Sourced
from tests.building import ROOT


def words_of(text: str) -> list[str]:
    return re.findall(r"[a-z0-9£’]+", text.casefold().replace("'", "’"))


def prose_of(provider: Sourced[Provider]) -> Iterator[str]:
    record = provider.record
    yield from (record.description, record.summary, record.what_happens)
    for activity in record.activities:
        yield from (activity.description, activity.summary, activity.not_suitable)


SAME_WORDS = 8


def test_no_two_entries_share_eight_words_in_a_row(dorset: Directory) -> None:
    by_run: dict[tuple[str, ...], str] = {}
    shared = set()
    for provider in dorset.providers:
        for text in prose_of(provider):
            words = words_of(text or "")
            for start in range(len(words) - SAME_WORDS + 1):
                run = tuple(words[start : start + SAME_WORDS])
                other = by_run.setdefault(run, provider.id)
                if other != provider.id:
                    shared.add((other, provider.id, " ".join(run)))
    assert len(by_run) > 10_000
    assert shared == set()


def test_no_two_summaries_begin_alike(dorset: Directory) -> None:
    starts = Counter(tuple(words_of(each.record.summary)[:4]) for each in dorset.providers)
    assert [start for start, number in starts.items() if number > 1] == []


def test_descriptions_are_about_eighty_words(dorset: Directory) -> None:
    lengths = [len(words_of(each.record.description or "")) for each in dorset.providers]
    assert 70 <= median(lengths) <= 90
    assert max(lengths) <= 150


def test_every_town_is_introduced(dorset: Directory) -> None:
    for _, town in dorset.towns:
        assert 2 <= len(re.findall(r"[.!?](?=\s|$)", town.introduction)) <= 4, town.id
        assert town.getting_about, town.id
    for text in ("introduction", "getting_about"):
        said = Counter(getattr(town, text) for _, town in dorset.towns)
        assert [each for each, number in said.items() if number > 1] == [], text


# Words of brochures and of services that talk about people instead of to them.
STOCK = re.compile(
    r"\b(all welcome|vibrant|tailored|person-centred|something for everyone|warm welcome|safe space"
    r"|no pressure|at your own pace|suffer(?:s|ing|ers?)?|wheelchair[- ]bound|the elderly|inspir(?:e|es|ing|ational)"
    r"|vulnerable|service users?|brave|nestled|stunning|picturesque|bustling|hidden gem)\b",
    re.IGNORECASE,
)  # fmt: skip


def test_no_stock_phrase_stands_in_an_entry_or_a_place(dorset: Directory) -> None:
    texts = {each.id: " ".join(filter(None, prose_of(each))) for each in dorset.providers}
    texts |= {town.id: f"{town.introduction} {town.getting_about}" for _, town in dorset.towns}
    assert {
        id_: found.group() for id_, text in texts.items() if (found := STOCK.search(text))
    } == {}
    assert STOCK.search("A vibrant group for the elderly.")


LONGEST_GUIDE = 600  # words
FOR_THE_COUNCIL = "# For the council: "
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


def guide_files() -> list[Path]:
    files = sorted((ROOT / "content/pages").glob("*.md"))
    assert len(files) >= 18
    return files


@pytest.mark.parametrize("file", guide_files(), ids=lambda file: file.stem)
def test_a_guide_is_short_and_answers_questions(file: Path) -> None:
    body = file.read_text(encoding="utf-8").split("---\n", 2)[2]
    assert len(body.split()) <= LONGEST_GUIDE
    assert [each for each in HEADING.findall(body) if not each.endswith("?")] == []
    paragraphs = [each for each in body.split("\n\n") if not each.startswith(("#", "-", "1."))]
    assert [each for each in paragraphs if len(each.split()) > 60] == []


def test_what_the_council_must_fill_in_is_on_its_list(dorset: Directory) -> None:
    """Each comment of a guide that names a gap stands, word for word, in the list of what to do."""
    to_do = (ROOT / "docs/before-going-live.md").read_text(encoding="utf-8")
    gaps = {
        (file.name, line.removeprefix(FOR_THE_COUNCIL))
        for file in guide_files()
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.startswith(FOR_THE_COUNCIL)
    }
    assert len(gaps) >= 10
    table = to_do.partition("| guide | what the council must fill in |\n")[2].partition("\n\n")[0]
    assert set(re.findall(r"^\| `([\w-]+\.md)` \| (.+) \|$", table, re.MULTILINE)) == gaps
