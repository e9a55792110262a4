"""Templates and styles: every component stands alone, and every colour pair can be read."""

import gzip
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError

from fingerpost.colours import colour_problems
from fingerpost.examples import Components, Example, components_of, examples_of
from fingerpost.faces import as_text
from fingerpost.stylesheet import stylesheet, tokens_file

TEMPLATES = Path(__file__).parent.parent / "templates"
COMPONENTS = tuple(TEMPLATES / "components" / name for name in components_of(TEMPLATES))
EXAMPLES = examples_of(TEMPLATES)
MADE = Components(TEMPLATES)
CSS_MOST_BYTES = 12 * 1024


def rendered(component: str, arguments: Mapping[str, Any]) -> str:
    return MADE.rendered(component, arguments)


def html_files() -> tuple[Path, ...]:
    return tuple(sorted(TEMPLATES.rglob("*.html")))


def test_there_are_components_pages_and_styles() -> None:
    assert len(COMPONENTS) > 20
    assert len(list((TEMPLATES / "pages").glob("*.html"))) == 19
    assert (TEMPLATES / "styles" / "tokens.css").exists()


@pytest.mark.parametrize("folder", COMPONENTS, ids=lambda folder: folder.name)
def test_a_component_has_examples_and_a_macro_of_its_name(folder: Path) -> None:
    text = (folder / f"{folder.name}.html").read_text("utf-8")
    assert f"{{% macro {folder.name.replace('-', '_')}(" in text
    assert (folder / "examples.yaml").exists()


@pytest.mark.parametrize(
    "example", EXAMPLES, ids=[f"{each.component}: {each.name}" for each in EXAMPLES]
)
def test_an_example_renders_without_style_attributes_or_repeated_ids(example: Example) -> None:
    html = rendered(example.component, example.arguments)
    assert not re.search(r"\s(style|on\w+)=", html)
    assert "None" not in html
    ids = Counter(re.findall(r'\sid="([^"]*)"', html))
    assert not [name for name, count in ids.items() if count > 1]
    assert html.count("<") == html.count(">")


def test_an_argument_that_is_misspelt_or_left_out_is_refused() -> None:
    with pytest.raises(TypeError, match="takes no keyword argument 'stat'"):
        rendered("mark", {"stat": "yes"})
    with pytest.raises(UndefinedError, match="parameter 'state' was not provided"):
        rendered("mark", {})


def test_what_a_provider_writes_is_shown_as_text() -> None:
    html = rendered("notes", {"notes": ["<script>alert(1)</script>"], "notices": []})
    assert "&lt;script&gt;" in html
    assert "<script" not in html


@pytest.mark.parametrize(
    "path", html_files(), ids=lambda path: path.relative_to(TEMPLATES).as_posix()
)
def test_a_template_parses_and_trusts_only_what_a_view_trusts(path: Path) -> None:
    text = path.read_text("utf-8")
    MADE.environment.parse(text)
    assert "|safe" not in text.replace(" ", "")
    assert not re.search(r"\s(style|on\w+)=", text)


@pytest.mark.parametrize(
    "path", html_files(), ids=lambda path: path.relative_to(TEMPLATES).as_posix()
)
def test_every_link_is_asked_for(path: Path) -> None:
    """Links go through `href` or `asset`, lead into the page, or are written out in full."""
    for address in re.findall(r'\s(?:href|action)="([^"]*)"', path.read_text("utf-8")):
        assert address.startswith(
            ("{{ href(", "{{ asset(", "#", "https://", "{{ site.address }}")
        ), address


@pytest.mark.parametrize("folder", COMPONENTS, ids=lambda folder: folder.name)
def test_a_component_styles_only_itself(folder: Path) -> None:
    style = folder / f"{folder.name}.css"
    if not style.exists():
        return
    bare = re.sub(
        r"/\*.*?\*/|@(?:media|container)[^{]*\{", "", style.read_text("utf-8"), flags=re.DOTALL
    )
    for selectors in re.findall(r"([^{}]+)\{", bare):
        for selector in selectors.split(","):
            assert re.match(rf"\.{folder.name}(?![a-z0-9])", selector.strip()), selector


@pytest.mark.parametrize("folder", COMPONENTS, ids=lambda folder: folder.name)
def test_a_component_moves_its_focus_ring_by_the_token(folder: Path) -> None:
    """The ring stands in a later layer: an outline in a component's own rule would say nothing."""
    sheet = folder / f"{folder.name}.css"
    text = sheet.read_text("utf-8") if sheet.exists() else ""
    assert not re.search(r":focus[^{}]*\{[^}]*outline", text)


def test_all_styles_together_stay_small() -> None:
    assert len(gzip.compress(stylesheet(TEMPLATES).encode(), 9)) <= CSS_MOST_BYTES


def test_the_colours_of_this_folder_have_nothing_to_tell() -> None:
    file = tokens_file(TEMPLATES)
    assert file is not None
    assert [as_text(problem) for problem in colour_problems(file)] == []
