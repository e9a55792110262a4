"""A directory as large as asked for, grown out of another: more groups like those that it has.

usage: python bench/grown.py FOLDER N [--from content]

N is activity records, those of the first directory among them. A new group takes what one of the
first ones is and says, in sentences of groups of its kind, with a name of its own; it takes times,
prices, needs, ways to pay and help from others, so that each answer is as frequent as it was. It
meets where groups meet already (shared rooms stay shared) or in a new room of the same town, whose
access differs in an answer or two; half of the times are half an hour later, and a third of the
lists of needs, support and languages have one more. New words come in as they do in the first
directory: its words grow with the 0.43rd power of its groups.
"""

import argparse
import copy
import random
import re
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_SEED = 7_919
_WORDS_GROW = 0.43
_FIRST_WORDS = 2_930
# What a group may take from another group without saying something that its own text contradicts.
_LENT = ("when", "cost", "needs", "communication", "support", "funding", "booking")
_NOT_COPIED = (
    "was",
    "photos",
    "sources",
    "licence",
    "specialist",
    "hub_details",
    "status",
    "places",
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"[a-z]{5,}")
_CLOCK = re.compile(r"\b(\d{1,2})(?:\.(\d\d))?(am|pm)\b")
# Times that would have to be shifted, too, and are not of the form above.
_OTHER_CLOCK = re.compile(
    r"\bnoon|midnight|\b\d{1,2}(?:\.\d\d)? (?:to|and) \d|\b1[01](?:\.\d\d)?pm"
)
_STATES = ("yes", "yes", "partly", "no")


@dataclass(frozen=True, slots=True)
class Group:
    """A provider file, read as plain texts, lists and mappings."""

    id: str
    facts: Mapping[str, Any]
    body: str

    @property
    def activities(self) -> Sequence[Mapping[str, Any]]:
        return self.facts.get("activities") or [self.facts]

    @property
    def kind(self) -> str:
        return next((each["categories"][0] for each in (self.facts, *self.activities)
                     if each.get("categories")), "")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("records", type=int)
    parser.add_argument("--from", dest="source", type=Path, default=Path("content"))
    arguments = parser.parse_args()
    grow(arguments.source, arguments.folder, arguments.records)


def grow(source: Path, folder: Path, records: int) -> None:
    shutil.copytree(source, folder)
    first = [read_group(path) for path in sorted((source / "providers").iterdir())]
    left = records - sum(len(group.activities) for group in first)
    for group in new_groups(first, Postcodes(source / "facts" / "postcodes.csv")):
        if left <= 0:
            return
        facts = dict(group.facts)
        if "activities" in facts:
            facts["activities"] = facts["activities"][:left]
        left -= len(facts.get("activities", [facts]))
        text = yaml.dump(facts, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=1000)
        path = folder / "providers" / f"{group.id}.md"
        path.write_text(f"---\n{text}---\n\n{group.body}\n", encoding="utf-8")


def read_group(path: Path) -> Group:
    text = path.read_text(encoding="utf-8")
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    return Group(path.stem, yaml.load(head, Loader=yaml.BaseLoader), body.strip())


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, _data: Any) -> bool:
        return True


class Postcodes:
    """The others of a postcode's town."""

    def __init__(self, path: Path) -> None:
        self._town: dict[str, str] = {}
        self._of: dict[str, list[str]] = defaultdict(list)
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            postcode, _, _, town = line.split(",")
            self._town[postcode] = town
            self._of[town].append(postcode)

    def near(self, r: random.Random, postcode: str) -> str:
        town = self._town.get(postcode)
        return r.choice(self._of[town]) if town else postcode


def new_groups(first: Sequence[Group], postcodes: Postcodes) -> Iterator[Group]:
    """Without end; each the same however many are taken."""
    models = [group for group in first if group.facts["kind"] == "spoke" and group.activities]
    said: dict[str, list[str]] = defaultdict(list)
    lent_values: dict[str, list[Any]] = defaultdict(list)
    vocabulary: set[str] = set()
    for group in first:
        texts = [group.body, group.facts.get("description", "")]
        said[group.kind] += [each for text in texts for each in sentences(text)]
        vocabulary.update(_WORD.findall(" ".join(texts).lower()))
        for each in (group.facts, *group.facts.get("activities", ())):
            for name in _LENT:
                if name in each:
                    lent_values[name].append(each[name])
    words = sorted(vocabulary)
    made, coined = 0, 0.0
    while True:
        model = models[made % len(models)]
        r = random.Random(_SEED * made + 1)
        made += 1
        groups = len(first) + made
        coined += _FIRST_WORDS * (
            (groups / len(first)) ** _WORDS_GROW - ((groups - 1) / len(first)) ** _WORDS_GROW
        )
        coined = max(0.0, coined - 1)  # its name has one
        new_words = [coin(r, words) for _ in range(int(coined))]
        coined -= int(coined)
        yield like(
            model, made, r, Stock(said[model.kind], lent_values, words, new_words, postcodes)
        )


@dataclass(frozen=True, slots=True)
class Stock:
    sentences: Sequence[str]
    lent: Mapping[str, Sequence[Any]]
    words: Sequence[str]
    new_words: Sequence[str]
    postcodes: Postcodes


def sentences(text: str) -> list[str]:
    return [each.strip() for each in _SENTENCE.split(" ".join(text.split())) if each.strip()]


def coin(r: random.Random, words: Sequence[str]) -> str:
    """A word that nobody has said yet, out of the halves of two."""
    one, other = r.choice(words), r.choice(words)
    return one[: (len(one) + 1) // 2] + other[len(other) // 2 :]


def like(model: Group, number: int, r: random.Random, stock: Stock) -> Group:
    facts = varied(model.facts, r, stock)
    name = coin(r, stock.words), r.choice(stock.words)
    facts["name"] = " ".join(word.capitalize() for word in name)
    phone = f"01632 960{number % 1000:03}"
    facts["contact"] = {**facts["contact"], "phone": phone, "email": f"hello{number}@example.org"}
    if "activities" in facts:
        facts["activities"] = [varied(each, r, stock) for each in facts["activities"]]
    length = max(2, len(sentences(model.body or facts.get("description", ""))))
    facts.pop("description", None)
    body = [r.choice(stock.sentences) for _ in range(length)] if stock.sentences else [model.body]
    if stock.new_words:
        body.append(f"Ask about {' and '.join(stock.new_words)}.")
    return Group(f"{model.id}-{number}", facts, " ".join(body))


def varied(facts: Mapping[str, Any], r: random.Random, stock: Stock) -> dict[str, Any]:
    """Of a provider or of one of its activities."""
    made = {name: copy.deepcopy(facts[name]) for name in facts if name not in _NOT_COPIED}
    for name in _LENT:
        if name in made:
            made[name] = lent(name, r, stock.lent[name])
    if isinstance(made.get("where"), dict) and r.random() < 0.6:
        made["where"] = new_room(made["where"], r, stock)
    return made


def lent(name: str, r: random.Random, values: Sequence[Any]) -> Any:
    value = copy.deepcopy(r.choice(values))
    if name == "when" and r.random() < 0.5:
        return [later(each) for each in value] if isinstance(value, list) else later(value)
    if isinstance(value, list) and name in ("needs", "communication", "support"):
        other = r.choice([each for each in values if isinstance(each, list)])
        if r.random() < 0.33:
            value = list(dict.fromkeys([*value, *other[:1]]))
    return value


def later(when: Any) -> Any:
    """Half an hour, where each time is written with its am or pm."""
    if not isinstance(when, str) or _OTHER_CLOCK.search(when):
        return when

    def shifted(found: re.Match[str]) -> str:
        hour, minute = int(found[1]) % 12, int(found[2] or 0)
        minutes = hour * 60 + minute + (720 if found[3] == "pm" else 0) + 30
        hour, minute = divmod(minutes, 60)
        half = "pm" if hour >= 12 else "am"
        return f"{(hour - 1) % 12 + 1}{f'.{minute:02}' if minute else ''}{half}"

    return _CLOCK.sub(shifted, when)


def new_room(room: Mapping[str, Any], r: random.Random, stock: Stock) -> dict[str, Any]:
    made = {**room, "name": f"{r.choice(stock.words).capitalize()} {room.get('name', 'Room')}"}
    if "postcode" in made:
        made["postcode"] = stock.postcodes.near(r, made["postcode"])
    access = dict(made.get("access", {}))
    for feature in r.sample(sorted(access), min(len(access), r.randint(1, 2))):
        access[feature] = r.choice(_STATES)
    if access:
        made["access"] = access
    return made


if __name__ == "__main__":
    sys.exit(main())
