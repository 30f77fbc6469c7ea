#!/bin/sh
# Check the Debian package, install it, start it from its desktop entry on a display of its own, and remove it.
# It takes root, and installs what it needs.
set -eu
cd "$(dirname "$0")/../.."

for tool in desktop-file-validate appstreamcli lintian Xvfb xdotool man; do
    command -v "$tool" >/dev/null && continue
    apt-get update -qq >/dev/null
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        desktop-file-utils appstream lintian xvfb xdotool man-db >/dev/null
    break
done

set -- dist/qanneal_*.deb
package=$1
place=$(mktemp -d)
display=
end() {
    if [ -n "$display" ]; then kill "$display" 2>/dev/null || true; fi
    if dpkg -s qanneal >/dev/null 2>&1; then dpkg --purge qanneal >/dev/null; fi
    rm -rf "$place"
}
trap end EXIT

dpkg-deb -x "$package" "$place/files"
desktop-file-validate "$place/files/usr/share/applications/qanneal.desktop"
appstreamcli validate --pedantic --no-net "$place/files/usr/share/metainfo/org.qanneal.qanneal.metainfo.xml"
lintian --fail-on error --tag-display-limit 5 "$package"
rm -rf "$place/files"

DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "./$package" >/dev/null 2>&1
home="$place/home"
mkdir -m 700 "$home"
export HOME="$home" XDG_RUNTIME_DIR="$home" QANNEAL_HOME="$home/qanneal"
qanneal --version
qanneal train --preset demo --set training.steps=2 --json >/dev/null 2>&1
man -w qanneal qanneal-gui >/dev/null
bash -c '. /usr/share/bash-completion/completions/qanneal && complete -p qanneal' >/dev/null

Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$place/display" >/dev/null 2>&1 &
display=$!
until [ -s "$place/display" ]; do sleep 0.2; done
DISPLAY=:$(cat "$place/display")
export DISPLAY
command=$(sed -n 's/^Exec=//p' /usr/share/applications/qanneal.desktop | sed 's/ %f//')
$command &
window=$!
timeout 120 xdotool search --sync --onlyvisible --name qanneal >/dev/null
kill "$window"
code=0
wait "$window" || code=$?
[ "$code" = 130 ] || { echo "The window ended with $code." >&2; exit 1; }

dpkg --purge qanneal >/dev/null
left=$(find /usr/lib/qanneal /usr/bin/qanneal* /usr/share -name '*qanneal*' 2>/dev/null || true)
[ -z "$left" ] || { echo "These are left behind: $left" >&2; exit 1; }
echo "The package installs, trains, opens its window and is removed without a trace."
