"""What browsers keep of the site for where there is no network.

/service-worker.js has the list of what every browser keeps that runs it: the pages that lead
everywhere else, what they need to look and work as ever, the finder's facts and its cards. A page
runs it with `offline.js`; `worker.js` says what it does. Each locality has a list of its own,

    {"place": name, "day": of the facts, "version", "size": in bytes, "files": [address, ...]}

for those who keep the locality on their device: its lists, towns, providers and cards, the search
index, and the assets that all of them were made with.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import chain

from fingerpost import addresses
from fingerpost.artifacts import Artifact, Finished
from fingerpost.directory import Directory
from fingerpost.listing import Facet
from fingerpost.model.places import Locality
from fingerpost.outputs.publication import Publication
from fingerpost.source.construct import Sourced

_MAKER = "offline"
MOST_CARDS_BYTES = 700_000
"""All cards are for every browser as long as they are no larger; packed, they are a tenth."""
# What leads on without a network too. Hubs stand on the pages of their localities.
_PAGES = (
    *(addresses.HOME, addresses.FIND, addresses.MY_LIST, addresses.OFFLINE),
    *(addresses.PLACES, addresses.ACTIVITIES, addresses.WHEN, addresses.PAY),
    *(addresses.HELP, addresses.CONTACT, addresses.guide(addresses.WORRIED)),
)
_NEAR = ("sectors.json", "places.json")
# Scripts and styles with what they draw; not the pictures that other programs show.
_KEPT_ASSETS = (".css", ".js", ".woff2", ".svg")

Finding = Mapping[str, Finished]
"""What is finished, by its address."""


def artifacts(publication: Publication, finished: Sequence[Finished]) -> Iterator[Artifact]:
    """Nothing for a gallery of components: what is being worked on is never a copy."""
    by_address = {address_of(each.path): each for each in finished}
    if addresses.STYLEGUIDE in by_address:
        return
    yield service_worker(publication, by_address)
    for locality in publication.directory.localities:
        path = addresses.kept_place(locality.id).lstrip("/")
        made = place_list(locality, publication.directory, by_address)
        yield Artifact(path, _as_json(made), _MAKER)


def address_of(path: str) -> str:
    folder, _, name = path.rpartition("/")
    return f"/{folder}/".replace("//", "/") if name == "index.html" else f"/{path}"


def service_worker(publication: Publication, finished: Finding) -> Artifact:
    """The same bytes for the same list: a browser takes other bytes for an update."""
    files = shell(publication.directory, finished)
    told = {
        "version": _version(files, finished),
        "offline": addresses.OFFLINE,
        "cards": all_cards(files),
        "files": files,
    }
    worker = publication.templates.asset("worker.js")
    text = f'importScripts("{worker}");\nserveOffline({json.dumps(told, indent=0)});\n'
    return Artifact(addresses.SERVICE_WORKER.lstrip("/"), text.encode(), _MAKER)


def shell(directory: Directory, finished: Finding) -> list[str]:
    """The addresses of what every browser keeps, sorted. Of the words those that are together: the
    tables of single letters are there to be fetched quickly."""
    localities = (addresses.locality(each.id) for each in directory.localities)
    near = (f"{addresses.NEAR}{name}" for name in _NEAR)
    wanted = {*_PAGES, *localities, *near, addresses.FINDER_FACTS}
    facts = addresses.finder_table("", "").partition(".")[0]
    by_letter = re.compile(
        re.escape(addresses.finder_table("words-", "").partition(".")[0]) + r"\w\."
    )
    return sorted(
        address
        for address, each in finished.items()
        if address in wanted
        or (address.startswith(facts) and not by_letter.match(address))
        or is_kept_asset(address)
        or (is_all_cards(address) and each.size <= MOST_CARDS_BYTES)
    )


def is_kept_asset(address: str) -> bool:
    """The worker's own script is kept by the browser."""
    is_worker = address.startswith("/assets/worker.")
    return address.startswith("/assets/") and address.endswith(_KEPT_ASSETS) and not is_worker


def is_all_cards(address: str) -> bool:
    return address.startswith(addresses.all_finder_cards("").removesuffix(".json"))


def all_cards(files: Sequence[str]) -> str | None:
    return next(filter(is_all_cards, files), None)


def place_list(
    locality: Sourced[Locality], directory: Directory, finished: Finding
) -> dict[str, object]:
    belongs = belonging_to(locality, directory)
    files = sorted(address for address in finished if belongs(address))
    return {
        "place": locality.record.name,
        "day": directory.day.isoformat(),
        "version": _version(files, finished),
        "size": sum(finished[address].size for address in files),
        "files": files,
    }


def belonging_to(locality: Sourced[Locality], directory: Directory) -> Callable[[str], bool]:
    """Whether somebody who keeps the locality keeps what stands at an address."""
    listings = directory.listed_in(Facet.LOCALITY, locality.id)
    hubs = directory.main_hubs.get(locality.id, ())
    providers = {each.id for each in chain(hubs, (listing.provider for listing in listings))}
    cards = {addresses.finder_card(directory.codes[listing.id]) for listing in listings}
    towns = {addresses.town(town.id) for town in locality.record.towns}
    single = {*map(addresses.provider, providers), *cards}
    below = (addresses.locality(locality.id), addresses.SEARCH_INDEX, *sorted(towns))

    def belongs(address: str) -> bool:
        return address in single or address.startswith(below) or is_kept_asset(address)

    return belongs


def _version(files: Sequence[str], finished: Finding) -> str:
    lines = "".join(f"{address} {finished[address].sum}\n" for address in files)
    return sha256(lines.encode()).hexdigest()[:16]


def _as_json(made: Mapping[str, object]) -> bytes:
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()
