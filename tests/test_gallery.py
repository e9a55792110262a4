"""The gallery of components: all of it in a preview, none of it in a published site."""

from dataclasses import replace
from pathlib import Path

import pytest

from fingerpost import addresses
from fingerpost.__main__ import main
from fingerpost.examples import Example, components_of, examples_of
from fingerpost.gallery import ComponentView, gallery_pages
from fingerpost.outputs.policy import policy_of
from fingerpost.outputs.publication import Publication
from fingerpost.pages.page import Page
from fingerpost.pipeline import artifacts_of, templates_for
from tests.building import SMALL_TOWN, TEMPLATES, dead_links, published

OF_THE_GALLERY = ("styleguide", "gallery")


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return {page.address: page for page in gallery_pages(TEMPLATES)}


@pytest.fixture(scope="module")
def preview(pages: dict[str, Page]) -> Publication:
    made = published(SMALL_TOWN)
    all_pages = (*made.pages, *pages.values())
    templates = templates_for(made.directory, all_pages, TEMPLATES, gallery=True)
    return replace(made, pages=all_pages, templates=templates)


def test_a_published_site_has_nothing_of_it() -> None:
    for artifact in artifacts_of(published(SMALL_TOWN)):
        assert not any(word in artifact.path for word in OF_THE_GALLERY), artifact.path
        assert b"styleguide" not in artifact.content, artifact.path


def test_every_component_and_example_has_its_page(pages: dict[str, Page]) -> None:
    expected = {addresses.STYLEGUIDE}
    expected |= {addresses.component(name) for name in components_of(TEMPLATES)}
    expected |= {
        addresses.component_example(each.component, each.number) for each in examples_of(TEMPLATES)
    }
    assert set(pages) == expected
    assert len({page.title for page in pages.values()}) == len(pages)
    assert not any(page.in_sitemap for page in pages.values())


def test_a_preview_has_all_of_it_and_tells_no_robot(preview: Publication) -> None:
    made = {artifact.path: artifact for artifact in artifacts_of(preview)}
    assert b"styleguide" not in made["sitemap.xml"].content
    assert b"frame-ancestors 'self'" in made["_headers"].content
    frames = {path: each for path, each in made.items() if path.startswith("styleguide/")}
    assert len(frames) > len(components_of(TEMPLATES))
    for path, artifact in frames.items():
        assert b'name="robots" content="noindex"' in artifact.content, path
    # Links of the examples lead nowhere; those of the gallery around them do not.
    own = {path: each for path, each in made.items() if path.count("/") < 3}
    assert not [dead for dead in dead_links(own | frames) if dead.count("/") < 4]


def test_frames_and_scripts_are_for_the_gallery_alone() -> None:
    assert "frame-src 'self'" in policy_of(addresses.STYLEGUIDE)
    for address in (addresses.HOME, addresses.FIND, addresses.PLACES):
        assert "frame-src" not in policy_of(address)


def test_a_component_tells_its_calls_and_whether_it_answers_to_width(
    pages: dict[str, Page],
) -> None:
    week, mark = (pages[addresses.component(name)].view() for name in ("week", "mark"))
    assert isinstance(week, ComponentView)
    assert isinstance(mark, ComponentView)
    assert (week.answers_to_width, mark.answers_to_width) == (True, False)
    assert mark.examples[0].call.startswith("{{ mark(state='")
    assert mark.examples[0].notation == ""
    assert week.examples[0].call == "{{ week(week=week) }}"
    assert week.examples[0].notation.startswith("week:\n  parts:\n")


def test_parts_of_the_chrome_stand_beside_the_main_part(pages: dict[str, Page]) -> None:
    def is_in_main(component: str) -> bool:
        view = pages[addresses.component(component)].view()
        assert isinstance(view, ComponentView)
        return view.examples[0].stands_in_main

    assert [is_in_main(name) for name in ("site-header", "site-footer", "skip-link")] == [False] * 3
    assert [is_in_main(name) for name in ("activity-card", "arm", "week")] == [True] * 3


def test_a_value_that_is_used_twice_is_written_out_twice() -> None:
    shared = {"name": "A"}
    example = Example("mark", 1, "two", {"first": shared, "second": shared, "third": 3})
    assert example.call == "{{ mark(first=first, second=second, third=3) }}"
    assert example.notation == "first:\n  name: A\nsecond:\n  name: A\n"


@pytest.mark.parametrize(("flags", "is_there"), [((), False), (("--styleguide",), True)])
def test_a_build_makes_it_only_when_asked(
    tmp_path: Path, flags: tuple[str, ...], *, is_there: bool
) -> None:
    site = tmp_path / "site"
    told = ("--content", str(SMALL_TOWN), "--site", str(site), "--day", "2026-11-22")
    assert main(["build", *told, "--no-search", "--quiet", *flags]) == 0
    assert (site / "styleguide/week/1/index.html").is_file() is is_there
