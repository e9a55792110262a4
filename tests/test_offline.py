"""The lists of what browsers keep: whole, small, and the same for the same site."""

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from fingerpost import addresses
from fingerpost.artifacts import Artifact, Finished, noted
from fingerpost.bundles import offline
from fingerpost.outputs.publication import Publication
from fingerpost.pipeline import artifacts_of
from tests.building import ROOT, SMALL_TOWN, published
from tests.javascript import evaluated

MOST_PACKED_BYTES = 300 * 1024
INDEX = (Finished("pagefind/pagefind.js", "aa", 10), Finished("pagefind/x.pf_meta", "bb", 20))


def finished_of(publication: Publication) -> tuple[dict[str, bytes], list[Finished]]:
    """The files of a site by path, and what is left to know of them, an index among them."""
    finished: list[Finished] = []
    files = {each.path: each.content for each in noted(artifacts_of(publication), finished)}
    return files, [*finished, *INDEX]


def bundled(publication: Publication, finished: Sequence[Finished]) -> dict[str, bytes]:
    return {each.path: each.content for each in offline.artifacts(publication, finished)}


def list_in(worker: bytes) -> dict[str, Any]:
    text = worker.decode()
    told: dict[str, Any] = json.loads(text[text.index("serveOffline(") + 13 : text.rindex(")")])
    return told


def content_at(address: str, files: Mapping[str, bytes]) -> bytes:
    return files[addresses.file_of(address)]


@pytest.fixture(scope="module")
def town() -> Publication:
    return published(SMALL_TOWN)


@pytest.fixture(scope="module")
def made(town: Publication) -> tuple[dict[str, bytes], list[Finished]]:
    return finished_of(town)


def test_every_browser_keeps_what_the_county_needs_and_no_more_than_it_may() -> None:
    publication = published(ROOT / "content")
    files, finished = finished_of(publication)
    told = list_in(bundled(publication, finished)["service-worker.js"])
    kept = {address: len(gzip.compress(content_at(address, files), 6)) for address in told["files"]}
    assert sum(kept.values()) <= MOST_PACKED_BYTES, sorted(kept.items(), key=lambda each: -each[1])
    places = {addresses.locality(each.id) for each in publication.directory.localities}
    assert {addresses.HOME, addresses.FIND, addresses.OFFLINE, addresses.MY_LIST} <= kept.keys()
    assert places <= kept.keys()
    assert told["cards"] in kept
    scripts = {"worker.js", "app-icon-180.png", "app-icon-512.png", "social.png"}
    for name, asset in publication.templates.assets.items():
        assert (asset.address in kept) == (name not in scripts), name


def test_the_same_site_has_the_same_list_and_another_word_another(
    town: Publication, made: tuple[dict[str, bytes], list[Finished]]
) -> None:
    _, finished = made
    before = bundled(town, finished)
    assert bundled(town, finished[::-1]) == before
    changed = [
        Finished(each.path, "0", each.size) if each.path == "find/index.html" else each
        for each in finished
    ]
    after = bundled(town, changed)
    assert {path for path in before if before[path] != after[path]} == {"service-worker.js"}


def test_who_keeps_a_place_keeps_its_lists_its_providers_its_cards_and_the_search(
    town: Publication, made: tuple[dict[str, bytes], list[Finished]]
) -> None:
    files, finished = made
    first, *others = town.directory.localities
    told = json.loads(bundled(town, finished)[addresses.kept_place(first.id).lstrip("/")])
    kept = set(told["files"])
    assert told["place"] == first.record.name
    assert told["day"] == town.directory.day.isoformat()
    assert addresses.locality(first.id) in kept
    assert {f"/{each.path}" for each in INDEX} <= kept
    assert all(addresses.file_of(each) in files for each in kept if "/pagefind/" not in each)
    assert not any(
        each.startswith(addresses.locality(other.id)) for each in kept for other in others
    )
    links = {
        f"/providers/{part.partition('/')[0]}/"
        for part in content_at(addresses.locality(first.id), files)
        .decode()
        .split('="/providers/')[1:]
    }
    assert links
    assert links <= kept
    assert told["size"] > sum(len(content_at(each, files)) for each in links)


def test_many_cards_are_left_to_the_network(
    town: Publication, made: tuple[dict[str, bytes], list[Finished]]
) -> None:
    larger = [
        Finished(each.path, each.sum, offline.MOST_CARDS_BYTES + 1)
        if each.path.startswith("find/cards.")
        else each
        for each in made[1]
    ]
    told = list_in(bundled(town, larger)["service-worker.js"])
    assert told["cards"] is None
    assert not [each for each in told["files"] if each.startswith("/find/cards")]


def test_a_gallery_is_never_kept(town: Publication) -> None:
    gallery = [Finished("styleguide/index.html", "", 1)]
    assert bundled(town, gallery) == {}


def test_what_goes_by_is_noted_once_it_is_taken() -> None:
    finished: list[Finished] = []
    stream = noted([Artifact("a", b"one", "x"), Artifact("b", b"", "x")], finished)
    next(stream)
    assert finished == []
    assert [each.path for each in stream] == ["b"]
    assert [(each.path, each.size, len(each.sum)) for each in finished] == [
        ("a", 3, 64),
        ("b", 0, 64),
    ]


CARDS = {
    "aaaaa": '<article><p class="activity-card__kind">Music</p><h3 class=x>Sea songs</h3><p>Caf\u00e9 by the sea&#39;s edge.</p></article><p>Ring</p>',
    "bbbbb": "<article><h3 class=x>Slow walks</h3><p>Songs on the way.</p></article><p>Ring Songbird</p>",
}  # fmt: skip


def searched(word: str) -> list[Any]:
    expression = "(await module.engineOver(given.cards).search(given.word)).results"
    found = evaluated("short-search", expression, {"cards": CARDS, "word": word})
    return [(each["id"], each["matchedMetaFields"]) for each in found]


def test_cards_stand_in_for_the_index() -> None:
    assert searched("songs") == [("aaaaa", ["title"]), ("bbbbb", [])]
    assert searched("walking") == [("bbbbb", ["title"])]
    assert searched("music") == [("aaaaa", ["words"])]
    assert searched("cafe") == [("aaaaa", [])]
    assert searched("ring") == searched("article") == searched("") == []


def test_the_script_that_answers_is_called_as_the_list_calls_it(
    town: Publication, made: tuple[dict[str, bytes], list[Finished]]
) -> None:
    """The worker's script and what it is handed stand in two files."""
    worker = bundled(town, made[1])["service-worker.js"].decode()
    script = Path(ROOT / "templates/scripts/worker.js").read_text("utf-8")
    address = worker.partition('importScripts("')[2].partition('"')[0]
    assert address.lstrip("/") in made[0]
    asked = script.partition("serveOffline = ({")[2].partition("}")[0]
    assert {each.strip() for each in asked.split(",")} == list_in(worker.encode()).keys()
