"""The words that differ from place to place, as data: terms with labels, synonyms and demands."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema
from pydantic_core.core_schema import with_info_before_validator_function

from fingerpost.diagnostics import Misreading, nearest
from fingerpost.model.asking import Ask
from fingerpost.model.colours import Colour
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

    id: Annotated[
        Slug, Ask("Id", "A permanent short name that entries and links use.", "kite-flying")
    ]
    label: Annotated[str, Line(60), Ask("Label", "The word that pages show.", "Kite flying")]
    plain_label: Annotated[
        str, Line(60), Ask("Plain label", "The same in the easiest words.", "Fly a kite")
    ]
    definition: Annotated[
        str,
        Line(300),
        Ask("Meaning", "What it means, in one sentence.", "Making kites and flying them together."),
    ]
    synonyms: Annotated[
        tuple[Annotated[str, Line(60)], ...],
        Ask("Other words", "What else people write or search for.", "[kites, kite making]"),
    ] = ()
    picture: Annotated[str, Line(40), Ask("Picture", "The name of its picture.", "kite")] = ""
    colour: Annotated[
        Colour | None,
        choice(Colour),
        Ask("Colour", "The colour of its family; words always stand beside it.", "sea"),
    ] = None
    parent: Annotated[
        Slug | None,
        Ask("Belongs under", "The id of the wider term, where there is one.", "outdoor-fun"),
    ] = None
    maps_to: Annotated[
        Mapping[Slug, Annotated[str, Line(200)]],
        Ask(
            "In public lists",
            "The id of the same idea in a public list.",
            '{openactive: "https://lists.example.org/kites"}',
        ),
    ] = Field(default_factory=dict)
    asks_for: Annotated[
        tuple[Annotated[Demand, choice(Demand)], ...],
        Ask("Asks for", "What an entry that uses it has to tell as well.", "[consent]"),
    ] = ()
    was: Annotated[
        tuple[Slug, ...],
        Ask("Earlier ids", "Ids that it had before, so that old links still work.", "[kites]"),
    ] = ()


class VocabularyFile(Record):
    """A file of `content/vocabulary/`. The file's name is the vocabulary's id."""

    name: Annotated[str, Line(60), Ask("Name", "What the list is called.", "Kinds of activity")]
    introduction: Annotated[
        str,
        Prose(600),
        Ask("About it", "A few sentences on what the list is for.", "Choose up to three."),
    ] = ""
    terms: Annotated[
        tuple[Term, ...],
        Ask(
            "Terms",
            "The words of the list, in the order in which people see them.",
            "[{id: kites, label: Kites, plain_label: Kites, definition: Flying kites.}]",
        ),
    ]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A vocabulary that can be asked. `term_by_word` knows ids, labels, synonyms and old ids, all
    folded; `terms` keep the order of the file. `is_whole` False: its file has faults, so that a
    word it does not know may be a term all the same."""

    id: str
    name: str
    introduction: str
    terms: tuple[Term, ...]
    term_by_word: Mapping[str, Term]
    term_by_id: Mapping[str, Term]
    is_whole: bool = True

    def find(self, text: str) -> Term | None:
        return self.term_by_word.get(folded(text))

    def children_of(self, term_id: str) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if term.parent == term_id)


Vocabularies = Mapping[str, Vocabulary]


def folded(text: str) -> str:
    """The key under which two spellings of one word meet: case, hyphens and spaces forgotten."""
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").replace("’", "'").split())


def vocabulary_of(vocabulary_id: str, file: VocabularyFile, *, is_whole: bool = True) -> Vocabulary:
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
        is_whole=is_whole,
    )


def words_of(term: Term) -> tuple[str, ...]:
    return (term.id, term.label, term.plain_label, *term.synonyms, *term.was)


class TermNotJudged(Misreading):
    """Nobody can tell whether there is such a term: the vocabulary's own faults are told."""


def read_term(text: str, vocabulary: Vocabulary) -> str:
    """The id of the term that `text` means."""
    term = vocabulary.find(text)
    if term is not None:
        return term.id
    if not vocabulary.is_whole:
        raise TermNotJudged("unknown-term", f"“{text}” cannot be looked up")
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
    if not vocabulary.terms:
        return f"nothing: write the terms into vocabulary/{vocabulary.id}.yaml first"
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
