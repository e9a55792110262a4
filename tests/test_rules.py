"""Every message that people can get, whole: tests/rules/<code>/ holds content with one mistake.

A folder's content is laid over that of `_base`, a small directory without a fault, and expected.txt
is everything that is then told. A fault of the colours has a templates folder with nothing but them.
`FINGERPOST_BLESS=1 pytest tests/test_rules.py` accepts what is
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
from typing import NamedTuple

import pytest

from fingerpost.checks.listed import CHECKS, Check
from fingerpost.diagnostics import Diagnostic
from fingerpost.faces import as_text
from fingerpost.pipeline import Order, check

ENGINE = Path(__file__).parent.parent / "fingerpost"
TEMPLATES = Path(__file__).parent.parent / "templates"
RULES = Path(__file__).parent / "rules"
BASE = RULES / "_base"
DAY = date(2026, 11, 22)
FOLDERS = sorted(folder for folder in RULES.iterdir() if folder.is_dir() and folder != BASE)
CODED = ("checks", "colours", "model", "pages", "source")
"""The layers whose codes must have a folder."""
TOLD_ELSEWHERE = frozenset(
    {"content-missing", "file-not-readable", "file-too-large", "link-leaves-content", "not-a-file"}
)
"""What no folder of a repository can hold in a small way: tests/test_files.py makes it."""

BANNED = re.compile(
    r"\b(invalid|illegal|forbidden|please|sorry|oops|did you mean)\b", re.IGNORECASE
)


class Case(NamedTuple):
    """A folder of tests/rules/, its content over the base, and what is told of that."""

    folder: Path
    content: Path
    problems: tuple[Diagnostic, ...]


def code_of(rule: Check) -> str:
    return rule.__name__.replace("_", "-")


def problems_of(content: Path) -> tuple[Diagnostic, ...]:
    """Everything that is told of a content folder, and of templates beside it, in order."""
    nowhere = content.parent / "nothing is written here"
    beside = content.parent / "templates"
    templates = beside if beside.is_dir() else TEMPLATES
    return check(Order(content=content, templates=templates, site=nowhere, day=DAY))[2]


def merged(folder: Path, place: Path) -> Path:
    """The base with the folder's own files over it. A file named in without.txt is left out."""
    content = place / "content"
    shutil.copytree(BASE / "content", content)
    if (folder / "content").is_dir():
        shutil.copytree(folder / "content", content, dirs_exist_ok=True)
    if (folder / "templates").is_dir():
        shutil.copytree(folder / "templates", place / "templates")
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
    """Each literal code: the first argument of what makes a problem, or assigned to `code`."""
    files = sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]
    assert files
    for file in files:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        makers = {"Diagnostic", "Misreading", *makers_in(tree)}
        for node in ast.walk(tree):
            for given in codes_given(node, makers):
                if isinstance(given, ast.Constant) and isinstance(given.value, str):
                    yield given.value


def makers_in(tree: ast.Module) -> Iterator[str]:
    """The functions of a module that take a code as their first argument."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in node.args.args if argument.arg != "self"]
            if names[:1] == ["code"]:
                yield node.name


def codes_given(node: ast.AST, makers: set[str]) -> Iterator[ast.expr]:
    if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in makers:
        yield from node.args[:1]
        yield from (keyword.value for keyword in node.keywords if keyword.arg == "code")
    elif isinstance(node, ast.Assign):
        for target in node.targets:
            names = target.elts if isinstance(target, ast.Tuple) else [target]
            values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
            for name, value in zip(names, values, strict=False):
                if isinstance(name, ast.Name) and name.id == "code":
                    yield value


def test_the_base_has_nothing_to_tell(tmp_path: Path) -> None:
    told = problems_of(merged(BASE, tmp_path))
    assert "\n".join(map(as_text, told)) == ""


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Case:
    content = merged(request.param, tmp_path_factory.mktemp(request.param.name))
    return Case(request.param, content, problems_of(content))


def test_a_mistake_is_told_as_expected(case: Case) -> None:
    told = "\n".join(map(as_text, case.problems))
    expected = case.folder / "expected.txt"
    if os.environ.get("FINGERPOST_BLESS"):
        expected.write_text(told, encoding="utf-8")
    assert expected.is_file(), "run it once with FINGERPOST_BLESS=1"
    assert told == expected.read_text(encoding="utf-8")
    assert {problem.code for problem in case.problems} == {case.folder.name}


def test_a_replacement_cures_what_it_is_given_for(case: Case) -> None:
    told = {(problem.code, problem.message) for problem in case.problems}
    for problem in case.problems:
        if problem.replacement is None:
            continue
        file = case.content.parent / problem.file.path
        was = file.read_bytes()
        text, span = problem.file.text, problem.span
        cured = text[: span.start] + problem.replacement + text[span.end :]
        file.write_bytes(cured.encode())
        after = {(each.code, each.message) for each in problems_of(case.content)}
        file.write_bytes(was)
        assert after < told, problem.message


def test_a_message_speaks_plainly_and_tells_what_to_do(case: Case) -> None:
    for problem in case.problems:
        told = f"{problem.message} {problem.expected} {problem.fix}"
        assert not BANNED.search(told), told
        assert problem.message
        assert not problem.message.endswith("."), problem.message
        assert problem.fix


def test_every_code_has_a_folder() -> None:
    assert sorted(told_codes() - TOLD_ELSEWHERE - {folder.name for folder in FOLDERS}) == []


def test_what_has_no_folder_is_told_in_another_test() -> None:
    other = (RULES.parent / "test_files.py").read_text(encoding="utf-8")
    assert sorted(code for code in TOLD_ELSEWHERE if f'"{code}"' not in other) == []
    assert sorted(TOLD_ELSEWHERE - told_codes()) == []


def test_every_folder_is_named_after_a_code() -> None:
    everywhere = {
        code for layer in ("model", "source", *CODED) for code in codes_in(ENGINE / layer)
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
