"""Runs a module of `templates/scripts/` in Node, for what needs no page."""

import json
import subprocess
from pathlib import Path
from typing import Any

SCRIPTS = Path(__file__).parent.parent / "templates" / "scripts"


def evaluated(module: str, expression: str, given: Any = None) -> Any:
    """The value of `expression`, in which `module` is what `MODULE.js` exports and `given` the value
    handed over, both ways as JSON. The expression may await. Raises on any error of the script."""
    program = (
        f"import * as module from {json.dumps((SCRIPTS / f'{module}.js').as_uri())};"
        "let text = ''; for await (const chunk of process.stdin) text += chunk;"
        "const given = JSON.parse(text);"
        f"process.stdout.write(JSON.stringify(await ({expression}) ?? null));"
    )
    done = subprocess.run(
        ("node", "--input-type=module", "--eval", program),
        input=json.dumps(given),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
