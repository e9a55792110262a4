"""What a single value may hold: parsers from the text that was typed, and the types made of them.

Every parser takes text and raises `Misreading`, which points into that text.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import (
    no_info_before_validator_function,
    with_info_before_validator_function,
)

from fingerpost.diagnostics import Misreading, nearest
from fingerpost.model.days import read_day

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?) ?([0-9][A-Z]{2})")


class YesNo(StrEnum):
    YES = "yes"
    NO = "no"


class YesNoAsk(StrEnum):
    YES = "yes"
    NO = "no"
    ASK = "ask"


def is_lenient(info: ValidationInfo) -> bool:
    """True for an entry that was imported: over-long text is then advice, given later."""
    return bool(info.context and info.context.get("lenient"))


def read_slug(text: str) -> str:
    if SLUG.fullmatch(text):
        return text
    tidy = "-".join(re.findall(r"[a-z0-9]+", text.casefold()))
    raise Misreading(
        "not-an-id",
        f"“{text}” cannot be an id",
        expected="small letters, numbers and single hyphens, such as okeford-hall",
        fix=f"write `{tidy}`" if tidy else "write letters and numbers, with hyphens for spaces",
        replacement=tidy or None,
    )


def read_postcode(text: str) -> str:
    squeezed = re.sub(r"\s+", " ", text.strip().upper())
    found = POSTCODE.fullmatch(squeezed)
    if found:
        return f"{found[1]} {found[2]}"
    raise Misreading(
        "postcode-not-understood",
        f"“{text}” is not a whole postcode",
        expected="a postcode in full, such as SW1A 1AA",
        fix="write the postcode in full; Royal Mail's postcode finder knows every one",
    )


def read_number(text: str) -> int:
    if re.fullmatch(r"[0-9]{1,6}", text):
        return int(text)
    raise Misreading(
        "number-not-understood",
        f"“{text}” is not a whole number",
        expected="digits only, such as 12",
        fix="write the number in digits",
    )


def read_degrees(text: str) -> float:
    """WGS 84 degrees."""
    if re.fullmatch(r"-?[0-9]{1,3}\.[0-9]{2,8}", text) and abs(float(text)) <= 180:
        return float(text)
    raise Misreading(
        "degrees-not-understood",
        f"“{text}” is not a latitude or longitude",
        expected="degrees with decimals, such as 50.8570 or -2.1652",
        fix="leave it out: the postcode tells the place",
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text of at most `most` characters (more in an imported entry)."""

    most: int

    def read(self, value: object, info: ValidationInfo) -> object:
        if not isinstance(value, str):
            return value
        text = " ".join(value.split())
        if not text:
            raise empty_answer()
        if len(text) > self.most and not is_lenient(info):
            raise Misreading(
                "text-too-long",
                f"this has {len(text)} characters; there is room for {self.most}",
                start=min(self.most, len(value)),
                expected=f"one line of at most {self.most} characters",
                fix="say the most useful thing first and leave out the rest",
            )
        return text

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return with_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        return {**handler(schema), "maxLength": self.most}


@dataclass(frozen=True, slots=True)
class Prose:
    """Plain-language Markdown of at most `most` characters (more in an imported entry)."""

    most: int

    def read(self, value: object, info: ValidationInfo) -> object:
        if not isinstance(value, str):
            return value
        if not value.strip():
            raise empty_answer()
        if len(value) > self.most and not is_lenient(info):
            raise Misreading(
                "text-too-long",
                f"this text has {len(value)} characters; there is room for {self.most}",
                start=self.most,
                expected=f"at most {self.most} characters: people read the first lines",
                fix="keep what a first-time visitor needs and leave out the rest",
            )
        return value.strip()

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return with_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        return {**handler(schema), "maxLength": self.most}


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """A value that `reader` makes from its text; `schema` is what a form may know of it."""

    reader: Callable[[str], object]
    schema: Mapping[str, Any]

    def read(self, value: object) -> object:
        if not isinstance(value, str):
            return one_answer(value)
        text = value.strip()
        if not text:
            raise empty_answer()
        try:
            return self.reader(text)
        except Misreading as misread:
            before = len(value) - len(value.lstrip())
            misread.end = before + (len(text) if misread.end is None else misread.end)
            misread.start += before
            raise

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return no_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        return dict(self.schema)


def one_answer(value: object) -> object:
    """A value that is made already; what is written as a list or as fields is no single answer."""
    if isinstance(value, (dict, list)):
        raise PydanticCustomError("one_answer", "one answer")
    return value


def empty_answer() -> Misreading:
    return Misreading(
        "answer-empty",
        "there is nothing after the colon",
        expected="an answer; a field that is left out means “not told yet”",
        fix="write the answer, or take the line out",
    )


def choice(kind: type[StrEnum], **synonyms: StrEnum) -> Read:
    """How to read a field whose answer is one of an enum's, in any case, `-` for spaces."""
    known = {str(member): member for member in kind}
    accepted = {_choice_key(text): member for text, member in {**synonyms, **known}.items()}

    def read(text: str) -> StrEnum:
        found = accepted.get(_choice_key(text))
        if found is None:
            raise unknown_choice(text, tuple(known))
        return found

    return Read(read, {"type": "string", "enum": list(known)})


def _choice_key(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").split())


def unknown_choice(text: str, known: tuple[str, ...]) -> Misreading:
    close = nearest(text, known)
    return Misreading(
        "not-a-choice",
        f"“{text}” is not one of the answers here",
        expected=", ".join(known[:-1]) + f" or {known[-1]}",
        fix=f"write `{close[0]}`" if close else "write one of these",
        replacement=close[0] if close else None,
    )


Slug = Annotated[str, Read(read_slug, {"type": "string", "pattern": SLUG.pattern})]
Postcode = Annotated[str, Read(read_postcode, {"type": "string"})]
WholeNumber = Annotated[int, Read(read_number, {"type": "integer"})]
Degrees = Annotated[float, Read(read_degrees, {"type": "number"})]
Day = Annotated[date, Read(read_day, {"type": "string", "format": "date"})]
Told = Annotated[YesNo, choice(YesNo, true=YesNo.YES, false=YesNo.NO)]
ToldOrAsk = Annotated[YesNoAsk, choice(YesNoAsk)]
