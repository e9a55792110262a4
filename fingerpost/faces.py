"""How problems are told: to people as text, to programs as JSON, to GitHub as annotations.

What is echoed from content is untrusted in each of them: invisible characters are made visible,
and GitHub's commands escaped (actions/toolkit, `packages/core/src/command.ts`).
"""

import json
import unicodedata
from collections.abc import Iterable, Sequence

from fingerpost.diagnostics import Diagnostic, SourceFile, Span, position_of, visible

_MOST_LINE = 160
# Chooses between the shapes of the sign before it.
_JOINED = frozenset("\ufe0e\ufe0f")


def as_text(problem: Diagnostic) -> str:
    """The message with the line it is about, why, and what to do."""
    where = problem.position
    lines = [
        f"{problem.severity}[{problem.code}]: {visible(problem.message)}",
        f" --> {visible(problem.file.path)}:{where.line}:{where.column}",
        *excerpt(problem.file, problem.span),
    ]
    for related in problem.related:
        place = position_of(related.file, related.span.start)
        lines.append(f"  = see: {visible(related.file.path)}:{place.line}:{place.column}")
        lines[-1] += f" {visible(related.message)}"
    if problem.expected:
        lines.append(f"  = expected: {visible(problem.expected)}")
    if problem.fix:
        lines.append(f"  = fix: {visible(problem.fix)}")
    return "\n".join(lines) + "\n"


def excerpt(file: SourceFile, span: Span) -> Sequence[str]:
    """The line of `span` with carets under it; nothing for a file without text."""
    if not file.text:
        return ()
    place = position_of(file, span.start)
    start = span.start - place.column + 1
    end = file.text.find("\n", start)
    line = file.text[start : end if end >= 0 else len(file.text)].rstrip("\r")
    stop = max(span.end - start, place.column)
    parts = (line[: place.column - 1], line[place.column - 1 : stop], line[stop:])
    shown, carets = _marked(*map(visible, parts))
    number = str(place.line)
    gutter = " " * len(number)
    return (f"{gutter} |", f"{number} | {shown}", f"{gutter} | {carets}")


def _marked(before: str, marked: str, after: str) -> tuple[str, str]:
    """The line and the carets under its middle part; of a long line the part around that."""
    whole = before + marked + after
    cut = max(0, len(before) - _MOST_LINE // 2) if len(whole) > _MOST_LINE else 0
    end = cut + _MOST_LINE
    shown = ("…" if cut else "") + whole[cut:end] + ("…" if end < len(whole) else "")
    seen = marked[: max(end - len(before), 0)]
    carets = " " * (_columns(before[cut:]) + bool(cut)) + "^" * max(_columns(seen), 1)
    return shown, carets


def _columns(text: str) -> int:
    """How many columns a terminal gives to it: two for wide letters, none for added accents."""
    return sum(
        0
        if unicodedata.combining(character) or character in _JOINED
        else 1 + (unicodedata.east_asian_width(character) in {"W", "F"})
        for character in text
    )


def as_json(problems: Iterable[Diagnostic]) -> str:
    """A list of objects, one a problem, in the order given; lines and columns count from 1."""
    return json.dumps([_object_of(problem) for problem in problems], ensure_ascii=False, indent=1)


def _object_of(problem: Diagnostic) -> dict[str, object]:
    start = problem.position
    end = position_of(problem.file, problem.span.end)
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "file": visible(problem.file.path),
        "line": start.line,
        "column": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "message": visible(problem.message),
        "expected": visible(problem.expected),
        "fix": visible(problem.fix),
        "replacement": problem.replacement,
    }


def as_github(problem: Diagnostic) -> str:
    """A workflow command that puts the message beside the line in a pull request."""
    start = problem.position
    end = position_of(problem.file, problem.span.end)
    level = "error" if problem.stops_the_build else "notice"
    properties = {
        "file": visible(problem.file.path),
        "line": str(start.line),
        "col": str(start.column),
        "endColumn": str(end.column if end.line == start.line else start.column),
        "title": problem.code,
    }
    listed = ",".join(f"{name}={_property(text)}" for name, text in properties.items())
    parts = (problem.message, problem.expected, problem.fix)
    body = "\n".join(visible(part) for part in parts if part)
    return f"::{level} {listed}::{_command_data(body)}"


def _command_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _command_data(text).replace(":", "%3A").replace(",", "%2C")
