#!/bin/sh
# The demo: in the window, or in the terminal where there is no display.
set -eu
cd "$(dirname "$0")/.."

if [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; then
    exec .venv/bin/qanneal-gui --preset demo --start
fi
echo "There is no display, so the demo runs in the terminal." >&2
exec .venv/bin/qanneal train --preset demo
