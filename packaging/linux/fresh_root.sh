#!/bin/sh
# Try what is in dist/ on a Debian that has nothing yet, as somebody new: the Debian package, then the wheel. It takes root,
# debootstrap and Debian's packages; the system is made in a folder, and thrown away.
#     packaging/linux/fresh_root.sh [RELEASE]
set -eu
cd "$(dirname "$0")/../.."

if [ -z "${FRESH_ROOT:-}" ]; then
    place=$(mktemp -d)
    chmod 755 "$place"
    trap 'rm -rf "$place"' EXIT
    debootstrap --variant=minbase "${1:-bookworm}" "$place" >"$place.log" || { tail "$place.log" >&2; exit 1; }
    rm "$place.log"
    mkdir -p "$place/srv/released/dist"
    cp -r packaging "$place/srv/released/"
    cp dist/*.deb dist/*.whl "$place/srv/released/dist/"
    cp /etc/resolv.conf "$place/etc/resolv.conf"
    # The way to a package index, where this machine has one of its own.
    mkdir -p "$place/etc/ssl/certs"
    if [ -f /etc/ssl/certs/ca-certificates.crt ]; then cp /etc/ssl/certs/ca-certificates.crt "$place/srv/certificates"; fi
    # In rooms of their own for processes and mounts, so that nothing of it stays.
    FRESH_ROOT=$place unshare --mount --pid --fork --kill-child "$0"
    exit
fi

mount -t proc proc "$FRESH_ROOT/proc"
mount --rbind /dev "$FRESH_ROOT/dev"
mount -t tmpfs tmpfs "$FRESH_ROOT/tmp"
inside() { env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 chroot "$FRESH_ROOT" "$@"; }
inside /srv/released/packaging/linux/try_deb.sh
inside sh -c 'apt-get install -y -qq --no-install-recommends python3-venv libegl1 libgl1 libfontconfig1 libxkbcommon0 \
    libdbus-1-3 fonts-dejavu-core >/dev/null'
inside runuser -l stranger -c 'PIP_CERT=/srv/certificates python3 -B /srv/released/packaging/try_wheel.py \
    /srv/released/dist/qanneal_gui-*.whl /usr/bin/python3'
