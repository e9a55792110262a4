"""A provider's page: what, when next, where, getting in, cost, who for, joining, whom to ring."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from fingerpost import addresses
from fingerpost.directory import Directory
from fingerpost.joining import freshness_of
from fingerpost.listing import Listing
from fingerpost.model.days import day_in_words
from fingerpost.model.easy_read import EasyRead
from fingerpost.model.fields import YesNo
from fingerpost.model.provider import Kind, Provider
from fingerpost.model.venue import Photo, Show
from fingerpost.source.construct import Sourced
from fingerpost.views.assurance import AssuranceView, assurance_of
from fingerpost.views.feedback import FeedbackView, feedback_of
from fingerpost.views.hub import HubView, SpecialistView, hub_of, specialist_of
from fingerpost.views.nearby import FellowSpokes, Nearby, fellow_spokes, nearby_by_anchor
from fingerpost.views.people import ContactView, OrganisationView, contact_view, organisation_view
from fingerpost.views.section import Section, notice_words, sections_of
from fingerpost.views.told import labels
from fingerpost.views.words import Link, freshness_words, rich_text, state_notes, status_notes


@dataclass(frozen=True, slots=True)
class PhotoView:
    """`width` and `height` in pixels; 0 when the file does not tell."""

    src: str
    alt: str
    credit: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class EasyReadSentence:
    """`picture` names an icon that may not be there, or is empty."""

    say: str
    picture: str


@dataclass(frozen=True, slots=True)
class EasyReadView:
    """`heading` says Easy Read only when people have checked it; `checked` by whom and when."""

    heading: str
    lines: tuple[EasyReadSentence, ...]
    checked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderView:
    """`kinds` are the labels of its spoke types; `sections` one an activity, and
    `nearby` by their anchors what is like it elsewhere."""

    id: str
    name: str
    also_known_as: tuple[str, ...]
    is_hub: bool
    kinds: tuple[str, ...]
    summary: str
    description: Markup
    what_happens: str
    notes: tuple[str, ...]
    notices: tuple[str, ...]
    sections: tuple[Section, ...]
    nearby: Mapping[str, Nearby | None]
    contact: ContactView | None
    organisation: OrganisationView | None
    connected_hubs: tuple[Link, ...]
    fellow_spokes: tuple[FellowSpokes, ...]
    local_hubs: tuple[Link, ...]
    localities: tuple[Link, ...]
    easy_read: EasyReadView | None
    photos: tuple[PhotoView, ...]
    assurance: AssuranceView
    hub: HubView | None
    specialist: SpecialistView | None
    reviewed: str
    sources: tuple[str, ...]
    licence: str
    feedback: FeedbackView


def provider_view(provider: Sourced[Provider], directory: Directory) -> ProviderView:
    record = provider.record
    listings = directory.listings_by_provider.get(provider.id, ())
    hubs = connected_hubs(provider, listings, directory)
    return ProviderView(
        id=provider.id,
        name=record.name,
        also_known_as=record.also_known_as,
        is_hub=record.kind is Kind.HUB,
        kinds=labels(directory, "spoke-types", record.spoke_type),
        summary=record.summary,
        description=rich_text(record.description),
        what_happens=record.what_happens,
        notes=notes_of(provider.record, listings, directory),
        notices=notice_words((record.notice,) if record.notice else (), directory),
        sections=sections_of(listings, directory),
        nearby=nearby_by_anchor(listings, directory),
        contact=contact_view(record.contact) if record.contact.is_reachable else None,
        organisation=organisation_view(record.organisation) if record.organisation else None,
        connected_hubs=hubs,
        fellow_spokes=tuple(fellow_spokes(provider, hubs, directory)),
        local_hubs=() if hubs or record.kind is Kind.HUB else local_hubs(listings),
        localities=localities_of(listings),
        easy_read=easy_read_view(record.easy_read) if record.easy_read else None,
        photos=photos_of(record, listings, directory),
        assurance=assurance_of(record, directory),
        hub=hub_of(provider, directory),
        specialist=specialist_of(record.specialist, directory),
        reviewed=reviewed_words(record),
        sources=tuple(f"{source.name}, {source.id}" for source in record.sources),
        licence=record.licence,
        feedback=feedback_of(provider, listings, directory),
    )


def notes_of(
    record: Provider, listings: tuple[Listing, ...], directory: Directory
) -> tuple[str, ...]:
    """What counts for all of it: each activity tells what counts for it alone."""
    if not listings:
        freshness = freshness_of(record.reviewed, directory.day, directory.settings.ages)
        state = status_notes(record.status, directory.day)
        return (*state, *freshness_words(record.reviewed, freshness))
    told = [state_notes(listing, directory.day) for listing in listings]
    return tuple(note for note in told[0] if all(note in notes for notes in told))


def connected_hubs(
    provider: Sourced[Provider], listings: tuple[Listing, ...], directory: Directory
) -> tuple[Link, ...]:
    """The hubs that it says it is connected to, as a whole first and then for an activity."""
    whole = directory.provider_by_id.get(provider.record.hub or "")
    hubs = {hub.id: hub for hub in (whole, *(each.hub for each in listings)) if hub is not None}
    hubs.pop(provider.id, None)
    return tuple(Link(hub.record.name, addresses.provider(hub.id)) for hub in hubs.values())


def local_hubs(listings: tuple[Listing, ...]) -> tuple[Link, ...]:
    """The main hubs of its localities, each once: never a claim that it is connected to them."""
    hubs = {hub.id: hub for listing in listings for hub in listing.local_hubs}
    return tuple(Link(hub.record.name, addresses.provider(hub.id)) for hub in hubs.values())


def localities_of(listings: tuple[Listing, ...]) -> tuple[Link, ...]:
    found = {each.id: each for listing in listings for each in listing.situation.localities}
    return tuple(Link(each.record.name, addresses.locality(each.id)) for each in found.values())


def easy_read_view(easy_read: EasyRead) -> EasyReadView:
    checked = ""
    if easy_read.checked_by and easy_read.checked_on:
        checked = f"Checked by {easy_read.checked_by} on {day_in_words(easy_read.checked_on)}"
    heading = "Easy Read" if checked else "Easier to read"
    lines = tuple(EasyReadSentence(line.say, line.picture) for line in easy_read.lines)
    return EasyReadView(heading, lines, checked)


def photos_of(
    record: Provider, listings: tuple[Listing, ...], directory: Directory
) -> tuple[PhotoView, ...]:
    """The provider's pictures and its venues'; none of a place whose address is not shown."""
    hidden = any(
        listing.situation.venue is not None and listing.situation.venue.show is Show.AREA_ONLY
        for listing in listings
    )
    own = () if hidden else record.photos
    of_venues = (
        photo
        for listing in listings
        if listing.is_address_shown and listing.situation.venue is not None
        for photo in listing.situation.venue.photos
    )
    unique = {photo.file: photo for photo in (*own, *of_venues)}
    return tuple(
        photo_view(photo, directory) for photo in unique.values() if may_be_shown(photo, record)
    )


def photo_view(photo: Photo, directory: Directory) -> PhotoView:
    image = directory.image_by_name.get(photo.file)
    width, height = image.size if image is not None else (0, 0)
    return PhotoView(addresses.image(photo.file), photo.alt, photo.credit, width, height)


def shown_pictures(directory: Directory) -> frozenset[str]:
    """The addresses of all pictures that some page shows; no other may be published."""
    return frozenset(
        photo.src
        for provider in directory.providers
        for photo in photos_of(
            provider.record, directory.listings_by_provider.get(provider.id, ()), directory
        )
    )


def may_be_shown(photo: Photo, record: Provider) -> bool:
    return photo.shows_people is not YesNo.YES or record.consent.photos is not None


def reviewed_words(record: Provider) -> str:
    if record.reviewed is None:
        return "Nobody has told us when these facts were last checked."
    by = f" by {record.reviewed_by}" if record.reviewed_by else ""
    return f"Last checked on {day_in_words(record.reviewed)}{by}."
