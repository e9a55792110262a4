"""A guide page, and the numbers that it can show."""

import re
from enum import StrEnum
from typing import Annotated

from fingerpost.model.asking import Ask
from fingerpost.model.fields import Day, Line, Prose, WholeNumber
from fingerpost.model.record import Record


class Numbers(StrEnum):
    """The numbers of the settings that a guide can show in its text."""

    CONTACT = "contact"
    WORRIED = "worried"
    COMPLAINTS = "complaints"


# A line of its own in a guide, such as [numbers: worried].
NUMBERS_IN_A_GUIDE = re.compile(r"^\[numbers:[ ]*([^\]\n]*)\][ ]*$", re.MULTILINE)


class Guide(Record):
    """A file of `content/pages/`: a plain-language page. The body is Markdown."""

    title: Annotated[str, Line(65), Ask("Title", "The heading of the page.", "Ways to pay")]
    summary: Annotated[
        str,
        Line(160),
        Ask("In one sentence", "What the page helps with.", "Who pays for what, and how to ask."),
    ]
    order: Annotated[WholeNumber, Ask("Order", "Pages with a smaller number come first.", "20")] = (
        100
    )
    reviewed: Annotated[
        Day | None,
        Ask("Reviewed", "The day on which somebody last confirmed the page.", "2026-11-10"),
    ] = None
    body: Annotated[
        str,
        Prose(30000),
        Ask(
            "Text",
            "The page itself; in a .md file it stands below the second ---.",
            "You can pay in four ways.",
        ),
    ] = ""
