"""What makes a hub: a lead, partners, a front door and opening times, and a locality of its own."""

from collections.abc import Iterator

from fingerpost.diagnostics import Diagnostic, Related, Severity, nearest
from fingerpost.directory import Directory
from fingerpost.joining import locality_ids
from fingerpost.model.hub import HubDetails
from fingerpost.model.provider import Kind, Provider
from fingerpost.model.vocabulary import folded
from fingerpost.source.construct import Sourced
from fingerpost.source.nodes import Mapping, Scalar, Sequence


def hub_without_details(directory: Directory) -> Iterator[Diagnostic]:
    """A hub tells in `hub_details` who runs it, where it is and when it is open."""
    for hub in _own_hubs(directory):
        if not hub.tells("hub_details"):
            yield Diagnostic(
                "hub-without-details",
                "this is a hub and tells nothing about the hub",
                hub.file,
                hub.span("kind"),
                expected="who leads it, its partners, its front door, and when it is open",
                fix="add `hub_details:` with `lead`, `partners`, `place` and `open` below it; "
                "or write `kind: spoke`",
            )


def hub_without_lead(directory: Directory) -> Iterator[Diagnostic]:
    """A hub names the organisation that leads it."""
    yield from _without(
        directory,
        "hub-without-lead",
        "lead",
        "does not tell who leads it",
        expected="a hub has one lead organisation that answers for it",
        fix="add a line such as `lead: {name: Okeford Community Trust}`, or the id of an entry",
    )


def hub_without_partners(directory: Directory) -> Iterator[Diagnostic]:
    """A hub names at least one partner: it is never one person or one body alone."""
    yield from _without(
        directory,
        "hub-without-partners",
        "partners",
        "does not tell who its partners are",
        expected="at least one partner beside the lead: a hub is a group of organisations",
        fix="add a line such as `partners: [{name: Okeford Carers}]`, or ids of entries",
    )


def hub_without_front_door(directory: Directory) -> Iterator[Diagnostic]:
    """A hub has a place that people can walk into."""
    yield from _without(
        directory,
        "hub-without-front-door",
        "place",
        "does not tell where its front door is",
        expected="a hub is a place that people can go to",
        fix="add a line such as `place: okeford-hall`, with the name of a file of content/venues",
    )


def hub_without_opening_times(directory: Directory) -> Iterator[Diagnostic]:
    """A hub tells when it is open."""
    yield from _without(
        directory,
        "hub-without-opening-times",
        "open",
        "does not tell when it is open",
        expected="the days and times at which somebody is there",
        fix="add a line such as `open: Monday to Friday 9am to 4pm`",
    )


def hub_details_on_a_spoke(directory: Directory) -> Iterator[Diagnostic]:
    """Only a hub has `hub_details`."""
    for provider in directory.providers:
        if _is_said(provider, Kind.SPOKE) and provider.tells("hub_details"):
            kind = Related(provider.file, provider.span("kind"), "here it says that it is a spoke")
            yield Diagnostic(
                "hub-details-on-a-spoke",
                "a spoke has no `hub_details`",
                provider.file,
                provider.key_span("hub_details"),
                expected="`hub_details` only where `kind` is hub",
                fix="write `kind: hub` when this is a hub, or take `hub_details` out",
                related=(kind,),
            )


def spoke_without_activities(directory: Directory) -> Iterator[Diagnostic]:
    """A spoke tells at least one thing that people can do there."""
    for provider in directory.providers:
        entry = provider.record
        if entry.activities or entry.is_imported or provider.tells("activities"):
            continue
        if _is_said(provider, Kind.SPOKE):
            yield Diagnostic(
                "spoke-without-activities",
                "there is nothing to do here yet: no activity is told",
                provider.file,
                provider.span("name"),
                expected="at least one activity, with `categories`, `when` and `where`",
                fix="add lines such as `when: Tuesdays 10am to 12.30pm`, `where: okeford-hall` "
                "and `categories: [gardening]`",
            )


def two_main_hubs(directory: Directory) -> Iterator[Diagnostic]:
    """A locality has one main hub, so that a page can say which one is yours."""
    ids = locality_ids(directory.localities)
    first: dict[str, tuple[Sourced[Provider], int]] = {}
    for hub in directory.providers:
        details = hub.record.hub_details
        for number, name in enumerate(details.main_for if details else ()):
            locality = ids.get(folded(name))
            if locality is None:
                continue
            other, place = first.setdefault(locality, (hub, number))
            if other is hub:
                continue
            here = other.span("hub_details", "main_for", place)
            yield Diagnostic(
                "two-main-hubs",
                f"“{name}” has two main hubs: {other.record.name} and {hub.record.name}",
                hub.file,
                hub.span("hub_details", "main_for", number),
                expected="one main hub for each locality; other hubs there leave `main_for` out",
                fix="take the locality out of `main_for` in one of the two",
                related=(Related(other.file, here, "the other main hub"),),
            )


def locality_without_main_hub(directory: Directory) -> Iterator[Diagnostic]:
    """Every locality has a main hub."""
    for locality in directory.localities:
        if locality.id not in directory.main_hubs:
            yield Diagnostic(
                "locality-without-main-hub",
                f"{locality.record.name} has no main hub",
                locality.file,
                locality.span("name"),
                severity=Severity.ADVICE,
                expected="at least one hub for every locality, so that nobody has to travel far",
                fix=f"add `main_for: [{locality.id}]` to the `hub_details` of a hub that serves it",
            )


def _without(
    directory: Directory, code: str, name: str, lack: str, *, expected: str, fix: str
) -> Iterator[Diagnostic]:
    """A message for each hub that leaves the field `name` of its details out."""
    for hub in _own_hubs(directory):
        details = hub.record.hub_details
        if details is not None and _is_absent(hub, details, name):
            yield Diagnostic(
                code,
                f"the hub {lack}: `{name}` is missing",
                hub.file,
                hub.key_span("hub_details"),
                expected=expected,
                fix=f"below `hub_details` {fix}",
            )


def _is_absent(hub: Sourced[Provider], details: HubDetails, name: str) -> bool:
    """An empty list is no answer; what is there and was not understood has its own message."""
    if getattr(details, name):
        return False
    entry = hub.root.entry("hub_details")
    if entry is None or not isinstance(entry.value, Mapping):
        return False
    told = entry.value.entry(name)
    if told is not None:
        is_list = isinstance(getattr(details, name), tuple)
        return is_list and isinstance(told.value, Sequence) and not told.value.items
    strangers = (key for key in entry.value.names() if key not in HubDetails.model_fields)
    return not any(nearest(key, (name,)) for key in strangers)


def _own_hubs(directory: Directory) -> Iterator[Sourced[Provider]]:
    """The hubs that were written for this directory: an imported one tells what it knows."""
    return (hub for hub in directory.hubs if not hub.record.is_imported)


def _is_said(provider: Sourced[Provider], kind: Kind) -> bool:
    """Whether the entry itself says that it is of this kind; an unreadable kind says nothing."""
    entry = provider.root.entry("kind")
    return (
        entry is not None and isinstance(entry.value, Scalar) and folded(entry.value.text) == kind
    )
