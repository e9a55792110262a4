"""What the commands share: the order that a command line makes, and the day it is made for.

Here and in the commands the clock and the environment are read, and nowhere else.
"""

import argparse
import os
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from fingerpost.diagnostics import Misreading
from fingerpost.model.days import read_day
from fingerpost.pipeline import Order
from fingerpost.terminal import FORMATS, Talk

EXIT_DONE, EXIT_CONTENT, EXIT_WRONG_COMMAND, EXIT_SURROUNDINGS = 0, 1, 2, 3
TEMPLATES = Path(__file__).parent.parent.parent / "templates"
ZONE = ZoneInfo("Europe/London")


def add_order_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--content", type=Path, default=Path("content"), help="the content folder")
    parser.add_argument("--site", type=Path, default=Path("site"), help="where the site goes")
    parser.add_argument("--templates", type=Path, default=TEMPLATES, help=argparse.SUPPRESS)
    parser.add_argument(
        "--day", type=read_day_argument, help="as on this day, YYYY-MM-DD; today if left out"
    )
    parser.add_argument("--no-search", action="store_true", help="leave out the search index")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how problems are told")
    parser.add_argument("--advice", action="store_true", help="print advice too, not only count it")
    parser.add_argument("--quiet", action="store_true", help="say nothing but problems")


def order_of(arguments: argparse.Namespace, talk: Talk, *, gallery: bool = False) -> Order:
    return Order(
        content=arguments.content,
        templates=arguments.templates,
        site=arguments.site,
        day=day_of_build(arguments.day),
        search=not arguments.no_search,
        gallery=gallery,
        say=talk.step,
    )


def day_of_build(chosen: date | None) -> date:
    """The day asked for, else the one of SOURCE_DATE_EPOCH, else today in the United Kingdom."""
    if chosen is not None:
        return chosen
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return datetime.now(ZONE).date()


def read_day_argument(text: str) -> date:
    try:
        return read_day(text)
    except Misreading as misread:
        raise argparse.ArgumentTypeError(f"{misread.message}; {misread.fix}") from misread
