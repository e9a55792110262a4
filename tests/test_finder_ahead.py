"""That the finder's page asks early for all that it will need."""

import re
from pathlib import Path

from fingerpost.artifacts import SearchRecord
from fingerpost.publish.search_index import write_search_index

TEMPLATES = Path(__file__).parents[1] / "templates"
IMPORT = re.compile(r'from "\./([\w-]+\.js)"')


def imported(name: str) -> set[str]:
    direct = set(IMPORT.findall((TEMPLATES / "scripts" / name).read_text(encoding="utf-8")))
    return direct.union(*map(imported, direct))


def test_every_module_of_the_finder_is_preloaded() -> None:
    """One that is left out is asked for only when the one that imports it has come."""
    page = (TEMPLATES / "pages/find.html").read_text(encoding="utf-8")
    assert imported("find.js") <= set(re.findall(r"'([\w-]+\.js)'", page))


def test_what_is_asked_ahead_waits_for_no_other_module_and_is_in_the_index(tmp_path: Path) -> None:
    script = (TEMPLATES / "scripts/ahead.js").read_text(encoding="utf-8")
    assert imported("ahead.js") == set()
    write_search_index([SearchRecord(code="m3n4p", content="Clay.", meta=())], tmp_path)
    for name in re.findall(r"\$\{INDEX\}([\w.-]+)", script):
        assert (tmp_path / name).is_file()
