"""Comparison pages from two public kits, pictured beside ours: `make peers`.

usage: python bench/peers.py [--folder look/peers]

The kits (bench/look/package.json) are for comparison only: nothing of them is in the site.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.peer_texts import addresses_of, texts_of
from fingerpost.pipeline import Order, build, check
from tools.browser.server import served
from tools.look.kinds import Plan
from tools.look.pictures import Subject, pictures_of
from tools.look.sheet import page_of, small_sheet
from tools.look.states import STATES

_ROOT = Path(__file__).resolve().parent.parent
KITS = {"govuk": "GOV.UK Frontend", "nhsuk": "NHS.UK frontend"}
DAY = date(2026, 11, 22)
_LOOK = _ROOT / "bench/look"
_STATES = ("desk", "phone", "desk-dark", "phone-large", "paper")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--folder", type=Path, default=_ROOT / "look/peers")
    folder = parser.parse_args().folder
    states = [state for state in STATES if state.id in _STATES]
    with tempfile.TemporaryDirectory() as work:
        site, peers = Path(work) / "site", Path(work) / "peers"
        plan = built(site)
        make_peers(plan, peers)
        with served(site) as ours, served(peers) as theirs:
            subjects = subjects_of(plan, ours, theirs)
            found = list(pictures_of(subjects, states, folder))
    pictures = {(each.subject, each.state): each for each in found}
    note = "The same words in three dresses: ours, and two kits without their brands."
    page = page_of("Beside the peers", note, subjects, states, pictures)
    (folder / "index.html").write_text(page, encoding="utf-8")
    for state in ("desk", "phone"):
        shown = [(each.name, pictures[each.id, state]) for each in subjects]
        small_sheet([shown], folder / f"{state}.webp", columns=3)
    print(f"{len(found)} pictures: {folder / 'index.html'}")


def built(site: Path, content: Path = _ROOT / "content") -> Plan:
    """Builds the site and tells what is in it. Ends the program when it cannot be published."""
    order = Order(content=content, templates=_ROOT / "templates", site=site, day=DAY)
    outcome = build(order)
    directory, pages, _ = check(order)
    if directory is None or not outcome.published:
        sys.exit("The content has errors: make site")
    return Plan(directory, pages)


def are_installed() -> bool:
    return (_LOOK / "node_modules/.ready").is_file()


def make_peers(plan: Plan, folder: Path) -> None:
    """Writes `<kit>/<page>/index.html` and what the pages load."""
    folder.mkdir(parents=True)
    texts = folder / "texts.json"
    texts.write_text(json.dumps(texts_of(plan)), encoding="utf-8")
    subprocess.run(["node", "peers.mjs", str(texts), str(folder)], cwd=_LOOK, check=True)
    texts.unlink()


def subjects_of(plan: Plan, ours: str, theirs: str) -> list[Subject]:
    subjects = []
    for page, address in addresses_of(plan).items():
        subjects.append(Subject(f"{page}-ours", f"{page}: Fingerpost", ours + address))
        for kit, name in KITS.items():
            subjects.append(Subject(f"{page}-{kit}", f"{page}: {name}", f"{theirs}/{kit}/{page}/"))
    return subjects


if __name__ == "__main__":
    main()
