"""Where an activity happens, and how one takes part from afar."""

from enum import StrEnum
from typing import Annotated

from pydantic import Discriminator, Tag

from fingerpost.model.asking import Ask
from fingerpost.model.fields import Line, Told, ToldOrAsk, choice
from fingerpost.model.reach import Phone
from fingerpost.model.record import Record
from fingerpost.model.venue import Venue


class Setting(StrEnum):
    """Somewhere that is no venue."""

    ONLINE = "online"
    AT_YOUR_HOME = "at your home"
    OUT_AND_ABOUT = "out and about"


class Attending(StrEnum):
    """How a person takes part: worked out from `where` and `online`, never typed.

    The words for each stand in the vocabulary `attending`, under the same ids.
    """

    IN_PERSON = "in-person"
    ONLINE = "online"
    BY_PHONE = "by-phone"
    MIX = "mix"
    AT_YOUR_HOME = "at-your-home"
    OUT_AND_ABOUT = "out-and-about"


class JoinBy(StrEnum):
    PUBLIC_LINK = "public link"
    LINK_AFTER_BOOKING = "link after booking"
    PHONE = "phone"


class Online(Record):
    platform: Annotated[
        str, Line(60), Ask("Platform", "The program that people meet in.", "Zoom")
    ] = ""
    join: Annotated[
        Annotated[JoinBy, choice(JoinBy)] | None,
        Ask("How to join", "How people get in.", "link after booking"),
    ] = None
    phone_in: Annotated[
        Phone | None,
        Ask("Joining by phone", "The number for people who join by phone.", "01632 960124"),
    ] = None
    help_to_join: Annotated[
        str,
        Line(200),
        Ask(
            "Help to join",
            "Who helps people to get in for the first time.",
            "Ring Jo the day before and try it out.",
        ),
    ] = ""
    captions: Annotated[
        ToldOrAsk | None, Ask("Captions", "Whether what is said also appears in writing.", "yes")
    ] = None
    bsl: Annotated[
        ToldOrAsk | None, Ask("British Sign Language", "Whether somebody signs.", "ask")
    ] = None
    camera_optional: Annotated[
        Told | None, Ask("Camera off", "Whether people may keep their camera off.", "yes")
    ] = None


def _where_tag(value: object) -> str:
    if isinstance(value, str):
        folded = " ".join(value.casefold().replace("-", " ").split())
        return "‹setting›" if folded in set(Setting) else "‹venue id›"
    if isinstance(value, Setting):
        return "‹setting›"
    return "‹venue›"


Where = Annotated[
    Annotated[Setting, choice(Setting), Tag("‹setting›")]
    | Annotated[str, Line(80), Tag("‹venue id›")]
    | Annotated[Venue, Tag("‹venue›")],
    Discriminator(_where_tag),
]
