"""An entry in short sentences with pictures."""

from typing import Annotated

from fingerpost.model.asking import Ask
from fingerpost.model.fields import Day, Line
from fingerpost.model.record import Record


class EasyReadLine(Record):
    """A sentence and the key of the picture that stands beside it."""

    say: Annotated[
        str,
        Line(120),
        Ask("Sentence", "One short sentence with one idea.", "You can come on Tuesdays."),
    ]
    picture: Annotated[
        str,
        Line(40),
        Ask("Picture", "The name of the picture that stands beside the sentence.", "calendar"),
    ] = ""


class EasyRead(Record):
    """Written by people. Only with `checked_by` and `checked_on` may it be called Easy Read."""

    lines: Annotated[
        tuple[EasyReadLine, ...],
        Ask(
            "Sentences",
            "Up to eight short sentences, each with its picture.",
            "[{say: You can come on Tuesdays., picture: calendar}]",
        ),
    ]
    checked_by: Annotated[
        str,
        Line(100),
        Ask(
            "Checked by",
            "Who tried the sentences out with readers; a role, not a name.",
            "Self-advocacy group",
        ),
    ] = ""
    checked_on: Annotated[
        Day | None, Ask("Checked on", "The day on which readers tried the sentences.", "2026-11-10")
    ] = None
