"""What an output is given: the directory, its pages, the templates and what is searched."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from fingerpost.artifacts import Artifact, SearchRecord
from fingerpost.directory import Directory
from fingerpost.pages.page import Page
from fingerpost.templates import Templates


@dataclass(frozen=True, slots=True)
class Publication:
    directory: Directory
    pages: tuple[Page, ...]
    templates: Templates
    search_records: tuple[SearchRecord, ...]


class Output(Protocol):
    """A module of this folder. It opens no file and knows no other output."""

    def artifacts(self, publication: Publication) -> Iterator[Artifact]: ...
