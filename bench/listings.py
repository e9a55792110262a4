"""Invented listings: a content folder with as many providers as asked for, one activity each.

usage: python bench/listings.py FOLDER N

Listing i is the same whatever N is. The measure is what design/performance.md worked with: about
24 fields, 40 values, 1.2 KB of YAML and 0.9 KB of Markdown.
"""

import random
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import words
from bench.surroundings import POSTCODES_IN_A_TOWN, postcode, slug, surroundings

DAY = date(2026, 11, 22)
_SEED = 7_919
# Numbers that Ofcom keeps free for drama, so that none of them is anybody's, each with room for
# 1,000; enough of them that no two of 18,000 listings share one.
_PHONES = (
    "01632 960",
    "03069 990",
    "08081 570",
    "0113 496 0",
    "0114 496 0",
    "0115 496 0",
    "0116 496 0",
    "0117 496 0",
    "0118 496 0",
    "0121 496 0",
    "0131 496 0",
    "0141 496 0",
    "0151 496 0",
    "0161 496 0",
    "020 7946 0",
    "0191 498 0",
    "028 9649 6",
    "029 2018 0",
)
_MARKED_UP = 0.15


@dataclass(frozen=True, slots=True)
class Entry:
    """A provider file: `facts` in the order of the file, `body` its Markdown."""

    id: str
    facts: Mapping[str, Any]
    body: str


def entry(number: int) -> Entry:
    r = random.Random(_SEED * number + 1)
    name = f"{r.choice(words.FIRST)} {r.choice(words.SECOND)} {number}"
    return Entry(slug(name), {"name": name, **_facts(r, number, name)}, _body(r))


def _facts(r: random.Random, number: int, name: str) -> dict[str, Any]:
    town = r.randrange(len(words.LOCALITIES))
    hidden = r.random()
    what = r.choice(words.WHAT)
    where: dict[str, Any] = {"where": _venue(r, town)}
    if hidden < 0.1:
        place = words.LOCALITIES[town]
        where = {"where": "online" if hidden < 0.06 else "at your home", "locality": place}
    return {
        "kind": "spoke",
        "spoke_type": _some(r, "spoke-types", (1,)),
        "summary": f"{what} in {words.LOCALITIES[town]}, {r.choice(words.WHOM)}.",
        "what_happens": r.choice(words.SENTENCES),
        "organisation": {"name": f"{name} Trust", "legal_form": "charity"},
        "categories": _some(r, "categories", (1, 1, 2)),
        "outcomes": _some(r, "outcomes", (1, 2, 2)),
        "when": _when(r),
        **where,
        "cost": _cost(r),
        "funding": _funding(r),
        "open_to": _some(r, "audiences", (1,)),
        "needs": _some(r, "needs", (1, 2, 3)),
        "support": _some(r, "support", (1, 2)),
        "age": r.choice(["18+", "any", "16 to 25", "55+"]),
        "care_act": "no",
        "booking": r.choice(["just turn up", "ring first", "book"]),
        "communication": _some(r, "communication", (1, 2)),
        "bring": r.choice(words.BRING),
        "travel": {
            "bus": [{"stop": r.choice(words.BUSES), "minutes_walk": str(r.randint(1, 15))}],
            "parking": r.choice(["Free on site", "Pay car park next door", "On the street"]),
        },
        "contact": _contact(r, number, name),
        "safeguarding": {"role": r.choice(words.ROLES)},
        "reviewed": str(DAY - timedelta(days=r.randint(5, 270))),
        "reviewed_by": r.choice(words.ROLES),
    }


def _some(r: random.Random, vocabulary: str, how_many: tuple[int, ...]) -> list[str]:
    ids = [term[0] for term in words.VOCABULARIES[vocabulary][2]]
    return r.sample(ids, r.choice(how_many))


def _venue(r: random.Random, town: int) -> dict[str, Any]:
    place = words.LOCALITIES[town]
    notes = ("", "", "", ", by the side door", ", ask at the desk", " (checked 2026-09-14)")
    told = _some(r, "access", (3, 4, 5, 6))
    return {
        "name": f"{r.choice(words.HALLS)} Hall {r.randint(1, 99)}",
        "address": f"{r.randint(1, 180)} {r.choice(words.STREETS)}, {place}",
        "postcode": postcode(town, r.randrange(POSTCODES_IN_A_TOWN)),
        "type": _some(r, "venue-types", (1,))[0],
        "access": {
            feature: r.choice(["yes", "yes", "yes", "partly", "no"]) + r.choice(notes)
            for feature in told
        },
    }


def _when(r: random.Random) -> str:
    starts = r.choice(["9.30am", "10am", "10.30am", "11am"]), r.choice(["noon", "12.30pm", "1pm"])
    later = r.choice(["1.30pm", "2pm", "2.15pm"]), r.choice(["3.30pm", "4pm", "4.15pm"])
    evening = r.choice(["6pm", "6.30pm", "7pm"]), r.choice(["8pm", "8.30pm", "9pm"])
    times = " to ".join(r.choice([starts, starts, later, later, evening]))
    day, other = r.sample(words.DAYS, 2)
    shapes = (
        (12, f"{day}s {times}"),
        (3, f"{day}s and {other}s {times}"),
        (2, f"{day}s {times}, not bank holidays"),
        (2, f"{day}s {times}, term time"),
        (1, f"every other {day} from {_first(r, day)}, {times}"),
        (2, f"1st and 3rd {day}s of the month {times}"),
        (1, f"last {day} of the month {times}"),
        (1, f"{_first(r, day, after=30)} {times}"),
    )
    return r.choices([shape for _, shape in shapes], [weight for weight, _ in shapes])[0]


def _first(r: random.Random, day: str, after: int = -28) -> str:
    """A date with that weekday, in words, from `after` days off and within four weeks."""
    start = DAY + timedelta(days=after + 7 * r.randrange(4))
    start += timedelta(days=(words.DAYS.index(day) - start.weekday()) % 7)
    return f"{start.day} {start:%B %Y}"


def _cost(r: random.Random) -> list[str]:
    pounds = r.randint(2, 24)
    return r.choice(
        [
            ["free"],
            ["free"],
            ["by donation"],
            [f"£{pounds} a session"],
            [f"£{pounds}.50 a session", "free for carers"],
            [f"£{pounds} a session", f"£{pounds * 3} a month"],
        ]
    )


def _funding(r: random.Random) -> dict[str, str]:
    routes = _some(r, "funding-routes", (1, 2, 3))
    return {route: r.choice(["yes", "yes", "no", "ask"]) for route in routes}


def _contact(r: random.Random, number: int, name: str) -> dict[str, Any]:
    phone = f"{_PHONES[number // 1000 % len(_PHONES)]}{number % 1000:03}"
    return {
        "role": r.choice(words.ROLES),
        "phone": phone,
        "email": f"hello{number}@example.org",
        "website": f"https://www.example.org/{slug(name)}",
        "prefers": r.choice(["phone", "email"]),
        "hours": "Monday to Friday, 9am to 4pm",
    }


def _body(r: random.Random) -> str:
    parts = [" ".join(r.sample(words.SENTENCES, r.randint(3, 6))) for _ in range(3)]
    if r.random() < _MARKED_UP:
        items = r.sample(words.SENTENCES, 3)
        parts[1] = "\n".join(f"- {item}" for item in items)
        parts[2] = parts[2].replace(" you ", " **you** ", 1)
        parts[2] += " Read [our guide](https://www.example.org/guide) first."
    return "\n\n".join(parts) + "\n"


def yaml_of(facts: Mapping[str, Any]) -> str:
    return "".join(f"{line}\n" for line in _lines(facts))


def _lines(facts: Mapping[str, Any]) -> Iterator[str]:
    for key, value in facts.items():
        if isinstance(value, Mapping):
            yield f"{key}:"
            yield from (f"  {line}" for line in _lines(value))
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            yield f"{key}:"
            for each in value:
                first, *rest = _lines(each)
                yield f"  - {first}"
                yield from (f"    {line}" for line in rest)
        elif isinstance(value, list):
            yield f"{key}: [{', '.join(each for each in value)}]"
        else:
            yield f"{key}: {value}"


def write_content(folder: Path, how_many: int) -> None:
    for name, text in surroundings():
        _write(folder / name, text)
    for number in range(how_many):
        made = entry(number)
        _write(
            folder / "providers" / f"{made.id}.md", f"---\n{yaml_of(made.facts)}---\n\n{made.body}"
        )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_content(Path(sys.argv[1]), int(sys.argv[2]))
