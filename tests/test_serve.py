"""What `serve` adds to a page while somebody works on it."""

import argparse
import html
import re
import socket
from pathlib import Path

import pytest

from fingerpost import addresses
from fingerpost.__main__ import main
from fingerpost.commands import serve
from fingerpost.commands.order import EXIT_SURROUNDINGS
from fingerpost.commands.serve import with_reload
from fingerpost.outputs.policy import policy_of
from tests.building import DAY, SMALL_TOWN


def a_page(policy: str) -> bytes:
    meta = f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy)}">'
    escaped = meta.replace("&#x27;", "&#39;")
    return f"<!doctype html><head>{escaped}</head><body><p>Hello</p></body>".encode()


def policy_in(page: bytes) -> dict[str, str]:
    found = re.search(rb'content="([^"]*)"', page)
    assert found is not None
    parts = html.unescape(found[1].decode()).split("; ")
    return {name: sources for name, _, sources in (part.partition(" ") for part in parts)}


def test_a_served_page_may_run_the_reload_script_and_nothing_else() -> None:
    policy = policy_in(with_reload(a_page(policy_of(addresses.HOME))))
    assert policy["script-src"] == "'self'"
    assert policy["connect-src"] == "'self'"
    assert policy["default-src"] == "'none'"


def test_the_policy_of_the_search_page_stays_as_it_is() -> None:
    before = a_page(policy_of(addresses.FIND))
    assert policy_in(with_reload(before)) == policy_in(before)


def test_a_port_that_is_taken_is_told_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        command = ["serve", "--content", str(SMALL_TOWN), "--site", str(tmp_path / "site")]
        code = main([*command, "--day", DAY.isoformat(), "--no-search", "--port", str(port)])
    assert code == EXIT_SURROUNDINGS
    assert f"port {port} cannot be used" in capsys.readouterr().err
    assert (tmp_path / "site/styleguide/index.html").is_file()


def test_a_preview_does_not_stand_where_the_site_is_published_from() -> None:
    parser = argparse.ArgumentParser()
    serve.add_arguments(parser)
    assert parser.parse_args([]).site == Path("site.preview")


def test_the_script_stands_once_at_the_end_of_the_body() -> None:
    served = with_reload(a_page(policy_of(addresses.HOME)))
    assert served.count(b"__reload.js") == 1
    assert served.endswith(b"</script></body>")
