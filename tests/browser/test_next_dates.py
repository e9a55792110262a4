"""Today and next on a provider's page and in a week, by the clock and in the zone of the reader."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from tests.browser.small_finder import built_from
from tests.browser.visits import DESK, NO_WORKER, PHONE, State, Visitor, axe, run, without_scripts
from tests.building import club, content_of

pytestmark = pytest.mark.browser

CLUB = "/providers/club/"
WEEK = "/places/hillside/"
ACTIVITIES = """\
activities:
  - {name: Morning, when: Tuesdays 10am to noon}
  - {name: Late, when: Tuesdays 8pm to midnight}
  - {name: Fair, when: Saturday 5 December 2026 2pm to 4pm}
funding: {purse: yes}
"""
ZONES = ("America/New_York", "Pacific/Auckland")


@pytest.fixture(scope="module")
def reader(
    visitor_of: Callable[[Path], Visitor], tmp_path_factory: pytest.TempPathFactory
) -> Visitor:
    """A visitor to a directory of one club, whose facts are of Sunday 22 November 2026."""
    place = tmp_path_factory.mktemp("club")
    entry = club().replace("when: Tuesdays 10am to noon\n", ACTIVITIES)
    return visitor_of(built_from(content_of(place, {"providers/club.yaml": entry})))


@contextmanager
def tab_at(
    reader: Visitor, moment: str, *, zone: str = "Europe/London", width: int = DESK
) -> Iterator[Page]:
    """A tab whose clock stands at a moment of UTC; every complaint of its page is a failure."""
    heard: list[str] = []
    context = reader.browser.new_context(
        base_url=reader.origin,
        timezone_id=zone,
        viewport={"width": width, "height": 900},
        reduced_motion="reduce",
        service_workers="block",
    )
    context.add_init_script(NO_WORKER)
    try:
        context.clock.set_fixed_time(datetime.fromisoformat(moment).replace(tzinfo=UTC))
        tab = context.new_page()
        tab.on("console", lambda message: heard.append(message.text))
        tab.on("pageerror", lambda error: heard.append(str(error)))
        yield tab
        assert heard == []
    finally:
        context.close()


def dates_in(tab: Page, activity: str) -> list[str]:
    """The dates in view, before the later ones are opened."""
    return tab.locator(f"#{activity} dd > .facts__dates > li:visible").all_inner_texts()


def dates_at(
    reader: Visitor, moment: str, activity: str, *, zone: str = "Europe/London"
) -> list[str]:
    with tab_at(reader, moment, zone=zone) as tab:
        tab.goto(CLUB)
        return dates_in(tab, activity)


TOLD = (
    "Tuesday 24 November 2026, 10am to noon",
    "Tuesday 1 December 2026, 10am to noon",
    "Tuesday 8 December 2026, 10am to noon",
)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    ("moment", "activity", "first"),
    [
        ("2026-11-22T12:00", "morning", "Next: Tuesday 24 November, 10am to noon"),
        ("2026-11-23T12:00", "morning", "Tomorrow, 24 November 2026, 10am to noon"),
        ("2026-11-24T00:00", "morning", "Today, 24 November 2026, 10am to noon"),
        ("2026-11-24T11:59", "morning", "Today, 24 November 2026, 10am to noon"),
        ("2026-11-24T12:00", "morning", "Next: Tuesday 1 December, 10am to noon"),
        ("2026-11-24T23:59", "late", "Today, 24 November 2026, 8pm to midnight"),
        ("2026-11-25T00:00", "late", "Next: Tuesday 1 December, 8pm to midnight"),
    ],
)
def test_what_is_next_is_told_in_london_s_time(
    reader: Visitor, zone: str, moment: str, activity: str, first: str
) -> None:
    assert dates_at(reader, moment, activity, zone=zone)[0] == first


def test_a_date_that_is_over_makes_room_for_a_later_one(reader: Visitor) -> None:
    assert dates_at(reader, "2026-12-02T09:00", "morning") == [
        "Next: Tuesday 8 December, 10am to noon",
        "Tuesday 15 December 2026, 10am to noon",
        "Tuesday 22 December 2026, 10am to noon",
    ]


def test_the_later_dates_are_those_that_are_left(reader: Visitor) -> None:
    with tab_at(reader, "2027-01-06T09:00") as tab:
        tab.goto(CLUB)
        later = tab.locator("#morning details")
        later.locator("summary").click()
        assert dates_in(tab, "morning") == ["Next: Tuesday 12 January, 10am to noon"]
        assert later.locator("li:visible").count() == 0
        assert later.locator("p").inner_text().startswith("and ")


def test_a_page_that_stays_open_looks_at_the_clock_again(reader: Visitor) -> None:
    with tab_at(reader, "2026-11-24T09:00") as tab:
        tab.goto(CLUB)
        for moment, first in (
            ("2026-11-30T09:00", "Tomorrow, 1 December 2026, 10am to noon"),
            ("2026-12-01T12:00", "Next: Tuesday 8 December, 10am to noon"),
        ):
            tab.clock.set_fixed_time(datetime.fromisoformat(moment).replace(tzinfo=UTC))
            tab.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
            assert dates_in(tab, "morning")[0] == first
            assert tab.locator("#morning [data-by-clock]").count() == 1
        tab.goto(WEEK)
        tab.clock.set_fixed_time(datetime(2026, 12, 3, 9, tzinfo=UTC))
        tab.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        assert tab.locator(".week__day-name:has(.week__today)").all_text_contents() == [
            "Thursday - today"
        ]


@pytest.mark.parametrize("moment", ["2026-12-05T16:00", "2039-01-01T00:00"])
def test_nothing_is_claimed_when_all_is_over(reader: Visitor, moment: str) -> None:
    with tab_at(reader, moment) as tab:
        tab.goto(CLUB)
        label = tab.locator("#fair .facts__label").first
        assert label.inner_text() == "These dates are over. Look at the times above."
        assert dates_in(tab, "fair") == ["Saturday 5 December 2026, 2pm to 4pm"]


@pytest.mark.parametrize("moment", ["1970-01-01T00:00", "2019-11-24T09:00", "2026-11-21T09:00"])
def test_a_clock_from_before_the_facts_changes_nothing(reader: Visitor, moment: str) -> None:
    assert dates_at(reader, moment, "morning") == [*TOLD]


def test_without_scripts_the_dates_are_all_there(reader: Visitor) -> None:
    with reader.tab(State(scripts=False)) as tab:
        tab.goto(CLUB)
        assert dates_in(tab, "morning") == [*TOLD]
        assert "oday" not in tab.locator("main").inner_text().replace("Is it about today?", "")
    assert without_scripts(reader, [CLUB, WEEK]) == ()


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-24T23:59", "Tuesday"),
        ("2026-11-25T00:00", "Wednesday"),
        # Summer time: midnight in London is 11pm by UTC.
        ("2027-06-01T22:59", "Tuesday"),
        ("2027-06-01T23:00", "Wednesday"),
    ],
)
@pytest.mark.parametrize("zone", ZONES)
def test_the_week_marks_the_day_that_it_is_in_london(
    reader: Visitor, moment: str, day: str, zone: str
) -> None:
    with tab_at(reader, moment, zone=zone) as tab:
        tab.goto(WEEK)
        marked = tab.locator(".week__day-name:has(.week__today)")
        assert marked.all_text_contents() == [f"{day} - today"]


def shift_of(tab: Page, url: str) -> float:
    """How far the page moves when its scripts arrive after it is drawn, as on a slow line."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    tab.route("**/dates.*.js", hold)
    tab.goto(url, wait_until="commit")
    tab.wait_for_function("document.readyState !== 'loading'")
    tab.locator(".facts__dates, .week").first.scroll_into_view_if_needed()
    tab.wait_for_timeout(300)
    assert held, f"{url} asks for no script"
    for route in held:
        route.continue_()
    tab.wait_for_selector("[data-by-clock]", state="attached")
    return float(run(tab, "shifts")["total"])


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("moment", ["2026-11-24T09:00", "2026-11-24T13:00", "2026-12-02T09:00"])
def test_a_late_script_moves_nothing(reader: Visitor, moment: str, width: int) -> None:
    for url in (CLUB, WEEK):
        with tab_at(reader, moment, width=width) as tab:
            assert shift_of(tab, url) < 0.02, url


def test_axe_has_nothing_to_say_about_a_marked_day(reader: Visitor) -> None:
    for state in (State(), State(scheme="dark"), State(contrast="more")):
        assert axe(reader, [CLUB, WEEK], state) == ()
