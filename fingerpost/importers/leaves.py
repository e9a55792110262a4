"""A foreign record that knows what has been taken out of it, so that nothing is lost in silence."""

import html
import json
from collections.abc import Iterator, Mapping
from typing import Any

from fingerpost.source.guards import LOST as REFUSED
from fingerpost.source.guards import cleaned


class Leaves:
    """The fields of a record. `left` tells every value that nobody took, by its path."""

    def __init__(self, record: Mapping[str, Any]) -> None:
        self._record = record
        self._taken: set[str] = set()
        self._inner: dict[str, tuple[Leaves, ...]] = {}

    def text(self, key: str) -> str:
        """One line of text: entities decoded, white space folded, refused characters gone."""
        return line_of(self.raw(key))

    def raw(self, key: str) -> Any:
        """The value as it is; from here on it counts as taken."""
        self._taken.add(key)
        return self._record.get(key)

    def records(self, key: str) -> tuple["Leaves", ...]:
        """The records of a list; what is in the list and no record stays left."""
        found = self._record.get(key)
        items = found if isinstance(found, list) else [found] if isinstance(found, dict) else []
        if items and all(isinstance(item, dict) for item in items):
            self._taken.add(key)
            self._inner[key] = tuple(Leaves(item) for item in items)
            return self._inner[key]
        return ()

    def take_what_is_in(self, other: "Leaves") -> None:
        """Counts as taken what `other`, a record of the same thing, holds just the same."""
        for key, value in self._record.items():
            if other.holds(key, value):
                self._taken.add(key)

    def holds(self, key: str, value: Any) -> bool:
        return bool(self._record.get(key) == value)

    def give_back(self, key: str) -> None:
        """Says that a value which was looked at is not carried after all."""
        self._taken.discard(key)
        self._inner.pop(key, None)

    def left(self) -> Iterator[tuple[str, Any]]:
        """What nobody took and what is not empty, sorted by key."""
        for key in sorted(self._record):
            value = self._record[key]
            if key not in self._taken and value not in (None, "", [], {}, "null"):
                yield key, value
            for number, inner in enumerate(self._inner.get(key, ())):
                for name, deeper in inner.left():
                    yield f"{key}.{number}.{name}", deeper


def line_of(value: Any) -> str:
    if value is None or isinstance(value, (dict, list, bool)):
        return ""
    text = html.unescape(str(value))
    return " ".join(cleaned(text).replace(REFUSED, "").split())


def as_text(value: Any) -> str:
    """A value of any kind as one line, for people to read in a report."""
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return line_of(value) or str(value)
