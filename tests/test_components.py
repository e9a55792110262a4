"""Templates and styles: every component stands alone, and every colour pair can be read."""

import gzip
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined, UndefinedError

from fingerpost.stylesheet import stylesheet

TEMPLATES = Path(__file__).parent.parent / "templates"
COMPONENTS = tuple(
    folder
    for folder in sorted((TEMPLATES / "components").glob("*"))
    if (folder / f"{folder.name}.html").exists()
)
CSS_MOST_BYTES = 8 * 1024
READABLE, VISIBLE = 7.0, 3.0
TEXT_PAIRS = (
    ("ink", "ground"),
    ("ink", "panel"),
    ("ink", "notice"),
    ("ink-quiet", "ground"),
    ("ink-quiet", "panel"),
    ("action", "ground"),
    ("action", "panel"),
    ("on-action", "action"),
    ("focus-ink", "focus"),
)
EDGE_PAIRS = (("edge", "ground"), ("edge", "panel"), ("ink", "ground"))


def examples() -> Iterator[tuple[str, dict[str, Any]]]:
    for folder in COMPONENTS:
        text = (folder / "examples.yaml").read_text("utf-8")
        for example in yaml.safe_load(text):
            yield folder.name, example


def as_view(value: object) -> Any:
    """Mappings as objects, so that a template meets what it meets in a build."""
    if isinstance(value, Mapping):
        return SimpleNamespace(**{key: as_view(each) for key, each in value.items()})
    return tuple(as_view(each) for each in value) if isinstance(value, list) else value


def environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(href=str, asset="/assets/{}".format, card_html=str)
    return made


def rendered(component: str, arguments: Mapping[str, Any]) -> str:
    name = component.replace("-", "_")
    given = {key: as_view(value) for key, value in arguments.items()}
    source = (
        f"{{% import 'components/{component}/{component}.html' as its %}}"
        f"{{{{ its.{name}({', '.join(f'{key}={key}' for key in given)}) }}}}"
    )
    return environment().from_string(source).render(given)


def html_files() -> tuple[Path, ...]:
    return tuple(sorted(TEMPLATES.rglob("*.html")))


def test_there_are_components_pages_and_styles() -> None:
    assert len(COMPONENTS) > 20
    assert len(list((TEMPLATES / "pages").glob("*.html"))) == 15
    assert (TEMPLATES / "styles" / "tokens.css").exists()


@pytest.mark.parametrize("folder", COMPONENTS, ids=lambda folder: folder.name)
def test_a_component_has_examples_and_a_macro_of_its_name(folder: Path) -> None:
    text = (folder / f"{folder.name}.html").read_text("utf-8")
    assert f"{{% macro {folder.name.replace('-', '_')}(" in text
    assert (folder / "examples.yaml").exists()


@pytest.mark.parametrize(
    ("component", "example"),
    list(examples()),
    ids=[f"{component}: {example['name']}" for component, example in examples()],
)
def test_an_example_renders_without_style_attributes_or_repeated_ids(
    component: str, example: dict[str, Any]
) -> None:
    html = rendered(component, example["arguments"])
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


@pytest.mark.parametrize("path", html_files(), ids=lambda path: path.name)
def test_a_template_parses_and_trusts_only_what_a_view_trusts(path: Path) -> None:
    text = path.read_text("utf-8")
    environment().parse(text)
    assert "|safe" not in text.replace(" ", "")
    assert not re.search(r"\s(style|on\w+)=", text)


@pytest.mark.parametrize("path", html_files(), ids=lambda path: path.name)
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
    bare = re.sub(r"/\*.*?\*/|@media[^{]*\{", "", style.read_text("utf-8"), flags=re.DOTALL)
    for selectors in re.findall(r"([^{}]+)\{", bare):
        for selector in selectors.split(","):
            assert re.match(rf"\.{folder.name}(?![a-z0-9])", selector.strip()), selector


def test_all_styles_together_stay_small() -> None:
    assert len(gzip.compress(stylesheet(TEMPLATES).encode(), 9)) <= CSS_MOST_BYTES


def colours() -> dict[str, dict[str, str]]:
    """The colour tokens of each display state, by the condition of its block."""
    text = (TEMPLATES / "styles" / "tokens.css").read_text("utf-8")
    blocks = re.findall(r"(?:@media ([^{]+)\{\s*)?:root \{([^}]*)\}", text)
    found = {
        condition.strip(): dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", body))
        for condition, body in blocks
    }
    light, dark = found[""], {**found[""], **found["(prefers-color-scheme: dark)"]}
    more = found["(prefers-contrast: more)"]
    both = found["(prefers-contrast: more) and (prefers-color-scheme: dark)"]
    return {
        "light": light,
        "dark": dark,
        "more contrast": {**light, **more},
        "more contrast, dark": {**dark, **more, **both},
    }


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("state", colours())
def test_every_colour_pair_can_be_read(state: str) -> None:
    shown = colours()[state]
    for ink, ground in TEXT_PAIRS:
        assert contrast(shown[ink], shown[ground]) >= READABLE, (ink, ground)
    for edge, ground in EDGE_PAIRS:
        assert contrast(shown[edge], shown[ground]) >= VISIBLE, (edge, ground)
