"""How to tell that something is wrong or missing: a message that is ready, a number, a postcard."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from fingerpost import addresses
from fingerpost.directory import Directory
from fingerpost.listing import Listing
from fingerpost.model.contact import Contact
from fingerpost.model.provider import Provider
from fingerpost.source.construct import Sourced
from fingerpost.views.hub import front_door
from fingerpost.views.words import Link, joined, venue_lines

_US = "us"
_MOST_NAMES = 8  # a longer list is no help in an e-mail, and some programs cut a long address off
_NO_NAME = "You need not tell us your name."
_WRONG = ("What is wrong:", "What is right:", "How do you know:")
_MISSING = (
    "What is missing:",
    "Where it happens:",
    "When it happens:",
    "How people can reach them (only what may be public):",
    "How do you know:",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Who takes what people tell. `mail` opens a message, `phone` rings; None: no such way is told.

    `mail_to` and `phone_to` name who answers: "us", or a hub where the directory has no such way.
    """

    mail: Link | None
    mail_to: str
    phone: Link | None
    phone_to: str
    hours: str

    @property
    def is_there(self) -> bool:
        return self.mail is not None or self.phone is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackView:
    """What stands on a listing's page. `theirs` rings those who run it: they know of today."""

    name: str
    theirs: Link | None
    desk: Desk


@dataclass(frozen=True, slots=True)
class Postcard:
    """A card to print. `about` heads it, `asks` stand before its lines to write on."""

    about: str
    asks: tuple[str, ...]


_CARDS = (
    Postcard("This is wrong", ("Which activity:", *_WRONG)),
    Postcard("This is missing", ("What:", "Where:", "When:", "How people can reach them:")),
)


@dataclass(frozen=True, slots=True)
class HandIn:
    """A hub that takes a card in at its front door; `where` is its address in one line."""

    name: str
    href: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TellUsView:
    """`post_to` are the lines of the envelope; empty when the directory takes no post. No `cards`:
    there is nowhere to send one."""

    introduction: Markup
    wrong: Desk
    missing: Desk
    post_to: tuple[str, ...]
    hand_in: tuple[HandIn, ...]
    cards: tuple[Postcard, ...]


def feedback_of(
    provider: Sourced[Provider], listings: Sequence[Listing], directory: Directory
) -> FeedbackView:
    phone = phone_of(provider.record, listings)
    return FeedbackView(
        name=provider.record.name,
        theirs=Link(phone, addresses.tel(phone)) if phone else None,
        desk=desk_for(
            f"Something is wrong: {provider.record.name}",
            wrong_lines(provider, listings, directory),
            hubs_of(listings),
            directory,
        ),
    )


def phone_of(record: Provider, listings: Sequence[Listing]) -> str | None:
    """Who answers today: nobody does where all is closed or past."""
    going_on = [each for each in listings if not (each.is_closed or each.has_ended)]
    if listings and not going_on:
        return None
    contacts = (record.contact, *(listing.contact for listing in going_on))
    return next((each.phone for each in contacts if each.phone), None)


def hubs_of(listings: Sequence[Listing]) -> tuple[Sourced[Provider], ...]:
    """The hubs that know a listing, the one it is connected to first."""
    found = [listing.hub for listing in listings if listing.hub is not None]
    return (*found, *(hub for listing in listings for hub in listing.local_hubs))


def wrong_lines(
    provider: Sourced[Provider], listings: Sequence[Listing], directory: Directory
) -> tuple[str, ...]:
    """The body of the message: what it is about, then what the reader fills in."""
    root = directory.settings.address.rstrip("/")
    names = tuple(dict.fromkeys(listing.name for listing in listings))
    shown = joined(names, "or") if len(names) <= _MOST_NAMES else ""
    activity = "Activity" if len(names) == 1 else "Which activity"
    return (
        f"This is about: {provider.record.name}",
        f"Page: {root}{addresses.provider(provider.id)}",
        *((f"{activity}: {shown}",) if names else ()),
        "",
        *to_fill_in(_WRONG),
    )


def to_fill_in(asks: Sequence[str]) -> tuple[str, ...]:
    """Each question with room below it."""
    return (*(line for ask in asks for line in (ask, "", "")), _NO_NAME)


def desk_for(
    subject: str,
    lines: Sequence[str],
    hubs: Sequence[Sourced[Provider]],
    directory: Directory,
) -> Desk:
    """The directory's own ways, and those of the first hub that has one where it has none."""
    known = [(_US, directory.settings.contact)]
    known += [(hub.record.name, contact) for hub in hubs for contact in contacts_of(hub)]
    mail_to, email = next(((who, each.email) for who, each in known if each.email), ("", None))
    phone_to, ringing = next(((who, each) for who, each in known if each.phone), ("", Contact()))
    phone = ringing.phone
    return Desk(
        mail=Link(email, addresses.ready_mail(email, subject, lines)) if email else None,
        mail_to=mail_to,
        phone=Link(phone, addresses.tel(phone)) if phone else None,
        phone_to=phone_to,
        hours=ringing.hours,
    )


def contacts_of(hub: Sourced[Provider]) -> tuple[Contact, ...]:
    """A hub's line for questions before its ordinary one."""
    details = hub.record.hub_details
    enquiries = (details.enquiries,) if details and details.enquiries else ()
    return (*enquiries, hub.record.contact)


def tell_us_view(directory: Directory, introduction: Markup) -> TellUsView:
    hubs = tuple(main_hubs(directory))
    which = ("Which activity or page:", "", "", *to_fill_in(_WRONG))
    post_to = directory.settings.postal_address
    doors = tuple(hand_ins(directory))
    return TellUsView(
        introduction=introduction,
        wrong=desk_for("Something is wrong", which, hubs, directory),
        missing=desk_for("Something is missing", to_fill_in(_MISSING), hubs, directory),
        post_to=post_to,
        hand_in=doors,
        cards=_CARDS if post_to or doors else (),
    )


def main_hubs(directory: Directory) -> Iterator[Sourced[Provider]]:
    """Each main hub once, in the order of the localities."""
    hubs = {
        hub.id: hub for each in directory.localities for hub in directory.main_hubs.get(each.id, ())
    }
    yield from hubs.values()


def hand_ins(directory: Directory) -> Iterator[HandIn]:
    """The main hubs whose front door is told."""
    for hub in main_hubs(directory):
        details = hub.record.hub_details
        door = front_door(details, directory) if details else None
        if door is not None and (lines := venue_lines(door)):
            # The hub's own name stands before it.
            where = ", ".join(line for line in lines if line != hub.record.name)
            yield HandIn(hub.record.name, addresses.provider(hub.id), where)
