"""A content folder into records: every file parsed and constructed, vocabularies first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from fingerpost.diagnostics import Diagnostic, SourceFile
from fingerpost.model.editorial import Settings, TermDates
from fingerpost.model.guide import Guide
from fingerpost.model.places import Boundaries, Gazetteer, Locality, Postcodes
from fingerpost.model.provider import Provider
from fingerpost.model.record import Record
from fingerpost.model.schedule import Calendar
from fingerpost.model.venue import Venue
from fingerpost.model.vocabulary import (
    VOCABULARIES,
    Vocabularies,
    VocabularyFile,
    vocabulary_of,
)
from fingerpost.source.boundaries import read_boundaries
from fingerpost.source.construct import Sourced, construct, id_of
from fingerpost.source.files import SETTINGS, ContentFolder, ImageFile
from fingerpost.source.nodes import parse_document
from fingerpost.source.tables import (
    OUTCODE,
    SECTOR,
    read_areas,
    read_bank_holidays,
    read_named_places,
    read_postcodes,
)

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """Everything that the content folder holds, each sorted by id, not yet joined.

    `unreadable` holds the ids of providers and venues whose files cannot be parsed: a reference to
    one of them is no second mistake. `boundaries` None: there is no map.
    """

    settings: Sourced[Settings]
    vocabularies: Vocabularies
    vocabulary_files: tuple[Sourced[VocabularyFile], ...]
    localities: tuple[Sourced[Locality], ...]
    venues: tuple[Sourced[Venue], ...]
    providers: tuple[Sourced[Provider], ...]
    guides: tuple[Sourced[Guide], ...]
    images: tuple[ImageFile, ...]
    postcodes: Postcodes
    gazetteer: Gazetteer
    boundaries: Boundaries | None
    calendar: Calendar
    unreadable: frozenset[str]


def construct_records(folder: ContentFolder) -> tuple[Records | None, tuple[Diagnostic, ...]]:
    """The records of a folder and every problem found. None: there are no settings."""
    reading = _Reading(folder)
    vocabulary_files = reading.all_of("vocabulary", VocabularyFile)
    reading.vocabularies = _vocabularies(vocabulary_files, reading.faulty_in("vocabulary"))
    settings = reading.settings()
    localities = reading.all_of("localities", Locality)
    venues = reading.all_of("venues", Venue)
    providers = reading.all_of("providers", Provider)
    guides = reading.all_of("pages", Guide)
    postcodes = reading.postcodes(localities)
    gazetteer = reading.gazetteer()
    boundaries = reading.boundaries(localities)
    calendar = reading.calendar()
    problems = tuple(reading.problems)
    if settings is None:
        return None, problems
    records = Records(
        settings=settings,
        vocabularies=reading.vocabularies,
        vocabulary_files=vocabulary_files,
        localities=tuple(sorted(localities, key=lambda each: (each.record.order, each.id))),
        venues=venues,
        providers=providers,
        guides=guides,
        images=folder.images,
        postcodes=postcodes,
        gazetteer=gazetteer,
        boundaries=boundaries,
        calendar=calendar,
        unreadable=frozenset(reading.unreadable),
    )
    return records, problems


def _vocabularies(files: Iterable[Sourced[VocabularyFile]], faulty: frozenset[str]) -> Vocabularies:
    records = {file.id: file.record for file in files}
    return {
        name: vocabulary_of(
            name,
            records.get(name) or VocabularyFile(name=name, terms=()),
            is_whole=name not in faulty,
        )
        for name in VOCABULARIES
    }


class _Reading:
    """One pass over a folder: collects the problems of everything that is read through it."""

    def __init__(self, folder: ContentFolder) -> None:
        self.folder = folder
        self.problems: list[Diagnostic] = []
        self.unreadable = {id_of(SourceFile(path, "")) for path in folder.unread}
        self.faulty = [SourceFile(path, "") for path in folder.unread]
        self.vocabularies: Vocabularies = {}

    def all_of(self, subfolder: str, record: type[R]) -> tuple[Sourced[R], ...]:
        files = (file for file in self.folder.texts if folder_of(file) == subfolder)
        found = (self._read(file, record) for file in files)
        return tuple(sourced for sourced in found if sourced is not None)

    def settings(self) -> Sourced[Settings] | None:
        file = next((file for file in self.folder.texts if folder_of(file) == SETTINGS), None)
        return None if file is None else self._read(file, Settings)

    def _read(self, file: SourceFile, record: type[R]) -> Sourced[R] | None:
        document, problems = parse_document(file)
        if document is None:
            self.problems.extend(problems)
            self.faulty.append(file)
            self.unreadable.add(id_of(file))
            return None
        constructed = construct(document, record, self.vocabularies)
        told = (*problems, *constructed.problems)
        self.problems.extend(told)
        if any(problem.stops_the_build for problem in told):
            self.faulty.append(file)
        if constructed.sourced is None:
            self.unreadable.add(id_of(file))
        return constructed.sourced

    def faulty_in(self, subfolder: str) -> frozenset[str]:
        """The ids of the records of a folder that have faults of their own."""
        return frozenset(id_of(file) for file in self.faulty if folder_of(file) == subfolder)

    def table(self, name: str) -> SourceFile | None:
        ending = f"/{name}"
        return next((file for file in self.folder.tables if file.path.endswith(ending)), None)

    def postcodes(self, localities: Iterable[Sourced[Locality]]) -> Postcodes:
        table = self.table("postcodes.csv")
        if table is None:
            return {}
        towns = frozenset(town.id for locality in localities for town in locality.record.towns)
        are_known = not self.faulty_in("localities")
        postcodes, problems = read_postcodes(table, towns if are_known else None)
        self.problems.extend(problems)
        return postcodes

    def gazetteer(self) -> Gazetteer:
        empty = SourceFile("", "")
        sectors, faults = read_areas(self.table("sectors.csv") or empty, SECTOR)
        outcodes, more = read_areas(self.table("outcodes.csv") or empty, OUTCODE)
        places, others = read_named_places(self.table("places.csv") or empty)
        self.problems.extend((*faults, *more, *others))
        return Gazetteer(sectors, outcodes, places)

    def boundaries(self, localities: Iterable[Sourced[Locality]]) -> Boundaries | None:
        table = self.table("boundaries.json")
        if table is None:
            return None
        known = frozenset(locality.id for locality in localities) | self.faulty_in("localities")
        boundaries, problems = read_boundaries(table, known)
        self.problems.extend(problems)
        return boundaries

    def calendar(self) -> Calendar:
        holidays = frozenset[date]()
        table = self.table("bank-holidays.json")
        if table is not None:
            holidays, problems = read_bank_holidays(table)
            self.problems.extend(problems)
        terms = [each.record.spans for each in self.all_of("facts", TermDates)]
        spans = tuple(sorted(span for each in terms for span in each))
        return Calendar(bank_holidays=holidays, terms=spans)


def folder_of(file: SourceFile) -> str:
    """The folder of the content that a file lies in; for a file at its top, its own name."""
    return file.path.split("/")[1]
