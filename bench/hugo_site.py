"""The same listings as a Hugo site: the templates of bench/hugo and a content folder for them.

usage: python bench/hugo_site.py CONTENT FOLDER

What Fingerpost works out from `when`, `cost` and the postcode, Hugo is given ready-made in the
front matter: times and prices in words, coming dates, town, the lists that a listing stands in and
its place in them. It costs Hugo nothing but the reading.
"""

import shutil
import sys
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import listings, words
from bench.hugo_pages import front_matter, head_of
from fingerpost.directory import Directory
from fingerpost.listing import Facet, Listing, PartOfWeek
from fingerpost.model.schedule import Weekday
from fingerpost.pipeline import Order, check
from fingerpost.views.card import Card, card_of
from fingerpost.views.section import Section, section_of

_TEMPLATES = Path(__file__).resolve().parent / "hugo"
_TAXONOMIES = {
    Facet.LOCALITY: "localities",
    Facet.TOWN: "towns",
    Facet.CATEGORY: "categories",
    Facet.NEED: "needs",
    Facet.ACCESS: "features",
    Facet.ROUTE: "routes",
    Facet.TIME: "times",
}


def write_hugo_site(content: Path, folder: Path) -> None:
    order = Order(content=content, templates=content, site=folder, day=listings.DAY)
    directory, pages, problems = check(order)
    if directory is None or any(problem.stops_the_build for problem in problems):
        message = f"{content} does not build: {[problem.message for problem in problems][:3]}"
        raise SystemExit(message)
    shutil.copytree(_TEMPLATES, folder, dirs_exist_ok=True)
    _write(folder / "data" / "vocabulary.yaml", _yaml(_words(directory)))
    _write(folder / "data" / "bench.yaml", _yaml(_chrome()))
    ranks = {listing.id: rank for rank, listing in enumerate(directory.listed, start=1)}
    own = {page.address: page for page in pages}
    for listing in directory.listings:
        path = folder / "content" / "providers" / f"{listing.provider.id}.md"
        page = own[f"/providers/{listing.provider.id}/"]
        facts = _facts(listing, directory) | {"weight": ranks[listing.id]} | head_of(page)
        body = listing.provider.record.description
        _write(path, f"---\n{_yaml(facts)}---\n\n{body}\n")
    for page in pages:
        made = front_matter(page, directory)
        if made is not None:
            _write(
                folder / "content" / made[0], f"---\n{_yaml(made[1])}---\n{words.SENTENCES[0]}\n"
            )


def _facts(listing: Listing, directory: Directory) -> dict[str, Any]:
    """A listing's front matter: the facts of its file, then what Hugo is given ready-made."""
    record, activity = listing.provider.record, listing.activity
    section, card = section_of(listing, directory), card_of(listing, directory)
    contact, organisation = record.contact, record.organisation
    stop = activity.travel.bus[0]
    return {
        "title": record.name,
        "description": record.summary,
        "spoke_type": list(record.spoke_type),
        "summary": record.summary,
        "what_happens": record.what_happens,
        "organisation": {"name": organisation.name, "legal_form": str(organisation.legal_form)}
        if organisation
        else {},
        "own_categories": list(activity.categories),
        "outcomes": list(activity.outcomes),
        **_place(listing, section),
        "funding": {route: str(told.answer) for route, told in activity.funding.items()},
        "open_to": list(activity.open_to),
        "support": list(activity.support),
        "age": section.who[1],
        "care_act": "no",
        "booking": card.booking,
        "communication": list(activity.communication),
        "bring": activity.bring,
        "travel": {
            "bus": [{"stop": stop.stop, "minutes_walk": stop.minutes_walk}],
            "parking": activity.travel.parking,
        },
        "contact": {
            "role": contact.role,
            "phone": contact.phone,
            "email": contact.email,
            "website": contact.website,
            "prefers": " or ".join(contact.prefers),
            "hours": contact.hours,
        },
        "safeguarding": {"role": record.safeguarding.role if record.safeguarding else ""},
        "reviewed": record.reviewed,
        "reviewed_by": record.reviewed_by,
        **_ready_made(listing, section, card),
        **_lists(listing),
    }


def _place(listing: Listing, section: Section) -> dict[str, Any]:
    venue = listing.situation.venue
    if venue is None:
        return {"place": section.place.words}
    notes = {told.label: told.note for told in section.access}
    labels = _labels(words.VOCABULARIES["access"][2])
    access = {
        feature: {"answer": str(told.answer), "note": notes[labels[feature]]}
        for feature, told in venue.access.items()
    }
    return {
        "place": section.place.words,
        "where": {
            "name": venue.name,
            "address": venue.address,
            "postcode": venue.postcode,
            "type": venue.type,
            "access": access,
        },
    }


def _ready_made(listing: Listing, section: Section, card: Card) -> dict[str, Any]:
    schedule = section.when[0]
    weekly = schedule.rule.startswith("Every") and "every other" not in schedule.rule.casefold()
    return {
        "when": list(card.when),
        "exceptions": list(schedule.exceptions),
        "times_in_words": section.dates[0].times if section.dates else "",
        "dates": [[date.iso, date.day] for date in section.dates],
        "more_dates": section.more_dates,
        "days": list(card.days),
        "bands": [] if listing.is_pop_up else [str(band) for band in listing.bands],
        "glance": schedule.times if weekly else f"{schedule.times}, {schedule.rule}",
        "cost": list(card.cost),
        "free": card.is_free,
    }


def _lists(listing: Listing) -> dict[str, Any]:
    """The terms of each taxonomy, and where the listing stands in lists by time."""
    found: dict[str, list[str]] = {}
    for facet, id_ in sorted(listing.facets()):
        if facet in _TAXONOMIES:
            found.setdefault(_TAXONOMIES[facet], []).append(id_)
    if listing.is_free:
        found["routes"] = [term[0] for term in words.VOCABULARIES["funding-routes"][2]]
    for taxonomy, ids in (("placecats", "categories"), ("placetimes", "times")):
        found[taxonomy] = [f"{at}--{id_}" for at in found["localities"] for id_ in found[ids]]
    ways = {"online": listing.is_online, "pop-ups": listing.is_pop_up}
    if any(ways.values()):
        found["ways"] = [way for way, is_so in ways.items() if is_so]
    starts = [each.starts_minutes for each in listing.schedules if each.starts_minutes]
    first = min(starts, default=1)
    return {**found, "times_weight": first, "placetimes_weight": first}


def _words(directory: Directory) -> dict[str, Any]:
    short = {
        "funding-routes": "routes",
        "spoke-types": "spokes",
        "venue-types": "venues",
    }
    found: dict[str, Any] = {
        short.get(name, name): {
            "order": [term[0] for term in terms],
            "labels": _labels(terms),
        }
        for name, (_, _, terms) in words.VOCABULARIES.items()
    }
    places = {each.id: each.record.name for each in directory.localities}
    towns = {town.id: town.name for _, town in directory.towns}
    times = {each.label.casefold(): f"{each.label}s" for each in Weekday}
    times |= {time: time.capitalize() for time in PartOfWeek}
    for name, labels in (("localities", places), ("towns", towns), ("times", times)):
        found[name] = {"order": [str(id_) for id_ in labels], "labels": _plain(labels)}
    return found


def _plain(labels: Mapping[str, str]) -> dict[str, str]:
    return {str(id_): label for id_, label in labels.items()}


def _labels(terms: tuple[words.Term, ...]) -> dict[str, str]:
    return {term[0]: term[1] for term in terms}


def _chrome() -> dict[str, Any]:
    navigation = "find:Find something places:Places activities:Activities hubs:Hubs"
    return {
        "navigation": list(_links(f"{navigation} pay:Ways to pay help:Help")),
        "footer": list(
            _links(
                "contact:Contact us help/worried-about-someone:Worried about someone? "
                "help/how-to-complain:Complaints accessibility:Accessibility privacy:Privacy "
                "about:About this directory a-to-z:A to Z towns:Towns and villages"
            )
        ),
        "contact": {
            "phone": "01632 960100",
            "hours": "Monday to Friday, 9am to 5pm",
            "email": "hello@bench.example.org",
        },
    }


def _links(text: str) -> Iterator[dict[str, str]]:
    """`address:Words that may be many address:Words`, each address without spaces."""
    link: dict[str, str] = {}
    for word in text.split():
        address, colon, first = word.rpartition(":")
        if colon:
            if link:
                yield link
            link = {"href": f"/{address}/", "text": first}
        else:
            link["text"] += f" {word}"
    yield link


class _Plain(yaml.CSafeDumper):
    """Without anchors; an enum's member is its text."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


_Plain.add_multi_representer(StrEnum, lambda dumper, one: dumper.represent_str(str(one)))


def _yaml(facts: Mapping[str, Any]) -> str:
    return yaml.dump(
        dict(facts),
        Dumper=_Plain,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=None,
        width=1000,
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_hugo_site(Path(sys.argv[1]), Path(sys.argv[2]))
