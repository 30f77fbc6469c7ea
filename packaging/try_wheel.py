"""Install the built wheel into an empty environment of each Python there is, and try it there.

    packaging/try_wheel.py dist/qanneal_gui-0.1.0-py3-none-any.whl [PYTHON…]

Without a name of a Python, all from 3.11 to 3.13 are taken that are on the path or that pyenv has. Versions
are those of ``constraints.txt``; an environment holds nothing else.
"""

import functools
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import trying

_HERE = Path(__file__).parent
_SUPPORTED = ("3.11", "3.12", "3.13")


def pythons() -> list[str]:
    """Return an interpreter of each supported version that is installed."""
    found = []
    for version in _SUPPORTED:
        named = [shutil.which(f"python{version}"), *_of_pyenv(version)]
        found += [one for one in named if one and _works(one)][:1]
    return found


def _of_pyenv(version: str) -> list[str]:
    if not shutil.which("pyenv"):
        return []
    root = subprocess.run(["pyenv", "root"], capture_output=True, encoding="utf-8", check=True).stdout.strip()
    return [str(one) for one in sorted(Path(root, "versions").glob(f"{version}.*/bin/python"))]


def _works(python: str) -> bool:
    # pyenv has shims of versions that are not chosen, too.
    return subprocess.run([python, "-c", "import venv, ensurepip"], capture_output=True).returncode == 0


def _version(python: str) -> str:
    return subprocess.run(
        [python, "--version"], capture_output=True, encoding="utf-8", check=True
    ).stdout.strip()


def try_with(python: str, wheel: Path) -> None:
    """Install the wheel into an empty environment, and use it."""
    with tempfile.TemporaryDirectory() as temporary:
        place, folder = Path(temporary, "venv"), Path(temporary, "folder")
        folder.mkdir(mode=0o700)
        scripts = place / ("Scripts" if os.name == "nt" else "bin")
        program = trying.Program([str(scripts / "qanneal")], [str(scripts / "qanneal-gui")], folder)

        def installs() -> None:
            subprocess.run([python, "-m", "venv", place], check=True)
            pip = [str(scripts / "python"), "-m", "pip", "--disable-pip-version-check", "-qq"]
            subprocess.run([*pip, "install", "-c", str(_HERE / "constraints.txt"), str(wheel)], check=True)
            subprocess.run([*pip, "check"], check=True)

        version = wheel.name.split("-")[1]
        trying.tried(
            _version(python),
            installs,
            functools.partial(trying.says_what_it_is, program, version),
            functools.partial(trying.trains_in_the_terminal, program),
            functools.partial(trying.trains_in_the_window, program),
        )
        print(f"  it takes {trying.megabytes(place)} MB", flush=True)


def main() -> None:
    """Try a wheel with every Python that is named, or with all there are."""
    wheel = Path(sys.argv[1]).resolve()
    for python in sys.argv[2:] or pythons():
        try_with(python, wheel)


if __name__ == "__main__":
    main()
