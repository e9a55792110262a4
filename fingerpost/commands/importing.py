"""Turn another directory's data into a content folder of its own, with a report."""

import argparse
import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fingerpost.commands.order import (
    EXIT_CONTENT,
    EXIT_DONE,
    EXIT_SURROUNDINGS,
    day_of_build,
    read_day_argument,
)
from fingerpost.diagnostics import Diagnostic
from fingerpost.importers.open_referral import Imported, NotAServicesFile, import_services
from fingerpost.joining import anchors_by_source
from fingerpost.source.files import decode, read_folder
from fingerpost.source.records import Records, construct_records
from fingerpost.terminal import Talk, print_problems

NAME = "import"
REPORT = "import-report.json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=("oruk",), help="oruk: an Open Referral UK services file")
    parser.add_argument("file", type=Path, help="the file to import")
    parser.add_argument("--into", type=Path, required=True, help="a new content folder")
    parser.add_argument("--source", default="", help="what to call the source; the file's name")
    parser.add_argument("--day", type=read_day_argument, help="the day of the import, YYYY-MM-DD")
    parser.add_argument("--quiet", action="store_true", help="say nothing but problems")


def run(arguments: argparse.Namespace) -> int:
    talk = Talk(quiet=arguments.quiet)
    file: Path = arguments.file
    folder: Path = arguments.into.absolute()
    source = arguments.source or file.stem.replace("-", " ").replace("_", " ")
    try:
        if refusal := _refusal_of(folder):
            talk.trouble(f"error: {refusal}\n  = fix: name a folder that does not exist yet")
            return EXIT_SURROUNDINGS
        text = decode(file.name, file.read_bytes())
        if isinstance(text, Diagnostic):
            talk.trouble(f"error: {file}: {text.message}\n  = fix: {text.fix}")
            return EXIT_CONTENT
        imported = import_services(text.text, source, day_of_build(arguments.day).isoformat())
        return written(imported, folder, talk)
    except NotAServicesFile as refused:
        talk.trouble(f"error: {file}: {refused.message}\n  = fix: {refused.cure}")
        return EXIT_CONTENT
    except OSError as error:
        # An error of the disk names its file; the rest of its words is for programmers.
        talk.trouble(
            f"error: {error.filename or file} cannot be opened or written: {error.strerror}\n"
            "  = fix: check the name and whether you may use it"
        )
        return EXIT_SURROUNDINGS


def _refusal_of(folder: Path) -> str:
    if folder.is_symlink():
        return f"{folder} is a link"
    if folder.exists() and not folder.is_dir():
        return f"{folder} is a file"
    return f"{folder} is not empty" if folder.exists() and any(folder.iterdir()) else ""


def written(imported: Imported, folder: Path, talk: Talk) -> int:
    """Writes the folder aside, reads it back, completes the report with the anchors, and renames
    it into place: what goes wrong leaves nothing half-made."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{folder.name[:40]}.", dir=folder.parent))
    try:
        aside.chmod(0o755)
        _write(aside, imported.files)
        read, faults = read_folder(aside)
        records, problems = construct_records(read)
        if records is None or any(each.stops_the_build for each in (*faults, *problems)):
            print_problems((*faults, *problems), "text")
            talk.trouble("These entries cannot all be read back: a fault of ours. Nothing is kept.")
            return EXIT_CONTENT
        report = report_of(imported, records)
        told = json.dumps(report, ensure_ascii=False, indent=1, sort_keys=True)
        # Half a surrogate pair, which JSON can hold, stays the code that it was.
        (aside / REPORT).write_bytes(told.encode("utf-8", "backslashreplace") + b"\n")
        aside.replace(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    _say(imported, report["services"], len(records.providers), folder, talk)
    return EXIT_DONE


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", newline="\n")


def report_of(imported: Imported, records: Records) -> dict[str, Any]:
    """The report with the anchor of each service on its provider's page."""
    anchors = anchors_by_source(records.providers)
    services = {
        source_id: {**account, "activity": anchors[account["provider"], source_id]}
        for source_id, account in imported.report["services"].items()
    }
    return {**imported.report, "services": services}


def _say(
    imported: Imported, services: Mapping[str, Any], providers: int, folder: Path, talk: Talk
) -> None:
    left = sum(bool(account["left"]) for account in services.values())
    talk.line(
        f"Imported {len(services)} services of {providers} providers into {folder}."
        f" {left} hold something that entries have no field for: see {REPORT}."
    )
    if imported.report["not_services"]:
        talk.line(f"{len(imported.report['not_services'])} items are no services: see {REPORT}.")
    if imported.is_one_page_of_many:
        talk.line("This file is one page of several: join the pages for the whole list.")
