"""In which order a person is asked: the questions of a visitor, and the fields that answer each."""

from collections.abc import Mapping
from enum import StrEnum

from fingerpost.model.activity import Activity
from fingerpost.model.provider import Provider
from fingerpost.model.record import Record
from fingerpost.model.venue import Venue


class Topic(StrEnum):
    """What a visitor wants to know, in the order in which one asks."""

    WHAT = "What is it?"
    WHEN = "When is it?"
    WHERE = "Where is it, and how do I get there?"
    ACCESS = "Can I get in?"
    COST = "What does it cost, and how can I pay?"
    WHO = "Who is it for?"
    JOINING = "How do I join?"
    CONTACT = "Whom do I ring?"
    TRUST = "Who stands behind it?"
    HUB = "What can this hub do for me?"
    SPECIALIST = "What specialist help is there?"
    UPKEEP = "Is this still right?"


FIELDS_BY_TOPIC: Mapping[type[Record], Mapping[Topic, str]] = {
    Provider: {
        Topic.WHAT: "name kind summary spoke_type also_known_as description what_happens easy_read"
        " photos activities",
        Topic.COST: "isf",
        Topic.CONTACT: "contact consent",
        Topic.TRUST: "organisation hub assurance safeguarding complaints",
        Topic.HUB: "hub_details",
        Topic.SPECIALIST: "specialist",
        Topic.UPKEEP: "reviewed reviewed_by status notice was sources licence",
    },
    Activity: {
        Topic.WHAT: "categories name summary description outcomes",
        Topic.WHEN: "when",
        Topic.WHERE: "where online locality travel",
        Topic.COST: "cost funding care_act",
        Topic.WHO: "open_to needs support staff_ratio age gender carers communication languages"
        " not_suitable",
        Topic.JOINING: "booking trial who_can_refer places bring",
        Topic.CONTACT: "contact",
        Topic.TRUST: "hub",
        Topic.UPKEEP: "status notice keywords id sources",
    },
    Venue: {
        Topic.WHERE: "name address postcode show type about website photos lat lon",
        Topic.ACCESS: "access access_note guide_url",
        Topic.UPKEEP: "reviewed",
    },
}
"""The names of a record's fields, each once, those that every entry needs first."""


def fields_about(record: type[Record], topic: Topic) -> tuple[str, ...]:
    return tuple(FIELDS_BY_TOPIC[record].get(topic, "").split())
