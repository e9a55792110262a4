"""The W3C's Nu HTML checker over a whole site, started once: Java takes seconds to wake up."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.browser import needs


def errors(folder: Path) -> Iterator[str]:
    flags = ("--errors-only", "--skip-non-html", "--exit-zero-always", "--format", "json")
    command = [str(needs.java()), "-Xss4m", "-jar", str(needs.vnu_jar()), *flags, str(folder)]
    run = subprocess.run(command, capture_output=True, check=True, timeout=900)
    for message in json.loads(run.stderr)["messages"]:
        page = message.get("url", "").rpartition(folder.name)[2]
        yield f"{page}:{message.get('lastLine', 0)}: {message['message']}"
