"""A provider: one file of `content/providers/`, whose name is its permanent id."""

from enum import StrEnum
from typing import Annotated

from fingerpost.model.activity import Activity
from fingerpost.model.asking import Ask
from fingerpost.model.assurance import Assurance, Safeguarding
from fingerpost.model.contact import Consent, Contact, Organisation
from fingerpost.model.easy_read import EasyRead
from fingerpost.model.fields import Day, Line, Prose, Slug, choice
from fingerpost.model.hub import HubDetails, Isf, Specialist
from fingerpost.model.notices import Notice, Status
from fingerpost.model.record import Record
from fingerpost.model.venue import Photo
from fingerpost.model.vocabulary import SpokeType


class Kind(StrEnum):
    HUB = "hub"
    SPOKE = "spoke"


class Source(Record):
    """Where an imported entry came from. `id` is the other directory's own id."""

    name: Annotated[
        str,
        Line(120),
        Ask(
            "List it came from",
            "The name of the directory that the entry was copied from.",
            "County list of groups",
        ),
    ]
    id: Annotated[
        str,
        Line(120),
        Ask("Its id there", "The id that the other directory uses for it.", "svc-1042"),
    ]
    day: Annotated[
        Day | None, Ask("Copied on", "The day on which it was copied.", "2026-11-01")
    ] = None


class Provider(Record):
    """`reviewed` is the day somebody confirmed the facts; an edit alone never sets it."""

    name: Annotated[str, Line(80), Ask("Name", "What people call it.", "Okeford Allotment Group")]
    also_known_as: Annotated[
        tuple[Annotated[str, Line(80)], ...],
        Ask("Other names", "Old or everyday names that people may search for.", "[The Plot]"),
    ] = ()
    kind: Annotated[
        Kind,
        choice(Kind),
        Ask(
            "Hub or spoke",
            "A hub helps people find things to do; a spoke runs activities.",
            "spoke",
        ),
    ]
    spoke_type: Annotated[
        tuple[SpokeType, ...],
        Ask("Kind of spoke", "What sort of group or service it is.", "[Community group]"),
    ] = ()
    was: Annotated[
        tuple[Slug, ...],
        Ask(
            "Earlier ids",
            "File names that this entry had before, so that old links still work.",
            "[okeford-plot]",
        ),
    ] = ()
    sources: Annotated[
        tuple[Source, ...],
        Ask(
            "Copied from",
            "Where an imported entry came from; leave it out when you write it yourself.",
            "[{name: County list of groups, id: svc-1042, day: 2026-11-01}]",
        ),
    ] = ()
    licence: Annotated[
        str,
        Line(80),
        Ask(
            "Licence",
            "The licence that the other list gives the text under.",
            "Open Government Licence v3.0",
        ),
    ] = ""
    hub: Annotated[
        Annotated[str, Line(80)] | None,
        Ask(
            "Connected hub",
            "The file name of the hub it is connected to; leave it out if there is none.",
            "old-mill",
        ),
    ] = None
    summary: Annotated[
        str,
        Line(160),
        Ask(
            "In one sentence",
            "The first thing a visitor reads: what happens, and for whom.",
            "Grow vegetables together on a level, friendly plot.",
        ),
    ]
    description: Annotated[
        str,
        Prose(2000),
        Ask(
            "More about it",
            "A few short paragraphs; in a .md file, write them below the second ---.",
            "We meet in all weathers. There is a shed with a stove.",
        ),
    ] = ""
    what_happens: Annotated[
        str,
        Line(400),
        Ask(
            "Your first visit",
            "What happens when somebody comes for the first time.",
            "Jo meets you at the gate at ten.",
        ),
    ] = ""
    easy_read: Annotated[
        EasyRead | None,
        Ask(
            "Easy Read",
            "Short sentences with pictures, written by people and tried out by readers.",
            "{lines: [{say: You can come on Tuesdays., picture: calendar}]}",
        ),
    ] = None
    organisation: Annotated[
        Organisation | None,
        Ask(
            "Organisation",
            "Who answers for it by law.",
            "{name: Okeford Growers, legal_form: charity}",
        ),
    ] = None
    activities: Annotated[
        tuple[Activity, ...],
        Ask(
            "Activities",
            "One item for each activity; with one alone, write its fields at the top level.",
            "[{name: Growing group, categories: [Walks and walking groups], "
            "when: Fridays 2pm to 4pm, where: out and about}]",
        ),
    ] = ()
    contact: Annotated[
        Contact,
        Ask(
            "Contact",
            "How to reach somebody who can answer questions.",
            "{role: Group leader, phone: 01632 960123}",
        ),
    ] = Contact()
    consent: Annotated[
        Consent,
        Ask(
            "Consent",
            "For a person's name, mobile or home address: the day on which they agreed.",
            "{name: 2026-11-10, phone: 2026-11-10}",
        ),
    ] = Consent()
    safeguarding: Annotated[
        Safeguarding | None,
        Ask(
            "If you are worried",
            "Whom a person can tell about a worry.",
            "{role: Safeguarding lead}",
        ),
    ] = None
    complaints: Annotated[
        str,
        Line(200),
        Ask(
            "Complaints",
            "How to complain, and to whom.",
            "Tell the treasurer, in person or by letter.",
        ),
    ] = ""
    photos: Annotated[
        tuple[Photo, ...],
        Ask(
            "Photos",
            "Pictures from content/images/, each with words for people who cannot see it.",
            "[{file: raised-beds.jpg, alt: Two people plant beans in a raised bed.}]",
        ),
    ] = ()
    status: Annotated[
        Status | None,
        Ask(
            "Open, paused or closed",
            "Leave it out while everything runs as usual.",
            "paused until 2027-01-10",
        ),
    ] = None
    notice: Annotated[
        Notice | None,
        Ask(
            "Notice",
            "A short message that takes itself away after its day.",
            "{text: No session on 22 December., until: 2026-12-22}",
        ),
    ] = None
    reviewed: Annotated[
        Day | None,
        Ask(
            "Reviewed",
            "The day on which somebody last confirmed that all of this is right.",
            "2026-11-10",
        ),
    ] = None
    reviewed_by: Annotated[
        str, Line(80), Ask("Reviewed by", "Who confirmed it; a role, not a name.", "Group leader")
    ] = ""
    assurance: Annotated[
        Assurance,
        Ask(
            "Checks",
            "Registration, insurance and training that people may want to know about.",
            "{checks: {dbs: {level: enhanced, issued: 2026-03-01}}}",
        ),
    ] = Assurance()
    isf: Annotated[
        Isf | None,
        Ask(
            "Individual Service Funds",
            "Accreditation to look after people's Individual Service Funds.",
            "{accredited_by: County council, since: 2026-04-01}",
        ),
    ] = None
    hub_details: Annotated[
        HubDetails | None,
        Ask(
            "Hub details",
            "Only for a hub: its front door, who runs it and what it does.",
            "{place: old-mill, open: Monday to Friday 9am to 4pm, lead: vale-together, "
            "partners: [okeford-growers]}",
        ),
    ] = None
    specialist: Annotated[
        Specialist | None,
        Ask(
            "Specialist help",
            "Equipment, trained staff and clinics for people with complex needs.",
            "{equipment: [{item: Ceiling hoist, safe_load_kg: 200}]}",
        ),
    ] = None

    @property
    def is_imported(self) -> bool:
        return bool(self.sources)
