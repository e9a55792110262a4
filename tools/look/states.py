# ruff: noqa: INP001 (a folder of scripts is no package)
"""The ways in which people see a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

PHONE, TABLET, DESK = 320, 768, 1280
A4 = "a4"

TWICE_AS_LARGE = ("--blink-settings=defaultFontSize=32,defaultFixedFontSize=26",)
"""The browser's own text size, as a reader sets it: what is told in `em` or `rem` answers to it."""


@dataclass(frozen=True, slots=True)
class State:
    """`width` is in CSS pixels; 0 stands for paper. `flags` are the browser's own."""

    id: str
    name: str
    width: int
    scheme: Literal["light", "dark"] = "light"
    contrast: Literal["no-preference", "more"] = "no-preference"
    forced: Literal["none", "active"] = "none"
    flags: tuple[str, ...] = ()

    @property
    def is_paper(self) -> bool:
        return self.width == 0


STATES: Sequence[State] = (
    State("desk", "1280 px", DESK),
    State("tablet", "768 px", TABLET),
    State("phone", "320 px", PHONE),
    State("desk-dark", "1280 px, dark", DESK, scheme="dark"),
    State("phone-dark", "320 px, dark", PHONE, scheme="dark"),
    State("desk-contrast", "1280 px, more contrast", DESK, contrast="more"),
    State("phone-contrast", "320 px, more contrast", PHONE, contrast="more"),
    State("desk-forced", "1280 px, forced colours", DESK, scheme="dark", forced="active"),
    State("phone-forced", "320 px, forced colours", PHONE, scheme="dark", forced="active"),
    State("desk-large", "1280 px, 200 % text", DESK, flags=TWICE_AS_LARGE),
    State("phone-large", "320 px, 200 % text", PHONE, flags=TWICE_AS_LARGE),
    State("paper", "A4, printed", 0),
)
