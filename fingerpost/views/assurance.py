"""What has been checked: told or seen, by whom and until when; never "approved"."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fingerpost.directory import Directory
from fingerpost.model.assurance import Checks, DatedCheck, Seen
from fingerpost.model.days import day_in_words, month_in_words
from fingerpost.model.provider import Provider
from fingerpost.views.told import labels
from fingerpost.views.words import Link

_CQC = "https://www.cqc.org.uk/"


@dataclass(frozen=True, slots=True)
class CheckLine:
    """`seen` says who told or saw it, and when."""

    text: str
    seen: str


@dataclass(frozen=True, slots=True)
class AssuranceView:
    """Lapsed checks are not here at all: a line that is shown is true on the day of the build."""

    checks: tuple[CheckLine, ...]
    cqc: tuple[Link, ...]
    cqc_not_needed: str
    marks: tuple[str, ...]
    safeguarding: str
    safeguarding_policy: Link | None
    complaints: str
    isf: str

    @property
    def is_empty(self) -> bool:
        return not any(
            (self.checks, self.cqc, self.cqc_not_needed, self.marks, self.safeguarding, self.isf)
        )


def assurance_of(provider: Provider, directory: Directory) -> AssuranceView:
    assurance = provider.assurance
    ids = (("location", assurance.cqc_location), ("provider", assurance.cqc_provider))
    safeguarding = provider.safeguarding
    isf = provider.isf
    return AssuranceView(
        checks=tuple(check_lines(assurance.checks, provider.reviewed, directory.day)),
        cqc=tuple(
            Link(f"Care Quality Commission {kind} {id_}", f"{_CQC}{kind}/{id_}")
            for kind, id_ in ids
            if id_
        ),
        cqc_not_needed=assurance.cqc_not_needed,
        marks=labels(directory, "quality-marks", assurance.quality_marks),
        safeguarding=safeguarding.role if safeguarding else "",
        safeguarding_policy=(
            Link(f"Safeguarding policy of {provider.name}", safeguarding.policy)
            if safeguarding and safeguarding.policy
            else None
        ),
        complaints=provider.complaints,
        isf=(
            f"Accredited for Individual Service Funds by {isf.accredited_by}"
            f" since {day_in_words(isf.since)}" + (f". {isf.note}" if isf.note else "")
            if isf
            else ""
        ),
    )


def check_lines(checks: Checks, reviewed: date | None, day: date) -> Iterator[CheckLine]:
    if checks.dbs is not None:
        issued = month_in_words(checks.dbs.issued)
        text = f"DBS check, {checks.dbs.level}, issued {issued}"
        yield CheckLine(text, seen_words(checks.dbs, reviewed))
    liability = checks.public_liability
    if liability is not None and liability.expires >= day:
        until = day_in_words(liability.expires)
        text = f"Public liability insurance of {liability.cover} until {until}"
        yield CheckLine(text, seen_words(liability, reviewed))
    dated = (
        ("Safeguarding training", checks.safeguarding_training),
        ("First aid", checks.first_aid),
        ("References", checks.references),
    )
    for name, check in dated:
        if check is not None and not has_lapsed(check, day):
            until = f" until {day_in_words(check.expires)}" if check.expires else ""
            note = f" ({check.note})" if check.note else ""
            text = f"{name}{note}, {month_in_words(check.issued)}{until}"
            yield CheckLine(text, seen_words(check, reviewed))
    hygiene = checks.food_hygiene
    if hygiene is not None:
        text = (
            f"Food hygiene rating {hygiene.rating}, inspected {month_in_words(hygiene.inspected)}"
        )
        yield CheckLine(text, seen_words(hygiene, reviewed))


def has_lapsed(check: DatedCheck, day: date) -> bool:
    return check.expires is not None and check.expires < day


def seen_words(seen: Seen, reviewed: date | None) -> str:
    if seen.seen_by:
        on = f" on {day_in_words(seen.seen_on)}" if seen.seen_on else ""
        return f"seen by {seen.seen_by}{on}"
    return f"told to us by the provider on {day_in_words(reviewed)}" if reviewed else "told to us"
