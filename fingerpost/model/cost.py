"""The `cost` language: prices in plain English.

A sentence is prices joined by semicolons, each `[from] AMOUNT|free [a UNIT] [for WHOM]`, or
`by donation`, or `ask`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from fingerpost.diagnostics import Misreading, nearest, visible
from fingerpost.model.prices import (
    Cost,
    CostUnit,
    Price,
    a_unit,
    canonical_cost,
    clash_of,
    join_costs,
)

__all__ = ["Cost", "CostUnit", "Price", "canonical_cost", "clash_of", "join_costs", "parse_cost"]

LONGEST = 500  # characters
A_PRICE = (
    "prices such as `£6 a session`, `free for carers` or `from £5 an hour`, joined by semicolons; "
    "`by donation`; or `ask`"
)


_UNIT_BY_WORD: Mapping[str, CostUnit] = {
    **{unit.value: unit for unit in CostUnit},
    "half-day": CostUnit.HALF_DAY,
    "class": CostUnit.SESSION,
    "lesson": CostUnit.SESSION,
    "visit": CostUnit.SESSION,
    "workshop": CostUnit.SESSION,
    "time": CostUnit.SESSION,
    "trip": CostUnit.JOURNEY,
    "ride": CostUnit.JOURNEY,
    "lunch": CostUnit.MEAL,
    "hr": CostUnit.HOUR,
    "hourly": CostUnit.HOUR,
    "daily": CostUnit.DAY,
    "weekly": CostUnit.WEEK,
    "monthly": CostUnit.MONTH,
}
_DONATION = frozenset(
    {
        *("by donation", "by donations", "donation", "donations"),
        *("donation welcome", "donations welcome", "pay what you can"),
    }
)
_ASK = frozenset({"ask", "ask us", "ask for prices", "ask for a price", "on request"})
_EVERYONE = frozenset({"everyone", "everybody", "all", "anyone"})

# A comma or `and` also parts two prices, where the second one is plain to see.
_PIECE_END = re.compile(
    r";|,\s+(?=(?:free|from|by donation|donations?|ask)\b|£)|\s+and\s+(?=free\b|(?:from\s+)?£)",
    re.IGNORECASE | re.ASCII,
)
_UNIT_WORDS = "|".join(
    word.replace(" ", r"\s+") for word in sorted(_UNIT_BY_WORD, key=len, reverse=True)
)
_NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_PRICE = re.compile(
    rf"""(?P<from>from\s+)?
    (?P<amount>free(?:\s+of\s+charge)?\b|no\s+charge\b|£\s*{_NUMBER}(?!\w)
      |{_NUMBER}\s*(?:pounds?|p|pence)?(?!\w))
    (?:\s+(?:per\s+person|a\s+head|each|pp)\b)?
    (?:(?:\s*/\s*|\s+(?:a|an|per|each|every)\s+|\s+for\s+(?:a|an|each|every|the)\s+|\s+)
      (?P<unit>{_UNIT_WORDS})\b)?
    (?:\s+for\s+(?P<whom>\S.*))?""",
    re.IGNORECASE | re.VERBOSE | re.ASCII,
)
_RANGE = re.compile(rf"(£?\s*{_NUMBER})\s*(?:-|–|—|to)\s*£?\s*{_NUMBER}", re.ASCII)
_WHOM_FIRST = re.compile(
    rf"(?:for\s+)?([a-z][a-z' -]*?)(?:\s*[:,–-]\s*|\s+)(free|£\s*{_NUMBER})",
    re.IGNORECASE | re.ASCII,
)
_FREE_TO = re.compile(rf"free\s*(?:-|–|to|or)\s*(£\s*{_NUMBER})", re.IGNORECASE)
_ABOUT = re.compile(r"(?:about|around|approx\w*|circa|c)\s+(£.*)", re.IGNORECASE)
_ASIDE = re.compile(
    rf"\(([a-z][a-z ]*?)[ :]+(free|£{_NUMBER})\)|\((free|£{_NUMBER})\s+(?:for\s+)?([a-z][a-z ]*)\)",
    re.IGNORECASE | re.ASCII,
)
_FOR_SO_LONG = re.compile(
    r"(?:[0-9]+|an?|one|two|three|four|five|six|eight|ten|twelve)\s+"
    r"(?:hour|minute|day|week|month|term|session|lesson|class|year)",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """One price of a sentence, without the space around it."""

    text: str
    start: int

    def problem(
        self,
        message: str,
        fix: str = "",
        start: int = 0,
        end: int | None = None,
        cure: str | None = None,
    ) -> Misreading:
        """`start` and `end` count from the piece's own start; `cure` goes in their place."""
        return Misreading(
            "cost-not-understood",
            message,
            start=self.start + start,
            end=self.start + (len(self.text) if end is None else end),
            expected=A_PRICE,
            fix=fix or f"write `{cure or 'ask'}`",
            replacement=cure,
        )


@lru_cache(maxsize=4096)
def parse_cost(text: str) -> Cost:
    """Raises `Misreading`, and nothing else, for a text that is no sentence of `cost`."""
    spaced = "".join(" " if character.isspace() else character for character in text)
    if len(text) > LONGEST:
        raise _Piece("", 0).problem(
            f"this is {len(text)} characters long", "write prices alone; the rest has other fields"
        )
    costs = []
    for piece in _pieces(spaced):
        costs.append(_read_piece(piece))
        if clash := clash_of(join_costs(costs)):
            raise Misreading(
                "prices-clash",
                f"“{clash[0]}” and “{clash[1]}” are for the same people",
                start=piece.start,
                end=piece.start + len(piece.text),
                expected="one price for the same people and the same unit",
                fix="say whom each is for, as in `£6 a session; free for carers`, or keep one",
            )
    if not costs:
        raise _Piece(spaced, 0).problem("there is no price here", "write `ask` if it is not known")
    return join_costs(costs)


def _pieces(text: str) -> Iterator[_Piece]:
    start = 0
    for stop, following in [*(end.span() for end in _PIECE_END.finditer(text)), (len(text),) * 2]:
        raw = text[start:stop]
        bare = raw.strip(" .,")
        if bare:
            yield _Piece(bare, start + raw.index(bare))
        start = following


def _read_piece(piece: _Piece) -> Cost:
    words = " ".join(piece.text.lower().split())
    if words in _DONATION:
        return Cost(by_donation=True)
    if words in _ASK:
        return Cost(ask=True)
    found = _PRICE.fullmatch(piece.text)
    if found is None:
        raise _explained(piece)
    return Cost((_price_of(piece, found),))


def _price_of(piece: _Piece, found: re.Match[str]) -> Price:
    pence = _pence_of(piece, found)
    unit = _UNIT_BY_WORD[" ".join(found["unit"].lower().split())] if found["unit"] else None
    whom = " ".join((found["whom"] or "").split())
    if _FOR_SO_LONG.match(whom):
        raise piece.problem(
            f"“for {whom}” tells how long, not whom it is for",
            "write what one session, hour, day, week, month or course costs",
            found.start("whom"),
        )
    if "£" in whom or not re.match(r"[^\W\d_]", whom or "a"):
        raise piece.problem(
            f"“{visible(whom)}” does not tell whom the price is for",
            "write a semicolon between two prices, and people after `for`",
            found.start("whom"),
        )
    if whom.lower() in _EVERYONE:
        whom = ""
    return Price(pence, bool(found["from"]) and pence > 0, unit or CostUnit.SESSION, whom)


def _pence_of(piece: _Piece, found: re.Match[str]) -> int:
    amount = found["amount"].lower()
    digits = re.sub("[^0-9.]", "", amount)
    if not digits:
        return 0
    pounds, point, pence = digits.partition(".")
    in_pence = amount.endswith(("p", "pence"))
    grouped = re.sub("[^0-9,]", "", amount.partition(".")[0])
    if (
        (point and (in_pence or len(pence) != 2))
        or ("," in grouped and not re.fullmatch("[0-9]{1,3}(?:,[0-9]{3})+", grouped))
        or len(pounds) > 6
    ):
        raise piece.problem(
            f"“{found['amount']}” is not an amount of money",
            "write pounds, or pounds and two figures of pence, such as £6 or £6.50",
            found.start("amount"),
            found.end("amount"),
        )
    return int(pounds) if in_pence else int(pounds) * 100 + int(pence or 0)


def _explained(piece: _Piece) -> Misreading:
    """Why a piece is no price, and its cure where one is plain."""
    text = piece.text
    shown = visible(text)
    if text.lower().startswith("first"):
        return piece.problem(f"“{shown}” is about the first visit", "say it in `trial`")
    if re.search("[$€]", text):
        return piece.problem(f"“{shown}” is not in pounds", "write the price in pounds, such as £6")
    if uncertain := _uncertain(piece):
        return uncertain
    if found := _WHOM_FIRST.fullmatch(text):
        cure = f"{found[2].lower()} for {found[1]}"
        return piece.problem(f"“{shown}” tells whom first", cure=cure)
    if found := _PRICE.match(text):
        return _rest_not_understood(piece, found)
    return _no_price(piece)


def _no_price(piece: _Piece) -> Misreading:
    if near := nearest(piece.text, ("free", "by donation", "ask")):
        return piece.problem(f"“{visible(piece.text)}” is no price", cure=near[0])
    word = piece.text.split(maxsplit=1)[0]
    if near := nearest(word, ("free", "from")):
        return piece.problem(f"“{visible(word)}” is no price", end=len(word), cure=near[0])
    return piece.problem(
        f"“{visible(piece.text)}” is no price", "write the price, such as `£6 a session`, or `ask`"
    )


def _uncertain(piece: _Piece) -> Misreading | None:
    shown = visible(piece.text)
    if found := _FREE_TO.fullmatch(piece.text):
        return piece.problem(
            f"“{shown}” is two prices", f"tell for whom it is free: `free for …; {found[1]} for …`"
        )
    if found := _RANGE.fullmatch(piece.text):
        return piece.problem(f"“{shown}” is two prices", cure=f"from {found[1]}")
    if found := _ABOUT.fullmatch(piece.text):
        return piece.problem(f"“{shown}” is not certain", cure=f"from {found[1]}")
    return None


def _rest_not_understood(piece: _Piece, found: re.Match[str]) -> Misreading:
    rest = piece.text[found.end() :].lstrip()
    if aside := _ASIDE.fullmatch(rest):
        price = f"{aside[2] or aside[3]} for {aside[1] or aside[4]}"
        return piece.problem(
            f"“{visible(rest)}” is a second price",
            f"write `; {price}` after the first",
            found.end(),
            cure=f"; {price}",
        )
    second = re.match(r"£|free\b", rest, re.IGNORECASE)
    return piece.problem(
        f"“{visible(rest)}” is not understood after “{found[0]}”",
        "write a semicolon between two prices, as in `£6 a session; free for carers`"
        if second
        else _unit_cure(rest),
        len(piece.text) - len(rest),
    )


def _unit_cure(rest: str) -> str:
    """What to write where a unit is expected."""
    word = re.sub(r"^(?:an?|per|each|every|/)\s*", "", rest, flags=re.IGNORECASE)
    near = nearest(word, [unit.value for unit in CostUnit])
    if near:
        return f"write `{a_unit(CostUnit(near[0]))}`"
    if re.fullmatch("[a-z]+", word, re.IGNORECASE) and word == rest:
        return f"write `for {word}` if that is whom the price is for"
    units = ", ".join(unit.value for unit in CostUnit)
    return f"write what it is for ({units}), then `for` and whom; the rest has other fields"
