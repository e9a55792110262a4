"""Nodes into records of the model, every problem of a file told in one pass.

A record whose file has errors is constructed all the same, without the parts that cannot be read,
so that the rules which look at the whole directory can be asked of the rest in the same run. Such a
directory is never published.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from fingerpost.diagnostics import Diagnostic, SourceFile, Span, nearest
from fingerpost.model.activity import Activity
from fingerpost.model.provider import Provider
from fingerpost.model.record import Record
from fingerpost.model.vocabulary import Vocabularies
from fingerpost.source.nodes import Document, Entry, Scalar
from fingerpost.source.nodes import Mapping as MappingNode
from fingerpost.source.shape import (
    Path,
    every_field,
    find,
    first_line,
    plain,
    plan_of,
    with_activities,
)
from fingerpost.source.telling import Teller, field_missing, is_misspelt

R = TypeVar("R", bound=Record)

# What an entry of one's own must tell; an imported one may leave it out ("not told").
ASKED_OF_OWN: Mapping[type[Record], tuple[str, ...]] = {
    Provider: ("reviewed",),
    Activity: ("categories", "when", "where"),
}
_STAND_INS: Mapping[str, str] = {"kind": "spoke", "summary": "…"}
_MOST_PASSES = 6


@dataclass(frozen=True, slots=True)
class Sourced(Generic[R]):
    """A record with the place of each of its fields. `id` is the name of its file."""

    id: str
    record: R
    file: SourceFile
    root: MappingNode = field(repr=False)

    def span(self, *path: str | int) -> Span:
        """The place of the field that `path` leads to, or of the nearest one around it."""
        found = find(self.root, path)
        return found.node.span if found.complete and path else first_line(found.node)

    def part(self, path: Path, text: str) -> Span:
        """The place of `text` within the field's value; the whole value where it is not found."""
        found = find(self.root, path)
        if isinstance(found.node, Scalar) and text in found.node.text:
            start = found.node.text.index(text)
            return found.node.part(start, start + len(text))
        return self.span(*path)

    def key_span(self, *path: str | int) -> Span:
        found = find(self.root, path)
        return found.key.span if found.complete and found.key else first_line(found.node)

    def tells(self, *path: str | int) -> bool:
        """Whether the file has this field at all: readable or not, and be its name misspelt."""
        found = find(self.root, path)
        if found.complete or found.missing is None:
            return found.complete
        # An activity's field may be meant by a misspelt default at the top of the entry.
        names = {*self.root.names(), *(found.around or self.root).names()}
        strange = names - every_field(type(self.record))
        return any(nearest(name, (found.missing,)) for name in strange)


@dataclass(frozen=True, slots=True)
class Constructed(Generic[R]):
    sourced: Sourced[R] | None
    problems: tuple[Diagnostic, ...]


def id_of(file: SourceFile) -> str:
    return file.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def construct(document: Document, record: type[R], vocabularies: Vocabularies) -> Constructed[R]:
    """The record that `document` holds. `sourced` None: not even its bare bones can be read."""
    root, problems = _root_of(document, record)
    lenient = record is Provider and document.root.entry("sources") is not None
    context = {"vocabularies": vocabularies, "lenient": lenient}
    data = plain(root, plan_of(record))
    problems += _missing(document.file, root, data, record, lenient=lenient)
    made: R | None = None
    for turn in range(_MOST_PASSES):
        try:
            made = record.model_validate(data, context=context)
            break
        except ValidationError as failed:
            errors = failed.errors(include_url=False)
            if turn == 0:
                teller = Teller(document.file, root, record)
                problems += [told for error in errors for told in teller.tell(error)]
            _prune(data, errors, id_of(document.file))
    sourced = None if made is None else Sourced(id_of(document.file), made, document.file, root)
    return Constructed(sourced, _each_once(problems))


def _root_of(document: Document, record: type[Record]) -> tuple[MappingNode, list[Diagnostic]]:
    """The fields of a document: its body the description, its defaults where they count."""
    root, problems = document.root, list[Diagnostic]()
    if document.body is not None and document.body.text.strip():
        name = "body" if "body" in record.model_fields else "description"
        given = root.entry(name)
        if given is not None:
            problems.append(
                Diagnostic(
                    "description-twice",
                    f"the description stands twice: as `{name}` and below the second ---",
                    document.file,
                    given.key.span,
                    expected="one description, so that readers and editors see the same words",
                    fix="keep one of the two",
                )
            )
        else:
            start = document.body.span.start
            key = Scalar(name, Span(start, start), start)
            root = MappingNode((*root.entries, Entry(key, document.body)), root.span)
    return (with_activities(root) if record is Provider else root), problems


def _missing(
    file: SourceFile, root: MappingNode, data: Any, record: type[Record], *, lenient: bool
) -> list[Diagnostic]:
    """What an entry of one's own has to tell and does not; pydantic reports the rest.

    An activity's field may be misspelt in the entry itself too, as the default of all."""
    if lenient or record not in ASKED_OF_OWN:
        return []
    found = [(root, name, record) for name in ASKED_OF_OWN[record] if name not in data]
    if record is Provider:
        for number, activity in enumerate(data.get("activities", ())):
            node = find(root, ("activities", number)).node
            if isinstance(activity, dict) and isinstance(node, MappingNode):
                asked = ASKED_OF_OWN[Activity]
                found += [(node, name, Activity) for name in asked if name not in activity]
    return [
        field_missing(file, first_line(node), name, owner)
        for node, name, owner in found
        if not is_misspelt(name, node, owner) and not is_misspelt(name, root, record)
    ]


def _prune(data: dict[str, Any], errors: list[ErrorDetails], record_id: str) -> None:
    """Takes out of `data` what could not be read; what every record needs gets a stand-in."""
    paths = {tuple(part for part in error["loc"] if not _is_mark(part)) for error in errors}
    for path in sorted(paths, key=repr, reverse=True):
        if len(path) == 1 and (path[0] in _STAND_INS or path[0] in {"name", "title"}):
            data[str(path[0])] = _STAND_INS.get(str(path[0]), record_id)
        else:
            _remove(data, path)


def _is_mark(part: str | int) -> bool:
    return isinstance(part, str) and (part.startswith("‹") or part == "[key]")


def _remove(data: Any, path: Path) -> None:
    """Removes the value at `path`; where it is missing, what holds it."""
    holders: list[tuple[Any, str | int]] = []
    here = data
    for part in path:
        try:
            there = here[part]
        except (KeyError, IndexError, TypeError):
            break
        holders.append((here, part))
        here = there
    if len(holders) == len(path) or holders:
        holder, part = holders[-1]
        if isinstance(holder, list) and isinstance(part, int):
            holder[part] = None
            holder[:] = [item for number, item in enumerate(holder) if number != part]
        else:
            holder.pop(part, None)


def _each_once(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sorted, without the copies that a default gives when several activities inherit it, and
    without the missing answer of a field that is not known at all."""
    unique = {problem.sort_key: problem for problem in problems}
    unknown = {each.span for each in unique.values() if each.code.startswith("unknown-")}
    return tuple(
        unique[key]
        for key in sorted(unique)
        if unique[key].code != "answer-empty" or unique[key].span not in unknown
    )
