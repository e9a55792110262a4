"""The accessibility statement: no more than is true, and true again every year."""

from collections.abc import Iterator

from fingerpost.diagnostics import Diagnostic, Severity
from fingerpost.directory import Directory
from fingerpost.model.days import month_in_words, months_between
from fingerpost.model.editorial import Compliance

_MONTHS = 12


def statement_overclaims(directory: Directory) -> Iterator[Diagnostic]:
    """The accessibility statement says "fully compliant" only when a test found nothing."""
    settings, statement = directory.records.settings, directory.settings.statement
    if statement.compliance is not Compliance.FULL:
        return
    reasons = (
        ("nothing tells that it was tested", statement.tested is None),
        ("nothing tells how many faults the test found", statement.findings is None),
        ("the test found faults", bool(statement.findings)),
        ("it lists known problems", bool(statement.known_problems)),
    )
    found = [reason for reason, holds in reasons if holds]
    if found:
        yield Diagnostic(
            "statement-overclaims",
            f"the statement says “{statement.compliance}”, but {' and '.join(found)}",
            settings.file,
            settings.span("statement", "compliance"),
            expected="fully compliant only after a test that found nothing: the law asks for truth",
            fix=f"write `{Compliance.PARTIAL}`, or `{Compliance.NONE}`",
            replacement=str(Compliance.PARTIAL),
        )


def statement_is_old(directory: Directory) -> Iterator[Diagnostic]:
    """The accessibility statement is looked at again within a year."""
    settings, reviewed = directory.records.settings, directory.settings.statement.reviewed
    if months_between(reviewed, directory.day) >= _MONTHS:
        yield Diagnostic(
            "statement-is-old",
            f"nobody has looked at the statement since {month_in_words(reviewed)}",
            settings.file,
            settings.span("statement", "reviewed"),
            severity=Severity.ADVICE,
            expected="a review every year, because the law asks for one",
            fix="test the site again, correct the statement and write the day into `reviewed`",
        )
