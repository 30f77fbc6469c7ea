#!/bin/sh
# Check the Debian package in dist/ without installing it. Root is needed only where the checkers are missing.
set -eu
cd "$(dirname "$0")/../.."

for tool in desktop-file-validate appstreamcli lintian; do
    command -v "$tool" >/dev/null && continue
    apt-get update -qq >/dev/null
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        desktop-file-utils appstream lintian >/dev/null
    break
done

set -- dist/qanneal_*.deb
desktop-file-validate build/deb/usr/share/applications/qanneal.desktop
appstreamcli validate --pedantic --no-net build/deb/usr/share/metainfo/org.qanneal.qanneal.metainfo.xml
lintian --allow-root --fail-on error,warning "$1"

listing=$(dpkg-deb --fsys-tarfile "$1" | tar -tv)
odd=$(printf '%s\n' "$listing" | grep -Ev '^(l|[-d]rw[x-]r-[x-]r-[x-]) ?.* root/root ' || true)
[ -z "$odd" ] || { echo "Somebody but root could write these, or they would run as root: $odd" >&2; exit 1; }
