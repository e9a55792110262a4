"""What pages say: from the dummy town, and from entries of few words."""

import shutil
from pathlib import Path

import pytest

from fingerpost.artifacts import Artifact
from fingerpost.directory import Directory
from fingerpost.listing import Facet
from fingerpost.model.places import Town
from fingerpost.model.venue import Coordinates
from fingerpost.model.when import parse_when
from fingerpost.outputs.publication import Publication
from fingerpost.outputs.search_records import search_records
from fingerpost.pages.entries import hubs_view
from fingerpost.views.assurance import assurance_of
from fingerpost.views.card import card_of
from fingerpost.views.guide import guide_view
from fingerpost.views.hub import hub_of
from fingerpost.views.places import (
    nearest_listings,
    nearest_towns,
    nearest_venues,
    venue_lines_of,
)
from fingerpost.views.provider import ProviderView, provider_view, shown_pictures
from fingerpost.views.section import section_of
from fingerpost.views.site import findings_words
from fingerpost.views.week import week_view, week_words
from fingerpost.views.words import label_in_line, miles_words, way_words, when_in_full, when_words
from tests.building import (
    SMALL_TOWN,
    Links,
    artifacts,
    club,
    directory_of,
    page_at,
    published,
)


@pytest.mark.parametrize(
    ("label", "inside"),
    [
        ("Level door", "level door"),
        ("RADAR key lock", "RADAR key lock"),
        ("Changing Places toilet", "Changing Places toilet"),
    ],
)
def test_a_name_in_a_label_keeps_its_capitals(label: str, inside: str) -> None:
    assert label_in_line(label) == inside


@pytest.mark.parametrize(
    ("findings", "words"), [(0, "no faults."), (1, "1 fault."), (2, "2 faults.")]
)
def test_the_statement_counts_what_its_checks_found(
    small_town: Publication, findings: int, words: str
) -> None:
    statement = small_town.directory.settings.statement
    tested = {"findings": findings, "tested": small_town.directory.day}
    assert f"found {words}" in findings_words(statement.model_copy(update=tested))


GULLSEA_HALL = "name: Gullsea Hall\naddress: 2 Quay\nlat: 50.7001\nlon: -2.2001\n"


def town_of(directory: Directory, town_id: str) -> Town:
    return next(town for _, town in directory.towns if town.id == town_id)


@pytest.mark.parametrize(
    ("venue", "names"),
    [
        (GULLSEA_HALL, ["Gullsea Hall"]),
        ("name: Gullsea Hall\naddress: 2 Quay\npostcode: ZZ2 1AA\n", ["Gullsea Hall"]),
        (GULLSEA_HALL + "show: area only\n", []),
        (GULLSEA_HALL + "show: street hidden\n", []),
    ],
)
def test_a_town_names_its_shared_venues_wherever_their_place_comes_from(
    tmp_path: Path, venue: str, names: list[str]
) -> None:
    directory = directory_of(tmp_path, {"venues/gullsea-hall.yaml": venue})
    shown = [line.name for line in venue_lines_of(town_of(directory, "gullsea"), directory)]
    assert shown == names


SECRETS = (
    "Wisteria",
    "Secret Lane",
    "ZZ2 7QX",
    "50.712",
    "-2.212",
    "50.71299",
    "kitchen",
    "front-door",
)
"""What tells where Ada lives: name, street, postcode, guide, website, points and pictures."""


@pytest.fixture(scope="module")
def small_town() -> Publication:
    return published(SMALL_TOWN)


@pytest.fixture(scope="module")
def made(small_town: Publication) -> dict[str, Artifact]:
    return artifacts(small_town)


def test_a_hidden_address_is_told_nowhere(
    small_town: Publication, made: dict[str, Artifact]
) -> None:
    texts = {path: each.content.decode(errors="replace") for path, each in made.items()}
    texts["search"] = repr(search_records(small_town.directory))
    assert "Ada at Home" in texts["search"]
    assert "Near Gullsea" in texts["towns/gullsea/index.html"]
    # The tables of all postcodes of the area tell of nobody: see the test below.
    told = [
        (path, secret)
        for path, text in texts.items()
        for secret in SECRETS
        if secret in text and not path.startswith("find/near/")
    ]
    assert told == []


def test_the_tables_of_postcodes_are_the_same_whoever_lives_there(
    made: dict[str, Artifact], tmp_path: Path
) -> None:
    content = tmp_path / "content"
    shutil.copytree(SMALL_TOWN, content, ignore=shutil.ignore_patterns("ada-*"))
    without = artifacts(published(content))
    tables = {path: each.content for path, each in made.items() if path.startswith("find/near/")}
    assert len(tables) >= 3
    assert all(without[path].content == content for path, content in tables.items())


def test_a_picture_of_a_hidden_address_is_no_file_of_the_site(made: dict[str, Artifact]) -> None:
    assert sorted(path for path in made if path.startswith("images/")) == [
        "images/lantern-house.png",
        "images/lantern-people.png",
    ]


def test_only_the_street_of_a_street_that_is_hidden_is_left_out(
    small_town: Publication, made: dict[str, Artifact]
) -> None:
    texts = [made[path].content.decode() for path in made if path.endswith((".html", ".xml"))]
    assert any("Mission Room, Nether Quay" in text for text in texts)
    everything = "".join(texts) + repr(search_records(small_town.directory))
    assert "Rope Walk" not in everything
    assert "ZZ2 9ZZ" not in everything


@pytest.mark.parametrize(
    ("status", "notes", "first_date"),
    [
        ("open", (), "2026-11-24"),
        ("paused until 2026-12-08", ("Paused until 8 December 2026",), "2026-12-08"),
        ("paused until 2026-12-09", ("Paused until 9 December 2026",), "2026-12-15"),
        ("paused until 2026-11-22", ("It was paused until 22 November 2026",), "2026-11-24"),
        ("paused until 2026-10-01", ("It was paused until 1 October 2026",), "2026-11-24"),
        ("paused", ("Paused",), None),
        ("closed", ("This has closed",), None),
    ],
)
def test_what_is_paused_says_until_when_and_names_no_date_before(
    tmp_path: Path, status: str, notes: tuple[str, ...], first_date: str | None
) -> None:
    files = {"providers/club.yaml": club(more=f"status: {status}\n")}
    directory = directory_of(tmp_path, files)
    (listing,) = directory.listings
    section = section_of(listing, directory)
    assert section.notes == notes
    assert card_of(listing, directory).notes == notes
    assert next((each.iso[:10] for each in section.dates), None) == first_date
    assert (section.more_dates > 0) == (first_date is not None)


HUB = """
name: Bare Hub
kind: hub
summary: A desk.
contact: {phone: 01632 960130}
hub_details:
  lead: {name: Trust}
  partners: [{name: Friends}]
  place: lantern-house
  open: Mondays 9am to noon
"""


@pytest.mark.parametrize(
    ("told", "notes"),
    [
        ("reviewed: 2026-11-01\n", ()),
        ("reviewed: 2025-11-10\n", ("Not checked since November 2025",)),
        ("reviewed: 2025-08-10\n", ("Not checked since August 2025: it may have closed",)),
        ("reviewed: 2026-11-01\nstatus: closed\n", ("This has closed",)),
        ("reviewed: 2026-11-01\nstatus: paused until 2027-01-10\n", ("Paused until 10 January 2027",)),
    ],
)  # fmt: skip
def test_a_hub_without_activities_tells_its_own_state(
    tmp_path: Path, told: str, notes: tuple[str, ...]
) -> None:
    directory = directory_of(tmp_path, {"providers/bare.yaml": HUB + told})
    assert provider_view(directory.providers[0], directory).notes == notes


def test_a_hub_names_the_spokes_that_lists_show(small_town: Publication) -> None:
    directory = small_town.directory
    hub = hub_of(directory.provider_by_id["the-lantern"], directory)
    assert hub is not None
    assert [spoke.name for spoke in hub.spokes] == [
        "Knit and Natter",
        "Screen Circle",
        "The Old Forge",
        "Tide Tables",
    ]


def test_the_network_counts_the_spokes_that_name_no_hub(small_town: Publication) -> None:
    told = hubs_view(small_town.directory)
    assert [entry.name for entry in told.hubs] == ["The Lantern"]
    assert told.unconnected == 4  # Abacus Club, Ada, Frost and Fair, From a List


def glances(directory: Directory, locality: str = "hillside") -> dict[str, list[str]]:
    """What stands in each cell of a locality's week that holds anything: `Tuesday Morning`."""
    listings = directory.listed_in(Facet.LOCALITY, locality)
    week = week_view(listings, locality, directory)
    return {
        f"{cell.day} {cell.part}": [", ".join(filter(None, (each.name, each.times, each.how_often))) for each in cell.glances]
        for column in week.days
        for cell in column.cells
        if cell.glances
    }  # fmt: skip


def test_a_week_at_a_glance_shows_each_activity_in_its_cells(small_town: Publication) -> None:
    assert glances(small_town.directory) == {
        "Monday Afternoon": ["Lantern lunch, noon to 2pm"],
        "Tuesday Morning": [
            "Abacus Club, 9am to 10am, not checked since October 2025",
            "Tuesday knitting, 10am to noon",
        ],
        "Tuesday Evening": ["The Old Forge, 6pm to 8pm, paused until 10 January 2027"],
        "Thursday Evening": ["Lantern late, 5pm to 7pm"],
        "Friday Afternoon": ["Lantern lunch, noon to 2pm"],
        "Saturday Afternoon": ["Songs both ways, 3pm to 4pm"],
    }
    harbourside = glances(small_town.directory, "harbourside")
    assert harbourside["Wednesday Morning"] == [
        "Boat building, 9am to 5pm",
        "Morning choir, 11am to noon",
    ]
    assert harbourside["Wednesday Afternoon"] == [
        "Boat building, 9am to 5pm",
        "Noon choir, noon to 1pm",
    ]
    assert harbourside["Saturday Morning"] == [
        "Songs on the shore, 8am to 9am",
        "Quay knitting, 11am to 1pm, last Saturday of the month",
    ]
    assert "Wednesday Evening" not in harbourside


def test_a_full_cell_leads_to_the_whole_list(tmp_path: Path) -> None:
    files = {f"providers/club-{number}.yaml": club(f"Club {number}") for number in range(7)}
    directory = directory_of(tmp_path, files)
    week = week_view(directory.listed, "hillside", directory)
    (tuesday,) = (column for column in week.days if column.href)
    assert tuesday.href == "/places/hillside/tuesday/"
    assert [(len(cell.glances), cell.more) for cell in tuesday.cells] == [(5, 2), (0, 0), (0, 0)]
    assert week.filled == 1


def test_two_sentences_of_one_hour_both_stand_in_the_week(tmp_path: Path) -> None:
    when = "[First Tuesday of the month 10am to noon, Third Tuesday of the month 10am to noon]"
    directory = directory_of(tmp_path, {"providers/club.yaml": club(when=when)})
    assert glances(directory)["Tuesday Morning"] == [
        "Club, 10am to noon, first Tuesday of the month",
        "Club, 10am to noon, third Tuesday of the month",
    ]


def test_a_sentence_that_is_over_is_told_nowhere(tmp_path: Path) -> None:
    when = "[Fridays 10am to noon until 30 October 2026, Tuesdays 10am to noon]"
    directory = directory_of(tmp_path, {"providers/club.yaml": club(when=when)})
    (listing,) = directory.listed
    assert list(listing.times()) == ["tuesday"]
    assert glances(directory).keys() == {"Tuesday Morning"}
    assert card_of(listing, directory).when == ("Every Tuesday, 10am to noon",)
    assert [told.rule for told in section_of(listing, directory).when] == ["Every Tuesday"]


@pytest.mark.parametrize(
    ("metres", "words"),
    [
        (0, "less than a mile"),
        (1609, "less than a mile"),
        (1610, "about 1 mile"),
        (2413, "about 1 mile"),
        (2500, "about 2 miles"),
        (23_000, "about 14 miles"),
    ],
)
def test_a_distance_is_said_as_exactly_as_it_is_known(metres: float, words: str) -> None:
    assert miles_words(metres) == words


@pytest.mark.parametrize(
    ("there", "way"),
    [
        ((50.9, -2.0), "about 7 miles north"),
        ((50.8, -1.8), "about 9 miles east"),
        ((50.7, -2.158), "about 10 miles south-west"),
        ((50.8, -2.0), "less than a mile north"),
    ],
)
def test_a_way_tells_the_distance_and_the_direction(there: tuple[float, float], way: str) -> None:
    assert way_words(Coordinates(50.8, -2.0), Coordinates(*there)) == way


def test_a_town_names_the_towns_next_to_it_nearest_first(small_town: Publication) -> None:
    directory = small_town.directory
    told = nearest_towns(town_of(directory, "cobbleton"), directory)
    assert [(each.text, each.definition) for each in told] == [
        ("Upper Fold", "About 2 miles north"),
        ("Nether Quay", "About 14 miles south"),
        ("Gullsea", "About 14 miles south"),
    ]


def test_a_town_without_a_place_to_meet_names_the_nearest(small_town: Publication) -> None:
    directory = small_town.directory
    gullsea = town_of(directory, "gullsea")
    assert venue_lines_of(gullsea, directory) == ()
    told = nearest_venues(gullsea, directory)
    assert [(each.name, each.way) for each in told] == [
        ("Lantern House", "about 14 miles north"),
        ("Fold Barn", "about 16 miles north"),
    ]
    assert told[0].about == "The street runs it."


@pytest.mark.parametrize(
    ("whens", "words"),
    [
        (
            ["Tuesdays 10am to noon"],
            (
                "Something is on in 1 of the 21 parts of the week. "
                "There is just one activity on Tuesday morning."
            ),
        ),
        (
            ["Monday to Friday 9am to 8pm", "Saturdays 10am to 4pm"],
            (
                "Something is on in 17 of the 21 parts of the week. There is nothing yet on Saturday "
                "evening, Sunday morning, Sunday afternoon and Sunday evening."
            ),
        ),
        (
            ["Monday to Sunday 9am to 8pm"],
            "Something is on in all 21 parts of the week.",
        ),
    ],
)
def test_a_week_says_where_its_gaps_are(tmp_path: Path, whens: list[str], words: str) -> None:
    when = f"[{', '.join(f'{each!r}' for each in whens)}]"
    directory = directory_of(tmp_path, {"providers/club.yaml": club(when=when)})
    assert week_words(week_view(directory.listed, "hillside", directory)) == words


def test_a_guide_shows_numbers_where_it_names_them(small_town: Publication) -> None:
    (guide,) = (each for each in small_town.directory.guides if each.id == "worried-about-someone")
    view = guide_view(guide.record, (), small_town.directory.settings)
    assert [(part.text, [line.name for line in part.lines]) for part in view.parts] == [
        ("<p>Whom to tell.</p>", ["Worry line"]),
        (
            "<p>There is a person behind each number.</p>",
            ["The people who look after this directory"],
        ),
        ("", []),
    ]


def test_what_is_near_a_town_is_outside_it_nearest_first(small_town: Publication) -> None:
    directory = small_town.directory
    told = nearest_listings(town_of(directory, "nether-quay"), directory)
    by_the_sea = [each.name for each in told if each.distance.startswith("less")]
    assert sorted(by_the_sea) == [
        "Ada's table",
        "Boat building",
        "Long supper",
        "Morning choir",
        "Noon choir",
    ]
    assert by_the_sea == [each.name for each in told[:5]]
    assert {each.distance for each in told[5:]} == {"about 14 miles in a straight line"}
    near_fold = nearest_listings(town_of(directory, "upper-fold"), directory)
    assert {each.distance for each in near_fold[:3]} == {"about 2 miles in a straight line"}
    paused = next(each for each in near_fold if each.name == "The Old Forge")
    assert paused.when == "Every Tuesday, 6pm to 8pm; paused until 10 January 2027"


def test_checks_that_have_lapsed_are_not_shown(small_town: Publication) -> None:
    directory = small_town.directory
    view = assurance_of(directory.provider_by_id["the-lantern"].record, directory)
    assert [(line.text, line.seen) for line in view.checks][:2] == [
        ("DBS check, enhanced, issued January 2026", "seen by the editors on 1 February 2026"),
        ("Public liability insurance of £5 million until 1 March 2027", "told to us by the provider on 1 November 2026"),
    ]  # fmt: skip
    assert not any("Safeguarding training" in line.text for line in view.checks)
    assert len(view.checks) == 5


@pytest.mark.parametrize(
    ("as_of", "lines"),
    [("2026-09-23", 1), ("2026-09-22", 0)],
)
def test_free_places_are_told_for_sixty_days(tmp_path: Path, as_of: str, lines: int) -> None:
    more = f"places: {{free: 2, of: 6, as_of: {as_of}}}\n"
    directory = directory_of(tmp_path, {"providers/club.yaml": club(more=more)})
    (listing,) = directory.listings
    told = [line for line in section_of(listing, directory).join if "places free" in line]
    assert len(told) == lines


@pytest.mark.parametrize(("until", "is_shown"), [("2026-11-22", 1), ("2026-11-21", 0)])
def test_a_notice_stands_up_to_its_last_day(tmp_path: Path, until: str, is_shown: int) -> None:
    more = f"notice: {{text: Come early., until: {until}}}\n"
    directory = directory_of(tmp_path, {"providers/club.yaml": club(more=more)})
    page = page_at("/providers/club/", directory).view()
    assert isinstance(page, ProviderView)
    assert len(page.notices) + sum(len(each.notices) for each in page.sections) == is_shown


def test_what_is_priced_otherwise_or_free_or_untold_is_said(small_town: Publication) -> None:
    told = {
        each.name: card_of(each, small_town.directory).cost
        for each in small_town.directory.listings
    }
    assert told["Lantern lunch"] == ("£4 a meal", "Free for carers")
    assert told["Boat building"] == ("£40 a day", "£100 a week")
    assert told["Quay knitting"] == ("By donation",)
    assert told["Circle of songs"] == ("Free",)
    assert told["Listed thing"] == ("Cost not told yet",)


def test_no_picture_of_a_hidden_address_is_shown(small_town: Publication) -> None:
    assert shown_pictures(small_town.directory) == {
        "/images/lantern-house.png",
        "/images/lantern-people.png",
    }


def test_a_picture_tells_its_size_so_that_nothing_jumps(small_town: Publication) -> None:
    lantern = small_town.directory.provider_by_id["the-lantern"]
    photos = provider_view(lantern, small_town.directory).photos
    assert photos
    assert {(photo.width, photo.height) for photo in photos} == {(1, 1)}


def test_people_in_a_picture_have_agreed_to_it(tmp_path: Path) -> None:
    photos = "photos: [{file: lantern-people.png, alt: People., shows_people: yes}]\n"
    agreed = "consent: {photos: 2026-10-01}\n"
    for number, (more, shown) in enumerate(((photos, 0), (photos + agreed, 1))):
        files = {"providers/club.yaml": club(where="fold-barn", more=more)}
        directory = directory_of(tmp_path / str(number), files)
        assert len(shown_pictures(directory)) == shown


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("silent-bell", "Not checked since April 2025: it may have closed"),
        ("abacus-club", "Not checked since October 2025"),
        ("frost-and-fair", "This has finished"),
        ("closed-loom", "This has closed"),
        ("old-forge", "Paused until 10 January 2027"),
        ("from-a-list", "Source: Somebody's list, 17"),
        ("the-lantern", "Checked by two readers of the Lantern on 20 October 2026"),
        ("the-lantern", "The lift is being mended. (until 1 December 2026)"),
        ("ada-at-home", "You get the address when you join."),
    ],
)
def test_a_page_that_is_kept_says_what_became_of_it(
    made: dict[str, Artifact], page: str, words: str
) -> None:
    text = Links(made[f"providers/{page}/index.html"].content.decode()).text
    assert words in " ".join(text.split())


@pytest.mark.parametrize(
    ("when", "on_cards", "in_full"),
    [
        ("Tuesdays 10am to noon", "Every Tuesday, 10am to noon", ""),
        ("Tuesdays 10am to noon, term time", "Every Tuesday, 10am to noon, school term time only", ""),
        ("Mondays 1pm to 3pm, not bank holidays", "Every Monday, 1pm to 3pm", ", not on bank holidays"),
        ("Fridays 7pm to 9pm from 8 January 2027 until 26 March 2027, not 19 February 2027", "Every Friday, 7pm to 9pm, from 8 January 2027 until 26 March 2027", ", not on 19 February 2027"),
        ("by arrangement", "By arrangement", ""),
    ],
)  # fmt: skip
def test_a_time_is_told_with_its_limits(when: str, on_cards: str, in_full: str) -> None:
    schedule = parse_when(when)
    assert when_words(schedule) == on_cards
    assert when_in_full(schedule) == on_cards + in_full


def test_a_hub_tells_when_it_is_shut(small_town: Publication) -> None:
    directory = small_town.directory
    hub = hub_of(directory.provider_by_id["the-lantern"], directory)
    assert hub is not None
    assert hub.open == ("Monday to Friday, 9am to 5pm, not on bank holidays",)
