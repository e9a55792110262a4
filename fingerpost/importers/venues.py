"""Where a service happens: its only location as a venue, several as text."""

from collections.abc import Mapping
from typing import Any

from fingerpost.diagnostics import Misreading
from fingerpost.model.fields import read_degrees, read_postcode
from fingerpost.source.leaves import Found, Leaves

_SETTINGS: Mapping[str, str] = {"online": "online", "home visit": "at your home", "phone": "online"}
_LONGEST_NAME, _LONGEST_ADDRESS, _LONGEST_ACCESS = 80, 200, 300
_LINES = ("address_1", "address_2", "city", "region", "state_province")
_ACCESS = ("accessibility", "description", "details")
_DIGITS = 7  # of degrees: a centimetre


def where(leaves: Leaves) -> Found:
    """How one takes part decides, where it is told. Several locations are told as text."""
    typed = leaves.peek("attending_type").casefold()
    places = [
        place for at in leaves.records("service_at_locations") for place in at.records("location")
    ]
    places += leaves.records("locations")
    if typed in _SETTINGS:
        leaves.meaning("attending_type")
        by_phone = {"online": {"join": "phone"}} if typed == "phone" else {}
        return Found({"where": _SETTINGS[typed], **by_phone}, _told(places))
    if len(places) == 1:
        venue = _venue(places[0])
        if venue:
            return Found({"where": venue}, _told(places, but=venue))
    return Found({}, _told(places))


def _venue(place: Leaves) -> dict[str, Any]:
    """Empty: there is no name for it, or it is more than a venue has room for."""
    addresses = _addresses(place)
    typed = _address_of(addresses[0]) if len(addresses) == 1 else ("", "")
    address, postcode = typed
    name = place.peek("name") or address.partition(",")[0]
    virtual = place.peek("location_type").casefold() in {"virtual", "postal"}
    if virtual or not 0 < len(name) <= _LONGEST_NAME or len(address) > _LONGEST_ADDRESS:
        return {}
    notes = " ".join(_sentence(words) for words in _access_texts(place))
    latitude, longitude = exact_degrees(place.peek("latitude"), place.peek("longitude"))
    if latitude:
        place.meaning("latitude")
        place.meaning("longitude")
    if postcode:
        addresses[0].meaning("postal_code")
    venue = {
        "name": name,
        "address": address,
        "postcode": postcode,
        "access_note": notes if len(notes) <= _LONGEST_ACCESS else "",
        "lat": latitude,
        "lon": longitude,
    }
    return {key: value for key, value in venue.items() if value}


def _told(
    places: list[Leaves], but: Mapping[str, Any] | None = None
) -> tuple[tuple[str, str], ...]:
    """What is told of places, without what stands in the venue `but`."""
    notes = []
    known = but or {}
    for place in places:
        name = place.text("name")
        lines = [_address_in_full(address) for address in _addresses(place)]
        if "name" not in known:
            notes.append(("Place", ", ".join(filter(None, [name, *lines]))))
        elif not known.get("address"):
            notes.extend(("Address", line) for line in lines)
        notes.append(("About the place", place.text("description")))
        notes.append(("Getting there", place.text("transportation")))
        access = _access_texts(place)
        if "access_note" not in known:
            notes.extend(("Getting in", words) for words in access)
    return tuple(notes)


def _addresses(place: Leaves) -> tuple[Leaves, ...]:
    return (*place.records("physical_addresses"), *place.records("addresses"))


def _address_of(address: Leaves) -> tuple[str, str]:
    """The address and its postcode; what is no postcode belongs to the address."""
    typed = address.peek("postal_code")
    postcode = exact_postcode(typed)
    lines = [address.text(key) for key in _LINES]
    lines += [] if postcode else [address.text("postal_code")]
    return ", ".join(dict.fromkeys(filter(None, lines))), postcode


def _address_in_full(address: Leaves) -> str:
    text, postcode = _address_of(address)
    if postcode and not address.is_meant("postal_code"):
        address.text("postal_code")
    return ", ".join(filter(None, (text, postcode)))


def _access_texts(place: Leaves) -> list[str]:
    found = (*place.records("accessibility_for_disabilities"), *place.records("accessibility"))
    return list(dict.fromkeys(filter(None, (each.text(key) for each in found for key in _ACCESS))))


def _sentence(words: str) -> str:
    return words if words[-1] in ".!?" else f"{words}."


def exact_postcode(text: str) -> str:
    try:
        return read_postcode(text) if text else ""
    except Misreading:
        return ""


def exact_degrees(latitude: str, longitude: str) -> tuple[str, str]:
    """Both, or neither; 0 and 0 is what programs write for a place that they do not know."""
    try:
        north, east = float(latitude), float(longitude)
    except ValueError:
        return "", ""
    if not (0 < abs(north) <= 90 and abs(east) <= 180):
        return "", ""
    texts = _degrees(north), _degrees(east)
    try:
        read_degrees(texts[0])
        read_degrees(texts[1])
    except Misreading:
        return "", ""
    return texts


def _degrees(number: float) -> str:
    """With at least two decimals: fewer are no point on a map."""
    whole, _, decimals = f"{number:.{_DIGITS}f}".partition(".")
    return f"{whole}.{decimals.rstrip('0'):0<2}"
