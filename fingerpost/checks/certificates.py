"""Numbers that must not be public."""

import re
from collections.abc import Iterator

from fingerpost.diagnostics import Diagnostic
from fingerpost.directory import Directory
from fingerpost.source.nodes import Mapping, Node, Scalar

# A DBS certificate has 12 figures. A number after +44 or a plain one of 11 is for ringing.
_TWELVE = r"(?<![\d+-])(?<!\+44 )\d{4}[ -]?\d{4}[ -]?\d{4}(?![\d-])"
_NAMED = (
    r"\b(?:certificate|cert|policy|DBS|disclosure)(?:'s)?\s+(?:number|no\.?|ref(?:erence)?)?"
    r"\s*[:#]?\s*(?P<number>(?!\d{4}-\d\d-\d\d)[A-Z]{0,5}[/-]?\d[\dA-Z/-]{5,})\b"
)
_NUMBER = re.compile(f"{_NAMED}|(?P<twelve>{_TWELVE})", re.IGNORECASE)
# Most files have neither: looking for these first is cheap, and any case of them has these letters.
_TWELVE_FIGURES = re.compile(r"[0-9][0-9][0-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}")
_NAMES = tuple(
    f"{letters}{space}"
    for letters in (
        "ertificate",
        "CERTIFICATE",
        "olicy",
        "POLICY",
        "DBS",
        "dbs",
        "isclosure",
        "ert",
    )
    for space in " \n"
)
# Fields that hold numbers of their own kind.
_NUMBERED = frozenset(
    {
        *("phone", "text", "phone_in", "website", "guide_url", "policy", "email", "postcode"),
        *("cqc_location", "cqc_provider", "charity_number", "company_number", "sources"),
        *("when", "lat", "lon", "file"),
    }
)


def certificate_number(directory: Directory) -> Iterator[Diagnostic]:
    """No number of a certificate or an insurance policy is published: it can be misused."""
    for provider in directory.providers:
        if not _may_hold_a_number(provider.file.text):
            continue
        for scalar in filter(lambda each: _may_hold_a_number(each.text), _texts(provider.root)):
            for found in _NUMBER.finditer(scalar.text):
                group = "number" if found["number"] else "twelve"
                yield Diagnostic(
                    "certificate-number",
                    f"“{found[group]}” looks like the number of a certificate or policy",
                    provider.file,
                    scalar.part(found.start(group), found.end(group)),
                    expected="no such number, because others can use it to pretend",
                    fix="take the number out; say in `checks` what it is, when it was issued "
                    "and who has seen it",
                )


def _may_hold_a_number(text: str) -> bool:
    return any(name in text for name in _NAMES) or _TWELVE_FIGURES.search(text) is not None


def _texts(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Mapping):
        for entry in node.entries:
            if entry.key.text not in _NUMBERED:
                yield from _texts(entry.value)
    else:
        for item in node.items:
            yield from _texts(item)
