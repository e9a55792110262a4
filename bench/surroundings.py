"""Everything of a content folder but its providers: settings, vocabularies, places, tables."""

import json
from collections.abc import Iterator

from bench import words

POSTCODES_IN_A_TOWN = 20


def surroundings() -> Iterator[tuple[str, str]]:
    """Paths below the content folder, and what each file holds."""
    yield "directory.yaml", _SETTINGS
    for id_, (name, introduction, terms) in words.VOCABULARIES.items():
        yield f"vocabulary/{id_}.yaml", _vocabulary(name, introduction, terms)
    rows = ["postcode,lat,lon,place"]
    for number, name in enumerate(words.LOCALITIES):
        latitude, longitude = 51 + number % 4 / 10, -2 + number // 4 / 10
        yield f"localities/{slug(name)}.yaml", _locality(number, name, latitude, longitude)
        for nth in range(POSTCODES_IN_A_TOWN):
            at = f"{latitude + nth / 2000:.5f},{longitude - nth / 2000:.5f}"
            rows.append(f"{postcode(number, nth)},{at},{_town(name)}")
    yield "facts/postcodes.csv", "\n".join(rows) + "\n"
    events = [{"date": day} for day in ("2026-12-25", "2026-12-28", "2027-01-01", "2027-05-03")]
    yield "facts/bank-holidays.json", json.dumps({"england-and-wales": {"events": events}})
    yield "facts/term-dates.yaml", _TERM_DATES
    for id_, title in _GUIDES.items():
        text = " ".join(words.SENTENCES[:4])
        yield f"pages/{id_}.md", f"---\ntitle: {title}\nsummary: A short guide.\n---\n{text}\n"


def _town(locality: str) -> str:
    return f"{slug(locality)}-town"


def _locality(number: int, name: str, latitude: float, longitude: float) -> str:
    return (
        f"name: {name}\norder: {number}\nintroduction: {name} is a part of the county with a "
        f"market town.\ntowns:\n  - id: {_town(name)}\n    name: {name} Town\n    kind: town\n"
        f"    lat: {latitude:.4f}\n    lon: {longitude:.4f}\n"
        "    introduction: A small town with a market.\n"
    )


def _vocabulary(name: str, introduction: str, terms: tuple[words.Term, ...]) -> str:
    lines = [f"name: {name}", f"introduction: {introduction}", "terms:"]
    for id_, label, *parent in terms:
        lines += [f"  - id: {id_}", f"    label: {label}", f"    plain_label: {label}"]
        lines += [f"    definition: What people mean by {label.lower()}."]
        lines += [f"    parent: {each}" for each in parent]
    return "\n".join(lines) + "\n"


def postcode(town: int, number: int) -> str:
    return f"ZZ{town + 1} {number // 10 + 1}{'ABDEFGHJLN'[number % 10]}A"


def slug(text: str) -> str:
    return text.lower().replace(" ", "-")


_SETTINGS = """\
name: Fingerpost bench
short_name: Bench
area: the county
tagline: Things to do in every part of the county.
address: https://bench.example.org/
language: en-GB
demonstration: yes
run_by: The makers of this measurement
contact:
  phone: 01632 960100
  email: hello@bench.example.org
  hours: Monday to Friday, 9am to 5pm
worried:
  - {name: Adult social care, phone: 01632 960101, about: Tell us when you are worried.}
complaints:
  - {name: Complaints, phone: 01632 960103, about: Tell us first.}
ages: {advice: 10, unchecked: 12, may_have_closed: 15, hidden: 18}
statement:
  compliance: partially compliant
  prepared: 2026-11-22
  reviewed: 2026-11-22
  how: Not tested.
  known_problems: [Nobody has read it.]
  answer_within: 10 working days
licence: Open Government Licence v3.0
licence_address: https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/
"""
_TERM_DATES = """\
name: Invented terms
source: Made up for the measurement.
terms:
  - {name: Autumn, starts: 2026-11-02, ends: 2026-12-18}
  - {name: Spring, starts: 2027-01-04, ends: 2027-03-25}
  - {name: Summer, starts: 2027-04-12, ends: 2027-07-23}
"""
_GUIDES = {
    "about": "About this directory",
    "privacy": "Privacy",
    "worried-about-someone": "Worried about someone?",
    "how-to-complain": "How to complain",
}
