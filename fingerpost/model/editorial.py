"""The directory's own words and days: its settings and the school terms."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from fingerpost.model.asking import Ask
from fingerpost.model.contact import Contact
from fingerpost.model.fields import Day, Line, Told, WholeNumber, YesNo, choice
from fingerpost.model.reach import Phone, WebAddress
from fingerpost.model.record import Record


class Compliance(StrEnum):
    """The three statuses that the accessibility regulations know."""

    FULL = "fully compliant"
    PARTIAL = "partially compliant"
    NONE = "not compliant"


class Ages(Record):
    """Months since `reviewed`: advice; "not checked since"; "may have closed"; off the lists."""

    advice: Annotated[
        WholeNumber,
        Ask("Ask again after", "Months after which the checks advise to ask again.", "10"),
    ] = 10
    unchecked: Annotated[
        WholeNumber,
        Ask("Not checked after", "Months after which a page says that nobody has checked.", "12"),
    ] = 12
    may_have_closed: Annotated[
        WholeNumber, Ask("May have closed after", "Months after which a page says so.", "15")
    ] = 15
    hidden: Annotated[
        WholeNumber,
        Ask("Off the lists after", "Months after which lists leave it out; its page stays.", "18"),
    ] = 18


class HelpLine(Record):
    """Somebody to turn to: a number or an address, when, and what for."""

    name: Annotated[str, Line(80), Ask("Name", "Whom people turn to.", "Council adult care team")]
    phone: Annotated[
        Phone | None, Ask("Phone", "One number with its area code.", "01632 960999")
    ] = None
    email: Annotated[str, Line(100), Ask("E-mail", "One e-mail address.", "care@example.org")] = ""
    website: Annotated[
        WebAddress | None,
        Ask("Website", "A web address that starts with https://.", "https://care.example.org/"),
    ] = None
    hours: Annotated[str, Line(100), Ask("Hours", "When somebody answers.", "Day and night")] = ""
    about: Annotated[
        str,
        Line(200),
        Ask("What for", "What people can turn to them about.", "Worries about an adult"),
    ] = ""


class Statement(Record):
    """What the accessibility statement may claim, and when it was last true."""

    compliance: Annotated[
        Compliance,
        choice(Compliance),
        Ask("Compliance", "What the last test allows you to say.", "partially compliant"),
    ] = Compliance.PARTIAL
    prepared: Annotated[
        Day, Ask("Prepared on", "The day on which the statement was first written.", "2026-11-10")
    ]
    reviewed: Annotated[
        Day, Ask("Reviewed on", "The day on which somebody last read it through.", "2026-11-10")
    ]
    tested: Annotated[Day | None, Ask("Tested on", "The day of the last test.", "2026-11-09")] = (
        None
    )
    tested_by: Annotated[
        str, Line(120), Ask("Tested by", "Who tested it.", "A group of readers with a trainer")
    ] = ""
    how: Annotated[
        str,
        Line(400),
        Ask(
            "How it was tested",
            "What was done in the test.",
            "With a keyboard and a screen reader.",
        ),
    ] = ""
    findings: Annotated[
        WholeNumber | None, Ask("Problems found", "How many problems the last test left open.", "2")
    ] = None
    known_problems: Annotated[
        tuple[Annotated[str, Line(300)], ...],
        Ask("Known problems", "What does not work yet.", "[The maps have no words yet.]"),
    ] = ()
    answer_within: Annotated[
        str,
        Line(60),
        Ask(
            "Answer within",
            "How soon somebody who reports a problem gets an answer.",
            "10 working days",
        ),
    ] = "10 working days"


class Settings(Record):
    """`content/directory.yaml`. `address` is where the site will stand, with a final slash."""

    name: Annotated[
        str,
        Line(80),
        Ask("Name of the directory", "The top of every page.", "Things to do in North Vale"),
    ]
    short_name: Annotated[
        str, Line(40), Ask("Short name", "For places with little room.", "Things to do")
    ] = ""
    area: Annotated[
        str, Line(60), Ask("Area", "The part of the country that it covers.", "North Vale")
    ]
    tagline: Annotated[
        str,
        Line(160),
        Ask(
            "In one sentence",
            "What people find here.",
            "Activities, groups and places to go, near you.",
        ),
    ]
    address: Annotated[
        WebAddress,
        Ask(
            "Address of the site",
            "Where the site will stand, with a slash at its end.",
            "https://directory.example.org/",
        ),
    ]
    language: Annotated[
        str, Line(10), Ask("Language", "The code of the language that the pages are in.", "en-GB")
    ] = "en-GB"
    demonstration: Annotated[
        Told,
        Ask("Demonstration", "While it is yes, every page says that nothing here is real.", "yes"),
    ] = YesNo.NO
    run_by: Annotated[
        str, Line(80), Ask("Run by", "Who is responsible for the directory.", "North Vale Council")
    ]
    contact: Annotated[
        Contact,
        Ask(
            "Contact",
            "How to reach the people who run the directory.",
            "{role: Directory team, phone: 01632 960100}",
        ),
    ]
    postal_address: Annotated[
        tuple[Annotated[str, Line(80)], ...],
        Ask(
            "Postal address",
            "Where post and postcards arrive, one line of the envelope after the other.",
            "[North Vale Council, 1 Example Street, ZZ1 1ZZ]",
        ),
    ] = ()
    worried: Annotated[
        tuple[HelpLine, ...],
        Ask(
            "If you are worried",
            "Whom to turn to with a worry about somebody.",
            "[{name: Council adult care team, phone: 01632 960999}]",
        ),
    ] = ()
    complaints: Annotated[
        tuple[HelpLine, ...],
        Ask(
            "Complaints",
            "Whom to complain to.",
            "[{name: Complaints team, email: complaints@example.org}]",
        ),
    ] = ()
    ages: Annotated[
        Ages,
        Ask(
            "Ages of facts",
            "After how many months old facts are marked and left out.",
            "{advice: 10, hidden: 18}",
        ),
    ] = Ages()
    statement: Annotated[
        Statement,
        Ask(
            "Accessibility statement",
            "What the statement may claim, and since when.",
            "{prepared: 2026-11-10, reviewed: 2026-11-10}",
        ),
    ]
    attribution: Annotated[
        tuple[Annotated[str, Line(300)], ...],
        Ask(
            "Thanks to",
            "Sentences that the licences of facts ask for.",
            "[Contains public sector information.]",
        ),
    ] = ()
    licence: Annotated[
        str,
        Line(120),
        Ask(
            "Licence",
            "The licence that the content is given under.",
            "Open Government Licence v3.0",
        ),
    ] = "Open Government Licence v3.0"
    licence_address: Annotated[
        WebAddress | None,
        Ask(
            "Address of the licence",
            "Where the licence can be read.",
            "https://licence.example.org/",
        ),
    ] = None
    list_length: Annotated[
        WholeNumber,
        Ask("Length of lists", "How many activities a list holds before it continues.", "40"),
    ] = Field(default=40)

    @property
    def is_demonstration(self) -> bool:
        return self.demonstration is YesNo.YES


class Term(Record):
    """School terms: the first and the last day that children are at school, both included."""

    name: Annotated[
        str, Line(80), Ask("Name", "What the term is called.", "Autumn term, first half")
    ]
    starts: Annotated[
        Day, Ask("First day", "The first day that children are at school.", "2026-09-03")
    ]
    ends: Annotated[Day, Ask("Last day", "The last day that children are at school.", "2026-10-23")]


class TermDates(Record):
    name: Annotated[
        str, Line(80), Ask("Name", "Which year and whose schools.", "School year 2026 to 2027")
    ]
    source: Annotated[
        str,
        Line(300),
        Ask(
            "Source",
            "Where the dates were published.",
            "The council's page of term dates, read on 2026-11-10",
        ),
    ]
    terms: Annotated[
        tuple[Term, ...],
        Ask(
            "Terms",
            "Each stretch of school, half terms apart.",
            "[{name: Spring, starts: 2027-01-05, ends: 2027-02-12}]",
        ),
    ]

    @property
    def spans(self) -> tuple[tuple[date, date], ...]:
        return tuple((term.starts, term.ends) for term in self.terms)
