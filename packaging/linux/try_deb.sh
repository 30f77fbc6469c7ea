#!/bin/sh
# Install the Debian package in dist/, use it as somebody new, and remove it. It takes root, a system that may be thrown away
# (fresh_root.sh makes one), and dist/ and packaging/ of this folder.
set -eu
cd "$(dirname "$0")/../.."
export DEBIAN_FRONTEND=noninteractive

set -- dist/qanneal_*.deb
apt-get update -qq
apt-get install -y -qq "./$1" >/dev/null
# What a desktop has, and what tries the program.
apt-get install -y -qq --no-install-recommends xvfb openbox xdotool libglib2.0-bin dbus bash-completion man-db procps \
    python3 >/dev/null
useradd --create-home stranger
display=
stranger() { runuser -l stranger -c ". /etc/profile; export DISPLAY=$display; set -e; $*"; }
trap 'kill $(cat /tmp/xvfb.pid)' EXIT
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>/tmp/display >/dev/null 2>&1 & echo $! > /tmp/xvfb.pid
until [ -s /tmp/display ]; do sleep 0.2; done
display=:$(cat /tmp/display)

stranger "qanneal --version; man -w qanneal qanneal-gui; test -z \"\$(man qanneal 2>&1 >/dev/null)\"; man qanneal | grep QANNEAL_HOME >/dev/null"
stranger "bash -c '. /usr/share/bash-completion/bash_completion; _completion_loader qanneal; complete -p qanneal'"
stranger "COMP_WORDS='qanneal est' COMP_CWORD=1 _QANNEAL_COMPLETE=bash_complete qanneal" | grep estimate
echo "fresh: man pages and completion"

# Several windows of one desktop: the entry starts the program, and the program opens no more of them than one. F1 opens
# the manual, in whatever is the desktop's browser.
printf '#!/bin/sh\necho "$1" > /tmp/opened\n' > /usr/local/bin/xdg-open
chmod 755 /usr/local/bin/xdg-open
stranger "openbox >/dev/null 2>&1 & gio launch /usr/share/applications/qanneal.desktop >/dev/null 2>&1; sleep 1"
window=$(DISPLAY=$display timeout 120 xdotool search --sync --onlyvisible --name '^qanneal' | tail -n 1)
sleep 3
[ "$(DISPLAY=$display xdotool search --onlyvisible --name '^qanneal' | wc -l)" = 1 ]
DISPLAY=$display xdotool windowactivate --sync "$window" key F1
for _ in $(seq 60); do [ ! -s /tmp/opened ] || break; sleep 0.5; done
page=$(sed 's|^file://||; s|#.*||' /tmp/opened)
[ -f "$page" ] && [ "${page#/usr/lib/qanneal/}" != "$page" ]
kill "$(DISPLAY=$display xdotool getwindowpid "$window")"
for _ in $(seq 60); do pgrep -u stranger -f qanneal >/dev/null || break; sleep 0.5; done
! pgrep -u stranger -fa qanneal
echo "fresh: starts from its entry, opens its manual, and ends without a trace"

stranger "python3 -B $PWD/packaging/try_frozen.py /usr/lib/qanneal"
! pgrep -u stranger -fa 'qanneal|gnome-keyring'
stranger "test -z \"\$(ls -A ~ | grep -v '^\\.')\""

apt-get purge -y -qq qanneal >/dev/null
left=$(find / -xdev -name '*qanneal*' ! -path "$PWD*" ! -path '/home/*' ! -path '/tmp/*' ! -path '/var/cache/*' 2>/dev/null || true)
[ -z "$left" ] || { echo "These are left behind: $left" >&2; exit 1; }
echo "fresh: is removed without a trace"
