"""YAML text into nodes: every scalar the text that was typed, with its place; nothing guessed.

Events are read and nothing is composed, so that an anchor, an alias or a tag is refused before it
could mean anything.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from fingerpost.diagnostics import Diagnostic, SourceFile, Span
from fingerpost.source import guards, refusals, syntax

try:
    from yaml.cyaml import CParser as EventParser  # type: ignore[attr-defined]
except ImportError:  # PyYAML was built without libyaml: the same events, slower
    from yaml import BaseLoader as EventParser  # type: ignore[assignment]

DEEPEST = 20

_Event = Any  # PyYAML's stubs take every mark for one that may be missing


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as typed. `exact` says that `text` stands letter for letter in the file from
    `text_start`, so that an offset into the text is an offset into the file."""

    text: str
    span: Span
    text_start: int
    exact: bool = True

    def part(self, start: int, end: int | None) -> Span:
        """The place of text[start:end] in the file; the whole value where that is not known."""
        if not self.exact:
            return self.span
        stop = len(self.text) if end is None else end
        return Span(self.text_start + start, self.text_start + max(stop, start))


@dataclass(frozen=True, slots=True)
class Sequence:
    items: tuple["Node", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True)
class Mapping:
    entries: tuple[Entry, ...]
    span: Span

    def entry(self, name: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.key.text == name), None)

    def names(self) -> Iterator[str]:
        return (entry.key.text for entry in self.entries)


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Document:
    """A file that could be read: its fields, and for Markdown the body after the front matter."""

    file: SourceFile
    root: Mapping
    body: Scalar | None = None


_COMMENT_AFTER = re.compile(r" +(#[^\r\n]*)")
_FRONT_MATTER = re.compile(r"---[ ]*\r?\n")
_FRONT_MATTER_END = re.compile(r"^---[ ]*\r?$\n?", re.MULTILINE)
_WORD = re.compile(r"\S*")


def parse_document(file: SourceFile) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """The fields of a .yaml file, or of a .md file with its body.

    A document may come with problems: what could be read is there, so that one run can tell
    whatever else is wrong. None: its fields cannot be told apart.
    """
    if problem := guards.size_problem(file):
        return None, (problem,)
    is_markdown = file.path.endswith(".md")
    layout = _front_matter(file) if is_markdown else Span(0, len(file.text))
    if layout is None:
        begun = _FRONT_MATTER.match(file.text) is not None
        missing = refusals.front_matter_missing(file, begun=begun)
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
    return Document(file, root, _body(text, layout.end) if is_markdown else None), problems


def _front_matter(file: SourceFile) -> Span | None:
    start = _FRONT_MATTER.match(file.text)
    if start is None:
        return None
    end = _FRONT_MATTER_END.search(file.text, start.end())
    return None if end is None else Span(start.end(), end.start())


def _body(text: str, fields_end: int) -> Scalar | None:
    start = text.find("\n", fields_end) + 1 or len(text)
    typed = text[start:].rstrip()
    body = typed.lstrip("\r\n ")
    if not body:
        return None
    start += len(typed) - len(body)
    told = body.replace("\r\n", "\n").replace(guards.LOST, "")
    return Scalar(told, Span(start, start + len(body)), start, exact=told == body)


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
        self._lost = guards.LOST in part
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
        if not isinstance(start, yaml.DocumentStartEvent):
            self._refuse(refusals.not_fields, Span(self._offset, self._offset))
            return None
        if start.version or start.tags:
            line = syntax.line_of(self._text, self._text.find("%", self._offset))
            self._refuse(refusals.directive, line)
        event = self._next()
        if not isinstance(event, yaml.MappingStartEvent):
            self._root_is_no_mapping(event)
            return None
        root = self._mapping(event, 1)
        while not isinstance(event, (yaml.DocumentStartEvent, yaml.StreamEndEvent)):
            event = self._next()
        if isinstance(event, yaml.DocumentStartEvent):
            self._refuse(refusals.several_documents, self._line(event))
        return root

    def _node(self, event: _Event, depth: int) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, depth)
        return self._alias(event)

    def _scalar(self, event: _Event) -> Scalar:
        start = event.start_mark.index + self._offset
        end = event.end_mark.index + self._offset
        value: str = event.value
        style = event.style
        if event.tag is not None or event.anchor is not None:
            self._no_such_power(event)
        if not style:
            exact = self._text.startswith(value, start)
            scalar = Scalar(value, Span(start, end), start, exact)
        elif style in {"'", '"'}:
            scalar = self._scalar_in_quotes(value, style, Span(start, end))
        else:
            scalar = self._block_scalar(value, Span(start, end))
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
        if not self._comments or getattr(event, "style", "") in {"|", ">"}:
            return node
        if isinstance(event, yaml.CollectionStartEvent) and not event.flow_style:
            return node
        comment = _COMMENT_AFTER.match(self._text, node.span.end)
        return node if comment is None else self._cut_off(node, comment, event)

    def _cut_off(self, node: Node, comment: re.Match[str], event: _Event) -> Node:
        """What the author most likely meant, so that nothing else is told of half a text."""
        lost = Span(*comment.span(1))
        span = Span(node.span.start, lost.end) if node.span.start < node.span.end else lost
        plain = isinstance(node, Scalar) and not getattr(event, "style", "")
        cut = refusals.text_cut_off(self._file, lost, span if plain else None)
        self.problems.append(cut)
        if not isinstance(node, Scalar) or not plain:
            return node
        text = (node.text + (comment.group() if node.text else comment.group(1))).rstrip()
        exact = self._text.startswith(text, span.start)
        return Scalar(text, Span(span.start, span.start + len(text)), span.start, exact)

    def _mapping(self, event: _Event, depth: int) -> Mapping:
        self._check_collection(event, depth)
        entries: list[Entry] = []
        seen: dict[str, Scalar] = {}
        while not isinstance(key_event := self._next(), yaml.MappingEndEvent):
            key = self._node(key_event, depth + 1)
            value = self._value(self._next(), depth + 1)
            if not isinstance(key, Scalar) or not key.text or "\n" in key.text:
                self._refuse(refusals.key_not_text, key.span)
            elif key.text == "<<" and key.span.end - key.span.start == 2:
                self._refuse(refusals.merge_key, key.span)
            elif key.text in seen:
                first = seen[key.text].span
                self.problems.append(refusals.field_twice(self._file, key.span, first))
            else:
                seen[key.text] = key
                entries.append(Entry(key, value))
        last = entries[-1].value.span.end if entries else 0
        return Mapping(tuple(entries), self._collection_span(event, key_event, last))

    def _sequence(self, event: _Event, depth: int) -> Sequence:
        self._check_collection(event, depth)
        items: list[Node] = []
        while not isinstance(item_event := self._next(), yaml.SequenceEndEvent):
            items.append(self._value(item_event, depth + 1))
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
            self.problems.append(refusals.nested_too_deep(self._file, span, DEEPEST))
            raise _UnreadableError

    def _alias(self, event: _Event) -> Scalar:
        self._refuse(refusals.anchor_or_alias, self._word(event))
        span = Span(event.start_mark.index + self._offset, event.end_mark.index + self._offset)
        return Scalar(self._text[span.start : span.end], span, span.start)

    def _no_such_power(self, event: _Event) -> None:
        refusal = refusals.tag if getattr(event, "tag", None) else refusals.anchor_or_alias
        self._refuse(refusal, self._word(event))

    def _root_is_no_mapping(self, event: _Event) -> None:
        line = self._line(event)
        found = syntax.space_after_colon(self._file, self._text, line)
        if found is not None:
            self.problems.append(found)
        else:
            self._refuse(refusals.not_fields, line)

    def _refuse(self, refusal: Callable[[SourceFile, Span], Diagnostic], span: Span) -> None:
        self.problems.append(refusal(self._file, span))

    def _word(self, event: _Event) -> Span:
        start = event.start_mark.index + self._offset
        match = _WORD.match(self._text, start)
        return Span(start, match.end() if match else start)

    def _line(self, event: _Event) -> Span:
        start = event.start_mark.index + self._offset
        return Span(start, max(start, syntax.line_of(self._text, start).end))
