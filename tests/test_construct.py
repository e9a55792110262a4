"""Nodes into records: what is wrong with an entry, told once and at its place, and what is left."""

from collections.abc import Mapping
from datetime import date

import pytest

from fingerpost.diagnostics import Diagnostic, SourceFile
from fingerpost.model.notices import State
from fingerpost.model.provider import Provider
from fingerpost.model.venue import Venue
from fingerpost.model.vocabulary import (
    VOCABULARIES,
    Term,
    Vocabularies,
    VocabularyFile,
    vocabulary_of,
)
from fingerpost.source.construct import Constructed, construct
from fingerpost.source.files import decode
from fingerpost.source.nodes import parse_document

TERMS: Mapping[str, tuple[str, ...]] = {
    "access": ("ramp", "toilet"),
    "categories": ("gardening", "crafts"),
    "funding-routes": ("personal-budget", "council"),
    "needs": ("memory",),
}
ENTRY = """\
name: Garden Club
kind: spoke
summary: Grow vegetables together on a friendly plot.
categories: [gardening]
when: Tuesdays 10am to 12.30pm
where: village-hall
reviewed: 2026-11-10
"""


def vocabularies() -> Vocabularies:
    def terms_of(name: str) -> tuple[Term, ...]:
        return tuple(
            Term(id=id_, label=id_, plain_label=id_, definition=id_) for id_ in TERMS.get(name, ())
        )

    files = {name: VocabularyFile(name=name, terms=terms_of(name)) for name in VOCABULARIES}
    return {name: vocabulary_of(name, file) for name, file in files.items()}


def constructed(text: str | bytes, path: str = "content/providers/x.yaml") -> Constructed[Provider]:
    file = decode(path, text.encode() if isinstance(text, str) else text)
    assert isinstance(file, SourceFile)
    document, problems = parse_document(file)
    assert problems == ()
    assert document is not None
    return construct(document, Provider, vocabularies())


def at(problem: Diagnostic) -> tuple[str, int, int, str]:
    """Code, line, column and the text that is pointed at."""
    marked = problem.file.text[problem.span.start : problem.span.end]
    return (problem.code, problem.position.line, problem.position.column, marked)


def told(
    text: str | bytes, path: str = "content/providers/x.yaml"
) -> list[tuple[str, int, int, str]]:
    return [at(problem) for problem in constructed(text, path).problems]


def cures(text: str) -> list[str | None]:
    return [problem.replacement for problem in constructed(text).problems]


def test_an_entry_without_a_fault_is_a_record() -> None:
    made = constructed(ENTRY)
    assert made.problems == ()
    assert made.sourced is not None
    assert made.sourced.id == "x"
    assert made.sourced.record.activities[0].categories == ("gardening",)


TWO_FAULTS = ENTRY.replace("spoke", "spok").replace("2026-11-10", "2026-11-31")
BOTH = [("not-a-choice", 2, 7, "spok"), ("no-such-day", 7, 11, "2026-11-31")]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_two_faults_in_one_file_have_their_places(ending: str, mark: bytes) -> None:
    assert told(mark + TWO_FAULTS.replace("\n", ending).encode()) == BOTH


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_faults_in_front_matter_have_their_places(ending: str, mark: bytes) -> None:
    text = f"---\n{TWO_FAULTS}---\n\nWe meet at the café.\n".replace("\n", ending)
    moved = [(code, line + 1, column, marked) for code, line, column, marked in BOTH]
    assert told(mark + text.encode(), "content/providers/x.md") == moved


@pytest.mark.parametrize("before", ["é", "日本", "😀", "e\u0301"])
def test_columns_count_the_letters_before_them(before: str) -> None:
    text = ENTRY.replace("village-hall", f"{{name: {before}, postcode: ZZ1}}")
    assert told(text) == [("postcode-not-understood", 6, 27 + len(before), "ZZ1")]


def test_the_body_of_a_markdown_file_is_its_description() -> None:
    made = constructed(f"---\n{ENTRY}---\nWe meet at the café.\n", "content/providers/x.md")
    assert made.sourced is not None
    assert made.sourced.record.description == "We meet at the café."


def test_a_description_is_given_once() -> None:
    text = f"---\n{ENTRY}description: Come in.\n---\nWe meet at the café.\n"
    assert told(text, "content/providers/x.md") == [("description-twice", 9, 1, "description")]


SEVERAL = """\
name: Garden Club
kind: spoke
summary: Grow vegetables together on a friendly plot.
cost: £4 a session; £6 a session
where:
  name: The plot
  postcode: ZZ1
  access:
    ramp: partly, by the café (checked 2026-02-30)
activities:
  - name: Digging
    categories: [gardening]
    when: Tuesdays 10am to noon
  - name: Knitting
    categories: [crafts, craftz]
    when:
      - Mondays 2pm to 4pm
      - Fridays 4pm to 2pm
    travel:
      bus:
        - {stop: Green, minutes_walk: 3}
        - {stop: Mill, minutes_walk: three}
reviewed: 2026-11-10
"""


def test_a_default_with_a_fault_is_told_once_and_not_for_each_activity() -> None:
    codes = [code for code, *_ in told(SEVERAL)]
    assert codes.count("prices-clash") == 1
    assert codes.count("postcode-not-understood") == 1
    assert codes.count("no-such-day") == 1


def test_a_fault_in_a_list_inside_a_list_has_its_place() -> None:
    assert told(SEVERAL) == [
        ("prices-clash", 4, 21, "£6 a session"),
        ("postcode-not-understood", 7, 13, "ZZ1"),
        ("no-such-day", 9, 40, "2026-02-30"),
        ("unknown-term", 15, 26, "craftz"),
        ("ends-before-it-starts", 18, 24, "2pm"),
        ("number-not-understood", 22, 38, "three"),
    ]


def test_what_can_be_read_of_a_broken_entry_is_there_for_the_rules() -> None:
    made = constructed(SEVERAL).sourced
    assert made is not None
    digging, knitting = made.record.activities
    assert digging.name == "Digging"
    assert isinstance(knitting.where, Venue)
    assert knitting.where.postcode is None
    assert made.tells("activities", 1, "where", "postcode")
    assert knitting.categories == ("crafts",)
    assert len(knitting.when) == 1
    assert knitting.cost == ()


@pytest.mark.parametrize(
    ("was", "typed", "owner"),
    [
        ("kind", "kindd", 2),
        ("summary", "sumary", 3),
        ("categories", "catagories", 4),
        ("when", "wehn", 5),
        ("where", "wher", 6),
        ("reviewed", "reveiwed", 7),
        ("name", "nmae", 1),
    ],
)
def test_a_misspelt_required_field_is_one_message(was: str, typed: str, owner: int) -> None:
    text = ENTRY.replace(f"{was}: ", f"{typed}: ", 1)
    assert told(text) == [("unknown-field", owner, 1, typed)]
    assert cures(text) == [was]


def test_a_misspelt_default_is_one_message_for_all_activities() -> None:
    lines = ENTRY.replace("categories", "catagories").splitlines()
    activities = "activities:\n  - name: Digging\n  - name: Tea\n"
    assert told("\n".join([*lines, activities])) == [("unknown-field", 4, 1, "catagories")]


def test_a_misspelt_field_is_told_its_name_where_a_default_has_it() -> None:
    text = f"{ENTRY}activities:\n  - name: Digging\n    wehn: Mondays 2pm to 4pm\n"
    assert told(text) == [("unknown-field", 10, 5, "wehn")]
    assert cures(text) == ["when"]


def test_each_missing_field_is_told_at_the_start_of_its_record() -> None:
    text = "name: Garden Club\nkind: spoke\nactivities:\n  - when: Tuesdays 2pm to 4pm\n"
    found = constructed(text).problems
    assert [(at(problem)[:3], problem.message) for problem in found] == [
        (("field-missing", 1, 1), "`reviewed` is missing"),
        (("field-missing", 1, 1), "`summary` is missing"),
        (("field-missing", 4, 5), "`categories` is missing"),
        (("field-missing", 4, 5), "`where` is missing"),
    ]


def test_an_unknown_field_with_no_near_name_is_given_none() -> None:
    (problem,) = constructed(ENTRY + "zodiac: Leo\n").problems
    assert at(problem) == ("unknown-field", 8, 1, "zodiac")
    assert problem.replacement is None
    assert "zodiac" not in problem.fix


def test_a_field_of_the_entry_that_stands_in_an_activity_is_sent_back() -> None:
    (problem,) = constructed(f"{ENTRY}activities:\n  - name: Tea\n    complaints: Jo\n").problems
    assert at(problem) == ("unknown-field", 10, 5, "complaints")
    assert "top level" in problem.fix


@pytest.mark.parametrize(
    ("line", "code", "marked"),
    [
        ("status: paused until 2027-02-30", "no-such-day", "2027-02-30"),
        ("status: Paused, until soon", "day-not-understood", "soon"),
        ("status: pausd", "not-a-choice", "pausd"),
        ("funding: {council: yes, ask us}", "unknown-term", "ask us"),
        ("funding: {council: 'perhaps, ask us'}", "not-a-choice", "perhaps"),
        ("funding: {council: '2 of 3'}", "answer-not-understood", "2 of 3"),
        ("funding: {counsil: yes}", "unknown-term", "counsil"),
        ("care_act: for personal budget and counsil", "unknown-term", "counsil"),
        ("care_act: '  for counsil'", "unknown-term", "counsil"),
        ("cost: ' £4 a session; £6 a session'", "prices-clash", "£6 a session"),
        ('cost: "free; fre"', "cost-not-understood", "fre"),
        ("bring: ''", "answer-empty", "bring"),
        ("bring:", "answer-empty", "bring"),
        ("contact:", "answer-empty", "contact"),
        ("contact: 01632 960120", "fields-expected", "01632 960120"),
        ("bring: [boots, gloves]", "one-answer-expected", "bring"),
        ("age: {youngest: 18}", "one-answer-expected", "age"),
        ("cost: {prices: 6}", "one-answer-expected", "cost"),
        ("care_act: {needed: yes, routes: [fishing]}", "one-answer-expected", "care_act"),
        ("needs: [memory, {a: b}]", "one-answer-expected", "{a: b}"),
        ("activities: none", "fields-expected", "none"),
    ],
)
def test_a_short_form_or_a_quoted_value_points_at_the_right_words(
    line: str, code: str, marked: str
) -> None:
    assert [(found[0], found[3]) for found in told(f"{ENTRY}{line}\n")] == [(code, marked)]


@pytest.mark.parametrize(
    ("answer", "state", "until"),
    [
        ("open", State.OPEN, None),
        ("Paused", State.PAUSED, None),
        ("paused until 10 January 2027", State.PAUSED, date(2027, 1, 10)),
        ("paused till 2027-01-10", State.PAUSED, date(2027, 1, 10)),
        ("{state: paused, until: 2027-01-10}", State.PAUSED, date(2027, 1, 10)),
    ],
)
def test_a_status_may_be_written_short_or_long(
    answer: str, state: State, until: date | None
) -> None:
    made = constructed(f"{ENTRY}status: {answer}\n")
    assert made.problems == ()
    assert made.sourced is not None
    status = made.sourced.record.status
    assert status is not None
    assert (status.state, status.until) == (state, until)


@pytest.mark.parametrize(
    ("answer", "note", "checked"),
    [
        ("yes", "", None),
        ("Partly - by the side door", "by the side door", None),
        ("no (there are three steps)", "there are three steps", None),
        ("partial, a ramp (checked 2026-10-01)", "a ramp", date(2026, 10, 1)),
        ("yes, checked on 1 October 2026", "", date(2026, 10, 1)),
        ("{answer: yes, note: wide, checked: 2026-10-01}", "wide", date(2026, 10, 1)),
    ],
)
def test_an_access_answer_may_be_written_short_or_long(
    answer: str, note: str, checked: date | None
) -> None:
    where = f"where:\n  name: The plot\n  postcode: ZZ1 1AA\n  access:\n    ramp: {answer}"
    made = constructed(ENTRY.replace("where: village-hall", where))
    assert made.problems == ()
    assert made.sourced is not None
    venue = made.sourced.record.activities[0].where
    assert isinstance(venue, Venue)
    assert (venue.access["ramp"].note, venue.access["ramp"].checked) == (note, checked)


IMPORTED = f"""\
name: {"Garden Club " * 10}
kind: spoke
summary: {"Grow vegetables. " * 20}
sources: [{{name: A list, id: "17"}}]
activities:
  - description: Digging.
"""


def test_an_imported_entry_may_be_silent_and_long() -> None:
    made = constructed(IMPORTED)
    assert made.problems == ()
    assert made.sourced is not None
    assert made.sourced.record.activities[0].when == ()


def test_an_imported_entry_may_not_be_wrong() -> None:
    assert told(IMPORTED + "catagories: [crafts]\nreviewed: soon\n") == [
        ("unknown-field", 7, 1, "catagories"),
        ("day-not-understood", 8, 11, "soon"),
    ]


@pytest.mark.parametrize(
    "text",
    ["name:\n", "kind: hub\n", "name: [x]\nkind: [y]\nsummary: {z: a}\n", "activities: []\n"],
)
def test_hardly_anything_is_a_record_all_the_same_for_the_rules(text: str) -> None:
    made = constructed(text)
    assert made.problems
    assert made.sourced is not None


def test_places_of_what_is_there_and_of_what_is_not() -> None:
    made = constructed(ENTRY).sourced
    assert made is not None

    def marked(*path: str | int) -> str:
        span = made.span(*path)
        return made.file.text[span.start : span.end]

    assert marked("reviewed") == "2026-11-10"
    assert marked("activities", 0, "when", 0) == "Tuesdays 10am to 12.30pm"
    assert marked("activities", 0, "categories", 0) == "gardening"
    assert marked("contact", "phone") == "name"
    assert made.tells("activities", 0, "when")
    assert not made.tells("contact")


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("contac: {phone: 01632 960123}", ("contact",)),
        ("hub_detail: {main_for: north}", ("hub_details",)),
        ("fundin: {council: yes}", ("activities", 0, "funding")),
        ("assurance: {cheks: {}}", ("assurance", "checks", "dbs")),
    ],
)
def test_a_misspelt_field_is_told_so_that_no_rule_misses_it(
    written: str, path: tuple[str | int, ...]
) -> None:
    sourced = constructed(f"{ENTRY}{written}\n").sourced
    assert sourced is not None
    assert sourced.tells(*path)


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("", ("contact",)),
        ("complaints: Ring the desk.", ("contact",)),
        ("keywords: [soil]", ("activities", 0, "funding")),
        ("", ("activities", 7)),
        ("", ("activities", 7, "funding")),
    ],
)
def test_a_field_that_is_not_there_is_not_told(written: str, path: tuple[str | int, ...]) -> None:
    sourced = constructed(f"{ENTRY}{written}\n").sourced
    assert sourced is not None
    assert not sourced.tells(*path)
