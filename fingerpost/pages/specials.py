"""Lists of one kind each: online, pop-ups, free, without booking, specialist. They exist even when
empty, because pages and people link them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fingerpost import addresses
from fingerpost.directory import Directory
from fingerpost.listing import Listing
from fingerpost.model.activity import Booking
from fingerpost.pages.lists import ListPlan, list_pages
from fingerpost.pages.page import Page, crumbs
from fingerpost.views.words import CountedLink, Link


@dataclass(frozen=True, slots=True)
class Special:
    """A list of the listings that `holds` is true of."""

    address: str
    heading: str
    introduction: str
    holds: Callable[[Listing], bool]

    def link(self, directory: Directory) -> CountedLink:
        return CountedLink(self.heading, self.address, sum(map(self.holds, directory.listed)))


FREE = Special(
    addresses.FREE,
    "Free",
    "Free for everyone who comes. You need no funding.",
    lambda listing: listing.is_free,
)
JUST_TURN_UP = Special(
    addresses.JUST_TURN_UP,
    "Just turn up",
    "You do not have to book or ring first.",
    lambda listing: listing.activity.booking is Booking.JUST_TURN_UP,
)
ONLINE = Special(
    addresses.ONLINE,
    "Online and by phone",
    "Join from home, wherever you live.",
    lambda listing: listing.is_online,
)
POP_UPS = Special(
    addresses.POP_UPS,
    "Pop-ups",
    "Things that happen once, or on a few days.",
    lambda listing: listing.is_pop_up,
)
SPECIALIST = Special(
    addresses.SPECIALIST,
    "Specialist provision",
    "Trained staff, equipment and rooms for people with complex needs.",
    lambda listing: listing.provider.record.specialist is not None,
)
SPECIALS = (FREE, JUST_TURN_UP, ONLINE, POP_UPS, SPECIALIST)


def special_pages(directory: Directory) -> Iterator[Page]:
    for special in SPECIALS:
        plan = ListPlan(
            address=special.address,
            heading=special.heading,
            here=special.heading,
            introduction=special.introduction,
            listings=tuple(filter(special.holds, directory.listed)),
            crumbs=crumbs(),
            wider=(Link("All activities", addresses.ACTIVITIES),),
        )
        yield from list_pages(plan, directory)
