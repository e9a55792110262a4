"""Every message that people can get, whole: tests/rules/<code>/ holds content with one mistake.

A folder's content is laid over that of `_base`, a small directory without a fault, and expected.txt
is everything that is then told. `FINGERPOST_BLESS=1 pytest tests/test_rules.py` accepts what is
told now; read the difference before it is committed.
"""

import ast
import os
import re
import shutil
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from fingerpost.checks.listed import CHECKS, Check
from fingerpost.diagnostics import Diagnostic
from fingerpost.directory import relate
from fingerpost.faces import as_text
from fingerpost.source.files import read_folder
from fingerpost.source.records import construct_records

ENGINE = Path(__file__).parent.parent / "fingerpost"
RULES = Path(__file__).parent / "rules"
BASE = RULES / "_base"
DAY = date(2026, 11, 22)
FOLDERS = sorted(folder for folder in RULES.iterdir() if folder.is_dir() and folder != BASE)
CODED = ("checks",)
"""The layers whose codes must have a folder. `model` and `source` join when theirs are written."""

BANNED = re.compile(
    r"\b(invalid|illegal|forbidden|please|sorry|oops|did you mean)\b", re.IGNORECASE
)


def code_of(rule: Check) -> str:
    return rule.__name__.replace("_", "-")


def problems_of(content: Path) -> tuple[Diagnostic, ...]:
    """Everything that is told of a content folder, in order."""
    folder, problems = read_folder(content)
    records, more = construct_records(folder)
    found = [*problems, *more]
    if records is not None:
        directory = relate(records, DAY)
        found += [problem for rule in CHECKS for problem in rule(directory)]
    unique = {problem.sort_key: problem for problem in found}
    return tuple(unique[key] for key in sorted(unique))


def merged(folder: Path, place: Path) -> Path:
    """The base with the folder's own files over it. A file named in without.txt is left out."""
    content = place / "content"
    shutil.copytree(BASE / "content", content)
    if (folder / "content").is_dir():
        shutil.copytree(folder / "content", content, dirs_exist_ok=True)
    left_out = folder / "without.txt"
    for name in left_out.read_text(encoding="utf-8").split() if left_out.is_file() else ():
        (content / name).unlink()
    return content


@cache
def told_codes() -> frozenset[str]:
    """The codes that the engine's source names, in the layers that `CODED` tells."""
    rules = {code_of(rule) for rule in CHECKS}
    return frozenset(code for layer in CODED for code in codes_in(ENGINE / layer)) | rules


def codes_in(place: Path) -> Iterator[str]:
    """The first argument, where it is a literal, of each Diagnostic and Misreading that is made."""
    files = sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]
    assert files
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {
                "Diagnostic",
                "Misreading",
            }:
                given = [*node.args[:1], *(k.value for k in node.keywords if k.arg == "code")]
                for code in given[:1]:
                    if isinstance(code, ast.Constant) and isinstance(code.value, str):
                        yield code.value


def test_the_base_has_nothing_to_tell(tmp_path: Path) -> None:
    told = problems_of(merged(BASE, tmp_path))
    assert "\n".join(map(as_text, told)) == ""


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_mistake_is_told_as_expected(folder: Path, tmp_path: Path) -> None:
    problems = problems_of(merged(folder, tmp_path))
    told = "\n".join(map(as_text, problems))
    expected = folder / "expected.txt"
    if os.environ.get("FINGERPOST_BLESS"):
        expected.write_text(told, encoding="utf-8")
    assert expected.is_file(), "run it once with FINGERPOST_BLESS=1"
    assert told == expected.read_text(encoding="utf-8")
    assert {problem.code for problem in problems} == {folder.name}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_replacement_cures_what_it_is_given_for(folder: Path, tmp_path: Path) -> None:
    content = merged(folder, tmp_path)
    before = problems_of(content)
    for problem in before:
        if problem.replacement is None:
            continue
        file = tmp_path / problem.file.path
        was = file.read_text(encoding="utf-8")
        span = problem.span
        cured = (
            problem.file.text[: span.start] + problem.replacement + problem.file.text[span.end :]
        )
        file.write_text(cured, encoding="utf-8")
        after = {(each.code, each.message) for each in problems_of(content)}
        file.write_text(was, encoding="utf-8")
        assert after < {(each.code, each.message) for each in before}, problem.message


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_message_speaks_plainly_and_tells_what_to_do(folder: Path, tmp_path: Path) -> None:
    for problem in problems_of(merged(folder, tmp_path)):
        told = f"{problem.message} {problem.expected} {problem.fix}"
        assert not BANNED.search(told), told
        assert problem.message
        assert not problem.message.endswith("."), problem.message
        assert problem.fix


def test_every_code_has_a_folder() -> None:
    assert sorted(told_codes() - {folder.name for folder in FOLDERS}) == []


def test_every_folder_is_named_after_a_code() -> None:
    everywhere = {
        code for layer in ("model", "source", "checks") for code in codes_in(ENGINE / layer)
    }
    everywhere |= told_codes()
    assert sorted({folder.name for folder in FOLDERS} - everywhere) == []


@pytest.mark.parametrize("rule", CHECKS, ids=code_of)
def test_a_rule_says_in_its_docstring_what_is_right(rule: Check) -> None:
    first = (rule.__doc__ or "").strip().partition("\n")[0]
    assert first.endswith("."), f"{rule.__name__} has no first line"
    assert len(first) > 20
    assert rule.__name__ == rule.__name__.lower()


def test_no_rule_is_listed_twice() -> None:
    assert len({code_of(rule) for rule in CHECKS}) == len(CHECKS) > 0
