# ruff: noqa: INP001 (a folder of scripts is no package)
"""A site folder on localhost, as a static host serves it: `_headers` and `404.html` included."""

import gzip
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import IO, Any
from urllib.parse import urlsplit

Headers = Mapping[str, tuple[tuple[str, str], ...]]

COMPRESSED = frozenset({".html", ".css", ".js", ".mjs", ".svg", ".json", ".txt", ".xml"})
"""What every host sends compressed. Pagefind's own files, pictures and fonts are so already."""


def headers_of(folder: Path) -> Headers:
    """`_headers` as static hosts read it: a path pattern, then indented `Name: value` lines."""
    path = folder / "_headers"
    rules: dict[str, tuple[tuple[str, str], ...]] = {}
    pattern = ""
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        if line.strip() and not line[0].isspace():
            pattern = line.strip()
        elif ":" in line:
            name, _, value = line.partition(":")
            rules[pattern] = (*rules.get(pattern, ()), (name.strip(), value.strip()))
    return rules


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up early is no news."""


class _Visit(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, headers: Headers, **named: Any) -> None:
        self._rules = headers
        super().__init__(*arguments, **named)

    def send_head(self) -> Any:
        path = Path(self.translate_path(self.path))
        if (path / "index.html").is_file() or path.is_file():
            return super().send_head()
        return self._not_found()

    def _not_found(self) -> IO[bytes] | None:
        page = Path(self.directory) / "404.html"
        if not page.is_file():
            self.send_error(404)
            return None
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(page.stat().st_size))
        self.end_headers()
        return page.open("rb")

    def end_headers(self) -> None:
        path = urlsplit(self.path).path
        for pattern, pairs in self._rules.items():
            if re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), path):
                for name, value in pairs:
                    self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - the parent's name
        """Silence."""


@cache
def _zipped(path: Path) -> bytes:
    """At level 6, which is what hosts use. Kept: a real host does not compress for each visitor."""
    return gzip.compress(path.read_bytes(), 6, mtime=0)


class _CompressedVisit(_Visit):
    def send_head(self) -> Any:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if (path / "index.html").is_file() else path
        if not path.is_file() or path.suffix not in COMPRESSED:
            return super().send_head()
        content = _zipped(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Vary", "Accept-Encoding")
        self.end_headers()
        return BytesIO(content)


@contextmanager
def served(folder: Path, *, compressed: bool = False) -> Iterator[str]:
    """The origin, such as http://127.0.0.1:40000, while the block runs.

    `compressed` sends texts with gzip whatever the visitor accepts, for measuring.
    """
    kind = _CompressedVisit if compressed else _Visit
    visit = partial(kind, directory=str(folder), headers=headers_of(folder))
    with _Quiet(("127.0.0.1", 0), visit) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
