"""The words that differ from place to place, as data: terms with labels, synonyms and demands."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema
from pydantic_core.core_schema import with_info_before_validator_function

from fingerpost.diagnostics import Misreading, nearest
from fingerpost.model.fields import Line, Prose, Slug, choice, empty_answer
from fingerpost.model.record import Record

VOCABULARIES = (
    "access",
    "attending",
    "audiences",
    "categories",
    "communication",
    "funding-routes",
    "hub-functions",
    "needs",
    "outcomes",
    "quality-marks",
    "spoke-types",
    "support",
    "venue-types",
)


class Demand(StrEnum):
    """What a term asks of an entry that uses it. The rules are structure, the terms are data."""

    CONSENT = "consent"
    DATED_CHECKS = "dated-checks"
    CQC_NUMBER_OR_REASON = "cqc-number-or-reason"


class Term(Record):
    """One word of a vocabulary. `id` is permanent; `was` holds ids that it had before."""

    id: Slug
    label: Annotated[str, Line(60)]
    plain_label: Annotated[str, Line(60)]
    definition: Annotated[str, Line(300)]
    synonyms: tuple[Annotated[str, Line(60)], ...] = ()
    picture: Annotated[str, Line(40)] = ""
    parent: Slug | None = None
    maps_to: Mapping[Slug, Annotated[str, Line(200)]] = Field(default_factory=dict)
    asks_for: tuple[Annotated[Demand, choice(Demand)], ...] = ()
    was: tuple[Slug, ...] = ()


class VocabularyFile(Record):
    """A file of `content/vocabulary/`. The file's name is the vocabulary's id."""

    name: Annotated[str, Line(60)]
    introduction: Annotated[str, Prose(600)] = ""
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A vocabulary that can be asked. `term_by_word` knows ids, labels, synonyms and old ids, all
    folded; `terms` keep the order of the file."""

    id: str
    name: str
    introduction: str
    terms: tuple[Term, ...]
    term_by_word: Mapping[str, Term]
    term_by_id: Mapping[str, Term]

    def find(self, text: str) -> Term | None:
        return self.term_by_word.get(folded(text))

    def children_of(self, term_id: str) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if term.parent == term_id)


Vocabularies = Mapping[str, Vocabulary]


def folded(text: str) -> str:
    """The key under which two spellings of one word meet: case, hyphens and spaces forgotten."""
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").replace("’", "'").split())


def vocabulary_of(vocabulary_id: str, file: VocabularyFile) -> Vocabulary:
    by_word: dict[str, Term] = {}
    for term in file.terms:
        for word in words_of(term):
            by_word.setdefault(folded(word), term)
    return Vocabulary(
        id=vocabulary_id,
        name=file.name,
        introduction=file.introduction,
        terms=file.terms,
        term_by_word=by_word,
        term_by_id={term.id: term for term in file.terms},
    )


def words_of(term: Term) -> tuple[str, ...]:
    return (term.id, term.label, term.plain_label, *term.synonyms, *term.was)


def read_term(text: str, vocabulary: Vocabulary) -> str:
    """The id of the term that `text` means."""
    term = vocabulary.find(text)
    if term is not None:
        return term.id
    labels = {word: term for term in vocabulary.terms for word in words_of(term)}
    close = nearest(text, labels)
    meant = labels[close[0]] if close else None
    raise Misreading(
        "unknown-term",
        f"“{text}” is not in the list “{vocabulary.name}”",
        expected=f"one of the {len(vocabulary.terms)} terms of vocabulary/{vocabulary.id}.yaml",
        fix=f"write `{meant.id}`" if meant else f"choose from: {_some(vocabulary)}",
        replacement=meant.id if meant else None,
    )


def _some(vocabulary: Vocabulary) -> str:
    shown = ", ".join(term.id for term in vocabulary.terms[:12])
    return shown + (" …" if len(vocabulary.terms) > 12 else "")


@dataclass(frozen=True, slots=True)
class InVocabulary:
    """A term of the named vocabulary, by id, label or synonym; the model keeps the id."""

    vocabulary: str

    def read(self, value: object, info: ValidationInfo) -> object:
        if not isinstance(value, str):
            return value
        text = " ".join(value.split())
        if not text:
            raise empty_answer()
        context: Mapping[str, Any] = info.context or {}
        return read_term(text, context["vocabularies"][self.vocabulary])

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return with_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        return {**handler(schema), "x-vocabulary": self.vocabulary}


AccessFeature = Annotated[str, InVocabulary("access")]
Audience = Annotated[str, InVocabulary("audiences")]
Category = Annotated[str, InVocabulary("categories")]
Communication = Annotated[str, InVocabulary("communication")]
FundingRoute = Annotated[str, InVocabulary("funding-routes")]
HubFunction = Annotated[str, InVocabulary("hub-functions")]
Need = Annotated[str, InVocabulary("needs")]
Outcome = Annotated[str, InVocabulary("outcomes")]
QualityMark = Annotated[str, InVocabulary("quality-marks")]
SpokeType = Annotated[str, InVocabulary("spoke-types")]
Support = Annotated[str, InVocabulary("support")]
VenueType = Annotated[str, InVocabulary("venue-types")]
