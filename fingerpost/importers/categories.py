"""The terms of a feed's taxonomies as a vocabulary of categories of the new content folder."""

from collections.abc import Iterable, Mapping
from typing import Any

from fingerpost.model.schedule import Weekday
from fingerpost.model.vocabulary import folded
from fingerpost.source.file_names import tidy_name
from fingerpost.source.leaves import Found, Leaves

LONGEST_LABEL = 60
_MOST_TERMS = 250  # so that the file of them can be read
# Categories share addresses with lists by time and with the later pages of lists.
_NOT_FOR_CATEGORIES = frozenset({"evenings", "weekends", "page"}) | {
    day.label.casefold() for day in Weekday
}


def terms_of(leaves: Leaves) -> Found:
    """`terms` are pairs of a taxonomy term's name and its vocabulary; what is too long is text."""
    found = [
        term
        for holder, inner in (("service_taxonomys", "taxonomy"), ("attributes", "taxonomy_term"))
        for link in leaves.records(holder)
        for term in link.records(inner)
    ]
    terms, notes = [], []
    for term in found:
        name = term.text("name")
        if is_label(name):
            terms.append((name, term.meaning("vocabulary") or term.meaning("taxonomy")))
        else:
            notes.append(("Kind", name))
    return Found({"terms": tuple(terms)}, tuple(notes))


def is_label(name: str) -> bool:
    return 0 < len(name) <= LONGEST_LABEL and any(sign.isalnum() for sign in name)


def category_ids(terms: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Ids by folded name, for terms as name and vocabulary. Two names that are read as one word
    are one category."""
    first: dict[str, str] = {}
    for name, _ in terms:
        first.setdefault(folded(name), name)
    ids: dict[str, str] = {}
    taken = set(first)
    for key, name in list(first.items())[:_MOST_TERMS]:
        named = tidy_name(f"{name.replace('.', ' ')}.yaml", ("yaml",))
        stem = named.removesuffix(".yaml")
        number = 1
        while True:
            wanted = stem if number == 1 else f"{stem}-{number}"
            free = folded(wanted) == key or folded(wanted) not in taken
            if free and wanted not in _NOT_FOR_CATEGORIES:
                break
            number += 1
        taken.add(folded(wanted))
        ids[key] = wanted
    return ids


def category_file(
    terms: Iterable[tuple[str, str]], ids: Mapping[str, str], source: str
) -> dict[str, Any]:
    """The fields of `vocabulary/categories.yaml`."""
    first: dict[str, tuple[str, str]] = {}
    for name, vocabulary in terms:
        first.setdefault(folded(name), (name, vocabulary))
    return {
        "name": "Categories",
        "introduction": f"As {source[:200]} sorts its services.",
        "terms": [
            {
                "id": ids[key],
                "label": name,
                "plain_label": name,
                "definition": _definition(name, vocabulary, source),
            }
            for key, (name, vocabulary) in first.items()
            if key in ids
        ],
    }


def _definition(name: str, vocabulary: str, source: str) -> str:
    of = f" in the vocabulary {vocabulary[:80]}" if vocabulary else ""
    return f"What {source[:80]} lists as {name}{of}."
