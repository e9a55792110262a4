"""Honest answers: yes, no, partly or ask, with a note and the day somebody looked."""

import re
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Annotated, Any

from pydantic import BeforeValidator

from fingerpost.diagnostics import Misreading
from fingerpost.model.asking import Ask
from fingerpost.model.days import read_day
from fingerpost.model.fields import Day, Line, Read, YesNoAsk, choice, empty_answer
from fingerpost.model.record import Record

_SHORT = re.compile(r"([A-Za-z]+)(?:\s*[,;:(–-]\s*(.*?)\)?)?", re.DOTALL)
_CHECKED = re.compile(r"\(?\s*checked(?: on)? ([^()]+?)\s*\)?$")


class AccessState(StrEnum):
    """What is known of an access feature. A feature that is not there at all is "not told yet"."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


_ACCESS = choice(AccessState, partial=AccessState.PARTLY)
_FUNDING = choice(YesNoAsk)


class AccessAnswer(Record):
    """`checked` None: nobody said when it was looked at."""

    answer: Annotated[
        AccessState,
        _ACCESS,
        Ask("Answer", "Whether the place has it.", "partly"),
    ]
    note: Annotated[
        str, Line(200), Ask("Note", "What a visitor should know.", "ring first for the ramp")
    ] = ""
    checked: Annotated[
        Day | None, Ask("Checked", "The day on which somebody looked.", "2026-11-10")
    ] = None


class FundingAnswer(Record):
    answer: Annotated[
        YesNoAsk, _FUNDING, Ask("Answer", "Whether people can pay in this way.", "yes")
    ]
    note: Annotated[str, Line(200), Ask("Note", "What to know about it.", "ask for an invoice")] = (
        ""
    )


def _short_form(answers: Read, value: object) -> object:
    """`partly, a ramp at the side door (checked 2026-11-10)` as the fields it stands for."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if not text:
        raise empty_answer()
    fields: dict[str, Any] = {}
    checked = _CHECKED.search(text)
    if checked:
        fields["checked"] = _day_within(value, checked[1])
        text = text[: checked.start()].rstrip(" ,;(")
    found = _SHORT.fullmatch(text)
    if not found:
        raise Misreading(
            "answer-not-understood",
            f"“{text}” does not start with an answer",
            expected="the answer first, then a comma and a note: `yes, ring first`",
            fix=f"start with one of: {', '.join(answers.schema['enum'])}",
        )
    fields["answer"] = _answer_within(answers, value, found[1])
    if found[2] and found[2].strip():
        fields["note"] = found[2].strip()
    return fields


def _answer_within(answers: Read, value: str, text: str) -> object:
    try:
        return answers.reader(text)
    except Misreading as misread:
        misread.start = value.index(text)
        misread.end = misread.start + len(text)
        raise


def _day_within(value: str, text: str) -> date:
    try:
        return read_day(text)
    except Misreading as misread:
        misread.start = value.index(text)
        misread.end = misread.start + len(text)
        raise


Access = Annotated[
    AccessAnswer,
    BeforeValidator(partial(_short_form, _ACCESS), json_schema_input_type=str | AccessAnswer),
]
Funding = Annotated[
    FundingAnswer,
    BeforeValidator(partial(_short_form, _FUNDING), json_schema_input_type=str | FundingAnswer),
]
