"""Where the fields of a Markdown file end and its description starts."""

import re

from fingerpost.diagnostics import Diagnostic, SourceFile, Span

_OPENING = re.compile(r"---[ ]*\r?\n")
_CLOSING = re.compile(r"^---[ ]*\r?$\n?", re.MULTILINE)


def fields_span(file: SourceFile) -> Span | None:
    """The fields between the two lines "---", which are not part of it; None where one is
    missing."""
    opening = _OPENING.match(file.text)
    closing = _CLOSING.search(file.text, opening.end()) if opening else None
    return Span(opening.end(), closing.start()) if opening and closing else None


def body_span(text: str, fields: Span) -> Span:
    """What follows the second line "---", without blank lines before and after it."""
    start = text.find("\n", fields.end) + 1 or len(text)
    while start < len(text) and text[start] in "\r\n ":
        start += 1
    return Span(start, max(start, len(text.rstrip())))


def missing(file: SourceFile) -> Diagnostic:
    message = "the fields at the top of this file are not there"
    fix = 'Put the fields first, between two lines "---".'
    if _OPENING.match(file.text):
        message = 'the fields at the top never end: the second line "---" is not there'
        fix = 'Put a line "---" after the last field.'
    return Diagnostic(
        "front-matter-missing",
        message,
        file,
        Span(0, len(file.text.partition("\n")[0].rstrip("\r"))),
        expected='A .md file has a line "---", its fields and a line "---" above its description.',
        fix=fix,
    )
