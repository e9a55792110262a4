"""The gap pages: every number against a plain recount, every zero shown, every sentence true."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest

from fingerpost import addresses
from fingerpost.artifacts import Artifact
from fingerpost.directory import Directory
from fingerpost.listing import Listing
from fingerpost.outputs.publication import Publication
from fingerpost.views.crossing import PARTS, PARTS_OF_DAYS, crossing_of, table_text
from fingerpost.views.gap_sentences import (
    Counting,
    GapLine,
    empty_times,
    list_of,
    parts_in_words,
    slots_in_words,
)
from fingerpost.views.gaps import GapsView, GapTable
from fingerpost.views.words import Link
from tests.building import SMALL_TOWN, artifacts, club, directory_of, page_at, published

Row = tuple[str, str, str, str]
FIVE_O_CLOCK = 17 * 60
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ANY = "Any time", "All kinds", "Every way to pay"


@pytest.fixture(scope="module")
def small_town() -> Publication:
    return published(SMALL_TOWN)


def rows_of(directory: Directory) -> dict[Row, tuple[int, int]]:
    """The table for spreadsheets: activities and providers by its first four columns."""
    text = table_text(crossing_of(directory), directory)
    head, *rows = csv.reader(StringIO(text.removeprefix("\ufeff")))
    assert head == ["locality", "part", "category", "route", "activities", "providers"]
    found = {(one, two, three, four): (int(a), int(b)) for one, two, three, four, a, b in rows}
    assert len(found) == len(rows)
    return found


def view_at(address: str, directory: Directory) -> GapsView:
    view = page_at(address, directory).view()
    assert isinstance(view, GapsView)
    return view


def tables_of(view: GapsView) -> dict[str, GapTable]:
    return {table.caption: table for place in view.places for pair in place.pairs for table in pair}


def numbers(table: GapTable) -> dict[str, list[int]]:
    return {row.label: [cell.number for cell in row.cells] for row in table.rows}


# The recount knows nothing of how the engine counts


def is_at(listing: Listing, part: str) -> bool:
    if part == "Any time":
        return True
    sessions = listing.sessions_to_come
    if part == "Set times":
        return bool(sessions)
    days, time = part.split()
    for session in sessions:
        day = DAYS[session.day.weekday()]
        week = "Weekend" if day in {"Saturday", "Sunday"} else "Weekday"
        is_then = (
            session.ends > FIVE_O_CLOCK if time == "evening" else session.starts < FIVE_O_CLOCK
        )
        if days in {day, week} and is_then:
            return True
    return False


def is_in(listing: Listing, place: str, directory: Directory) -> bool:
    if listing.situation.is_everywhere:
        return place == f"Everywhere in {directory.settings.area}"
    return place in {each.record.name for each in listing.situation.localities}


def is_of(listing: Listing, family: str, directory: Directory) -> bool:
    terms = directory.vocabulary("categories").term_by_id
    own = [terms[id_] for id_ in listing.activity.categories]
    heads = {terms[term.parent].label if term.parent else term.label for term in own}
    return family == "All kinds" or family in heads


def is_paid_by(listing: Listing, way: str, directory: Directory) -> bool:
    if way == "Every way to pay" or listing.is_free:
        return True
    term = next(each for each in directory.vocabulary("funding-routes").terms if each.label == way)
    told = listing.activity.funding.get(term.id)
    return told is not None and str(told.answer) == "yes"


def recounted(row: Row, directory: Directory) -> tuple[int, int]:
    place, part, family, way = row
    found = [
        listing.provider.id
        for listing in directory.listed
        if is_in(listing, place, directory)
        and is_of(listing, family, directory)
        and is_paid_by(listing, way, directory)
        and is_at(listing, part)
    ]
    return len(found), len(set(found))


def test_each_number_is_that_of_a_plain_recount(dorset: Directory, small_town: Publication) -> None:
    for directory in (dorset, small_town.directory):
        rows = rows_of(directory)
        wrong = [(row, rows[row]) for row in rows if rows[row] != recounted(row, directory)]
        assert wrong == []


def test_the_table_crosses_all_with_all_zeros_too(dorset: Directory) -> None:
    rows = rows_of(dorset)
    families = [term for term in dorset.vocabulary("categories").terms if term.parent is None]
    routes = dorset.vocabulary("funding-routes").terms
    sizes = (
        len(dorset.localities) + 1,
        2 + len(PARTS) + len(PARTS_OF_DAYS),
        1 + len(families),
        1 + len(routes),
    )
    assert [len(set(column)) for column in zip(*rows, strict=True)] == list(sizes)
    assert len(rows) == sizes[0] * sizes[1] * sizes[2] * sizes[3]
    assert (0, 0) in rows.values()


def test_a_part_holds_no_more_than_the_whole_and_no_less_than_its_parts(dorset: Directory) -> None:
    rows = rows_of(dorset)
    for (place, part, family, way), (activities, providers) in rows.items():
        assert 0 <= providers <= activities
        for wider in ((part, family, ANY[2]), (part, ANY[1], way), (ANY[0], family, way)):
            assert rows[(place, *wider)][0] >= activities
    for place in {row[0] for row in rows}:
        for time in ("daytime", "evening"):
            days = [rows[place, f"{day} {time}", *ANY[1:]][0] for day in DAYS]
            for week, own in (("Weekday", days[:5]), ("Weekend", days[5:])):
                assert max(own) <= rows[place, f"{week} {time}", *ANY[1:]][0] <= sum(own)


def test_all_that_is_listed_is_counted_somewhere(dorset: Directory) -> None:
    settled = {one.id for one in dorset.listed if one.settled_localities}
    everywhere = {one.id for one in dorset.listed if one.situation.is_everywhere}
    view = view_at(addresses.GAPS, dorset)
    assert len(settled | everywhere) + view.unplaced == len(dorset.listed)


# Pages show the numbers of the table


@pytest.mark.parametrize("route", [None, "budget"])
def test_a_page_shows_the_numbers_of_the_table(small_town: Publication, route: str | None) -> None:
    directory = small_town.directory
    routes = {term.id: term.label for term in directory.vocabulary("funding-routes").terms}
    view = view_at(addresses.gaps(route) if route else addresses.GAPS, directory)
    tables, rows = tables_of(view), rows_of(directory)
    way = routes[route] if route else ANY[2]
    columns = [*(part.label for part in PARTS), ANY[0]]
    for place in view.places:
        for family, shown in numbers(tables[f"{place.name}: kinds of activity"]).items():
            assert shown == [rows[place.name, part, family, way][0] for part in columns]
        for day, shown in numbers(tables[f"{place.name}: days"]).items():
            times = (f"{day} daytime", f"{day} evening")
            assert shown == [rows[place.name, part, ANY[1], way][0] for part in times]
        if route is None:
            for label, shown in numbers(tables[f"{place.name}: ways to pay"]).items():
                assert shown == [rows[place.name, part, ANY[1], label][0] for part in columns]
        else:
            assert f"{place.name}: ways to pay" not in tables


def test_only_what_is_told_as_there_counts_as_a_way_to_get_in(tmp_path: Path) -> None:
    access = "{name: Hut, postcode: ZZ1 1AA, access: {level-door: yes, bay: partly, loop: no}}"
    directory = directory_of(tmp_path, {"providers/one.yaml": club(where=access)})
    table = tables_of(view_at(addresses.GAPS, directory))["Hillside: getting in"]
    assert numbers(table) == {
        "Level door": [1, 0, 0, 0, 1],
        "Wide toilet": [0, 0, 0, 0, 0],
        "Hearing loop": [0, 0, 0, 0, 0],
        "Marked bay": [0, 0, 0, 0, 0],
    }


@pytest.mark.parametrize(
    ("when", "parts"),
    [
        ("Sundays 9am to noon", {"Weekend daytime", "Sunday daytime"}),
        ("Sundays noon to 5pm", {"Weekend daytime", "Sunday daytime"}),
        ("Sundays 5pm to 7pm", {"Weekend evening", "Sunday evening"}),
        (
            "Sundays 4.59pm to 5.01pm",
            {"Weekend daytime", "Weekend evening", "Sunday daytime", "Sunday evening"},
        ),
        ("Fridays 8pm to midnight", {"Weekday evening", "Friday evening"}),
    ],
)
def test_the_evening_starts_at_five(tmp_path: Path, when: str, parts: set[str]) -> None:
    directory = directory_of(tmp_path, {"providers/one.yaml": club(when=when)})
    rows = rows_of(directory)
    held = {
        part for (place, part, *rest), count in rows.items() if place == "Hillside" and count[0]
    }
    assert held == {*parts, "Any time", "Set times"}


PAUSE = "status: {{state: paused, until: {until}}}\n"


@pytest.mark.parametrize(
    ("more", "timed"),
    [
        ("", 1),
        ("status: {state: closed}\n", None),
        ("status: {state: paused}\n", 0),
        (PAUSE.format(until=date(2027, 1, 4)), 1),
        (PAUSE.format(until=date(2028, 1, 4)), 0),
    ],
)
def test_a_pause_counts_from_the_day_on_which_it_ends(
    tmp_path: Path, more: str, timed: int | None
) -> None:
    """None: not on any list."""
    directory = directory_of(tmp_path, {"providers/one.yaml": club(more=more)})
    rows = rows_of(directory)
    counts = [rows["Hillside", part, *ANY[1:]][0] for part in ("Any time", "Set times")]
    assert counts == ([0, 0] if timed is None else [1, timed])


def test_what_is_free_counts_under_each_way_to_pay_and_ask_under_none(tmp_path: Path) -> None:
    files = {
        "providers/free.yaml": club("Free", cost="free"),
        "providers/ask.yaml": club("Ask", more="funding: {purse: ask, budget: yes, fund: no}\n"),
    }
    rows = rows_of(directory_of(tmp_path, files))
    ways = ("Every way to pay", "Your own purse", "Care budget", "Held fund")
    assert [rows["Hillside", *ANY[:2], way] for way in ways] == [(2, 2), (1, 1), (2, 2), (1, 1)]


# What is read


class Cells(HTMLParser):
    """Tables as text: a list of rows of cells, by caption; and every cell that is no number."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tables: dict[str, list[list[str]]] = {}
        self._rows: list[list[str]] = []
        self._text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        if tag == "tr":
            self._rows.append([])
        if tag in {"td", "th", "caption"}:
            self._text = ""

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self._rows[-1].append(" ".join(self._text.split()))
        elif tag == "caption":
            self.tables[self._text.strip()] = self._rows = []

    def handle_data(self, data: str) -> None:
        self._text += data


@pytest.fixture(scope="module")
def made(small_town: Publication) -> dict[str, Artifact]:
    return artifacts(small_town)


def test_zero_is_written_as_zero_in_every_table(made: dict[str, Artifact]) -> None:
    html = made["about/gaps/index.html"].content.decode()
    tables = Cells(html).tables
    archery = next(row for row in tables["Hillside: kinds of activity"] if row[0] == "Archery")
    assert archery == ["Archery", "0", "0", "0", "0", "0"]
    for rows in tables.values():
        for row in rows[1:]:
            assert all(row), row
    bodies = re.findall(r"<tbody.*?</tbody>", html, re.DOTALL)
    told = [cell for body in bodies for cell in re.findall(r"<td[^>]*>(.*?)</td>", body)]
    assert told
    assert all(re.match(r"<strong>0</strong>$|<span |[1-9]", cell) for cell in told)
    assert all(body.count("<tr>") == body.count('<tr><th scope="row">') for body in bodies)


def test_one_provider_is_said_in_words(made: dict[str, Artifact]) -> None:
    tables = Cells(made["about/gaps/index.html"].content.decode()).tables
    friday = next(row for row in tables["Hillside: days"] if row[0] == "Friday")
    assert friday == ["Friday", "1, one provider", "0"]


def sentences(view: GapsView) -> Iterator[str]:
    for each in view.missing:
        yield from (f"{line.before}{line.link.text}{line.after}" for line in each.lines)


def test_the_plain_gaps_are_sentences_with_a_list_to_look_at(tmp_path: Path) -> None:
    clubs = {
        f"providers/club-{number}.yaml": club(f"Club {number}", when=when)
        for number, when in enumerate(
            ("every day 10am to 8pm", "every day except Sunday 11am to 8pm", "Sundays 9am to noon")
        )
    }
    told = list(sentences(view_at(addresses.GAPS, directory_of(tmp_path, clubs))))
    assert "Harbourside has nothing at set times. See Everything in Harbourside." in told
    assert "Hillside has nothing in singing at all. See Everything in Hillside." in told
    assert "In Hillside, only Club 0 has anything on Sunday evenings." in told
    assert not any("Harbourside has nothing in" in sentence for sentence in told)
    assert not any("Hillside has nothing in making" in sentence for sentence in told)


def test_a_gap_leads_to_the_nearest_list_that_exists(tmp_path: Path) -> None:
    clubs = {
        "providers/days.yaml": club("Days", when="Monday to Sunday 10am to noon"),
        "providers/evenings.yaml": club("Evenings", when="Monday to Saturday 6pm to 8pm"),
    }
    directory = directory_of(tmp_path, clubs)
    lines = empty_times(Counting(crossing_of(directory), directory)).lines
    assert [(line.before, line.link.href) for line in lines if "Hillside" in line.before] == [
        ("Hillside has nothing on Sunday evenings. See ", "/places/hillside/sunday/")
    ]


def test_what_is_left_out_is_counted(dorset: Directory) -> None:
    _, kinds, _ = view_at(addresses.GAPS, dorset).missing
    rows = rows_of(dorset)
    families = [term.label for term in dorset.vocabulary("categories").terms if term.parent is None]
    gaps = {
        (locality.id, family)
        for locality in dorset.localities
        for family in families
        for part in PARTS
        if not rows[locality.record.name, part.label, family, ANY[2]][0]
    }
    assert len(kinds.lines) + kinds.more == len(gaps)


def test_the_heaviest_gap_stands_first_and_then_each_place_has_its_turn() -> None:
    weighed = [(1, "hill", "a"), (1, "hill", "b"), (1, "quay", "c"), (2, "quay", "d")]
    link = Link("", "")
    lines = list_of(
        "", "", [(weight, at, GapLine(it, link, "")) for weight, at, it in weighed]
    ).lines
    assert [line.before for line in lines] == ["d", "a", "c", "b"]


def test_parts_of_the_week_in_words() -> None:
    slots = {part.label: next(iter(part.slots)) for part in PARTS_OF_DAYS}
    chosen = ("Sunday daytime", "Sunday evening", "Friday evening", "Monday daytime")
    words = "on Sundays, on Friday evenings or by day on Mondays"
    assert slots_in_words([slots[label] for label in chosen]) == words
    assert slots_in_words([slots["Friday evening"], slots["Saturday evening"]]) == (
        "on Friday or Saturday evenings"
    )
    assert slots_in_words(list(slots.values())) == "at set times"
    assert parts_in_words(PARTS[1:2]) == "on weekday evenings"
    assert parts_in_words(PARTS[2:]) == "at weekends"
    assert (
        parts_in_words(PARTS[:3]) == "by day on weekdays, on weekday evenings or by day at weekends"
    )


# The file


def test_the_page_tells_the_size_of_the_file(made: dict[str, Artifact]) -> None:
    file = made["about/gaps/gaps.csv"].content
    assert file.startswith(b"\xef\xbb\xbflocality,part,")
    size = -(-len(file) // 1024)
    for address in ("about/gaps/index.html", "about/gaps/purse/index.html"):
        assert f"CSV, {size} KB" in made[address].content.decode()


def test_no_name_becomes_a_formula(tmp_path: Path) -> None:
    content = {"localities/hillside.yaml": ""}
    hillside = (SMALL_TOWN / "localities/hillside.yaml").read_text(encoding="utf-8")
    content["localities/hillside.yaml"] = hillside.replace("name: Hillside", 'name: "=1+1, Hill"')
    places = {row[0] for row in rows_of(directory_of(tmp_path, content))}
    assert "'=1+1, Hill" in places
    assert "=1+1, Hill" not in places
