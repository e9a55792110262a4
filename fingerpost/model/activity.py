"""One activity of a provider: what, when, where, for whom, at what cost and how to join."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from fingerpost.model.answers import Funding
from fingerpost.model.asking import Ask
from fingerpost.model.attendance import Attending, JoinBy, Online, Setting, Where
from fingerpost.model.contact import Contact
from fingerpost.model.cost import Cost, parse_cost
from fingerpost.model.fields import Line, Prose, Read, Slug, choice
from fingerpost.model.notices import Notice, Places, Status
from fingerpost.model.record import Record
from fingerpost.model.schedule import Schedule
from fingerpost.model.taking_part import (
    Age,
    AgeRange,
    Booking,
    CareAct,
    CareActAnswer,
    Carers,
    Gender,
)
from fingerpost.model.travel import Travel
from fingerpost.model.vocabulary import (
    Audience,
    Category,
    Communication,
    FundingRoute,
    Need,
    Outcome,
    Support,
)
from fingerpost.model.when import parse_when

__all__ = [
    "Activity",
    "AgeRange",
    "Attending",
    "Booking",
    "CareAct",
    "Gender",
    "JoinBy",
    "Online",
    "Setting",
    "Travel",
    "Where",
]


class Activity(Record):
    """Fields that a provider gives at its top level are the defaults of all its activities.

    `id` is made from the name when it is not given. `when` () and `categories` () occur only in
    imported entries: not told.
    """

    id: Annotated[
        Slug | None,
        Ask(
            "Id",
            "A short name for links; it is made from the name when you leave it out.",
            "growing-group",
        ),
    ] = None
    name: Annotated[
        str,
        Line(80),
        Ask("Name of the activity", "What people call this activity.", "Tuesday growing group"),
    ] = ""
    summary: Annotated[
        str,
        Line(160),
        Ask("In one sentence", "What happens in this activity.", "Plant, weed and pick together."),
    ] = ""
    description: Annotated[
        str,
        Prose(2000),
        Ask(
            "More about it",
            "A few sentences about this activity alone.",
            "We sow in spring and pick from June.",
        ),
    ] = ""
    sources: Annotated[
        tuple[Annotated[str, Line(200)], ...],
        Ask("Copied from", "Its id in the list that it was imported from.", "[svc-1042]"),
    ] = ()
    status: Annotated[
        Status | None,
        Ask(
            "Open, paused or closed",
            "Whether this activity runs at the moment.",
            "paused until 2027-01-10",
        ),
    ] = None
    notice: Annotated[
        Notice | None,
        Ask(
            "Notice",
            "A short message about this activity alone.",
            "{text: No session on 22 December., until: 2026-12-22}",
        ),
    ] = None
    contact: Annotated[
        Contact | None,
        Ask(
            "Contact",
            "Whom to ask about this activity, where it is somebody else.",
            "{role: Group leader, phone: 01632 960123}",
        ),
    ] = None
    hub: Annotated[
        Annotated[str, Line(80)] | None,
        Ask(
            "Connected hub",
            "The hub that this activity is connected to, where it is another one.",
            "old-mill",
        ),
    ] = None
    locality: Annotated[
        tuple[Annotated[str, Line(80)], ...],
        Ask(
            "Locality",
            "Only where no venue tells it: online, at your home, or out and about.",
            "[North Vale]",
        ),
    ] = ()
    categories: Annotated[
        tuple[Category, ...],
        Ask("Categories", "The lists that it belongs on.", "[Walks and walking groups]"),
    ] = ()
    outcomes: Annotated[
        tuple[Outcome, ...],
        Ask("What it helps with", "What people get out of it.", "[Keep fit and move more]"),
    ] = ()
    when: Annotated[
        tuple[Annotated[Schedule, Read(parse_when, {"type": "string"})], ...],
        Ask(
            "When",
            "Days and times in plain words; write a list for several.",
            "Tuesdays 10am to 12.30pm, term time",
        ),
    ] = ()
    where: Annotated[
        Where | None,
        Ask(
            "Where",
            "A file of content/venues/, a place written out, or somewhere that is no venue.",
            "okeford-hall",
        ),
    ] = None
    online: Annotated[
        Online | None,
        Ask(
            "Joining online",
            "How to take part from home.",
            "{platform: Zoom, join: link after booking}",
        ),
    ] = None
    cost: Annotated[
        tuple[Annotated[Cost, Read(parse_cost, {"type": "string"})], ...],
        Ask(
            "Cost",
            "Prices in plain words, with semicolons between them.",
            "£6 a session; free for carers",
        ),
    ] = ()
    funding: Annotated[
        Mapping[FundingRoute, Funding],
        Ask(
            "Ways to pay",
            "For each way to pay: yes, no or ask, then a comma and a note if you like.",
            "{Direct Payment: yes, Individual Service Fund: ask}",
        ),
    ] = Field(default_factory=dict)
    open_to: Annotated[
        tuple[Audience, ...],
        Ask("Open to", "Who may come.", "[Adults with care and support needs]"),
    ] = ()
    needs: Annotated[
        tuple[Need, ...],
        Ask(
            "Support needs",
            "The needs that you are used to welcoming.",
            "[Learning disability, Epilepsy]",
        ),
    ] = ()
    support: Annotated[
        tuple[Support, ...],
        Ask("Support", "The support that people can have there.", "[Some help at hand]"),
    ] = ()
    staff_ratio: Annotated[
        str,
        Line(60),
        Ask("How many staff", "How many staff there are for how many people.", "1 to 4"),
    ] = ""
    age: Annotated[Age | None, Ask("Age", "The ages that it is for.", "18+")] = None
    gender: Annotated[
        Annotated[Gender, choice(Gender)] | None,
        Ask("Women, men or mixed", "Leave it out if nobody needs to know.", "mixed"),
    ] = None
    care_act: Annotated[
        CareActAnswer | None,
        Ask(
            "Care Act assessment",
            "Whether people need one first: no, yes, or for which ways to pay.",
            "for Direct Payment",
        ),
    ] = None
    not_suitable: Annotated[
        str,
        Line(200),
        Ask(
            "Honest limits", "For whom it does not work, and why.", "We cannot give personal care."
        ),
    ] = ""
    carers: Annotated[
        Carers, Ask("Carers", "What a carer can do meanwhile.", "{may_leave: yes}")
    ] = Carers()
    communication: Annotated[
        tuple[Communication, ...],
        Ask("Communication", "How people can communicate there.", "[Large print]"),
    ] = ()
    languages: Annotated[
        tuple[Annotated[str, Line(40)], ...],
        Ask("Languages", "Languages that are spoken there, besides English.", "[Polish]"),
    ] = ()
    booking: Annotated[
        Annotated[Booking, choice(Booking)] | None,
        Ask("How to join", "What people do before they come.", "ring first"),
    ] = None
    who_can_refer: Annotated[
        tuple[Annotated[str, Line(80)], ...],
        Ask("Who can refer", "Who can send people to you.", "[GP, social worker]"),
    ] = ()
    trial: Annotated[
        str,
        Line(120),
        Ask("Trial visit", "Whether people can try it first.", "The first visit is free."),
    ] = ""
    places: Annotated[
        Places | None,
        Ask(
            "Free places",
            "How many places there are, and when that was counted.",
            "{free: 3, of: 12, as_of: 2026-11-10}",
        ),
    ] = None
    bring: Annotated[
        str,
        Line(200),
        Ask("What to bring", "What people need to have with them.", "Old clothes and a drink"),
    ] = ""
    travel: Annotated[
        Travel,
        Ask(
            "Getting there",
            "Buses, trains, parking and lifts.",
            "{bus: [{stop: Okeford Cross, minutes_walk: 4}]}",
        ),
    ] = Travel()
    keywords: Annotated[
        tuple[Annotated[str, Line(40)], ...],
        Ask(
            "Search words",
            "Words that people type and that stand nowhere else in the entry.",
            "[vegetables, digging]",
        ),
    ] = ()

    @property
    def attending(self) -> Attending | None:
        """None: the entry does not tell where it happens."""
        by_phone = self.online is not None and self.online.join is JoinBy.PHONE
        match self.where:
            case None:
                return None
            case Setting.ONLINE:
                return Attending.BY_PHONE if by_phone else Attending.ONLINE
            case Setting.AT_YOUR_HOME:
                return Attending.AT_YOUR_HOME
            case Setting.OUT_AND_ABOUT:
                return Attending.OUT_AND_ABOUT
        return Attending.MIX if self.online is not None else Attending.IN_PERSON
