"""The faces of a problem: text for people, JSON for programs, annotations for GitHub."""

import json
import re

import pytest

from fingerpost.diagnostics import Diagnostic, Related, Severity, SourceFile, Span
from fingerpost.faces import as_github, as_json, as_text, excerpt

ENTRY = SourceFile("content/providers/x.yaml", "name: Café\nkind: spok\n")
HOSTILE = "a\n::error::b\r\x1b[31mred\x1b[0m\u202ec\u2028d\x00%0A"
# What could end a line, move a cursor or turn text round.
UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def problem(file: SourceFile = ENTRY, span: Span = Span(17, 21), **more: object) -> Diagnostic:  # noqa: B008
    given = {"expected": "hub or spoke", "fix": "write `spoke`", "replacement": "spoke", **more}
    return Diagnostic("not-a-choice", "“spok” is no answer", file, span, **given)  # type: ignore[arg-type]


def carets(text: str, start: int, end: int) -> tuple[str, str]:
    """The line that is shown and the carets under it, without the numbers before them."""
    _, line, marks = excerpt(SourceFile("x.yaml", text), Span(start, end))
    return line.partition("| ")[2], marks.partition("| ")[2]


def test_text_tells_place_line_reason_and_cure() -> None:
    other = Related(ENTRY, Span(0, 4), "the name")
    assert as_text(problem(related=(other,))) == (
        "error[not-a-choice]: “spok” is no answer\n"
        " --> content/providers/x.yaml:2:7\n"
        "  |\n"
        "2 | kind: spok\n"
        "  |       ^^^^\n"
        "  = see: content/providers/x.yaml:1:1 the name\n"
        "  = expected: hub or spoke\n"
        "  = fix: write `spoke`\n"
    )


def test_text_says_that_advice_is_advice_and_leaves_out_what_is_not_there() -> None:
    file = SourceFile("content/images/x.png", "")
    told = as_text(
        problem(file, Span(0, 0), severity=Severity.ADVICE, expected="", fix="", replacement=None)
    )
    assert told == "advice[not-a-choice]: “spok” is no answer\n --> content/images/x.png:1:1\n"


def test_json_holds_every_place_from_one_and_the_letters_as_they_are() -> None:
    told = json.loads(as_json([problem(), problem(span=Span(6, 21))]))
    assert told[0] == {
        "code": "not-a-choice",
        "severity": "error",
        "file": "content/providers/x.yaml",
        "line": 2,
        "column": 7,
        "endLine": 2,
        "endColumn": 11,
        "message": "“spok” is no answer",
        "expected": "hub or spoke",
        "fix": "write `spoke`",
        "replacement": "spoke",
    }
    assert [told[1][key] for key in ("line", "column", "endLine", "endColumn")] == [1, 7, 2, 11]
    assert "“spok”" in as_json([problem()])
    assert json.loads(as_json([])) == []


def test_github_gets_one_command_with_its_place() -> None:
    assert as_github(problem()) == (
        "::error file=content/providers/x.yaml,line=2,col=7,endColumn=11,title=not-a-choice"
        "::“spok” is no answer%0Ahub or spoke%0Awrite `spoke`"
    )
    assert as_github(problem(severity=Severity.ADVICE)).startswith("::notice file=")


def test_github_is_not_given_an_end_on_another_line() -> None:
    assert "line=1,col=1,endColumn=1," in as_github(problem(span=Span(0, 15)))


def hostile_problem() -> Diagnostic:
    file = SourceFile(f"content/{HOSTILE},line=9::x.yaml", f"name: {HOSTILE}\n")
    return Diagnostic(
        "unknown-term",
        HOSTILE,
        file,
        Span(6, 6 + len(HOSTILE)),
        expected=HOSTILE,
        fix=HOSTILE,
        related=(Related(file, Span(0, 4), HOSTILE),),
    )


def test_hostile_text_cannot_command_a_terminal() -> None:
    told = as_text(hostile_problem())
    assert UNSEEN.search(told) is None
    assert "\x1b" not in told
    starts = [line[:5] for line in told.splitlines()]
    assert len(starts) == 8
    assert not any(line.startswith("::") for line in told.splitlines())


def test_hostile_text_cannot_command_a_workflow() -> None:
    told = as_github(hostile_problem())
    assert len(told.splitlines()) == 1
    assert UNSEEN.search(told) is None
    properties, _, data = told.removeprefix("::error ").partition("::")
    assert [part.partition("=")[0] for part in properties.split(",")] == [
        *("file", "line", "col", "endColumn", "title")
    ]
    assert ":" not in properties
    # A per cent sign that was typed is not taken for a code of ours.
    assert data.count("%250A") == 3
    assert data.count("%0A") == 2


def test_hostile_text_stays_inside_its_json_string() -> None:
    told = as_json([hostile_problem()])
    (read,) = json.loads(told)
    assert UNSEEN.search(told.replace("\n", "")) is None
    for field in ("file", "message", "expected", "fix"):
        assert UNSEEN.search(read[field]) is None, field
        assert "\n" not in read[field], field


@pytest.mark.parametrize(
    ("text", "start", "end", "line", "marks"),
    [
        ("a: b", 3, 4, "a: b", "   ^"),
        ("a: b", 3, 3, "a: b", "   ^"),
        ("a: b\r\nc: d\r\n", 9, 10, "c: d", "   ^"),
        ("a:\tb\tc", 5, 6, "a:⇥b⇥c", "     ^"),
        ("\ta: b", 0, 1, "⇥a: b", "^"),
        ("a:\u00a0b", 2, 3, "a:·b", "  ^"),
        ("a: \u202eb", 3, 4, "a: ‹U+202E›b", "   ^^^^^^^^"),
        ("a: \u202eb", 4, 5, "a: ‹U+202E›b", "           ^"),
        ("é: ü b", 5, 6, "é: ü b", "     ^"),
        ("a: 日本 b", 6, 7, "a: 日本 b", "        ^"),
        ("a: 日本 b", 3, 5, "a: 日本 b", "   ^^^^"),
        ("a: 😀 b", 5, 6, "a: 😀 b", "      ^"),
        ("a: e\u0301 b", 6, 7, "a: e\u0301 b", "     ^"),
        ("a: b\nc: d\n", 3, 9, "a: b", "   ^"),
        ("a: b\n", 5, 5, "", "^"),
    ],
)
def test_carets_stand_under_what_they_mean(
    text: str, start: int, end: int, line: str, marks: str
) -> None:
    assert carets(text, start, end) == (line, marks)


@pytest.mark.parametrize("start", [0, 50, 79, 80, 81, 150, 158, 500, 990, 999])
@pytest.mark.parametrize("letter", ["x", "日"])
@pytest.mark.parametrize("length", [1, 5, 400])
def test_of_a_long_line_the_part_around_the_place_is_shown(
    start: int, letter: str, length: int
) -> None:
    text = letter * start + "#" * length + letter * 1000
    line, marks = carets(text, start, start + length)
    assert len(line) <= 162
    assert len(marks) <= 340
    before = line[: line.index("#")]
    assert len(marks) - len(marks.lstrip()) == sum(1 + (each == "日") for each in before)
    assert marks.strip() == "^" * line.count("#")
    assert line.startswith("…") is (not text.startswith(line.rstrip("…")))
    assert line.endswith("…")


def test_a_long_line_that_ends_where_it_is_cut_has_no_dots_behind_it() -> None:
    line, _ = carets("x" * 1000, 998, 1000)
    assert line.startswith("…")
    assert not line.endswith("…")
