"""The addresses of the site's pages: a public contract, written down once."""

from collections.abc import Callable, Mapping, Sequence
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
NEAR = "/find/near/"
MY_LIST = "/my-list/"
FINDER_FACTS = "/find/facts.json"
FINDER_CARDS = "/find/cards/"
SEARCH_INDEX = "/pagefind/"
OFFLINE = "/offline/"
SERVICE_WORKER = "/service-worker.js"
HELP = "/help/"
ABOUT = "/about/"
GAPS = f"{ABOUT}gaps/"
GAPS_TABLE = f"{GAPS}gaps.csv"
TELL_US = "/help/tell-us/"
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
    "tell-us": TELL_US,
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


def gaps(route_id: str) -> str:
    return f"{GAPS}{route_id}/"


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


def spokes(hub_id: str) -> str:
    """The part of a hub's page that names its spokes. No activity's anchor holds an underscore."""
    return f"/providers/{hub_id}/#spokes_of_it"


def guide(guide_id: str) -> str:
    return OWN_ADDRESS.get(guide_id, f"{HELP}{guide_id}/")


def image(file: str) -> str:
    return f"/images/{file}"


def component(name: str) -> str:
    return f"{STYLEGUIDE}{name}/"


def component_example(name: str, number: int) -> str:
    """`number` counts from 1."""
    return f"{STYLEGUIDE}{name}/{number}/"


def finder_table(name: str, sum_: str) -> str:
    """A table of the finder's facts; `sum_` follows from its content."""
    return f"/find/facts/{name}.{sum_}.json"


def finder_card(code: str) -> str:
    """The card of a listing, as the finder shows it: a part of a page, so no page of its own."""
    return f"{FINDER_CARDS}{code}.txt"


def all_finder_cards(sum_: str) -> str:
    """Every card in one file; `sum_` follows from its content."""
    return f"/find/cards.{sum_}.json"


def kept_place(locality_id: str) -> str:
    """The list of what somebody keeps who keeps a locality on their device."""
    return f"{locality(locality_id)}offline.json"


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


def ready_mail(email: str, subject: str, lines: Sequence[str]) -> str:
    """A message that waits to be filled in and sent. Source: RFC 6068, part 5: a line ends in
    %0D%0A, and a space is %20, since a plus stays a plus."""
    body = quote("\r\n".join(lines), safe="")
    return f"{mailto(email)}?subject={quote(subject, safe='')}&body={body}"
