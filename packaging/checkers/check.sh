#!/bin/sh
# Run by `make checkers`: installs the checkers, writes all kinds of documents, serves the pages, and checks them all.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
python="$root/.venv/bin/python"
place="$root/build/checkers"
for tool in node npm java; do
    command -v "$tool" >/dev/null || { echo "error: $tool is not here; install it." >&2; exit 1; }
done
mkdir -p "$place"
cp "$here"/package.json "$here"/*.mjs "$place"
(cd "$place" && npm install --no-audit --no-fund --silent --ignore-scripts)
rm -rf "$place/documents" "$place/home" "$place/open.json" "$place/closed.json"
export QANNEAL_HOME="$place/home"
mkdir -p "$QANNEAL_HOME"
"$python" "$here/documents.py" "$place/documents"
serve() { # the file for what it says, the token
    QANNEAL_SERVE_TOKEN="$2" "$python" -P -m qanneal_gui.cli serve --port 0 --json > "$1" 2>/dev/null &
    servers="${servers:-} $!"
    tries=60
    until [ -s "$1" ]; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || { echo "error: qanneal serve does not answer." >&2; exit 1; }
        sleep 1
    done
}
trap 'kill ${servers:-} 2>/dev/null || true' EXIT
serve "$place/open.json" ""
serve "$place/closed.json" "a-token-for-the-checkers"
url() { sed -n 's/.*"url": "\([^"?]*\).*/\1/p' "$1" | head -1; }
open=$(url "$place/open.json")
runs=$("$python" -P -m qanneal_gui.cli runs list --json | sed -n 's/.*"run": "\([^"]*\)".*"state".*/\1/p')
set -- "$open" "${open}no-such-page" "$(url "$place/closed.json")"
for run in $runs; do set -- "$@" "${open}runs/$run"; done
cd "$place" && node check.mjs documents "$@"
