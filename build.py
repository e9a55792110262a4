"""Builds the directory: `python build.py --help` tells how. The same as `fingerpost build`."""

import sys

from fingerpost.__main__ import main

if __name__ == "__main__":
    sys.exit(main(["build", *sys.argv[1:]]))
