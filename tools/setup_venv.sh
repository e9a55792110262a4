#!/bin/sh
# usage: setup_venv.sh PYTHON FOLDER - makes a virtual environment with the first Python that serves.
set -eu

for python in "$1" python3.14 python3.13 python3.12 python3.11; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        "$python" -m venv "$2" && exit 0
        rm -rf "$2"
        echo "$python cannot make a virtual environment. On Debian and Ubuntu: apt install python3-venv" >&2
        exit 3
    fi
done
echo "Fingerpost needs Python 3.11 or newer, and none is here. Name one: make PYTHON=/where/it/is" >&2
exit 3
