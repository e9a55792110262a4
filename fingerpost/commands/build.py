"""Check everything and publish the site, or publish nothing and say why."""

import argparse
import gc
import time

from fingerpost.commands.order import (
    EXIT_CONTENT,
    EXIT_DONE,
    EXIT_SURROUNDINGS,
    add_order_arguments,
    order_of,
)
from fingerpost.pipeline import build, checked
from fingerpost.publish.folder import PublishingStopped
from fingerpost.terminal import Talk, error_words, report, summary

NAME = "build"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_order_arguments(parser)
    parser.add_argument(
        "--styleguide", action="store_true", help="add the components, for looking; not to publish"
    )
    parser.add_argument("--check", action="store_true", help="only check, publish nothing")


def run(arguments: argparse.Namespace) -> int:
    talk = Talk(quiet=arguments.quiet)
    order = order_of(arguments, talk, gallery=arguments.styleguide)
    # A build makes millions of small values, no cycles to speak of, and ends: looking for garbage
    # among them halves the speed of reading (bench/stages.py).
    gc.disable()
    started = time.perf_counter()
    try:
        outcome = checked(order) if arguments.check else build(order)
    except PublishingStopped as stopped:
        talk.trouble(f"error: {stopped.message}\n  = fix: {stopped.cure}\nNothing was published.")
        return EXIT_SURROUNDINGS
    finally:
        talk.done()
    report(outcome.problems, arguments.format, talk, advice=arguments.advice)
    if outcome.has_errors:
        talk.trouble(f"{error_words(outcome.problems)}. Nothing was published.")
        return EXIT_CONTENT
    talk.line(summary(outcome, arguments.site, time.perf_counter() - started))
    return EXIT_DONE
