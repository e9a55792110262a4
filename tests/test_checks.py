"""What the rules leave alone. What each of them tells stands in tests/rules/."""

import shutil
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from fingerpost.checks.listed import CHECKS
from fingerpost.checks.wording import PLAIN_WORDS, reading_age, sentences_of
from fingerpost.diagnostics import Severity
from fingerpost.directory import relate
from fingerpost.source.files import read_folder
from fingerpost.source.records import construct_records

ROOT = Path(__file__).parent.parent
BASE = ROOT / "tests/rules/_base/content"
DAY = date(2026, 11, 22)
CLUB = "providers/garden-club.yaml"
MILL = "providers/old-mill.yaml"
HALL = "venues/village-hall.yaml"


def codes_of(content: Path, day: date = DAY) -> list[str]:
    """The codes of everything that is told, in order."""
    folder, problems = read_folder(content)
    records, more = construct_records(folder)
    assert records is not None
    directory = relate(records, day)
    found = {each.sort_key: each for rule in CHECKS for each in rule(directory)}
    return sorted(each.code for each in (*problems, *more, *found.values()))


def written(place: Path, changes: Mapping[str, tuple[str, str]]) -> Path:
    """The base with a text replaced in some of its files; an empty one starts a new file."""
    content = place / "content"
    shutil.copytree(BASE, content)
    for name, (old, new) in changes.items():
        file = content / name
        text = file.read_text(encoding="utf-8") if old else ""
        assert old in text
        file.write_text(text.replace(old, new, 1) if old else new, encoding="utf-8")
    return content


LIBRARY = """name: Library
kind: spoke
summary: Books to borrow.
sources: [{name: A list, id: "17"}]
categories: crafts
when: by arrangement
where: online
cost: free
contact: {phone: 01632 960130}
reviewed: 2026-11-01
"""
FAR_HUB = LIBRARY.replace("Library", "Far Hub").replace("spoke", "hub").replace("96013", "96014")

MENTIONS = {
    "a hub whose file cannot be parsed": ({MILL: ("kind: hub", "kind: 'hub")}, "unknown-hub"),
    "a hub whose kind is spelt wrongly": ({MILL: ("kind: hub", "kind: hubb")}, "hub-is-no-hub"),
    "a venue whose file cannot be parsed": (
        {HALL: ("name: Village", "name: 'Village")},
        "unknown-venue",
    ),
    "a phone number that lost its 0": (
        {CLUB: ("01632 960120", "1632960120")},
        "no-way-to-make-contact",
    ),
    "a contact spelt wrongly": ({CLUB: ("phone:", "phoen:")}, "no-way-to-make-contact"),
    "a hub's lead spelt wrongly": ({MILL: ("  lead:", "  leed:")}, "hub-without-lead"),
    "opening times that cannot be read": (
        {MILL: ("open: Monday", "open: Mumday")},
        "hub-without-opening-times",
    ),
    "a postcode that is none": ({HALL: ("ZZ1 1AA", "ZZ1")}, "place-unknown"),
    "a locality whose towns cannot be read": (
        {"localities/upland.yaml": ("{id: highmoor", "{i: highmoor")},
        "place-unknown",
    ),
    "a way to take part that cannot be read": (
        {"vocabulary/attending.yaml": ("{id: mix", "{i: mix")},
        "attending-terms",
    ),
    "a contact that is a list": ({CLUB: ("{phone: 01632 960120}", "[]")}, "no-way-to-make-contact"),
    "a front door that is a list": (
        {MILL: ("place: village-hall", "place: []")},
        "hub-without-front-door",
    ),
    "access that cannot be read": ({HALL: ("{ramp: yes}", "{ramp: perhaps}")}, "no-access-told"),
    "funding that cannot be read": ({CLUB: ("budget: yes", "budget: perhaps")}, "no-funding-told"),
}


@pytest.mark.parametrize(("changes", "second"), MENTIONS.values(), ids=MENTIONS)
def test_a_mistake_that_was_told_is_not_told_again_as_something_missing(
    changes: Mapping[str, tuple[str, str]], second: str, tmp_path: Path
) -> None:
    told = codes_of(written(tmp_path, changes))
    assert told
    assert second not in told


@pytest.mark.parametrize("word", ["chapel", "Hill Chapel"])
def test_a_front_door_is_asked_about_access_by_its_id_and_by_its_name(
    word: str, tmp_path: Path
) -> None:
    chapel = "name: Hill Chapel\naddress: 3 Hill\npostcode: ZZ1 1AA\n"
    changes = {
        MILL: ("place: village-hall", f"place: {word}"),
        "venues/chapel.yaml": ("", chapel),
    }
    assert codes_of(written(tmp_path, changes)) == ["no-access-told"]


ALLOWED = {
    "a name that is no id as a partner": {MILL: ("{name: Mill Carers}", "Mill Carers")},
    "a lead by its id": {MILL: ("{name: Mill Trust}", "garden-club")},
    "a venue by its name in any case": {CLUB: ("village-hall", "village HALL")},
    "a contact for every activity": {
        CLUB: (
            "contact: {phone: 01632 960120}",
            "activities:\n  - contact: {email: plot@example.org}",
        )
    },
    "a sole trader's role and area": {
        CLUB: (
            "where: village-hall",
            "spoke_type: small-team\nwhere: {name: A garden, address: 2 Lane, postcode: ZZ1 1AA, show: area only, access: {ramp: no}}",
        )
    },
    "a mobile number with consent": {
        CLUB: ("{phone: 01632 960120}", "{phone: 07700 900123}\nconsent: {phone: 2026-11-10}")
    },
    "a name that belongs to an organisation": {CLUB: ("{phone:", "{name: Jo Bloggs, phone:")},
    "two prices for different people": {
        CLUB: ("£6 a session", "[£6 a session, £4 a session for members]")
    },
    "free, so no way to pay": {CLUB: ("£6 a session\nfunding: {personal budget: yes}", "free")},
    "a venue outside the table with its place typed": {
        HALL: ("ZZ1 1AA", "ZZ9 9ZZ\nlat: 50.9001\nlon: -2.1001")
    },
    "a helper alone with a dated check": {
        CLUB: (
            "reviewed:",
            "support: close-by\nassurance: {checks: {dbs: {level: basic, issued: 2026-03-01}}}\nreviewed:",
        )
    },
    "care with a reason": {
        CLUB: (
            "reviewed:",
            "support: washing\nassurance: {cqc_not_needed: A nurse comes.}\nreviewed:",
        )
    },
    "figures that are no certificate": {
        CLUB: (
            "reviewed:",
            "description: Ring +44 1632 960123. Our policy 2026-11-10 is on the wall.\nreviewed:",
        )
    },
    "a closed entry with the phone of another": {
        CLUB: ("01632 960120}", "01632 960121}"),
        "providers/old-club.yaml": ("", LIBRARY.replace("online", "village-hall\nstatus: closed")),
        "providers/new-club.yaml": ("", LIBRARY.replace("online", "village-hall")),
    },
    "a closed entry of long ago": {
        CLUB: ("reviewed: 2026-11-10", "reviewed: 2020-11-10\nstatus: closed")
    },
    "an imported entry without a place of its own": {"providers/library.yaml": ("", LIBRARY)},
    "an imported hub that tells nothing more": {"providers/far-hub.yaml": ("", FAR_HUB)},
}


@pytest.mark.parametrize("changes", ALLOWED.values(), ids=ALLOWED)
def test_what_is_right_is_left_alone(
    changes: Mapping[str, tuple[str, str]], tmp_path: Path
) -> None:
    assert codes_of(written(tmp_path, changes)) == []


BASE_FILES = sorted(path.relative_to(BASE).as_posix() for path in BASE.rglob("*.yaml"))


@pytest.mark.parametrize("name", BASE_FILES)
def test_a_broken_line_is_told_and_stops_no_rule(name: str, tmp_path: Path) -> None:
    """Each line taken out, and each value replaced by one of a wrong kind."""
    content = written(tmp_path, {})
    lines = (BASE / name).read_text(encoding="utf-8").splitlines(keepends=True)
    assert lines
    for number, line in enumerate(lines):
        key, colon, _ = line.partition(":")
        odd = [f"{key}: {value}\n" for value in ("[]", "{x: 1}", "[[a], b]")] if colon else []
        for instead in ("", *odd):
            broken = [*lines[:number], instead, *lines[number + 1 :]]
            (content / name).write_text("".join(broken), encoding="utf-8")
            folder, _ = read_folder(content)
            records, problems = construct_records(folder)
            if records is None:
                assert problems
                continue
            directory = relate(records, DAY)
            for rule in CHECKS:
                code = rule.__name__.replace("_", "-")
                assert {problem.code for problem in rule(directory)} <= {code}


@pytest.mark.parametrize("days", [-4000, 0, 61, 400, 4000])
def test_nothing_becomes_an_error_because_days_have_passed(days: int) -> None:
    folder, _ = read_folder(ROOT / "content")
    records, _ = construct_records(folder)
    assert records is not None
    assert records.providers
    directory = relate(records, DAY + timedelta(days=days))
    found = [problem for rule in CHECKS for problem in rule(directory)]
    assert [problem for problem in found if problem.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three?", ("One.", "Two!", "Three?")),
        ("We start at 10.30 a.m. and end at noon.", ("We start at 10.30 a.m. and end at noon.",)),
        ("It costs 1.5 pounds.", ("It costs 1.5 pounds.",)),
        ("Bring:\n\n- tea\n- a hat", ("Bring:", "- tea", "- a hat")),
        ("“Come in.” She smiles.", ("“Come in.", "She smiles.")),
        ("A line\nthat goes on.", ("A line\nthat goes on.",)),
        ("", ()),
    ],
)
def test_a_text_is_parted_into_its_sentences(text: str, sentences: tuple[str, ...]) -> None:
    assert sentences_of(text) == sentences


@pytest.mark.parametrize(
    ("text", "at_least", "at_most"),
    [
        ("You can grow food. You can sit in the sun.", 0, 7),
        ("Twenty questions, no prizes and plenty of arguing.", 7, 14),
        ("Providing therapeutic horticulture interventions to vulnerable individuals.", 20, 60),
        ("£4", 0, 0),
    ],
)
def test_the_reading_age_tells_easy_from_hard(text: str, at_least: int, at_most: int) -> None:
    assert at_least <= reading_age(sentences_of(text)) <= at_most


def test_no_plain_word_is_jargon_itself() -> None:
    assert not set(PLAIN_WORDS) & set(PLAIN_WORDS.values())
