"""What YAML allows and our files do not, each with its cure."""

import re

from fingerpost.diagnostics import Diagnostic, Related, SourceFile, Span, position_of

_FIELD_WITHOUT_SPACE = re.compile(r"[ ]*(?:- +)*[^\W\d][\w-]*(?P<colon>:)(?=[^\s/])")


def line_of(text: str, offset: int) -> Span:
    """The line that holds `offset`, without its line break."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    return Span(start, end - 1 if end > start and text[end - 1] == "\r" else end)


def space_after_colon(file: SourceFile, text: str, line: Span) -> Diagnostic | None:
    match = _FIELD_WITHOUT_SPACE.match(text, line.start, line.end)
    if match is None:
        return None
    return Diagnostic(
        "space-after-colon",
        "there is no space after this colon",
        file,
        Span(*match.span("colon")),
        expected="A field is its name, a colon, a space and its value.",
        fix="Put a space after the colon.",
        replacement=": ",
    )


def quoted(text: str) -> str:
    """One line of text as YAML that means exactly that text."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def text_cut_off(file: SourceFile, lost: Span, value: Span | None) -> Diagnostic:
    """`lost` starts at the # sign; `value` is all that was typed, `lost` included. None: the value
    is complete without it."""
    shown = file.text[lost.start : lost.end].rstrip()
    cure = "Give the remark a line of its own, above this one."
    if value is not None:
        line = position_of(file, value.start).line
        whole = quoted(file.text[value.start : value.end].strip())
        cure = f"If it is part of the text, write on line {line}: {whole} - and if it is a remark, "
        cure += "give it a line of its own."
    return Diagnostic(
        "text-cut-off",
        f'everything from "{shown[:40]}" on is thrown away',
        file,
        lost,
        expected='A space and "#" start a remark, which no reader of the directory ever sees.',
        fix=cure,
    )


def directive(file: SourceFile, span: Span) -> Diagnostic:
    return Diagnostic(
        "directive",
        'a line that starts with "%" gives orders to a YAML program',
        file,
        span,
        expected="Our files hold fields and values only.",
        fix='Delete the line; a text that starts with "%" needs quotes.',
    )


def special_start(file: SourceFile, span: Span) -> Diagnostic:
    typed = file.text[span.start : span.end].rstrip()
    return Diagnostic(
        "special-start",
        f'put quotes round this text: "{typed[0]}" at its start means something else here',
        file,
        Span(span.start, span.start + len(typed)),
        expected="A text that starts with a letter or a digit needs no quotes; other signs may "
        "have a meaning of their own.",
        fix=f"Write: {quoted(typed)}",
        replacement=quoted(typed),
    )


def unreadable(file: SourceFile, offset: int) -> Diagnostic:
    return Diagnostic(
        "yaml-not-understood",
        "this file cannot be read",
        file,
        Span(offset, offset),
        expected="A file holds fields, each with a colon, a space and a value.",
        fix="Copy the shape of another file.",
    )


def not_fields(file: SourceFile, span: Span) -> Diagnostic:
    empty = span.start == span.end
    return Diagnostic(
        "not-a-list-of-fields",
        "there is nothing in this file" if empty else "this file does not hold fields with values",
        file,
        span,
        expected='Each line of a file starts with a field, as in "name: Okeford Allotment Group".',
        fix="Write the fields, or delete the file." if empty else "Put a field before each value.",
    )


def several_documents(file: SourceFile, span: Span) -> Diagnostic:
    return Diagnostic(
        "several-documents",
        "a second record starts here",
        file,
        span,
        expected='A file holds one record, and a line "---" starts another.',
        fix="Delete this line, or move what follows it to a file of its own.",
    )


def nested_too_deep(file: SourceFile, span: Span, deepest: int) -> Diagnostic:
    return Diagnostic(
        "nested-too-deep",
        f"this is the {deepest + 1}st list or group inside another",
        file,
        span,
        expected=f"Fields go at most {deepest} levels deep.",
        fix="Write it flatter, as the other files do.",
    )


def anchor_or_alias(file: SourceFile, span: Span) -> Diagnostic:
    return Diagnostic(
        "anchor-or-alias",
        f'"{file.text[span.start]}" at the start of a value means a copy of another value',
        file,
        span,
        expected="Every value is written out where it is used, so that a reader sees it.",
        fix=f'Write the value out; a text that starts with "{file.text[span.start]}" needs quotes.',
    )


def tag(file: SourceFile, span: Span) -> Diagnostic:
    return Diagnostic(
        "tag",
        '"!" at the start of a value gives it a type of its own',
        file,
        span,
        expected="Every value is plain text.",
        fix='Delete this word; a text that starts with "!" needs quotes.',
    )


def merge_key(file: SourceFile, span: Span) -> Diagnostic:
    return Diagnostic(
        "merge-key",
        '"<<" copies fields from another place',
        file,
        span,
        expected="Every field is written out where it is used, so that a reader sees it.",
        fix="Write the fields out.",
    )


def key_not_text(file: SourceFile, span: Span) -> Diagnostic:
    return Diagnostic(
        "key-not-text",
        "there is no field name here" if span.start == span.end else "this is not a field name",
        file,
        span,
        expected="Before the colon stands the name of a field, on one line.",
        fix="Write the name of a field before the colon.",
    )


def field_twice(file: SourceFile, span: Span, first: Span) -> Diagnostic:
    name = file.text[span.start : span.end]
    line = position_of(file, first.start).line
    return Diagnostic(
        "field-twice",
        f"{name} is written twice; the first is on line {line}",
        file,
        span,
        expected="A field is given once.",
        fix="Keep the one that is right and delete the other.",
        related=(Related(file, first, f"{name} stands here already"),),
    )
