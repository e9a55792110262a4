"""A folder is served as a static host serves it; the tests, pictures and measurements rely on it."""

import gzip
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tools.browser.server import served


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text("<p>Home</p>" * 50, encoding="utf-8")
    (tmp_path / "404.html").write_text("<p>Nothing here</p>", encoding="utf-8")
    (tmp_path / "dot.png").write_bytes(b"\x89PNG")
    (tmp_path / "_headers").write_text("/*\n  X-Kind: static\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("compressed", [False, True])
def test_a_page_comes_whole_with_its_headers(folder: Path, *, compressed: bool) -> None:
    with served(folder, compressed=compressed) as origin, urlopen(f"{origin}/") as answer:
        body = answer.read()
        assert answer.headers["X-Kind"] == "static"
        assert answer.headers["Content-Encoding"] == ("gzip" if compressed else None)
        assert int(answer.headers["Content-Length"]) == len(body)
    assert (gzip.decompress(body) if compressed else body) == (folder / "index.html").read_bytes()


def test_what_is_compressed_already_comes_as_it_is(folder: Path) -> None:
    with served(folder, compressed=True) as origin, urlopen(f"{origin}/dot.png") as answer:
        assert answer.headers["Content-Encoding"] is None
        assert answer.read() == b"\x89PNG"


@pytest.mark.parametrize("compressed", [False, True])
def test_a_page_that_is_not_there_gets_the_page_for_that(folder: Path, *, compressed: bool) -> None:
    with served(folder, compressed=compressed) as origin, pytest.raises(HTTPError) as met:
        urlopen(f"{origin}/nowhere/")
    assert met.value.code == 404
    assert met.value.read() == b"<p>Nothing here</p>"
    met.value.close()
