"""Nodes into the plain lists, dictionaries and texts that pydantic is handed, and the way back.

Everything forgiving happens here, on nodes, so that places stay right: a single value stands for a
list of one, and an entry's top-level fields are the defaults of its activities.
"""

import types
from collections.abc import Mapping as MappingType
from collections.abc import Sequence as SequenceType
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from fingerpost.diagnostics import Span
from fingerpost.model.activity import Activity
from fingerpost.model.provider import Provider
from fingerpost.model.record import Record
from fingerpost.source.nodes import Entry, Mapping, Node, Scalar, Sequence

ACTIVITY_ONLY = frozenset(Activity.model_fields) - frozenset(Provider.model_fields)
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What an annotation expects of a node. `record` stands for its fields, `many` for a list of
    `inner`, `table` for fields with names of their own; all None and False: a single value."""

    record: type[Record] | None = None
    many: bool = False
    table: bool = False
    inner: "Plan | None" = None


@cache
def plan_of(annotation: Any) -> Plan:
    bare = _bare(annotation)
    origin = get_origin(bare)
    if origin is tuple:
        return Plan(many=True, inner=plan_of(get_args(bare)[0]))
    if origin is MappingType:
        return Plan(table=True, inner=plan_of(get_args(bare)[1]))
    if isinstance(bare, type) and issubclass(bare, Record):
        return Plan(record=bare)
    return Plan()


def _bare(annotation: Any) -> Any:
    """The annotation without its metadata; of a choice, the branch that is a record, if any."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _bare(get_args(annotation)[0])
    if origin in {Union, types.UnionType}:
        branches = [_bare(branch) for branch in get_args(annotation) if branch is not type(None)]
        records = [b for b in branches if isinstance(b, type) and issubclass(b, Record)]
        return records[0] if records else branches[0]
    return annotation


@cache
def plans_of(record: type[Record]) -> MappingType[str, Plan]:
    return {
        name: plan_of(field.annotation)  # type: ignore[arg-type]
        for name, field in record.model_fields.items()
    }


def plain(node: Node, plan: Plan) -> Any:
    """`node` as text, list or dict, shaped as `plan` expects where that can be done."""
    if plan.many:
        items = node.items if isinstance(node, Sequence) else (node,)
        inner = plan.inner or plan
        return [plain(item, inner) for item in items]
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item, Plan()) for item in node.items]
    if plan.record is not None:
        plans = plans_of(plan.record)
        return {e.key.text: plain(e.value, plans.get(e.key.text, _ANY)) for e in node.entries}
    inner = (plan.inner or _ANY) if plan.table else _ANY
    return {entry.key.text: plain(entry.value, inner) for entry in node.entries}


_ANY = Plan()


def with_activities(root: Mapping) -> Mapping:
    """A provider's fields with each activity complete: what the top level says is its default.

    An entry that writes activity fields at its top level and no `activities` has one activity.
    """
    defaults = tuple(entry for entry in root.entries if entry.key.text in ACTIVITY_ONLY)
    if not defaults:
        return root
    own = tuple(entry for entry in root.entries if entry.key.text not in ACTIVITY_ONLY)
    listed = root.entry("activities")
    if listed is None:
        only = Mapping(defaults, root.span)
        key = Scalar("activities", defaults[0].key.span, defaults[0].key.text_start)
        return Mapping((*own, Entry(key, Sequence((only,), root.span))), root.span)
    value = listed.value
    items = value.items if isinstance(value, Sequence) else (value,)
    completed = Sequence(tuple(_completed(item, defaults) for item in items), value.span)
    kept = tuple(Entry(e.key, completed) if e is listed else e for e in own)
    return Mapping(kept, root.span)


def _completed(activity: Node, defaults: SequenceType[Entry]) -> Node:
    if not isinstance(activity, Mapping):
        return activity
    given = set(activity.names())
    missing = tuple(entry for entry in defaults if entry.key.text not in given)
    return Mapping((*activity.entries, *missing), activity.span)


@dataclass(frozen=True, slots=True)
class Found:
    """Where a path leads: the node, the key before it (None: a list item or the root), and the
    mapping around it. `missing` is the field at which an incomplete path ends, if that is one."""

    node: Node
    key: Scalar | None
    around: Mapping | None
    complete: bool
    missing: str | None = None


def find(root: Node, path: Path) -> Found:
    """The deepest node on `path`; `complete` tells whether that is its end."""
    node, key, around, complete = root, None, None, True
    for part in path:
        if isinstance(part, int):
            if isinstance(node, Sequence):
                if part >= len(node.items):
                    return Found(node, key, around, complete=False)
                node, key = node.items[part], None
            continue
        if part.startswith("‹"):
            continue
        if not isinstance(node, Mapping):
            complete = complete and isinstance(node, Scalar)
            continue
        around = node
        entry = node.entry(part)
        if entry is None:
            return Found(node, key, around, complete=False, missing=part)
        node, key = entry.value, entry.key
    return Found(node, key, around, complete)


@cache
def every_field(record: type[Record]) -> frozenset[str]:
    """The names of all fields of a record and of the records inside it."""
    inner = (_record_in(plan) for plan in plans_of(record).values())
    deeper = (every_field(each) for each in inner if each is not None)
    return frozenset(record.model_fields).union(*deeper)


def _record_in(plan: Plan) -> type[Record] | None:
    while plan.inner is not None:
        plan = plan.inner
    return plan.record


def first_line(node: Node) -> Span:
    """The start of a record, where a missing field is reported: its first key."""
    if isinstance(node, Mapping) and node.entries:
        return node.entries[0].key.span
    return node.span
