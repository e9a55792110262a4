"""Icons: one for every picture that the content names, one family, one small sprite."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from fingerpost.checks.pictures import picture_unknown
from fingerpost.diagnostics import Diagnostic
from fingerpost.directory import Directory
from fingerpost.stylesheet import icon_names, load_assets, sprite
from tests.building import TEMPLATES
from tests.test_components import rendered

ICONS = sorted((TEMPLATES / "icons").glob("*.svg"))
NAMES = icon_names(TEMPLATES)
SVG = "{http://www.w3.org/2000/svg}"
SPRITE_MOST_BYTES = 15 * 1024
GEOMETRY = {"path": {"d"}, "circle": {"cx", "cy", "r"}}
"""The shapes that an icon may hold, and all that they may say."""
PEN = {
    "fill": "none",
    "stroke": "currentColor",
    "stroke-width": "2",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
}


def pictures_of(directory: Directory) -> Iterator[str]:
    for file in directory.records.vocabulary_files:
        yield from (term.picture for term in file.record.terms)
    for provider in directory.providers:
        easy = provider.record.easy_read
        yield from (line.picture for line in (easy.lines if easy else ()))


def test_every_picture_of_the_content_has_an_icon(
    dorset: Directory, dorset_problems: tuple[Diagnostic, ...]
) -> None:
    named = set(pictures_of(dorset)) - {""}
    assert len(named) > 80
    assert sorted(named - NAMES) == []
    assert "picture-unknown" not in {problem.code for problem in dorset_problems}


def test_templates_without_icons_have_nothing_to_tell(dorset: Directory, tmp_path: Path) -> None:
    assert not list(picture_unknown(dorset, icon_names(tmp_path)))
    assert len(list(picture_unknown(dorset, frozenset({"bus"})))) > 80


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_an_icon_is_nothing_but_outlines_of_one_pen(path: Path) -> None:
    """No colour, script, style, id or text of its own."""
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", path.stem)
    root = ET.fromstring(path.read_text("utf-8"))
    assert root.tag == f"{SVG}svg"
    assert root.attrib == {"width": "24", "height": "24", "viewBox": "0 0 24 24", **PEN}
    assert len(root)
    for shape in root.iter():
        assert not (shape.text or "").strip()
        if shape is not root:
            assert set(shape.attrib) == GEOMETRY[shape.tag.removeprefix(SVG)]
            assert all(
                re.fullmatch(r"[MLHVCSQTAZ0-9 .,-]+", v, re.IGNORECASE)
                for v in shape.attrib.values()
            )


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_an_outline_starts_inside_the_grid(path: Path) -> None:
    for x, y in re.findall(r"M(-?[\d.]+) (-?[\d.]+)", path.read_text("utf-8")):
        assert 1 <= float(x) <= 23, x
        assert 1 <= float(y) <= 23, y


def test_the_sprite_is_well_formed_and_small() -> None:
    text = sprite(TEMPLATES)
    root = ET.fromstring(text)
    assert [symbol.get("id") for symbol in root] == sorted(NAMES)
    for symbol in root:
        said = dict(symbol.attrib)
        assert said.pop("id") in NAMES
        assert said == {"viewBox": "0 0 24 24", **PEN}
        assert len(symbol)
    assert len(gzip.compress(text.encode(), 9)) <= SPRITE_MOST_BYTES
    assert load_assets(TEMPLATES)["icons.svg"].content == text.encode()


@pytest.mark.parametrize("name", sorted(NAMES))
def test_an_icon_is_drawn_for_the_eye_alone(name: str) -> None:
    html = rendered("icon", {"name": name})
    assert html.count("<svg") == html.count("</svg>") == 1
    assert 'aria-hidden="true"' in html
    assert re.search(rf'href="/assets/icons\.[0-9a-f]+\.svg#{name}"', html)
    assert html == html.strip()


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "no-such-icon",
        "BUS",
        " bus",
        "bus ",
        "bus.svg",
        "../icons/bus",
        "#bus",
        'bus"><script>alert(1)</script>',
        "javascript:alert(1)",
        "{{ 7 * 7 }}",
        "__class__",
        "bus\x00",
    ],
)
def test_a_name_without_an_icon_gives_nothing_at_all(name: str) -> None:
    assert rendered("icon", {"name": name}) == ""


def test_a_sentence_without_a_picture_still_stands() -> None:
    lines = [
        {"say": "You can swim.", "picture": "swimming"},
        {"say": "It is <free>.", "picture": "?"},
    ]
    html = rendered("easy-read", {"easy_read": {"heading": "E", "lines": lines, "checked": ""}})
    assert html.count("<svg") == 1
    assert "It is &lt;free&gt;." in html


def test_the_licence_names_every_icon() -> None:
    text = (TEMPLATES / "icons" / "LICENCE.txt").read_text("utf-8")
    listed = text.partition("Tabler Icons\n\nMIT")[0]
    named = set(re.findall(r"[a-z]+(?:-[a-z]+)*", listed))
    assert sorted(NAMES - named) == []
    assert "Permission is hereby granted" in text
