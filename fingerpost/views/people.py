"""Whom to ring, and who answers for it."""

from collections.abc import Mapping
from dataclasses import dataclass

from fingerpost import addresses
from fingerpost.model.contact import Contact, ContactWay, Organisation
from fingerpost.views.words import Link, joined

_LONGEST_SHOWN = 60
_BY: Mapping[ContactWay, str] = {
    ContactWay.PHONE: "by phone",
    ContactWay.TEXT: "by text",
    ContactWay.EMAIL: "by e-mail",
    ContactWay.WEBSITE: "through the website",
    ContactWay.IN_PERSON: "in person",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactView:
    """How to reach somebody. A link's text is what is read, its href what is dialled or opened.

    `text` is a number for text messages; no link, since one would ring it.
    """

    name: str
    role: str
    phone: Link | None
    text: str
    email: Link | None
    website: Link | None
    prefers: str
    hours: str


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """`lines` say in words what kind of body it is and its numbers."""

    name: str
    lines: tuple[str, ...]
    website: Link | None


def contact_view(contact: Contact) -> ContactView:
    return ContactView(
        name=contact.name,
        role=contact.role,
        phone=Link(contact.phone, addresses.tel(contact.phone)) if contact.phone else None,
        text=contact.text or "",
        email=Link(contact.email, addresses.mailto(contact.email)) if contact.email else None,
        website=web_link(contact.website),
        prefers=joined([_BY[way] for way in contact.prefers], "or"),
        hours=contact.hours,
    )


def web_link(address: str | None) -> Link | None:
    """An outside address, shown as what it is so that nobody is led astray."""
    if not address:
        return None
    shown = address.removeprefix("https://").removeprefix("www.").rstrip("/")
    return Link(shown if len(shown) <= _LONGEST_SHOWN else shown.partition("/")[0], address)


def organisation_view(organisation: Organisation) -> OrganisationView:
    form = str(organisation.legal_form or "")
    lines = (
        form[:1].upper() + form[1:],
        f"Charity number {organisation.charity_number}" if organisation.charity_number else "",
        f"Company number {organisation.company_number}" if organisation.company_number else "",
        f"Part of {organisation.part_of}" if organisation.part_of else "",
    )
    return OrganisationView(
        organisation.name, tuple(filter(None, lines)), web_link(organisation.website)
    )
