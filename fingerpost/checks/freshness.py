"""What passes with time: reviews, pauses, notices, free places and dates that are over.

Nothing here is an error because a day has passed.
"""

from collections.abc import Iterator
from datetime import date

from fingerpost.diagnostics import Diagnostic, Severity, Span
from fingerpost.directory import Directory
from fingerpost.listing import Listing
from fingerpost.model.assurance import Checks
from fingerpost.model.contact import Consent
from fingerpost.model.days import day_in_words, month_in_words, months_between
from fingerpost.model.editorial import Ages
from fingerpost.model.notices import PLACES_LAST_DAYS, Notice, Places, State, StatusFields
from fingerpost.model.provider import Provider
from fingerpost.source.construct import Sourced
from fingerpost.source.shape import Path


def review_is_due(directory: Directory) -> Iterator[Diagnostic]:
    """Somebody confirms the facts of an entry within the months that the settings tell."""
    ages = directory.settings.ages
    for provider in directory.providers:
        reviewed, status = provider.record.reviewed, provider.record.status
        closed = status is not None and status.state is State.CLOSED
        if reviewed is None or closed:
            continue
        months = months_between(reviewed, directory.day)
        if months >= ages.advice:
            yield _advice(
                "review-is-due",
                f"nobody has confirmed these facts since {month_in_words(reviewed)}: "
                f"that is {months} months",
                provider,
                provider.span("reviewed"),
                expected=_step(months, ages),
                fix=f"ask the provider what has changed; then write `reviewed: {directory.day}`",
            )


def status_paused(directory: Directory) -> Iterator[Diagnostic]:
    """What is paused is open again on the day that it tells."""
    for provider, path, status in _statuses(directory):
        if status.state is not State.PAUSED:
            continue
        if status.until is None:
            message = "this is paused, and nothing tells until when"
            fix = "ask, and add the day, as in `status: paused until 2027-01-10`"
        elif status.until <= directory.day:
            message = f"the pause ended on {day_in_words(status.until)}"
            fix = "ask whether it is open again, and take `status` out when it is"
        else:
            message = f"this is paused until {day_in_words(status.until)}"
            fix = "nothing to do now; look again on that day"
        yield _advice(
            "status-paused",
            message,
            provider,
            provider.span(*path),
            expected="a day on which it opens again, so that nobody waits for nothing",
            fix=fix,
        )


def until_without_pause(directory: Directory) -> Iterator[Diagnostic]:
    """Only a pause has a last day: what is open or closed has no `until`."""
    for provider, path, status in _statuses(directory):
        if status.until is not None and status.state is not State.PAUSED:
            yield Diagnostic(
                "until-without-pause",
                f"this is {status.state}, and `until` belongs to a pause",
                provider.file,
                provider.span(*path, "until"),
                expected="`until` only beside `state: paused`",
                fix=f"write `status: paused until {status.until}`, or take `until` out",
            )


def finished_pop_up(directory: Directory) -> Iterator[Diagnostic]:
    """What is over is off the lists: its page stays and says so."""
    for listing in directory.listings:
        if listing.has_ended and not listing.is_closed:
            path: Path = ("activities", listing.number, "when")
            last = "its last day has passed" if listing.is_pop_up else "its last session has passed"
            yield _advice(
                "finished-pop-up",
                f"this has finished: {last}",
                listing.provider,
                listing.provider.span(*path),
                expected="days to come; the page stays and says that it has finished",
                fix="write the next days into `when`, or leave it as it is",
            )


def notice_is_over(directory: Directory) -> Iterator[Diagnostic]:
    """A notice is shown up to its last day and then taken out."""
    for provider, path, notice in _notices(directory):
        if notice.until < directory.day:
            yield _advice(
                "notice-is-over",
                f"this notice ended on {day_in_words(notice.until)} and is no longer shown",
                provider,
                provider.span(*path, "until"),
                expected="a day to come",
                fix="take the notice out, or write a new one",
            )


def capacity_lapsed(directory: Directory) -> Iterator[Diagnostic]:
    """How many places are free is told again within 60 days."""
    for provider, path, places in _places(directory):
        age = (directory.day - places.as_of).days
        if age > PLACES_LAST_DAYS:
            yield _advice(
                "capacity-lapsed",
                f"the free places were counted {age} days ago, so they are not shown",
                provider,
                provider.span(*path, "as_of"),
                expected=f"a count of the last {PLACES_LAST_DAYS} days",
                fix="ask how many places are free now, and write the day into `as_of`",
            )


def day_to_come(directory: Directory) -> Iterator[Diagnostic]:
    """What was looked at, issued or agreed has a day that has come."""
    for provider in directory.providers:
        for path, day in _days_past(provider.record):
            if day > directory.day:
                yield _advice(
                    "day-to-come",
                    f"{day_in_words(day)} has not come yet",
                    provider,
                    provider.span(*path),
                    expected="the day on which it was done",
                    fix="look at the year first, then at month and day",
                )


def _days_past(entry: Provider) -> Iterator[tuple[Path, date]]:
    """The days that tell when something was done, by where they stand."""
    told: list[tuple[Path, date | None]] = [(("reviewed",), entry.reviewed)]
    told += [(("consent", item), getattr(entry.consent, item)) for item in Consent.model_fields]
    for name in Checks.model_fields:
        check = getattr(entry.assurance.checks, name)
        for field in ("issued", "inspected", "seen_on"):
            told.append((("assurance", "checks", name, field), getattr(check, field, None)))
    for number, activity in enumerate(entry.activities):
        day = activity.places.as_of if activity.places else None
        told.append((("activities", number, "places", "as_of"), day))
    return ((path, day) for path, day in told if day is not None)


def _step(months: int, ages: Ages) -> str:
    """What the site does with an entry of this age, and what comes next."""
    if months >= ages.hidden:
        return f"a review within {ages.unchecked} months; this entry is off the lists now"
    if months >= ages.may_have_closed:
        return f"a review; pages say that it may have closed, lists drop it at {ages.hidden} months"
    if months >= ages.unchecked:
        return "a review; the page says since when nobody has checked it, and it comes last"
    return f"a review every year: at {ages.unchecked} months the page says that nobody has checked"


def _statuses(
    directory: Directory,
) -> Iterator[tuple[Sourced[Provider], Path, StatusFields]]:
    for provider in directory.providers:
        if provider.record.status is not None:
            yield provider, ("status",), provider.record.status
    for listing in directory.listings:
        if listing.activity.status is not None:
            yield listing.provider, _of(listing, "status"), listing.activity.status


def _notices(directory: Directory) -> Iterator[tuple[Sourced[Provider], Path, Notice]]:
    for provider in directory.providers:
        if provider.record.notice is not None:
            yield provider, ("notice",), provider.record.notice
    for listing in directory.listings:
        if listing.activity.notice is not None:
            yield listing.provider, _of(listing, "notice"), listing.activity.notice


def _places(directory: Directory) -> Iterator[tuple[Sourced[Provider], Path, Places]]:
    for provider in directory.providers:
        specialist = provider.record.specialist
        if specialist is not None and specialist.capacity is not None:
            yield provider, ("specialist", "capacity"), specialist.capacity
    for listing in directory.listings:
        if listing.activity.places is not None:
            yield listing.provider, _of(listing, "places"), listing.activity.places


def _of(listing: Listing, field: str) -> Path:
    return ("activities", listing.number, field)


def _advice(
    code: str, message: str, provider: Sourced[Provider], span: Span, *, expected: str, fix: str
) -> Diagnostic:
    return Diagnostic(
        code,
        message,
        provider.file,
        span,
        severity=Severity.ADVICE,
        expected=expected,
        fix=fix,
    )
