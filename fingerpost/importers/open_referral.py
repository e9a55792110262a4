"""Open Referral UK services (1.0 lists and the 3.0 names of the same fields) into entries.

One service is one activity; an organisation is a provider. What a service does not tell is not told
here either; what an entry has no field for goes into the description or the report, in full.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from fingerpost.diagnostics import Misreading
from fingerpost.importers.accounts import Told, told_by
from fingerpost.importers.audiences import ages, groups, languages
from fingerpost.importers.categories import category_file, category_ids, terms_of
from fingerpost.importers.contacts import contact, email, website
from fingerpost.importers.costs import cost
from fingerpost.importers.entries import Entry, Organisation, Service, entries_of
from fingerpost.importers.feed import Feed, NotAServicesFile, read_feed
from fingerpost.importers.prose import (
    LONGEST_NAME,
    cut,
    markdown_of,
    plain,
    shown_whole,
    summary_of,
    without_certificate_numbers,
)
from fingerpost.importers.schedules import times
from fingerpost.importers.venues import where
from fingerpost.model.days import read_day
from fingerpost.model.vocabulary import folded
from fingerpost.source.leaves import Found, Leaves, Taken, as_text, line_of
from fingerpost.source.writing import write_document

__all__ = ["Imported", "NotAServicesFile", "import_services"]

_NO_NAME = "A service without a name"
_BOOKING: Mapping[str, str] = {"drop-in": "just turn up", "appointment": "book", "booking": "book"}
_STATUS: Mapping[str, str] = {
    "inactive": "closed",
    "defunct": "closed",
    "temporarily closed": "paused",
}
_TOLD_AS_TEXT = (
    ("alternate_name", "Also known as"),
    ("fees", "Cost"),
    ("fees_description", "Cost"),
    ("accreditations", "Accreditations"),
    ("deliverable_type", "Kind"),
    ("attending_type", "How you take part"),
    ("attending_access", "How to join"),
    ("pc_attendingAccess_additionalInfo", "How to join"),
    ("application_process", "How to join"),
    ("eligibility_description", "Who can come"),
    ("interpreter_services", "Interpreters"),
    ("interpretation_services", "Interpreters"),
    ("wait_time", "Waiting time"),
    ("licenses", "Licences"),
    ("alert", "Please note"),
)
_NOT_MASKED = frozenset(
    {"id", "categories", "phone", "website", "email", "postcode", "sources", "lat", "lon", "when"}
)
_FACTS = (times, where, cost, ages, languages, terms_of, groups)


@dataclass(frozen=True, slots=True)
class Imported:
    """`files` are texts by path inside the content folder; `report` is for import-report.json."""

    files: Mapping[str, str]
    report: Mapping[str, Any]
    is_one_page_of_many: bool = False


@dataclass(frozen=True, slots=True)
class _Made:
    """A service with the record it was made of. `number` is its place in the file, from 1; `terms`
    are names with their vocabularies."""

    number: int
    service: Service
    leaves: Leaves
    terms: tuple[tuple[str, str], ...]


def import_services(text: str, source: str, day: str) -> Imported:
    """Entries and a report from the text of a services file. `source` names it; `day` is ISO.

    Raises `NotAServicesFile`.
    """
    feed = read_feed(text)
    source = cut(line_of(source), 80) or "a list of services"
    made: dict[str, _Made] = {}
    for number, item in enumerate(feed.items, start=1):
        if isinstance(item, dict):
            leaves = Leaves(item)
            source_id = _unique(cut(leaves.text("id"), 200) or f"#{number}", made)
            made[source_id] = _made(number, leaves, source_id)
    terms = [term for each in made.values() for term in each.terms]
    ids = category_ids(terms)
    files = {"directory.yaml": write_document(_settings(source, day))}
    if ids:
        vocabulary = category_file(terms, ids, source)
        files["vocabulary/categories.yaml"] = write_document(_masked(vocabulary))
    told: dict[str, Any] = {}
    services = [_with_categories(each, ids) for each in made.values()]
    for entry in entries_of(services, source, day):
        fields = _masked(entry.fields)
        files[f"providers/{entry.id}.yaml"] = write_document(fields)
        told |= _accounts_of(entry, fields, made, ids)
    return Imported(files, _report(feed, told, source, day), feed.is_one_page_of_many)


def _unique(wanted: str, taken: Mapping[str, Any]) -> str:
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted} (number {number})", number + 1
    return name


def _made(number: int, leaves: Leaves, source_id: str) -> _Made:
    typed = leaves.text("name")
    about = markdown_of(leaves.raw("description"))
    found = [_status(leaves), _booking(leaves), *(fact(leaves) for fact in _FACTS)]
    reached = contact(leaves)
    fields = {key: value for each in found for key, value in each.fields.items()}
    notes = [("Full name", typed if len(typed) > LONGEST_NAME else "")]
    notes += [note for each in (*found, reached) for note in each.notes]
    notes += [(label, leaves.text(key)) for key, label in _TOLD_AS_TEXT if not leaves.is_meant(key)]
    for area in leaves.records("service_areas"):
        notes.append(("Area", area.text("service_area") or area.text("name")))
    paragraphs = [about, *(f"{label}: {plain(words)}" for label, words in notes if words)]
    terms = tuple(each for each in fields.pop("terms") if _masked(each[0]) == each[0])
    made = {
        # Ids are made of names, so no number of a certificate may reach them.
        "name": without_certificate_numbers(cut(typed, LONGEST_NAME)).strip() or _NO_NAME,
        "summary": summary_of(about),
        "sources": [source_id],
        "description": shown_whole("\n\n".join(dict.fromkeys(filter(None, paragraphs)))),
        **fields,
    }
    service = Service(
        source_id=source_id,
        fields={key: value for key, value in made.items() if value},
        contact=reached.fields,
        reviewed=_day(leaves.text("assured_date")),
        organisation=_organisation(leaves),
    )
    return _Made(number, service, leaves, terms)


def _organisation(leaves: Leaves) -> Organisation | None:
    """None: the service stands alone."""
    found = leaves.records("organization") or leaves.records("organisation")
    if not found or not (found[0].peek("id") or found[0].peek("name")):
        return None
    record = found[0]
    about = markdown_of(record.raw("description"))
    reached = {
        "email": email(record),
        "website": website(record, "url") or website(record, "website"),
    }
    id_, name = record.text("id"), record.text("name")
    return Organisation(
        key=id_ or name,
        source_id=cut(id_ or name, 120),
        name=without_certificate_numbers(cut(name, LONGEST_NAME)).strip(),
        summary=summary_of(about),
        about=shown_whole(about),
        contact={key: value for key, value in reached.items() if value},
    )


def _day(typed: str) -> str:
    try:
        return read_day(typed[:10]).isoformat() if typed else ""
    except Misreading:
        return ""


def _status(leaves: Leaves) -> Found:
    typed = leaves.peek("status").casefold()
    if typed in _STATUS or typed == "active":
        leaves.meaning("status")
    return Found({"status": _STATUS[typed]} if typed in _STATUS else {})


def _booking(leaves: Leaves) -> Found:
    typed = leaves.peek("attending_access").casefold()
    if typed not in _BOOKING:
        return Found({})
    leaves.meaning("attending_access")
    return Found({"booking": _BOOKING[typed]})


def _with_categories(made: _Made, ids: Mapping[str, str]) -> Service:
    own = (ids.get(folded(name)) for name, _ in made.terms)
    categories = list(dict.fromkeys(filter(None, own)))
    if not categories:
        return made.service
    return replace(made.service, fields={**made.service.fields, "categories": categories})


def _masked(value: Any) -> Any:
    """Fields without what looks like the number of a certificate, which is never published."""
    if isinstance(value, str):
        return without_certificate_numbers(value)
    if isinstance(value, Mapping):
        return {
            key: inner if key in _NOT_MASKED else _masked(inner) for key, inner in value.items()
        }
    return [_masked(inner) for inner in value]


def _accounts_of(
    entry: Entry, fields: Mapping[str, Any], made: Mapping[str, _Made], ids: Mapping[str, str]
) -> dict[str, Any]:
    shared = told_by({key: value for key, value in fields.items() if key != "activities"})
    found = {}
    for service, activity in zip(entry.services, fields["activities"], strict=True):
        labels = [name for name, _ in made[service.source_id].terms if folded(name) in ids]
        own = told_by([activity, _masked(labels)])
        told = Told(f"{shared.essence}\n{own.essence}", f"{shared.squeezed}\n{own.squeezed}")
        origin = made[service.source_id]
        found[service.source_id] = {
            "number": origin.number,
            "name": activity["name"],
            "provider": entry.id,
            **_account(origin.leaves, told),
        }
    return found


def _account(leaves: Leaves, told: Told) -> dict[str, dict[str, str]]:
    """`left` holds what the entry does not tell; `meant` what a field tells in other words. What is
    said to be told in the entry is looked for there."""
    left: dict[str, str] = {}
    meant: dict[str, str] = {}
    for path, value, taken in leaves.accounts():
        text = as_text(value)
        if taken is Taken.MEANT:
            meant[path] = text
        elif taken is Taken.NOT or not told.holds(text):
            left[path] = text
        elif hidden := told.parts_not_shown(text):
            left[f"{path} (links and pictures)"] = hidden
    return {"left": left, "meant": meant}


def _report(feed: Feed, told: Mapping[str, Any], source: str, day: str) -> dict[str, Any]:
    return {
        "source": source,
        "day": day,
        "services": told,
        "not_services": [as_text(item) for item in feed.items if not isinstance(item, dict)],
        "left": {key: as_text(value) for key, value in feed.around.items()},
    }


def _settings(source: str, day: str) -> dict[str, Any]:
    """Settings with which the folder can be built; a person replaces them with their own."""
    return {
        "name": cut(f"Activities from {source}", 80),
        "area": "this area",
        "tagline": cut(f"Imported from {source} on {day}.", 160),
        "address": "https://example.org/",
        "demonstration": "yes",
        "run_by": "Nobody yet: fill this in",
        "contact": {"email": "fill-this-in@example.org"},
        # Imported facts are often old: they stay on the lists, and their pages say their age.
        "ages": {"advice": "10", "unchecked": "12", "may_have_closed": "36", "hidden": "600"},
        "statement": {"prepared": day, "reviewed": day},
    }
