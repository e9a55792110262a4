"""The text of a services file into its items, every value as it was typed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_DEEPEST = 60
_LISTS = ("content", "contents", "services")
_OF_A_SERVICE = frozenset(
    {
        *("organization", "organisation", "organization_id", "program_id", "status", "fees"),
        *("accreditations", "deliverable_type", "attending_type", "attending_access"),
        *("assured_date", "assurer_email", "service_at_locations", "service_taxonomys"),
        *("service_areas", "cost_options", "eligibilitys", "eligibility_description"),
        *("regular_schedules", "holiday_schedules", "minimum_age", "maximum_age"),
    }
)
_OF_OTHER_KINDS = frozenset(
    {
        *("organization_identifiers", "logo", "parent_organization_id", "legal_status"),
        *("vocabulary", "taxonomy", "taxonomy_terms", "taxonomy_detail", "term_uri", "version"),
        *("service", "location", "location_type", "latitude", "physical_addresses"),
        *("parent_organization", "tax_status", "year_incorporated", "properties"),
    }
)
_A_SERVICES_FILE = "give a file with a list of services, or a page with `contents`"


class NotAServicesFile(Exception):
    """The file is no list of services: `message` and `cure` say so to the person."""

    def __init__(self, message: str, cure: str) -> None:
        super().__init__(message)
        self.message = message
        self.cure = cure


@dataclass(frozen=True, slots=True)
class Feed:
    """`around` is what the file holds beside its items: page numbers and the like."""

    items: tuple[Any, ...]
    around: Mapping[str, Any]

    @property
    def is_one_page_of_many(self) -> bool:
        told = str(self.around.get("total_pages", self.around.get("totalPages", "1")))
        return told.isdecimal() and int(told[:9]) > 1


def read_feed(text: str) -> Feed:
    """A bare list, a page of the API, or a single service. Raises `NotAServicesFile`."""
    data = _parsed(text)
    feed = _feed_of(data)
    if not feed.items:
        raise NotAServicesFile("the list of services is empty", _A_SERVICES_FILE)
    records = [item for item in feed.items if isinstance(item, dict)]
    if not records:
        raise NotAServicesFile("nothing in this list is a service", _A_SERVICES_FILE)
    if not any(_may_be_a_service(item) for item in records):
        raise NotAServicesFile("this file tells of something else than services", _A_SERVICES_FILE)
    return feed


def _may_be_a_service(item: Mapping[str, Any]) -> bool:
    keys = set(item)
    return bool(keys & _OF_A_SERVICE) or ("name" in keys and not keys & _OF_OTHER_KINDS)


def _parsed(text: str) -> Any:
    try:
        # Numbers stay the text that was typed: 07700 and 12.50 have a meaning in their figures.
        data = json.loads(
            text, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_each_kept
        )
    except RecursionError as error:
        raise _too_deep() from error
    except ValueError as error:
        message = f"this is not JSON: {error}"
        raise NotAServicesFile(message, "save the feed again, as JSON") from error
    level, depth = [data], 0
    while level:
        depth += 1
        if depth > _DEEPEST:
            raise _too_deep()
        level = [inner for each in level for inner in _inner_of(each)]
    return data


def _each_kept(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A key that stands twice keeps both values: the second under another name."""
    kept: dict[str, Any] = {}
    for key, value in pairs:
        name, number = key, 2
        while name in kept:
            name, number = f"{key} ({number})", number + 1
        kept[name] = value
    return kept


def _inner_of(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _too_deep() -> NotAServicesFile:
    return NotAServicesFile(
        f"this file is nested more than {_DEEPEST} levels deep", _A_SERVICES_FILE
    )


def _feed_of(data: Any) -> Feed:
    if isinstance(data, list):
        return Feed(tuple(data), {})
    if isinstance(data, dict):
        for key in _LISTS:
            if isinstance(data.get(key), list):
                around = {name: value for name, value in data.items() if name != key}
                return Feed(tuple(data[key]), around)
        if "name" in data:
            return Feed((data,), {})
    raise NotAServicesFile("there is no list of services in this file", _A_SERVICES_FILE)
