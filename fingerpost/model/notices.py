"""Words that pass: whether something runs at the moment, short messages, and free places."""

import re
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator

from fingerpost.diagnostics import Misreading
from fingerpost.model.asking import Ask
from fingerpost.model.days import read_day
from fingerpost.model.fields import Day, Line, Told, WholeNumber, choice, empty_answer
from fingerpost.model.record import Record

# A count of free places says nothing any more after this.
PLACES_LAST_DAYS = 60
_PAUSED = re.compile(r"paused(?:,? (?:until|till|til|to) (.+))?", re.IGNORECASE)


class State(StrEnum):
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


class StatusFields(Record):
    """`until` is the day on which a pause ends: it is open again on that day."""

    state: Annotated[State, choice(State), Ask("State", "Whether it runs at the moment.", "paused")]
    until: Annotated[
        Day | None,
        Ask("Until", "The day on which a pause ends and it is open again.", "2027-01-10"),
    ] = None


def _short_form(value: object) -> object:
    """`paused until 2027-01-10` as the fields it stands for."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if not text:
        raise empty_answer()
    found = _PAUSED.fullmatch(text)
    if not found:
        return {"state": text}
    if found[1] is None:
        return {"state": "paused"}
    try:
        return {"state": "paused", "until": read_day(found[1])}
    except Misreading as misread:
        misread.start, misread.end = value.index(found[1]), len(value.rstrip())
        raise


Status = Annotated[
    StatusFields, BeforeValidator(_short_form, json_schema_input_type=str | StatusFields)
]


class Notice(Record):
    """A short-term message. It is shown up to and on `until`, then takes itself away."""

    text: Annotated[
        str, Line(200), Ask("Message", "One short message.", "No session on 22 December.")
    ]
    until: Annotated[Day, Ask("Until", "The last day on which the message is shown.", "2026-12-22")]


class Places(Record):
    """Free places, shown for `PLACES_LAST_DAYS` from `as_of`."""

    free: Annotated[WholeNumber | None, Ask("Free places", "How many places are free.", "3")] = None
    of: Annotated[WholeNumber | None, Ask("Out of", "How many places there are.", "12")] = None
    as_of: Annotated[
        Day,
        Ask(
            "Counted on",
            "The day on which somebody counted; after 60 days the numbers are hidden.",
            "2026-11-10",
        ),
    ]
    waiting_list: Annotated[
        Told | None, Ask("Waiting list", "Whether there is a waiting list.", "yes")
    ] = None
