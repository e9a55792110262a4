"""Turn another directory's data into a content folder of its own, with a report."""

import argparse
import json
from pathlib import Path

from fingerpost.commands.order import (
    EXIT_CONTENT,
    EXIT_DONE,
    EXIT_SURROUNDINGS,
    day_of_build,
    read_day_argument,
)
from fingerpost.importers.open_referral import Imported, NotAServicesFile, import_services
from fingerpost.joining import anchors_by_source
from fingerpost.source.files import read_folder
from fingerpost.source.records import construct_records
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
    folder: Path = arguments.into
    if folder.exists() and any(folder.iterdir()):
        talk.trouble(
            f"error: {folder} is not empty\n  = fix: name a folder that does not exist yet"
        )
        return EXIT_SURROUNDINGS
    source = arguments.source or arguments.file.stem.replace("-", " ").replace("_", " ")
    try:
        text = arguments.file.read_text("utf-8-sig")
        imported = import_services(text, source, day_of_build(arguments.day).isoformat())
    except NotAServicesFile as refused:
        talk.trouble(f"error: {refused.message}\n  = fix: {refused.cure}")
        return EXIT_CONTENT
    except (OSError, UnicodeDecodeError) as error:
        talk.trouble(f"error: {arguments.file} cannot be read\n  = fix: {error}")
        return EXIT_SURROUNDINGS
    return written(imported, folder, talk)


def written(imported: Imported, folder: Path, talk: Talk) -> int:
    """Writes the folder, reads it back, and completes the report with the anchors."""
    for path, text in imported.files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", newline="\n")
    read, faults = read_folder(folder)
    records, problems = construct_records(read)
    if records is None or faults or problems:
        print_problems((*faults, *problems), "text")
        talk.trouble("The entries were written, but they cannot all be read back: a fault of ours.")
        return EXIT_CONTENT
    anchors = anchors_by_source(records.providers)
    services = {
        source_id: {**account, "activity": anchors[account["provider"], source_id]}
        for source_id, account in imported.report["services"].items()
    }
    report = {**imported.report, "services": services}
    told = json.dumps(report, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / REPORT).write_text(told + "\n", "utf-8")
    left = sum(bool(account["left"]) for account in services.values())
    talk.line(
        f"Imported {len(services)} services of {len(records.providers)} providers into {folder}."
        f" {left} hold something that entries have no field for: see {REPORT}."
    )
    return EXIT_DONE
