"""Checks of the people who help, and registration of care."""

from collections.abc import Iterator
from typing import NamedTuple

from fingerpost.diagnostics import Diagnostic, Severity, Span
from fingerpost.directory import Directory
from fingerpost.model.assurance import Checks
from fingerpost.model.days import day_in_words
from fingerpost.model.provider import Provider
from fingerpost.model.vocabulary import Demand
from fingerpost.source.construct import Sourced


class _Asking(NamedTuple):
    """What asks for proof: in words, and where it stands."""

    what: str
    span: Span


def lapsed_check(directory: Directory) -> Iterator[Diagnostic]:
    """A check that ends is renewed before its last day: once lapsed, it is not shown."""
    for provider in directory.providers:
        checks = provider.record.assurance.checks
        for name in Checks.model_fields:
            expires = getattr(getattr(checks, name), "expires", None)
            if expires is not None and expires < directory.day:
                yield Diagnostic(
                    "lapsed-check",
                    f"`{name}` ended on {day_in_words(expires)} and is no longer shown",
                    provider.file,
                    provider.span("assurance", "checks", name, "expires"),
                    severity=Severity.ADVICE,
                    expected="a day to come",
                    fix="ask for the renewed one and write its days, or take the check out",
                )


def one_to_one_without_dated_checks(directory: Directory) -> Iterator[Diagnostic]:
    """Where one helper is alone with one person, the day of the helper's DBS check is told."""
    demanding = _terms_that_ask(directory, Demand.DATED_CHECKS)
    for provider in directory.providers:
        asking = _support(provider, demanding)
        if asking and not provider.tells("assurance", "checks", "dbs"):
            yield Diagnostic(
                "one-to-one-without-dated-checks",
                f"{asking.what}, and no DBS check is told with its day",
                provider.file,
                asking.span,
                severity=Severity.ADVICE,
                expected="the day on which the helper's DBS check was issued",
                fix="below `assurance` add `checks: {dbs: {level: enhanced, issued: 2026-03-01}}` "
                "with the level and the day that stand on the certificate, never its number",
            )


def care_without_cqc(directory: Directory) -> Iterator[Diagnostic]:
    """Personal care and specialist provision tell a CQC number, or why none is needed."""
    demanding = _terms_that_ask(directory, Demand.CQC_NUMBER_OR_REASON)
    for provider in directory.providers:
        specialist = provider.record.specialist is not None
        place = provider.key_span("specialist")
        asking = (
            _Asking("this is specialist provision", place)
            if specialist
            else _support(provider, demanding)
        )
        if asking and not _tells_cqc(provider):
            yield Diagnostic(
                "care-without-cqc",
                f"{asking.what}, and neither a CQC number nor a reason is told",
                provider.file,
                asking.span,
                severity=Severity.ADVICE,
                expected="the Care Quality Commission's number of the place or the provider, "
                "or why none is needed",
                fix="below `assurance` add `cqc_location: 1-1234567890` with its own number, "
                "or `cqc_not_needed: We do not give personal care.`",
            )


def _terms_that_ask(directory: Directory, demand: Demand) -> dict[str, str]:
    """Labels by the ids of the kinds of support that ask for something."""
    terms = directory.vocabulary("support").terms
    return {term.id: term.label for term in terms if demand in term.asks_for}


def _support(provider: Sourced[Provider], labels: dict[str, str]) -> _Asking | None:
    for number, activity in enumerate(provider.record.activities):
        for place, term in enumerate(activity.support):
            if term in labels:
                span = provider.span("activities", number, "support", place)
                return _Asking(f"the support here is “{labels[term]}”", span)
    return None


def _tells_cqc(provider: Sourced[Provider]) -> bool:
    names = ("cqc_location", "cqc_provider", "cqc_not_needed")
    return any(provider.tells("assurance", name) for name in names)
