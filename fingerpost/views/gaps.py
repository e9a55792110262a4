"""What is missing: in sentences, and in tables that show each zero."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fingerpost import addresses
from fingerpost.joining import EVERYWHERE
from fingerpost.listing import Facet
from fingerpost.model.days import day_in_words
from fingerpost.model.schedule import Weekday
from fingerpost.views.crossing import (
    ANY_TIME,
    PARTS,
    PARTS_OF_DAYS,
    SET_TIMES,
    Count,
    Slot,
    Trait,
    families_of,
    features_of,
    place_names,
    places_of,
)
from fingerpost.views.gap_sentences import (
    Counting,
    GapList,
    empty_kinds,
    empty_times,
    everything_in,
    sole_providers,
)
from fingerpost.views.words import Link, counted

_BYTES_IN_A_KILOBYTE = 1024
_GROUPS = ("Weekdays", "Weekends")
_COLUMNS = ("Day", "After 5pm", "Day", "After 5pm", "In all")


@dataclass(frozen=True, slots=True)
class GapCell:
    """`is_alone`: all that is counted comes from one provider."""

    number: int
    is_alone: bool


@dataclass(frozen=True, slots=True)
class GapRow:
    label: str
    cells: tuple[GapCell, ...]


@dataclass(frozen=True, slots=True)
class GapTable:
    """`groups` stand above the columns, two columns each; `corner` says what the rows are."""

    caption: str
    corner: str
    groups: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[GapRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceGaps:
    """`pairs` are tables that stand beside each other. `list` None: the place has no page."""

    name: str
    anchor: str
    colour: str
    words: str
    list: Link | None
    pairs: tuple[tuple[GapTable, ...], ...]


@dataclass(frozen=True, slots=True)
class RouteLine:
    """A way to pay, and how many cells hold nothing when only it is counted."""

    link: Link
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GapsView:
    """`route` is the way to pay that alone is counted; empty: all. `unplaced` is how many
    activities stand in no place. `table` is the file of numbers that the page offers."""

    heading: str
    route: str
    route_list: Link | None
    counted: str
    unplaced: int
    missing: tuple[GapList, ...]
    routes: tuple[RouteLine, ...]
    places: tuple[PlaceGaps, ...]
    table: bytes = field(repr=False)
    table_size: str


def gaps_view(counting: Counting, table: bytes) -> GapsView:
    directory, route = counting.directory, counting.route
    listed = route is not None and bool(directory.listed_in(Facet.ROUTE, route.id))
    heading = "What is missing"
    return GapsView(
        heading=f"{heading}: {route.label}" if route else heading,
        route=route.label if route else "",
        route_list=Link(f"List of activities: {route.label}", addresses.route(route.id))
        if route and listed
        else None,
        counted=_counted_words(counting),
        unplaced=sum(not places_of(listing) for listing in directory.listed),
        missing=(empty_times(counting), empty_kinds(counting), sole_providers(counting)),
        routes=tuple(_route_lines(counting)),
        places=tuple(
            _place_gaps(id_, name, counting) for id_, name in place_names(directory).items()
        ),
        table=table,
        table_size=f"{-(-len(table) // _BYTES_IN_A_KILOBYTE)} KB",
    )


def _counted_words(counting: Counting) -> str:
    counts = [counting.at(place) for place in place_names(counting.directory)]
    providers = {provider for count in counts for provider in count.providers}
    day = day_in_words(counting.directory.day)
    held = _held_words(counting)
    return f"Counted from what {counted(len(providers), 'provider')} had listed on {day}. {held}"


def _held_words(counting: Counting) -> str:
    counts = [count for *_, count in counting.cells()]
    empty = sum(not count.activities for count in counts)
    alone = sum(count.sole_provider is not None for count in counts)
    return (
        f"{empty} of {counted(len(counts), 'cell')} {'holds' if empty == 1 else 'hold'} nothing"
        f" and {alone} {'hangs' if alone == 1 else 'hang'} on one provider."
    )


def _route_lines(counting: Counting) -> Iterator[RouteLine]:
    """The other ways to count, all of them together first."""
    here = counting.route
    whole = Counting(counting.crossing, counting.directory)
    if here is not None:
        yield RouteLine(Link("Every way to pay", addresses.GAPS), _held_words(whole))
    for term in counting.directory.vocabulary("funding-routes").terms:
        if here is None or term.id != here.id:
            alone = Counting(counting.crossing, counting.directory, term)
            yield RouteLine(Link(term.label, addresses.gaps(term.id)), _held_words(alone))


def _place_gaps(place: str, name: str, counting: Counting) -> PlaceGaps:
    locality = next((each for each in counting.directory.localities if each.id == place), None)
    count = counting.at(place)
    activities = counted(count.activities, "activity")
    untimed = count.activities - counting.at(place, SET_TIMES).activities
    words = (
        f"{activities[0].upper()}{activities[1:]}, by {counted(len(count.providers), 'provider')}."
    )
    if untimed:
        words += f" {untimed} of them {'has' if untimed == 1 else 'have'} no set times to come."
    return PlaceGaps(
        name=name,
        anchor=f"gaps_{place}",
        colour=(locality.record.colour or "") if locality else "",
        words=words,
        list=everything_in(locality) if locality else None,
        pairs=tuple(_pairs(place, name, counting)),
    )


def _pairs(place: str, name: str, counting: Counting) -> Iterator[tuple[GapTable, ...]]:
    """Kinds beside days, then ways to pay beside access. What is offered everywhere has no door to
    get in by, and a page of one way to pay leaves the others out."""
    directory = counting.directory
    kinds = ((term.label, (Facet.CATEGORY, term.id)) for term in families_of(directory))
    yield (
        _by_part(
            f"{name}: kinds of activity",
            "Kind",
            ((label, _row(counting, place, trait)) for label, trait in kinds),
        ),
        _by_day(f"{name}: days", place, counting),
    )
    second = []
    if counting.route is None:
        ways = (
            (term.label, _row(Counting(counting.crossing, directory, term), place))
            for term in directory.vocabulary("funding-routes").terms
        )
        second.append(_by_part(f"{name}: ways to pay", "Way to pay", ways))
    if place != EVERYWHERE:
        features = ((term.label, (Facet.ACCESS, term.id)) for term in features_of(directory))
        rows = ((label, _row(counting, place, trait)) for label, trait in features)
        second.append(_by_part(f"{name}: getting in", "What is there", rows))
    if second:
        yield tuple(second)


def _row(counting: Counting, place: str, trait: Trait | None = None) -> tuple[Count, ...]:
    return tuple(counting.at(place, part, trait) for part in (*PARTS, ANY_TIME))


def _by_part(caption: str, corner: str, rows: Iterable[tuple[str, tuple[Count, ...]]]) -> GapTable:
    made = tuple(GapRow(label, tuple(map(_cell, counts))) for label, counts in rows)
    return GapTable(caption, corner, _GROUPS, _COLUMNS, made)


def _by_day(caption: str, place: str, counting: Counting) -> GapTable:
    by_slot = {part.slots: part for part in PARTS_OF_DAYS}
    rows = tuple(
        GapRow(
            day.label,
            tuple(
                _cell(counting.at(place, by_slot[frozenset({Slot(day, is_evening)})]))
                for is_evening in (False, True)
            ),
        )
        for day in Weekday
    )
    return GapTable(caption, "Day", (), ("Daytime", "Evening"), rows)


def _cell(count: Count) -> GapCell:
    return GapCell(count.activities, count.sole_provider is not None)
