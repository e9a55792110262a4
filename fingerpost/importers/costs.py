"""Fees and cost options as `cost`, where they say exactly what such a sentence says."""

import re
from collections.abc import Mapping

from fingerpost.diagnostics import Misreading
from fingerpost.model.cost import clash_of, join_costs, parse_cost
from fingerpost.source.leaves import Found, Leaves

_OF_AN_OPTION = ("amount", "currency", "amount_description", "option", "valid_from", "valid_to")
_A_PRICE = re.compile(r"£|\bfree\b|\bno charge\b|\bdonation", re.IGNORECASE)
_A_UNIT = re.compile(
    r"\b(?:session|class|lesson|visit|workshop|time|trip|ride|hour|hr|hourly|half.day|day|daily"
    r"|week|weekly|month|monthly|course|meal|lunch|journey)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,2})?")


def cost(leaves: Leaves) -> Found:
    """Either every price is in `cost`, or all are told as text: some alone would mislead."""
    typed = {key: leaves.peek(key) for key in ("fees", "fees_description")}
    options = [
        {key: option.peek(key) for key in _OF_AN_OPTION}
        for option in leaves.records("cost_options")
    ]
    fees = [exact_cost(words) for words in typed.values() if words]
    sentences = list(dict.fromkeys([*fees, *(exact_price(option) for option in options)]))
    if sentences and all(sentences) and not _clash(sentences):
        for key in typed:
            leaves.meaning(key)
        for option in leaves.records("cost_options"):
            for key in _OF_AN_OPTION:
                option.meaning(key)
        return Found({"cost": sentences})
    notes = []
    for option in leaves.records("cost_options"):
        words = {key: option.text(key) for key in _OF_AN_OPTION}
        notes.append(("Cost", _in_words(words)))
    return Found({}, tuple(notes))


def exact_cost(text: str) -> str:
    """`text`, where it is a price and tells what it is for: nothing is free and nothing is a
    session because nobody said otherwise."""
    try:
        parse_cost(text)
    except Misreading:
        return ""
    priced = (piece for piece in text.split(";") if re.search("[0-9]", piece))
    told = _A_PRICE.search(text) and all(_A_UNIT.search(piece) for piece in priced)
    return text if told else ""


def exact_price(option: Mapping[str, str]) -> str:
    """An amount of 0 is often one that nobody filled in, so it is not taken for free."""
    amount, currency = option.get("amount", ""), option.get("currency", "")
    if not _AMOUNT.fullmatch(amount) or currency.upper() not in {"", "GBP", "£"}:
        return ""
    if option.get("valid_from") or option.get("valid_to") or float(amount) == 0:
        return ""
    pounds = f"{float(amount):.2f}".removesuffix(".00")
    unit, whom = option.get("amount_description", ""), option.get("option", "")
    if ";" in unit + whom or not _A_UNIT.search(unit):
        return ""
    return exact_cost(f"£{pounds} {unit}" + (f" for {whom}" if whom else ""))


def _clash(sentences: list[str]) -> bool:
    return clash_of(join_costs([parse_cost(sentence) for sentence in sentences])) is not None


def _in_words(words: Mapping[str, str]) -> str:
    pounds = f"£{words['amount']}" if words["currency"] in {"", "GBP"} else words["amount"]
    money = f"{pounds} {words['currency']}".strip() if words["amount"] else words["currency"]
    dates = [
        f"{when} {words[key]}"
        for when, key in (("from", "valid_from"), ("until", "valid_to"))
        if words[key]
    ]
    return ", ".join(filter(None, [words["option"], money, words["amount_description"], *dates]))
