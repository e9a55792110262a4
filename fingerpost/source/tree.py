"""What a text is read into: its fields and values as typed, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass

from fingerpost.diagnostics import SourceFile, Span


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
