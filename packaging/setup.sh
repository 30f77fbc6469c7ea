#!/bin/sh
# Make .venv with pinned versions, and the system libraries Qt needs; a second call does nothing.
set -eu
cd "$(dirname "$0")/.."

wanted=$(cat pyproject.toml packaging/constraints.txt packaging/setup.sh | cksum)
stamp=.venv/qanneal-setup
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then exit 0; fi

say() { printf '%s\n' "$*" >&2; }

root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo "$@"
    else return 1
    fi
}

install_packages() { # install_packages WHY PACKAGE…
    why=$1; shift
    say "Installing $why: $*"
    if command -v apt-get >/dev/null && root apt-get update -qq >/dev/null &&
        DEBIAN_FRONTEND=noninteractive root apt-get install -y -qq --no-install-recommends "$@" >/dev/null; then
        return 0
    fi
    say "$why could not be installed; please install manually: apt-get install $*"
    return 1
}

python=
for candidate in python3.11 python3.12 python3.13 python3; do
    if command -v "$candidate" >/dev/null &&
        "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    say "Python 3.11 or newer was not found; please install it: apt-get install python3 python3-venv"
    exit 1
fi

if [ ! -x .venv/bin/python ]; then
    say "Creating .venv with $("$python" --version)"
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        install_packages "Python's venv" python3-venv || exit 1
    fi
    "$python" -m venv .venv
fi

say "Installing Python packages (this takes a minute or two the first time)"
.venv/bin/python -m pip install --quiet --disable-pip-version-check -c packaging/constraints.txt -e '.[test,lint,cluster,serve,film]'

# Qt's own libraries tell what they miss.
qt=$(.venv/bin/python -c 'import pathlib, PySide6; print(pathlib.Path(PySide6.__file__).parent / "Qt")')
missing=$(ldd "$qt"/plugins/platforms/libqxcb.so "$qt"/plugins/platforms/libqoffscreen.so "$qt"/lib/libQt6Gui.so.6 2>/dev/null |
    grep 'not found' || true)
fonts=$(find /usr/share/fonts /usr/local/share/fonts "$HOME/.local/share/fonts" \( -name '*.ttf' -o -name '*.otf' \) 2>/dev/null |
    head -n 1)
if [ -n "$missing" ] || [ -z "$fonts" ]; then
    install_packages "the libraries Qt needs" libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 \
        libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 \
        libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-sync1 libxcb-xfixes0 libxcb-xinerama0 \
        libxcb-xkb1 fonts-dejavu-core || say "The window may not open until they are installed; the terminal works without them."
fi

printf '%s' "$wanted" > "$stamp"
