"""Ways to reach somebody, where they may be public."""

from fingerpost.diagnostics import Misreading
from fingerpost.model.reach import EMAIL, read_phone, read_web_address
from fingerpost.source.leaves import Found, Leaves

_LONGEST_LINE = 60


def contact(leaves: Leaves) -> Found:
    """The service's own, else those of its first contact that has a number to ring or an address.
    The other contacts are left: who they are for is not told."""
    notes: list[tuple[str, str]] = []
    found = {"email": email(leaves), "website": website(leaves, "url")}
    if not found["website"]:
        notes.append(("Web address", leaves.text("url")))
    found["phone"] = _first_phone(leaves)
    for person in leaves.records("contacts"):
        own = {
            "email": found["email"] or email(person),
            "phone": found["phone"] or _first_phone(person),
        }
        if (own["email"], own["phone"]) != (found["email"], found["phone"]) or any(found.values()):
            found |= own | _who(person)
            break
    told = {key: found[key] for key in _ORDER if found.get(key)}
    return Found(told, tuple(notes))


_ORDER = ("name", "role", "phone", "email", "website")


def _who(person: Leaves) -> dict[str, str]:
    told = {"name": "name", "role": "title"}
    return {
        field: person.text(key)
        for field, key in told.items()
        if 0 < len(person.peek(key)) <= _LONGEST_LINE
    }


def _first_phone(leaves: Leaves) -> str:
    """The first number that can be rung and belongs to no single person: a mobile number needs the
    consent of its owner."""
    for phone in leaves.records("phones"):
        number = ringable(phone.peek("number"))
        if number:
            phone.meaning("number")
            return number
    return ""


def ringable(text: str) -> str:
    try:
        number = read_phone(text) if text else ""
    except Misreading:
        return ""
    return "" if number.replace(" ", "").startswith("07") else number


def email(leaves: Leaves) -> str:
    return leaves.text("email") if EMAIL.fullmatch(leaves.peek("email")) else ""


def website(leaves: Leaves, key: str) -> str:
    """The address, when it is one that may be linked."""
    typed = leaves.peek(key)
    try:
        address = read_web_address(typed) if typed else ""
    except Misreading:
        return ""
    leaves.text(key)
    return address
