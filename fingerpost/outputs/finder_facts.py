"""Every exact fact that the finder asks for, in small tables: the browser only compares.

The head names the tables and the words (`finder_words`), each at an address that follows from its
content, so that a search loads only those that it asks. Small numbers are written as one sign each,
0 as `0`, 10 as `:` and so on up the code points: a column is a text with a sign for each listing,
in the order of lists.

A question (place, need, access, way to pay) has its `terms`, and its `sets` of answers, which many
listings share: the terms that are a yes, those that nobody can tell from here (`-`: whatever is
neither yes nor no), those that are a no. `of` gives each listing's set. What nobody told is never
a yes.

Times are a table of their own, so that Saturday and evening mean one session: a pattern is the days
of a year, one number for each week from the Monday before the head's `day` on, whose bits are its
days; a slot is a pattern with the minutes of start and end. A listing's times are `1` where others
are possible that nobody can tell, else `0`, then its slots.
"""

import json
from collections.abc import Hashable, Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any

from fingerpost import addresses
from fingerpost.artifacts import Artifact
from fingerpost.directory import Directory
from fingerpost.listing import Listing
from fingerpost.outputs.finder_answers import QUESTIONS, Told
from fingerpost.outputs.finder_words import lexicon
from fingerpost.outputs.publication import Publication

_MAKER = "finder facts"
# Degrees are told to about ten metres.
_DEGREE = 10_000


def artifacts(publication: Publication) -> Iterator[Artifact]:
    directory = publication.directory
    every = tables(directory) | lexicon(directory, publication.search_records)
    files = {name: _packed(table) for name, table in every.items()}
    named = {name: addresses.finder_table(name, _sum(data)) for name, data in files.items()}
    for name, data in files.items():
        yield Artifact(named[name].lstrip("/"), data, _MAKER)
    head = {"day": directory.day.isoformat(), "count": len(directory.listed), "tables": named}
    yield Artifact(addresses.FINDER_FACTS.lstrip("/"), _packed(head), _MAKER)


def tables(directory: Directory) -> dict[str, Any]:
    """By the name that the head gives them: `codes`, `times`, `points` and each question."""
    listings = directory.listed
    points, point_of = _shared(map(_point, listings))
    return {
        "codes": " ".join(directory.codes[listing.id] for listing in listings),
        "times": _times(directory),
        "points": {"points": points, "of": _signs(point_of)},
        **{
            name: _question([told(listing, directory) for listing in listings])
            for name, told in QUESTIONS.items()
        },
    }


def _question(answers: Sequence[Told]) -> dict[str, Any]:
    terms = sorted(set().union(*(told.yes | (told.maybe or set()) | told.no for told in answers)))
    number = {term: position for position, term in enumerate(terms)}

    def signs(ids: Iterable[str]) -> str:
        return _signs(sorted(number[id_] for id_ in ids))

    sets, of = _shared(answers)
    return {
        "terms": " ".join(terms),
        "sets": " ".join(
            ",".join(
                (signs(told.yes), "-" if told.maybe is None else signs(told.maybe), signs(told.no))
            )
            for told in sets
        ),
        "of": _signs(of),
    }


def _signs(numbers: Iterable[int]) -> str:
    return "".join(chr(ord("0") + number) for number in numbers)


def _point(listing: Listing) -> tuple[int, ...]:
    """Latitude and longitude as far as they may be shown; nothing where it happens nowhere."""
    at = listing.situation.coordinates
    if at is None or not listing.has_journey:
        return ()
    return round(at.latitude * _DEGREE), round(at.longitude * _DEGREE)


def _times(directory: Directory) -> dict[str, Any]:
    monday = directory.day.toordinal() - directory.day.weekday()
    slots_of = [tuple(_slots(listing, monday)) for listing in directory.listed]
    slots, _ = _shared(slot for own in slots_of for slot in own)
    patterns, pattern_of = _shared(pattern for pattern, _, _ in slots)
    number = {slot: position for position, slot in enumerate(slots)}
    return {
        "patterns": patterns,
        "slots": [
            _signs(pattern_of),
            _signs(starts for _, starts, _ in slots),
            _signs(ends for _, _, ends in slots),
        ],
        "times": " ".join(
            _signs((_has_other_times(listing), *(number[slot] for slot in own)))
            for listing, own in zip(directory.listed, slots_of, strict=True)
        ),
    }


def _slots(listing: Listing, monday: int) -> Iterator[tuple[str, int, int]]:
    """The pattern of its days and the minutes of start and end, by the minutes."""
    days_by_minutes: dict[tuple[int, int], list[int]] = {}
    for session in listing.sessions_to_come:
        minutes = session.starts, session.ends
        days_by_minutes.setdefault(minutes, []).append(session.day.toordinal() - monday)
    for minutes, days in sorted(days_by_minutes.items()):
        weeks = [0] * (max(days) // 7 + 1)
        for day in days:
            weeks[day // 7] |= 1 << day % 7
        yield _signs(weeks), *minutes


def _has_other_times(listing: Listing) -> int:
    schedules = listing.schedules
    return int(not schedules or any(each.is_by_arrangement for each in schedules))


def _shared(values: Iterable[Hashable]) -> tuple[list[Any], list[int]]:
    """The different values in the order in which they come, and the number of each."""
    number: dict[Hashable, int] = {}
    of = [number.setdefault(value, len(number)) for value in values]
    return list(number), of


def _packed(made: Any) -> bytes:
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()


def _sum(content: bytes) -> str:
    return sha256(content).hexdigest()[:10]
