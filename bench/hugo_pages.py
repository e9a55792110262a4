"""The front matter of every page of the Hugo site that is no provider's."""

from typing import Any

from fingerpost.directory import Directory
from fingerpost.listing import PartOfWeek
from fingerpost.model.schedule import Weekday
from fingerpost.pages.page import Page

_TIMES = (*(day.label.casefold() for day in Weekday), *PartOfWeek)
_LISTS = {
    "activities": "categories",
    "for": "needs",
    "access": "features",
    "pay": "routes",
    "when": "times",
    "towns": "towns",
}
_INDEXES = {
    "activities": ("categories", "categories"),
    "for": ("needs", "needs"),
    "access": ("features", "access"),
    "pay": ("routes", "routes"),
    "when": ("times", "times"),
    "towns": ("towns", "towns"),
    "places": ("localities", "localities"),
}


def front_matter(page: Page, directory: Directory) -> tuple[str, dict[str, Any]] | None:
    """Where a page that is no provider's has its file, and its front matter. None: Hugo makes it of
    itself, or it is a later page of a list."""
    parts = page.address.strip("/").split("/")
    facts: dict[str, Any] = {
        "title": page.title,
        "description": page.description,
        "url": page.address,
        **head_of(page),
    }
    if "page" in parts or parts[0] == "providers" or page.address == "/404.html":
        return None
    if parts == [""]:
        return "_index.md", {"title": page.title, "description": page.description}
    if parts == ["a-to-z"]:
        return "providers/_index.md", facts | {"layout": "a-to-z"}
    if len(parts) == 1 and parts[0] in _INDEXES:
        taxonomy, vocabulary = _INDEXES[parts[0]]
        more = {"layout": "index-of", "taxonomy": taxonomy, "words": vocabulary}
        return f"{parts[0]}.md", facts | more | {
            "base": f"/{parts[0]}/%s/",
            "introduction": page.description,
        }
    made = _list(page, parts, directory)
    if made is None:
        return f"{'-'.join(parts)}.md", facts | {"layout": "guide"}
    path, more = made
    return path, facts | more


def _list(page: Page, parts: list[str], directory: Directory) -> tuple[str, dict[str, Any]] | None:
    view: Any = page.view()
    view_of_list = getattr(view, "list", view)
    if not getattr(view_of_list, "cards", ()):
        return None
    id_ = parts[-1]
    taxonomy, term = _LISTS.get(parts[0], "ways"), id_
    facts: dict[str, Any] = {"id": id_}
    if parts[0] == "places" and len(parts) == 2:
        taxonomy = "localities"
        towns = [f"{id_}-town"]
        facts |= {"layout": "locality", "towns_here": towns, "introduction": str(view.introduction)}
    elif parts[0] == "places":
        taxonomy = "placetimes" if id_ in _TIMES else "placecats"
        term = f"{parts[1]}--{id_}"
    elif parts[0] == "towns":
        near = [
            {name: getattr(each, name) for name in ("name", "href", "when", "place", "distance")}
            for each in view.near
        ]
        facts |= {"layout": "town", "near": near, "introduction": str(view.introduction)}
    elif parts[0] == "activities":
        below = directory.vocabulary("categories").children_of(id_)
        facts["below"] = [child.id for child in below]
    plain = str(facts.get("introduction") or view_of_list.introduction)
    return f"{taxonomy}/{term}/_index.md", facts | {
        "introduction": plain.removeprefix("<p>").removesuffix("</p>"),
        "heading": view_of_list.heading,
        "count_words": view_of_list.count_words.capitalize(),
        "wider": [{"text": link.text, "href": link.href} for link in view_of_list.wider],
    }


def head_of(page: Page) -> dict[str, Any]:
    return {
        "linkTitle": page.title,
        "here": page.here,
        "crumbs": [{"text": link.text, "href": link.href} for link in page.crumbs],
    }
