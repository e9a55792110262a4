#!/bin/sh
# usage: setup_chromium.sh BIN - leaves a browser that the tests can drive: one that is here already,
# else the system's package (as root), else Playwright's own. Firefox comes with the package where
# that can be had; without it, its few tests are left out.
set -eu

is_here() {
    for browser in "$@"; do
        command -v "$browser" >/dev/null && return 0
    done
    return 1
}

install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    echo "Installing $1 from the system's packages" >&2
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq "$1" >/dev/null
}

is_here firefox-esr firefox || install firefox-esr || echo "No Firefox: its tests are left out" >&2
is_here chromium chromium-browser google-chrome google-chrome-stable || install chromium && exit 0
echo "Fetching Playwright's own Chromium" >&2
"$1/python" -m playwright install chromium && exit 0
echo "The browser tests need Chromium. Install the package chromium, then run this again." >&2
exit 3
