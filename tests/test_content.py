"""Dorset's content: whole, varied and safe, as it stands on one pinned day.

The advice that it gives is tests/content-advice.txt, where each line says why it is there:
`FINGERPOST_BLESS=1` writes the list anew and keeps the reasons of lines that stay.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args

import pytest

from fingerpost.diagnostics import Diagnostic, Severity
from fingerpost.directory import Directory
from fingerpost.listing import Freshness, Listing
from fingerpost.model.activity import Activity, Attending
from fingerpost.model.contact import Organisation
from fingerpost.model.easy_read import EasyRead
from fingerpost.model.hub import Specialist
from fingerpost.model.notices import State
from fingerpost.model.provider import Kind, Provider
from fingerpost.model.record import Record
from fingerpost.model.schedule import LAST, Monthly, Weekly
from fingerpost.model.venue import Show, Venue
from fingerpost.model.vocabulary import VOCABULARIES
from tests.building import ROOT

CONTENT = ROOT / "content"
ADVICE = ROOT / "tests/content-advice.txt"
WHY = "  # "
UNTOLD = "why?"

NOT_USED: Mapping[tuple[type[Record], str], str] = {
    (EasyRead, "checked_by"): "no reader has checked the demonstration",
    (EasyRead, "checked_on"): "no reader has checked the demonstration",
    (Activity, "sources"): "only imported entries have it",
    (Organisation, "charity_number"): "a number that is made up may be somebody's",
    (Organisation, "company_number"): "a number that is made up may be somebody's",
}


def kinds_in(annotation: object) -> Iterator[type]:
    """The records and enums that an annotation names, however deep."""
    if isinstance(annotation, type) and issubclass(annotation, Record | StrEnum):
        yield annotation
    for part in get_args(annotation):
        yield from kinds_in(part)


def reachable(root: type) -> set[type]:
    """Every record and enum that a record can hold, itself with them."""
    found, ahead = set[type](), [root]
    while ahead:
        kind = ahead.pop()
        if kind not in found:
            found.add(kind)
            if issubclass(kind, Record):
                fields = kind.model_fields.values()
                ahead += [each for field in fields for each in kinds_in(field.annotation)]
    return found


def values_in(value: object) -> Iterator[object]:
    """Every record and choice within a value, itself with them."""
    if isinstance(value, Record):
        yield value
        for name in type(value).model_fields:
            yield from values_in(getattr(value, name))
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from values_in(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from values_in(each)
    elif isinstance(value, StrEnum):
        yield value


def everything(directory: Directory) -> tuple[object, ...]:
    sources: tuple[Any, ...] = (*directory.providers, *directory.records.venues)
    return tuple(value for source in sources for value in values_in(source.record))


def venues_of(directory: Directory) -> Iterator[Venue]:
    yield from (each.record for each in directory.records.venues)
    yield from (each for each in everything(directory) if isinstance(each, Venue))


def field_of(kind: type[Record], name: str) -> tuple[type, str]:
    """A field with the record that declares it, so that an inherited one counts once."""
    return next(
        each for each in kind.__mro__ if name in vars(each).get("__annotations__", ())
    ), name


def test_every_field_is_used_by_some_entry(dorset: Directory) -> None:
    records = [each for each in everything(dorset) if isinstance(each, Record)]
    told = {field_of(type(each), name) for each in records for name in each.model_fields_set}
    kinds = reachable(Provider) | reachable(Venue)
    fields = {
        field_of(kind, name)
        for kind in kinds
        if issubclass(kind, Record)
        for name in kind.model_fields
    }
    assert len(fields) > 150
    unused = fields - told
    assert sorted(f"{kind.__name__}.{name}" for kind, name in unused - NOT_USED.keys()) == []
    assert NOT_USED.keys() <= unused, "used now: take it out of the list"


def test_every_choice_is_made_by_some_entry(dorset: Directory) -> None:
    made = {(type(each), each) for each in everything(dorset) if isinstance(each, StrEnum)}
    kinds = reachable(Provider) | reachable(Venue)
    choices = {(kind, each) for kind in kinds if issubclass(kind, StrEnum) for each in kind}
    assert len(choices) > 40
    assert sorted(f"{kind.__name__}.{each}" for kind, each in choices - made) == []
    ways = {listing.activity.attending for listing in dorset.listed}
    assert ways == set(Attending)


TERMS: Mapping[str, Callable[[Directory], Iterable[str | None]]] = {
    "access": lambda all_: (feature for venue in venues_of(all_) for feature in venue.access),
    "attending": lambda all_: (each.activity.attending for each in all_.listings),
    "audiences": lambda all_: (id_ for each in all_.listings for id_ in each.activity.open_to),
    "categories": lambda all_: (id_ for each in all_.listings for id_ in each.activity.categories),
    "communication": lambda all_: (id_ for each in all_.listings for id_ in each.activity.communication),
    "funding-routes": lambda all_: (id_ for each in all_.listings for id_ in each.activity.funding),
    "hub-functions": lambda all_: (
        told.function
        for hub in all_.hubs
        for told in (hub.record.hub_details.functions if hub.record.hub_details else ())
    ),
    "needs": lambda all_: (
        id_
        for each in everything(all_)
        if isinstance(each, Activity | Specialist)
        for id_ in each.needs
    ),
    "outcomes": lambda all_: (id_ for each in all_.listings for id_ in each.activity.outcomes),
    "quality-marks": lambda all_: (
        id_ for each in all_.providers for id_ in each.record.assurance.quality_marks
    ),
    "spoke-types": lambda all_: (id_ for each in all_.providers for id_ in each.record.spoke_type),
    "support": lambda all_: (id_ for each in all_.listings for id_ in each.activity.support),
    "venue-types": lambda all_: (venue.type for venue in venues_of(all_)),
}  # fmt: skip


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_term_is_used_by_some_entry(dorset: Directory, vocabulary: str) -> None:
    terms = {term.id for term in dorset.vocabulary(vocabulary).terms}
    assert len(terms) > 3
    assert terms - set(TERMS[vocabulary](dorset)) == set()


def rules_of(listing: Listing) -> Iterator[object]:
    yield from (schedule.rule for schedule in listing.schedules)


def repeats_a_day(listing: Listing) -> bool:
    days = [day for schedule in listing.schedules for day in schedule.weekdays]
    return len(days) > len(set(days))


def address_misleads(listing: Listing) -> bool:
    """The address ends in the name of another town than the one where it lies."""
    venue, town = listing.situation.venue, listing.situation.town
    if venue is None or town is None:
        return False
    last = venue.address.rpartition(", ")[2]
    return last in POST_TOWNS and last not in {town.name, *town.also_known_as}


POST_TOWNS = {"Dorchester", "Fordingbridge", "Salisbury", "Sherborne", "Sturminster Newton", "Wareham", "Wimborne Minster", "Yeovil"}  # fmt: skip


TRUTHS: Mapping[str, Callable[[Listing], bool]] = {
    "the last weekday of the month": lambda one: any(
        isinstance(rule, Monthly) and rule.ordinals == (LAST,) for rule in rules_of(one)
    ),
    "several weekdays of a month": lambda one: any(
        isinstance(rule, Monthly) and len(rule.ordinals) > 1 for rule in rules_of(one)
    ),
    "every other week": lambda one: any(
        isinstance(rule, Weekly) and rule.every == 2 for rule in rules_of(one)
    ),
    "in term time": lambda one: any(each.term_time for each in one.schedules),
    "not on bank holidays": lambda one: any(each.not_bank_holidays for each in one.schedules),
    "until a last day": lambda one: any(each.until_day for each in one.schedules),
    "not on a day": lambda one: any(each.not_on for each in one.schedules),
    "two sentences for one day": repeats_a_day,
    "on dates alone": lambda one: one.is_pop_up and not one.has_ended,
    "over": lambda one: one.is_pop_up and one.has_ended,
    "by arrangement": lambda one: any(each.is_by_arrangement for each in one.schedules),
    "in the evening": lambda one: any(each.is_evening for each in one.schedules),
    "at the weekend": lambda one: any(each.is_weekend for each in one.schedules),
    "without a building": lambda one: one.activity.attending is Attending.OUT_AND_ABOUT,
    "at your home": lambda one: one.activity.attending is Attending.AT_YOUR_HOME,
    "by phone": lambda one: one.activity.attending is Attending.BY_PHONE,
    "online for everywhere": lambda one: (
        one.activity.attending is Attending.ONLINE and one.situation.is_everywhere
    ),
    "at a hidden home": lambda one: (
        one.situation.venue is not None and one.situation.venue.show is Show.AREA_ONLY
    ),
    "in a street that is hidden": lambda one: (
        one.situation.venue is not None and one.situation.venue.show is Show.STREET_HIDDEN
    ),
    "an address that misleads": address_misleads,
    "free for everyone": lambda one: one.is_free,
    "no price told": lambda one: one.cost is None,
    "paused": lambda one: one.status is not None and one.status.state is State.PAUSED,
    "closed": lambda one: one.status is not None and one.status.state is State.CLOSED,
    "not checked for long": lambda one: one.freshness is not Freshness.CURRENT,
    "nothing told about getting in": lambda one: (
        one.situation.venue is not None and not one.situation.venue.access
    ),
}  # fmt: skip


@pytest.mark.parametrize("truth", TRUTHS)
def test_some_activity_is(dorset: Directory, truth: str) -> None:
    assert [one.id for one in dorset.listings if TRUTHS[truth](one)] != []


def test_some_provider_is_at_several_venues_in_different_localities(dorset: Directory) -> None:
    found = [
        provider
        for provider, listings in dorset.listings_by_provider.items()
        if len({each.id for one in listings for each in one.settled_localities}) > 1
        and len({one.situation.venue.name for one in listings if one.situation.venue}) > 1
    ]
    assert found != []


def test_each_locality_has_a_main_hub_with_a_lead_and_partners(dorset: Directory) -> None:
    assert len(dorset.localities) == 5
    for locality in dorset.localities:
        (hub,) = dorset.main_hubs[locality.id]
        details = hub.record.hub_details
        assert details is not None
        assert details.lead is not None
        assert details.partners
        assert dorset.spokes_by_hub[hub.id]


def test_a_hub_and_a_spoke_have_specialist_provision(dorset: Directory) -> None:
    kinds = {each.record.kind for each in dorset.providers if each.record.specialist}
    assert kinds == set(Kind)


def test_the_libraries_are_venues_that_the_table_of_postcodes_knows(dorset: Directory) -> None:
    libraries = [venue for venue in dorset.records.venues if venue.id.endswith("-library")]
    assert len(libraries) == 31
    for venue in libraries:
        assert venue.record.type == "library"
        assert venue.record.postcode in dorset.records.postcodes, venue.id
        assert dorset.place_by_venue[venue.id][1] is not None, venue.id
        assert venue.record.access == {}, "nobody has told us about a real library"


PHONE = re.compile(r"\+?\d[\d \u00a0()-]{8,}\d")
SAMPLE_PHONES = re.compile(r"01632960\d{3}|07700900\d{3}")
REACHES = re.compile(r"https?://([^/\s\"'<>)\]}]+)|[\w.+-]+@([\w.-]+\w)|\bwww\.([\w.-]+)")
DAYS_AND_IDS = re.compile(r"\d{4}-\d{2}-\d{2}|1-\d{6,12}")


def unsafe(text: str) -> list[str]:
    """Numbers and addresses that might belong to somebody."""
    bare = DAYS_AND_IDS.sub(" ", text)
    phones = [re.sub(r"\D", "", found) for found in PHONE.findall(bare)]
    hosts = ["".join(found).partition(":")[0] for found in REACHES.findall(text)]
    return [each for each in phones if not SAMPLE_PHONES.fullmatch(each)] + [
        host for host in hosts if not re.fullmatch(r"([\w-]+\.)*example\.org", host)
    ]


ENTRIES = sorted((CONTENT / "providers").iterdir())


@pytest.mark.parametrize("file", ENTRIES, ids=lambda file: file.stem)
def test_nobody_real_can_be_rung_or_written_to(file: Path) -> None:
    assert unsafe(file.read_text(encoding="utf-8")) == []


def test_only_venues_that_are_real_lead_outside() -> None:
    files = sorted((CONTENT / "venues").glob("*.yaml"))
    outside = {file.stem for file in files if unsafe(file.read_text(encoding="utf-8"))}
    assert len(files) > 31
    assert {name for name in outside if not name.endswith("-library")} == set()


@pytest.mark.parametrize(
    "text",
    ["01305 221000", "phone: 07700 910000", "+44 1305 221000", "a@dorset.gov.uk", "https://example.com/", "http://example.org.uk", "www.dorset.gov.uk"],
)  # fmt: skip
def test_what_might_be_somebodys_is_found(text: str) -> None:
    assert unsafe(text) != []


@pytest.mark.parametrize(
    "text",
    ["01632 960123", "07700 900999", "a.b@club.example.org", "https://club.example.org/a", "cqc_location: 1-1234567890", "reviewed: 2026-11-01"],
)  # fmt: skip
def test_what_is_made_up_is_left_alone(text: str) -> None:
    assert unsafe(text) == []


def advice_of(problems: Iterable[Diagnostic]) -> list[str]:
    """A line for each: the code, the file and the text of the line that it points at."""
    return [
        f"{problem.code} | {problem.file.path} | "
        f"{problem.file.text.splitlines()[problem.position.line - 1].strip()}"
        for problem in problems
    ]


def reasons_by_line(text: str) -> dict[str, str]:
    parts = (line.rpartition(WHY) for line in text.splitlines() if line)
    return {line: why for line, _, why in parts}


def test_the_advice_is_what_is_there_on_purpose(dorset_problems: tuple[Diagnostic, ...]) -> None:
    assert [each for each in dorset_problems if each.severity is not Severity.ADVICE] == []
    told = advice_of(dorset_problems)
    text = ADVICE.read_text(encoding="utf-8") if ADVICE.exists() else ""
    if os.environ.get("FINGERPOST_BLESS"):
        reasons = reasons_by_line(text)
        text = "".join(f"{line}{WHY}{reasons.get(line, UNTOLD)}\n" for line in told)
        ADVICE.write_text(text, encoding="utf-8")
    assert list(reasons_by_line(text)) == told, "mend the content, or: make bless, and say why"


def test_each_line_of_advice_says_why_it_is_there() -> None:
    reasons = reasons_by_line(ADVICE.read_text(encoding="utf-8"))
    assert reasons
    assert [line for line, why in reasons.items() if not why or why == UNTOLD] == []
