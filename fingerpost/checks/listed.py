"""The list of promises: every rule, in the order in which `docs/rules.md` explains them."""

from collections.abc import Callable, Iterator

from fingerpost.checks import (
    answers,
    certificates,
    hubs,
    ids,
    money,
    people,
    pictures,
    places,
    references,
    vocabulary,
)
from fingerpost.diagnostics import Diagnostic
from fingerpost.directory import Directory

Check = Callable[[Directory], Iterator[Diagnostic]]
CHECKS: tuple[Check, ...] = (
    references.unknown_hub,
    references.hub_is_no_hub,
    references.unknown_venue,
    references.unknown_locality,
    references.unknown_provider,
    hubs.hub_without_details,
    hubs.hub_without_lead,
    hubs.hub_without_partners,
    hubs.hub_without_front_door,
    hubs.hub_without_opening_times,
    hubs.hub_details_on_a_spoke,
    hubs.spoke_without_activities,
    hubs.two_main_hubs,
    hubs.locality_without_main_hub,
    people.no_way_to_make_contact,
    people.consent_missing,
    pictures.photo_without_alt,
    pictures.photo_not_found,
    pictures.photo_leaves_content,
    certificates.certificate_number,
    places.place_unknown,
    money.prices_clash_between,
    answers.access_answer_twice,
    ids.ids_collide,
    ids.town_twice,
    ids.activity_id_twice,
    ids.old_id_taken,
    ids.id_is_reserved,
    vocabulary.term_twice,
    vocabulary.parent_unknown,
    vocabulary.parent_too_deep,
    vocabulary.attending_terms,
)
