"""How a person is asked for a field. The words stand with its type, and serve guide and form."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import GetJsonSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema


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


@dataclass(frozen=True, slots=True)
class Ask:
    """The words for one field. Reading a file takes no notice of them.

    `hint` is one sentence; `example` is what stands after the field's colon in a file. `topic`
    None: that of the field which holds the record.
    """

    label: str
    hint: str
    example: str
    topic: Topic | None = None

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        words = {"title": self.label, "description": self.hint, "examples": [self.example]}
        return {**handler(schema), **words}


def ask_of(field: FieldInfo) -> Ask | None:
    """None: nobody is ever asked for it; it is worked out."""
    return next((word for word in field.metadata if isinstance(word, Ask)), None)
