"""The addresses of the site's pages: a public contract, written down once."""

from collections.abc import Callable, Mapping
from urllib.parse import quote

from fingerpost.listing import Facet

HOME = "/"
PLACES = "/places/"
TOWNS = "/towns/"
ACTIVITIES = "/activities/"
HUBS = "/hubs/"
NEEDS = "/for/"
ACCESS = "/access/"
PAY = "/pay/"
WHEN = "/when/"
FREE = "/free/"
JUST_TURN_UP = "/just-turn-up/"
ONLINE = "/online/"
POP_UPS = "/pop-ups/"
SPECIALIST = "/specialist/"
A_TO_Z = "/a-to-z/"
FIND = "/find/"
HELP = "/help/"
ABOUT = "/about/"
CONTACT = "/contact/"
ACCESSIBILITY = "/accessibility/"
PRIVACY = "/privacy/"
NOT_FOUND = "/404.html"
MANIFEST = "/site.webmanifest"
# Made for those who work on the templates, and never published.
STYLEGUIDE = "/styleguide/"

# Guides of `content/pages/` that stand at an address of their own instead of under /help/.
OWN_ADDRESS: Mapping[str, str] = {
    "about": ABOUT,
    "privacy": PRIVACY,
    "contact": CONTACT,
    "accessibility": ACCESSIBILITY,
    "home": HOME,
}
# Guides that every footer links.
WORRIED = "worried-about-someone"
COMPLAIN = "how-to-complain"


def locality(locality_id: str) -> str:
    return f"{PLACES}{locality_id}/"


def locality_list(locality_id: str, category_or_time: str) -> str:
    """One namespace for categories and times: their ids may not collide."""
    return f"{PLACES}{locality_id}/{category_or_time}/"


def town(town_id: str) -> str:
    return f"{TOWNS}{town_id}/"


def category(category_id: str) -> str:
    return f"{ACTIVITIES}{category_id}/"


def need(need_id: str) -> str:
    return f"{NEEDS}{need_id}/"


def access(feature_id: str) -> str:
    return f"{ACCESS}{feature_id}/"


def route(route_id: str) -> str:
    return f"{PAY}{route_id}/"


# Where the list of each term of a vocabulary stands.
TERM: Mapping[Facet, Callable[[str], str]] = {
    Facet.CATEGORY: category,
    Facet.NEED: need,
    Facet.ACCESS: access,
    Facet.ROUTE: route,
}


def time(time_id: str) -> str:
    return f"{WHEN}{time_id}/"


def provider(provider_id: str) -> str:
    return f"/providers/{provider_id}/"


def activity(provider_id: str, anchor: str) -> str:
    return f"/providers/{provider_id}/#{anchor}"


def guide(guide_id: str) -> str:
    return OWN_ADDRESS.get(guide_id, f"{HELP}{guide_id}/")


def image(file: str) -> str:
    return f"/images/{file}"


def component(name: str) -> str:
    return f"{STYLEGUIDE}{name}/"


def component_example(name: str, number: int) -> str:
    """`number` counts from 1."""
    return f"{STYLEGUIDE}{name}/{number}/"


def page_of(address: str, number: int) -> str:
    """The address of a later page of a list; `number` counts from 1."""
    return address if number == 1 else f"{address}page/{number}/"


def file_of(address: str) -> str:
    """The path of the file that answers an address."""
    path = address.lstrip("/")
    return f"{path}index.html" if address.endswith("/") else path


def tel(number: str) -> str:
    return "tel:" + "".join(sign for sign in number if sign.isdecimal() or sign == "+")


def mailto(email: str) -> str:
    return "mailto:" + quote(email, safe="@")
