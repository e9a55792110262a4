"""A place with other localities, words and labels: nothing of Dorset is in engine or templates."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from fingerpost.artifacts import Artifact
from fingerpost.outputs.publication import Publication
from fingerpost.outputs.search_records import search_records
from fingerpost.pipeline import Order, build
from tests.building import DAY, ROOT, TEMPLATES, Links, artifacts, dead_links, published

OTHER_TOWN = ROOT / "tests/other-town/content"
DORSET = ROOT / "content"
EMPTY_LOCALITY = "cwm-gwag"


def names_of_dorset() -> Iterator[str]:
    """The area, its localities, towns and villages, and its hubs."""
    yield "Dorset"
    for file in sorted((DORSET / "localities").glob("*.yaml")):
        locality = yaml.safe_load(file.read_text(encoding="utf-8"))
        yield locality["name"]
        for town in locality["towns"]:
            yield town["name"]
            yield from town.get("also_known_as", ())
    for file in sorted((DORSET / "providers").iterdir()):
        text = file.read_text(encoding="utf-8").removeprefix("---\n")
        entry = next(iter(yaml.load_all(text, yaml.BaseLoader)))
        if entry["kind"] == "hub":
            yield entry["name"]


@pytest.fixture(scope="module")
def publication() -> Publication:
    return published(OTHER_TOWN)


@pytest.fixture(scope="module")
def made(publication: Publication) -> dict[str, Artifact]:
    return artifacts(publication)


@pytest.fixture(scope="module")
def texts(publication: Publication, made: dict[str, Artifact]) -> dict[str, str]:
    """Everything of the site that is text, its search records with it."""
    found = {
        path: each.content.decode()
        for path, each in made.items()
        if not path.endswith((".woff2", ".png"))
    }
    return {**found, "search": repr(search_records(publication.directory))}


def test_it_is_published_whole(tmp_path: Path) -> None:
    site = tmp_path / "site"
    order = Order(content=OTHER_TOWN, templates=TEMPLATES, site=site, day=DAY)
    outcome = build(order)
    assert {problem.code for problem in outcome.problems} == {"locality-without-main-hub"}
    assert (outcome.published, outcome.activities, outcome.indexed) == (True, 5, 5)
    assert (site / "pagefind/pagefind.js").is_file()
    assert "Ŵyna" in (site / "a-to-z/index.html").read_text(encoding="utf-8")


def test_nothing_of_dorset_is_said(texts: dict[str, str]) -> None:
    names = sorted(set(names_of_dorset()))
    assert len(names) > 50
    words = re.compile(rf"\b({'|'.join(map(re.escape, names))})\b")
    found = {path: sorted(set(words.findall(text))) for path, text in texts.items()}
    assert {path: told for path, told in found.items() if told} == {}
    assert words.search("a walk in Weymouth and Portland")


def test_it_is_no_demonstration(texts: dict[str, str]) -> None:
    pages = {path: text for path, text in texts.items() if path.endswith(".html")}
    assert len(pages) > 40
    for path, text in {**pages, "_headers": texts["_headers"]}.items():
        assert "noindex" not in text, path
        assert "emonstration" not in text, path


def test_every_link_leads_somewhere(made: dict[str, Artifact]) -> None:
    assert list(dead_links(made)) == []


def test_a_dead_link_is_found(made: dict[str, Artifact]) -> None:
    page = '<a href="/gone/">1</a><a href="/a-to-z/#nothing">2</a><a href="#here" id="here">3</a><img src="/no.png">'
    broken = {**made, "new/index.html": Artifact("new/index.html", page.encode(), "test")}
    assert list(dead_links(broken)) == [
        "/new/: /gone/",
        "/new/: /a-to-z/#nothing",
        "/new/: /no.png",
    ]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("index.html", "Dyffryn Ŵyn"),
        ("places/index.html", "Glannau’r Môr"),
        ("places/bryniau/index.html", "Capel Siloam, Tŷ-gwyn"),
        ("towns/llandwr/index.html", "Neuadd Llandŵr"),
        ("towns/yr-ynys/index.html", "Near Yr Ŷnys"),
        ("activities/corau/index.html", "Corau meibion yw hyn."),
        ("access/drws-gwastad/index.html", "Drws gwastad"),
        ("for/cof/index.html", "Colli cof yw hyn."),
        ("pay/taliad/index.html", "Taliad uniongyrchol"),
        ("online/index.html", "Ar-lein, all of Dyffryn Ŵyn"),
        ("providers/bara/index.html", "Côr"),
        ("providers/bara/index.html", "Help llaw"),
        ("providers/canolfan/index.html", "Cyfeirio"),
        ("contact/index.html", "Cyngor Dyffryn Ŵyn"),
    ],
)
def test_labels_are_those_of_its_vocabulary(texts: dict[str, str], path: str, words: str) -> None:
    assert words in " ".join(Links(texts[path]).text.split())


def test_what_holds_nothing_has_no_page_and_no_link(
    publication: Publication, texts: dict[str, str]
) -> None:
    addresses = {page.address for page in publication.pages}
    assert f"/places/{EMPTY_LOCALITY}/" in addresses
    gone = ["/activities/hwylio/", "/access/dolen/", "/for/symud/", "/when/friday/"]
    gone += [f"/places/{EMPTY_LOCALITY}/canu/", f"/places/{EMPTY_LOCALITY}/sunday/"]
    assert not addresses.intersection(gone)
    for text in texts.values():
        assert not set(Links(text).hrefs).intersection(gone)


def test_a_hidden_address_without_a_postcode_is_told_nowhere(texts: dict[str, str]) -> None:
    secrets = ("Tŷ Mair", "Lôn Gudd", "52.3512", "52.351", "-4.1534", "-4.153")
    assert [(path, one) for path, text in texts.items() for one in secrets if one in text] == []


def test_names_stand_under_their_letters_marks_or_none(texts: dict[str, str]) -> None:
    page = texts["a-to-z/index.html"]
    marks = [f'id="letter-{letter}"' for letter in "ceptwyz"]
    names = [f">{name}<" for name in ("Côr Siloam", "Éclair", "Ŵy Pasg", "Ŵyna", "Ŷd a Bara")]
    for wanted in (marks, names):
        places = [page.index(text) for text in wanted]
        assert places == sorted(places)
