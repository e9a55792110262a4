"""Each field of an entry can be asked for, and its example can be written just so."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from fingerpost.diagnostics import SourceFile
from fingerpost.faces import as_text
from fingerpost.model.activity import Activity, AgeRange, CareAct
from fingerpost.model.asking import Ask, ask_of
from fingerpost.model.editorial import Settings, TermDates
from fingerpost.model.guide import Guide
from fingerpost.model.places import Locality
from fingerpost.model.provider import Provider
from fingerpost.model.record import Record
from fingerpost.model.topics import FIELDS_BY_TOPIC, Topic, fields_about
from fingerpost.model.venue import Venue
from fingerpost.model.vocabulary import (
    VOCABULARIES,
    Vocabularies,
    VocabularyFile,
    vocabulary_of,
)
from fingerpost.source.construct import ASKED_OF_OWN, construct
from fingerpost.source.nodes import parse_document
from fingerpost.source.shape import Plan, plans_of

VOCABULARY = Path(__file__).parent.parent / "content/vocabulary"
ROOTS = (Provider, Settings, Locality, VocabularyFile, Guide, TermDates)
WORKED_OUT = (AgeRange, CareAct)
"""Made from one line of text, so nobody writes their fields."""


class Spot(NamedTuple):
    """A record of the model, and the fields that lead to it from the top of a file."""

    root: type[Record]
    path: tuple[str, ...]
    record: type[Record]


def record_in(plan: Plan) -> type[Record] | None:
    return record_in(plan.inner) if plan.inner else plan.record


def spots() -> Iterator[Spot]:
    waiting, seen = [Spot(root, (), root) for root in ROOTS], set[type[Record]]()
    while waiting:
        spot = waiting.pop(0)
        if spot.record in seen or spot.record in WORKED_OUT:
            continue
        seen.add(spot.record)
        yield spot
        for name, plan in plans_of(spot.record).items():
            if inner := record_in(plan):
                waiting.append(Spot(spot.root, (*spot.path, name), inner))


SPOTS = tuple(spots())
FIELDS = [(spot, name) for spot in SPOTS for name in spot.record.model_fields]
NAMES = [f"{spot.root.__name__}.{spot.record.__name__}.{name}" for spot, name in FIELDS]


def asked(record: type[Record], name: str) -> Ask:
    ask = ask_of(record.model_fields[name])
    assert ask is not None, f"{record.__name__}.{name} has no label, hint and example"
    return ask


def needed(record: type[Record]) -> list[str]:
    fields = record.model_fields
    return [name for name in fields if fields[name].is_required()] + [*ASKED_OF_OWN.get(record, ())]


def block(record: type[Record], path: tuple[str, ...], field: str) -> list[str]:
    """The lines of a record with no more than it needs and, at the end of `path`, the field."""
    last = path[0] if path else field
    lines = [f"{n}: {asked(record, n).example}" for n in needed(record) if n != last]
    if not path:
        return [*lines, f"{field}: {asked(record, field).example}"]
    plan = plans_of(record)[last]
    within = record_in(plan)
    assert within is not None
    inner = block(within, path[1:], field)
    if plan.many:
        return [*lines, f"{last}:", f"  - {inner[0]}", *(f"    {line}" for line in inner[1:])]
    if plan.table:
        key = asked(record, last).example.strip("{").partition(":")[0]
        return [*lines, f"{last}:", f"  {key}:", *(f"    {line}" for line in inner)]
    return [*lines, f"{last}:", *(f"  {line}" for line in inner)]


@cache
def vocabularies() -> Vocabularies:
    found = {}
    for path in sorted(VOCABULARY.glob("*.yaml")):
        document, _ = parse_document(SourceFile(path.name, path.read_text(encoding="utf-8")))
        assert document is not None
        made = construct(document, VocabularyFile, {}).sourced
        assert made is not None
        found[path.stem] = vocabulary_of(path.stem, made.record)
    assert set(found) == set(VOCABULARIES)
    return found


@pytest.mark.parametrize(("spot", "name"), FIELDS, ids=NAMES)
def test_an_example_can_be_written_just_so(spot: Spot, name: str) -> None:
    text = "\n".join(block(spot.root, spot.path, name)) + "\n"
    document, problems = parse_document(SourceFile("content/a.yaml", text))
    assert document is not None, text
    made = construct(document, spot.root, vocabularies())
    told = "\n".join(as_text(problem) for problem in (*problems, *made.problems))
    assert told == "", f"{text}\n{told}"


@pytest.mark.parametrize(("spot", "name"), FIELDS, ids=NAMES)
def test_a_field_is_asked_for_in_one_plain_sentence(spot: Spot, name: str) -> None:
    ask = asked(spot.record, name)
    assert re.fullmatch(r"[A-Z][^.?!:]{1,39}", ask.label), ask.label
    assert re.fullmatch(r"[A-Z].*[^.]\.", ask.hint), ask.hint
    assert len(ask.hint) <= 100, ask.hint
    assert len(ask.hint.split()) <= 20, ask.hint
    assert "\n" not in ask.example


@pytest.mark.parametrize("record", [Provider, Activity, Venue])
def test_every_field_belongs_to_one_question(record: type[Record]) -> None:
    told = [name for topic in Topic for name in fields_about(record, topic)]
    assert sorted(told) == sorted(record.model_fields)
    assert sum(len(names.split()) for names in FIELDS_BY_TOPIC[record].values()) == len(told)


SCHEMAS = (*ROOTS, Venue)


def objects_in(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for part in schema.values():
            yield from objects_in(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from objects_in(part)


@pytest.mark.parametrize("record", SCHEMAS)
def test_the_schema_refuses_unknown_fields(record: type[Record]) -> None:
    schema = record.model_json_schema()
    found = list(objects_in(schema))
    assert found
    assert all(each["additionalProperties"] is False for each in found)
    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.parametrize("record", SCHEMAS)
def test_the_schema_carries_the_words_of_each_field(record: type[Record]) -> None:
    schema = record.model_json_schema()
    for each in objects_in(schema):
        for name, field in each["properties"].items():
            # pydantic leaves out a title that the record it refers to has as well.
            titled = field if "title" in field else schema["$defs"][field["$ref"].split("/")[-1]]
            assert titled["title"], name
            assert field["description"], name
            assert field["examples"], name


def test_the_schema_names_the_vocabulary_of_each_term() -> None:
    named = re.findall(r'"x-vocabulary": "([a-z-]+)"', json.dumps(Provider.model_json_schema()))
    assert set(named) == set(VOCABULARIES) - {"attending"}
