"""Text into nodes: what was typed, where it stands, and what is wrong with it."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from fingerpost.diagnostics import Diagnostic, Position, SourceFile, Span, position_of
from fingerpost.source import nodes
from fingerpost.source.nodes import Document, Mapping, Node, Scalar, Sequence, parse_document

BANNED_WORDS = ("invalid", "illegal", "forbidden", "please", "sorry", "oops", "did you mean")

ENTRY = """\
name: Okeford Allotment Group
kind: spoke
spoke_type: [micro-provider, community group]
# a remark on a line of its own
summary: Grow vegetables together – on a level, friendly plot.
contact:
  phone: "01632 960123"
  email: 'jo@example.org'
activities:
- name: Digging
  when: >-
    Tuesdays 10am to noon,
    term time
  description: |
    Jo's plot: #4 on the left
- name: Tea
  cost: £2
reviewed: 2026-11-10
"""


HIDDEN_CODE_POINTS = [
    *(0xAD, 0x61C, 0x2060, 0xFEFF, 0xE0001, 0xE0041, 0xE007F),
    *(*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)),
]
HIDDEN = "".join(map(chr, HIDDEN_CODE_POINTS))


def parsed(text: str, path: str = "content/providers/x.yaml") -> Document:
    document, problems = parse_document(SourceFile(path, text))
    assert problems == ()
    assert document is not None
    return document


def problems_of(text: str, path: str = "content/providers/x.yaml") -> tuple[Diagnostic, ...]:
    return parse_document(SourceFile(path, text))[1]


def at(problem: Diagnostic) -> tuple[str, int, int, str]:
    position = problem.position
    marked = problem.file.text[problem.span.start : problem.span.end]
    return (problem.code, position.line, position.column, marked)


def scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    else:
        for entry in node.entries:
            yield entry.key
            yield from scalars(entry.value)


def plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {entry.key.text: plain(entry.value) for entry in node.entries}
    return [plain(item) for item in node.items]


def test_every_value_is_the_text_that_was_typed() -> None:
    typed = "18:30 no 01258 2026-02-30 0777 1_000 ~ null 1e5 9:30 .inf yes".split()
    root = parsed("".join(f"f{number}: {text}\n" for number, text in enumerate(typed))).root
    assert [entry.value for entry in root.entries if isinstance(entry.value, Scalar)]
    assert list(plain(root).values()) == typed  # type: ignore[attr-defined]


def test_a_whole_entry_becomes_nodes() -> None:
    assert plain(parsed(ENTRY).root) == {
        "name": "Okeford Allotment Group",
        "kind": "spoke",
        "spoke_type": ["micro-provider", "community group"],
        "summary": "Grow vegetables together – on a level, friendly plot.",
        "contact": {"phone": "01632 960123", "email": "jo@example.org"},
        "activities": [
            {
                "name": "Digging",
                "when": "Tuesdays 10am to noon, term time",
                "description": "Jo's plot: #4 on the left",
            },
            {"name": "Tea", "cost": "£2"},
        ],
        "reviewed": "2026-11-10",
    }


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("markdown", [False, True])
def test_an_exact_text_stands_letter_for_letter_in_its_file(ending: str, *, markdown: bool) -> None:
    text = ENTRY.replace("\n", ending)
    path = "content/providers/x.md" if markdown else "content/providers/x.yaml"
    if markdown:
        text = f"---{ending}{text}---{ending}{ending}Zwölf 😀 *words*{ending}"
    document = parsed(text, path)
    found = [*scalars(document.root), *([document.body] if document.body else [])]
    assert len(found) == (28 if markdown else 27)
    for scalar in found:
        if scalar.exact:
            end = scalar.text_start + len(scalar.text)
            assert text[scalar.text_start : end] == scalar.text
            assert scalar.part(2, 4) == Span(scalar.text_start + 2, scalar.text_start + 4)
        else:
            assert scalar.part(2, 4) == scalar.span
    assert [scalar.text for scalar in found if not scalar.exact] == [
        "Tuesdays 10am to noon, term time"
    ]


@pytest.mark.parametrize(("text", "is_read"), [("a: 1\n---\n", True), ("a: 1\n---\nb: 2\n", False)])
def test_of_two_records_in_a_file_none_is_said_to_miss_a_field(text: str, *, is_read: bool) -> None:
    document, problems = parse_document(SourceFile("x.yaml", text))
    assert [problem.code for problem in problems] == ["several-documents"]
    assert (document is not None) is is_read


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_places_are_counted_in_characters(ending: str) -> None:
    file = SourceFile("x.yaml", ending.join(["ä: 😀😀", "é😀: [ß, 😀, phone]", ""]))
    document, problems = parse_document(file)
    assert problems == ()
    assert document is not None
    last = list(scalars(document.root))[-1]
    assert position_of(file, last.span.start) == Position(line=2, column=12)


def test_indented_groups_end_with_their_last_value() -> None:
    root = parsed("a:\n  b: 1\n  c: 2\n\n\nd:\n  - x\n  - y\n\n").root
    group, listed = (entry.value.span for entry in root.entries)
    text = "a:\n  b: 1\n  c: 2\n\n\nd:\n  - x\n  - y\n\n"
    assert text[group.start : group.end] == "b: 1\n  c: 2"
    assert text[listed.start : listed.end] == "- x\n  - y"


def test_an_empty_value_is_an_empty_text_behind_its_colon() -> None:
    value = parsed("name: x\nphone:\nemail:\n").root.entries[1].value
    assert value == Scalar("", Span(14, 14), 14)


def test_a_markdown_file_has_fields_and_a_body() -> None:
    text = "---\nname: Wool\n---\n\nWe **spin**.\n\n---\n\nAnd weave.\n\n"
    document = parsed(text, "content/providers/wool.md")
    assert document.body is not None
    assert document.body.text == "We **spin**.\n\n---\n\nAnd weave."
    assert text[document.body.text_start :].startswith("We **spin**.")
    assert parsed("---\nname: Wool\n---\n", "x.md").body is None


PROBLEMS: list[tuple[str, str, int, int, str]] = [
    ("name: Unit 3: Wool\n", "colon-in-text", 1, 13, ":"),
    ("a: b\nl:\n  - name: Tea: hot\n", "colon-in-text", 3, 14, ":"),
    ("summary: We meet for tea\n  and talk: everyone\n", "colon-in-text", 2, 11, ":"),
    ("a: @home\n", "special-start", 1, 4, "@home"),
    ("a: b\ncost: %50\n", "special-start", 2, 7, "%50"),
    ("a: `x`\n", "special-start", 1, 4, "`x`"),
    ("a: & co\n", "special-start", 1, 4, "& co"),
    ("a: *New* group\n", "special-start", 1, 4, "*New* group"),
    ("a: > 5 people\n", "special-start", 1, 4, "> 5 people"),
    ("a: | x\n", "special-start", 1, 4, "| x"),
    ("a: - x\n", "special-start", 1, 4, "- x"),
    ("a: ? x\n", "special-start", 1, 4, "? x"),
    ("a: ] x\n", "special-start", 1, 4, "] x"),
    ("a: , x\n", "special-start", 1, 4, ", x"),
    ("- 1\n", "not-a-list-of-fields", 1, 1, "- 1"),
    ("just words\n", "not-a-list-of-fields", 1, 1, "just words"),
    ("", "not-a-list-of-fields", 1, 1, ""),
    ("# only a remark\n", "not-a-list-of-fields", 1, 1, ""),
    ('a: "open\nb: 1\n', "quote-not-closed", 1, 4, '"open'),
    ('a: "open\nb: "c"\n', "quote-not-closed", 1, 4, '"open'),
    ("a: 'Don't worry'\n", "text-after-quote", 1, 4, "'Don't worry'"),
    ('a: "Wool" and more\nb: 2\n', "text-after-quote", 1, 4, '"Wool" and more'),
    ("a: [b, c\nd: e\n", "bracket-not-closed", 1, 4, "[b, c"),
    ("a: {b: c\n", "bracket-not-closed", 1, 4, "{b: c"),
    ("a: [b] c\n", "text-after-bracket", 1, 4, "[b] c"),
    ("a: [b,, c]\n", "list-in-brackets", 1, 7, ","),
    ("a: 1\nb:2\n", "space-after-colon", 2, 2, ":"),
    ("name:Wool\n", "space-after-colon", 1, 5, ":"),
    ("a: 1\nwords\nb: 2\n", "colon-missing", 2, 1, "words"),
    ("a: 1\n  b: 2\n", "indentation", 2, 3, "b"),
    ("a:\n    b: 1\n  c: 2\n", "indentation", 3, 3, "c"),
    ("a:\n  - b\n - c\n", "indentation", 3, 2, "- c"),
    ("  a: 1\nb: 2\n", "indentation", 2, 1, "b"),
    ('a: "C:\\Users"\n', "backslash-in-quotes", 1, 7, '\\Users"'),
    ('a: "The \\dock"\n', "backslash-in-quotes", 1, 9, '\\dock"'),
    ("a: b\nc: {", "bracket-not-closed", 2, 4, "{"),
    ("a: b\nc: [\n", "bracket-not-closed", 2, 4, "["),
    ("a:\n\tb: 1\n", "tab-in-indentation", 2, 1, "\t"),
    ("\ta: 1\nb: 2\n", "tab-in-indentation", 1, 1, "\t"),
    ("a: b\tc\n", "tab-in-text", 1, 5, "\t"),
    ("a:\u00a0b\nc: d\n", "odd-space", 1, 3, "\u00a0"),
    ("a:\n\u00a0 b: 1\n", "odd-space", 2, 1, "\u00a0"),
    ("a: b\x00c\n", "control-character", 1, 5, "\x00"),
    ("a: b\rc: d\n", "control-character", 1, 5, "\r"),
    ("a: b\x85", "control-character", 1, 5, "\x85"),
    ("é: b\u202ec\n", "hidden-character", 1, 5, "\u202e"),
    ("a: b\u200dc\n", "hidden-character", 1, 5, "\u200d"),
    ('a: "x\\u202ey"\n', "hidden-character", 1, 4, '"x\\u202ey"'),
    ("a: &x b\n", "anchor-or-alias", 1, 4, "&x"),
    ("a: b\nc: *x\n", "anchor-or-alias", 2, 4, "*x"),
    ("a: &x\n  b: 1\n", "anchor-or-alias", 1, 4, "&x"),
    ("<<: {a: b}\n", "merge-key", 1, 1, "<<"),
    ("a: !!python/none x\n", "tag", 1, 4, "!!python/none"),
    ("a: !include x\n", "tag", 1, 4, "!include"),
    ("a: !!set {b: c}\n", "tag", 1, 4, "!!set"),
    ("%YAML 1.1\n---\na: b\n", "directive", 1, 1, "%YAML 1.1"),
    ("a: 1\n---\nb: 2\n", "several-documents", 2, 1, "---"),
    ("a: 1\nb: 2\na: 3\n", "field-twice", 3, 1, "a"),
    ("? [a]\n: b\n", "key-not-text", 1, 3, "[a]"),
    ("a: Room #4, Poole\n", "text-cut-off", 1, 9, "#4, Poole"),
    ("a:  #4\nb: c\n", "text-cut-off", 1, 5, "#4"),
    ('a: "b" # c\n', "text-cut-off", 1, 8, "# c"),
    ("a: [b, c] # d\n", "text-cut-off", 1, 11, "# d"),
    ("a: [Room #4, b]\nc: d\n", "text-cut-off", 1, 10, "#4, b]"),
    ("a: b # c\n  d\n", "text-cut-off", 1, 6, "# c"),
    ("<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\n", "merge-conflict", 1, 1, "<<<<<<< HEAD"),
    ("a: " + "[" * 30 + "]" * 30 + "\n", "nested-too-deep", 1, 23, "["),
    ("a: " + "x" * 65_536, "file-too-large", 1, 1, ""),
    ("a: " + "é" * 32_768, "file-too-large", 1, 1, ""),
]


@pytest.mark.parametrize(("text", "code", "line", "column", "marked"), PROBLEMS)
@pytest.mark.parametrize("above", ["", "# ü 😀\r\n"])
def test_one_mistake_is_one_message_with_its_place(
    text: str, code: str, line: int, column: int, marked: str, above: str
) -> None:
    if above and (not text or text[0] in "% " or code in {"file-too-large", "directive"}):
        above = ""
    (problem,) = problems_of(above + text)
    extra = 1 if above and code != "file-too-large" and problem.span.start else 0
    if code == "not-a-list-of-fields" and not marked:
        extra = 0
    assert at(problem) == (code, line + extra, column, marked)


ABOUT_THE_WHOLE_FILE = frozenset({"file-too-large", "several-documents", "directive"})


@pytest.mark.parametrize(
    "row",
    [row for row in PROBLEMS if row[1] not in ABOUT_THE_WHOLE_FILE and row[4]],
    ids=lambda row: repr(row[0][:20]),
)
def test_a_mistake_in_front_matter_has_its_place_in_the_whole_file(
    row: tuple[str, str, int, int, str],
) -> None:
    text, code, line, column, marked = row
    end = "" if text.endswith("\n") else "\n"
    found = [at(p) for p in problems_of(f"---\r\n{text}{end}---\nBody\n", "x.md")]
    assert found == [(code, line + 1, column, marked)]


@pytest.mark.parametrize("text", [row[0] for row in PROBLEMS])
def test_messages_are_plain_and_say_what_to_do(text: str) -> None:
    for problem in problems_of(text):
        words = f"{problem.message} {problem.expected} {problem.fix}".lower()
        assert not [word for word in BANNED_WORDS if word in words]
        assert problem.message
        assert not problem.message.endswith(".")
        assert problem.expected.endswith(".")
        assert problem.fix


@pytest.mark.parametrize("text", [row[0] for row in PROBLEMS])
def test_a_replacement_removes_exactly_its_finding(text: str) -> None:
    for problem in problems_of(text):
        if problem.replacement is not None:
            cured = text[: problem.span.start] + problem.replacement + text[problem.span.end :]
            assert problem.code not in {left.code for left in problems_of(cured)}
            if problem.code != "tab-in-indentation":
                assert len(problems_of(cured)) < len(problems_of(text))


def test_the_cure_of_a_colon_is_the_whole_line() -> None:
    (problem,) = problems_of("a: b\nname: Unit 3: Wool & Wheel\n")
    assert problem.fix == 'Change line 2 to: name: "Unit 3: Wool & Wheel"'


def test_a_field_that_is_given_twice_names_both_lines_and_keeps_the_first() -> None:
    document, (problem,) = parse_document(SourceFile("x.yaml", "a: 1\nb: 2\na: 3\n"))
    assert document is not None
    assert plain(document.root) == {"a": "1", "b": "2"}
    assert "line 1" in problem.message
    assert [position_of(one.file, one.span.start).line for one in problem.related] == [1]


def test_mistakes_that_leave_the_fields_readable_do_not_hide_what_else_is_there() -> None:
    text = "a: b\u202ec\na: d\te\nf: &g Room #4\nh: !i j\n"
    document, problems = parse_document(SourceFile("x.yaml", text))
    assert [problem.code for problem in problems] == [
        "hidden-character",
        "field-twice",
        "tab-in-text",
        "anchor-or-alias",
        "text-cut-off",
        "tag",
    ]
    assert document is not None
    assert plain(document.root) == {"a": "bc", "f": "Room #4", "h": "j"}


def test_refused_characters_are_told_together_with_a_fault_in_the_layout() -> None:
    found = [problem.code for problem in problems_of("a: b\x07\nc: d\u200b\nname: Unit 3: Wool\n")]
    assert found == ["control-character", "hidden-character", "colon-in-text"]


@pytest.mark.parametrize(
    "text",
    [
        "# remark\na: b\n  # another\nc:   # what follows is a group\n  d: e\n",
        "a: b#c\nd: https://example.org/#e\nf: 'g #h'\n",
        "a:\n# remark\n- b\n# remark\n- c\n",
        "a: |\n  x #y\nb: >-\n  z #z\n",
        "---\na: b\n",
        "a: 👩\u200d🌾 👨\u200d👩\u200d👧 ❤\ufe0f\u200d🔥\n",
        "a: £5\u00a0a day\n",
        "a: b\r\nc: d\r\n",
        "a: \ufffd\n",
        "a: {}\nb: []\n",
    ],
)
def test_what_is_right_is_let_through(text: str) -> None:
    parsed(text)


def test_a_replacement_character_that_was_typed_is_kept() -> None:
    assert plain(parsed("a: x\ufffdy\n").root) == {"a": "x\ufffdy"}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("name: Wool\n", 1, "are not there"),
        ("---\nname: Wool\n", 1, "never end"),
        ("\n---\nname: Wool\n---\n", 1, "are not there"),
        ("", 1, "are not there"),
    ],
)
def test_a_markdown_file_without_its_fields_says_so(text: str, line: int, words: str) -> None:
    (problem,) = problems_of(text, "content/pages/about.md")
    assert (problem.code, problem.position.line) == ("front-matter-missing", line)
    assert words in problem.message


def test_twenty_levels_are_read_and_the_twenty_first_is_not() -> None:
    parsed("".join(f"{'  ' * level}a:\n" for level in range(19)) + "  " * 19 + "b: c\n")
    deeper = "".join(f"{'  ' * level}a:\n" for level in range(20)) + "  " * 20 + "b: c\n"
    assert [problem.code for problem in problems_of(deeper)] == ["nested-too-deep"]


@pytest.mark.parametrize("character", [chr(n) for n in [*range(9), 11, 12, *range(14, 32)]])
def test_no_control_character_passes(character: str) -> None:
    for text in (f"name: a{character}b\n", f"na{character}me: ab\n"):
        assert {problem.code for problem in problems_of(text)} == {"control-character"}


@pytest.mark.parametrize("code_point", HIDDEN_CODE_POINTS)
def test_no_hidden_character_passes(code_point: int) -> None:
    for text in (f"name: a{chr(code_point)}b\n", f"name: |\n  a{chr(code_point)}\n"):
        assert {problem.code for problem in problems_of(text)} == {"hidden-character"}


def test_a_file_full_of_refused_characters_is_told_about_briefly() -> None:
    assert 0 < len(problems_of("a: " + "\x00 " * 5_000)) <= 30


@pytest.mark.parametrize("text", [ENTRY, *(row[0] for row in PROBLEMS if "\\u" not in row[0])])
def test_without_libyaml_the_nodes_are_the_same(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    file = SourceFile("content/providers/x.yaml", text)
    fast, fast_problems = parse_document(file)
    monkeypatch.setattr(nodes, "EventParser", yaml.BaseLoader)
    slow, slow_problems = parse_document(file)
    assert slow == fast
    assert [problem.code for problem in slow_problems] == [p.code for p in fast_problems]


BOMBS = {
    "brackets": "a: " + "[" * 60_000,
    "braces": "a: " + "{" * 60_000,
    "dashes": "- " * 30_000,
    "question marks": "? " * 30_000,
    "colons": "a: " + ": " * 30_000,
    "quotes": "a: " + '"' * 60_000,
    "tabs": "\t" * 60_000,
    "hashes": " #" * 30_000,
    "commas": "a: [" + "," * 60_000,
    "spaces": " " * 60_000,
    "lines": "\n" * 60_000,
    "fields": "".join(f"f{n}: 1\n" for n in range(7_000)),
    "same fields": "a: 1\n" * 12_000,
    "odd spaces far in": ("- " * 95 + "x\u00a0y\n") * 300,
    "odd spaces after spaces": ("a" + " " * 190 + "x\u00a0y\n" + " " * 190 + "x\u00a0\n") * 150,
    "odd spaces after words": ("a-" * 95 + "\u00a0y\n") * 300,
    "odd spaces": "\u00a0" * 20_000,
    "controls": "\x00a" * 30_000,
    "aliases": "a: &a [x,x]\nb: &b [*a,*a]\n" + "c: [" + "*b," * 9_000 + "]\n",
    "anchors": "".join(f"f{n}: &a{n} 1\n" for n in range(4_000)),
    "items with remarks": "a:\n" + "- b # c\n" * 7_000,
    "conflicts": "<<<<<<< a\n" * 6_000,
    "percent": "%" * 60_000,
    "escapes": 'a: "' + "\\u202e" * 9_000 + '"',
    "joiners": "a: " + "\u200d" * 20_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_no_text_within_the_limit_takes_a_second(name: str) -> None:
    started = time.process_time()
    problems_of(BOMBS[name])
    problems_of(f"---\n{BOMBS[name]}\n---\n{BOMBS[name][:1000]}", "x.md")
    assert time.process_time() - started < 2


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(), max_size=200), st.sampled_from(["x.yaml", "x.md"]))
def test_no_text_makes_an_exception(text: str, path: str) -> None:
    document, problems = parse_document(SourceFile(path, text))
    assert document is not None or problems


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_change_to_an_entry_makes_an_exception(data: st.DataObject) -> None:
    text = f"---\n{ENTRY}---\nBody\n" if data.draw(st.booleans()) else ENTRY
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 3)))
        piece = data.draw(
            st.text(st.sampled_from("ab:#-'\"[]{},>|@&*!%?\n\t \\\u200d\r~<="), max_size=5)
        )
        text = text[:start] + piece + text[end:]
    for path in ("x.yaml", "x.md"):
        document, problems = parse_document(SourceFile(path, text))
        assert document is not None or problems
        for problem in problems:
            assert 0 <= problem.span.start <= problem.span.end <= len(text)
            assert problem.message
        if document is not None:
            for scalar in scalars(document.root):
                assert 0 <= scalar.span.start <= scalar.span.end <= len(text)
                end = scalar.text_start + len(scalar.text)
                assert not scalar.exact or len(scalar.text) == len(text[scalar.text_start : end])


def files_in(shared_folder: Path, folder: str, *endings: str) -> list[Path]:
    found = (shared_folder / "data" / "bad-input" / folder).rglob("*")
    return sorted(path for path in found if path.suffix in endings)


def test_no_hostile_yaml_makes_an_exception(shared_folder: Path) -> None:
    files = files_in(shared_folder, "yaml", ".yaml")
    assert len(files) >= 170
    for path in files:
        text = path.read_bytes().decode("utf-8", "replace")
        started = time.process_time()
        document, problems = parse_document(SourceFile("content/x.yaml", text))
        assert time.process_time() - started < 1, path
        assert document is not None or problems


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("deep-nesting-2000", "not-a-list-of-fields"),
        ("tab-indent", "tab-in-indentation"),
        ("list-root", "not-a-list-of-fields"),
        ("scalar-root", "not-a-list-of-fields"),
        ("comment-only", "not-a-list-of-fields"),
        ("empty", "not-a-list-of-fields"),
        ("python-object-tag", "tag"),
        ("unknown-tag", "tag"),
        ("colon-in-plain-scalar", "colon-in-text"),
        ("alias-undefined", "anchor-or-alias"),
        ("self-alias-list", "anchor-or-alias"),
        ("billion-laughs-5-levels", "anchor-or-alias"),
        ("nul-byte", "control-character"),
        ("hash-in-plain-scalar", "text-cut-off"),
        ("unclosed-quote", "quote-not-closed"),
        ("unclosed-flow", "bracket-not-closed"),
        ("multi-document", "several-documents"),
        ("duplicate-keys", "field-twice"),
    ],
)
def test_a_hostile_file_gets_its_own_code(name: str, code: str, shared_folder: Path) -> None:
    (path,) = [
        one for one in files_in(shared_folder, "yaml/made-here", ".yaml") if one.stem == name
    ]
    assert code in {problem.code for problem in problems_of(path.read_text("utf-8"))}


def test_front_matter_of_other_tools_is_read_or_refused_without_an_exception(
    shared_folder: Path,
) -> None:
    files = files_in(shared_folder, "frontmatter", ".md", ".txt")
    assert len(files) >= 10
    for path in files:
        document, problems = parse_document(SourceFile("x.md", path.read_text("utf-8")))
        assert document is not None or problems


def test_hidden_characters_of_hostile_source_code_are_found(shared_folder: Path) -> None:
    files = files_in(shared_folder, "unicode", ".json")
    lines = [line for path in files for line in json.loads(path.read_text("utf-8"))]
    assert len(lines) >= 25
    hidden = [line for line in lines if not set(line).isdisjoint(HIDDEN)]
    assert len(hidden) >= 12
    for line in hidden:
        assert "hidden-character" in {problem.code for problem in problems_of(f"a: {line}\n")}
