"""For whom a service is: ages, languages, and groups of people."""

import re

from fingerpost.source.leaves import Found, Leaves, line_of

_WHOLE = re.compile(r"([0-9]{1,3})(?:\.0+)?")
_OLDEST = 120
_LONGEST_LINE = 40


def ages(leaves: Leaves) -> Found:
    """One range in whole years, of the service or of its only eligibility; others as text."""
    holders = [leaves, *leaves.records("eligibilitys"), *leaves.records("eligibility")]
    told = [
        holder for holder in holders if holder.peek("minimum_age") or holder.peek("maximum_age")
    ]
    ranges = {exact_age(each.peek("minimum_age"), each.peek("maximum_age")) for each in told}
    notes = []
    for holder in holders[1:]:
        notes.append(("Who can come", holder.text("eligibility")))
        notes.append(("Who can come", holder.text("eligibility_description")))
    if len(ranges) == 1 and "" not in ranges:
        for holder in told:
            holder.meaning("minimum_age")
            holder.meaning("maximum_age")
        return Found({"age": ranges.pop()}, tuple(notes))
    for holder in told:
        notes.append(("Youngest age", holder.text("minimum_age")))
        notes.append(("Oldest age", holder.text("maximum_age")))
    return Found({}, tuple(notes))


def exact_age(youngest: str, oldest: str) -> str:
    """`oldest` is included, as in the standard; 0 stands for none told."""
    low, high = _years(youngest), _years(oldest)
    if low is None or high is None or (high and low > high):
        return ""
    if low and high:
        return f"{low} to {high}"
    if high:
        return f"under {high + 1}"
    return f"{low}+" if low else ""


def _years(typed: str) -> int | None:
    """None: not a number of whole years. 0 where nothing is told."""
    if not typed:
        return 0
    found = _WHOLE.fullmatch(typed)
    return int(found[1]) if found and int(found[1]) <= _OLDEST else None


def languages(leaves: Leaves) -> Found:
    names, notes = [], []
    for language in leaves.records("languages"):
        key = next((key for key in ("language", "name", "code") if language.peek(key)), "")
        if key and len(language.peek(key)) <= _LONGEST_LINE:
            names.append(language.text(key))
        elif key:
            notes.append(("Languages", language.text(key)))
        notes.append(("Languages", language.text("note")))
    return Found({"languages": list(dict.fromkeys(names))} if names else {}, tuple(notes))


def groups(leaves: Leaves) -> Found:
    """Groups of people as words to search for; paths such as Parents>Grandparents as two words."""
    found = leaves.records("pc_targetAudience")
    names = [line_of(each.text("audienceType")).replace(">", ", ") for each in found]
    names = list(dict.fromkeys(name for name in names if name))
    words = [name for name in names if len(name) <= _LONGEST_LINE]
    return Found({"keywords": words} if words else {}, (("For", ", ".join(names)),))
