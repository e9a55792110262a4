# ruff: noqa: INP001 (a folder of scripts is no package)
"""docs/writing-a-listing.md: every field in the order in which a visitor asks."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from fingerpost.diagnostics import Misreading
from fingerpost.model.activity import Activity
from fingerpost.model.asking import Ask, ask_of
from fingerpost.model.cost import parse_cost
from fingerpost.model.provider import Provider
from fingerpost.model.record import Record
from fingerpost.model.topics import Topic, fields_about
from fingerpost.model.venue import Venue
from fingerpost.model.when import (
    exceptions_in_words,
    parse_when,
    rule_in_words,
    times_in_words,
)
from fingerpost.source.construct import ASKED_OF_OWN
from fingerpost.source.shape import ACTIVITY_ONLY, Plan, plans_of
from tools.listing_prose import (
    COST_RULES,
    HUB,
    HUB_TITLE,
    INTRODUCTION,
    SHORT_FORMS,
    SPOKE,
    SPOKE_TITLE,
    WHEN_RULES,
)

TITLES: Mapping[type[Record], str] = {
    Provider: "The entry",
    Activity: "Each activity",
    Venue: "The place",
}
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ROW = "| Field | What to write | Example |\n|---|---|---|\n"


def listing_guide(root: Path) -> str:
    parts = (
        INTRODUCTION.format(needed=needed_rows()),
        *topics(),
        WHEN_RULES,
        when_tables(root / "tests/cases/when.json"),
        COST_RULES,
        cost_tables(root / "tests/cases/cost.json"),
        short_forms(),
        SPOKE_TITLE + annotated(root / SPOKE),
        HUB_TITLE + annotated(root / HUB),
    )
    return "\n".join(part.strip("\n") + "\n" for part in parts)


def needed_rows() -> str:
    return ROW + "".join(
        row(record, name) for record in (Provider, Activity) for name in needed(record)
    )


def needed(record: type[Record]) -> tuple[str, ...]:
    fields = record.model_fields
    required = tuple(name for name in fields if fields[name].is_required())
    contact = ("contact",) if record is Provider else ()
    return (*required, *contact, *ASKED_OF_OWN.get(record, ()))


def words_of(record: type[Record], name: str) -> Ask:
    ask = ask_of(record.model_fields[name])
    if ask is None:
        raise LookupError(record, name)
    return ask


def row(record: type[Record], name: str) -> str:
    ask = words_of(record, name)
    must = "**Needed.** " if name in needed(record) else ""
    what = " ".join([f"{must}{ask.hint}", *limits(record, name), *fields_within(record, name)])
    return f"| **{ask.label}**<br>`{name}` | {cell(what)} | `{cell(f'{name}: {ask.example}')}` |\n"


def cell(text: str) -> str:
    return text.replace("|", "\\|")


def table(record: type[Record], names: Iterable[str]) -> str:
    return ROW + "".join(row(record, name) for name in names) + "\n"


def topics() -> Iterator[str]:
    """One section for each question; the fields inside a field stand where it is first asked."""
    for topic in Topic:
        yield f"## {topic.value}\n"
        for record, title in TITLES.items():
            names = fields_about(record, topic)
            if names:
                yield f"### {title}\n\n{table(record, names)}"
                yield from insides(record, names)


def insides(record: type[Record], names: Iterable[str]) -> Iterator[str]:
    for name in names:
        inner = record_in(plans_of(record)[name])
        if inner is not None and homes().get(inner) == (record, name):
            yield f"#### {title_of(inner)}\n\n{table(inner, inner.model_fields)}"
            yield from insides(inner, inner.model_fields)


def title_of(inner: type[Record]) -> str:
    """Such as Inside `dbs` of `checks`; fields beside it that hold the same are named with it."""
    record, name = homes()[inner]
    beside = [other for other, plan in plans_of(record).items() if record_in(plan) is inner]
    names = ", ".join(f"`{each}`" for each in beside)
    around = f" of `{homes()[record][1]}`" if record in homes() else ""
    return f"Inside {names if len(beside) > 1 else f'`{name}`'}{around}"


@cache
def homes() -> Mapping[type[Record], tuple[type[Record], str]]:
    """Each record inside another, with the field below which the guide explains it."""
    found: dict[type[Record], tuple[type[Record], str]] = {}
    waiting: list[tuple[type[Record], str]] = [
        (record, name)
        for topic in Topic
        for record in TITLES
        for name in fields_about(record, topic)
    ]
    while waiting:
        record, name = waiting.pop(0)
        inner = record_in(plans_of(record)[name])
        if inner is not None and inner not in TITLES and inner not in found and has_words(inner):
            found[inner] = (record, name)
            waiting = [(inner, field) for field in inner.model_fields] + waiting
    return found


def record_in(plan: Plan) -> type[Record] | None:
    return record_in(plan.inner) if plan.inner else plan.record


def has_words(record: type[Record]) -> bool:
    return all(ask_of(field) is not None for field in record.model_fields.values())


def fields_within(record: type[Record], name: str) -> Iterator[str]:
    """Where the fields of a field are explained."""
    inner = record_in(plans_of(record)[name])
    if inner is None:
        return
    if inner in TITLES:
        yield f"Its fields: see “{TITLES[inner]}”."
    elif inner in homes():
        title = title_of(inner)
        anchor = title.lower().replace("`", "").replace(",", "").replace(" ", "-")
        yield f"Its fields: [{title[0].lower()}{title[1:]}](#{anchor})."


def limits(record: type[Record], name: str) -> Iterator[str]:
    """What the schema knows of a field, in words."""
    parts = tuple(parts_of(properties_of(record)[name]))
    if any(part.get("type") == "array" for part in parts):
        yield "One, or a list."
    choices = next((", ".join(part["enum"]) for part in parts if "enum" in part), "")
    most = next((part["maxLength"] for part in parts if "maxLength" in part), 0)
    if choices:
        yield f"Or one of: {choices}." if most else f"One of: {choices}."
    elif most:
        yield f"At most {most} characters."
    if any(part.get("type") == "integer" for part in parts):
        yield "Digits only."
    for part in parts:
        named = part.get("x-vocabulary") or part.get("propertyNames", {}).get("x-vocabulary")
        if named:
            yield f"Words of [{named}](../content/vocabulary/{named}.yaml)."


@cache
def properties_of(record: type[Record]) -> Mapping[str, Any]:
    """The schema of each field."""
    found: Mapping[str, Any] = record.model_json_schema()["properties"]
    return found


def parts_of(schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The schema and its branches and items, without what a reference leads to."""
    yield schema
    for branch in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
        yield from parts_of(branch)
    if "items" in schema:
        yield from parts_of(schema["items"])


def when_tables(file: Path) -> str:
    cases = json.loads(file.read_text(encoding="utf-8"))
    days = {case["text"]: case["next"][:3] for case in cases["cases"] if case["next"]}
    days |= {case["text"]: () for case in cases["cases"] if case["text"] not in days}
    lines = [
        f"| `{text}` | {cell(when_in_words(text))} | {', '.join(map(short_day, found))} |"
        for text, found in days.items()
    ]
    shown = "| You write | The page says | Such as on |\n|---|---|---|\n" + "\n".join(lines)
    return f"{shown}\n\n{refusals(cases['errors'], parse_when)}"


def short_day(text: str) -> str:
    """2026-11-24 as Tue 24 Nov 2026."""
    day = date.fromisoformat(text)
    weekday, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
    return f"{weekday} {day.day} {month} {day.year}"


def when_in_words(text: str) -> str:
    schedule = parse_when(text)
    times = times_in_words(schedule)
    rule = ", ".join(part for part in (rule_in_words(schedule), times) if part)
    return ". ".join((rule, *exceptions_in_words(schedule)))


def refusals(errors: Iterable[Mapping[str, str]], parse: Callable[[str], object]) -> str:
    lines = [
        f"| `{cell(error['text'])}` | {cell(refusal(error['text'], parse))} |"
        for error in errors
        if error["text"].strip(" ;") and error["text"].isprintable()
    ]
    return "| You write | The message |\n|---|---|\n" + "\n".join(lines) + "\n"


def refusal(text: str, parse: Callable[[str], object]) -> str:
    try:
        parse(text)
    except Misreading as misread:
        return f"{misread.message}; {misread.fix} ([{misread.code}](rules.md#{misread.code}))"
    raise ValueError(text)


def cost_tables(file: Path) -> str:
    cases = json.loads(file.read_text(encoding="utf-8"))
    lines = [
        f"| `{' '.join(case['text'].split())}` | {cell(cost_in_words(case['text']))} |"
        for case in cases["cases"]
    ]
    shown = "| You write | The page says |\n|---|---|\n" + "\n".join(lines)
    return f"{shown}\n\n{refusals(cases['errors'], parse_cost)}"


def cost_in_words(text: str) -> str:
    return ". ".join(parse_cost(text).in_words)


def short_forms() -> str:
    lines = [f"| `{field}: {cell(text)}` | {means} |" for field, text, means in SHORT_FORMS]
    return (
        "## Short forms\n\nSome answers fit on one line, though they hold two or three facts.\n\n"
        "| You write | It means |\n|---|---|\n" + "\n".join(lines) + "\n"
    )


def annotated(file: Path) -> str:
    """The entry as it stands, with the label of each field of its top level above it."""
    lines: list[str] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        name = line.partition(":")[0]
        owner = Activity if name in ACTIVITY_ONLY else Provider
        if name in owner.model_fields:
            ask = words_of(owner, name)
            lines.append(f"# {ask.label}. {ask.hint}")
        lines.append(line)
    return f"`{'/'.join(file.parts[-3:])}`\n\n```yaml\n" + "\n".join(lines) + "\n```\n"
