"""Lighthouse's scores for our pages, and every audit that is not perfect: `make lighthouse`.

The site is built from a copy of the content with `demonstration: no`, since a demonstration asks
not to be indexed. It is served over plain http on this computer, with gzip.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import sync_playwright

from bench.peers import built
from tools.browser.chromium import chromium
from tools.browser.server import served
from tools.look.kinds import KINDS, Plan

_ROOT = Path(__file__).resolve().parent.parent
ASKED = ("home", "places", "locality", "spoke-photos", "category", "find")
DEMONSTRATION = "demonstration: yes"


def main() -> None:
    with sync_playwright() as playwright:
        program = chromium(playwright)
    if program is None:
        sys.exit("Chromium is missing; `make test` installs it")
    with tempfile.TemporaryDirectory() as work:
        content = Path(work) / "content"
        shutil.copytree(_ROOT / "content", content)
        settings = content / "directory.yaml"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(text.replace(DEMONSTRATION, "demonstration: no"), encoding="utf-8")
        site = Path(work) / "site"
        plan = built(site, content)
        with served(site, compressed=True) as origin:
            tell(asked(addresses_of(plan), origin, program))


def addresses_of(plan: Plan) -> Mapping[str, str]:
    found = {kind.id: kind.address(plan) for kind in KINDS if kind.id in ASKED}
    return {kind: address for kind, address in found.items() if address is not None}


def asked(
    addresses: Mapping[str, str], origin: str, program: Path
) -> list[tuple[str, Mapping[str, Any]]]:
    """What Lighthouse says of each kind of page; see bench/look/lighthouse.mjs."""
    command = ["node", "lighthouse.mjs", *(origin + address for address in addresses.values())]
    run = subprocess.run(
        command,
        cwd=_ROOT / "bench/look",
        env={**os.environ, "CHROME_PATH": str(program)},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return list(zip(addresses, json.loads(run.stdout), strict=True))


def tell(told: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
    categories = list(told[0][1]["scores"])
    print(f"Lighthouse {told[0][1]['version']}, as a phone\n")
    print(f"| page | {' | '.join(categories)} |")
    print("|---|" + "---:|" * len(categories))
    for kind, page in told:
        scores = (page["scores"][name] for name in categories)
        print(f"| {kind} | {' | '.join(points(score) for score in scores)} |")
    print()
    for kind, page in told:
        for audit in page["below"]:
            # An audit of no weight does not count in the score.
            weight = f"weight {audit['weight']}" if audit["weight"] else "does not count"
            head = f"{kind}, {audit['category']}: {audit['id']} {points(audit['score'])}"
            print(f"{head} ({weight}) {audit['value']}".rstrip())
            for item in audit["items"]:
                print(f"    {item}")


def points(score: float | None) -> str:
    return "-" if score is None else f"{100 * score:.0f}"


if __name__ == "__main__":
    main()
