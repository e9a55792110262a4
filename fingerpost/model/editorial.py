"""The directory's own words: its settings and its guide pages."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from fingerpost.model.contact import Contact
from fingerpost.model.fields import Day, Line, Prose, Told, WholeNumber, YesNo, choice
from fingerpost.model.reach import Phone, WebAddress
from fingerpost.model.record import Record


class Compliance(StrEnum):
    """The three statuses that the accessibility regulations know."""

    FULL = "fully compliant"
    PARTIAL = "partially compliant"
    NONE = "not compliant"


class Ages(Record):
    """Months since `reviewed`: advice; "not checked since"; "may have closed"; off the lists."""

    advice: WholeNumber = 10
    unchecked: WholeNumber = 12
    may_have_closed: WholeNumber = 15
    hidden: WholeNumber = 18


class HelpLine(Record):
    """Somebody to turn to: a number or an address, when, and what for."""

    name: Annotated[str, Line(80)]
    phone: Phone | None = None
    email: Annotated[str, Line(100)] = ""
    website: WebAddress | None = None
    hours: Annotated[str, Line(100)] = ""
    about: Annotated[str, Line(200)] = ""


class Statement(Record):
    """What the accessibility statement may claim, and when it was last true."""

    compliance: Annotated[Compliance, choice(Compliance)] = Compliance.PARTIAL
    prepared: Day
    reviewed: Day
    tested: Day | None = None
    tested_by: Annotated[str, Line(120)] = ""
    how: Annotated[str, Line(400)] = ""
    findings: WholeNumber | None = None
    known_problems: tuple[Annotated[str, Line(300)], ...] = ()
    answer_within: Annotated[str, Line(60)] = "10 working days"


class Settings(Record):
    """`content/directory.yaml`. `address` is where the site will stand, with a final slash."""

    name: Annotated[str, Line(80)]
    short_name: Annotated[str, Line(40)] = ""
    area: Annotated[str, Line(60)]
    tagline: Annotated[str, Line(160)]
    address: WebAddress
    language: Annotated[str, Line(10)] = "en-GB"
    demonstration: Told = YesNo.NO
    run_by: Annotated[str, Line(80)]
    contact: Contact
    worried: tuple[HelpLine, ...] = ()
    complaints: tuple[HelpLine, ...] = ()
    ages: Ages = Ages()
    statement: Statement
    attribution: tuple[Annotated[str, Line(300)], ...] = ()
    licence: Annotated[str, Line(120)] = "Open Government Licence v3.0"
    licence_address: WebAddress | None = None
    list_length: WholeNumber = Field(default=40)

    @property
    def is_demonstration(self) -> bool:
        return self.demonstration is YesNo.YES


class Guide(Record):
    """A file of `content/pages/`: a plain-language page. The body is Markdown."""

    title: Annotated[str, Line(65)]
    summary: Annotated[str, Line(160)]
    order: WholeNumber = 100
    reviewed: Day | None = None
    body: Annotated[str, Prose(30000)] = ""


class Term(Record):
    """School terms: the first and the last day that children are at school, both included."""

    name: Annotated[str, Line(80)]
    starts: Day
    ends: Day


class TermDates(Record):
    name: Annotated[str, Line(80)]
    source: Annotated[str, Line(300)]
    terms: tuple[Term, ...]

    @property
    def spans(self) -> tuple[tuple[date, date], ...]:
        return tuple((term.starts, term.ends) for term in self.terms)
