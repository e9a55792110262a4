"""A provider: one file of `content/providers/`, whose name is its permanent id."""

from enum import StrEnum
from typing import Annotated

from fingerpost.model.activity import Activity
from fingerpost.model.assurance import Assurance, Safeguarding
from fingerpost.model.contact import Consent, Contact, Organisation
from fingerpost.model.fields import Day, Line, Prose, Slug, choice
from fingerpost.model.hub import HubDetails, Isf, Specialist
from fingerpost.model.notices import Notice, Status
from fingerpost.model.record import Record
from fingerpost.model.venue import Photo
from fingerpost.model.vocabulary import SpokeType


class Kind(StrEnum):
    HUB = "hub"
    SPOKE = "spoke"


class EasyReadLine(Record):
    """A sentence and the key of the picture that stands beside it."""

    say: Annotated[str, Line(120)]
    picture: Annotated[str, Line(40)] = ""


class EasyRead(Record):
    """Written by people. Only with `checked_by` and `checked_on` may it be called Easy Read."""

    lines: tuple[EasyReadLine, ...]
    checked_by: Annotated[str, Line(100)] = ""
    checked_on: Day | None = None


class Source(Record):
    """Where an imported entry came from. `id` is the other directory's own id."""

    name: Annotated[str, Line(120)]
    id: Annotated[str, Line(120)]
    day: Day | None = None


class Provider(Record):
    """`reviewed` is the day somebody confirmed the facts; an edit alone never sets it."""

    name: Annotated[str, Line(80)]
    also_known_as: tuple[Annotated[str, Line(80)], ...] = ()
    kind: Annotated[Kind, choice(Kind)]
    spoke_type: tuple[SpokeType, ...] = ()
    was: tuple[Slug, ...] = ()
    sources: tuple[Source, ...] = ()
    licence: Annotated[str, Line(80)] = ""
    hub: Annotated[str, Line(80)] | None = None
    summary: Annotated[str, Line(160)]
    description: Annotated[str, Prose(2000)] = ""
    what_happens: Annotated[str, Line(400)] = ""
    easy_read: EasyRead | None = None
    organisation: Organisation | None = None
    activities: tuple[Activity, ...] = ()
    contact: Contact = Contact()
    consent: Consent = Consent()
    safeguarding: Safeguarding | None = None
    complaints: Annotated[str, Line(200)] = ""
    photos: tuple[Photo, ...] = ()
    status: Status | None = None
    notice: Notice | None = None
    reviewed: Day | None = None
    reviewed_by: Annotated[str, Line(80)] = ""
    assurance: Assurance = Assurance()
    isf: Isf | None = None
    hub_details: HubDetails | None = None
    specialist: Specialist | None = None

    @property
    def is_imported(self) -> bool:
        return bool(self.sources)
