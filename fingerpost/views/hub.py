"""What a hub's page adds, and what specialist provision tells."""

from collections.abc import Mapping
from dataclasses import dataclass

from fingerpost import addresses
from fingerpost.directory import Directory
from fingerpost.listing import alphabetical
from fingerpost.model.activity import Attending, Setting
from fingerpost.model.contact import Organisation
from fingerpost.model.fields import YesNo
from fingerpost.model.hub import HubDetails, Member, Specialist, Training
from fingerpost.model.provider import Provider
from fingerpost.model.venue import Venue
from fingerpost.model.vocabulary import folded
from fingerpost.source.construct import Sourced
from fingerpost.views.network import colour_by_hub
from fingerpost.views.people import ContactView, contact_view, web_link
from fingerpost.views.section import places_lines
from fingerpost.views.told import Told, access_lines, labels
from fingerpost.views.wheel import Spoke, Wheel, wheel_of
from fingerpost.views.words import Link, in_line, joined, venue_lines, when_in_full


@dataclass(frozen=True, slots=True)
class MemberView:
    """`link` None: the organisation has no entry here and no website."""

    name: str
    link: Link | None


@dataclass(frozen=True, slots=True)
class Promise:
    """Something the hub does: its name, how and when in its own words, and what it means.

    `says` is the promise in the easiest words.
    """

    name: str
    says: str
    definition: str
    how: str
    when: str


@dataclass(frozen=True, slots=True)
class TrainingView:
    title: str
    when: str
    audience: str


@dataclass(frozen=True, slots=True)
class PickUpView:
    """`time` and `parking` are empty when they are not told."""

    where: str
    time: str
    parking: str


@dataclass(frozen=True, slots=True)
class RoomView:
    """`facts` says how many people and what it costs, in one line; it and `note` may be empty."""

    name: str
    facts: str
    note: str


@dataclass(frozen=True, slots=True)
class SpokeView:
    """`note` says in words what sets it apart: specialist, online or pop-up; else it is empty."""

    name: str
    href: str
    summary: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HubView:
    """`access` tells how to get in at the front door, unless an activity there tells it."""

    main_for: tuple[Link, ...]
    front_door: tuple[str, ...]
    access: tuple[Told, ...]
    access_note: str
    open: tuple[str, ...]
    enquiries: ContactView | None
    lead: MemberView | None
    partners: tuple[MemberView, ...]
    functions: tuple[Promise, ...]
    training: tuple[TrainingView, ...]
    pick_up: PickUpView | None
    rooms: tuple[RoomView, ...]
    co_production: str
    independent_living_centre: str
    spokes: tuple[SpokeView, ...]
    colour: str
    diagram: Wheel | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialistView:
    """Lines in words: what people with complex needs, and those who arrange for them, ask first."""

    needs: tuple[str, ...]
    equipment: tuple[str, ...]
    staff: tuple[str, ...]
    clinics: tuple[str, ...]
    assessment: str
    capacity: tuple[str, ...]


def hub_of(provider: Sourced[Provider], directory: Directory) -> HubView | None:
    details = provider.record.hub_details
    if details is None:
        return None
    spokes = spokes_of(provider, directory)
    door = front_door(details, directory)
    listings = directory.listings_by_provider.get(provider.id, ())
    told_below = any(listing.situation.venue == door for listing in listings)
    return HubView(
        main_for=main_for(details, directory),
        front_door=venue_lines(door) if door else (),
        access=() if told_below else access_lines(door, directory),
        access_note=door.access_note if door and not told_below else "",
        open=tuple(when_in_full(schedule) for schedule in details.open),
        enquiries=contact_view(details.enquiries) if details.enquiries else None,
        lead=member_view(details.lead, directory) if details.lead else None,
        partners=tuple(member_view(partner, directory) for partner in details.partners),
        functions=promises(details, directory),
        training=tuple(training_view(training) for training in details.training),
        pick_up=pick_up(details),
        rooms=rooms(details),
        co_production=details.co_production,
        independent_living_centre=details.independent_living_centre,
        spokes=spokes,
        colour=colour_by_hub(directory).get(provider.id, ""),
        diagram=wheel_of(
            provider.record.name, [Spoke(each.name, each.href, each.note) for each in spokes]
        ),
    )


def main_for(details: HubDetails, directory: Directory) -> tuple[Link, ...]:
    wanted = {folded(name) for name in details.main_for}
    return tuple(
        Link(each.record.name, addresses.locality(each.id))
        for each in directory.localities
        if folded(each.record.name) in wanted or folded(each.id) in wanted
    )


def front_door(details: HubDetails, directory: Directory) -> Venue | None:
    place = details.place
    if isinstance(place, Venue):
        return place
    if place is None or isinstance(place, Setting):
        return None
    venue = directory.venue_by_word.get(folded(place))
    return venue.record if venue else None


def member_view(member: Member, directory: Directory) -> MemberView:
    if isinstance(member, Organisation):
        return MemberView(member.name, web_link(member.website))
    provider = directory.provider_by_id.get(member)
    if provider is None:
        return MemberView(member, None)
    name = provider.record.name
    return MemberView(name, Link(name, addresses.provider(provider.id)))


def promises(details: HubDetails, directory: Directory) -> tuple[Promise, ...]:
    terms = directory.vocabulary("hub-functions").term_by_id
    told = ((terms[each.function], each) for each in details.functions if each.function in terms)
    return tuple(
        Promise(term.label, term.plain_label, term.definition, each.how, each.when)
        for term, each in told
    )


def training_view(training: Training) -> TrainingView:
    when = when_in_full(training.when) if training.when else "Ask when"
    return TrainingView(training.title, when, training.audience)


def pick_up(details: HubDetails) -> PickUpView | None:
    told = details.pick_up
    return PickUpView(told.where, told.time, told.parking) if told is not None else None


def rooms(details: HubDetails) -> tuple[RoomView, ...]:
    found = []
    for room in details.rooms_for_hire:
        seats = f"{room.seats} people" if room.seats is not None else ""
        facts = ", ".join(filter(None, (seats, room.price)))
        found.append(RoomView(room.name, facts, room.note))
    return tuple(found)


def spokes_of(hub: Sourced[Provider], directory: Directory) -> tuple[SpokeView, ...]:
    spokes = directory.spokes_by_hub.get(hub.id, ())
    shown = sorted(spokes, key=lambda spoke: (alphabetical(spoke.record.name), spoke.id))
    return tuple(
        SpokeView(
            name=each.record.name,
            href=addresses.provider(each.id),
            summary=each.record.summary,
            note=spoke_note(each, directory),
        )
        for each in shown
    )


def spoke_note(spoke: Sourced[Provider], directory: Directory) -> str:
    """The kinds of spoke that differ by what they are, not by what they are about."""
    listings = directory.listings_by_provider.get(spoke.id, ())
    is_online = all(each.activity.attending is Attending.ONLINE for each in listings)
    is_pop_up = all(each.is_pop_up for each in listings)
    marks = {
        "Specialist provision": spoke.record.specialist is not None,
        "Online": bool(listings) and is_online,
        "Pop-up": bool(listings) and is_pop_up,
    }
    return ", ".join(mark for mark, is_so in marks.items() if is_so)


def specialist_of(specialist: Specialist | None, directory: Directory) -> SpecialistView | None:
    if specialist is None:
        return None
    return SpecialistView(
        needs=labels(directory, "needs", specialist.needs),
        equipment=tuple(
            item.item
            + (f", safe load {item.safe_load_kg} kg" if item.safe_load_kg is not None else "")
            + (f" ({item.note})" if item.note else "")
            for item in specialist.equipment
        ),
        staff=staff_lines(specialist),
        clinics=tuple(
            clinic.therapy
            + (f": {in_line(when_in_full(clinic.when))}" if clinic.when else "")
            + (f". {clinic.referral}" if clinic.referral else "")
            for clinic in specialist.clinics
        ),
        assessment=specialist.assessment,
        capacity=(
            tuple(places_lines(specialist.capacity, directory)) if specialist.capacity else ()
        ),
    )


_NURSE: Mapping[str, str] = {
    "yes": "A nurse is there",
    "no": "No nurse is there",
    "ask": "Ask whether a nurse is there",
}


def staff_lines(specialist: Specialist) -> tuple[str, ...]:
    lines = []
    staff = specialist.staff
    if staff is not None:
        if staff.ratio:
            lines.append(f"Staff: {staff.ratio}")
        if staff.training:
            lines.append(f"Trained in {joined(staff.training)}")
        if staff.nurse is not None:
            lines.append(_NURSE[staff.nurse])
    if specialist.personal_care is not None:
        given = specialist.personal_care is YesNo.YES
        lines.append("Personal care is given" if given else "No personal care is given")
    return tuple(lines)
