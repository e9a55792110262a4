"""How a fault is told: the message that is ready, the number, the card, and nothing that is not there."""

from email.utils import parseaddr
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from fingerpost import addresses
from fingerpost.directory import Directory
from fingerpost.outputs.policy import policy_of
from fingerpost.views.feedback import FeedbackView, TellUsView, feedback_of, tell_us_view
from fingerpost.views.provider import provider_view
from tests.building import club, content_of, directory_of, page_at, related

HUB = """
name: Allen House
kind: hub
summary: A hub.
contact: {phone: 01632 960300, email: door@allen.example.org, hours: Mornings}
reviewed: 2026-11-01
hub_details: {main_for: [Hillside, Harbourside], place: lantern-house}
categories: [making]
when: Mondays 10am to noon
where: lantern-house
cost: free
"""


def told(directory: Directory, name: str = "club") -> FeedbackView:
    provider = directory.provider_by_id[name]
    return feedback_of(provider, directory.listings_by_provider.get(name, ()), directory)


def message(href: str) -> tuple[str, str, list[str]]:
    """To whom, the subject, and the lines of the body, as a mail program reads them."""
    parts = urlsplit(href)
    assert parts.scheme == "mailto"
    assert "+" not in parts.query
    assert not any(sign in href for sign in ' \r\n"<>&') or href.count("&") == 1
    asked = parse_qs(parts.query, strict_parsing=True)
    assert asked.keys() == {"subject", "body"}
    return parts.path, asked["subject"][0], asked["body"][0].split("\r\n")


def tell_us(directory: Directory) -> TellUsView:
    view = page_at(addresses.TELL_US, directory).view()
    assert isinstance(view, TellUsView)
    return view


def unreachable(content: Path, *, keep: str = "website: https://smalltown.example.org/") -> None:
    """The directory itself can be reached by `keep` alone."""
    settings = content / "directory.yaml"
    head, _, rest = settings.read_text("utf-8").partition("contact:\n")
    rest = rest[rest.index("worried:") :]
    settings.write_text(f"{head}contact: {{{keep}}}\n{rest}", "utf-8")


@pytest.mark.parametrize("name", ["Club", "Fish & Chips? 100% + fun=1", "Dŵr #1; “Tŷ”"])
def test_the_message_arrives_as_it_was_written(tmp_path: Path, name: str) -> None:
    quoted = f"'{name}'"
    view = told(directory_of(tmp_path, {"providers/club.yaml": club(quoted)}))
    assert view.desk.mail is not None
    to, subject, lines = message(view.desk.mail.href)
    assert to == "hello@smalltown.example.org" == parseaddr(to)[1]
    assert subject == f"Something is wrong: {name}"
    assert lines[:4] == [
        f"This is about: {name}",
        "Page: https://smalltown.example.org/providers/club/",
        f"Activity: {name}",
        "",
    ]
    questions = [line for line in lines[4:] if line]
    assert questions == [
        "What is wrong:",
        "What is right:",
        "How do you know:",
        "You need not tell us your name.",
    ]


def test_a_message_about_several_activities_asks_which(tmp_path: Path) -> None:
    both = "activities:\n" + "".join(
        f"  - {{name: {name}, when: {day} 10am to noon}}\n"
        for name, day in (("Darning", "Mondays"), ("Dyeing", "Fridays"))
    )
    entry = club().replace("when: Tuesdays 10am to noon\n", both)
    view = told(directory_of(tmp_path, {"providers/club.yaml": entry}))
    assert view.desk.mail is not None
    assert "Which activity: Darning or Dyeing" in message(view.desk.mail.href)[2]


@pytest.mark.parametrize(
    ("more", "number"),
    [("", "01632 960120"), ("status: closed\n", None)],
)
def test_those_who_run_it_are_rung_first_while_they_run_it(
    tmp_path: Path, more: str, number: str | None
) -> None:
    view = told(directory_of(tmp_path, {"providers/club.yaml": club(more=more)}))
    assert (view.theirs.text if view.theirs else None) == number


def test_a_hub_answers_where_the_directory_cannot(tmp_path: Path) -> None:
    files = {"providers/club.yaml": club(), "providers/allen-house.yaml": HUB}
    content = content_of(tmp_path, files)
    unreachable(content)
    desk = told(related(content)).desk
    assert desk.mail is not None
    assert message(desk.mail.href)[0] == "door@allen.example.org"
    assert (desk.mail_to, desk.phone_to, desk.hours) == ("Allen House", "Allen House", "Mornings")


def test_the_phone_of_the_directory_goes_with_its_own_hours(tmp_path: Path) -> None:
    files = {"providers/club.yaml": club(), "providers/allen-house.yaml": HUB}
    content = content_of(tmp_path, files)
    unreachable(content, keep="phone: 01632 960100")
    desk = told(related(content)).desk
    assert (desk.phone_to, desk.hours, desk.mail_to) == ("us", "", "Allen House")


def test_nothing_is_pretended_where_nobody_can_be_reached(tmp_path: Path) -> None:
    content = content_of(tmp_path, {"providers/club.yaml": club()})
    unreachable(content)
    directory = related(content)
    assert not told(directory).desk.is_there
    view = tell_us(directory)
    assert not view.wrong.is_there
    assert view.cards == ()


def test_a_card_is_posted_or_handed_in_only_where_somebody_takes_it(tmp_path: Path) -> None:
    content = content_of(tmp_path, {"providers/allen-house.yaml": HUB})
    view = tell_us(related(content))
    assert view.post_to == ()
    assert [(door.name, door.where[:13]) for door in view.hand_in] == [
        ("Allen House", "Lantern House")
    ]
    assert len(view.cards) == 2
    settings = content / "directory.yaml"
    settings.write_text(settings.read_text("utf-8") + "\npostal_address: [Desk, 1 Quay]\n", "utf-8")
    assert tell_us(related(content)).post_to == ("Desk", "1 Quay")


def test_what_is_missing_has_a_message_of_its_own(dorset: Directory) -> None:
    view = tell_us(dorset)
    assert view.missing.mail is not None
    _, subject, lines = message(view.missing.mail.href)
    assert subject == "Something is missing"
    assert "What is missing:" in lines


def test_every_listing_of_the_directory_can_be_complained_about(dorset: Directory) -> None:
    for provider in dorset.providers:
        view = provider_view(provider, dorset)
        assert view.feedback.desk.mail is not None
        href = view.feedback.desk.mail.href
        assert message(href)[2][0] == f"This is about: {view.name}"
        # Some mail programs cut off what is longer.
        assert len(href) < 2000, provider.id


def test_a_guide_may_open_the_page(tmp_path: Path) -> None:
    guide = "---\ntitle: Tell us\nsummary: How.\n---\nWe are **glad** of it.\n"
    directory = directory_of(tmp_path, {"pages/tell-us.md": guide})
    assert "<strong>glad</strong>" in tell_us(directory).introduction
    assert tell_us_view(directory, tell_us(directory).introduction) == tell_us(directory)


@pytest.mark.parametrize(
    ("address", "runs"),
    [
        ("/providers/club/", True),
        ("/places/eastvale/", True),
        ("/places/eastvale/monday/", True),
        ("/activities/making/page/2/", True),
        ("/activities/", False),
        ("/places/", False),
        (addresses.TELL_US, False),
        ("/towns/gullsea/", True),
    ],
)
def test_scripts_run_where_activities_are_and_nowhere_else(address: str, *, runs: bool) -> None:
    assert ("script-src 'self'" in policy_of(address)) == runs
