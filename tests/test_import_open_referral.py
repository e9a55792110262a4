"""Services of other directories become a folder that builds, and nothing of them is lost."""

import html
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from fingerpost.__main__ import main
from fingerpost.checks.listed import CHECKS
from fingerpost.diagnostics import SourceFile
from fingerpost.directory import relate
from fingerpost.importers.open_referral import NotAServicesFile, import_services
from fingerpost.joining import anchors_by_source
from fingerpost.source.files import ContentFolder
from fingerpost.source.records import Records, construct_records

DAY = "2026-11-22"
ALLOWED = frozenset("p br strong em ul ol li a h2 h3 h4 h5 h6 blockquote code".split())
EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())


# How these tests read: a walk of their own, so that a mistake of the engine is not made twice


class Reader(HTMLParser):
    """Text by piece, with the ids around it and whether it stands in a block of prose."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.ids: Counter[str] = Counter()
        self.pieces: list[tuple[str, tuple[str, ...]]] = []
        self.in_prose: list[tuple[str, dict[str, str | None]]] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if identity := given.get("id"):
            self.ids[identity] += 1
        if any("prose" in (around.get("class") or "").split() for _, around in self.open):
            self.in_prose.append((tag, given))
        if tag == "a" and given.get("href"):
            self.links.append(given["href"] or "")
        if tag not in EMPTY:
            self.open.append((tag, given))

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            if self.open.pop()[0] == tag:
                return

    def handle_data(self, data: str) -> None:
        if not any(tag in {"script", "style", "title", "iframe"} for tag, _ in self.open):
            around = tuple(str(given["id"]) for _, given in self.open if given.get("id"))
            self.pieces.append((data, around))

    def text(self, anchor: str = "") -> str:
        return "\n".join(data for data, ids in self.pieces if not anchor or anchor in ids)


def read_html(markup: str) -> Reader:
    reader = Reader()
    reader.feed(markup)
    reader.close()
    return reader


@lru_cache(maxsize=512)
def letters(text: str) -> str:
    """Letters and figures alone: spaces, signs and their escapes have no part in a comparison."""
    return "".join(
        sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum()
    )


def decoded(text: str) -> str:
    """Feeds hold entities that were encoded twice."""
    return html.unescape(html.unescape(text))


def pieces_of(markup: str) -> list[str]:
    """What a reader sees of a description, in pieces that no tag parts."""
    try:
        pieces = [data for data, _ in read_html(markup).pieces]
    except AssertionError:  # of html.parser, for declarations that are none
        return []
    # What is no tag to html.parser, because it never ends, may still hold one.
    pieces = [part for piece in pieces for part in re.split(r"</?[a-zA-Z][^<>]*>", piece)]
    return [piece for piece in map(decoded, pieces) if letters(piece)]


def leaves_of(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every value of a record that tells anything, with its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves_of(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from leaves_of(inner, f"{path}.")
    elif value is not None:
        yield path, str(value).lower() if isinstance(value, bool) else str(value)


def parsed(text: str) -> Any:
    return json.loads(text, parse_int=str, parse_float=str, parse_constant=str)


def reported(account: Mapping[str, Any]) -> set[str]:
    """Every value that the report tells of a service; a list or a record stands there as JSON."""
    found: set[str] = set()
    for text in (*account["left"].values(), *account["meant"].values()):
        found.add(text)
        if text.startswith(("[", "{")):
            try:
                found.update(value for _, value in leaves_of(parsed(text)))
            except (ValueError, RecursionError):
                continue
    return found


@dataclass(frozen=True)
class Outcome:
    records: Records
    services: Mapping[str, Any]
    told: Mapping[str, str]
    """All texts of the entry of each service: its own and its provider's."""


def entry_texts(fields: Any) -> str:
    return "\n".join(text for _, text in leaves_of(fields))


def read_back(text: str, source: str = "A feed") -> Outcome:
    """Imports, and reads the folder as a build does: any error fails."""
    imported = import_services(text, source, DAY)
    for path, content in imported.files.items():
        assert re.fullmatch(r"(?:providers/|vocabulary/)?[a-z0-9-]+\.yaml", path), path
        assert len(content.encode()) <= 64 * 1024, path
    texts = [SourceFile(f"content/{path}", text) for path, text in sorted(imported.files.items())]
    records, problems = construct_records(ContentFolder(tuple(texts)))
    assert not problems, problems[0]
    assert records is not None
    directory = relate(records, date.fromisoformat(DAY))
    errors = [found for rule in CHECKS for found in rule(directory) if found.stops_the_build]
    assert not errors, errors[0]
    services = imported.report["services"]
    labels = "\n".join(
        f"{term.label} {term.definition}" for term in records.vocabularies["categories"].terms
    )
    told: dict[str, str] = {}
    for path, content in imported.files.items():
        if path.startswith("providers/"):
            entry = yaml.load(content, Loader=yaml.CBaseLoader)
            provider = entry_texts({key: entry[key] for key in entry if key != "activities"})
            for activity in entry["activities"]:
                for source_id in activity["sources"]:
                    told[source_id] = f"{provider}\n{entry_texts(activity)}\n{labels}"
    assert set(told) == set(services)
    return Outcome(records, services, told)


def holds(told: str, value: str) -> bool:
    """Whether a value can be read in the texts of an entry, markup and spaces aside."""
    text = decoded(told)
    if letters(decoded(value)):
        joined = letters(text)
        return letters(decoded(value)) in joined or all(
            letters(piece) in joined for piece in pieces_of(value)
        )
    signs = [sign for sign in decoded(value) if unicodedata.category(sign)[0] in "PSM"]
    return all(sign in text for sign in signs)


def assert_nothing_lost(text: str) -> Outcome:
    outcome = read_back(text)
    data = parsed(text)
    items = (
        data
        if isinstance(data, list)
        else next(
            (
                data[key]
                for key in ("content", "contents", "services")
                if isinstance(data.get(key), list)
            ),
            [data],
        )
    )
    services = [item for item in items if isinstance(item, dict)]
    assert len(services) == len(outcome.services)
    anchors = anchors_by_source(outcome.records.providers)
    assert len(set(anchors.values()) & {""}) == 0
    assert len({(provider, anchor) for (provider, _), anchor in anchors.items()}) == len(services)
    for source_id, service in zip(in_order(services, outcome), services, strict=True):
        account = outcome.services[source_id]
        known = reported(account)
        for path, value in leaves_of(service):
            if value in known or not value.strip() or (path == ".id" and value in source_id):
                continue
            assert holds(outcome.told[source_id], value), (source_id, path, value)
    return outcome


def in_order(services: list[Any], outcome: Outcome) -> list[str]:
    """The report's ids in the order of the file: JSON keeps it, grouping does not."""
    by_number = sorted(
        outcome.services, key=lambda source_id: outcome.services[source_id]["number"]
    )
    assert len(by_number) == len(services)
    return by_number


# A real feed


@dataclass(frozen=True)
class Built:
    services: tuple[Any, ...]
    report: Mapping[str, Any]
    pages: Mapping[str, Reader]
    raw_pages: Mapping[str, str]

    def page_of(self, service: Any) -> tuple[Mapping[str, Any], Reader]:
        account = self.report[service["id"]]
        return account, self.pages[account["provider"]]


@pytest.fixture(scope="module")
def built(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """North Lincolnshire's public feed, imported, checked and built without search."""
    file = shared_folder / "data/import/oruk-north-lincolnshire/services.json"
    folder = tmp_path_factory.mktemp("import")
    content, site = folder / "content", folder / "site"
    assert main(["import", "oruk", str(file), "--into", str(content), "--day", DAY]) == 0
    where = ["--content", str(content), "--day", DAY, "--quiet"]
    assert main(["check", *where]) == 0
    assert main(["build", *where, "--site", str(site), "--no-search"]) == 0
    raw = {
        path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")
    }
    report = json.loads((content / "import-report.json").read_text("utf-8"))
    providers = {account["provider"] for account in report["services"].values()}
    pages = {name: read_html(raw[f"providers/{name}/index.html"]) for name in providers}
    return Built(tuple(parsed(file.read_text("utf-8"))), report["services"], pages, raw)


def test_every_service_of_a_real_feed_has_its_section_on_a_page(built: Built) -> None:
    assert len(built.services) == len(built.report) == 738
    assert {service["id"] for service in built.services} == set(built.report)
    for service in built.services:
        account, page = built.page_of(service)
        assert page.ids[account["activity"]] == 1, account
    sections = {(account["provider"], account["activity"]) for account in built.report.values()}
    assert len(sections) == 738


def test_repeated_names_of_a_real_feed_are_told_apart(built: Built) -> None:
    names = Counter((a["provider"], letters(a["name"])) for a in built.report.values())
    assert [pair for pair, count in names.items() if count > 1]


def test_every_name_and_description_of_a_real_feed_can_be_read(built: Built) -> None:
    for service in built.services:
        account, page = built.page_of(service)
        section = letters(page.text(account["activity"]))
        assert letters(decoded(service["name"])) in section, service["name"]
        for piece in pieces_of(service["description"]):
            assert letters(piece) in section, (service["name"], piece)
        whole = letters(page.text())
        for piece in pieces_of(service["organization"]["description"] or ""):
            assert letters(piece) in whole, (service["name"], piece)


def test_every_value_of_a_real_feed_is_carried_or_in_the_report(
    built: Built, shared_folder: Path
) -> None:
    file = shared_folder / "data/import/oruk-north-lincolnshire/services.json"
    assert_nothing_lost(file.read_text("utf-8"))


def test_prose_of_a_real_feed_holds_nothing_but_prose(built: Built) -> None:
    tags: Counter[str] = Counter()
    for name, page in built.pages.items():
        for tag, attributes in page.in_prose:
            tags[tag] += 1
            assert tag in ALLOWED, (name, tag)
            assert set(attributes) <= ({"href", "rel"} if tag == "a" else set()), (name, attributes)
            if tag == "a":
                assert re.match(r"https://|mailto:|tel:", attributes["href"] or ""), attributes
    assert min(tags[tag] for tag in ("p", "li", "strong", "a")) > 20


def test_entities_of_a_real_feed_are_decoded(built: Built) -> None:
    for path, text in built.raw_pages.items():
        assert not re.search(r"&amp;(?:#\d+|nbsp|amp|lt|gt|quot|[lr][sd]quo|ndash);", text), path


def test_who_assured_a_real_service_stands_on_no_page_that_does_not_name_them_itself(
    built: Built,
) -> None:
    people = {service["pc_metadata"]["assured_by"] for service in built.services} - {"", None}
    assert len(people) > 3
    named: dict[str, str] = {}
    for service in built.services:
        own = {key: value for key, value in service.items() if key != "pc_metadata"}
        page = f"providers/{built.report[service['id']]['provider']}/index.html"
        named[page] = named.get(page, "") + decoded(json.dumps(own)).casefold()
    for person in people:
        who = person.casefold().partition("@")[0]
        for path, text in built.raw_pages.items():
            for name in (who, who.replace(".", " ")):
                assert name not in text.casefold() or name in named.get(path, ""), (path, name)


def test_an_address_that_cannot_be_linked_is_text(built: Built) -> None:
    shape = re.compile(r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#]\S*)?", re.IGNORECASE)
    odd = [
        each for each in built.services if each["url"] and not shape.fullmatch(each["url"].strip())
    ]
    assert len([each for each in odd if not each["url"].startswith("http://")]) >= 14
    for service in odd:
        account, page = built.page_of(service)
        shown = letters(service["url"]) in letters(page.text(account["activity"]))
        assert shown or service["url"] in account["left"].values(), service["url"]
        assert service["url"] not in page.links


# Anything of this shape

HOSTILE = (
    "<script>alert(1)</script>",
    '<img src=x onerror=alert(1) alt="A picture">',
    "<p>One<br>two</p><ul><li>three<li>four</ul>",
    '<a href="javascript:alert(1)">here</a> <a href="http://example.org/x">there</a>',
    "<![CDATA[x]]> <![foo[bar <!DOCTYPE html> <!-- a comment -->",
    "&amp;nbsp;&lt;b&gt;bold&lt;/b&gt; &#x202e;",
    "{{ 7*7 }} {% raw %} ${x}",
    "[link](javascript:alert(1)) ![x](y) **b** `c` # h\n# h\n- a\n1. b\n> q\n---\n***",
    "key: value # comment\n- x\n&a *a !!python/object",
    "..//../etc/passwd",
    "\u202eevil\u202c \u200b\ufeff\x00\x07\x1b[31m",
    "---",
    "...",
    "***",
    "!?",
    "☕🎨👩\u200d👩\u200d👧",
    "Ми любимо мистецтво",
    "日本語の教室",
    "نادي القراءة",
    "null",
    "~",
    "no",
    "0",
    "1e5",
    "con",
    "Monday",
    "evenings",
    "page",
    "Certificate number 001234567890, policy no. AB123456",
    "1234 5678 9012",
    "07700 900123",
    "x" * 5_000,
    "many words " * 3_000,
    "é" * 30_000,
    "[" * 3_000,
    "<" * 3_000,
    "\ud800",
    "=cmd()|x",
    "a\r\nb\rc\td\u2028e\u00a0f",
)


WORDS = st.sampled_from(("Walk", "Art & crafts", "Lunch club", "Tuesday group.", "O'Neil's", "50+"))
TEXT = st.one_of(WORDS, st.sampled_from(HOSTILE), st.text(max_size=30))
JUNK = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-5, 99), st.floats(), TEXT),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=4,
)


def field(right: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Mostly what belongs there; sometimes null or anything else."""
    return st.one_of(right, right, right, st.just(None), st.just(""), JUNK)


def record(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries({}, optional={key: field(each) for key, each in fields.items()})


def listed(item: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[Any]:
    return st.lists(item, max_size=most)


ID = st.one_of(st.sampled_from(("a", "b", "#1", "a (number 2)")), st.uuids().map(str), TEXT)
DATE = st.sampled_from(("2024-11-22", "2026-01-06", "2027-03-30", "06/01/2026", "2026-02-30"))
TIME = st.sampled_from(("10:00", "10:00:00", "12:30", "25:00", "10am", "23:59:00"))
URL = st.sampled_from(
    (
        "https://example.org/a",
        "http://example.org",
        "example.org",
        "javascript:alert(1)",
        "https://",
    )
)
EMAIL = st.sampled_from(("a@example.org", "a@example.org.", "Jo <jo@example.org>", "nobody"))
NUMBER = st.sampled_from(("01632 960123", "+44 1632 960124", "07700 900123", "1632", '"0"'))
PHONE = record(id=ID, number=NUMBER, language=TEXT, extension=st.integers(0, 200))
RULE = record(
    id=ID,
    freq=st.sampled_from(("WEEKLY", "MONTHLY", "DAILY", "weekly", "YEARLY")),
    interval=st.sampled_from(("1", 2, "x")),
    byday=st.sampled_from(("MO", "TU,TH", "1TU", "-1FR", "1MO,3MO", "1MO,2TU", "XX")),
    bymonthday=st.sampled_from(("", "1")),
    opens_at=TIME,
    closes_at=TIME,
    valid_from=DATE,
    valid_to=DATE,
    dtstart=DATE,
    description=TEXT,
)
TAXONOMY = record(id=ID, name=TEXT, vocabulary=TEXT)
ADDRESS = record(
    id=ID,
    address_1=TEXT,
    city=TEXT,
    state_province=TEXT,
    postal_code=st.sampled_from(("DN15 6AA", "dn156aa", "ABC 1234")),
    country=st.just("GB"),
)
LOCATION = record(
    id=ID,
    name=TEXT,
    description=TEXT,
    latitude=st.floats(-95, 95),
    longitude=st.floats(-200, 200),
    physical_addresses=listed(ADDRESS),
    accessibility_for_disabilities=listed(record(id=ID, accessibility=TEXT)),
)
SERVICE = record(
    id=ID,
    name=TEXT,
    description=TEXT,
    url=URL,
    email=EMAIL,
    status=st.sampled_from(("active", "inactive", "defunct", "temporarily closed", "odd")),
    fees=st.sampled_from(("£5 a session", "£5", "free", "Free for all!", "by donation")),
    accreditations=TEXT,
    deliverable_type=TEXT,
    attending_type=st.sampled_from(("Online", "Phone", "Venue", "Home visit", "odd")),
    attending_access=st.sampled_from(("Drop-in", "Appointment", "Referral")),
    assured_date=DATE,
    organization=record(
        id=ID, name=TEXT, description=TEXT, url=URL, email=EMAIL, logo=URL, uri=TEXT
    ),
    contacts=listed(record(id=ID, name=TEXT, title=TEXT, phones=listed(PHONE))),
    cost_options=listed(
        record(
            id=ID,
            option=TEXT,
            amount=st.sampled_from((0, 5, 12.5, "35", "x")),
            amount_description=st.sampled_from(("a session", "per hour", "odd")),
            valid_from=DATE,
            valid_to=DATE,
        )
    ),
    eligibilitys=listed(
        record(
            id=ID,
            eligibility=TEXT,
            minimum_age=st.integers(-1, 130),
            maximum_age=st.integers(-1, 130),
            taxonomys=listed(TAXONOMY),
        )
    ),
    regular_schedules=listed(RULE),
    holiday_schedules=listed(record(closed=st.booleans(), start_date=DATE, end_date=DATE)),
    service_at_locations=listed(
        record(id=ID, location=LOCATION, regular_schedule=listed(RULE), holiday_schedules=JUNK)
    ),
    service_taxonomys=listed(record(id=ID, taxonomy=TAXONOMY)),
    languages=listed(record(id=ID, language=TEXT)),
    fundings=listed(record(id=ID, source=TEXT)),
    reviews=listed(record(id=ID, title=TEXT, description=TEXT, score=TEXT, date=DATE)),
    service_areas=listed(record(id=ID, service_area=TEXT, extent=TEXT, uri=URL)),
    links=JUNK,
    pc_metadata=JUNK,
)


@settings(max_examples=200)
@given(services=st.lists(SERVICE, min_size=1, max_size=4))
def test_no_value_of_any_services_is_lost(services: list[Any]) -> None:
    try:
        assert_nothing_lost(json.dumps(services))
    except NotAServicesFile:
        assert not any("name" in service or "status" in service for service in services)


def test_no_hostile_line_is_lost_or_harms_wherever_it_stands(shared_folder: Path) -> None:
    lines = [*HOSTILE, *hostile_lines(shared_folder / "data/bad-input")]
    assert len(lines) > 300
    services = [
        {
            "id": str(number) if number % 3 else line,
            "name": line,
            "description": f"<p>{line}</p>" if number % 2 else line,
            "url": line,
            "fees": line,
            "organization": {"id": line, "name": line, "description": line},
            "languages": [{"language": line}],
            "service_taxonomys": [{"taxonomy": {"name": line, "vocabulary": line}}],
            "service_at_locations": [
                {"location": {"name": line, "physical_addresses": [{"address_1": line}]}}
            ],
        }
        for number, line in enumerate(lines)
    ]
    assert_nothing_lost(json.dumps(services))


def hostile_lines(folder: Path) -> Iterator[str]:
    yield from parsed((folder / "naughty-strings/blns.json").read_text("utf-8"))[::3]
    for path in sorted((folder / "xss").rglob("*.txt")):
        yield from path.read_text("utf-8", "replace").splitlines()[::9]
    for name in ("templates/ssti.txt", "urls/openredirects.txt", "paths/directory_traversal.txt"):
        yield from (folder / name).read_text("utf-8", "replace").splitlines()[:20]
    for path in sorted((folder / "unicode").glob("*.json")):
        yield from (text for _, text in leaves_of(parsed(path.read_text("utf-8"))))
    for path in sorted((folder / "html-sanitiser").rglob("*.test")):
        yield path.read_text("utf-8", "replace")


def test_two_hundred_services_of_one_organisation_are_parted_into_readable_files() -> None:
    organisation = {"id": "o", "name": "Hall", "description": "word " * 5_000}
    services = [
        {"id": str(number), "name": "Same name", "description": "A text. " * 300}
        | {"organization": organisation}
        for number in range(200)
    ]
    outcome = assert_nothing_lost(json.dumps(services))
    providers = {provider.id for provider in outcome.records.providers}
    assert len(providers) > 1
    assert {account["provider"] for account in outcome.services.values()} == providers


MOCKS = "standards/oruk/oruk-validator-mocks"


def examples(shared: Path, name: str) -> list[Path]:
    found = sorted((shared / "standards/oruk").glob(f"*/**/{name}"))
    assert len(found) > 3, name
    return found


@pytest.mark.parametrize("name", ["service_full.json", "service_list.json"])
def test_the_official_examples_lose_nothing(shared_folder: Path, name: str) -> None:
    for path in examples(shared_folder, name):
        if path.parent.name == "compiled":  # a schema
            continue
        outcome = assert_nothing_lost(path.read_text("utf-8"))
        assert outcome.services, path


def test_a_list_of_128_services_is_128_services(shared_folder: Path) -> None:
    path = shared_folder / MOCKS / "V3.0-UK-Test/service_list.json"
    assert len(assert_nothing_lost(path.read_text("utf-8")).services) == 128


@pytest.mark.parametrize(
    "name",
    [
        *("organization_list.json", "taxonomy.json", "taxonomy_term_list.json"),
        *("service_at_location_list.json", "service_at_location_full.json"),
    ],
)
def test_what_is_no_service_is_not_taken_for_one(shared_folder: Path, name: str) -> None:
    for path in examples(shared_folder, name):
        with pytest.raises(NotAServicesFile):
            import_services(path.read_text("utf-8"), "A feed", DAY)


# What is carried, and what is not invented


def activity_of(**fields: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """The activity that a service becomes, and its account in the report."""
    service = {"id": "s1", "name": "Walk", "organization": {"id": "o", "name": "Hall"}, **fields}
    imported = import_services(json.dumps([service]), "A feed", DAY)
    assert_nothing_lost(json.dumps([service]))
    entry = yaml.load(imported.files["providers/hall.yaml"], Loader=yaml.CBaseLoader)
    return entry["activities"][0] | {"provider": entry}, imported.report["services"]["s1"]


WEEKLY = {"freq": "WEEKLY", "byday": "TU", "opens_at": "10:00", "closes_at": "12:30:00"}


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (WEEKLY, "Tuesdays 10am to 12.30pm"),
        (WEEKLY | {"byday": "MO,TU,WE"}, "Monday to Wednesday 10am to 12.30pm"),
        (WEEKLY | {"interval": 1}, "Tuesdays 10am to 12.30pm"),
        (
            WEEKLY | {"interval": "2", "dtstart": "2026-11-24"},
            "every other Tuesday 10am to 12.30pm from 24 November 2026",
        ),
        (WEEKLY | {"valid_to": "2027-03-30"}, "Tuesdays 10am to 12.30pm until 30 March 2027"),
        (WEEKLY | {"freq": "DAILY", "byday": ""}, "every day 10am to 12.30pm"),
        (
            WEEKLY | {"freq": "MONTHLY", "byday": "1TU"},
            "first Tuesday of the month 10am to 12.30pm",
        ),
        (
            WEEKLY | {"freq": "MONTHLY", "byday": "-1FR"},
            "last Friday of the month 10am to 12.30pm",
        ),
        (
            WEEKLY | {"freq": "MONTHLY", "byday": "1MO,3MO"},
            "1st and 3rd Mondays of the month 10am to 12.30pm",
        ),
        (WEEKLY | {"freq": ""}, None),
        (WEEKLY | {"freq": "YEARLY"}, None),
        (WEEKLY | {"byday": ""}, None),
        (WEEKLY | {"byday": "Tuesday"}, None),
        (WEEKLY | {"closes_at": ""}, None),
        (WEEKLY | {"closes_at": "09:00"}, None),
        (WEEKLY | {"opens_at": "10:00:00Z"}, None),
        (WEEKLY | {"count": "6"}, None),
        (WEEKLY | {"timezone": "3"}, None),
        (WEEKLY | {"bymonthday": "2"}, None),
        (WEEKLY | {"interval": "2"}, None),
        (WEEKLY | {"interval": "2", "dtstart": "2026-11-25"}, None),
        (WEEKLY | {"freq": "MONTHLY", "byday": "1MO,2TU"}, None),
        (WEEKLY | {"valid_to": "30/03/2027"}, None),
    ],
)
def test_a_rule_becomes_a_sentence_only_where_that_means_the_same(
    rule: dict[str, Any], sentence: str | None
) -> None:
    for key in ("regular_schedules", "schedules"):
        activity, account = activity_of(**{key: [rule]})
        if sentence is None:
            assert "when" not in activity
            assert "Times: " in activity["description"]
        else:
            assert activity["when"] == [sentence]
            assert account["meant"][f"{key}.0.freq"] == rule["freq"]


def test_one_rule_that_cannot_be_told_exactly_keeps_the_others_out_of_when() -> None:
    activity, _ = activity_of(regular_schedules=[WEEKLY, WEEKLY | {"count": 3}])
    assert "when" not in activity


@pytest.mark.parametrize(
    ("fields", "cost"),
    [
        ({"fees": "£5 a session"}, ["£5 a session"]),
        ({"fees": "free"}, ["free"]),
        ({"fees": "£5"}, None),
        ({"fees": "0"}, None),
        ({"fees": "Ring us"}, None),
        (
            {"cost_options": [{"amount": 5, "amount_description": "per session"}]},
            ["£5 per session"],
        ),
        (
            {
                "cost_options": [
                    {"amount": 2.5, "amount_description": "an hour", "option": "members"}
                ]
            },
            ["£2.50 an hour for members"],
        ),
        ({"cost_options": [{"amount": 5}]}, None),
        ({"cost_options": [{"amount": 0, "option": "all"}]}, None),
        ({"cost_options": [{"amount": 5, "amount_description": "a day", "currency": "EUR"}]}, None),
        (
            {
                "cost_options": [
                    {"amount": 5, "amount_description": "a day", "valid_to": "2020-01-01"},
                ]
            },
            None,
        ),
        (
            {
                "cost_options": [
                    {"amount": 5, "amount_description": "a session"},
                    {"amount": 6, "amount_description": "a session"},
                ]
            },
            None,
        ),
    ],
)
def test_a_price_is_carried_only_where_it_is_exact(
    fields: dict[str, Any], cost: list[str] | None
) -> None:
    activity, _ = activity_of(**fields)
    assert activity.get("cost") == cost
    assert cost or "Cost: " in activity["description"]


@pytest.mark.parametrize(
    ("fields", "age"),
    [
        ({"minimum_age": 18}, "18+"),
        ({"minimum_age": 16, "maximum_age": 25}, "16 to 25"),
        ({"maximum_age": 64}, "under 65"),
        ({"eligibilitys": [{"minimum_age": 18.0, "maximum_age": 0}]}, "18+"),
        ({"minimum_age": 30, "maximum_age": 20}, None),
        ({"minimum_age": 17.5}, None),
        ({"minimum_age": "adult"}, None),
        ({"eligibilitys": [{"minimum_age": 18}, {"minimum_age": 50}]}, None),
    ],
)
def test_an_age_is_carried_only_where_it_is_one_range(
    fields: dict[str, Any], age: str | None
) -> None:
    assert activity_of(**fields)[0].get("age") == age


PLACE = {
    "name": "Wool Hall",
    "latitude": 50.67912345678,
    "longitude": -2.21,
    "physical_addresses": [
        {"address_1": "1 High Street", "city": "Wool", "postal_code": "bh206bs"}
    ],
    "accessibility_for_disabilities": [{"accessibility": "Ramp at the side door."}],
}


def test_the_only_location_is_a_venue_written_in_the_entry() -> None:
    activity, _ = activity_of(service_at_locations=[{"location": PLACE}])
    assert activity["where"] == {
        "name": "Wool Hall",
        "address": "1 High Street, Wool",
        "postcode": "BH20 6BS",
        "access_note": "Ramp at the side door.",
        "lat": "50.6791235",
        "lon": "-2.21",
    }


def test_what_is_no_postcode_stays_in_the_address_and_no_point_is_made_up() -> None:
    address = {"address_1": "1 High Street", "postal_code": "ABC 1234"}
    place = {"name": "Hall", "physical_addresses": [address], "latitude": 0, "longitude": 0}
    activity, _ = activity_of(service_at_locations=[{"location": place}])
    assert activity["where"] == {"name": "Hall", "address": "1 High Street, ABC 1234"}


def test_of_several_locations_none_is_chosen() -> None:
    other = PLACE | {"name": "Other Hall"}
    activity, _ = activity_of(service_at_locations=[{"location": PLACE}, {"location": other}])
    assert "where" not in activity
    assert "Place: Wool Hall, 1 High Street, Wool" in activity["description"]
    assert "Place: Other Hall" in activity["description"]


def test_a_contact_is_carried_and_a_mobile_number_waits_for_consent() -> None:
    contacts = [
        {"name": "Jo Sample", "title": "Organiser", "phones": [{"number": "01632960123"}]},
        {"name": "Al Sample", "phones": [{"number": "07700 900123"}]},
    ]
    activity, account = activity_of(contacts=contacts, email="hall@example.org")
    assert activity["provider"]["contact"] == {
        "name": "Jo Sample",
        "role": "Organiser",
        "phone": "01632 960123",
        "email": "hall@example.org",
    }
    assert account["left"] == {
        "contacts.1.name": "Al Sample",
        "contacts.1.phones": '[{"number": "07700 900123"}]',
    }


def test_taxonomy_terms_become_categories_with_their_labels() -> None:
    service = {
        "id": "s1",
        "name": "Walk",
        "service_taxonomys": [
            {"taxonomy": {"name": "Walks & talks", "vocabulary": "esdServiceTypes"}},
            {"taxonomy": {"name": "Monday", "vocabulary": "days"}},
            {"taxonomy": {"name": "walks-&-talks"}},
            {"taxonomy": {"name": "—"}},
        ],
    }
    outcome = assert_nothing_lost(json.dumps([service]))
    terms = outcome.records.vocabularies["categories"].terms
    assert [(term.id, term.label) for term in terms] == [
        ("walks-and-talks", "Walks & talks"),
        ("monday-2", "Monday"),
    ]
    assert "A feed" in terms[0].definition
    assert "esdServiceTypes" in terms[0].definition
    [provider] = outcome.records.providers
    assert provider.record.activities[0].categories == ("walks-and-talks", "monday-2")


def test_a_key_that_stands_twice_and_a_number_keep_what_was_typed() -> None:
    text = '[{"id": 007e1, "id": "b"}]'.replace("007e1", "7.10")
    outcome = assert_nothing_lost(text.replace('"id": "b"', '"id": "b", "name": "Walk"'))
    assert outcome.services["7.10"]["left"] == {"id (2)": "b"}


# The command


def run(*arguments: object) -> int:
    return main(["import", "oruk", *map(str, arguments), "--day", DAY])


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"", 1, "this is not JSON"),
        (b"id,name\n1,Walk\n", 1, "this is not JSON"),
        (b"{", 1, "this is not JSON"),
        (b"[]", 1, "the list of services is empty"),
        (b"7", 1, "there is no list of services"),
        (b'{"a": 1}', 1, "there is no list of services"),
        (b"[1, 2]", 1, "nothing in this list is a service"),
        (b'[{"vocabulary": "x", "name": "y"}]', 1, "something else than services"),
        (b"[" * 100_000 + b"]" * 100_000, 1, "nested more than"),
        (b"[" * 300 + b"]" * 300, 1, "nested more than"),
        ('[{"name": "Walk"}]'.encode("utf-16"), 1, "UTF-16"),
        (b'[{"name": "Caf\xe9"}]', 1, "UTF-8"),
    ],
)
def test_a_file_of_another_kind_is_refused_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, code: int, words: str
) -> None:
    file = tmp_path / "feed.json"
    file.write_bytes(content)
    assert run(file, "--into", tmp_path / "new/folder") == code
    told = capsys.readouterr()
    assert words in told.err + told.out
    assert "fix: " in told.err + told.out
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path / "none.json", "--into", tmp_path / "new") == 3
    assert "none.json cannot be opened" in "".join(capsys.readouterr())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, folder = tmp_path / "feed.json", tmp_path / "content"
    file.write_text('[{"name": "Walk"}]')
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    assert run(file, "--into", folder) == 3
    assert "is not empty" in "".join(capsys.readouterr())
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]
    assert run(file, "--into", folder / "mine.txt") == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "feed.json"]


def test_an_empty_folder_is_filled_and_a_page_of_many_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, folder = tmp_path / "feed.json", tmp_path / "content"
    page = {"total_pages": 7, "contents": [{"id": "\ud800", "name": "Walk"}, "odd"]}
    file.write_text("\ufeff" + json.dumps(page), "utf-8")
    folder.mkdir()
    assert run(file, "--into", folder) == 0
    told = "".join(capsys.readouterr())
    assert "one page of several" in told
    assert "1 items are no services" in told
    report = json.loads((folder / "import-report.json").read_text("utf-8"))
    assert report["left"] == {"total_pages": "7"}
    assert report["not_services"] == ["odd"]
    assert main(["check", "--content", str(folder), "--day", DAY, "--advice"]) == 0
    assert "file-not-read" not in "".join(capsys.readouterr())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "feed.json"]


def test_pages_of_a_hostile_feed_hold_nothing_but_prose_and_every_word(tmp_path: Path) -> None:
    services = [
        {"id": str(number), "name": f"Service {number}", "description": line, "url": line}
        | {"organization": {"id": "o", "name": "Hall"}}
        for number, line in enumerate(HOSTILE)
        if len(line) < 5_000
    ]
    file, content, site = tmp_path / "feed.json", tmp_path / "content", tmp_path / "site"
    file.write_text(json.dumps(services))
    assert run(file, "--into", content) == 0
    where = ["--content", str(content), "--site", str(site), "--day", DAY, "--quiet"]
    assert main(["build", *where, "--no-search"]) == 0
    text = (site / "providers/hall/index.html").read_text("utf-8")
    page = read_html(text)
    assert {tag for tag, _ in page.in_prose} <= ALLOWED
    assert {key for _, attributes in page.in_prose for key in attributes} <= {"href", "rel"}
    assert not [link for link in page.links if not re.match(r"https://|mailto:|tel:|[/#]", link)]
    assert "onerror=alert" not in re.sub(r"&lt;.*?&gt;", "", text)
    report = json.loads((content / "import-report.json").read_text("utf-8"))["services"]
    for service in services:
        account = report[service["id"]]
        section = letters(page.text(account["activity"]))
        for piece in pieces_of(str(service["description"])):
            assert letters(piece) in section or service["description"] in account["left"].values()


@pytest.mark.parametrize(
    ("told", "value", "held"),
    [
        (
            "Grow **vegetables** [here](<https://example.org>)",
            "<p>Grow <b>vegetables</b></p>",
            True,
        ),
        ("Fish \\& chips &amp; peas", "Fish &amp; chips &amp;amp; peas", True),
        ("Grow vegetables", "<p>Grow</p><p>flowers</p>", False),
        ("Grow", "!?", False),
        ("Ми любимо", "Ми любимо", True),
        ("", "0", False),
    ],
)
def test_the_measure_of_these_tests_can_fail(told: str, value: str, *, held: bool) -> None:
    assert holds(told, value) is held
