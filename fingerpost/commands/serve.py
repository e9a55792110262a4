"""Build, serve on this computer, and build and reload again after every saved change."""

import argparse
import os
import re
import time
import traceback
from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

from fingerpost.commands.order import (
    EXIT_CONTENT,
    EXIT_DONE,
    EXIT_SURROUNDINGS,
    add_order_arguments,
    order_of,
)
from fingerpost.pipeline import Order, build
from fingerpost.publish.folder import PublishingStopped
from fingerpost.terminal import Talk, error_words, report, summary

NAME = "serve"
_VERSION = "/__version"
_RELOAD = "/__reload.js"
# In a page the quotes of the policy are written as references.
_DEFAULT_SOURCE = re.compile(rb"default-src ('|&#39;)none\1")
_SCRIPT = f"""
const version = async () => (await fetch("{_VERSION}")).text();
const first = await version().catch(() => "");
setInterval(async () => {{
  const now = await version().catch(() => first);
  if (now !== first) location.reload();
}}, 700);
""".encode()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_order_arguments(parser)
    # Beside the site, not over it: a preview holds the gallery, which nobody may publish.
    parser.set_defaults(site=Path("site.preview"))
    parser.add_argument("--port", type=int, default=8000, help="8000 if left out")


def run(arguments: argparse.Namespace) -> int:
    talk = Talk(quiet=arguments.quiet)
    order = order_of(arguments, talk, gallery=True)
    if not built(order, arguments, talk) and not order.site.is_dir():
        return EXIT_CONTENT
    state = Watched(order, arguments, talk)
    handler = partial(SiteRequests, directory=str(order.site), state=state)
    try:
        listening = ThreadingHTTPServer(("127.0.0.1", arguments.port), handler)
    except (OSError, OverflowError):
        talk.trouble(
            f"error: port {arguments.port} cannot be used\n"
            "  = fix: end the program that uses it, or name another with --port"
        )
        return EXIT_SURROUNDINGS
    with listening as server:
        talk.trouble(f"Look at http://127.0.0.1:{server.server_port}/ - Ctrl+C stops.")
        Thread(target=state.watch, daemon=True).start()
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            state.stop.set()
    return EXIT_DONE


def built(order: Order, arguments: argparse.Namespace, talk: Talk) -> bool:
    started = time.perf_counter()
    try:
        outcome = build(order)
    except PublishingStopped as stopped:
        talk.trouble(f"error: {stopped.message}\n  = fix: {stopped.cure}")
        return False
    finally:
        talk.done()
    report(outcome.problems, arguments.format, talk, advice=arguments.advice)
    if outcome.has_errors:
        talk.trouble(f"{error_words(outcome.problems)}. The last good site stays.")
        return False
    talk.line(summary(outcome, arguments.site, time.perf_counter() - started))
    return True


class Watched:
    """The sources of a site: `version` goes up each time that it was built again."""

    def __init__(self, order: Order, arguments: argparse.Namespace, talk: Talk) -> None:
        self.order = order
        self.arguments = arguments
        self.talk = talk
        self.version = 1
        self.stop = Event()

    def watch(self) -> None:
        seen = self.stamps()
        while not self.stop.wait(0.3):
            now = self.stamps()
            if now != seen:
                seen = now
                try:
                    self.version += built(self.order, self.arguments, self.talk)
                except Exception:  # noqa: BLE001 - a slip in a template must not end the watching
                    self.talk.trouble(traceback.format_exc())

    def stamps(self) -> dict[str, tuple[int, int]]:
        """Size and time of every file that the site is made from."""
        folders = (self.order.content, self.order.templates)
        return {path: stamp for folder in folders for path, stamp in _stamps(folder)}


def _stamps(folder: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)  # noqa: PTH118 - thousands of times a second
            try:
                status = os.stat(path)  # noqa: PTH116
            except FileNotFoundError:
                continue
            yield path, (status.st_size, status.st_mtime_ns)


class SiteRequests(SimpleHTTPRequestHandler):
    """Serves the site as a host would, with a script in every page that reloads it."""

    def __init__(self, *arguments: object, state: Watched, directory: str) -> None:
        self.state = state
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.path == _VERSION:
            self._answer(str(self.state.version).encode(), "text/plain")
        elif self.path == _RELOAD:
            self._answer(_SCRIPT, "text/javascript")
        else:
            page = Path(self.translate_path(self.path))
            page = page / "index.html" if page.is_dir() and self.path.endswith("/") else page
            if page.suffix == ".html" and page.is_file():
                self._answer(with_reload(page.read_bytes()), "text/html; charset=utf-8")
            elif not page.exists():
                lost = Path(self.directory) / "404.html"
                self._answer(with_reload(lost.read_bytes()), "text/html", HTTPStatus.NOT_FOUND)
            else:
                super().do_GET()

    def _answer(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - its name there
        """Nothing: requests are no news here."""


def with_reload(html: bytes) -> bytes:
    """The page with the reload script, and a policy that lets it run; never what is built."""
    for name in (b"script-src", b"connect-src"):
        if name not in html:
            html = _DEFAULT_SOURCE.sub(rb"\g<0>; " + name + rb" \g<1>self\g<1>", html, count=1)
    tag = f'<script type="module" src="{_RELOAD}"></script></body>'.encode()
    return html.replace(b"</body>", tag, 1)
