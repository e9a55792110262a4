"""How a listing is joined: its venue, town and localities, its hubs, its meetings and its age."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from fingerpost.listing import Freshness, Listing, Session, Situation, alphabetical
from fingerpost.model.activity import Activity
from fingerpost.model.cost import join_costs
from fingerpost.model.days import months_between
from fingerpost.model.editorial import Ages
from fingerpost.model.places import Locality, Town
from fingerpost.model.provider import Provider
from fingerpost.model.schedule import dates, has_ended
from fingerpost.model.venue import Coordinates, Show, Venue, distance_metres
from fingerpost.model.vocabulary import folded
from fingerpost.source.construct import Sourced
from fingerpost.source.records import Records

EVERYWHERE = "everywhere"
_DAYS_AHEAD = 365


class Joining:
    """The look-ups that joining needs, made once."""

    def __init__(self, records: Records, day: date) -> None:
        self.records = records
        self.day = day
        self.horizon = day + timedelta(days=_DAYS_AHEAD)
        self.venue_by_word = venue_by_word(records.venues)
        self.providers = {provider.id: provider for provider in records.providers}
        self.locality_ids = locality_ids(records.localities)
        self.main_hubs = main_hubs(records)
        self.parents = {
            term.id: term.parent for term in records.vocabularies["categories"].terms if term.parent
        }
        self.towns = {
            town.id: (locality, town)
            for locality in records.localities
            for town in locality.record.towns
        }
        self.anchors = {each.id: anchors_of(each.record) for each in records.providers}

    def listing(self, provider: Sourced[Provider], activity: Activity, number: int) -> Listing:
        situation = self.situation(activity)
        hub_id = activity.hub or provider.record.hub
        ages = self.records.settings.record.ages
        standing = tuple(each for each in activity.when if not has_ended(each, self.day))
        return Listing(
            provider=provider,
            activity=activity,
            number=number,
            anchor=self.anchors[provider.id][number],
            situation=situation,
            sessions=self.sessions(activity),
            freshness=freshness_of(provider.record.reviewed, self.day, ages),
            schedules=standing or activity.when,
            has_ended=bool(activity.when) and not standing,
            cost=join_costs(activity.cost) if activity.cost else None,
            hub=self.providers.get(hub_id) if hub_id else None,
            local_hubs=tuple(
                hub for each in situation.localities for hub in self.main_hubs.get(each.id, ())
            ),
            categories=self.with_parents(activity.categories),
        )

    def with_parents(self, categories: Iterable[str]) -> frozenset[str]:
        own = frozenset(categories)
        return own | {self.parents[category] for category in own if category in self.parents}

    def sessions(self, activity: Activity) -> tuple[Session, ...]:
        found = {
            Session(day, schedule.starts_minutes, schedule.ends_minutes)
            for schedule in activity.when
            if schedule.starts_minutes is not None and schedule.ends_minutes is not None
            for day in dates(schedule, self.day, self.horizon, self.records.calendar)
        }
        return tuple(sorted(found))

    def situation(self, activity: Activity) -> Situation:
        venue, venue_id = self.venue(activity)
        place = self.place(venue) if venue is not None else None
        named, is_everywhere = self.named_localities(activity)
        if place is not None:
            coordinates, locality, town = place
            return Situation(
                venue=venue,
                venue_id=venue_id,
                coordinates=coordinates,
                town=town,
                localities=(locality,) if locality else named,
                is_everywhere=is_everywhere and locality is None,
            )
        return Situation(
            venue=venue, venue_id=venue_id, localities=named, is_everywhere=is_everywhere
        )

    def venue(self, activity: Activity) -> tuple[Venue | None, str | None]:
        if isinstance(activity.where, Venue):
            return activity.where, None
        venue = self.venue_by_word.get(folded(activity.where)) if activity.where else None
        return (venue.record, venue.id) if venue else (None, None)

    def place(
        self, venue: Venue
    ) -> tuple[Coordinates, Sourced[Locality] | None, Town | None] | None:
        known = self.records.postcodes.get(venue.postcode) if venue.postcode else None
        typed = venue.typed_coordinates
        if known is not None:
            locality, town = self.towns.get(known.town, (None, None))
            return shown_point(venue, typed or known.coordinates, town), locality, town
        if typed is None or not self.towns:
            return None
        locality, town = min(
            self.towns.values(), key=lambda pair: distance_metres(pair[1].coordinates, typed)
        )
        return shown_point(venue, typed, town), locality, town

    def named_localities(self, activity: Activity) -> tuple[tuple[Sourced[Locality], ...], bool]:
        wanted = {folded(name) for name in activity.locality}
        if EVERYWHERE in wanted:
            return self.records.localities, True
        ids = {self.locality_ids.get(name) for name in wanted}
        return tuple(each for each in self.records.localities if each.id in ids), False


def anchors_of(provider: Provider) -> tuple[str, ...]:
    """The fragment of each activity on its provider's page: its id, else one made from its name.

    Two of one name are told apart by number, so an activity added below never moves another. Ids of
    the page itself hold an underscore, which no anchor has.
    """
    typed = {activity.id for activity in provider.activities}
    taken: set[str] = set()
    anchors = []
    for activity in provider.activities:
        stem = activity.id or slug_of(activity.name) or "activity"
        anchor, number = stem, 1
        while anchor in taken or (activity.id is None and anchor in typed):
            number += 1
            anchor = f"{stem}-{number}"
        taken.add(anchor)
        anchors.append(anchor)
    return tuple(anchors)


def anchors_by_source(providers: Iterable[Sourced[Provider]]) -> Mapping[tuple[str, str], str]:
    """The anchor of each imported activity, by its provider's id and its id at the source."""
    return {
        (provider.id, source): anchor
        for provider in providers
        for activity, anchor in zip(
            provider.record.activities, anchors_of(provider.record), strict=True
        )
        for source in activity.sources
    }


def slug_of(text: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", alphabetical(text).replace("'", "").replace("’", "")))


def freshness_of(reviewed: date | None, day: date, ages: Ages) -> Freshness:
    """An entry that tells no day of review counts as current: it is advice of its own."""
    if reviewed is None:
        return Freshness.CURRENT
    months = months_between(reviewed, day)
    if months >= ages.hidden:
        return Freshness.HIDDEN
    if months >= ages.may_have_closed:
        return Freshness.MAY_HAVE_CLOSED
    return Freshness.UNCHECKED if months >= ages.unchecked else Freshness.CURRENT


def shown_point(venue: Venue, exact: Coordinates, town: Town | None) -> Coordinates:
    """The point that may be known: a hidden address is no nearer than the middle of its town."""
    if venue.show is Show.FULL:
        return exact
    if town is not None:
        return town.coordinates
    return Coordinates(round(exact.latitude, 1), round(exact.longitude, 1))


def main_hubs(records: Records) -> Mapping[str, tuple[Sourced[Provider], ...]]:
    """The hubs that are the main one of each locality, by the locality's id."""
    names = locality_ids(records.localities)
    found: dict[str, list[Sourced[Provider]]] = {}
    for provider in records.providers:
        details = provider.record.hub_details
        for name in details.main_for if details else ():
            if folded(name) in names:
                found.setdefault(names[folded(name)], []).append(provider)
    return {locality: tuple(hubs) for locality, hubs in found.items()}


def venue_by_word(venues: Iterable[Sourced[Venue]]) -> Mapping[str, Sourced[Venue]]:
    """Each shared venue under its folded name and id: what an entry may call it."""
    return {folded(word): venue for venue in venues for word in (venue.record.name, venue.id)}


def locality_ids(localities: Iterable[Sourced[Locality]]) -> Mapping[str, str]:
    """The id of a locality by its folded name or id."""
    return {
        folded(word): locality.id
        for locality in localities
        for word in (locality.id, locality.record.name)
    }
