"""A guide page: its words, with the numbers of the settings where the guide asks for them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from fingerpost.model.days import day_in_words
from fingerpost.model.editorial import Settings
from fingerpost.model.guide import NUMBERS_IN_A_GUIDE, Guide, Numbers
from fingerpost.views.site import HelpLineView, help_line_view, own_line_view
from fingerpost.views.words import Link, rich_text

_LINES: Mapping[Numbers, Callable[[Settings], tuple[HelpLineView, ...]]] = {
    Numbers.CONTACT: lambda settings: (own_line_view(settings),),
    Numbers.WORRIED: lambda settings: tuple(map(help_line_view, settings.worried)),
    Numbers.COMPLAINTS: lambda settings: tuple(map(help_line_view, settings.complaints)),
}


@dataclass(frozen=True, slots=True)
class GuidePart:
    """Words, and the numbers that follow them."""

    text: Markup
    lines: tuple[HelpLineView, ...]


@dataclass(frozen=True, slots=True)
class GuideView:
    heading: str
    summary: str
    parts: tuple[GuidePart, ...]
    reviewed: str
    others: tuple[Link, ...]


def guide_view(guide: Guide, others: tuple[Link, ...], settings: Settings) -> GuideView:
    return GuideView(
        heading=guide.title,
        summary=guide.summary,
        parts=tuple(guide_parts(guide, settings)),
        reviewed=f"Last looked at on {day_in_words(guide.reviewed)}." if guide.reviewed else "",
        others=others,
    )


def guide_parts(guide: Guide, settings: Settings) -> Iterator[GuidePart]:
    # What is split holds the words and what each mark names by turns.
    words = NUMBERS_IN_A_GUIDE.split(guide.body)
    for text, name in zip(words[::2], [*words[1::2], ""], strict=True):
        lines = _LINES[Numbers(name)](settings) if name in set(Numbers) else ()
        yield GuidePart(rich_text(text, top_level=2, own_pages=True), lines)
