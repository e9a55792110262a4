"""Open Referral UK services (1.0 lists and the 3.0 names of the same fields) into entries.

One service is one activity; an organisation is a provider. What a service does not tell is not told
here either; what an entry has no field for goes into the description or the report, in full.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from fingerpost.diagnostics import Misreading
from fingerpost.importers.leaves import Leaves, as_text, line_of
from fingerpost.model.cost import parse_cost
from fingerpost.model.days import read_day
from fingerpost.model.fields import EMAIL, read_phone, read_web_address
from fingerpost.source.file_names import is_tidy, skeleton, tidy_name
from fingerpost.source.hypertext import html_to_markdown
from fingerpost.source.writing import write_document

_LARGEST_ENTRY = 40_000
_LONGEST_SUMMARY = 160
_SENTENCE = re.compile(r".+?[.!?](?=\s|$)", re.DOTALL)
_WHERE = {"online": "online", "home visit": "at your home"}
_BOOKING = {"drop-in": "just turn up", "appointment": "book", "booking": "book"}
_STATUS = {"inactive": "closed", "defunct": "closed", "temporarily closed": "paused"}
_TOLD_AS_TEXT = (
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


class NotAServicesFile(Exception):
    """The file is no list of services: `message` and `cure` say so to the person."""

    def __init__(self, message: str, cure: str) -> None:
        super().__init__(message)
        self.message = message
        self.cure = cure


@dataclass(frozen=True, slots=True)
class Imported:
    """`files` are texts by path inside the content folder; `report` is for import-report.json."""

    files: Mapping[str, str]
    report: Mapping[str, Any]


@dataclass(slots=True)
class _Group:
    """The services of one organisation, in the order of the file."""

    organisation: Leaves | None
    name: str
    services: list["_Service"] = field(default_factory=list)


@dataclass(slots=True)
class _Service:
    source_id: str
    leaves: Leaves
    fields: dict[str, Any]
    reviewed: str
    email: str
    website: str
    phone: str


def import_services(text: str, source: str, day: str) -> Imported:
    """Entries and a report from the text of a services file. `source` names it; `day` is ISO.

    Raises `NotAServicesFile`.
    """
    groups: dict[str, _Group] = {}
    odd: list[str] = []
    seen: dict[str, int] = {}
    for number, record in enumerate(services_of(text), start=1):
        if not isinstance(record, dict):
            odd.append(f"item {number} is no service: {as_text(record)[:200]}")
            continue
        service = _service(Leaves(record), _unique(line_of(record.get("id")) or f"#{number}", seen))
        group = _group_of(service, groups)
        group.services.append(service)
    files: dict[str, str] = {"directory.yaml": _settings(source, day)}
    told: dict[str, Any] = {}
    taken: set[str] = set()
    for group in groups.values():
        for part in _parts(group.services):
            provider_id = _provider_id(group.name, taken)
            files[f"providers/{provider_id}.yaml"] = write_document(
                _entry(group, part, source, day)
            )
            told |= {each.source_id: _account(each, provider_id) for each in part}
    return Imported(files, {"source": source, "day": day, "services": told, "not_services": odd})


def services_of(text: str) -> list[Any]:
    """The items of a bare list, of a page of the API, or a single service."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        message = f"this is not JSON: {error}"
        raise NotAServicesFile(message, "save the feed again, as JSON") from error
    if isinstance(data, list):
        return data
    if isinstance(data, dict):
        for key in ("content", "contents", "services"):
            if isinstance(data.get(key), list):
                items: list[Any] = data[key]
                return items
        if "name" in data:
            return [data]
    message = "there is no list of services in this file"
    raise NotAServicesFile(
        message, "give a file with a list of services, or a page with `contents`"
    )


def _unique(wanted: str, seen: dict[str, int]) -> str:
    seen[wanted] = seen.get(wanted, 0) + 1
    return wanted if seen[wanted] == 1 else f"{wanted} (number {seen[wanted]})"


def _group_of(service: _Service, groups: dict[str, _Group]) -> _Group:
    """The group of the service's organisation; a service without one stands alone."""
    found = service.leaves.records("organization") or service.leaves.records("organisation")
    organisation = found[0] if found else None
    name = organisation.text("name") if organisation else ""
    key = (organisation.text("id") or name) if organisation else ""
    if not key:
        return groups.setdefault(f"alone {service.source_id}", _Group(None, service.fields["name"]))
    group = groups.setdefault(f"of {key}", _Group(organisation, name or service.fields["name"]))
    if organisation and group.organisation and organisation is not group.organisation:
        organisation.take_what_is_in(group.organisation)
    return group


def _service(leaves: Leaves, source_id: str) -> _Service:
    leaves.raw("id")
    name = leaves.text("name") or "A service without a name"
    fields: dict[str, Any] = {"name": name}
    paragraphs = [_markdown(leaves, "description")]
    website = _website(leaves)
    not_linked = "" if website else leaves.text("url")
    fields |= _status(leaves) | _place(leaves) | _booking(leaves) | _cost(leaves)
    audiences = _audiences(leaves)
    notes = [("For", ", ".join(audiences)), ("Web address", not_linked)]
    for key, label in _TOLD_AS_TEXT:
        notes.append((label, leaves.text(key) if key not in fields.get("_taken", ()) else ""))
    fields.pop("_taken", None)
    paragraphs += [f"{label}: {_plain(words)}" for label, words in notes if words]
    description = "\n\n".join(filter(None, paragraphs))
    summary = _summary_of(paragraphs[0])
    made: dict[str, Any] = {"name": name}
    made |= {"summary": summary} if summary else {}
    made |= {"sources": [source_id]}
    made |= {"description": description} if description else {}
    made |= {key: value for key, value in fields.items() if key != "name"}
    if audiences:
        made["keywords"] = audiences
    return _Service(
        source_id=source_id,
        leaves=leaves,
        fields=made,
        reviewed=_day(leaves, "assured_date"),
        email=_email(leaves),
        website=website,
        phone=_phone(leaves),
    )


def _markdown(leaves: Leaves, key: str) -> str:
    found = leaves.raw(key)
    return html_to_markdown(found).strip() if isinstance(found, str) else ""


def _plain(words: str) -> str:
    """A text that is no Markdown, so that no sign in it means anything."""
    return re.sub(r"([\\`*_\[\]<>#])", r"\\\1", words)


def _summary_of(description: str) -> str:
    """The first sentence, cut at a word where it is too long for a card."""
    bare = re.sub(r"[*_`\\]|\[([^\]]*)\]\([^)]*\)", r"\1", description)
    text = " ".join(bare.split())
    found = _SENTENCE.match(text)
    sentence = found.group() if found else text
    if len(sentence) <= _LONGEST_SUMMARY:
        return sentence
    return sentence[: _LONGEST_SUMMARY - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _website(leaves: Leaves) -> str:
    """The address, when it is one that may be linked."""
    typed = leaves.text("url")
    try:
        return read_web_address(typed) if typed else ""
    except Misreading:
        leaves.give_back("url")
        return ""


def _email(leaves: Leaves) -> str:
    typed = leaves.text("email")
    if typed and not EMAIL.fullmatch(typed):
        leaves.give_back("email")
        return ""
    return typed


def _phone(leaves: Leaves) -> str:
    """The first number that can be rung; the others stay in the report."""
    for contact in leaves.records("contacts"):
        for phone in contact.records("phones"):
            try:
                number = read_phone(phone.text("number"))
            except Misreading:
                continue
            leaves.give_back("contacts")
            return number
    leaves.give_back("contacts")
    return ""


def _day(leaves: Leaves, key: str) -> str:
    typed = leaves.text(key)
    try:
        return read_day(typed[:10]).isoformat() if typed else ""
    except Misreading:
        leaves.give_back(key)
        return ""


def _status(leaves: Leaves) -> dict[str, Any]:
    typed = leaves.text("status").casefold()
    if typed in _STATUS:
        return {"status": _STATUS[typed]}
    if typed not in {"", "active"}:
        leaves.give_back("status")
    return {}


def _place(leaves: Leaves) -> dict[str, Any]:
    typed = leaves.text("attending_type").casefold()
    if typed in _WHERE:
        return {"where": _WHERE[typed], "_taken": ("attending_type",)}
    if typed == "phone":
        return {"where": "online", "online": {"join": "phone"}, "_taken": ("attending_type",)}
    return {}


def _booking(leaves: Leaves) -> dict[str, Any]:
    typed = leaves.text("attending_access").casefold()
    return {"booking": _BOOKING[typed]} if typed in _BOOKING else {}


def _cost(leaves: Leaves) -> dict[str, Any]:
    """The fees, where they are written as a price; otherwise they are told as text."""
    typed = leaves.text("fees")
    try:
        parse_cost(typed)
    except Misreading:
        return {}
    return {"cost": typed}


def _audiences(leaves: Leaves) -> list[str]:
    found = leaves.records("pc_targetAudience")
    names = [line_of(each.raw("audienceType")).replace(">", ", ") for each in found]
    return list(dict.fromkeys(name for name in names if name))


def _parts(services: list[_Service]) -> Iterable[list[_Service]]:
    """An organisation's services, parted where one file would grow too large to be read."""
    part: list[_Service] = []
    size = 0
    for service in services:
        length = len(write_document(service.fields).encode())
        if part and size + length > _LARGEST_ENTRY:
            yield part
            part, size = [], 0
        part.append(service)
        size += length
    yield part


def _provider_id(name: str, taken: set[str]) -> str:
    """An id from the name that no eye takes for another one."""
    named = tidy_name(f"{name.replace('.', ' ')}.yaml", ("yaml",))
    stem = named.removesuffix(".yaml")[:52].strip("-")
    for number in range(1, 10_000):
        wanted = stem if number == 1 else f"{stem}-{number}"
        looks = skeleton(wanted)
        if looks not in taken and is_tidy(wanted):
            taken.add(looks)
            return wanted
    raise OverflowError(name)


def _entry(group: _Group, part: list[_Service], source: str, day: str) -> dict[str, Any]:
    organisation = group.organisation
    description = _markdown(organisation, "description") if organisation else ""
    summary = _summary_of(description) or part[0].fields.get("summary") or group.name
    website = _website(organisation) if organisation else ""
    contact = {
        "phone": next((each.phone for each in part if each.phone), ""),
        "email": next((each.email for each in part if each.email), ""),
        "website": website or next((each.website for each in part if each.website), ""),
    }
    days = sorted(each.reviewed for each in part if each.reviewed)
    source_id = (organisation.text("id") if organisation else "") or part[0].source_id
    entry: dict[str, Any] = {
        "name": group.name,
        "kind": "spoke",
        "summary": summary,
        "sources": [{"name": source, "id": source_id, "day": day}],
        "description": description,
        "organisation": {"name": group.name} if organisation else {},
        "contact": {key: value for key, value in contact.items() if value},
        # The oldest day: an entry is no fresher than the oldest of its facts.
        "reviewed": days[0] if days and all(each.reviewed for each in part) else "",
        "activities": [_activity(service, contact) for service in part],
    }
    return {key: value for key, value in entry.items() if value}


def _activity(service: _Service, contact: Mapping[str, str]) -> dict[str, Any]:
    """The service's own ways to reach somebody stand with it where they are not the provider's."""
    told = {"phone": service.phone, "email": service.email, "website": service.website}
    own = {key: value for key, value in told.items() if value and value != contact[key]}
    return {**service.fields, "contact": own} if own else service.fields


def _account(service: _Service, provider_id: str) -> dict[str, Any]:
    left = {key: as_text(value) for key, value in service.leaves.left()}
    return {"provider": provider_id, "name": service.fields["name"], "left": left}


def _settings(source: str, day: str) -> str:
    """Settings with which the folder can be built; a person replaces them with their own."""
    return write_document(
        {
            "name": f"Activities from {source}"[:80],
            "area": "this area",
            "tagline": f"Imported from {source} on {day}."[:160],
            "address": "https://example.org/",
            "demonstration": "yes",
            "run_by": "Nobody yet: fill this in",
            "contact": {"email": "fill-this-in@example.org"},
            # Imported facts are often old: they stay on the lists, and their pages say their age.
            "ages": {"advice": "10", "unchecked": "12", "may_have_closed": "36", "hidden": "600"},
            "statement": {"prepared": day, "reviewed": day},
        }
    )
