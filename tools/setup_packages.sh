#!/bin/sh
# usage: setup_packages.sh BIN LOCK - installs exactly what the lock names, each file checked by its
# hash, then Fingerpost itself in place. Nothing else is fetched.
set -eu

echo "Installing what $2 names" >&2
"$1/python" -m pip install --quiet --quiet --disable-pip-version-check --require-hashes --requirement "$2"
"$1/python" -m pip install --quiet --quiet --disable-pip-version-check --no-index --no-deps \
    --no-build-isolation --editable .
