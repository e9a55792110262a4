"""The ground that every record of the model stands on."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen record that refuses fields it does not know. None and () mean "not told yet"."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)
