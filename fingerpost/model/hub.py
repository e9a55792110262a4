"""What a hub adds: who runs it, its front door, what it can do, and specialist provision."""

from typing import Annotated

from pydantic import Discriminator, Tag

from fingerpost.model.activity import Where
from fingerpost.model.asking import Ask
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

    function: Annotated[
        HubFunction, Ask("What it does", "One of the things that hubs do.", "Meeting point")
    ]
    how: Annotated[
        str,
        Line(200),
        Ask("How", "How it is done here.", "Wait in the warm, with a view of the yard."),
    ] = ""
    when: Annotated[
        str, Line(100), Ask("When", "When people can use it.", "Any time we are open")
    ] = ""


class Training(Record):
    """A training session for spokes. `audience` says whom it is for."""

    title: Annotated[
        str, Line(80), Ask("Title", "What it teaches.", "Moving chairs and people safely")
    ]
    when: Annotated[
        Annotated[Schedule, Read(parse_when, {"type": "string"})] | None,
        Ask("When", "The day and the times.", "Wednesday 10 February 2027 1.30pm to 4pm"),
    ] = None
    audience: Annotated[
        str, Line(100), Ask("For whom", "Who may come.", "Anybody who helps at a hall")
    ] = ""


class PickUp(Record):
    where: Annotated[
        str,
        Line(120),
        Ask("Where", "The spot at which people are picked up.", "Beside the Blue Badge bays"),
    ]
    time: Annotated[
        str, Line(80), Ask("Time", "When people are picked up.", "9.15am and 3.45pm")
    ] = ""
    parking: Annotated[
        str, Line(160), Ask("Parking", "Where a car can stay.", "22 spaces, free all day")
    ] = ""


class Room(Record):
    name: Annotated[
        str, Line(80), Ask("Name of the room", "What the room is called.", "Hayloft Room")
    ]
    seats: Annotated[WholeNumber | None, Ask("Seats", "How many people can sit there.", "10")] = (
        None
    )
    price: Annotated[str, Line(80), Ask("Price", "What it costs.", "£7 an hour")] = ""
    note: Annotated[
        str, Line(160), Ask("Note", "What to know about the room.", "Soft lighting and no echo")
    ] = ""


class Isf(Record):
    """Accreditation as provider or broker of Individual Service Funds."""

    accredited_by: Annotated[
        str, Line(80), Ask("Accredited by", "Who gave the accreditation.", "County council")
    ]
    since: Annotated[Day, Ask("Since", "The day from which it holds.", "2026-04-01")]
    note: Annotated[str, Line(160), Ask("Note", "What to know about it.", "As a broker only")] = ""


class HubDetails(Record):
    """`main_for` names the localities whose main hub this is; `place` is the front door.

    `lead` and each of `partners` is a provider's id or a named organisation.
    """

    main_for: Annotated[
        tuple[Annotated[str, Line(80)], ...],
        Ask("Main hub for", "The localities whose main hub this is.", "[North Vale]"),
    ] = ()
    place: Annotated[
        Where | None,
        Ask("Front door", "The place that people come to: a file of content/venues/.", "old-mill"),
    ] = None
    open: Annotated[
        tuple[Annotated[Schedule, Read(parse_when, {"type": "string"})], ...],
        Ask(
            "Open",
            "When the front door is open, written like `when`.",
            "Monday to Friday 9am to 4pm, not bank holidays",
        ),
    ] = ()
    enquiries: Annotated[
        Contact | None,
        Ask(
            "Enquiries",
            "How to reach the people at the desk.",
            "{role: Front desk, phone: 01632 960200}",
        ),
    ] = None
    lead: Annotated[
        Member | None,
        Ask(
            "Lead organisation",
            "Who leads the hub: the id of an entry, or an organisation with its name.",
            "{name: Vale Together, legal_form: charity}",
        ),
    ] = None
    partners: Annotated[
        tuple[Member, ...],
        Ask(
            "Partners",
            "Who runs it with them, at least one.",
            "[okeford-growers, {name: Market Traders' Circle}]",
        ),
    ] = ()
    functions: Annotated[
        tuple[Function, ...],
        Ask(
            "What it does",
            "What people can come to the hub for.",
            "[{function: Meeting point, how: Wait in the warm.}]",
        ),
    ] = ()
    training: Annotated[
        tuple[Training, ...],
        Ask(
            "Training",
            "Courses for the people who run activities.",
            "[{title: First aid for helpers, when: Tuesday 9 March 2027 6pm to 8pm}]",
        ),
    ] = ()
    pick_up: Annotated[
        PickUp | None,
        Ask(
            "Pick-up point", "Where people can be picked up.", "{where: Beside the Blue Badge bays}"
        ),
    ] = None
    rooms_for_hire: Annotated[
        tuple[Room, ...],
        Ask(
            "Rooms for hire",
            "Rooms that groups can book.",
            "[{name: Hayloft Room, seats: 10, price: £7 an hour}]",
        ),
    ] = ()
    co_production: Annotated[
        str,
        Line(300),
        Ask(
            "How people decide",
            "How the people who use the hub have a say.",
            "Eleven people who use local groups meet monthly and choose the courses.",
        ),
    ] = ""
    independent_living_centre: Annotated[
        str,
        Line(160),
        Ask(
            "Independent Living Centre",
            "The link with the Independent Living Centre.",
            "A therapist is here on the first Monday of the month.",
        ),
    ] = ""


class Equipment(Record):
    item: Annotated[str, Line(80), Ask("Item", "What there is.", "Ceiling hoist")]
    safe_load_kg: Annotated[
        WholeNumber | None, Ask("Safe load", "How many kilograms it can hold.", "200")
    ] = None
    note: Annotated[
        str, Line(160), Ask("Note", "What to know about it.", "Bring your own sling")
    ] = ""


class Staff(Record):
    ratio: Annotated[
        str,
        Line(60),
        Ask("How many staff", "How many staff there are for how many people.", "1 to 3"),
    ] = ""
    training: Annotated[
        tuple[Annotated[str, Line(80)], ...],
        Ask("Training", "What the staff are trained in.", "[Epilepsy, Moving and handling]"),
    ] = ()
    nurse: Annotated[ToldOrAsk | None, Ask("Nurse", "Whether a nurse is there.", "ask")] = None


class Clinic(Record):
    therapy: Annotated[
        str, Line(80), Ask("Kind of help", "What the visiting specialist does.", "Physiotherapy")
    ]
    when: Annotated[
        Annotated[Schedule, Read(parse_when, {"type": "string"})] | None,
        Ask("When", "The day and the times.", "first Tuesday of the month 2pm to 4pm"),
    ] = None
    referral: Annotated[
        str, Line(120), Ask("How to get in", "Who can send people.", "Ask your GP")
    ] = ""


class Specialist(Record):
    """Specialist provision in a hub or a spoke: what it is equipped and trained for."""

    needs: Annotated[
        tuple[Need, ...], Ask("Complex needs", "The needs it is equipped for.", "[Epilepsy]")
    ] = ()
    equipment: Annotated[
        tuple[Equipment, ...],
        Ask("Equipment", "What equipment there is.", "[{item: Ceiling hoist, safe_load_kg: 200}]"),
    ] = ()
    staff: Annotated[
        Staff | None,
        Ask(
            "Staff",
            "How many there are and what they are trained in.",
            "{ratio: 1 to 3, nurse: ask}",
        ),
    ] = None
    personal_care: Annotated[
        Told | None,
        Ask("Personal care", "Whether staff help with washing, dressing or the toilet.", "yes"),
    ] = None
    clinics: Annotated[
        tuple[Clinic, ...],
        Ask(
            "Clinics",
            "Specialists who come in.",
            "[{therapy: Physiotherapy, when: first Tuesday of the month 2pm to 4pm}]",
        ),
    ] = ()
    assessment: Annotated[
        str,
        Line(200),
        Ask(
            "Assessment",
            "What happens before somebody starts.",
            "We visit you first and write a plan together.",
        ),
    ] = ""
    capacity: Annotated[
        Places | None,
        Ask(
            "Free places",
            "How many places there are, and when that was counted.",
            "{free: 2, of: 8, as_of: 2026-11-10}",
        ),
    ] = None
