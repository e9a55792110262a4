"""What no text of ours may hold, found before any parser sees it: size, characters, conflict marks.

Threats 7 to 9 of the design's security notes: a character that an eye cannot see can change what a
page says, and a control character can break every output that is made from the text.
"""

import re
from collections.abc import Iterator
from itertools import islice

from fingerpost.diagnostics import Diagnostic, SourceFile, Span, visible

LARGEST_TEXT_BYTES = 64 * 1024
MOST_FINDINGS_PER_FILE = 25
LOST = "\ufffd"
"""Stands in `cleaned` text where a character was refused."""

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
_HIDDEN = (
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
_ODD_SPACE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_EMOJI = "\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
# One class, so that a clean text costs one fast pass.
_SUSPECT = re.compile(f"[\t\r{_CONTROL}{_HIDDEN}{_ODD_SPACE}]")
_REFUSED = re.compile(
    f"(?P<tabs>\t+)|(?P<odd>[{_ODD_SPACE}]+)|(?P<cr>\r(?!\n))|(?P<control>[{_CONTROL}]+)"
    f"|(?P<zwj>\u200d)|(?P<hidden>(?:(?!\u200d)[{_HIDDEN}])+)"
)
_JOINS_EMOJI = re.compile(f"(?:(?<=[{_EMOJI}])|(?<=[{_EMOJI}]\ufe0f))\u200d(?=[{_EMOJI}])")
_LAYOUT_BEFORE = re.compile(r"[\s-]*|\s*(?:- +)*[\w-]+:\s*")
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: [^\n]*)?$", re.MULTILINE)
_VALUE_FORBIDDEN = re.compile(f"[\t\r{_CONTROL}{_HIDDEN}]")


def size_problem(file: SourceFile) -> Diagnostic | None:
    size = len(file.text)
    if size <= LARGEST_TEXT_BYTES:
        if size * 4 <= LARGEST_TEXT_BYTES:
            return None
        size = len(file.text.encode("utf-8", "surrogatepass"))
    return too_large(file, size, LARGEST_TEXT_BYTES) if size > LARGEST_TEXT_BYTES else None


def too_large(file: SourceFile, size: int, largest: int) -> Diagnostic:
    return Diagnostic(
        "file-too-large",
        f"this file holds {size:,} bytes, and {largest:,} is the most",
        file,
        Span(0, 0),
        expected="A file holds one record, which is never that long.",
        fix="Move what does not belong to this record into a file of its own.",
    )


def text_problems(file: SourceFile, layout: Span) -> tuple[Diagnostic, ...]:
    """Refused characters and conflict marks. `layout` is the part where spaces have a meaning."""
    found = _conflicts(file) if "<<<<<<<" in file.text or ">>>>>>>" in file.text else ()
    if _SUSPECT.search(file.text) is None:
        return found
    refused = islice(_refused_characters(file, layout), MOST_FINDINGS_PER_FILE)
    return (*found, *refused)


def cleaned(text: str) -> str:
    """`text` at the same length with tabs as spaces and refused characters as `LOST`, so that the
    rest of the file can still be read."""
    if _SUSPECT.search(text) is None:
        return text
    return _REFUSED.sub(_cleaned_run, text)


def hides_something(value: str) -> bool:
    """Whether a value that was written with escapes holds what its file may not hold."""
    return any(not _joins_emoji(match) for match in _VALUE_FORBIDDEN.finditer(value))


def hidden_by_code(file: SourceFile, span: Span) -> Diagnostic:
    return Diagnostic(
        "hidden-character",
        "a code between these quotes stands for a character that nobody can see",
        file,
        span,
        expected="A text holds only what a reader can see.",
        fix="Delete the code that starts with a backslash.",
    )


def _cleaned_run(match: re.Match[str]) -> str:
    run = match.group()
    match match.lastgroup:
        case "tabs":
            return " " * len(run)
        case "odd":
            return " " * len(run) if _is_layout(match) else run
        case "cr":
            return "\n"
        case "zwj" if _joins_emoji(match):
            return run
    return LOST * len(run)


def _joins_emoji(match: re.Match[str]) -> bool:
    return _JOINS_EMOJI.match(match.string, match.start()) is not None


def _is_layout(match: re.Match[str]) -> bool:
    line_start = match.string.rfind("\n", 0, match.start()) + 1
    before = match.string[line_start : match.start()]
    return len(before) < 200 and _LAYOUT_BEFORE.fullmatch(before) is not None


def _refused_characters(file: SourceFile, layout: Span) -> Iterator[Diagnostic]:
    for match in _REFUSED.finditer(file.text):
        span = Span(*match.span())
        match match.lastgroup:
            case "tabs":
                yield _tab(file, span)
            case "odd":
                if layout.start <= span.start < layout.end and _is_layout(match):
                    yield _odd_space(file, span)
            case "zwj" if _joins_emoji(match):
                continue
            case "hidden" | "zwj":
                yield _hidden(file, span)
            case _:
                yield _control(file, span)


def _tab(file: SourceFile, span: Span) -> Diagnostic:
    line_start = file.text.rfind("\n", 0, span.start) + 1
    tabs = span.end - span.start
    if file.text[line_start : span.start].strip(" \t-") == "":
        return Diagnostic(
            "tab-in-indentation",
            "there is a tab where spaces are needed",
            file,
            span,
            expected="The start of a line is made of spaces, since a tab has no fixed width.",
            fix="Use two spaces in place of each tab.",
            replacement="  " * tabs,
        )
    at_line_end = file.text[span.end : span.end + 1] in {"", "\r", "\n"}
    return Diagnostic(
        "tab-in-text",
        "there is a tab inside the text",
        file,
        span,
        expected="Words are parted by spaces; a tab often comes with text pasted from a table.",
        fix="Remove the tab." if at_line_end else "Use a space in place of the tab.",
        replacement="" if at_line_end else " ",
    )


def _odd_space(file: SourceFile, span: Span) -> Diagnostic:
    return Diagnostic(
        "odd-space",
        "there is a space here that looks normal but is not",
        file,
        span,
        expected="The start of a line and the place after a colon take ordinary spaces; text "
        "pasted from a word processor or an e-mail often brings others.",
        fix="Delete it and type a space.",
        replacement=" " * (span.end - span.start),
    )


def _hidden(file: SourceFile, span: Span) -> Diagnostic:
    return Diagnostic(
        "hidden-character",
        f"there is a character here that nobody can see: {_shown(file, span)}",
        file,
        span,
        expected="Hidden characters can change how a text reads; they often come with pasting.",
        fix="Delete it, or type the words anew.",
        replacement="",
    )


def _control(file: SourceFile, span: Span) -> Diagnostic:
    run = file.text[span.start : span.end]
    return Diagnostic(
        "control-character",
        f"there is a control character here: {_shown(file, span)}",
        file,
        span,
        expected="A text holds letters, digits, signs and spaces; lines end with Enter.",
        fix="Delete it; start a new line with Enter where one is meant.",
        replacement="\n" * len(run) if set(run) <= set("\r\x85\u2028\u2029") else "",
    )


def _shown(file: SourceFile, span: Span) -> str:
    return visible(file.text[span.start : min(span.end, span.start + 4)])


def _conflicts(file: SourceFile) -> tuple[Diagnostic, ...]:
    marks = [Span(*match.span()) for match in _CONFLICT.finditer(file.text)]
    opening = [mark for mark in marks if file.text[mark.start] == "<"] or marks
    return tuple(
        Diagnostic(
            "merge-conflict",
            "two versions of this file were joined and nobody has chosen between them yet",
            file,
            mark,
            expected='The lines "<<<<<<<", "=======" and ">>>>>>>" enclose both versions.',
            fix="Keep the lines that are right and delete the others with the three marks.",
        )
        for mark in opening[:MOST_FINDINGS_PER_FILE]
    )
