"""What tests of every kind may ask for."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

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
