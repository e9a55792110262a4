"""Our own words for the comparison pages: one list, one provider, the finder's form."""

from collections.abc import Iterable, Iterator
from typing import Any

from fingerpost.views.card import Card, card_of
from fingerpost.views.find import FindView
from fingerpost.views.lists import ListView
from fingerpost.views.provider import ProviderView
from fingerpost.views.section import Section
from fingerpost.views.told import Told
from fingerpost.views.travel import TravelView
from fingerpost.views.words import CountedLink, Link
from tools.look.kinds import KINDS, Plan

COMPARED = {"list": "category", "detail": "spoke", "form": "find"}
"""A comparison page, and the kind of our own page that stands beside it."""

NAVIGATION = (("Find something", "/find/"), ("Places", "/places/"), ("Activities", "/activities/"),
              ("Hubs", "/hubs/"), ("Ways to pay", "/pay/"), ("Help", "/help/"))  # fmt: skip


def addresses_of(plan: Plan) -> dict[str, str]:
    """The address of our own page for each comparison page."""
    by_id = {kind.id: kind for kind in KINDS}
    found = {page: by_id[kind].address(plan) for page, kind in COMPARED.items()}
    return {page: address for page, address in found.items() if address is not None}


def texts_of(plan: Plan) -> dict[str, Any]:
    """What the templates of bench/look are given. Texts are plain, but for `html` and `…_html`."""
    ours = addresses_of(plan)
    pages = {name: plan.page_by_address[address] for name, address in ours.items()}
    settings = plan.directory.settings
    listed, detail, form = (pages[name].view() for name in ("list", "detail", "form"))
    assert isinstance(listed, ListView)
    assert isinstance(detail, ProviderView)
    assert isinstance(form, FindView)
    return {
        "site": {"name": settings.name, "phone": settings.contact.phone,
                 "email": settings.contact.email, "hours": settings.contact.hours},
        "navigation": [{"text": text, "href": href} for text, href in NAVIGATION],
        "list": {
            **page_texts(pages["list"]),
            "heading": listed.heading,
            "introduction_html": str(listed.introduction),
            "count": listed.count_words,
            "narrower": [
                {"heading": group.heading, "links": links(group.links)}
                for group in listed.narrower
            ],
            "cards": [card_texts(card_of(each, plan.directory)) for each in listed.cards],
            "pages": [
                {"number": each.number, "href": each.href, "current": each.number == 1}
                for each in (listed.pagination.pages if listed.pagination else ())
            ],
            "next": listed.pagination.following.href
            if listed.pagination and listed.pagination.following else "",
        },
        "detail": detail_texts(detail, page_texts(pages["detail"])),
        "form": {**page_texts(pages["form"]), **form_texts(form)},
    }  # fmt: skip


def page_texts(page: Any) -> dict[str, Any]:
    return {"title": page.title, "here": page.here, "crumbs": links(page.crumbs)}


def card_texts(card: Card) -> dict[str, Any]:
    marks = [f"{each.text}{' (partly)' if each.state == 'partly' else ''}" for each in card.marks]
    return {
        "name": card.name,
        "href": card.href,
        "summary": card.summary,
        "notes": list(card.notes),
        "rows": [
            row
            for row in (
                fact("When", card.when),
                fact("Where", [card.place, f"With {card.by}" if card.by else ""]),
                fact("Cost", [*card.cost, "Takes: " + ", ".join(card.pay) if card.pay else "",
                              "Ask about: " + ", ".join(card.ask) if card.ask else ""]),
                fact("Join", [card.booking]),
                fact("Access", [*marks, f"and {card.more_marks} more" if card.more_marks else ""]),
            )
            if row["lines"]
        ],
    }  # fmt: skip


def detail_texts(view: ProviderView, page: dict[str, Any]) -> dict[str, Any]:
    contact = view.contact
    return {
        **page,
        "heading": view.name,
        "kind": ", ".join(view.kinds),
        "summary": view.summary,
        "about_html": str(view.description),
        "what_happens": view.what_happens,
        "sections": [section_texts(section) for section in view.sections],
        "contact": {
            "phone": link(contact.phone) if contact else None,
            "email": link(contact.email) if contact else None,
            "website": link(contact.website) if contact else None,
            "name": contact.name if contact else "",
            "hours": contact.hours if contact else "",
        },
        "hubs": links((*view.connected_hubs, *view.local_hubs)),
        "localities": links(view.localities),
        "reviewed": view.reviewed,
    }


def section_texts(section: Section) -> dict[str, Any]:
    when = [f"{each.rule}{', ' + each.times if each.times else ''}" for each in section.when]
    rows = (
        fact("When", [*when, *(line for each in section.when for line in each.exceptions)]),
        fact("Coming dates", (f"{each.day}, {each.times}" for each in section.dates[:3])),
        fact("Where", section.place.lines or [section.place.words]),
        fact("Getting in", [*told_lines(section.access), section.access_note]),
        fact("Not told yet", section.not_told),
        fact("Cost", section.cost),
        fact("Ways to pay", told_lines(section.pay)),
        fact("Who it is for", [*section.who, *(each.text for each in section.needs),
                               *told_lines(section.carers)]),
        fact("Help you get", section.help),
        fact("How to join", section.join),
        fact("What to bring", [section.bring]),
        fact("Getting there", told_travel(section.travel)),
        fact("Kind of activity", (each.text for each in section.categories)),
        fact("What it helps with", section.outcomes),
    )  # fmt: skip
    more = str(section.description)
    return {"name": section.name, "rows": [row for row in rows if row["lines"]], "more_html": more}


def form_texts(view: FindView) -> dict[str, Any]:
    """All that may be chosen: the kits have no other way to fold some of it away than ours."""
    return {
        "groups": [
            {
                "name": group.name,
                "legend": group.legend,
                "hint": group.hint,
                "is_one": group.is_one,
                "options": [vars_of(each) for each in (*group.options, *group.more)],
            }
            for group in view.groups
        ],
        "browse": [
            {"heading": group.heading, "links": links(group.links)} for group in view.browse
        ],
    }


def vars_of(option: Any) -> dict[str, str]:
    return {"value": option.value, "label": option.label}


def told_lines(told: Iterable[Told]) -> Iterator[str]:
    for each in told:
        yield f"{each.label}: {each.answer}{'. ' + each.note if each.note else ''}"


def told_travel(travel: TravelView | None) -> Iterator[str]:
    if travel is not None:
        yield travel.without_car
        yield from travel.lines
        yield from travel.not_told


def fact(key: str, lines: Iterable[str]) -> dict[str, Any]:
    return {"key": key, "lines": [line for line in lines if line]}


def link(given: Link | None) -> dict[str, str] | None:
    return {"text": given.text, "href": given.href} if given else None


def links(given: Iterable[Link | CountedLink]) -> list[dict[str, Any]]:
    return [
        {"text": each.text, "href": each.href, "count": getattr(each, "count", None)}
        for each in given
    ]
