"""How a person is asked for a field. The words stand with its type, and serve guide and form."""

from dataclasses import dataclass
from typing import Any

from pydantic import GetJsonSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema


@dataclass(frozen=True, slots=True)
class Ask:
    """The words for one field. Reading a file takes no notice of them.

    `hint` is one sentence; `example` is what stands after the field's colon in a file.
    """

    label: str
    hint: str
    example: str

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        words = {"title": self.label, "description": self.hint, "examples": [self.example]}
        return {**handler(schema), **words}


def ask_of(field: FieldInfo) -> Ask | None:
    """None: nobody is ever asked for it; it is worked out."""
    return next((word for word in field.metadata if isinstance(word, Ask)), None)
