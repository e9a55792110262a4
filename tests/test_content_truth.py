"""Dorset's content can be true: its hours, its holidays and its addresses."""

import csv
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from fingerpost.directory import Directory
from fingerpost.listing import Listing
from fingerpost.model.activity import Attending
from fingerpost.model.venue import Show

MINUTES = 60
# What a session may be: nothing begins before breakfast or lasts a whole waking day.
EARLIEST, LATEST, LONGEST = 5 * MINUTES, 23 * MINUTES, 10 * MINUTES
HOLIDAYS = {date(2026, 12, 25), date(2026, 12, 26), date(2027, 1, 1)}
ON_HOLIDAYS = {
    "upton-thursday-soup#christmas-day-table": "it is for Christmas Day",
}


def test_no_session_falls_at_an_impossible_hour(dorset: Directory) -> None:
    sessions = [(one.id, each) for one in dorset.listed for each in one.sessions]
    assert len(sessions) > 5000
    odd = {
        id_
        for id_, each in sessions
        if each.starts < EARLIEST or each.ends > LATEST or each.ends - each.starts > LONGEST
    }
    assert odd == set()


def test_nobody_travels_on_a_holiday_unless_it_is_meant(dorset: Directory) -> None:
    found = {
        one.id
        for one in dorset.listed
        if one.activity.attending not in {Attending.ONLINE, Attending.BY_PHONE}
        for each in one.sessions_to_come
        if each.day in HOLIDAYS
    }
    assert found == set(ON_HOLIDAYS)


# Towns whose name stands at the end of addresses that lie elsewhere: the Post Office's, not a map's.
POST_TOWNS: Mapping[str, set[str]] = {
    "BH": {"Wareham", "Wimborne", "Wimborne Minster", "Swanage", "Poole", "Ringwood", "Verwood", "Ferndown"},
    "DT": {"Dorchester", "Weymouth", "Bridport", "Beaminster", "Lyme Regis", "Sherborne", "Blandford", "Blandford Forum", "Sturminster Newton", "Portland"},
    "SP": {"Salisbury", "Fordingbridge", "Shaftesbury", "Gillingham"},
    "BA": {"Yeovil"},
    "TA": {"Crewkerne"},
    "EX": {"Axminster"},
}  # fmt: skip


def venue_listings(directory: Directory) -> Iterator[Listing]:
    for listing in directory.listings:
        venue = listing.situation.venue
        if venue is not None and venue.show is not Show.AREA_ONLY:
            yield listing


def test_an_address_names_the_town_that_its_postcode_lies_in(dorset: Directory) -> None:
    looked_at, wrong = 0, set()
    for listing in venue_listings(dorset):
        venue, town = listing.situation.venue, listing.situation.town
        assert venue is not None
        assert venue.postcode is not None
        assert venue.postcode in dorset.records.postcodes, listing.id
        assert town is not None
        looked_at += 1
        names = {town.name, *town.also_known_as}
        parts = re.split(r", | near |^Near |^Off ", venue.address)
        if not any(name in part for name in names for part in parts):
            wrong.add((listing.id, venue.address, venue.postcode, town.name))
        last = parts[-1].strip()
        area = venue.postcode[:2]
        assert any(name in last for name in names) or last in POST_TOWNS[area], (listing.id, last)
    assert looked_at > 120
    assert wrong == set()


def test_a_main_hub_stands_in_its_locality(dorset: Directory) -> None:
    for locality, hubs in dorset.main_hubs.items():
        for hub in hubs:
            details = hub.record.hub_details
            assert details is not None
            assert isinstance(details.place, str)
            town = dorset.place_by_venue[details.place][1]
            here = next(each for each in dorset.localities if each.id == locality)
            assert town in here.record.towns


# After hours, with a key or a bell; each of these entries says so.
AFTER_HOURS = {
    "blanket-mondays#film-night",
    "blanket-mondays#quiet-morning",
    "the-cross-tapes#recording-evening",
    "wyke-words#open-page",
}


def minutes(clock: str) -> int:
    hours, _, rest = clock.partition(":")
    return int(hours) * MINUTES + int(rest)


def opening_spans(row: Mapping[str, str], day: date) -> list[tuple[int, int]]:
    """When a library has staff on a weekday, in minutes after midnight."""
    spans = [each.split("-") for each in row[f"{day:%A} staffed hours"].split(",") if each.strip()]
    return [(minutes(starts), minutes(ends)) for starts, ends in spans]


def test_a_library_is_open_when_something_is_on_in_it(
    dorset: Directory, shared_folder: Path
) -> None:
    """Its hours are those of 2019 to 2023: too old to publish, and good enough to catch a slip."""
    with (shared_folder / "data/geo/libraries-dorset.csv").open(encoding="utf-8") as file:
        row_by_postcode = {row["Postcode"]: row for row in csv.DictReader(file)}
    looked_at, shut = 0, set()
    for one in dorset.listings:
        venue = one.situation.venue
        if venue is None or venue.type != "library" or one.is_closed:
            continue
        for session in one.sessions:
            looked_at += 1
            spans = opening_spans(row_by_postcode[str(venue.postcode)], session.day)
            if not any(starts <= session.starts and session.ends <= ends for starts, ends in spans):
                shut.add(one.id)
    assert looked_at > 500
    assert shut == AFTER_HOURS
