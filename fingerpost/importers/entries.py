"""Services of a feed as entries: grouped by organisation, parted, and each with ids of its own."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fingerpost.source.file_names import is_tidy, skeleton, tidy_name
from fingerpost.source.writing import write_document

LARGEST_PART = 40_000  # bytes; a file of the content holds at most 64 KiB
_LONGEST_ID = 52  # with room for a number
_TOLD_ALIKE = ("email", "website")  # of the organisation when all agree; the rest must be in each
_TOLD_BY_ALL = ("name", "role", "phone")


@dataclass(frozen=True, slots=True)
class Organisation:
    """`key` tells organisations apart. `about` is Markdown."""

    key: str
    source_id: str
    name: str
    summary: str
    about: str
    contact: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Service:
    """`fields` are those of an activity, without its contact. `reviewed` is ISO or empty."""

    source_id: str
    fields: Mapping[str, Any]
    contact: Mapping[str, str]
    reviewed: str
    organisation: Organisation | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A provider's fields, with the services in the order of its activities."""

    id: str
    fields: Mapping[str, Any]
    services: tuple[Service, ...]


def entries_of(services: Iterable[Service], source: str, day: str) -> Iterator[Entry]:
    """One entry for each organisation, or several where one would be too large to be read."""
    groups: dict[str, list[Service]] = {}
    for service in services:
        organisation = service.organisation
        key = f"of {organisation.key}" if organisation else f"alone {service.source_id}"
        groups.setdefault(key, []).append(service)
    taken: set[str] = set()
    for group in groups.values():
        organisation = group[0].organisation
        name = organisation.name if organisation and organisation.name else _name_of(group[0])
        for part in _parts(group):
            fields = _fields(name, part, {"name": source, "day": day})
            yield Entry(_provider_id(name, taken), fields, tuple(part))


def _name_of(service: Service) -> str:
    return str(service.fields["name"])


def _parts(services: list[Service]) -> Iterator[list[Service]]:
    part: list[Service] = []
    size = 0
    for service in services:
        length = len(write_document(service.fields).encode())
        if part and size + length > LARGEST_PART:
            yield part
            part, size = [], 0
        part.append(service)
        size += length
    yield part


def _provider_id(name: str, taken: set[str]) -> str:
    """An id from the name that no eye takes for another one."""
    stem = id_from(name)
    for number in range(1, 100_000):
        wanted = stem if number == 1 else f"{stem}-{number}"
        looks = skeleton(wanted)
        if looks not in taken and is_tidy(wanted):
            taken.add(looks)
            return wanted
    raise OverflowError(name)


def _fields(name: str, part: list[Service], origin: Mapping[str, str]) -> dict[str, Any]:
    organisation = part[0].organisation
    contact = _contact_of_all(organisation, part)
    days = sorted(service.reviewed for service in part if service.reviewed)
    source_id = (organisation.source_id if organisation else "") or part[0].source_id
    summary = organisation.summary if organisation else ""
    entry: dict[str, Any] = {
        "name": name,
        "kind": "spoke",
        "summary": summary or part[0].fields.get("summary") or name,
        "sources": [{"name": origin["name"], "id": source_id, "day": origin["day"]}],
        "description": organisation.about if organisation else "",
        "organisation": {"name": name} if organisation else {},
        "contact": contact,
        # The oldest day: an entry is no fresher than the oldest of its facts.
        "reviewed": days[0] if days and all(service.reviewed for service in part) else "",
        "activities": list(_activities(part, contact)),
    }
    return {key: value for key, value in entry.items() if value}


def _contact_of_all(organisation: Organisation | None, part: list[Service]) -> dict[str, str]:
    """What the organisation tells, then what its services do not contradict each other about."""
    own = dict(organisation.contact) if organisation else {}
    for key in (*_TOLD_BY_ALL, *_TOLD_ALIKE):
        told = [service.contact.get(key, "") for service in part]
        known = set(told) if key in _TOLD_BY_ALL else set(filter(None, told))
        if key not in own and len(known) == 1:
            own[key] = known.pop()
    return {key: own[key] for key in (*_TOLD_BY_ALL, *_TOLD_ALIKE) if own.get(key)}


def _activities(part: list[Service], contact: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """A service's own ways to reach somebody stand with it where they are not the provider's."""
    taken: set[str] = set()
    for service in part:
        # Written down, so that links still lead here when somebody mends the name.
        activity = {"id": _activity_id(_name_of(service), taken), **service.fields}
        differs = any(contact.get(key) != value for key, value in service.contact.items())
        yield {**activity, "contact": dict(service.contact)} if differs else activity


def _activity_id(name: str, taken: set[str]) -> str:
    stem = id_from(name)
    for number in range(1, 100_000):
        wanted = stem if number == 1 else f"{stem}-{number}"
        if wanted not in taken:
            taken.add(wanted)
            return wanted
    raise OverflowError(name)


def id_from(name: str) -> str:
    named = tidy_name(f"{name.replace('.', ' ')}.yaml", ("yaml",))
    return named.removesuffix(".yaml")[:_LONGEST_ID].strip("-")
