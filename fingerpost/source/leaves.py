"""A foreign record that knows what has been taken out of it, so that nothing is lost in silence."""

import html
import json
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from fingerpost.source.guards import LOST as REFUSED
from fingerpost.source.guards import cleaned

_UNTOLD: tuple[Any, ...] = (None, "", [], {})
_NULL = "null"  # what some feeds write for nothing


class Found(NamedTuple):
    """Fields of an entry, and what has no field: label and words, to be told in its description."""

    fields: Mapping[str, Any]
    notes: tuple[tuple[str, str], ...] = ()


class Taken(StrEnum):
    """What became of a value: nothing, it stands in the entry as it is, or a field means it."""

    NOT = "not"
    AS_TOLD = "as told"
    MEANT = "meant"


class Leaves:
    """The fields of a record. `accounts` tells what became of every value, by its path."""

    def __init__(self, record: Mapping[str, Any]) -> None:
        self._record = record
        self._taken: dict[str, Taken] = {}
        self._inner: dict[str, tuple[Leaves, ...]] = {}

    def peek(self, key: str) -> str:
        """One line of text: entities decoded, white space folded, refused characters gone."""
        line = line_of(self._record.get(key))
        return "" if line == _NULL else line

    def text(self, key: str) -> str:
        """As `peek`; from here on it counts as told in the entry, which is verified later."""
        if line := self.peek(key):
            self._taken[key] = Taken.AS_TOLD
        return line

    def meaning(self, key: str) -> str:
        """As `peek`; from here on it counts as meant by a field that says it in other words."""
        if line := self.peek(key):
            self._taken[key] = Taken.MEANT
        return line

    def raw(self, key: str) -> Any:
        """The value as it is; from here on it counts as told in the entry."""
        self._taken[key] = Taken.AS_TOLD
        return self._record.get(key)

    def is_meant(self, key: str) -> bool:
        return self._taken.get(key) is Taken.MEANT

    def records(self, key: str) -> tuple["Leaves", ...]:
        """The records of a list; a list that holds anything else stays left as a whole."""
        if key not in self._inner:
            found = self._record.get(key)
            items = found if isinstance(found, list) else [found] if found else []
            if not items or not all(isinstance(item, dict) for item in items):
                return ()
            self._inner[key] = tuple(Leaves(item) for item in items)
        return self._inner[key]

    def accounts(self) -> Iterator[tuple[str, Any, Taken]]:
        """Every value that is not empty, sorted by key."""
        for key in sorted(self._record):
            value = self._record[key]
            if key in self._inner:
                for number, inner in enumerate(self._inner[key]):
                    for name, deeper, taken in inner.accounts():
                        yield f"{key}.{number}.{name}", deeper, taken
            elif value not in _UNTOLD and not (isinstance(value, str) and value.isspace()):
                yield key, value, self._taken.get(key, Taken.NOT)


def line_of(value: Any) -> str:
    if value is None or isinstance(value, (dict, list, bool)):
        return ""
    text = html.unescape(str(value))
    return " ".join(cleaned(text).replace(REFUSED, "").split())


def as_text(value: Any) -> str:
    """A value of any kind as a text of its own, for people to read in a report."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
