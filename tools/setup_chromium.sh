#!/bin/sh
# usage: setup_chromium.sh BIN - leaves a browser that the tests can drive: one that is here already,
# else the system's package (as root), else Playwright's own.
set -eu

for browser in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$browser" >/dev/null && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Chromium from the system's packages" >&2
    export DEBIAN_FRONTEND=noninteractive
    if apt-get update -qq && apt-get install -y -qq chromium >/dev/null; then
        exit 0
    fi
fi
echo "Fetching Playwright's own Chromium" >&2
"$1/python" -m playwright install chromium && exit 0
echo "The browser tests need Chromium. Install the package chromium, then run this again." >&2
exit 3
