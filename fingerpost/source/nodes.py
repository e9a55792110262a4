"""YAML text into nodes: every scalar the text that was typed, with its place; nothing guessed.

Events are read and nothing is composed, so that an anchor, an alias or a tag is refused before it
could mean anything.
"""

import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from fingerpost.diagnostics import Diagnostic, SourceFile, Span
from fingerpost.source import front_matter, guards, refusals, syntax
from fingerpost.source.tree import Document, Entry, Mapping, Node, Scalar, Sequence

try:
    from yaml.cyaml import CParser as EventParser  # type: ignore[attr-defined]
except ImportError:  # PyYAML was built without libyaml: the same events, slower
    from yaml import BaseLoader as EventParser  # type: ignore[assignment]

__all__ = ["Document", "Entry", "Mapping", "Node", "Scalar", "Sequence", "parse_document"]

DEEPEST = 20

_Event = Any  # PyYAML's stubs take every mark for one that may be missing


_COMMENT_AFTER = re.compile(r" +(#[^\r\n]*)")
_NO_NAMES = frozenset({"", "<<"})
_WORD = re.compile(r"\S*")


def parse_document(file: SourceFile) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """The fields of a .yaml file, or of a .md file with its body.

    A document may come with problems: what could be read is there, so that one run can tell
    whatever else is wrong. None: its fields cannot be told apart.
    """
    if problem := guards.size_problem(file):
        return None, (problem,)
    is_markdown = file.path.endswith(".md")
    layout = front_matter.fields_span(file) if is_markdown else Span(0, len(file.text))
    if layout is None:
        missing = front_matter.missing(file)
        return None, (*guards.text_problems(file, Span(0, 0)), missing)
    refused = guards.text_problems(file, layout)
    if any(problem.code == "merge-conflict" for problem in refused):
        return None, refused
    text = guards.cleaned(file.text)
    reading = _Reading(file, text, layout)
    root = reading.document()
    found = (problem for problem in reading.problems if not _follows_from(problem, refused))
    problems = tuple(sorted((*refused, *found), key=lambda problem: problem.sort_key))
    if root is None:
        return None, problems
    return Document(file, root, _body(text, layout) if is_markdown else None), problems


def _body(text: str, fields: Span) -> Scalar | None:
    span = front_matter.body_span(text, fields)
    typed = text[span.start : span.end]
    told = typed.replace("\r\n", "\n").replace(guards.LOST, "")
    return Scalar(told, span, span.start, exact=told == typed) if told else None


def _follows_from(problem: Diagnostic, refused: tuple[Diagnostic, ...]) -> bool:
    """Whether a fault in the layout is only what a refused character above it leads to."""
    return problem.code in {"indentation", "colon-missing", "yaml-not-understood"} and any(
        other.span.start <= problem.span.end
        for other in refused
        if other.code in {"tab-in-indentation", "odd-space", "control-character"}
    )


class _UnreadableError(Exception):
    """The rest of the file has no meaning; the reason is among the problems. Stays in here."""


class _Reading:
    """One pass over the events of one document."""

    __slots__ = ("_comments", "_file", "_lost", "_next", "_offset", "_quoted", "_text", "problems")

    def __init__(self, file: SourceFile, text: str, layout: Span) -> None:
        part = text[layout.start : layout.end]
        self.problems: list[Diagnostic] = []
        self._file = file
        self._text = text
        self._offset = layout.start
        self._comments = " #" in part
        self._lost = text != file.text and guards.LOST in part
        self._quoted = Span(-1, -1)
        self._next: Callable[[], _Event] = EventParser(part).get_event

    def document(self) -> Mapping | None:
        try:
            return self._only_document()
        except _UnreadableError:
            return None
        except yaml.MarkedYAMLError as error:
            self._explain(error)
        except yaml.YAMLError:
            self.problems.append(refusals.unreadable(self._file, self._offset))
        return None

    def _explain(self, error: yaml.MarkedYAMLError) -> None:
        problem = syntax.explain(self._file, self._text, self._fault(error))
        if all(known.span.start != problem.span.start for known in self.problems):
            self.problems.append(problem)

    def _fault(self, error: yaml.MarkedYAMLError) -> syntax.Fault:
        at = error.problem_mark or error.context_mark
        context = error.context_mark
        return syntax.Fault(
            problem=error.problem or "",
            at=self._offset + (at.index if at else 0),
            context=error.context or "",
            context_at=self._offset + context.index if context else -1,
            quoted=self._quoted,
        )

    def _only_document(self) -> Mapping | None:
        self._next()
        start = self._next()
        if not isinstance(start, DocumentStartEvent):
            self._refuse(refusals.not_fields, Span(self._offset, self._offset))
            return None
        if start.version or start.tags:
            line = refusals.line_of(self._text, self._text.find("%", self._offset))
            self._refuse(refusals.directive, line)
        event = self._next()
        if not isinstance(event, MappingStartEvent):
            line = self._line(event)
            found = refusals.space_after_colon(self._file, self._text, line)
            self._report(found or refusals.not_fields(self._file, line))
            return None
        root = self._mapping(event, 1)
        while not isinstance(event, (DocumentStartEvent, StreamEndEvent)):
            event = self._next()
        if isinstance(event, DocumentStartEvent):
            self._refuse(refusals.several_documents, self._line(event))
            if getattr(self._next(), "value", None) != "":
                return None  # half of the fields may stand there: none can be said to be missing
        return root

    def _node(self, event: _Event, depth: int) -> Node:
        kind = event.__class__
        if kind is ScalarEvent:
            return self._scalar(event)
        if kind is MappingStartEvent:
            return self._mapping(event, depth)
        if kind is SequenceStartEvent:
            return self._sequence(event, depth)
        return self._alias(event)

    def _scalar(self, event: _Event) -> Scalar:
        start = event.start_mark.index + self._offset
        span = Span(start, event.end_mark.index + self._offset)
        value: str = event.value
        style = event.style
        if event.tag is not None or event.anchor is not None:
            self._no_such_power(event)
        if not style:
            scalar = Scalar(value, span, start, self._text.startswith(value, start))
        elif style in "'\"":
            scalar = self._scalar_in_quotes(value, style, span)
        else:
            scalar = self._block_scalar(value, span)
        if self._lost and guards.LOST in scalar.text:
            told = scalar.text.replace(guards.LOST, "")
            return Scalar(told, scalar.span, scalar.text_start, exact=False)
        return scalar

    def _scalar_in_quotes(self, value: str, style: str, span: Span) -> Scalar:
        self._quoted = span
        exact = len(value) == span.end - span.start - 2 and self._text.startswith(
            value, span.start + 1
        )
        if not exact and style == '"' and guards.hides_something(value):
            self._refuse(guards.hidden_by_code, span)
            value = guards.cleaned(value).replace(guards.LOST, "")
        return Scalar(value, span, span.start + 1, exact)

    def _block_scalar(self, value: str, span: Span) -> Scalar:
        """The line breaks at its end belong to the layout and not to the text."""
        end = span.start + len(self._text[span.start : span.end].rstrip())
        value = value.rstrip("\n")
        if value and "\n" not in value:
            text_start = self._text.find(value, span.start, end)
            if text_start + len(value) == end:
                return Scalar(value, Span(span.start, end), text_start)
        return Scalar(value, Span(span.start, end), span.start, exact=False)

    def _value(self, event: _Event, depth: int) -> Node:
        node = self._node(event, depth)
        if getattr(event, "style", "") in {"|", ">"} or getattr(event, "flow_style", 0) is False:
            return node
        comment = _COMMENT_AFTER.match(self._text, node.span.end)
        return node if comment is None else self._cut_off(node, comment, event)

    def _cut_off(self, node: Node, comment: re.Match[str], event: _Event) -> Node:
        """What the author most likely meant, so that nothing else is told of half a text."""
        lost = Span(*comment.span(1))
        span = Span(node.span.start, lost.end) if node.span.start < node.span.end else lost
        plain = isinstance(node, Scalar) and not getattr(event, "style", "")
        self._report(refusals.text_cut_off(self._file, lost, span if plain else None))
        if not isinstance(node, Scalar) or not plain:
            return node
        text = (node.text + (comment.group() if node.text else comment.group(1))).rstrip()
        exact = self._text.startswith(text, span.start)
        return Scalar(text, Span(span.start, span.start + len(text)), span.start, exact)

    def _mapping(self, event: _Event, depth: int) -> Mapping:
        self._check_collection(event, depth)
        entries: list[Entry] = []
        seen: dict[str, Scalar] = {}
        following = self._next
        value_of = self._value if self._comments else self._node
        while (key_event := following()).__class__ is not MappingEndEvent:
            key = self._node(key_event, depth + 1)
            value = value_of(following(), depth + 1)
            if not isinstance(key, Scalar) or key.text in _NO_NAMES or "\n" in key.text:
                self._key_refused(key)
            elif key.text in seen:
                first = seen[key.text].span
                self._report(refusals.field_twice(self._file, key.span, first))
            else:
                seen[key.text] = key
                entries.append(Entry(key, value))
        last = entries[-1].value.span.end if entries else 0
        return Mapping(tuple(entries), self._collection_span(event, key_event, last))

    def _sequence(self, event: _Event, depth: int) -> Sequence:
        self._check_collection(event, depth)
        items: list[Node] = []
        following = self._next
        value_of = self._value if self._comments else self._node
        while (item_event := following()).__class__ is not SequenceEndEvent:
            items.append(value_of(item_event, depth + 1))
        last = items[-1].span.end if items else 0
        return Sequence(tuple(items), self._collection_span(event, item_event, last))

    def _collection_span(self, start: _Event, end: _Event, last: int) -> Span:
        """An indented collection ends with its last value and not with the lines after it."""
        begin = start.start_mark.index + self._offset
        if start.flow_style or not last:
            return Span(begin, end.end_mark.index + self._offset)
        return Span(begin, last)

    def _check_collection(self, event: _Event, depth: int) -> None:
        if event.tag is not None or event.anchor is not None:
            self._no_such_power(event)
        if depth > DEEPEST:
            at = event.start_mark.index + self._offset
            span = Span(at, min(at + 1, len(self._text)))
            self._report(refusals.nested_too_deep(self._file, span, DEEPEST))
            raise _UnreadableError

    def _key_refused(self, key: Node) -> None:
        copies = isinstance(key, Scalar) and key.text == "<<"
        self._refuse(refusals.merge_key if copies else refusals.key_not_text, key.span)

    def _alias(self, event: _Event) -> Scalar:
        self._refuse(refusals.anchor_or_alias, self._word(event))
        span = Span(event.start_mark.index + self._offset, event.end_mark.index + self._offset)
        return Scalar(self._text[span.start : span.end], span, span.start)

    def _no_such_power(self, event: _Event) -> None:
        refusal = refusals.anchor_or_alias if event.tag is None else refusals.tag
        self._refuse(refusal, self._word(event))

    def _report(self, problem: Diagnostic) -> None:
        self.problems.append(problem)
        if len(self.problems) >= guards.MOST_FINDINGS_PER_FILE:
            raise _UnreadableError

    def _refuse(self, refusal: Callable[[SourceFile, Span], Diagnostic], span: Span) -> None:
        self._report(refusal(self._file, span))

    def _word(self, event: _Event) -> Span:
        start = event.start_mark.index + self._offset
        match = _WORD.match(self._text, start)
        return Span(start, match.end() if match else start)

    def _line(self, event: _Event) -> Span:
        start = event.start_mark.index + self._offset
        return Span(start, max(start, refusals.line_of(self._text, start).end))
