"""Why a text could not be read as fields, in our own words: a parser's complaint made a cure."""

import re
from dataclasses import dataclass

from fingerpost.diagnostics import Diagnostic, SourceFile, Span, position_of
from fingerpost.source.refusals import (
    directive,
    line_of,
    quoted,
    space_after_colon,
    special_start,
    text_cut_off,
)

_FIELD = re.compile(r"(?P<lead>[ ]*(?:- +)*)(?P<key>[^\W\d][\w-]*)[ ]*:(?=\s|\Z)[ ]*")
_COMMENT = re.compile(r"[ \t]#")
_FIRST_LETTER = re.compile(r"[ ]*(?:- +)*")
_SPECIAL = "@`%&*!|>?-,[]{}#:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What the parser said. Offsets are into the file's text; -1: not told. `quoted` is the last
    value in quotes that was read before the fault."""

    problem: str
    at: int
    context: str
    context_at: int
    quoted: Span


def explain(file: SourceFile, text: str, fault: Fault) -> Diagnostic:
    """`text` is the file's text with refused characters replaced, at the same length."""
    reader = _Explainer(file, text, fault)
    for guess in (
        reader.directive,
        reader.backslash,
        reader.open_quote,
        reader.text_after_quote,
        reader.second_colon,
        reader.brackets,
        reader.special_start,
        reader.text_after_bracket,
        reader.missing_colon,
        reader.indentation,
    ):
        if found := guess():
            return found
    return reader.not_understood()


@dataclass(frozen=True, slots=True)
class _Explainer:
    file: SourceFile
    text: str
    fault: Fault

    def directive(self) -> Diagnostic | None:
        if "directive" not in self.fault.context and "%" not in self._line_text()[:1]:
            return None
        return directive(self.file, self._line())

    def backslash(self) -> Diagnostic | None:
        words = self.fault.problem
        if "quoted scalar" not in self.fault.context or not re.search(r"escape|hexdec|URI", words):
            return None
        start = self.text.rfind("\\", self.fault.context_at, self.fault.at + 1)
        return Diagnostic(
            "backslash-in-quotes",
            "a backslash between double quotes starts a code, and this one is no code",
            self.file,
            Span(max(start, self.fault.context_at), self._line().end),
            expected="Between single quotes every character stands for itself.",
            fix="Put the text between single quotes, or write each backslash twice.",
        )

    def open_quote(self) -> Diagnostic | None:
        start = self.fault.context_at
        if "quoted scalar" not in self.fault.context:
            start = self.fault.quoted.start
            end = self.fault.quoted.end
            if self._line_of(start) == self._line_of(end) or self._line_of(end) != self._line():
                return None
        value = Span(start, len(self.text[: self._line_of(start).end].rstrip()))
        mark = self.text[start : start + 1]
        typed = self.file.text[value.start : value.end]
        return Diagnostic(
            "quote-not-closed",
            "the quote that starts here never ends",
            self.file,
            value,
            expected="A text that starts with a quote ends with the same quote.",
            fix=f"Put {mark} after the last word of this line.",
            replacement=typed + mark if mark not in typed[1:] else None,
        )

    def text_after_quote(self) -> Diagnostic | None:
        value = Span(self.fault.quoted.start, self._line().end)
        between = self.text[self.fault.quoted.end : self.fault.at]
        if value.start < 0 or self._line_of(value.start) != self._line() or between.strip(" "):
            return None
        typed = self.file.text[value.start : value.end].rstrip()
        mark = typed[0]
        whole = typed[1:-1] if len(typed) > 2 and typed.endswith(mark) else typed
        return Diagnostic(
            "text-after-quote",
            f"the quote ends before {self._word(self.fault.at)}, and more text follows it",
            self.file,
            Span(value.start, value.start + len(typed)),
            expected="Quotes enclose the whole text, and a quote of the same kind ends it.",
            fix=f"Write: {quoted(whole)}",
            replacement=quoted(whole),
        )

    def second_colon(self) -> Diagnostic | None:
        if "mapping values" not in self.fault.problem:
            return None
        line = self._line()
        field = _FIELD.match(self.text, line.start, line.end)
        if field is not None and self.fault.at < field.end():
            return self._wrong_indentation()
        start = self._value_start()
        if field is not None:
            start = field.end()
        value = self.file.text[start : line.end].rstrip()
        return Diagnostic(
            "colon-in-text",
            "put quotes round this text: its second colon starts something new",
            self.file,
            Span(self.fault.at, self.fault.at + 1),
            expected="A colon followed by a space means that a value comes next.",
            fix=f"Change line {position_of(self.file, start).line} to: "
            f"{self.file.text[line.start : start]}{quoted(value)}",
        )

    def brackets(self) -> Diagnostic | None:
        if "flow" not in self.fault.context or self.fault.context_at < 0:
            return None
        start = self.fault.context_at
        if not self.text.startswith(("[", "{"), start):
            start = len(self.text[:start].rstrip()) - 1  # told is where the parser gave up
            if not self.text.startswith(("[", "{"), start):
                return self._gap_in_brackets()
        line = self._line_of(start)
        comment = _COMMENT.search(self.text, start, line.end)
        if comment is not None:
            return text_cut_off(self.file, Span(comment.start() + 1, line.end), None)
        closing = {"[": "]", "{": "}"}[self.text[start]]
        if closing in self.text[start : line.end] and line == self._line():
            return self._gap_in_brackets()
        end = start + len(self.file.text[start : line.end].rstrip(" ,"))
        return Diagnostic(
            "bracket-not-closed",
            f'the bracket "{self.text[start]}" that starts here never ends',
            self.file,
            Span(start, end),
            expected="A list in brackets ends with a bracket.",
            fix=f'Put "{closing}" after the last item.',
            replacement=self.file.text[start:end] + closing,
        )

    def _gap_in_brackets(self) -> Diagnostic:
        at = min(self.fault.at, len(self.text))
        return Diagnostic(
            "list-in-brackets",
            f"the list in brackets is not clear at {self._word(at)}",
            self.file,
            Span(at, min(at + 1, len(self.text))),
            expected="Items are parted by one comma each: [gardening, art].",
            fix="Put one comma between the items, and quotes round an item that holds signs.",
        )

    def special_start(self) -> Diagnostic | None:
        start = self.fault.at
        if re.search(r"anchor|alias|tag|block scalar", self.fault.context):
            start = self.fault.context_at
        words = r"cannot start|node content|not allowed|block scalar"
        if not re.search(f"{words}|alphabetic|expected", self.fault.problem) or start < 0:
            return None
        if "simple key" in self.fault.context:
            return None
        first = self.text[start : start + 1]
        if not first or first not in _SPECIAL or start != self._value_start(start):
            return None
        return special_start(self.file, Span(start, self._line_of(start).end))

    def text_after_bracket(self) -> Diagnostic | None:
        line = self._line()
        before = self.text[line.start : self.fault.at].rstrip(" ")
        start = self._value_start()
        if not before.endswith(("]", "}")) or self.text[start : start + 1] not in {"[", "{"}:
            return None
        value = self.file.text[start : line.end].rstrip()
        return Diagnostic(
            "text-after-bracket",
            f"the list in brackets ends before {self._word(self.fault.at)}, and more text follows",
            self.file,
            Span(start, start + len(value)),
            expected='A value that starts with "[" is a list; a text with brackets needs quotes.',
            fix=f"Write: {quoted(value)}",
            replacement=quoted(value),
        )

    def missing_colon(self) -> Diagnostic | None:
        at = self.fault.at
        if "simple key" in self.fault.context and "find expected" in self.fault.problem:
            at = self.fault.context_at
        line = self._line_of(at)
        if _FIELD.match(self.text, line.start, line.end):
            return None
        if found := space_after_colon(self.file, self.text, line):
            return found
        start = line.end - len(self.text[line.start : line.end].lstrip(" "))
        if start >= line.end or self.text[start] in "-?:":
            return None
        return self._cut_off_above(line) or Diagnostic(
            "colon-missing",
            f"this line does not say which field {self._word(start)} belongs to",
            self.file,
            Span(start, line.end),
            expected="Each line is a field, a colon and a value; a text that goes on in the next "
            "line starts further in than its field.",
            fix="Write the field and a colon before it, or start the line with two more spaces.",
        )

    def _cut_off_above(self, line: Span) -> Diagnostic | None:
        above = self._line_of(max(line.start - 1, 0))
        comment = _COMMENT.search(self.text, above.start, above.end)
        field = _FIELD.match(self.text, above.start, above.end)
        if comment is None or field is None or field.end() >= comment.start():
            return None
        lost = Span(comment.start() + 1, above.end)
        return text_cut_off(self.file, lost, Span(field.end(), above.end))

    def indentation(self) -> Diagnostic | None:
        told = re.search(r"expected|not allowed", self.fault.problem)
        return self._wrong_indentation() if told and self._line_text().strip() else None

    def _wrong_indentation(self) -> Diagnostic:
        line = self._line()
        match = _FIRST_LETTER.match(self.text, line.start, line.end)
        lead = len(self._line_text()) - len(self._line_text().lstrip(" "))
        start = match.end() if match and match.end() < line.end else line.start + lead
        return Diagnostic(
            "indentation",
            f"this line starts with {_spaces(lead)}, which fits no line above it",
            self.file,
            Span(line.start + lead, max(self._word_end(start), line.start + lead)),
            expected="Fields that belong together start in the same column.",
            fix="Start the line in the same column as the field above that it belongs with.",
        )

    def not_understood(self) -> Diagnostic:
        line = self._line()
        return Diagnostic(
            "yaml-not-understood",
            "this line cannot be read as a field and its value",
            self.file,
            Span(min(max(self.fault.at, line.start), line.end), line.end),
            expected="Each line is a field, a colon, a space and a value.",
            fix="Put quotes round the value, or copy the shape of the lines above.",
        )

    def _line(self) -> Span:
        return self._line_of(self.fault.at)

    def _line_of(self, offset: int) -> Span:
        return line_of(self.text, min(max(offset, 0), len(self.text)))

    def _line_text(self) -> str:
        line = self._line()
        return self.text[line.start : line.end]

    def _value_start(self, offset: int | None = None) -> int:
        """Where the value starts on the line, or the item of a list in brackets at `offset`."""
        line = self._line() if offset is None else self._line_of(offset)
        match = _FIELD.match(self.text, line.start, line.end) or _FIRST_LETTER.match(
            self.text, line.start, line.end
        )
        start = match.end() if match else line.start
        before = self.text[line.start : offset].rstrip(" ")
        if offset is not None and before.endswith((",", "[", "-")):
            return offset
        return start

    def _word_end(self, start: int) -> int:
        match = re.compile(r"[^\s:]+").match(self.text, start)
        return match.end() if match else start

    def _word(self, offset: int) -> str:
        word = re.compile(r"\s*(\S{0,30})").match(self.file.text, offset)
        return f'"{word.group(1)}"' if word and word.group(1) else "the end"


def _spaces(number: int) -> str:
    if number == 0:
        return "no space"
    return "1 space" if number == 1 else f"{number} spaces"
