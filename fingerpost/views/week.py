"""A week at a glance: days across, parts of the day down, each cell its activities."""

from collections.abc import Iterable
from dataclasses import dataclass

from fingerpost import addresses
from fingerpost.directory import Directory
from fingerpost.listing import Listing, alphabetical
from fingerpost.model.schedule import Band, Schedule, Weekday, Weekly
from fingerpost.model.when import rule_in_words, times_in_words
from fingerpost.views.kind import Kind, kind_of
from fingerpost.views.words import in_line, joined, state_notes


@dataclass(frozen=True, slots=True)
class Glance:
    """One activity in a cell. `by` tells two of one name apart; `how_often` is empty for what
    happens every week; it tells a pause, and since when nobody has checked."""

    kind: Kind
    name: str
    by: str
    href: str
    times: str
    how_often: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a day. `more` counts the glances that are not shown: the day's list has them."""

    day: str
    part: str
    glances: tuple[Glance, ...]
    more: int


@dataclass(frozen=True, slots=True)
class DayColumn:
    """A day with its three cells, morning first. `href` None: nothing happens on it."""

    day: str
    href: str | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class WeekView:
    """`parts` names the rows. `filled` of the 21 cells hold something; `empty` names the others,
    `scarce` those that hold one activity only."""

    parts: tuple[str, ...]
    days: tuple[DayColumn, ...]
    filled: int
    empty: tuple[str, ...]
    scarce: tuple[str, ...]


_MOST_IN_A_CELL = 5
_MOST_GAPS = 7  # more would be a list of most of the week
# The glances of each cell under what they are sorted by; two that read the same are one.
_Cells = dict[tuple[Weekday, Band], dict[tuple[int, str, str, str], Glance]]


def week_view(listings: Iterable[Listing], locality_id: str, directory: Directory) -> WeekView:
    """The regular sessions of `listings`; pop-ups have dates of their own and stay out."""
    cells: _Cells = {}
    for listing in listings:
        for schedule in listing.schedules:
            if schedule.is_pop_up or schedule.starts_minutes is None:
                continue
            for weekday in schedule.weekdays:
                for band in schedule.bands:
                    glance = _glance(listing, schedule, directory)
                    name = alphabetical(listing.name) + listing.id
                    key = (schedule.starts_minutes, name, glance.times, glance.how_often)
                    cells.setdefault((weekday, band), {})[key] = glance
    columns = tuple(_column(weekday, cells, locality_id) for weekday in Weekday)
    all_cells = [cell for column in columns for cell in column.cells]
    empty, scarce = (
        tuple(
            f"{cell.day} {cell.part.casefold()}"
            for cell in all_cells
            if len(cell.glances) == number
        )
        for number in (0, 1)
    )
    parts = tuple(band.capitalize() for band in Band)
    return WeekView(parts, columns, len(all_cells) - len(empty), empty, scarce)


def week_words(week: WeekView) -> str:
    """How much of the week has something on, and when there is nothing yet or just one activity."""
    parts = week.filled + len(week.empty)
    all_of = "all" if not week.empty else f"{week.filled} of the"
    said = [f"Something is on in {all_of} {parts} parts of the week."]
    for cells, words in ((week.empty, "nothing yet"), (week.scarce, "just one activity")):
        if 0 < len(cells) <= _MOST_GAPS:
            said.append(f"There is {words} on {joined(cells)}.")
    return " ".join(said)


def _glance(listing: Listing, schedule: Schedule, directory: Directory) -> Glance:
    weekly = isinstance(schedule.rule, Weekly) and schedule.rule.every == 1
    rule = () if weekly else (rule_in_words(schedule),)
    return Glance(
        kind_of(listing, directory),
        listing.name,
        listing.provider.record.name,
        addresses.activity(listing.provider.id, listing.anchor),
        times_in_words(schedule),
        ", ".join(in_line(words) for words in (*rule, *state_notes(listing, directory.day))),
    )


def _column(day: Weekday, cells: _Cells, locality_id: str) -> DayColumn:
    made = []
    for band in Band:
        found = [glance for _, glance in sorted(cells.get((day, band), {}).items())]
        shown = tuple(found[:_MOST_IN_A_CELL])
        made.append(Cell(day.label, band.capitalize(), shown, max(0, len(found) - len(shown))))
    any_at_all = any(cell.glances for cell in made)
    href = addresses.locality_list(locality_id, day.label.casefold()) if any_at_all else None
    return DayColumn(day.label, href, tuple(made))
