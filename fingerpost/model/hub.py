"""What a hub adds: who runs it, its front door, what it can do, and specialist provision."""

from typing import Annotated

from pydantic import Discriminator, Tag

from fingerpost.model.activity import Where
from fingerpost.model.contact import Contact, Organisation
from fingerpost.model.fields import Day, Line, Read, Told, ToldOrAsk, WholeNumber
from fingerpost.model.notices import Places
from fingerpost.model.record import Record
from fingerpost.model.schedule import Schedule
from fingerpost.model.vocabulary import HubFunction, Need
from fingerpost.model.when import parse_when


def _member_tag(value: object) -> str:
    return "‹provider id›" if isinstance(value, str) else "‹organisation›"


Member = Annotated[
    Annotated[str, Line(80), Tag("‹provider id›")] | Annotated[Organisation, Tag("‹organisation›")],
    Discriminator(_member_tag),
]


class Function(Record):
    """Something that the hub does for people; `how` and `when` in its own words."""

    function: HubFunction
    how: Annotated[str, Line(200)] = ""
    when: Annotated[str, Line(100)] = ""


class Training(Record):
    """A training session for spokes. `audience` says whom it is for."""

    title: Annotated[str, Line(80)]
    when: Annotated[Schedule, Read(parse_when, {"type": "string"})] | None = None
    audience: Annotated[str, Line(100)] = ""


class PickUp(Record):
    where: Annotated[str, Line(120)]
    time: Annotated[str, Line(80)] = ""
    parking: Annotated[str, Line(160)] = ""


class Room(Record):
    name: Annotated[str, Line(80)]
    seats: WholeNumber | None = None
    price: Annotated[str, Line(80)] = ""
    note: Annotated[str, Line(160)] = ""


class Isf(Record):
    """Accreditation as provider or broker of Individual Service Funds."""

    accredited_by: Annotated[str, Line(80)]
    since: Day
    note: Annotated[str, Line(160)] = ""


class HubDetails(Record):
    """`main_for` names the localities whose main hub this is; `place` is the front door.

    `lead` and each of `partners` is a provider's id or a named organisation.
    """

    main_for: tuple[Annotated[str, Line(80)], ...] = ()
    place: Where | None = None
    open: tuple[Annotated[Schedule, Read(parse_when, {"type": "string"})], ...] = ()
    enquiries: Contact | None = None
    lead: Member | None = None
    partners: tuple[Member, ...] = ()
    functions: tuple[Function, ...] = ()
    training: tuple[Training, ...] = ()
    pick_up: PickUp | None = None
    rooms_for_hire: tuple[Room, ...] = ()
    co_production: Annotated[str, Line(300)] = ""
    independent_living_centre: Annotated[str, Line(160)] = ""


class Equipment(Record):
    item: Annotated[str, Line(80)]
    safe_load_kg: WholeNumber | None = None
    note: Annotated[str, Line(160)] = ""


class Staff(Record):
    ratio: Annotated[str, Line(60)] = ""
    training: tuple[Annotated[str, Line(80)], ...] = ()
    nurse: ToldOrAsk | None = None


class Clinic(Record):
    therapy: Annotated[str, Line(80)]
    when: Annotated[Schedule, Read(parse_when, {"type": "string"})] | None = None
    referral: Annotated[str, Line(120)] = ""


class Specialist(Record):
    """Specialist provision in a hub or a spoke: what it is equipped and trained for."""

    needs: tuple[Need, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    staff: Staff | None = None
    personal_care: Told | None = None
    clinics: tuple[Clinic, ...] = ()
    assessment: Annotated[str, Line(200)] = ""
    capacity: Places | None = None
