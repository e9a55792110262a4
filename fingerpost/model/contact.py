"""Who answers: organisations, contacts, and what may be public of them."""

from enum import StrEnum
from typing import Annotated

from fingerpost.model.asking import Ask
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

    name: Annotated[
        str,
        Line(80),
        Ask(
            "Name of the organisation",
            "Its name in law, or the name of the sole trader's business.",
            "Okeford Growers",
        ),
    ]
    legal_form: Annotated[
        Annotated[
            LegalForm,
            choice(
                LegalForm,
                CIC=LegalForm.COMMUNITY_INTEREST_COMPANY,
                self_employed=LegalForm.SOLE_TRADER,
            ),
        ]
        | None,
        Ask("Legal form", "What it is in law.", "charity"),
    ] = None
    website: Annotated[
        WebAddress | None,
        Ask("Website", "The organisation's own web address.", "https://growers.example.org/"),
    ] = None
    charity_number: Annotated[
        str, Line(20), Ask("Charity number", "The number in the register of charities.", "1000000")
    ] = ""
    company_number: Annotated[
        str,
        Line(20),
        Ask("Company number", "The number at Companies House, with its zeros.", "01000000"),
    ] = ""
    part_of: Annotated[
        str,
        Line(80),
        Ask("Part of", "The bigger body that this is a branch of.", "National Growers Association"),
    ] = ""


class Contact(Record):
    """How to reach somebody. `text` is a number for text messages; `hours` when they answer."""

    name: Annotated[
        str,
        Line(60),
        Ask("Name", "The person to ask for; personal names may need `consent`.", "Jo"),
    ] = ""
    role: Annotated[
        str,
        Line(60),
        Ask(
            "Role", "What that person does; a role stays right when people change.", "Group leader"
        ),
    ] = ""
    phone: Annotated[
        Phone | None, Ask("Phone", "One number with its area code.", "01632 960123")
    ] = None
    text: Annotated[
        Phone | None, Ask("Text messages", "A number that takes text messages.", "07700 900123")
    ] = None
    email: Annotated[Email | None, Ask("E-mail", "One e-mail address.", "hello@example.org")] = None
    website: Annotated[
        WebAddress | None,
        Ask("Website", "A web address that starts with https://.", "https://growers.example.org/"),
    ] = None
    prefers: Annotated[
        tuple[Annotated[ContactWay, choice(ContactWay)], ...],
        Ask("Best way", "How you would like people to get in touch.", "[phone, email]"),
    ] = ()
    hours: Annotated[
        str,
        Line(100),
        Ask(
            "When you answer",
            "The days and times at which somebody answers.",
            "Weekdays, 9am to noon",
        ),
    ] = ""

    @property
    def is_reachable(self) -> bool:
        return any((self.phone, self.text, self.email, self.website))


class Consent(Record):
    """The day on which a person agreed that each personal item may be public."""

    name: Annotated[
        Day | None,
        Ask("Name", "The day on which the person agreed to show the name.", "2026-11-10"),
    ] = None
    phone: Annotated[
        Day | None,
        Ask("Phone", "The day on which the person agreed to show the number.", "2026-11-10"),
    ] = None
    email: Annotated[
        Day | None,
        Ask(
            "E-mail", "The day on which the person agreed to show the e-mail address.", "2026-11-10"
        ),
    ] = None
    address: Annotated[
        Day | None,
        Ask("Address", "The day on which the person agreed to show the address.", "2026-11-10"),
    ] = None
    photos: Annotated[
        Day | None,
        Ask("Photos", "The day on which the people in the pictures agreed.", "2026-11-10"),
    ] = None
