"""What the documents promise is there: pages that follow from the program, commands, links."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from fingerpost.checks.listed import CHECKS
from fingerpost.diagnostics import SourceFile
from fingerpost.faces import as_text
from fingerpost.model.activity import Activity
from fingerpost.model.asking import ask_of
from fingerpost.model.provider import Provider
from fingerpost.model.venue import Venue
from fingerpost.model.vocabulary import VOCABULARIES, Vocabularies, VocabularyFile, vocabulary_of
from fingerpost.source.construct import construct
from fingerpost.source.nodes import parse_document
from tools.listing_prose import SHORT_FORMS
from tools.make_docs import documents

ROOT = Path(__file__).parent.parent
MADE = documents(ROOT)
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        *(ROOT / "docs").glob("*.md"),
        *(ROOT / "docs/decisions").glob("*.md"),
    )
)
SHORT = """\
name: Garden club
kind: spoke
summary: Grow vegetables together.
reviewed: 2026-11-10
activities:
  - categories: [gardening]
    when: Tuesdays 10am to noon
    where: {name: Hall}
"""


@pytest.mark.parametrize("path", sorted(MADE))
def test_a_made_page_is_as_the_program_makes_it(path: str) -> None:
    page = ROOT / path
    assert page.is_file(), "make docs"
    same = page.read_text(encoding="utf-8") == MADE[path]
    assert same, f"{path} is not what the program says now; to write it anew: make docs"


def test_every_rule_has_its_anchor() -> None:
    codes = {rule.__name__.replace("_", "-") for rule in CHECKS}
    codes |= {path.parent.name for path in (ROOT / "tests/rules").glob("*/expected.txt")}
    assert codes - set(anchors_of(MADE["docs/rules.md"])) == set()


def test_the_codes_of_each_group_stand_in_the_order_of_the_alphabet() -> None:
    for group in re.split(r"^## ", MADE["docs/rules.md"], flags=re.MULTILINE)[1:]:
        codes = re.findall(r"^### (\S+)$", group, re.MULTILINE)
        assert codes
        assert codes == sorted(codes)


def test_every_field_is_explained() -> None:
    guide = MADE["docs/writing-a-listing.md"]
    for record in (Provider, Activity, Venue):
        for name, field in record.model_fields.items():
            ask = ask_of(field)
            assert ask is not None
            assert f"**{ask.label}**<br>`{name}`" in guide


@cache
def vocabularies() -> Vocabularies:
    found = {}
    for name in VOCABULARIES:
        file = ROOT / f"content/vocabulary/{name}.yaml"
        words, _ = parse_document(SourceFile(file.name, file.read_text(encoding="utf-8")))
        assert words is not None
        made = construct(words, VocabularyFile, {}).sourced
        assert made is not None
        found[name] = vocabulary_of(name, made.record)
    return found


def told_of(entry: str, name: str = "a.yaml") -> str:
    document, problems = parse_document(SourceFile(f"content/providers/{name}", entry))
    if document is not None:
        problems = (*problems, *construct(document, Provider, vocabularies()).problems)
    return "\n".join(map(as_text, problems))


@pytest.mark.parametrize(("field", "text", "means"), SHORT_FORMS)
def test_a_short_form_is_understood(field: str, text: str, means: str) -> None:
    entry = SHORT + f"    {field}: {text}\n"
    if field == "access":
        entry = SHORT.replace("{name: Hall}", f"{{name: Hall, access: {text}}}")
    assert told_of(entry) == ""
    assert means.endswith(".")


def test_each_entry_in_the_guide_can_be_copied() -> None:
    entries = re.findall(
        r"^```yaml\n(.*?)^```$", MADE["docs/writing-a-listing.md"], re.MULTILINE | re.DOTALL
    )
    assert len(entries) == 3
    for entry in entries:
        assert told_of(entry, "a.md" if "\n---\n" in entry else "a.yaml") == ""


def targets_of(makefile: str) -> frozenset[str]:
    return frozenset(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))


def commands_in(page: str) -> Iterator[str]:
    """Each `make` command in a code block or between backticks."""
    yield from re.findall(r"(?:^ {4}|`)make ([a-z]+)", page, re.MULTILINE)


@pytest.mark.parametrize("path", PAGES)
def test_a_command_in_a_document_exists(path: str) -> None:
    targets = targets_of((ROOT / "Makefile").read_text(encoding="utf-8"))
    assert targets
    assert set(commands_in((ROOT / path).read_text(encoding="utf-8"))) <= targets


def test_the_readme_starts_with_commands() -> None:
    assert len(set(commands_in((ROOT / "README.md").read_text(encoding="utf-8")))) >= 3


def links_in(page: str) -> Iterator[str]:
    """The targets of links and images, code left out."""
    text = re.sub(r"^(`{3,}).*?^\1$", "", page, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"`[^`\n]*`", "", text)
    yield from re.findall(r"\]\(([^)\s]+)\)", text)


def anchors_of(page: str) -> Iterator[str]:
    """As GitHub makes them from headings; a heading that comes again gets a number."""
    text = re.sub(r"^(`{3,}).*?^\1$", "", page, flags=re.MULTILINE | re.DOTALL)
    seen: dict[str, int] = {}
    for heading in re.findall(r"^#{1,6} (.+)$", text, re.MULTILINE):
        anchor = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        yield f"{anchor}-{seen[anchor]}" if anchor in seen else anchor
        seen[anchor] = seen.get(anchor, 0) + 1


def dead_links_of(path: str, root: Path) -> Iterator[str]:
    page = root / path
    for link in links_in(page.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        place, _, anchor = link.partition("#")
        target = (page.parent / place).resolve() if place else page
        there = target.exists()
        if there and anchor:
            there = anchor in anchors_of(target.read_text(encoding="utf-8"))
        if not there:
            yield link


@pytest.mark.parametrize("path", PAGES)
def test_no_link_leads_nowhere(path: str) -> None:
    assert list(dead_links_of(path, ROOT)) == []


def test_a_dead_link_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# One\n\n# One\n\n[a](#one-1) [b](b.md) [c](a.md#two) ![d](d.png) `[e](e.md)` [f](a.md#one)",
        encoding="utf-8",
    )
    assert list(dead_links_of("a.md", tmp_path)) == ["b.md", "a.md#two", "d.png"]
