"""What the colours of a stylesheet are in each display state. What is told of them stands in
tests/rules/."""

from pathlib import Path

import pytest

from fingerpost.colours import PAIRS, STATES, colour_problems, contrast, luminance, parse_tokens
from fingerpost.diagnostics import SourceFile
from fingerpost.model.colours import Colour
from fingerpost.pipeline import Order, build
from fingerpost.stylesheet import tokens_file
from tests.building import DAY, SMALL_TOWN, TEMPLATES

SHEET = """\
/* :root { --ink: #ff0000; } */
@font-face { font-family: "A"; src: url("asset:a.woff2") }
:root { color-scheme: light dark; --ink: #111111; --ink: #222222; --gap: 1rem; --ground:#FFF }
@media (prefers-color-scheme:dark) { :root { --ink: #eeeeee; --ground: #000 } }
@media ( prefers-contrast: more ) { :root { --ink: #000000 } p { --ink: #123456 } }
@media (prefers-contrast: more) and (prefers-color-scheme: dark) { :root { --ink: #ffffff } }
@media print { :root { --ink: #00ff00 } }
@media (prefers-contrast: more) and (min-width: 40rem) { :root { --ground: #00ff00 } }
"""


@pytest.mark.parametrize(
    ("state", "ink", "ground"),
    [
        ("in light", "#222222", "#FFF"),
        ("in dark", "#eeeeee", "#000"),
        ("with more contrast", "#000000", "#FFF"),
        ("with more contrast in dark", "#ffffff", "#000"),
    ],
)
def test_a_state_shows_the_last_that_applies(state: str, ink: str, ground: str) -> None:
    shown = parse_tokens(SourceFile("tokens.css", SHEET)).shown(state)
    assert (shown["ink"].value, shown["ground"].value) == (ink, ground)
    assert SHEET[shown["ink"].span.start : shown["ink"].span.end] == ink


def test_every_state_of_the_settings_is_known() -> None:
    assert len({*STATES.values()}) == len(STATES) == 4


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#fff", "#FFFFFF", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#595959", "#ffffff", 7.0),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast_is_that_of_the_standard(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


def test_luminance_goes_from_black_to_white() -> None:
    assert luminance("#000") == 0
    assert luminance("#ffffff") == pytest.approx(1)


def test_each_colour_of_the_land_is_measured() -> None:
    pairs = {(pair.ink, pair.ground) for pair in PAIRS}
    assert len(pairs) == len(PAIRS)
    for land in Colour:
        assert {(land, f"{land}-tint"), (land, "ground"), (land, "panel")} <= pairs
        assert {(ink, f"{land}-tint") for ink in ("ink", "ink-quiet", "action")} <= pairs


def test_a_ratio_is_never_rounded_up() -> None:
    file = tokens_file(TEMPLATES)
    assert file is not None
    close = SourceFile(file.path, file.text.replace("--edge: #6b6453", "--edge: #939393", 1))
    (problem,) = colour_problems(close)
    assert contrast("#939393", "#faf4e8") == pytest.approx(2.80, abs=0.01)
    assert "a contrast of 2.8:1 on --ground in light" in problem.message


def test_templates_without_that_file_have_nothing_to_tell(tmp_path: Path) -> None:
    assert tokens_file(tmp_path) is None


@pytest.mark.parametrize(("ink", "published"), [("#8a8478", False), ("#605a50", True)])
def test_what_cannot_be_read_is_not_published(tmp_path: Path, ink: str, *, published: bool) -> None:
    templates = tmp_path / "templates"
    _with_ink(templates, ink)
    order = Order(
        content=SMALL_TOWN, templates=templates, site=tmp_path / "site", day=DAY, search=False
    )
    outcome = build(order)
    assert outcome.published is published
    assert outcome.has_errors is not published
    told = [each for each in outcome.problems if each.code == "colours-too-close"]
    assert [(each.file.path, each.position.line > 1) for each in told] == [
        ("templates/styles/tokens.css", True)
    ]


def _with_ink(templates: Path, ink: str) -> None:
    """The templates of this repository with another quiet ink by day."""
    templates.mkdir()
    for each in TEMPLATES.iterdir():
        if each.name != "styles":
            (templates / each.name).symlink_to(each)
    (templates / "styles").mkdir()
    for each in (TEMPLATES / "styles").iterdir():
        text = each.read_text("utf-8").replace("--ink-quiet: #45413a", f"--ink-quiet: {ink}")
        (templates / "styles" / each.name).write_text(text, "utf-8")
