"""What the finder gives up first where nothing fits a whole search, over five made-up listings."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from tests.javascript import SCRIPTS, evaluated

# Of each listing its town, the days on which it meets, its words and what it has besides.
LISTINGS: Mapping[str, Mapping[str, Any]] = {
    "aaaaa": {"place": "ashby", "at": 0.0, "day": 1, "words": ["clay", "tea"], "need": []},
    "bbbbb": {"place": "burley", "at": 0.1, "day": 1, "words": ["walk"], "need": ["autism"]},
    "ccccc": {"place": "colham", "at": 0.5, "day": 5, "words": ["walk"], "need": []},
    "ddddd": {"place": "ashby", "at": 0.0, "day": 2, "words": ["song"], "need": [], "talk": ["signs"]},
    "eeeee": {"place": "burley", "at": 0.1, "day": 5, "words": ["clay"], "need": []},
}  # fmt: skip
PROGRAM = """(async () => {
  const { openLexicon } = await import(QUERY);
  const codes = Object.keys(given.listings);
  const all = Object.values(given.listings);
  const slot = (day) => ({ weeks: Array(60).fill(1 << day), starts: 600, ends: 700 });
  const facts = {
    count: all.length, day: "2026-11-23",
    codes: async () => codes,
    points: async () => all.map(({ at }) => ({ lat: 50 + at, lon: -2 })),
    times: async () => all.map(({ day }) => ({ hasOthers: false, slots: [slot(day)] })),
    question: async (name) => ({ state: (at, term) => ([all[at][name]].flat().includes(term) ? 2 : 0) }),
  };
  const engine = { search: async (word) => ({ results: codes.filter((_, at) => all[at].words.includes(word))
    .map((id) => ({ id, words: [1], matchedMetaFields: ["title"] })) }) };
  const lexicon = openLexicon(given.lexicon, ["c", "s", "t", "w"], (letter) => given.words[letter]);
  const at = new Map([["elsewhere", 0.4], ...all.map(({ place, at }) => [place, at])]);
  const locate = async (name) =>
    at.has(name) ? { kind: "place", label: name, lat: 50 + at.get(name), lon: -2 } : { kind: "unknown" };
  const asked = module.searchOf(`?q=${encodeURIComponent(given.query)}`, "");
  const found = await module.search(asked, { facts, engine, lexicon, locate, now: { day: "2026-11-23", minute: 0 } });
  return [found.codes, found.dropped.map(({ said }) => said), found.here && found.here.label, found.mostWords];
})()""".replace("QUERY", repr((SCRIPTS / "query.js").as_uri()))
WORDS = {"all": "AclayAsongAteaAwalk", "c": "Aclay", "s": "Asong", "t": "Atea", "w": "Awalk"}
LEXICON = {
    "phrases": {
        "place": {name: [name] for name in ("ashby", "burley", "colham")},
        "need": {"autism": ["autism"]},
        "talk": {"signs": ["signs"]},
    },
    "kept": {},
    "unsure": [],
    "area": "moorshire",
}


@pytest.mark.parametrize(
    ("query", "codes", "dropped", "here"),
    [
        ("walk monday", ["bbbbb", "ccccc"], ["monday"], None),
        ("walk in burley on saturday", ["bbbbb"], ["saturday"], None),
        # No walk in Ashby: those near it, the nearest first.
        ("walk in ashby", ["bbbbb", "ccccc"], ["ashby"], "ashby"),
        ("walk near elsewhere", ["ccccc", "bbbbb"], [], "elsewhere"),
        ("walk elsewhere", ["ccccc", "bbbbb"], [], "elsewhere"),
        ("elsewhere", ["ccccc", "bbbbb", "eeeee", "aaaaa", "ddddd"], [], "elsewhere"),
        # A need gives way to the words, how people talk does not.
        ("clay for autism", ["aaaaa", "eeeee"], ["autism"], None),
        ("clay with signs", ["ddddd"], [], None),
        # One walk for people with autism; what else there is for them would follow.
        ("walk autism", ["bbbbb"], [], None),
        ("walk nonesuch", ["bbbbb", "ccccc"], [], None),
        ("nonesuch", [], [], None),
    ],
)
def test_what_gives_way(
    query: str, codes: Sequence[str], dropped: Sequence[str], here: str
) -> None:
    given = {"listings": LISTINGS, "lexicon": LEXICON, "words": WORDS, "query": query}
    found = evaluated("search", PROGRAM, given)
    assert found[:3] == [codes, dropped, here]
