#!/bin/sh
# All that a release needs, in order; it ends at the first thing that is not as it should be. What is released is then in dist/.
# With OFFLINE=1 the manual's links to the outside are not tried, which is all that asks the internet beside package indexes.
set -eu
cd "$(dirname "$0")/.."

make lint
[ -n "${OFFLINE:-}" ] || make docs-links
make checkers
tools=build/release
if [ ! -x "$tools/bin/twine" ]; then
    python3 -m venv "$tools"
    "$tools/bin/pip" install --quiet --disable-pip-version-check twine check-wheel-contents validate-pyproject pipx uv
fi
PATH=$PWD/$tools/bin:$PATH
export PATH
validate-pyproject pyproject.toml
make package PYTHONS= BY='--by pip --by pipx --by uv'
twine check --strict dist/*.whl dist/*.tar.gz
check-wheel-contents dist/*.whl
packaging/linux/fresh_root.sh

# The tests, from what is released.
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
tar -xzf dist/qanneal_gui-*.tar.gz -C "$place" --strip-components=1
make -C "$place" test
ls -l dist/*.whl dist/*.tar.gz dist/*.deb
