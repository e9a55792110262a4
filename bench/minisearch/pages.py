"""The same records in MiniSearch: a page, its library, and one file of index and cards."""

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

from fingerpost.outputs.search_records import search_records
from fingerpost.pipeline import Order, check
from fingerpost.views.card import Card, card_of

_HERE = Path(__file__).resolve().parent
_LOOK = _HERE.parent / "look"
_LIBRARY = _LOOK / "node_modules/minisearch/dist/es/index.js"


def make_page(content: Path, folder: Path, day: date) -> None:
    """A lean page without our styles and fonts: what it costs is the search and its cards."""
    templates = _HERE.parent.parent / "templates"
    directory, _, _ = check(Order(content=content, templates=templates, site=folder, day=day))
    if directory is None:
        raise SystemExit("The grown content has no settings.")
    cards = [card_of(listing, directory) for listing in directory.listed]
    records = [
        {
            "id": record.code,
            "content": record.content,
            **dict(record.meta),
            "card": fields_of(card),
        }
        for record, card in zip(search_records(directory), cards, strict=True)
    ]
    (folder / "find").mkdir(parents=True)
    texts = folder / "records.json"
    fields = sorted({name for record in records for name in record} - {"id", "card"})
    (folder / "fields.js").write_text(f"export const FIELDS = {json.dumps(fields)};\n")
    texts.write_text(json.dumps(records), encoding="utf-8")
    for name in ("page.js", "options.js", "index.mjs", "package.json"):
        shutil.copy(_HERE / name, folder / name)
    subprocess.run(
        ["node", str(folder / "index.mjs"), str(texts), str(folder / "index.json"), str(_LIBRARY)],
        check=True,
    )
    texts.unlink()
    shutil.copy(_LIBRARY, folder / "minisearch.js")
    shutil.copy(_HERE / "page.html", folder / "find/index.html")


def fields_of(card: Card) -> dict[str, Any]:
    return {
        "name": card.name,
        "href": card.href,
        "by": card.by,
        "summary": card.summary,
        "when": card.when,
        "place": card.place,
        "cost": card.cost,
        "pay": card.pay,
        "booking": card.booking,
        "marks": [mark.text for mark in card.marks],
    }
