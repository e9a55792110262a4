"""A foreign record, and what became of each of its values."""

from typing import Any

import pytest

from fingerpost.source.leaves import Leaves, Taken, as_text, line_of


def accounts(leaves: Leaves) -> dict[str, tuple[Any, Taken]]:
    return {path: (value, taken) for path, value, taken in leaves.accounts()}


def test_what_nobody_asks_for_is_not_taken() -> None:
    leaves = Leaves({"name": "Wool", "fees": "", "note": None, "list": [], "blank": " \n"})
    assert accounts(leaves) == {"name": ("Wool", Taken.NOT)}


def test_a_value_is_as_told_or_meant_by_a_field_in_other_words() -> None:
    leaves = Leaves({"name": "Wool", "status": "active", "seen": "x"})
    assert (leaves.text("name"), leaves.meaning("status"), leaves.peek("seen")) == (
        "Wool",
        "active",
        "x",
    )
    assert accounts(leaves) == {
        "name": ("Wool", Taken.AS_TOLD),
        "seen": ("x", Taken.NOT),
        "status": ("active", Taken.MEANT),
    }
    assert leaves.is_meant("status")
    assert not leaves.is_meant("name")


def test_the_values_of_inner_records_have_paths() -> None:
    leaves = Leaves({"contacts": [{"id": 1, "phones": [{"number": "01632 960123"}]}]})
    [contact] = leaves.records("contacts")
    [phone] = contact.records("phones")
    phone.text("number")
    assert accounts(leaves) == {
        "contacts.0.id": (1, Taken.NOT),
        "contacts.0.phones.0.number": ("01632 960123", Taken.AS_TOLD),
    }


def test_one_record_in_place_of_a_list_is_a_list_of_one() -> None:
    leaves = Leaves({"organization": {"name": "Wool"}})
    assert [record.peek("name") for record in leaves.records("organization")] == ["Wool"]


@pytest.mark.parametrize("odd", [["x"], [{"a": "b"}, "x"], "x", 7, True])
def test_what_is_no_list_of_records_stays_left_as_a_whole(odd: object) -> None:
    leaves = Leaves({"contacts": odd})
    assert leaves.records("contacts") == ()
    assert accounts(leaves) == {"contacts": (odd, Taken.NOT)}


def test_asked_twice_the_records_are_the_same_ones() -> None:
    leaves = Leaves({"contacts": [{"name": "Jo"}]})
    leaves.records("contacts")[0].text("name")
    assert leaves.records("contacts")[0].peek("name") == "Jo"
    assert accounts(leaves) == {"contacts.0.name": ("Jo", Taken.AS_TOLD)}


def test_the_word_that_some_feeds_write_for_nothing_is_no_answer_and_is_not_lost() -> None:
    leaves = Leaves({"fees": "null"})
    assert leaves.text("fees") == ""
    assert accounts(leaves) == {"fees": ("null", Taken.NOT)}


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (None, ""),
        ("", ""),
        (True, ""),
        (["a"], ""),
        ({"a": "b"}, ""),
        (7, "7"),
        ("  Arts &amp; crafts \n at\tnine ", "Arts & crafts at nine"),
        ("a\u202eb\u200bc\x00d", "abcd"),
        ("\ud800x", "x"),
        ("Caf\u00e9 \u00a0 ☕", "Café ☕"),
    ],
)
def test_a_value_is_one_line_of_text(value: object, line: str) -> None:
    assert line_of(value) == line


@pytest.mark.parametrize(
    ("value", "text"),
    [("a\nb", "a\nb"), ({"a": ["é", None]}, '{"a": ["é", null]}'), (True, "true")],
)
def test_a_report_tells_a_value_of_any_kind(value: object, text: str) -> None:
    assert as_text(value) == text
