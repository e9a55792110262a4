"""My list without a page: its codes, its storage, its dates and its text; and whom to ask."""

import re
from pathlib import Path

import pytest

from fingerpost.directory import Directory
from fingerpost.listing import Listing
from fingerpost.model.clock_times import clock_in_words
from tests.building import Links, artifacts, club, content_of, published
from tests.javascript import evaluated

HOSTILE = (
    *("<script>alert(1)</script>", "javascript:alert(1)", "__proto__.constructor", "..", "%00.%", ""),
    *("3B9FK", "a3f9k", "3b9f", "3b9fk/../../x", "3b9fk b22xx", "../3b9fk", "3b9fk?x=1", "\ud7ff\ue000"),
    *("3" * 21, "." * 10_000, "#", "[object Object]", '{"codes":["3b9fk"]}', "null", "\u202e3b9fk"),
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_no_code_is_passed_over(text: str) -> None:
    assert evaluated("my-list", "module.codesIn(given)", text) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("#3b9fk.b22xx", ["3b9fk", "b22xx"]),
        ("b22xx.3b9fk.b22xx", ["b22xx", "3b9fk"]),
        ("3b9fk.<b>.b22xx.", ["3b9fk", "b22xx"]),
        ("3b9fkb22xx", ["3b9fkb22xx"]),
    ],
)
def test_codes_keep_their_order_and_stand_once(text: str, codes: list[str]) -> None:
    assert evaluated("my-list", "module.codesIn(given)", text) == codes


def test_every_code_of_a_directory_is_read_back(dorset: Directory) -> None:
    codes = sorted(dorset.codes.values())
    asked = (
        "given.filter((code) => module.codesIn(module.addressOf([code]).split('#')[1])[0] !== code)"
    )
    assert evaluated("my-list", asked, codes) == []


def test_a_list_ends_at_its_limit_and_says_how_many_had_no_room() -> None:
    codes = [f"3b9{number:02}".replace("0", "x").replace("1", "z") for number in range(100)]
    more = ["bbbbb", "ccccc"]
    assert len(set(codes)) == 100
    assert evaluated("my-list", "module.codesIn(given)", ".".join([*codes, *more])) == codes
    joined = evaluated("my-list", "module.joined(given[0], given[1])", [codes[:99], more])
    assert joined == {"codes": [*codes[:99], "bbbbb"], "left": 1}


STORES = {
    "works": "(() => { let kept = given; return { getItem: () => kept, removeItem() { kept = null; }, setItem(_, text) { kept = text; } }; })()",
    "blocked": "(() => { throw new Error('blocked'); })()",
    "full": "({ getItem: () => given, removeItem() {}, setItem() { throw new Error('full'); } })",
}


@pytest.mark.parametrize(
    ("store", "held", "seen"),
    [
        ("works", None, [[], True, ["b22xx", "3b9fk"], True, [], True]),
        ("works", "rubbish.3b9fk", [["3b9fk"], True, ["b22xx", "3b9fk"], True, [], True]),
        ("blocked", None, [[], False, ["b22xx", "3b9fk"], False, [], False]),
        ("full", "3b9fk", [["3b9fk"], True, ["b22xx", "3b9fk"], False, [], True]),
    ],
)
def test_a_list_is_kept_as_well_as_the_browser_can(
    store: str, held: str | None, seen: list[object]
) -> None:
    """Before, with two codes, and cleared: the codes, and whether they outlive the page."""
    opened = "(() => { const store = () => STORE; const kept = module.openList(MADE);"
    made = "store" if store == "blocked" else "((one) => () => one)(store())"
    asked = (
        opened.replace("STORE", STORES[store]).replace("MADE", made)
        + " const seen = [kept.codes(), kept.isKept]; kept.set(['b22xx', '3b9fk']);"
        " seen.push(kept.codes(), kept.isKept); kept.set([]);"
        " seen.push(kept.codes(), kept.isKept); return seen; })()"
    )
    told = evaluated("my-list", asked, held)
    if store == "full":
        # Nothing can be cleared there that cannot be written: the old list is what is left.
        seen[4] = ["3b9fk"]
    assert told == seen


def test_the_address_of_a_list_holds_it_in_the_fragment_alone() -> None:
    asked = "[module.addressOf([]), module.addressOf(given)]"
    assert evaluated("my-list", asked, ["3b9fk", "b22xx"]) == ["/my-list/", "/my-list/#3b9fk.b22xx"]


def test_times_are_written_as_the_pages_write_them() -> None:
    minutes = [*range(0, 24 * 60 + 1, 5), 1, 719, 721, 1439]
    told = evaluated("my-list-text", "given.map(module.clockWords)", minutes)
    assert told == [clock_in_words(each) for each in minutes]


# From Monday 23 November 2026: Tuesdays of three weeks 10am to noon, and the first of them at 2pm too.
TIMES = {
    "hasOthers": False,
    "slots": [
        {"weeks": [2, 2, 2], "starts": 600, "ends": 720},
        {"weeks": [2], "starts": 840, "ends": 900},
    ],
}


@pytest.mark.parametrize(
    ("day", "minute", "dates"),
    [
        ("2026-11-23", 0, ["Tuesday 24 November 2026, 10am to noon", "Tuesday 24 November 2026, 2pm to 3pm", "Tuesday 1 December 2026, 10am to noon"]),
        ("2026-11-24", 719, ["Tuesday 24 November 2026, 10am to noon", "Tuesday 24 November 2026, 2pm to 3pm", "Tuesday 1 December 2026, 10am to noon"]),
        ("2026-11-24", 720, ["Tuesday 24 November 2026, 2pm to 3pm", "Tuesday 1 December 2026, 10am to noon", "Tuesday 8 December 2026, 10am to noon"]),
        ("2026-12-08", 720, []),
    ],
)  # fmt: skip
def test_the_next_dates_are_those_that_are_not_over(
    day: str, minute: int, dates: list[str]
) -> None:
    given = {"times": TIMES, "now": {"day": day, "minute": minute}}
    asked = "module.nextDates(given.times, '2026-11-23', given.now).map(({ words }) => words)"
    assert evaluated("my-list-text", asked, given) == dates


def test_the_text_tells_what_one_needs_and_leaves_out_what_nobody_told() -> None:
    entry = {
        "name": "Thread Night",
        "by": "",
        "notes": ["Paused"],
        "when": ["Tuesdays"],
        "dates": [],
        "place": "The lounge",
        "cost": ["£3", "Free for carers"],
        "ask": ["Ring 01632 960100"],
        "page": "https://example.org/providers/threads/#night",
    }
    given = {
        "title": "My list - Days",
        "made": "Tuesday 24 November 2026",
        "entries": [entry],
        "link": "https://example.org/my-list/#3b9fk",
    }
    assert evaluated("my-list-text", "module.textOf(given)", given).splitlines() == [
        "My list - Days",
        "Made on Tuesday 24 November 2026. Ring before a long journey.",
        "",
        "1. Thread Night",
        "Paused",
        "When: Tuesdays",
        "Where: The lounge",
        "Cost: £3; Free for carers",
        "Ask: Ring 01632 960100",
        "Page: https://example.org/providers/threads/#night",
        "",
        "This list on the web: https://example.org/my-list/#3b9fk",
    ]


ACTIVITIES = """\
activities:
  - {name: Own number, when: Mondays 10am to noon, contact: {phone: 01632 960777, name: Sam}}
  - {name: The same number, when: Tuesdays 10am to noon}
  - {name: Over, when: Tuesday 1 September 2026 10am to noon, contact: {phone: 01632 960778}}
funding: {purse: yes}
"""


def test_a_card_s_file_tells_whom_to_ask_and_no_more_than_the_page(tmp_path: Path) -> None:
    entry = club().replace("when: Tuesdays 10am to noon\n", ACTIVITIES)
    publication = published(content_of(tmp_path, {"providers/club.yaml": entry}))
    made = artifacts(publication)
    page = made["providers/club/index.html"].content.decode()
    codes = publication.directory.codes
    of: dict[str, Listing] = {each.name: each for each in publication.directory.listings}
    numbers = {}
    for name in ("Own number", "The same number"):
        code = codes[of[name].id]
        assert f'data-code="{code}"' in page
        file = made[f"find/cards/{code}.txt"].content.decode()
        card, _, contact = file.partition("</article>")
        assert "01632" not in card
        assert set(Links(contact).hrefs) <= set(Links(page).hrefs)
        numbers[name] = re.findall(r"tel:(\d+)", contact)
    assert numbers == {"Own number": ["01632960777"], "The same number": ["01632960120"]}
    over = codes[of["Over"].id]
    assert f'data-code="{over}"' not in page
    assert f"find/cards/{over}.txt" not in made
