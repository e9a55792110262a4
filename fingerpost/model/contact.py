"""Who answers: organisations, contacts, and what may be public of them."""

from enum import StrEnum
from typing import Annotated

from fingerpost.model.fields import Day, Line, choice
from fingerpost.model.reach import Email, Phone, WebAddress
from fingerpost.model.record import Record


class LegalForm(StrEnum):
    SOLE_TRADER = "sole trader"
    PARTNERSHIP = "partnership"
    INFORMAL_GROUP = "informal group"
    CHARITY = "charity"
    COMMUNITY_INTEREST_COMPANY = "community interest company"
    COMPANY = "company"
    COOPERATIVE = "co-operative"
    COUNCIL = "council"
    COUNCIL_COMPANY = "council company"
    NHS = "NHS"
    FAITH_GROUP = "faith group"


class ContactWay(StrEnum):
    PHONE = "phone"
    TEXT = "text"
    EMAIL = "email"
    WEBSITE = "website"
    IN_PERSON = "in person"


class Organisation(Record):
    """Who answers for a provider. `part_of` is the bigger body that it is a branch of."""

    name: Annotated[str, Line(80)]
    legal_form: (
        Annotated[
            LegalForm,
            choice(
                LegalForm,
                CIC=LegalForm.COMMUNITY_INTEREST_COMPANY,
                self_employed=LegalForm.SOLE_TRADER,
            ),
        ]
        | None
    ) = None
    website: WebAddress | None = None
    charity_number: Annotated[str, Line(20)] = ""
    company_number: Annotated[str, Line(20)] = ""
    part_of: Annotated[str, Line(80)] = ""


class Contact(Record):
    """How to reach somebody. `text` is a number for text messages; `hours` when they answer."""

    name: Annotated[str, Line(60)] = ""
    role: Annotated[str, Line(60)] = ""
    phone: Phone | None = None
    text: Phone | None = None
    email: Email | None = None
    website: WebAddress | None = None
    prefers: tuple[Annotated[ContactWay, choice(ContactWay)], ...] = ()
    hours: Annotated[str, Line(100)] = ""

    @property
    def is_reachable(self) -> bool:
        return any((self.phone, self.text, self.email, self.website))


class Consent(Record):
    """The day on which a person agreed that each personal item may be public."""

    name: Day | None = None
    phone: Day | None = None
    email: Day | None = None
    address: Day | None = None
    photos: Day | None = None
