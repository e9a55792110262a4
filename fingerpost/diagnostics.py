"""What can be wrong with a text, as a value: a code, a place and a cure; and how it is told.

A problem in content is never an exception. `Misreading` is the one bridge: the parser of a single
value raises it, and `source.construct` turns it into a `Diagnostic` with a place.
"""

import difflib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file as it was read. `path` is posix and relative, the way a contributor would name it;
    `text` has lost a leading byte-order mark and nothing else."""

    path: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file's text: offsets in characters, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Position:
    """Where a span starts as an editor shows it: line and column from 1, in characters."""

    line: int
    column: int


class Severity(StrEnum):
    ERROR = "error"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that the reader has to look at, with the reason."""

    file: SourceFile
    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem, told once.

    `code` is kebab case and is also the name of the rule, its docs anchor and its test folder.
    `message` uses the words of the file, without a full stop. `expected` is the rule and its
    reason; `fix` an instruction that can be carried out; `replacement` the text that cures it when
    put in the place of `span` (None: no machine can know).
    """

    code: str
    message: str
    file: SourceFile
    span: Span
    severity: Severity = Severity.ERROR
    expected: str = ""
    fix: str = ""
    replacement: str | None = None
    related: tuple[Related, ...] = ()

    @property
    def stops_the_build(self) -> bool:
        return self.severity is Severity.ERROR

    @property
    def position(self) -> Position:
        return position_of(self.file, self.span.start)

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        return (self.file.path, self.span.start, self.span.end, self.code, self.message)


class Misreading(ValueError):
    """A value's text that cannot be read as what its field asks for.

    `start` and `end` are offsets into that text; `end` None means to its end.
    Raised by the text parsers of `model`, never seen outside `source.construct`.
    """

    def __init__(  # noqa: PLR0913 - mirrors Diagnostic, keyword only
        self,
        code: str,
        message: str,
        *,
        start: int = 0,
        end: int | None = None,
        expected: str = "",
        fix: str = "",
        replacement: str | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.start = start
        self.end = end
        self.expected = expected
        self.fix = fix
        self.replacement = replacement


def position_of(file: SourceFile, offset: int) -> Position:
    before = file.text.rfind("\n", 0, offset)
    return Position(file.text.count("\n", 0, offset) + 1, offset - before)


def nearest(word: str, known: Iterable[str], *, most: int = 1) -> tuple[str, ...]:
    """The names in `known` closest to `word`, best first; empty when none is close.

    Case is ignored. A wrong guess is worse than none, so the cut-off is strict for short words.
    """
    by_folded = {name.casefold(): name for name in known}
    cutoff = 0.75 if len(word) < 5 else 0.65
    found = difflib.get_close_matches(word.casefold(), by_folded, n=most, cutoff=cutoff)
    return tuple(by_folded[name] for name in found)


def visible(text: str) -> str:
    """`text` with what an eye cannot see made visible, so that it can be echoed safely anywhere."""
    return "".join(_visible_character(character) for character in text)


def _visible_character(character: str) -> str:
    if character == "\t":
        return "⇥"
    if character == "\u00a0":
        return "·"
    if unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}:
        return f"‹U+{ord(character):04X}›"
    return character
