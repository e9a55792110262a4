"""What pydantic and the fields of a file disagree about, told in the words of the file."""

from collections.abc import Iterable

from pydantic_core import ErrorDetails

from fingerpost.diagnostics import Diagnostic, Misreading, SourceFile, Span, nearest
from fingerpost.model.asking import ask_of
from fingerpost.model.provider import Provider
from fingerpost.model.record import Record
from fingerpost.model.vocabulary import TermNotJudged
from fingerpost.source.nodes import Mapping as MappingNode
from fingerpost.source.nodes import Scalar, Sequence
from fingerpost.source.shape import ACTIVITY_ONLY, Path, find, first_line, plan_of, plans_of


def field_missing(file: SourceFile, span: Span, name: str, record: type[Record]) -> Diagnostic:
    ask = ask_of(record.model_fields[name])
    return Diagnostic(
        "field-missing",
        f"`{name}` is missing",
        file,
        span,
        expected=ask.hint if ask else f"`{name}` stands in every record of this kind",
        fix=f"add a line such as `{name}: {ask.example if ask else '…'}`",
    )


def is_misspelt(name: str, node: MappingNode, record: type[Record]) -> bool:
    """Whether one of the fields there is this one, spelt wrongly: then that is the one mistake."""
    known = known_fields(record)
    written = own_names(node)
    return any(nearest(key, known - written) == (name,) for key in written - known)


def own_names(node: MappingNode) -> frozenset[str]:
    """The fields that stand there, without the defaults that an activity has from its entry."""
    span = node.span
    inside = (entry.key for entry in node.entries if span.start <= entry.key.span.start < span.end)
    return frozenset(key.text for key in inside)


def known_fields(record: type[Record]) -> frozenset[str]:
    own = frozenset(record.model_fields)
    return own | ACTIVITY_ONLY if record is Provider else own


class Teller:
    """Turns pydantic's errors into diagnostics with a place in the file."""

    def __init__(self, file: SourceFile, root: MappingNode, record: type[Record]) -> None:
        self.file = file
        self.root = root
        self.record = record

    def tell(self, error: ErrorDetails) -> Iterable[Diagnostic]:
        path: Path = error["loc"]
        kind = error["type"]
        if kind == "value_error":
            if not isinstance(error.get("ctx", {}).get("error"), TermNotJudged):
                yield self._misread(path, error)
        elif kind == "extra_forbidden":
            yield self._unknown_field(path)
        elif kind == "missing":
            yield from self._missing(path)
        else:
            yield self._wrong_shape(path)

    def _misread(self, path: Path, error: ErrorDetails) -> Diagnostic:
        cause = error.get("ctx", {}).get("error")
        if not isinstance(cause, Misreading):
            raise TypeError(error)  # a parser of the model broke its promise: a bug
        found = find(self.root, tuple(part for part in path if part != "[key]"))
        place = found.key if path[-1] == "[key]" and found.key else found.node
        span = place.part(cause.start, cause.end) if isinstance(place, Scalar) else place.span
        if span.start == span.end and found.key is not None:
            span = found.key.span
        return Diagnostic(
            cause.code,
            cause.message,
            self.file,
            span,
            expected=cause.expected,
            fix=cause.fix,
            replacement=cause.replacement,
        )

    def _unknown_field(self, path: Path) -> Diagnostic:
        found = find(self.root, path)
        name = str(path[-1])
        around = found.around or self.root
        owner = self._record_at(path[:-1])
        known = known_fields(owner) if owner else frozenset[str]()
        close = nearest(name, sorted(known - own_names(around)))
        if self.record is Provider and name in known_fields(Provider):
            fix, close = "move it to the top level of the file", ()
        elif close:
            fix = f"write `{close[0]}`"
        else:
            fix = "take it out, or put what it says into `description`"
        shown = ", ".join(list(owner.model_fields)[:14]) if owner else ""
        return Diagnostic(
            "unknown-field",
            f"there is no field `{name}` here",
            self.file,
            found.key.span if found.key else around.span,
            expected=f"the fields here are {shown}" + (" …" if len(known) > 14 else ""),
            fix=fix,
            replacement=close[0] if close else None,
        )

    def _missing(self, path: Path) -> Iterable[Diagnostic]:
        around = find(self.root, path[:-1]).node
        owner = self._record_at(path[:-1])
        name = str(path[-1])
        if isinstance(around, MappingNode) and owner and is_misspelt(name, around, owner):
            return
        if owner:
            yield field_missing(self.file, first_line(around), name, owner)

    def _wrong_shape(self, path: Path) -> Diagnostic:
        found = find(self.root, path)
        owner = self._record_at(path)
        name = found.key.text if found.key else "this"
        if isinstance(found.node, Scalar) and owner is not None:
            if not found.node.text.strip():
                code, message = "answer-empty", "there is nothing after the colon"
            else:
                code, message = "fields-expected", f"`{name}` has fields of its own, not one answer"
            empty = found.node.span.start == found.node.span.end and found.key is not None
            return Diagnostic(
                code,
                message,
                self.file,
                found.key.span if empty and found.key else found.node.span,
                expected=f"one or more of these fields: {', '.join(owner.model_fields)}",
                fix="write the fields below it, each on a line of its own that starts further in",
            )
        is_list = isinstance(found.node, Sequence)
        return Diagnostic(
            "one-answer-expected",
            f"`{name}` takes one answer, not a list"
            if is_list
            else f"`{name}` is one text and has no fields of its own",
            self.file,
            found.key.span if found.key else found.node.span,
            expected="one text on one line",
            fix="keep one answer; say the rest in `description`"
            if is_list
            else "write one text after the colon",
        )

    def _record_at(self, path: Path) -> type[Record] | None:
        plan = plan_of(self.record)
        for part in path:
            if isinstance(part, int) or part.startswith("‹"):
                plan = plan.inner if plan.many and plan.inner else plan
                continue
            if plan.many and plan.inner:
                plan = plan.inner
            if plan.table and plan.inner:
                plan = plan.inner
            elif plan.record is not None:
                plans = plans_of(plan.record)
                if part not in plans:
                    return plan.record
                plan = plans[part]
        if plan.many and plan.inner:
            plan = plan.inner
        return plan.record
