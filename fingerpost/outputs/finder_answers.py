"""What a listing answers to each question of the finder: yes, no, or nobody can tell from here."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from fingerpost.directory import Directory
from fingerpost.listing import Listing
from fingerpost.model.activity import Attending, Booking
from fingerpost.model.answers import AccessState
from fingerpost.model.cost import Cost, CostUnit
from fingerpost.model.fields import YesNoAsk
from fingerpost.model.journey import WithoutCar

_ANY_NEED = "any"
FREE = "free"
# The most that a session may cost, in pence, by the word of the form.
LIMITS: Mapping[str, int] = {"5": 500, "10": 1000}
_LONGER = frozenset({CostUnit.WEEK, CostUnit.MONTH, CostUnit.COURSE})

ATTENDING: Mapping[Attending, tuple[str, ...]] = {
    Attending.IN_PERSON: ("in-person",),
    Attending.OUT_AND_ABOUT: ("in-person",),
    Attending.MIX: ("in-person", "online"),
    Attending.ONLINE: ("online",),
    Attending.BY_PHONE: ("by-phone",),
    Attending.AT_YOUR_HOME: ("at-your-home",),
}
JOINING: Mapping[Booking, str] = {
    Booking.JUST_TURN_UP: "turn-up",
    Booking.RING_FIRST: "book",
    Booking.BOOK: "book",
    Booking.REFERRAL: "referral",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A listing's answers to one question. `maybe` None: whatever is no yes and no `no`."""

    yes: frozenset[str] = frozenset()
    maybe: frozenset[str] | None = frozenset()
    no: frozenset[str] = frozenset()


UNTOLD = Told(maybe=None)


def _closed(ids: Iterable[str]) -> Told:
    """A list that somebody filled in: what is not on it is a no. An empty one tells nothing."""
    yes = frozenset(ids)
    return Told(yes=yes) if yes else UNTOLD


def _place(listing: Listing, _directory: Directory) -> Told:
    """Localities, town, and the first half of a postcode that is shown."""
    situation = listing.situation
    ids = [locality.id for locality in situation.localities]
    if situation.town is not None:
        ids.append(situation.town.id)
    if situation.venue is not None and listing.is_address_shown and situation.venue.postcode:
        ids.append(situation.venue.postcode.split()[0].casefold())
    return _closed(ids)


def _category(listing: Listing, _directory: Directory) -> Told:
    return _closed(listing.categories)


def _need(listing: Listing, directory: Directory) -> Told:
    needs = listing.activity.needs
    if _ANY_NEED in needs:
        return Told(yes=frozenset(term.id for term in directory.vocabulary("needs").terms))
    return _closed(needs)


def _access(listing: Listing, _directory: Directory) -> Told:
    """Partly is no yes: it is offered beside what nobody told."""
    states = tuple(listing.access_states())
    return Told(
        yes=frozenset(id_ for id_, state in states if state is AccessState.YES),
        maybe=None,
        no=frozenset(id_ for id_, state in states if state is AccessState.NO),
    )


def _talk(listing: Listing, directory: Directory) -> Told:
    """What the place offers beside what the people do: signs, large print."""
    known = {term.id for term in directory.vocabulary("communication").terms}
    place = {state: set[str]() for state in AccessState}
    for id_, state in listing.access_states():
        place[state].update({id_} & known)
    own = listing.activity.communication
    return Told(
        yes=frozenset((*own, *place[AccessState.YES])),
        maybe=frozenset(place[AccessState.PARTLY]) if own else None,
        no=frozenset(place[AccessState.NO] - {*own}),
    )


def _pay(listing: Listing, directory: Directory) -> Told:
    """What is free needs no way to pay."""
    if listing.is_free:
        routes = directory.vocabulary("funding-routes").terms
        return Told(yes=frozenset(term.id for term in routes))
    funding = listing.activity.funding
    return Told(
        yes=frozenset(id_ for id_, told in funding.items() if told.answer is YesNoAsk.YES),
        maybe=None,
        no=frozenset(id_ for id_, told in funding.items() if told.answer is YesNoAsk.NO),
    )


def _cost(listing: Listing, _directory: Directory) -> Told:
    """`free` and the limits of a session's price that everybody pays."""
    cost = listing.cost
    if cost is None:
        return UNTOLD
    states = {FREE: _is_free(cost)}
    states |= {word: _is_within(pence, cost) for word, pence in LIMITS.items()}
    return Told(
        yes=frozenset(word for word, state in states.items() if state is YesNoAsk.YES),
        maybe=frozenset(word for word, state in states.items() if state is YesNoAsk.ASK),
    )


def _is_free(cost: Cost) -> YesNoAsk:
    """What is a gift, or free to some, may cost others nothing: nobody told."""
    if cost.is_free_for_everyone:
        return YesNoAsk.YES
    return YesNoAsk.NO if any(price.pence for price in cost.prices) else YesNoAsk.ASK


def _is_within(pence: int, cost: Cost) -> YesNoAsk:
    """A gift is as large as one likes. A price by the hour or the day is one session's at least; a
    price for weeks cannot be compared."""
    if cost.is_free_for_everyone or (cost.by_donation and not cost.prices):
        return YesNoAsk.YES
    prices = [price for price in cost.prices if not price.whom]
    session = [price for price in prices if price.unit is CostUnit.SESSION]
    if session:
        cheapest = min(session, key=lambda price: (price.pence, price.at_least))
        if cheapest.pence > pence:
            return YesNoAsk.NO
        return YesNoAsk.ASK if cheapest.at_least or cost.ask else YesNoAsk.YES
    if prices and all(price.pence > pence and price.unit not in _LONGER for price in prices):
        return YesNoAsk.NO
    return YesNoAsk.ASK


def _support(listing: Listing, _directory: Directory) -> Told:
    return _closed(listing.activity.support)


def _how(listing: Listing, _directory: Directory) -> Told:
    attending = listing.activity.attending
    return _closed(ATTENDING[attending]) if attending else UNTOLD


def _join(listing: Listing, _directory: Directory) -> Told:
    booking = listing.activity.booking
    return _closed((JOINING[booking],)) if booking else UNTOLD


def _car(listing: Listing, _directory: Directory) -> Told:
    """`no`: one needs none."""
    match listing.without_car:
        case WithoutCar.YES:
            return Told(yes=frozenset({"no"}))
        case WithoutCar.NO:
            return Told(no=frozenset({"no"}))
    return UNTOLD


QUESTIONS: Mapping[str, Callable[[Listing, Directory], Told]] = {
    "place": _place,
    "category": _category,
    "need": _need,
    "access": _access,
    "talk": _talk,
    "pay": _pay,
    "cost": _cost,
    "support": _support,
    "how": _how,
    "join": _join,
    "car": _car,
}
"""The names stand in the addresses of searches: a public contract."""
