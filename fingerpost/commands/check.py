"""Check everything and publish nothing; advice is told in full."""

import argparse

from fingerpost.commands.order import EXIT_CONTENT, EXIT_DONE, add_order_arguments, order_of
from fingerpost.pipeline import checked
from fingerpost.terminal import Talk, error_words, report

NAME = "check"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_order_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    talk = Talk(quiet=arguments.quiet)
    outcome = checked(order_of(arguments, talk))
    talk.done()
    report(outcome.problems, arguments.format, talk, advice=True)
    if outcome.has_errors:
        talk.trouble(f"{error_words(outcome.problems)}.")
        return EXIT_CONTENT
    talk.line(f"No errors in {outcome.providers} entries with {outcome.activities} activities.")
    return EXIT_DONE
