"""Entries that came from other lists: what they leave out and what is too long, as advice."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from fingerpost.diagnostics import Diagnostic, Severity
from fingerpost.directory import Directory
from fingerpost.model.activity import Activity
from fingerpost.model.fields import Line, Prose
from fingerpost.model.provider import Provider
from fingerpost.model.record import Record
from fingerpost.source.construct import Sourced
from fingerpost.source.shape import Path

# The fields of an activity that an entry of one's own would have to tell, and `funding`.
_ASKED = ("categories", "when", "where", "funding")


def imported_facts_missing(directory: Directory) -> Iterator[Diagnostic]:
    """An imported entry tells as much as one that was written here."""
    for provider in directory.providers:
        if not provider.record.is_imported:
            continue
        missing = list(_missing(provider))
        if missing:
            yield Diagnostic(
                "imported-facts-missing",
                f"this entry was imported and does not tell: {', '.join(missing)}",
                provider.file,
                provider.span("name"),
                severity=Severity.ADVICE,
                expected="what people need before they come; pages say “not told” until then",
                fix="ask the provider and add it, or leave it out until somebody knows",
            )


def imported_text_too_long(directory: Directory) -> Iterator[Diagnostic]:
    """An imported text is as short as one that was written here."""
    for provider in directory.providers:
        if not provider.record.is_imported:
            continue
        yield from _too_long(provider, (), provider.record, _ROOM_OF_PROVIDER)
        for number, activity in enumerate(provider.record.activities):
            yield from _too_long(provider, ("activities", number), activity, _ROOM_OF_ACTIVITY)


def _missing(provider: Sourced[Provider]) -> Iterator[str]:
    entry = provider.record
    if entry.reviewed is None and not provider.tells("reviewed"):
        yield "reviewed"
    reachable = (entry.contact, *(activity.contact for activity in entry.activities))
    if not any(contact and contact.is_reachable for contact in reachable):
        yield "contact"
    if not entry.activities:
        yield "activities"
    for name in _ASKED:
        if any(_leaves_out(provider, number, name) for number in range(len(entry.activities))):
            yield name


def _leaves_out(provider: Sourced[Provider], number: int, name: str) -> bool:
    activity = provider.record.activities[number]
    if name == "funding" and any(cost.is_free_for_everyone for cost in activity.cost):
        return False
    return not getattr(activity, name) and not provider.tells("activities", number, name)


def _too_long(
    provider: Sourced[Provider], path: Path, record: Record, room: Mapping[str, int]
) -> Iterator[Diagnostic]:
    for name, most in room.items():
        text = getattr(record, name)
        if len(text) > most:
            yield Diagnostic(
                "imported-text-too-long",
                f"`{name}` has {len(text)} characters; there is room for {most}",
                provider.file,
                provider.span(*path, name),
                severity=Severity.ADVICE,
                expected=f"at most {most} characters, the most useful first",
                fix="say it shorter; cards show the first lines only",
            )


def _room_of(record: type[Record]) -> Mapping[str, int]:
    """How many characters each field that is one text has room for."""
    return MappingProxyType(
        {
            name: limit.most
            for name, field in record.model_fields.items()
            for limit in field.metadata
            if isinstance(limit, Line | Prose) and field.annotation is str
        }
    )


_ROOM_OF_PROVIDER = _room_of(Provider)
_ROOM_OF_ACTIVITY = _room_of(Activity)
