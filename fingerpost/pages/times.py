"""Pages that are lists by time: weekdays, evenings and weekends."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial

from fingerpost import addresses
from fingerpost.directory import Directory
from fingerpost.listing import Facet, Listing, PartOfWeek
from fingerpost.model.schedule import Schedule, Weekday
from fingerpost.pages.lists import INDEX, ListPlan, by_locality, list_pages, paragraph
from fingerpost.pages.page import Page, crumbs
from fingerpost.views.lists import IndexEntry, IndexView, LinkGroup
from fingerpost.views.words import Link

TIMES = (*(day.label.casefold() for day in Weekday), *PartOfWeek)


def time_label(time: str) -> str:
    """`tuesday` as Tuesdays, `evenings` as Evenings."""
    label = time.capitalize()
    return label if time in set(PartOfWeek) else f"{label}s"


def by_start(listings: Iterable[Listing], time: str) -> tuple[Listing, ...]:
    """A list for one time: earliest first, what nobody has checked for long last."""

    def key(listing: Listing) -> tuple[bool, int, str, str]:
        starts = [
            schedule.starts_minutes
            for schedule in listing.schedules
            if schedule.starts_minutes is not None and is_at(schedule, time)
        ]
        unchecked, name, id_ = listing.sort_key
        return (unchecked, min(starts, default=0), name, id_)

    return tuple(sorted(listings, key=key))


def is_at(schedule: Schedule, time: str) -> bool:
    if time == PartOfWeek.EVENINGS:
        return schedule.is_evening
    if time == PartOfWeek.WEEKENDS:
        return schedule.is_weekend
    return any(day.label.casefold() == time for day in schedule.weekdays)


def time_pages(directory: Directory) -> Iterator[Page]:
    index = Link("When", addresses.WHEN)
    yield Page(
        address=index.href,
        template=INDEX,
        title="When things are on",
        description=f"Activities by day, evenings and weekends in {directory.settings.name}.",
        here=index.text,
        view=partial(time_index_view, directory),
    )
    for time in TIMES:
        listings = directory.listed_in(Facet.TIME, time)
        if listings:
            plan = ListPlan(
                address=addresses.time(time),
                heading=f"{time_label(time)}: what is on",
                here=time_label(time),
                introduction=time_introduction(time),
                listings=by_start(listings, time),
                crumbs=crumbs(index),
                narrower=cache(partial(narrower_of_time, listings, time, directory)),
                wider=(index,),
            )
            yield from list_pages(plan, directory)


def time_introduction(time: str) -> str:
    if time == PartOfWeek.EVENINGS:
        return "Activities that go on after 5pm."
    if time == PartOfWeek.WEEKENDS:
        return "Activities on Saturdays and Sundays."
    return ""


def narrower_of_time(
    listings: Sequence[Listing], time: str, directory: Directory
) -> tuple[LinkGroup, ...]:
    links = tuple(by_locality(listings, time, directory))
    return (LinkGroup("In one place", links),) if links else ()


def time_index_view(directory: Directory) -> IndexView:
    return IndexView(
        heading="When things are on",
        introduction=paragraph("Choose a day, or evenings, or weekends."),
        entries=tuple(
            IndexEntry(time_label(time), addresses.time(time), count, time_introduction(time))
            for time in TIMES
            if (count := len(directory.listed_in(Facet.TIME, time)))
        ),
    )
