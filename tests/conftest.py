"""What tests of every kind may ask for."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from fingerpost.diagnostics import Diagnostic
from fingerpost.directory import Directory
from fingerpost.pipeline import Order, check
from tests.building import DAY, ROOT, TEMPLATES

# A slow machine is no fault of the code, and a failure has to happen again on the next run.
settings.register_profile("fingerpost", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("fingerpost")


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    """Real input that is too large for this repository; CI always has it."""
    named = os.environ.get("FINGERPOST_SHARED")
    if named and Path(named).is_dir():
        return Path(named)
    cure = "set FINGERPOST_SHARED to the folder that holds data/import/"
    if os.environ.get("CI"):
        pytest.fail(cure)
    pytest.skip(cure)


@pytest.fixture(scope="session")
def checked_dorset() -> tuple[Directory, tuple[Diagnostic, ...]]:
    order = Order(content=ROOT / "content", templates=TEMPLATES, site=ROOT / "site", day=DAY)
    directory, _, problems = check(order)
    assert directory is not None
    return directory, problems


@pytest.fixture(scope="session")
def dorset(checked_dorset: tuple[Directory, tuple[Diagnostic, ...]]) -> Directory:
    """The content of this repository as it stands on the day of tests."""
    return checked_dorset[0]


@pytest.fixture(scope="session")
def dorset_problems(
    checked_dorset: tuple[Directory, tuple[Diagnostic, ...]],
) -> tuple[Diagnostic, ...]:
    return checked_dorset[1]
