"""A small site of made-up activities, built by the engine itself, for the tests of the finder."""

import json
from pathlib import Path

from fingerpost.pipeline import Order, build
from tests.building import DAY, SMALL_TOWN, TEMPLATES, content_of

MARKUP = "<img src=x onerror=\"document.title='harmed'\"><script>harmed=1</script>"
KNITTING = 23

_HEAD = """
name: {name}
kind: spoke
summary: A club.
contact: {{phone: 01632 960120}}
reviewed: 2026-11-01
activities:
"""
_CATEGORIES = """
  - {id: growing, label: Growing, plain_label: Growing things, definition: Beds and pots., synonyms: [gardening]}
  - {id: walks, label: Walks, plain_label: Walking, definition: Walks in company., synonyms: [nature]}
"""  # fmt: skip
HILL = "where: lantern-house"
QUAY = "where: {name: The Boat Shed, postcode: ZZ2 1AA, access: {level-door: yes}}"


def _activity(name: str, summary: str, category: str, when: str, *facts: str) -> str:
    first = f"  - name: {json.dumps(name)}\n"
    told = (f"summary: {json.dumps(summary)}", f"categories: [{category}]", f"when: {when}", *facts)
    return first + "".join(f"    {line}\n" for line in told)


ACTIVITIES = (
    _activity("Allotment morning", "Dig and plant with others.", "growing", "Tuesdays 10am to noon", HILL, "cost: free", "booking: just turn up"),
    _activity("Seed swap", "Gardens large and small.", "growing", "Saturdays 2pm to 4pm", QUAY, "cost: £2 a session", "funding: {purse: yes}"),
    _activity("Clay studio", "Pots and bowls at the café with Zoë.", "making", "Wednesdays 6pm to 8pm", HILL, "cost: £6 a session", "funding: {purse: yes, budget: ask}"),
    _activity("Painting together", "Water colours for beginners.", "making", "Mondays 2pm to 4pm", QUAY, "cost: £12 a session", "status: paused until 2027-05-01"),
    _activity("Slow walk", "A mile by the river with a drop-in tea afterwards.", "walks", "Saturdays 6pm to 8pm", "where: out and about", "locality: Harbourside"),
    _activity("Dawn walk", "Birds and a flask of tea.", "walks", "Sundays 7am to 8am", "where: fold-barn", "cost: £1 a session"),
    _activity("Men's shed", "Woodwork and mending.", "making", "by arrangement", HILL),
    _activity("Memory choir", "Songs that people know.", "singing", "Thursdays 2pm to 3pm", QUAY, "needs: [forgetting]", "cost: free"),
    _activity("Quiet hour", f"Tea without music {MARKUP}", "eating", "Fridays 2pm to 3pm", HILL),
)  # fmt: skip
WOOL = tuple(
    _activity(f"Knitting {number:02}", "Wool and talk.", "knitting", "Mondays 2pm to 4pm", HILL)
    for number in range(1, KNITTING + 1)
)


def build_small_finder(place: Path) -> Path:
    """The folder of the site, with the index."""
    categories = (SMALL_TOWN / "vocabulary/categories.yaml").read_text(encoding="utf-8")
    files = {
        "vocabulary/categories.yaml": categories.rstrip("\n") + _CATEGORIES,
        "providers/the-barn.yaml": _HEAD.format(name="The Barn") + "".join(ACTIVITIES),
        "providers/wool-club.yaml": _HEAD.format(name="Wool Club") + "".join(WOOL),
    }
    return built_from(content_of(place, files))


def built_from(content: Path) -> Path:
    site = content.parent / "site"
    outcome = build(Order(content=content, templates=TEMPLATES, site=site, day=DAY))
    assert outcome.published, [problem.message for problem in outcome.problems]
    return site
