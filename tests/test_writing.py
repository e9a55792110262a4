"""What is written reads back the same."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from fingerpost.diagnostics import SourceFile
from fingerpost.source.nodes import Mapping, Node, Scalar, parse_document
from fingerpost.source.writing import write_document

PRINTABLE = st.text(
    st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]), max_size=150
)
TEXTS = st.one_of(
    PRINTABLE,
    st.text(st.sampled_from("ab :#-'\"\\[]{},>|@`%&*!?\n~=.\u00a0£"), max_size=30),
    st.lists(PRINTABLE, max_size=4).map("\n".join),
)
FIELD_NAMES = st.text(st.sampled_from("abc_xyz"), min_size=1, max_size=8)
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(FIELD_NAMES, inner, max_size=4)
    ),
    max_leaves=12,
)


def read_back(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {entry.key.text: read_back(entry.value) for entry in node.entries}
    return [read_back(item) for item in node.items]


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(FIELD_NAMES, VALUES, min_size=1, max_size=5))
def test_whatever_is_written_reads_back_the_same(fields: dict[str, object]) -> None:
    text = write_document(fields)
    document, problems = parse_document(SourceFile("content/providers/x.yaml", text))
    assert problems == ()
    assert document is not None
    assert read_back(document.root) == fields
    assert text.endswith("\n")


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(FIELD_NAMES, VALUES, min_size=1, max_size=5))
def test_another_reader_of_yaml_reads_the_same(fields: dict[str, object]) -> None:
    assert yaml.load(write_document(fields), Loader=yaml.BaseLoader) == fields


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Okeford Allotment Group", "Okeford Allotment Group"),
        ("Unit 3: Wool", '"Unit 3: Wool"'),
        ("9:30 to 10:30", "9:30 to 10:30"),
        ("Room #4", '"Room #4"'),
        ("C#", "C#"),
        ("", '""'),
        (" led", '" led"'),
        ("-5", '"-5"'),
        ("@home", '"@home"'),
        ("no", "no"),
        ("01632 960123", "01632 960123"),
        ('say "yes": now', "'say \"yes\": now'"),
        ('the "Hub"', 'the "Hub"'),
        ("tab\there", '"tab\\there"'),
        ("trailing\n", '"trailing\\n"'),
        ("hidden\u200bone", '"hidden\\U0000200bone"'),
        ("ends with:", '"ends with:"'),
        ("---", '"---"'),
    ],
)
def test_quotes_stand_only_where_a_text_needs_them(text: str, written: str) -> None:
    assert write_document({"name": text}) == f"name: {written}\n"


def test_a_record_is_laid_out_the_way_people_write_one() -> None:
    fields = {
        "name": "Okeford Allotment Group",
        "spoke_type": ("micro-provider",),
        "summary": "Grow vegetables together on a level, friendly plot. " * 2
        + "Everyone is welcome.",
        "what_happens": "Jo meets you at the gate.\n\nThen we dig.",
        "activities": [
            {"name": "Digging", "when": ["Tuesdays 10am to noon, term time", "by arrangement"]},
            {"funding": {"direct payment": "yes", "isf": "ask"}, "needs": []},
        ],
        "nested": [["a", "b: c"], {}],
    }
    assert (
        write_document(fields)
        == """\
name: Okeford Allotment Group
spoke_type: [micro-provider]
summary: >-
  Grow vegetables together on a level, friendly plot. Grow vegetables together on a level, friendly
  plot. Everyone is welcome.
what_happens: |-
  Jo meets you at the gate.

  Then we dig.
activities:
  - name: Digging
    when:
      - Tuesdays 10am to noon, term time
      - by arrangement
  - funding:
      direct payment: yes
      isf: ask
    needs: []
nested:
  -
    - a
    - "b: c"
  - {}
"""
    )


def test_only_texts_lists_and_mappings_are_written() -> None:
    with pytest.raises(TypeError, match="not int"):
        write_document({"order": 4})
