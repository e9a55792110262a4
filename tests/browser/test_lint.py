"""Each lint finds its planted fault, and nothing on the good pages."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser import lint
from tests.browser.built import BuiltSite, Page, kind_of, missing_kinds, read_site, samples

GOOD = Path(__file__).parent / "sample-site/good"


@pytest.fixture(scope="module")
def good() -> BuiltSite:
    return read_site(GOOD)


@pytest.mark.parametrize("check", lint.PAGE_CHECKS, ids=lambda check: check.__name__)
def test_good_pages_pass(check: Callable[[Page], Iterator[str]], good: BuiltSite) -> None:
    assert not [finding for page in good.pages for finding in check(page)]


@pytest.mark.parametrize(
    "check", [*lint.SITE_CHECKS, lint.demonstration_is_told], ids=lambda check: check.__name__
)
def test_a_good_site_passes(check: Callable[[BuiltSite], Iterator[str]], good: BuiltSite) -> None:
    assert not list(check(good))


FAULTS: tuple[tuple[Callable[[Page], Iterator[str]], str, str], ...] = (
    (lint.has_one_first_heading, "<h1>a</h1><h1>b</h1>", "2 h1"),
    (lint.has_one_first_heading, "<h2>a</h2>", "0 h1"),
    (lint.names_its_language, "<html>", "no lang"),
    (lint.links_say_where_they_lead, "<a href=/x/>Click\n here</a>", "'Click here' says nothing"),
    (lint.links_say_where_they_lead, "<a href=/x/>Read more…</a>", "says nothing"),
    (lint.links_say_where_they_lead, "<a href=/x/><img alt=''></a>", "'' says nothing"),
    (lint.links_say_where_they_lead, "<a href=/x/ aria-label=More>Walks</a>", "says nothing"),
    (
        lint.one_link_text_leads_to_one_place,
        "<a href=/x/>Walks</a><a href=/y/><b>walks</b> </a>",
        "'walks' leads to /x/ and /y/",
    ),
    (
        lint.one_link_text_leads_to_one_place,
        "<a href=#a>Walks</a><a href=#b>Walks</a>",
        "leads to /p/#a and /p/#b",
    ),
    (lint.ids_are_unique, "<p id=a><p id=a>", "id 'a' 2 times"),
    (lint.images_have_an_alternative, "<img src=/x.png>", "img without alt"),
    (lint.images_have_an_alternative, "<img src=/x.png alt=x.PNG>", "alt is a file name"),
    (lint.nothing_is_inline, "<p style='color: red'>", "attribute style"),
    (lint.nothing_is_inline, "<p onclick='x()'>", "attribute onclick"),
    (lint.nothing_is_inline, "<script>x()</script>", "<script> inside"),
    (lint.nothing_is_inline, "<style>p {}</style>", "<style> inside"),
    (lint.nothing_is_inline, "<a href=' javascript:x()'>Walks</a>", "script for an address"),
    (lint.is_light, "x" * 80_001, "80001 bytes"),
)


@pytest.mark.parametrize(
    ("check", "html", "found"),
    FAULTS,
    ids=[f"{c.__name__}-{n}" for n, (c, _, _) in enumerate(FAULTS)],
)
def test_a_lint_finds_its_fault(
    check: Callable[[Page], Iterator[str]], html: str, found: str
) -> None:
    findings = list(check(Page("/p/", html)))
    assert len(findings) == 1
    assert found in findings[0]


def test_every_lint_has_a_fault() -> None:
    assert {check for check, _, _ in FAULTS} == set(lint.PAGE_CHECKS)


@pytest.mark.parametrize(
    "html",
    [
        "<a href=/x/>Walks</a><a href=/x/>Walks</a>",
        "<a href=/x/>Walks <span aria-hidden=true>→</span></a><a href=/y/>Walks in May</a>",
        "<a id=here>here</a>",
    ],
)
def test_links_that_can_be_told_apart_pass(html: str) -> None:
    page = Page("/p/", html)
    assert not [*lint.one_link_text_leads_to_one_place(page), *lint.links_say_where_they_lead(page)]


def test_data_in_a_page_is_no_script() -> None:
    page = Page("/p/", '<script type="application/ld+json">{}</script>')
    assert not list(lint.nothing_is_inline(page))


def a_site(folder: Path, **html_by_name: str) -> BuiltSite:
    for name, html in html_by_name.items():
        (folder / name).mkdir()
        (folder / name / "index.html").write_text(html, encoding="utf-8")
    return read_site(folder)


def test_two_pages_with_one_title_are_found(tmp_path: Path) -> None:
    site = a_site(tmp_path, a="<title>Walks</title>", b="<title>Walks</title>", c="<title></title>")
    assert list(lint.titles_are_unique(site)) == ["title 'Walks': /a/, /b/", "title '': /c/"]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<a href=/nowhere/>Gone</a>", "/a/:1: /nowhere/ leads nowhere"),
        ("<a href=../b>No slash</a>", "/a/:1: ../b leads nowhere"),
        ("<a href=/b/#gone>Gone</a>", "/a/:1: /b/#gone: /b/ has no id 'gone'"),
        ("<a href=#gone>Gone</a>", "/a/:1: #gone: /a/ has no id 'gone'"),
        ("<script src=/x.js></script>", "/a/:1: /x.js leads nowhere"),
        ("<img src=x.png alt=x>", "/a/:1: /a/x.png leads nowhere"),
        ("<a href='?q=1'>a</a><a href=/b/#here>b</a><a href=tel:1>c</a><a href=//x.org/>d</a>", ""),
    ],
)
def test_a_dead_link_is_found(tmp_path: Path, html: str, found: str) -> None:
    site = a_site(tmp_path, a=html, b="<p id=here>")
    assert list(lint.links_lead_somewhere(site)) == ([found] if found else [])


def test_heavy_styles_and_scripts_are_found_and_the_index_is_not_ours(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(13_000)
    site = a_site(tmp_path, pagefind="x", a="x")
    for name in ("a.css", "a.js", "pagefind/b.js"):
        (tmp_path / name).write_bytes(noise)
    assert len(list(lint.styles_are_light(site))) == 1
    assert [finding[:4] for finding in lint.scripts_are_light(site)] == ["a.js"]


def test_a_demonstration_that_does_not_say_so_is_found(tmp_path: Path) -> None:
    site = a_site(tmp_path, a="<body>Walks</body>")
    assert list(lint.demonstration_is_told(site)) == [
        "/a/: no noindex",
        "/a/: does not say that it is a demonstration",
    ]


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("/", "home"),
        ("/places/west/", "a locality"),
        ("/places/west/monday/", "a time in a locality"),
        ("/places/west/walking/", "a category in a locality"),
        ("/places/west/walking/page/2/", "a further page of a list"),
        ("/help/pay/", "a guide"),
        ("/404.html", "not found"),
        ("/hubs/north/", "/hubs/…/"),
        ("/towns/", "/towns/"),
    ],
)
def test_an_address_tells_its_kind(url: str, kind: str) -> None:
    assert kind_of(url) == kind


def test_the_largest_page_of_a_kind_is_its_sample() -> None:
    pages = [Page("/towns/a/", "x"), Page("/towns/b/", "xx"), Page("/", "")]
    assert [page.url for page in samples(pages).values()] == ["/towns/b/", "/"]


def test_a_kind_that_is_missing_is_named(good: BuiltSite) -> None:
    missing = missing_kinds(good.pages)
    assert "a town" in missing
    assert not {"home", "places", "not found"} & set(missing)


def test_a_folder_without_pages_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="no page in"):
        read_site(tmp_path)
