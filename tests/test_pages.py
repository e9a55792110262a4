"""Which pages exist, what stands in them and where they lead."""

from pathlib import Path

import pytest

from fingerpost.addresses import file_of
from fingerpost.artifacts import Artifact
from fingerpost.directory import Directory
from fingerpost.pages.entries import letter_of, names_of
from fingerpost.pages.guide_links import dead_guide_links
from fingerpost.pages.plan import lay_out
from fingerpost.views.lists import ListView
from fingerpost.views.places import LocalityView, TownView
from fingerpost.views.words import counted
from tests.building import (
    SMALL_TOWN,
    Links,
    addresses_of,
    artifacts,
    club,
    content_of,
    dead_links,
    directory_of,
    page_at,
    published,
    related,
)


@pytest.fixture(scope="module")
def small_town() -> Directory:
    return related(SMALL_TOWN)


@pytest.fixture(scope="module")
def made() -> dict[str, Artifact]:
    return artifacts(published(SMALL_TOWN))


@pytest.mark.parametrize(
    ("name", "letter"),
    [("Ŵyna", "W"), ("The Old Forge", "O"), ("“The Field”", "F"), ("Éclair", "E"), ("3rd Age", "0 to 9")],
)  # fmt: skip
def test_a_name_stands_under_its_letter(name: str, letter: str) -> None:
    assert letter_of(name) == letter


def names(directory: Directory) -> dict[str, str]:
    """Address by text."""
    links = names_of(directory)
    found = {link.text: link.href for link in links}
    assert len(found) == len(links)
    return found


def test_no_name_in_the_a_to_z_leads_to_two_places(tmp_path: Path) -> None:
    twice = """
activities:
  - {name: Sing, when: Mondays 10am to noon}
  - {name: Sing, when: Fridays 10am to noon}
  - {name: Sing, when: Fridays 10am to noon}
  - {name: Dance, when: Mondays 10am to noon}
"""
    two = club("Two").replace("when: Tuesdays 10am to noon\n", "") + twice
    files = {
        "providers/two.yaml": two,
        "providers/one.yaml": club("Hill Club", more="also_known_as: [Hillers]\n"),
        "providers/other.yaml": club("Hill Club"),
        "providers/third.yaml": club("Third", more="also_known_as: [Hillers, Third]\n"),
    }
    assert names(directory_of(tmp_path, files)) == {
        "Dance": "/providers/two/#dance",
        "Hill Club (one)": "/providers/one/",
        "Hill Club (other)": "/providers/other/",
        "Hillers (one)": "/providers/one/",
        "Hillers (third)": "/providers/third/",
        "Sing (Two, Lantern House, Cobbleton, Every Monday, 10am to noon)": "/providers/two/#sing",
        "Sing (Two, Lantern House, Cobbleton, Every Friday, 10am to noon, sing-2)": "/providers/two/#sing-2",
        "Sing (Two, Lantern House, Cobbleton, Every Friday, 10am to noon, sing-3)": "/providers/two/#sing-3",
        "Third": "/providers/third/",
        "Two": "/providers/two/",
    }  # fmt: skip


def test_the_a_to_z_leaves_out_what_lists_leave_out(small_town: Directory) -> None:
    found = names(small_town)
    assert {"Abacus Club", "Light House", "Frost fair", "The Old Forge"} <= found.keys()
    gone = {"Silent Bell", "Bell That Was", "Closed Loom", "Summer fair"}
    assert not gone & found.keys()


def test_no_two_pages_have_one_title(tmp_path: Path, small_town: Directory) -> None:
    online = club("Ring", where="online", more="locality: everywhere\n")
    files = {
        "providers/one.yaml": online,
        "providers/two.yaml": online,
        "providers/here.yaml": club("Ring"),
    }
    for directory in (small_town, directory_of(tmp_path, files)):
        titles = [page.title for page in lay_out(directory)]
        assert sorted(titles) == sorted(set(titles))


def test_the_old_address_of_a_term_leads_to_its_list_where_there_is_one(tmp_path: Path) -> None:
    needs = """
name: Support needs
terms:
  - {id: making, label: Making, plain_label: Making, definition: Nobody is used to this., was: [doing]}
  - {id: seeing, label: Seeing, plain_label: Seeing, definition: You see little., was: [sight]}
"""
    files = {
        "vocabulary/needs.yaml": needs,
        "providers/club.yaml": club(more="needs: [seeing]\n"),
    }
    found = addresses_of(directory_of(tmp_path, files))
    assert {"/activities/making/", "/for/seeing/", "/for/sight/"} <= found
    assert not {"/for/making/", "/for/doing/"} & found


def clubs(count: int) -> dict[str, str]:
    return {
        f"providers/club-{number:03}.yaml": club(f"Club {number:03}")
        for number in range(1, count + 1)
    }


def test_a_list_over_forty_goes_on_at_page_2(tmp_path: Path) -> None:
    directory = directory_of(tmp_path, clubs(41))
    for address in (
        "/activities/making/",
        "/when/tuesday/",
        "/places/hillside/making/",
        "/towns/cobbleton/",
    ):
        first, second = (list_at(each, directory) for each in (address, f"{address}page/2/"))
        assert (len(first.cards), len(second.cards)) == (40, 1)
        assert first.count_words == second.count_words == "41 activities"
        assert first.wider == second.wider != ()
        assert first.pagination is not None
        assert second.pagination is not None
        assert [link.href for link in first.pagination.pages] == [address, f"{address}page/2/"]
        assert first.pagination.following is not None
        assert first.pagination.following.href == f"{address}page/2/"
        assert (first.pagination.previous, second.pagination.following) == (None, None)
    assert f"{address}page/3/" not in addresses_of(directory)


def test_forty_need_no_second_page(tmp_path: Path) -> None:
    directory = directory_of(tmp_path, clubs(40))
    assert list_at("/activities/making/", directory).pagination is None
    assert "/activities/making/page/2/" not in addresses_of(directory)


def list_at(address: str, directory: Directory) -> ListView:
    """A list of its own, or the one within the page of a locality or town."""
    view = page_at(address, directory).view()
    found = view.list if isinstance(view, LocalityView | TownView) else view
    assert isinstance(found, ListView)
    return found


def lists_of(directory: Directory) -> dict[str, ListView]:
    templates = {"pages/list.html", "pages/locality.html", "pages/town.html"}
    pages = [page for page in lay_out(directory) if page.template in templates]
    return {page.address: list_at(page.address, directory) for page in pages}


def test_every_list_says_how_many_and_links_a_wider_one(small_town: Directory) -> None:
    found = lists_of(small_town)
    known = addresses_of(small_town)
    assert len(found) > 50
    for address, told in found.items():
        count = len(told.cards)
        assert told.count_words == counted(count, "activity"), address
        assert told.wider, address
        assert {link.href for link in told.wider} <= known - {address}
    empty = {address for address, told in found.items() if not told.cards}
    assert empty == set()


def test_a_narrower_list_is_as_long_as_it_is_said_to_be(small_town: Directory) -> None:
    found = lists_of(small_town)
    groups = [group for told in found.values() for group in told.narrower]
    assert len(groups) > 10
    for group in groups:
        assert group.links
        for link in group.links:
            assert len(found[link.href].cards) == link.count > 0


def test_each_list_holds_what_its_address_says(small_town: Directory) -> None:
    found = lists_of(small_town)
    names = {address: [each.name for each in told.cards] for address, told in found.items()}
    assert names["/when/evenings/"] == [
        "Frost fair",
        "Long supper",
        "Lantern late",
        "The Old Forge",
        "Songs by telephone",
    ]
    assert names["/when/wednesday/"] == [
        "Boat building",
        "Morning choir",
        "Noon choir",
        "Songs by telephone",
    ]
    assert names["/places/hillside/evenings/"] == ["Frost fair", "Lantern late", "The Old Forge"]
    assert names["/places/harbourside/weekends/"] == [
        "Songs on the shore",
        "Quay knitting",
        "Long supper",
    ]
    assert names["/online/"] == ["Circle of songs", "Songs both ways", "Songs by telephone"]
    assert names["/pop-ups/"] == ["Frost fair"]
    assert names["/specialist/"] == ["Lantern late", "Lantern lunch"]
    assert names["/towns/nether-quay/"] == ["Quay knitting"]
    assert names["/when/tuesday/"][-1] == names["/activities/making/"][-1] == "Abacus Club"
    free = {
        "Circle of songs",
        "Frost fair",
        "Lantern late",
        "Songs both ways",
        "Songs by telephone",
        "Songs on the shore",
    }
    for route in ("purse", "budget", "fund"):
        assert free <= set(names[f"/pay/{route}/"])
    everything = {name for each in names.values() for name in each}
    assert not {"Summer fair", "Closed Loom", "Silent Bell"} & everything


def test_what_holds_nothing_has_no_page(small_town: Directory) -> None:
    found = addresses_of(small_town)
    gone = {"/activities/archery/", "/access/loop/", "/places/hillside/sunday/", "/places/harbourside/archery/",
            "/places/hillside/wednesday/", "/activities/making/page/2/"}  # fmt: skip
    assert not gone & found
    assert {
        "/providers/closed-loom/",
        "/providers/silent-bell/",
        "/providers/frost-and-fair/",
    } <= found


def test_every_address_of_the_contract_is_there(small_town: Directory) -> None:
    contract = """/ /places/ /places/hillside/ /places/hillside/making/ /places/hillside/tuesday/
        /places/hillside/evenings/ /places/harbourside/weekends/ /towns/ /towns/cobbleton/ /activities/
        /activities/making/ /providers/the-lantern/ /hubs/ /for/ /for/forgetting/ /access/ /access/bay/
        /pay/ /pay/purse/ /when/ /when/monday/ /when/evenings/ /when/weekends/ /online/ /pop-ups/
        /specialist/ /a-to-z/ /find/ /help/ /help/ways-to-pay/ /about/ /contact/ /accessibility/
        /privacy/ /404.html"""
    assert set(contract.split()) <= addresses_of(small_town)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/providers/old-lantern/", "/providers/the-lantern/"),
        ("/activities/choirs/", "/activities/singing/"),
        ("/access/large-loo/", "/access/wide-toilet/"),
    ],
)
def test_an_old_address_leads_to_the_new_one(
    small_town: Directory, made: dict[str, Artifact], old: str, new: str
) -> None:
    page = made[file_of(old)].content.decode()
    assert f'<meta http-equiv="refresh" content="0; url={new}">' in page
    assert f'<a href="{new}">' in page
    assert f"{old} {new} 301" in made["_redirects"].content.decode().splitlines()
    assert not page_at(old, small_town).in_sitemap
    assert old not in made["sitemap.xml"].content.decode()


def test_every_link_of_the_dummy_town_leads_somewhere(made: dict[str, Artifact]) -> None:
    assert list(dead_links(made)) == []


def test_no_page_has_two_parts_of_one_id(made: dict[str, Artifact]) -> None:
    pages = {
        path: Links(each.content.decode()) for path, each in made.items() if path.endswith(".html")
    }
    assert len(pages) > 80
    for path, page in pages.items():
        assert sorted(page.ids) == sorted(set(page.ids)), path


def test_the_sitemap_leaves_out_what_is_off_the_lists(made: dict[str, Artifact]) -> None:
    sitemap = made["sitemap.xml"].content.decode()
    for provider, count in (
        ("the-lantern", 1),
        ("frost-and-fair", 1),
        ("silent-bell", 0),
        ("closed-loom", 0),
    ):
        assert sitemap.count(f"https://smalltown.example.org/providers/{provider}/<") == count
    assert "404" not in sitemap


QUESTIONS = (
    "When",
    "Where",
    "Getting in",
    "Cost",
    "Ways to pay",
    "Who it is for",
    "How to join",
    "Whom to ask",
)


def test_a_provider_page_answers_in_the_order_in_which_people_ask(
    made: dict[str, Artifact],
) -> None:
    page = made["providers/the-lantern/index.html"].content.decode()
    section = page[page.index('id="lunch"') :]
    places = [section.index(f"<dt>{question}</dt>") for question in QUESTIONS]
    assert places == sorted(places)
    assert page.index("Come in and find out") < page.index('id="lunch"')


def test_the_page_of_every_list_says_how_many(
    small_town: Directory, made: dict[str, Artifact]
) -> None:
    for address, told in lists_of(small_town).items():
        text = " ".join(Links(made[file_of(address)].content.decode()).text.split())
        assert told.count_words in text.casefold(), address


@pytest.mark.parametrize(
    ("time", "order"),
    [("evenings", ["Sixes", "Both"]), ("tuesday", ["Sixes", "Both"]), ("monday", ["Both"]), ("saturday", ["Tens", "Both"]), ("weekends", ["Tens", "Both"])],
)  # fmt: skip
def test_a_list_of_a_time_is_sorted_by_the_start_at_that_time(
    tmp_path: Path, time: str, order: list[str]
) -> None:
    files = {
        "providers/both.yaml": club(
            "Both", when="[Mondays 9am to 10am, Tuesdays 8pm to 9pm, Saturdays noon to 1pm]"
        ),
        "providers/sixes.yaml": club("Sixes", when="Tuesdays 6pm to 7pm"),
        "providers/tens.yaml": club("Tens", when="Saturdays 10am to 11am"),
    }
    told = list_at(f"/when/{time}/", directory_of(tmp_path, files))
    assert [each.name for each in told.cards] == order


SPARSE = {
    "nobody at all": {},
    "one who takes one way to pay": {"providers/a.yaml": club(more="funding: {purse: yes}\n")},
    "one who refuses a way to pay": {"providers/a.yaml": club(more="funding: {purse: yes, fund: no}\n")},
    "one who is closed": {"providers/a.yaml": club(more="status: closed\nfunding: {purse: yes}\n")},
    "one whom nobody has checked for long": {"providers/a.yaml": club(reviewed="2019-01-01")},
    "one pop-up that is over": {"providers/a.yaml": club(when="Friday 2 October 2026 10am to noon")},
    "one pop-up to come": {"providers/a.yaml": club(when="Friday 4 December 2026 10am to noon")},
    "one online for everywhere": {
        "providers/a.yaml": club(where="online", more="locality: everywhere\n")
    },
    "one in both places": {
        "providers/a.yaml": club(where="out and about", more="locality: [hillside, harbourside]\n")
    },
    "one of whom nothing is told": {
        "providers/a.yaml": "name: A\nkind: spoke\nsummary: A.\nsources: [{name: List, id: '1'}]\nactivities: [{name: B}]\n"
    },
}  # fmt: skip


@pytest.mark.parametrize("few", SPARSE)
def test_a_sparse_directory_has_no_dead_link(tmp_path: Path, few: str) -> None:
    content = content_of(tmp_path, SPARSE[few])
    (content / "pages/ways-to-pay.md").unlink()  # it links a list that may not be there
    made = artifacts(published(content))
    assert list(dead_links(made)) == []
    assert "index.html" in made


@pytest.mark.parametrize(
    "link", ["/nowhere/", "/nowhere/#part", "</nowhere/>", " /nowhere/ ", '/nowhere/ "Nowhere"']
)
def test_a_dead_link_of_a_guide_is_told_however_it_is_written(tmp_path: Path, link: str) -> None:
    guide = f"---\ntitle: Odd\nsummary: Odd.\n---\n\nSee [this]({link}) and [help](/help/).\n"
    directory = directory_of(tmp_path, {"pages/odd.md": guide, "pages/ways-to-pay.md": guide})
    told = [each.message for each in dead_guide_links(directory, lay_out(directory))]
    assert told == ["no page has the address /nowhere/"] * 2
