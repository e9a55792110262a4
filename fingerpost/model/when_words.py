"""The words of the `when` language: a sentence cut into tokens that keep their place, a cursor over
them, and what each word stands for."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from fingerpost.diagnostics import Misreading, nearest, visible
from fingerpost.model.days import MONTHS
from fingerpost.model.schedule import LAST, Weekday

LONGEST = 2000  # characters; a year of pop-up dates fits

ARRANGED = frozenset({"arrangement", "appointment"})
EVERY = frozenset({"every", "each"})
JOINS = frozenset({",", "and", "&", "+", "/", "or"})
TO = frozenset({"to", "-", "–", "—", "until", "till", "til", "through"})
FROM = frozenset({"from", "starting", "starts", "beginning", "since"})
UNTIL = frozenset({"until", "till", "til", "ending", "ends", "to", "through"})
NOT = frozenset({"not", "except", "excluding", "apart", "closed", "no"})
FORTNIGHTLY = frozenset({"fortnightly", "fortnight", "alternate"})
CLOCK_WORDS: Mapping[str, str] = {"noon": "noon", "midday": "noon", "midnight": "midnight"}
PUBLIC = frozenset({"bank", "public"})
HOLIDAYS = frozenset({"holidays", "holiday"})
TERMS = frozenset({"term", "terms", "termtime", "school"})

WEEKDAY_BY_WORD: Mapping[str, Weekday] = {
    word: day
    for day in Weekday
    for name in [day.label.casefold()]
    for word in (name, name + "s", name[:3], name[:3] + "s")
} | {
    "tues": Weekday.TUESDAY,
    "weds": Weekday.WEDNESDAY,
    "thur": Weekday.THURSDAY,
    "thurs": Weekday.THURSDAY,
}
MONTH_BY_WORD: Mapping[str, int] = {
    word: number
    for number, name in enumerate(MONTHS, start=1)
    for word in (name.casefold(), name[:3].casefold(), name[:4].casefold())
}
ORDINAL_BY_WORD: Mapping[str, int] = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "last": LAST,
}
NUMBER_BY_WORD: Mapping[str, int] = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "eight": 8,
}
PARTS_OF_THE_DAY = frozenset(
    part + ending for part in ("morning", "afternoon", "evening") for ending in ("", "s")
)

# What somebody may have meant to type, by what can stand where they typed it.
NEAR_RULES = (
    *(day.label for day in Weekday),
    *(f"{day.label}s" for day in Weekday),
    *ORDINAL_BY_WORD,
    *("every", "other", "weekdays", "weekends", "daily", "fortnightly", "by arrangement"),
)
NEAR_CLAUSES = (
    *("from", "until", "except", "bank holidays", "term time", "of the month"),
    *("noon", "midday", "midnight", "fortnightly"),
)
NEAR_DATES = (*(day.label for day in Weekday), *MONTHS)


class Kind(StrEnum):
    WORD = "word"
    NUMBER = "number"
    ORDINAL = "ordinal"
    TIME = "time"
    ISO_DAY = "iso day"
    SLASHED_DAY = "slashed day"
    MARK = "mark"
    END = "end"


class Token(NamedTuple):
    """`word` is the text in small letters; offsets are into the sentence, end exclusive."""

    kind: Kind
    text: str
    word: str
    start: int
    end: int


# ASCII letters alone inside these: ignoring case must not let a dotless i or a long s through.
_GAP = "[\\s\u00a0\u2009\u202f]*"
_AM_PM = r"(?:[ap]\.m\b\.?|[ap]m\b)"
_CLOCK = (
    rf"[0-9]{{1,2}}[.:][0-9]{{2}}(?![0-9])(?:{_GAP}{_AM_PM})?|[0-9]{{1,2}}{_GAP}{_AM_PM}"
    rf"|12{_GAP}(?:noon|midday|midnight)\b|(?:noon|midday|midnight)\b"
)
_SHAPES = (
    ("ISO_DAY", r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![0-9])"),
    ("SLASHED_DAY", r"[0-9]{1,2}(?:/[0-9]{1,2}/|\.[0-9]{1,2}\.)[0-9]{2,4}(?![0-9])"),
    ("TIME", f"(?ai:{_CLOCK})"),
    ("ORDINAL", r"(?ai:[0-9]{1,2}(?:st|nd|rd|th)\b)"),
    ("NUMBER", r"[0-9]+"),
    ("WORD", r"[^\W\d_]+(?:['’][^\W\d_]+)?"),
    ("SKIPPED", r"[\s.]+"),
    ("MARK", r".|\n"),
)
_TOKEN = re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in _SHAPES))
_KIND_BY_NAME: Mapping[str | None, Kind] = {kind.name: kind for kind in Kind}


def tokens_of(text: str) -> tuple[Token, ...]:
    """In order. Behind the last stands one of kind END, with the last one's text and place: what is
    missing at the end is told there."""
    found = [
        Token(_KIND_BY_NAME[match.lastgroup], match[0], match[0].lower(), *match.span())
        for match in _TOKEN.finditer(text)
        if match.lastgroup != "SKIPPED"
    ]
    last = found[-1] if found else Token(Kind.END, "", "", 0, len(text))
    return (*found, Token(Kind.END, last.text, "", last.start, last.end))


class Cursor:
    """Where the reader of a sentence has got to. The last token is of kind END and never taken."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.index = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.index]

    @property
    def last(self) -> Token:
        return self.tokens[max(0, self.index - 1)]

    def ahead(self, count: int = 1) -> Token:
        return self.tokens[min(self.index + count, len(self.tokens) - 1)]

    def take(self) -> Token:
        token = self.tokens[self.index]
        if token.kind is not Kind.END:
            self.index += 1
        return token

    def skip(self, words: frozenset[str]) -> bool:
        """Past every token that is one of `words`; whether there was any."""
        before = self.index
        while self.tokens[self.index].word in words:
            self.index += 1
        return self.index > before


def not_understood(
    token: Token, expected: str, near_words: Sequence[str] = (), fix: str = ""
) -> Misreading:
    """`token` cannot stand where it stands. The nearest of `near_words` is told, if one is near."""
    near = nearest(token.text, near_words) if token.kind is Kind.WORD else ()
    cure = near[0] if near and near[0].casefold() != token.word else None
    shown = visible(token.text)
    message = f"“{shown}” is not understood here"
    if token.kind is Kind.END:
        message = f"something is missing after “{shown}”" if shown else "there is nothing here"
        fix = "write the rest of the sentence" if shown else "write the days and the times"
    elif token.word in PARTS_OF_THE_DAY:
        fix = f"take “{shown}” out: the times tell it"
    return Misreading(
        "when-not-understood",
        message,
        start=token.start,
        end=token.end,
        expected=expected,
        fix=f"write `{cure}`" if cure else fix or f"change “{shown}”, or take it out",
        replacement=cure,
    )
