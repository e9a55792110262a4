"""What has been checked, by whom and until when. A fact told, never a stamp of approval."""

import re
from enum import StrEnum
from typing import Annotated

from fingerpost.diagnostics import Misreading
from fingerpost.model.asking import Ask
from fingerpost.model.fields import Day, Line, Read, choice
from fingerpost.model.reach import WebAddress
from fingerpost.model.record import Record
from fingerpost.model.vocabulary import QualityMark


class DbsLevel(StrEnum):
    BASIC = "basic"
    STANDARD = "standard"
    ENHANCED = "enhanced"
    ENHANCED_WITH_BARRED_LISTS = "enhanced with barred lists"


def read_cqc_id(text: str) -> str:
    """A location or provider id of the Care Quality Commission, such as 1-1234567890."""
    if re.fullmatch(r"1-[0-9]{6,12}", text):
        return text
    raise Misreading(
        "cqc-id-not-understood",
        f"“{text}” is not a Care Quality Commission id",
        expected="1, a hyphen and the numbers, such as 1-1234567890",
        fix="copy it from the address of the page on cqc.org.uk",
    )


CqcId = Annotated[str, Read(read_cqc_id, {"type": "string", "pattern": "1-[0-9]{6,12}"})]


class Seen(Record):
    """Somebody looked at the paper: their role, and the day. Both absent: told, not seen."""

    seen_by: Annotated[
        str,
        Line(60),
        Ask("Seen by", "Who looked at the paper; a role, not a name.", "Council contracts officer"),
    ] = ""
    seen_on: Annotated[
        Day | None, Ask("Seen on", "The day on which they looked at it.", "2026-04-14")
    ] = None


class DbsCheck(Seen):
    """A Disclosure and Barring Service check. It has an issue day and no expiry."""

    level: Annotated[
        DbsLevel, choice(DbsLevel), Ask("Level", "The level of the check.", "enhanced")
    ]
    issued: Annotated[
        Day, Ask("Issued", "The day on the certificate; never write its number.", "2026-03-01")
    ]


class LiabilityCover(Seen):
    cover: Annotated[str, Line(40), Ask("Cover", "The most that the insurance pays.", "£5 million")]
    expires: Annotated[Day, Ask("Ends on", "The last day of the insurance.", "2027-03-31")]


class DatedCheck(Seen):
    """Training or references: held since `issued`, until `expires` where it ends."""

    issued: Annotated[Day, Ask("Since", "The day from which it holds.", "2026-05-19")]
    expires: Annotated[Day | None, Ask("Ends on", "The last day, where it ends.", "2029-05-18")] = (
        None
    )
    note: Annotated[
        str, Line(100), Ask("Note", "A few words on who has it.", "All staff and volunteers")
    ] = ""


class FoodHygiene(Seen):
    """`rating` from 0 to 5, and the day of the inspection."""

    rating: Annotated[
        str, Line(40), Ask("Rating", "The rating that hangs on the door, from 0 to 5.", "5")
    ]
    inspected: Annotated[Day, Ask("Inspected", "The day of the inspection.", "2026-02-17")]


class Checks(Record):
    dbs: Annotated[
        DbsCheck | None,
        Ask(
            "DBS check",
            "A Disclosure and Barring Service check of the people in charge.",
            "{level: enhanced, issued: 2026-03-01}",
        ),
    ] = None
    public_liability: Annotated[
        LiabilityCover | None,
        Ask(
            "Public liability insurance",
            "What the insurance covers and when it ends.",
            "{cover: £5 million, expires: 2027-03-31}",
        ),
    ] = None
    safeguarding_training: Annotated[
        DatedCheck | None,
        Ask(
            "Safeguarding training",
            "Training in keeping people safe.",
            "{issued: 2026-05-19, expires: 2029-05-18}",
        ),
    ] = None
    first_aid: Annotated[
        DatedCheck | None,
        Ask("First aid", "Training in first aid.", "{issued: 2025-09-11, expires: 2028-09-10}"),
    ] = None
    food_hygiene: Annotated[
        FoodHygiene | None,
        Ask("Food hygiene", "The food hygiene rating.", "{rating: 5, inspected: 2026-02-17}"),
    ] = None
    references: Annotated[
        DatedCheck | None,
        Ask("References", "The day on which references were taken up.", "{issued: 2026-01-20}"),
    ] = None


class Assurance(Record):
    """`cqc_not_needed` gives the reason why no registration is needed."""

    cqc_location: Annotated[
        CqcId | None,
        Ask("CQC location", "The location's id at the Care Quality Commission.", "1-1234567890"),
    ] = None
    cqc_provider: Annotated[
        CqcId | None,
        Ask("CQC provider", "The provider's id at the Care Quality Commission.", "1-1234567890"),
    ] = None
    cqc_not_needed: Annotated[
        str,
        Line(200),
        Ask(
            "Why no CQC registration",
            "The reason why none is needed.",
            "Nobody here gives personal care.",
        ),
    ] = ""
    checks: Annotated[
        Checks,
        Ask(
            "Checks",
            "What has been checked, and when.",
            "{dbs: {level: enhanced, issued: 2026-03-01}}",
        ),
    ] = Checks()
    quality_marks: Annotated[
        tuple[QualityMark, ...],
        Ask(
            "Quality marks", "Awards and marks that somebody else has given.", "[Dementia Friendly]"
        ),
    ] = ()


class Safeguarding(Record):
    """Whom to tell a worry to, by role, and where the policy stands."""

    role: Annotated[str, Line(80), Ask("Role", "Whom to tell, by role.", "Safeguarding lead")]
    policy: Annotated[
        WebAddress | None,
        Ask(
            "Policy",
            "The web address of the safeguarding policy.",
            "https://growers.example.org/safe",
        ),
    ] = None
