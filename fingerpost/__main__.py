"""The command line: `fingerpost`, `python -m fingerpost` and, through it, `python build.py`."""

import argparse
import sys
from collections.abc import Sequence

from fingerpost.commands import build, check, importing, serve
from fingerpost.commands.order import EXIT_WRONG_COMMAND

COMMANDS = (build, check, serve, importing)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command that `arguments` (or the command line) name; returns its exit code.

    0 done, 1 the content has errors, 2 a wrong command line, 3 the surroundings stand in the way.
    """
    parser = argparse.ArgumentParser(
        prog="fingerpost",
        description="A public directory of local activities out of a folder of small text files.",
    )
    commands = parser.add_subparsers(metavar="COMMAND")
    for command in COMMANDS:
        described = (command.__doc__ or "").splitlines()[0]
        added = commands.add_parser(command.NAME, help=described, description=described)
        command.add_arguments(added)
        added.set_defaults(run=command.run)
    chosen = parser.parse_args(arguments)
    if "run" not in chosen:
        parser.print_help(sys.stderr)
        return EXIT_WRONG_COMMAND
    code: int = chosen.run(chosen)
    return code


if __name__ == "__main__":
    sys.exit(main())
