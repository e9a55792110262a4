"""People behind an entry: a way to reach them, and nothing personal without their consent."""

from collections.abc import Iterator
from typing import NamedTuple

from fingerpost.diagnostics import Diagnostic, Span
from fingerpost.directory import Directory
from fingerpost.model.contact import Contact, LegalForm
from fingerpost.model.fields import YesNo
from fingerpost.model.provider import Kind, Provider
from fingerpost.model.venue import Show, Venue
from fingerpost.model.vocabulary import Demand
from fingerpost.source.construct import Sourced
from fingerpost.source.nodes import Mapping
from fingerpost.source.shape import Path, find

# What a contact may hold without anybody being reached by it.
_NO_WAY = frozenset({"name", "role", "prefers", "hours"})


class _Personal(NamedTuple):
    """Something about a person. `consent` is the name of the field that would allow it."""

    consent: str
    what: str
    span: Span
    instead: str


def no_way_to_make_contact(directory: Directory) -> Iterator[Diagnostic]:
    """Everybody can be reached: by phone, text message, e-mail or a website."""
    for provider in directory.providers:
        entry = provider.record
        if entry.is_imported or _is_reached(provider, ("contact",), entry.contact):
            continue
        enquiries = entry.hub_details.enquiries if entry.hub_details else None
        if _is_reached(provider, ("hub_details", "enquiries"), enquiries):
            continue
        own = [
            _is_reached(provider, ("activities", number, "contact"), activity.contact)
            for number, activity in enumerate(entry.activities)
        ]
        if own and all(own):
            continue
        yield Diagnostic(
            "no-way-to-make-contact",
            "nobody can be reached about this",
            provider.file,
            provider.key_span("contact"),
            expected="at least one of phone, text, email and website in `contact`",
            fix="add a line such as `contact: {phone: 01632 960123}`",
        )


def consent_missing(directory: Directory) -> Iterator[Diagnostic]:
    """What belongs to a person is public only from the day on which that person agreed."""
    asking = {
        term.id
        for term in directory.vocabulary("spoke-types").terms
        if Demand.CONSENT in term.asks_for
    }
    for provider in directory.providers:
        for item in _personal_items(provider, asking):
            told = getattr(provider.record.consent, item.consent)
            if told is None and not provider.tells("consent", item.consent):
                yield _consent_missing(directory, provider, item)


def _consent_missing(
    directory: Directory, provider: Sourced[Provider], item: _Personal
) -> Diagnostic:
    day = f"{item.consent}: {directory.day.isoformat()}"
    line = f"`{day}` below `consent`" if provider.tells("consent") else f"`consent: {{{day}}}`"
    return Diagnostic(
        "consent-missing",
        f"{item.what} stands here, and nothing tells that the person agreed",
        provider.file,
        item.span,
        expected="the day on which the person agreed, because what is published spreads "
        "and cannot be taken back everywhere",
        fix=f"ask first, then add {line} with the day on which they said yes; or {item.instead}",
    )


def _personal_items(provider: Sourced[Provider], asking: set[str]) -> Iterator[_Personal]:
    belongs_to_a_person = _belongs_to_a_person(provider.record, asking)
    for path, contact in _contacts(provider.record):
        for field, number in (("phone", contact.phone), ("text", contact.text)):
            if number and number.replace("+44", "0").replace(" ", "").startswith("07"):
                span = provider.span(*path, field)
                yield _Personal("phone", "a mobile number", span, "give another number")
        if belongs_to_a_person and contact.name:
            span = provider.span(*path, "name")
            yield _Personal("name", "a person's name", span, "write a `role` instead of the name")
    for path, venue in _written_in(provider.record):
        if belongs_to_a_person and venue.address and venue.show is not Show.AREA_ONLY:
            span = provider.span(*path, "address")
            yield _Personal(
                "address", "the address of a person", span, "add `show: area only` to the place"
            )
        yield from _people_in_photos(provider, (*path, "photos"), venue)
    yield from _people_in_photos(provider, ("photos",), provider.record)


def _people_in_photos(
    provider: Sourced[Provider], path: Path, holder: Provider | Venue
) -> Iterator[_Personal]:
    for number, photo in enumerate(holder.photos):
        if photo.shows_people is YesNo.YES:
            span = provider.span(*path, number, "shows_people")
            yield _Personal("photos", "a picture of people", span, "choose one without people")


def _belongs_to_a_person(entry: Provider, asking: set[str]) -> bool:
    trader = entry.organisation and entry.organisation.legal_form is LegalForm.SOLE_TRADER
    small = entry.kind is Kind.SPOKE and any(kind in asking for kind in entry.spoke_type)
    return bool(trader or small)


def _contacts(entry: Provider) -> Iterator[tuple[Path, Contact]]:
    yield ("contact",), entry.contact
    if entry.hub_details and entry.hub_details.enquiries:
        yield ("hub_details", "enquiries"), entry.hub_details.enquiries
    for number, activity in enumerate(entry.activities):
        if activity.contact:
            yield ("activities", number, "contact"), activity.contact


def _written_in(entry: Provider) -> Iterator[tuple[Path, Venue]]:
    """The venues that are written inside an entry."""
    if entry.hub_details and isinstance(entry.hub_details.place, Venue):
        yield ("hub_details", "place"), entry.hub_details.place
    for number, activity in enumerate(entry.activities):
        if isinstance(activity.where, Venue):
            yield ("activities", number, "where"), activity.where


def _is_reached(provider: Sourced[Provider], path: Path, contact: Contact | None) -> bool:
    """Also true where a way is told that could not be read or is spelt wrongly: that was told."""
    if contact is not None and contact.is_reachable:
        return True
    found = find(provider.root, path)
    if not found.complete:
        return provider.tells(*path)
    return not isinstance(found.node, Mapping) or not set(found.node.names()) <= _NO_WAY
