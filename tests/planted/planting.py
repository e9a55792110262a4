"""Plants mistakes in many entries, and compares what was planted with what a run reports."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tests.planted.entry import Entry, Mark, entries_of
from tests.planted.mistakes import MISTAKES, Mistake

_SEED = 20261122


@dataclass(frozen=True, slots=True, order=True)
class Place:
    file: str
    line: int
    column: int
    code: str


@dataclass(frozen=True, slots=True)
class Planted:
    entries: tuple[Entry, ...]

    def marks(self) -> tuple[tuple[Place, Mark], ...]:
        return tuple(
            (Place(f"content/providers/{entry.name}", line, mark.column, mark.code), mark)
            for entry in self.entries
            for line, mark in entry.planted
        )

    def write(self, folder: Path) -> None:
        for entry in self.entries:
            (folder / entry.name).write_bytes(entry.data)


def planted(content: Path) -> Planted:
    """Every fifth entry without a mistake, every fifth with one that hides the rest of its file,
    the others with one to seven; the few hubs with five each, and readable."""
    chance = random.Random(_SEED)
    count: Counter[str] = Counter()
    entries = []
    for number, entry in enumerate(entries_of(content)):
        is_hub = any(line.text == "kind: hub" for line in entry.lines)
        alone = number % 5 == 3 and not is_hub
        wanted = 1 if alone else 5 if is_hub else 0 if number % 5 == 4 else 1 + number % 7
        entries.append(_with_mistakes(entry, wanted, count, chance, alone=alone))
    return Planted(tuple(entries))


def _with_mistakes(
    entry: Entry, wanted: int, count: Counter[str], chance: random.Random, *, alone: bool
) -> Entry:
    """Kinds for the few hubs come first, then those that were planted least."""
    kinds = [
        (mistake.within != "hub_details", count[mistake.kind], chance.random(), number)
        for number, mistake in enumerate(MISTAKES)
        if mistake.alone is alone
    ]
    for *_, number in sorted(kinds):
        mistake = MISTAKES[number]
        if wanted and (places := mistake.places(entry)):
            entry = _with(entry, mistake, chance.choice(places))
            count[mistake.kind] += 1
            wanted -= 1
    return entry


def _with(entry: Entry, mistake: Mistake, index: int) -> Entry:
    lines = mistake.planted(entry, index)
    encoding = mistake.encoding or entry.encoding
    mark = entry.byte_order_mark and encoding == "utf-8"
    return replace(entry, lines=lines, encoding=encoding, byte_order_mark=mark)


def differences(made: Planted, report: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """What is wrong with a report, in words: errors not told, told twice, told though nothing was
    planted, and near names that are not told."""
    wanted = Counter(place for place, _ in made.marks())
    told = Counter(_place(each) for each in report if each["severity"] == "error")
    wrong = [f"not told: {place}" for place in sorted((wanted - told).elements())]
    wrong += [f"not planted: {place}" for place in sorted((told - wanted).elements())]
    cures = {_place(each): f"{each['fix']} {each['replacement']}".lower() for each in report}
    wrong += [
        f"“{mark.near}” is not told: {place}"
        for place, mark in made.marks()
        if mark.near not in cures.get(place, mark.near)
    ]
    return tuple(wrong)


def _place(told: Mapping[str, Any]) -> Place:
    return Place(told["file"], told["line"], told["column"], told["code"])
