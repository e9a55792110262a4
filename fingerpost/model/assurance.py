"""What has been checked, by whom and until when. A fact told, never a stamp of approval."""

import re
from enum import StrEnum
from typing import Annotated

from fingerpost.diagnostics import Misreading
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

    seen_by: Annotated[str, Line(60)] = ""
    seen_on: Day | None = None


class DbsCheck(Seen):
    """A Disclosure and Barring Service check. It has an issue day and no expiry."""

    level: Annotated[DbsLevel, choice(DbsLevel)]
    issued: Day


class LiabilityCover(Seen):
    cover: Annotated[str, Line(40)]
    expires: Day


class DatedCheck(Seen):
    """Training or references: held since `issued`, until `expires` where it ends."""

    issued: Day
    expires: Day | None = None
    note: Annotated[str, Line(100)] = ""


class FoodHygiene(Seen):
    """`rating` from 0 to 5, and the day of the inspection."""

    rating: Annotated[str, Line(40)]
    inspected: Day


class Checks(Record):
    dbs: DbsCheck | None = None
    public_liability: LiabilityCover | None = None
    safeguarding_training: DatedCheck | None = None
    first_aid: DatedCheck | None = None
    food_hygiene: FoodHygiene | None = None
    references: DatedCheck | None = None


class Assurance(Record):
    """`cqc_not_needed` gives the reason why no registration is needed."""

    cqc_location: CqcId | None = None
    cqc_provider: CqcId | None = None
    cqc_not_needed: Annotated[str, Line(200)] = ""
    checks: Checks = Checks()
    quality_marks: tuple[QualityMark, ...] = ()

    @property
    def tells_cqc(self) -> bool:
        return bool(self.cqc_location or self.cqc_provider or self.cqc_not_needed)


class Safeguarding(Record):
    """Whom to tell a worry to, by role, and where the policy stands."""

    role: Annotated[str, Line(80)]
    policy: WebAddress | None = None
