"""That the browser's answer to a search is the true one, filter by filter: the script in Node over the
tables of the build, beside a plain evaluation of the listings."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest

from fingerpost.directory import Directory
from fingerpost.outputs import finder_facts
from fingerpost.outputs.publication import Publication
from fingerpost.outputs.search_records import search_records
from fingerpost.templates import Templates
from tests.building import SMALL_TOWN, directory_of
from tests.finder_truth import (
    INSTANTS,
    LONDON,
    QUESTIONS,
    Search,
    answer,
    count,
    random_searches,
    terms_of,
)
from tests.javascript import evaluated

ASKING = """(async () => {
  const facts = await module.openFacts(async (address) => JSON.parse(given.files[address]));
  const listings = Array.from({ length: facts.count }, (_, listing) => listing);
  const answers = [];
  for (const { at, asked: some, here, options } of given.searches) {
    const asked = { ...module.emptySearch(), ...some };
    const now = module.londonNow(new Date(at));
    const { states } = await module.judged(asked, facts, { here, now });
    const numbers = await module.counted(asked, facts, { options, listings, here, now });
    answers.push([listings.map((listing) => module.verdict(states, listing)).join(""), numbers]);
  }
  return answers;
})()"""


def files_of(directory: Directory) -> dict[str, str]:
    """What the browser reads, by address."""
    templates: Templates = None  # type: ignore[assignment] # no table is a page
    publication = Publication(directory, (), templates, search_records(directory))
    made = finder_facts.artifacts(publication)
    return {f"/{artifact.path}": artifact.content.decode() for artifact in made}


def asked_of_script(
    directory: Directory, searches: Sequence[Search]
) -> list[tuple[str, Mapping[str, Mapping[str, int]]]]:
    """A sign for each listing, and the numbers beside the options, of each search."""
    given = [
        {
            "at": search.at,
            "asked": search.asked,
            "here": search.here and {"lat": search.here[0], "lon": search.here[1]},
            "options": search.options,
        }
        for search in searches
    ]
    found = evaluated("facts", ASKING, {"files": files_of(directory), "searches": given})
    return [(signs, numbers) for signs, numbers in found]


def differences(directory: Directory, searches: Sequence[Search]) -> list[str]:
    found = []
    for search, (signs, _) in zip(searches, asked_of_script(directory, searches), strict=True):
        for listing, told, true in zip(
            directory.listed, signs, answer(directory, search), strict=True
        ):
            if told != true:
                found.append(f"{search}: {listing.id} is {true}, the script says {told}")
    return found


def test_the_script_answers_500_random_searches_of_dorset_as_the_listings_do(
    dorset: Directory,
) -> None:
    searches = [*random_searches(dorset, 500, seed=20261122)]
    assert differences(dorset, searches)[:5] == []
    # Else the random searches would prove little.
    signs = [answer(dorset, search) for search in searches]
    assert sum("2" in each for each in signs) > 250
    assert sum("1" in each for each in signs) > 250
    assert sum("0" in each for each in signs) > 400
    names = {name for search in searches for name in search.asked}
    assert names == {*QUESTIONS, "day", "part", "on", "within", "also"}


def test_the_numbers_beside_the_options_are_what_choosing_them_finds(dorset: Directory) -> None:
    terms = terms_of(dorset)
    options = {
        "pay": terms["pay"][:2],
        "access": terms["access"][:2],
        "cost": ["", "free"],
        "day": ["mon", "sat"],
        "part": ["evening"],
        "on": ["", "weekend"],
    }
    searches = [
        Search(each.at, each.asked, each.here, options)
        for each in random_searches(dorset, 30, seed=5)
    ]
    found = asked_of_script(dorset, searches)
    wrong = [
        f"{search}: {name}={value} finds {true}, the page says {numbers[name][value]}"
        for search, (_, numbers) in zip(searches, found, strict=True)
        for name, values in options.items()
        for value in values
        if numbers[name][value] != (true := count(dorset, search, name, value))
    ]
    assert wrong == []


HEAD = """
name: {name}
kind: spoke
summary: A club.
contact: {{phone: 01632 960120}}
reviewed: 2026-11-01
activities:
"""


def entry(name: str, *activities: str) -> str:
    """Each activity is its lines with `; ` between them."""
    text = HEAD.format(name=name)
    for activity in activities:
        first, *rest = activity.split("; ")
        text += f"  - {first}\n" + "".join(f"    {line}\n" for line in rest)
    return text


def words_of(name: str) -> str:
    return (SMALL_TOWN / f"vocabulary/{name}.yaml").read_text(encoding="utf-8").rstrip("\n") + "\n"


AT_HOME = "where: lantern-house"
# A term of the place and of the people at once, and one of the people alone.
SIGNS = "  - {id: signs, label: Signs, plain_label: Signs, definition: People sign.}\n"
SLATES = "  - {id: slates, label: Slates, plain_label: Slates, definition: You write.}\n"
EDGES = {
    "vocabulary/access.yaml": words_of("access") + SIGNS,
    "vocabulary/communication.yaml": words_of("communication") + SLATES,
    "providers/hours.yaml": entry(
        "Hours",
        f"name: Until noon; categories: [making]; when: Tuesdays 10am to noon; {AT_HOME}",
        f"name: From noon; categories: [making]; when: Tuesdays noon to 2pm; {AT_HOME}",
        f"name: Until five; categories: [making]; when: Tuesdays 3pm to 5pm; {AT_HOME}",
        f"name: From five; categories: [making]; when: Tuesdays 5pm to 7pm; {AT_HOME}",
        f"name: All day; categories: [making]; when: Tuesdays 11.59am to 5.01pm; {AT_HOME}",
        f"name: Until midnight; categories: [making]; when: Saturdays 10pm to midnight; {AT_HOME}",
    ),
    "providers/calendar.yaml": entry(
        "Calendar",
        f"name: Fortnight; categories: [singing]; when: every other Wednesday from 4 November 2026 10am to 11am; {AT_HOME}",
        f"name: Exception; categories: [singing]; when: Wednesdays 10am to 11am, not 2 December 2026; {AT_HOME}",
        f"name: Holiday; categories: [singing]; when: Fridays 10am to 11am, not bank holidays; {AT_HOME}",
        f"name: Term; categories: [singing]; when: Fridays 10am to 11am, term time; {AT_HOME}",
        f"name: Pop-up; categories: [singing]; when: Saturday 12 December 2026 10am to 4pm; {AT_HOME}",
        f"name: Paused; categories: [singing]; when: Thursdays 10am to 11am; {AT_HOME}; status: paused until 2026-12-10",
        f"name: Paused for long; categories: [singing]; when: Thursdays 10am to 11am; {AT_HOME}; status: paused",
        f"name: Arranged; categories: [singing]; when: by arrangement; {AT_HOME}",
        f"name: Both; categories: [singing]; when: [Mondays 10am to 11am, by arrangement]; {AT_HOME}",
        f"name: Morning and evening; categories: [singing]; when: [Sundays 10am to 11am, Mondays 6pm to 7pm]; {AT_HOME}",
    ),
    "providers/people.yaml": entry(
        "People",
        "name: Nothing told; categories: [eating]; when: Sundays 1pm to 2pm; where: out and about; locality: Hillside",
        "name: By screen; categories: [eating]; when: Sundays 1pm to 2pm; where: online; locality: everywhere; cost: free",
        "name: Area only; categories: [eating]; when: Sundays 1pm to 2pm; where: {name: Ivy Cottage, address: 1 Hidden Row, postcode: ZZ2 7QX, show: area only, access: {level-door: partly, loop: yes, bay: no, signs: partly}}; cost: £5 a session; funding: {purse: yes, budget: ask, fund: no}; communication: [slates]",
        f"name: Fold; categories: [knitting]; when: Sundays 1pm to 2pm; {AT_HOME}; cost: [£5.01 a session, free for carers]; needs: [moving]; support: [nearby]; communication: [signs]",
        f"name: Gift; categories: [eating]; when: Sundays 1pm to 2pm; {AT_HOME}; cost: by donation; needs: [forgetting, moving]; support: [nearby, beside-you]; booking: just turn up",
        f"name: From five pounds; categories: [eating]; when: Sundays 1pm to 2pm; {AT_HOME}; cost: from £5 a session; booking: ring first",
        f"name: By the month; categories: [eating]; when: Sundays 1pm to 2pm; {AT_HOME}; cost: £8 a month; booking: referral",
        f"name: Free to carers; categories: [eating]; when: Sundays 1pm to 2pm; {AT_HOME}; cost: free for carers",
    ),
}  # fmt: skip


NAMES = (
    "Nothing told",
    "By screen",
    "Area only",
    "Fold",
    "Gift",
    "From five pounds",
    "By the month",
    "Free to carers",
)


@pytest.fixture(scope="module")
def edges(tmp_path_factory: pytest.TempPathFactory) -> Directory:
    return directory_of(tmp_path_factory.mktemp("edges"), EDGES)


BUILD = "2026-11-22T00:00+00:00"
ALL_TUESDAY = {"Until noon", "From noon", "Until five", "From five", "All day"}


# The instant, what is asked, and all clubs that are found.
TIMES: tuple[tuple[str, dict[str, Any], set[str]], ...] = (
    # Noon and five o'clock belong to the later part of the day.
    (BUILD, {"day": ["tue"], "part": ["morning"]}, {"Until noon", "All day"}),
    (BUILD, {"day": ["tue"], "part": ["afternoon"]}, {"From noon", "Until five", "All day"}),
    (BUILD, {"day": ["tue"], "part": ["evening"]}, {"From five", "All day"}),
    (BUILD, {"day": ["sat"], "part": ["evening"]}, {"Until midnight"}),
    # Monday and morning is one session, not one of each.
    (BUILD, {"day": ["mon"], "part": ["morning"]}, {"Both"}),
    (BUILD, {"day": ["sun"], "part": ["evening"]}, set()),
    # What is over is not on today.
    ("2026-11-24T12:00+00:00", {"on": "today"}, ALL_TUESDAY - {"Until noon"}),
    ("2026-11-24T16:59+00:00", {"on": "today"}, {"Until five", "From five", "All day"}),
    ("2026-11-24T17:00+00:00", {"on": "today"}, {"From five", "All day"}),
    ("2026-11-28T23:59+00:00", {"on": "today"}, {"Until midnight"}),
    ("2026-11-24T17:00+00:00", {"on": "2026-11-23"}, set()),
    # The clock on the wall: 15:59 in UTC is a minute to five in British summer time.
    ("2027-03-30T15:59+00:00", {"on": "today"}, {"Until five", "From five", "All day"}),
    ("2027-03-30T16:00+00:00", {"on": "today"}, {"From five", "All day"}),
    ("2027-03-29T23:30+00:00", {"on": "today", "part": ["morning"]}, {"Until noon", "All day"}),
    # Weekends: what is left of this one.
    ("2026-11-27T20:00+00:00", {"on": "weekend", "part": ["evening"]}, {"Until midnight"}),
    ("2026-11-28T09:00+00:00", {"on": "weekend", "day": ["sat"]}, {"Until midnight"}),
    ("2026-11-29T09:00+00:00", {"on": "weekend", "day": ["sat"]}, set()),
    ("2026-11-29T09:00+00:00", {"on": "weekend", "part": ["morning"]}, {"Morning and evening"}),
    # Fortnights count from their date; exceptions, holidays and terms.
    (BUILD, {"on": "2026-11-25"}, {"Exception"}),
    (BUILD, {"on": "2026-12-02"}, {"Fortnight"}),
    (BUILD, {"on": "2026-12-16"}, {"Fortnight", "Exception"}),
    (BUILD, {"on": "2026-12-18"}, {"Holiday", "Term"}),
    (BUILD, {"on": "2026-12-25"}, set()),
    (BUILD, {"on": "2027-01-01"}, set()),
    (BUILD, {"on": "2027-01-08"}, {"Holiday", "Term"}),
    (BUILD, {"on": "2027-04-02"}, {"Holiday"}),
    (BUILD, {"on": "2026-12-12"}, {"Pop-up", "Until midnight"}),
    ("2026-12-12T16:00+00:00", {"day": ["sat"], "part": ["afternoon"]}, set()),
    (BUILD, {"on": "2026-12-03"}, set()),
    (BUILD, {"on": "2026-12-10"}, {"Paused"}),
    (BUILD, {"day": ["thu"]}, {"Paused"}),
)  # fmt: skip


def test_times_at_their_edges(edges: Directory) -> None:
    """What is also by arrangement may be at any time: perhaps, where it is no yes."""
    told = asked_of_script(edges, [Search(at, asked) for at, asked, _ in TIMES])
    for (at, asked, found), (signs, _) in zip(TIMES, told, strict=True):
        by_sign: dict[str, set[str]] = {"0": set(), "1": set(), "2": set()}
        for listing, sign in zip(edges.listed, signs, strict=True):
            if listing.provider.id != "people":
                by_sign[sign].add(listing.name)
        assert by_sign["2"] == found, (at, asked)
        assert by_sign["1"] == {"Arranged", "Both"} - found, (at, asked)


# What is asked, and a sign for each of `NAMES`.
STATES: tuple[tuple[dict[str, Any], str], ...] = (
    ({"place": ["hillside"]}, "22022222"),
    ({"place": ["gullsea"]}, "00200000"),
    ({"place": ["harbourside"]}, "02200000"),
    ({"place": ["zz2"]}, "00000000"),
    ({"place": ["zz1"]}, "00022222"),
    ({"place": ["gullsea", "zz1"]}, "00222222"),
    ({"need": ["forgetting"]}, "11102111"),
    ({"need": ["forgetting", "moving"]}, "11122111"),
    ({"access": ["level-door"]}, "11122222"),
    ({"access": ["loop"]}, "11200000"),
    ({"access": ["level-door", "loop"]}, "11100000"),
    ({"access": ["bay"]}, "11011111"),
    ({"pay": ["purse"]}, "12211111"),
    ({"pay": ["budget"]}, "12111111"),
    ({"pay": ["fund"]}, "12011111"),
    ({"pay": ["fund", "purse"]}, "12211111"),
    ({"cost": ["free"]}, "12001001"),
    ({"cost": ["5"]}, "12202111"),
    ({"cost": ["10"]}, "12222111"),
    ({"support": ["nearby"]}, "11122111"),
    ({"support": ["nearby", "beside-you"]}, "11102111"),
    ({"talk": ["signs"]}, "11121111"),
    ({"talk": ["slates"]}, "11201111"),
    ({"talk": ["signs", "slates"]}, "11221111"),
    ({"how": ["in-person"]}, "20222222"),
    ({"how": ["online"]}, "02000000"),
    ({"join": ["turn-up"]}, "11112001"),
    ({"join": ["book", "referral"]}, "11110221"),
)  # fmt: skip


def test_three_states_at_their_edges(edges: Directory) -> None:
    told = asked_of_script(edges, [Search(BUILD, asked) for asked, _ in STATES])
    for (asked, signs), (all_signs, _) in zip(STATES, told, strict=True):
        by_name = {
            listing.name: sign for listing, sign in zip(edges.listed, all_signs, strict=True)
        }
        assert "".join(by_name[name] for name in NAMES) == signs, asked


def test_the_plain_evaluation_sees_the_same_edges(edges: Directory) -> None:
    searches = [Search(at, asked) for at, asked, _ in TIMES]
    searches += [Search(BUILD, asked) for asked, _ in STATES]
    assert differences(edges, searches) == []


def test_london_time_is_told_whatever_the_clock_of_the_device() -> None:
    instants = [*INSTANTS.values()]
    told = evaluated("facts", "given.map((at) => module.londonNow(new Date(at)))", instants)
    local = [datetime.fromisoformat(at).astimezone(LONDON) for at in instants]
    assert told == [
        {"day": at.date().isoformat(), "minute": at.hour * 60 + at.minute} for at in local
    ]
    assert {at.utcoffset() for at in local} == {timedelta(0), timedelta(hours=1)}
