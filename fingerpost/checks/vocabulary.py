"""The vocabularies themselves: every word means one thing, and what the engine needs is there."""

from collections.abc import Iterator
from typing import NamedTuple

from fingerpost.diagnostics import Diagnostic, Related, Span, nearest
from fingerpost.directory import Directory
from fingerpost.model.activity import Attending
from fingerpost.model.vocabulary import Term, VocabularyFile, folded
from fingerpost.source.construct import Sourced
from fingerpost.source.nodes import Sequence
from fingerpost.source.shape import Path, find


class _Word(NamedTuple):
    """A word of a term as it stands in the file; `term` counts from 0."""

    text: str
    term: int
    path: Path


def term_twice(directory: Directory) -> Iterator[Diagnostic]:
    """No two terms of a vocabulary share a word: an id, a label or a synonym."""
    for file in directory.records.vocabulary_files:
        first: dict[str, _Word] = {}
        told: set[tuple[int, int]] = set()
        for word in _words(file.record):
            known = first.setdefault(folded(word.text), word)
            if known.term == word.term or (known.term, word.term) in told:
                continue
            told.add((known.term, word.term))
            terms = file.record.terms
            yield Diagnostic(
                "term-twice",
                f"“{word.text}” means both `{terms[known.term].id}` and `{terms[word.term].id}`",
                file.file,
                file.span(*word.path),
                expected="each word stands in one term, so that what people write has one meaning",
                fix="take it out of one of the two",
                related=(Related(file.file, file.span(*known.path), "the first one"),),
            )


def parent_unknown(directory: Directory) -> Iterator[Diagnostic]:
    """The term that a term belongs under is in the same vocabulary."""
    for file in directory.records.vocabulary_files:
        ids = [term.id for term in file.record.terms]
        for number, term in enumerate(file.record.terms):
            if term.parent is None or (term.parent in ids and term.parent != term.id):
                continue
            close = nearest(term.parent, [id_ for id_ in ids if id_ != term.id])
            yield Diagnostic(
                "parent-unknown",
                f"“{term.parent}” is no other term of this vocabulary",
                file.file,
                file.span("terms", number, "parent"),
                expected="the id of a term in the same file",
                fix=f"write `{close[0]}`" if close else "take `parent` out, or add that term",
                replacement=close[0] if close else None,
            )


def parent_too_deep(directory: Directory) -> Iterator[Diagnostic]:
    """A vocabulary has at most two levels."""
    for file in directory.records.vocabulary_files:
        by_id = {term.id: (number, term) for number, term in enumerate(file.record.terms)}
        for number, term in enumerate(file.record.terms):
            above, parent = by_id.get(term.parent or "", (None, None))
            if above is None or parent is None or parent is term:
                continue
            if parent.parent in by_id and parent.parent != parent.id:
                yield _too_deep(file, number, parent, file.span("terms", above, "parent"))


def attending_terms(directory: Directory) -> Iterator[Diagnostic]:
    """The vocabulary of ways to take part has the terms that the engine works out, and no other."""
    wanted = {str(way) for way in Attending}
    for file in directory.records.vocabulary_files:
        if file.id != "attending":
            continue
        ids = [term.id for term in file.record.terms]
        missing = sorted(wanted - set(ids))
        for number, id_ in enumerate(ids):
            if id_ not in wanted:
                close = nearest(id_, missing)
                missing = [name for name in missing if name not in close]
                yield _attending(
                    file,
                    file.span("terms", number, "id"),
                    f"“{id_}” is no way to take part that can be worked out",
                    close[0] if close else None,
                )
        written = find(file.root, ("terms",)).node
        all_read = isinstance(written, Sequence) and len(written.items) == len(ids)
        if missing and all_read:
            message = f"these terms are missing: {', '.join(missing)}"
            yield _attending(file, file.key_span("terms"), message, None)


def _attending(
    file: Sourced[VocabularyFile], span: Span, message: str, cure: str | None
) -> Diagnostic:
    return Diagnostic(
        "attending-terms",
        message,
        file.file,
        span,
        expected=f"exactly these ids: {', '.join(Attending)}; their words may change",
        fix=f"write `{cure}`" if cure else "add what is missing and take out the rest",
        replacement=cure,
    )


def _too_deep(file: Sourced[VocabularyFile], number: int, parent: Term, above: Span) -> Diagnostic:
    return Diagnostic(
        "parent-too-deep",
        f"“{parent.id}” stands under another term itself",
        file.file,
        file.span("terms", number, "parent"),
        expected="at most two levels, so that people find things in two steps",
        fix=f"write `{parent.parent}`",
        replacement=parent.parent,
        related=(Related(file.file, above, f"“{parent.id}” stands under “{parent.parent}”"),),
    )


def _words(file: VocabularyFile) -> Iterator[_Word]:
    for number, term in enumerate(file.terms):
        yield _Word(term.id, number, ("terms", number, "id"))
        yield _Word(term.label, number, ("terms", number, "label"))
        yield _Word(term.plain_label, number, ("terms", number, "plain_label"))
        for place, synonym in enumerate(term.synonyms):
            yield _Word(synonym, number, ("terms", number, "synonyms", place))
        for place, old in enumerate(term.was):
            yield _Word(old, number, ("terms", number, "was", place))
