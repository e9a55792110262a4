"""What `serve` adds to a page while somebody works on it."""

import html
import re

from fingerpost import addresses
from fingerpost.commands.serve import with_reload
from fingerpost.outputs.policy import policy_of


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


def test_the_script_stands_once_at_the_end_of_the_body() -> None:
    served = with_reload(a_page(policy_of(addresses.HOME)))
    assert served.count(b"__reload.js") == 1
    assert served.endswith(b"</script></body>")
