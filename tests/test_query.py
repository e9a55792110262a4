"""What the finder makes of the words that somebody types, without any index."""

import sys
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

import pytest

from tests.javascript import evaluated

WORDS = (
    "allotment art badminton bands café choir crochet dance free garden gardening gardens gluten help knit knitting"
    " lunch more music natter onetoone painting people photography poetry pool poole pottery quiz sewing shed shedding swim"
    " swimming tea town walk walks wool yoga"
)
PHRASES: Mapping[str, Mapping[str, Sequence[str]]] = {
    "place": {"wool": ["wool"], "wareham": ["wareham"], "dt6": ["dt6"], "lyme-regis": ["lyme regis"]},
    "need": {
        "dementia": ["dementia", "memory", "memory loss"],
        "long-illness": ["me", "chronic fatigue"],
        "autism": ["autism", "autistic"],
    },
    "pay": {"direct-payment": ["direct payment", "personal budget"]},
    "support": {"one-to-one": ["one to one", "1 1", "1 to 1"], "buddy": ["a buddy", "someone as a buddy"]},
}  # fmt: skip
KEPT = {"games": ["coffee morning", "memory cafe", "knit and natter"]}


def _tables(text: str) -> dict[str, str]:
    """As `finder_words` writes them, by first letter, with nothing shared."""
    folded = unicodedata.normalize("NFKD", text)
    plain = "".join(sign for sign in folded if not unicodedata.combining(sign))
    tables = {"all": "".join(f"A{word}" for word in sorted(plain.split()))}
    for first, own in groupby(sorted(plain.split()), key=lambda word: word[0]):
        tables[first] = "".join(f"A{word}" for word in own)
    return tables


LEXICON = {
    "phrases": PHRASES,
    "kept": KEPT,
    "unsure": ["wool"],
    "area": "moorshire",
}


def understood(*queries: str, place: Mapping[str, str] | None = None) -> list[dict[str, Any]]:
    program = (
        "(async () => { const found = []; const { letters, tables } = given;"
        " const lexicon = module.openLexicon(given.lexicon, letters, (letter) => tables[letter]);"
        " for (const each of given.queries)"
        "   found.push(await module.heard(each, lexicon, given.place));"
        " return found; })()"
    )
    tables = _tables(WORDS)
    letters = [*tables.keys() - {"all"}]
    given = {"lexicon": LEXICON, "tables": tables, "letters": letters} | {
        "queries": queries,
        "place": place,
    }
    found: list[dict[str, Any]] = evaluated("query", program, given)
    return found


def asks(told: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for each in told["asks"] for name, value in each["asks"].items()}


QUERIES: tuple[tuple[str, str, dict[str, Any]], ...] = (
    # Spelling: of an activity, a need, a place, a day, by ear, with a letter doubled.
    ("gardning", "gardening", {}),
    ("swiming", "swimming", {}),
    ("demetia", "", {"need": ["dementia"]}),
    ("warham", "", {"place": ["wareham"]}),
    ("wenesday afternon", "", {"day": ["wed"], "part": ["afternoon"]}),
    ("yoger", "yoga", {}),
    ("poterry", "pottery", {}),
    # Misspelt at the first letter.
    ("nitting", "knitting", {}),
    ("shedd", "shed", {}),
    ("quizz", "quiz", {}),
    # Forms of a word are no mistakes, and what the area is called narrows nothing.
    ("walkers in moorshire", "walkers", {}),
    # Wool is yarn, and a village after `in`, or alone.
    ("wool and knitting", "wool knitting", {}),
    ("knitting in wool", "knitting", {"place": ["wool"]}),
    ("wool", "", {"place": ["wool"]}),
    # ME is an illness, and nearly always a small word.
    ("tell me about art", "art", {}),
    # Whole sentences.
    ("my husband has autism and we'd love to dance", "dance", {"need": ["autism"]}),
    ("we’d like a walk", "walk", {}),
    ("can i use my direct payment for sewing", "sewing", {"pay": ["direct-payment"]}),
    ("my nan is 82 and loves painting", "painting", {}),
    ("please help me find swimming on sunday", "swimming", {"day": ["sun"]}),
    # What a kind of activity is called stays words; a need in it is a need all the same.
    ("coffee morning", "coffee morning", {}),
    ("memory cafe", "memory cafe", {"need": ["dementia"]}),
    # Hyphens, figures and one word of a phrase that only one thing is called by.
    ("one-to-one", "", {"support": ["one-to-one"]}),
    ("1-1", "", {"support": ["one-to-one"]}),
    ("1:1 art", "art", {"support": ["one-to-one"]}),
    ("a budget", "", {"pay": ["direct-payment"]}),
    ("drop-in tea", "tea", {"join": ["turn-up"]}),
    # Postcodes.
    ("DT6 walks", "walks", {"place": ["dt6"]}),
    # Free is a price, but not of parking or of gluten.
    ("free art", "art", {"cost": ["free"]}),
    ("gluten free lunch", "gluten free lunch", {}),
    # Learning to be online is no online activity.
    ("get online", "", {}),
    ("online art", "art", {"how": ["online"]}),
    ("stuck at home", "", {"how": ["at-your-home", "by-phone", "online"]}),
    # Small words alone ask for everything, and talk alone for itself.
    ("what's on", "", {}),
    ("help", "help", {}),
)  # fmt: skip


def test_words_and_what_they_ask() -> None:
    found = understood(*(query for query, _, _ in QUERIES))
    read = [(" ".join(told["words"]), asks(told)) for told in found]
    assert dict(zip((query for query, _, _ in QUERIES), read, strict=True)) == {
        query: (words, asked) for query, words, asked in QUERIES
    }


def test_corrections_are_told_and_what_nobody_knows_is_told_too() -> None:
    (told,) = understood("gardning xqzvbn")
    assert told["corrections"] == [{"from": "gardning", "to": "gardening"}]
    assert told["unknown"] == ["xqzvbn"]
    assert told["words"] == ["gardening"]


@pytest.mark.parametrize("word", ["bh23", "bh21", "dt7", "zap", "4x4", "ipool"])
def test_postcodes_numbers_and_short_words_are_never_corrected(word: str) -> None:
    (told,) = understood(word)
    assert (told["corrections"], told["words"], told["unknown"]) == ([], [], [word])


def test_a_place_that_nothing_is_in_may_be_named_and_taken_out() -> None:
    text = "knitting near Monks Ashby"
    (told,) = understood(text)
    assert next(name["said"] for name in told["names"] if name["isSure"]) == "monks ashby"
    (taken,) = understood(text, place={"said": "monks ashby", "label": "Monks Ashby"})
    assert taken["words"] == ["knitting"]
    assert taken["unknown"] == []
    assert taken["asks"] == [{"said": "monks ashby", "asks": {"near": "Monks Ashby"}}]


# What is asked of the words, in order; `all` only where a first letter may be wrong.
FETCHED = {
    "gardening": ["g"],
    "painting and sewing": ["p", "s"],
    "what's on in wareham": [],
    "poterry": ["p"],
    "nitting": ["n", "all"],
    "gardning xqzvbn": ["g", "all"],
}
ASKING = """(async () => {
  const found = {};
  for (const query of given.queries) {
    found[query] = [];
    const wordsAt = async (letter) => {
      found[query].push(letter);
      if (given.isOffline && letter !== "all") throw new Error("offline");
      return given.tables[letter];
    };
    const lexicon = module.openLexicon(given.lexicon, given.letters, wordsAt);
    const { words } = await module.heard(query, lexicon);
    if (given.isOffline) found[query] = words.join(" ");
  }
  return found;
})()"""


def _asked(*, is_offline: bool) -> Any:
    tables = _tables(WORDS)
    given = {"lexicon": LEXICON, "tables": tables, "letters": [*tables.keys() - {"all"}]}
    return evaluated("query", ASKING, given | {"queries": [*FETCHED], "isOffline": is_offline})


def test_only_the_words_that_are_needed_are_fetched() -> None:
    assert _asked(is_offline=False) == FETCHED


def test_where_only_all_words_together_are_kept_they_do() -> None:
    assert [*_asked(is_offline=True).values()] == [
        "gardening",
        "painting sewing",
        "",
        "pottery",
        "knitting",
        "gardening",
    ]


def test_what_belongs_together_stays_together() -> None:
    (told,) = understood("knit and natter lunch")
    assert told["units"] == [{"words": ["knit", "natter"], "kind": "games"}, {"words": ["lunch"]}]


def test_nothing_that_can_be_typed_does_harm() -> None:
    every = [
        "".join(chr(point) for point in range(start, start + 0x400) if not 0xD800 <= point < 0xE000)
        for start in range(0, sys.maxunicode, 0x400)
    ]
    hostile = ["", " ", "-", "''", "a-" * 200, "art " * 2000, "x" * 20_000, "constructor __proto__"]
    found = understood(*hostile, *every[:200], *every[-20:])
    assert [told["isWordless"] for told in found[:4]] == [True] * 4
    assert all(len(told["units"]) <= 10 for told in found)
    assert found[7]["unknown"] == ["constructor", "proto"]
