"""Firefox without a window, driven through Marionette, its own remote control: a socket that carries
`LENGTH:JSON`. Playwright drives a Firefox of its own alone, and no registry here has that."""

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SECONDS = 60
NAMES = ("firefox-esr", "firefox")
SETTINGS = """
user_pref("marionette.port", {port});
user_pref("app.update.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("toolkit.telemetry.enabled", false);
"""


def firefox() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


class Firefox:
    """One window. Scripts run in the page: their text is the body of a function."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._number = 0
        self._receive()
        self._ask("NewSession", capabilities={"alwaysMatch": {"timeouts": {"script": 20_000}}})

    def go(self, address: str) -> None:
        self._ask("Navigate", url=address)

    def back(self) -> None:
        self._ask("Back")

    def run(self, script: str, *given: Any) -> Any:
        return self._ask("ExecuteScript", script=script, args=given)["value"]

    def until(self, script: str, wanted: Any, seconds: float = 15) -> None:
        """Asks again until the script gives what is wanted."""
        ends = time.monotonic() + seconds
        while (found := self.run(script)) != wanted:
            assert time.monotonic() < ends, f"{found!r} is not {wanted!r}: {script}"
            time.sleep(0.05)

    def press(self, keys: str) -> None:
        """Keys of the keyboard, to whatever has the focus."""
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._ask("PerformActions", actions=[{"type": "key", "id": "keyboard", "actions": actions}])

    def _ask(self, command: str, **given: Any) -> Any:
        self._number += 1
        text = json.dumps([0, self._number, f"WebDriver:{command}", given]).encode()
        self._connection.sendall(b"%d:%s" % (len(text), text))
        _, _, error, value = self._receive()
        assert error is None, error
        return value

    def _receive(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._connection.recv(1)
        left, pieces = int(length[:-1]), []
        while left:
            pieces.append(self._connection.recv(left))
            left -= len(pieces[-1])
        return json.loads(b"".join(pieces))


@contextmanager
def started(program: str, folder: Path) -> Iterator[Firefox]:
    """`folder` is new: it holds the profile."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "user.js").write_text(SETTINGS.format(port=port), encoding="utf-8")
    command = [program, "--headless", "--marionette", "--no-remote", "--profile", str(folder)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, stdout=quiet, stderr=quiet, env={"HOME": str(folder)}
    ) as process:
        try:
            with _connected(port) as connection:
                yield Firefox(connection)
        finally:
            process.terminate()


def _connected(port: int) -> socket.socket:
    ends = time.monotonic() + SECONDS
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=SECONDS)
        except OSError:
            if time.monotonic() > ends:
                raise
            time.sleep(0.1)
