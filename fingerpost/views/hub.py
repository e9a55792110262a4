"""What a hub's page adds, and what specialist provision tells."""

from collections.abc import Mapping
from dataclasses import dataclass

from fingerpost import addresses
from fingerpost.directory import Directory
from fingerpost.listing import alphabetical
from fingerpost.model.activity import Setting
from fingerpost.model.contact import Organisation
from fingerpost.model.fields import YesNo
from fingerpost.model.hub import HubDetails, Member, Specialist, Training
from fingerpost.model.provider import Provider
from fingerpost.model.venue import Venue
from fingerpost.model.vocabulary import folded
from fingerpost.source.construct import Sourced
from fingerpost.views.people import ContactView, contact_view, web_link
from fingerpost.views.section import places_lines
from fingerpost.views.told import labels
from fingerpost.views.words import Link, in_line, joined, venue_lines, when_in_full


@dataclass(frozen=True, slots=True)
class MemberView:
    """`link` None: the organisation has no entry here and no website."""

    name: str
    link: Link | None


@dataclass(frozen=True, slots=True)
class Promise:
    """Something the hub does: its name, how and when in its own words, and what it means."""

    name: str
    definition: str
    how: str
    when: str


@dataclass(frozen=True, slots=True)
class TrainingView:
    title: str
    when: str
    audience: str


@dataclass(frozen=True, slots=True)
class SpokeView:
    name: str
    href: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HubView:
    main_for: tuple[Link, ...]
    front_door: tuple[str, ...]
    open: tuple[str, ...]
    enquiries: ContactView | None
    lead: MemberView | None
    partners: tuple[MemberView, ...]
    functions: tuple[Promise, ...]
    training: tuple[TrainingView, ...]
    pick_up: tuple[str, ...]
    rooms: tuple[str, ...]
    co_production: str
    independent_living_centre: str
    spokes: tuple[SpokeView, ...]


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
    return HubView(
        main_for=main_for(details, directory),
        front_door=front_door(details, directory),
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
        spokes=spokes_of(provider, directory),
    )


def main_for(details: HubDetails, directory: Directory) -> tuple[Link, ...]:
    wanted = {folded(name) for name in details.main_for}
    return tuple(
        Link(each.record.name, addresses.locality(each.id))
        for each in directory.localities
        if folded(each.record.name) in wanted or folded(each.id) in wanted
    )


def front_door(details: HubDetails, directory: Directory) -> tuple[str, ...]:
    place = details.place
    if isinstance(place, Venue):
        return venue_lines(place)
    if place is None or isinstance(place, Setting):
        return ()
    venue = directory.venue_by_word.get(folded(place))
    return venue_lines(venue.record) if venue else ()


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
    return tuple(
        Promise(terms[each.function].label, terms[each.function].definition, each.how, each.when)
        for each in details.functions
        if each.function in terms
    )


def training_view(training: Training) -> TrainingView:
    when = when_in_full(training.when) if training.when else "Ask when"
    return TrainingView(training.title, when, training.audience)


def pick_up(details: HubDetails) -> tuple[str, ...]:
    told = details.pick_up
    if told is None:
        return ()
    parking = f"Parking: {told.parking}" if told.parking else ""
    return tuple(filter(None, (told.where, told.time, parking)))


def rooms(details: HubDetails) -> tuple[str, ...]:
    found = []
    for room in details.rooms_for_hire:
        seats = f"{room.seats} people" if room.seats is not None else ""
        found.append(", ".join(filter(None, (room.name, seats, room.price, room.note))))
    return tuple(found)


def spokes_of(hub: Sourced[Provider], directory: Directory) -> tuple[SpokeView, ...]:
    spokes = directory.spokes_by_hub.get(hub.id, ())
    shown = sorted(spokes, key=lambda spoke: (alphabetical(spoke.record.name), spoke.id))
    return tuple(
        SpokeView(each.record.name, addresses.provider(each.id), each.record.summary)
        for each in shown
    )


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
