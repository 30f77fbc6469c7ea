"""Install the built wheel into an empty environment of each Python there is, and try it there.

    packaging/try_wheel.py dist/qanneal_gui-0.1.0-py3-none-any.whl [--by pip|pipx|uv]… [PYTHON…]

Without a name of a Python, all from 3.11 to 3.13 are taken that are on the path or that pyenv has. An
environment holds nothing else. With pip, which is the default, versions are those of ``constraints.txt``;
pipx and uv take the newest that the wheel allows, as they do for whoever installs it by them.
"""

import argparse
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
_SCRIPTS = "Scripts" if os.name == "nt" else "bin"


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


def _pip(python: str, wheel: Path, place: Path) -> None:
    subprocess.run([python, "-m", "venv", place], check=True)
    pip: list[str | Path] = [place / _SCRIPTS / "python", "-m", "pip", "--disable-pip-version-check", "-qq"]
    subprocess.run([*pip, "install", "-c", _HERE / "constraints.txt", wheel], check=True)
    subprocess.run([*pip, "check"], check=True)


def _pipx(python: str, wheel: Path, place: Path) -> None:
    places = {"PIPX_HOME": place / "home", "PIPX_BIN_DIR": place / _SCRIPTS, "PIPX_MAN_DIR": place / "man"}
    _quietly("pipx", "install", "--python", python, wheel, places=places)


def _uv(python: str, wheel: Path, place: Path) -> None:
    places = {"UV_TOOL_DIR": place / "tools", "UV_TOOL_BIN_DIR": place / _SCRIPTS}
    places["UV_CACHE_DIR"] = place.with_name("cache")
    _quietly("uv", "tool", "install", "--python", python, wheel, places=places)


def _quietly(*command: str | Path, places: dict[str, Path]) -> None:
    """Run an installer that keeps all it makes in some places, and show what it says if it fails."""
    environment = os.environ | {name: str(path) for name, path in places.items()}
    ended = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )
    trying.expect(ended.returncode == 0, f"{command[0]} does not install it:\n{ended.stdout[-3000:]}")


_INSTALLERS = {"pip": _pip, "pipx": _pipx, "uv": _uv}


def try_with(python: str, installer: str, wheel: Path) -> None:
    """Install the wheel into an empty environment, and use it."""
    with tempfile.TemporaryDirectory() as temporary:
        place, folder = Path(temporary, "place"), Path(temporary, "folder")
        folder.mkdir(mode=0o700)
        scripts = place / _SCRIPTS
        program = trying.Program([str(scripts / "qanneal")], [str(scripts / "qanneal-gui")], folder)

        def installs() -> None:
            _INSTALLERS[installer](python, wheel, place)

        version = wheel.name.split("-")[1]
        trying.tried(
            f"{_version(python)}, {installer}",
            installs,
            functools.partial(trying.says_what_it_is, program, version),
            functools.partial(trying.trains_in_the_terminal, program),
            functools.partial(trying.trains_in_the_window, program),
        )
        print(f"  it takes {trying.megabytes(place)} MB", flush=True)


def main() -> None:
    """Try a wheel with every Python that is named, or with all there are."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("wheel", type=Path)
    parser.add_argument("python", nargs="*")
    parser.add_argument("--by", action="append", choices=_INSTALLERS)
    asked = parser.parse_intermixed_args()
    for python in asked.python or pythons():
        for installer in asked.by or ["pip"]:
            try_with(python, installer, asked.wheel.resolve())


if __name__ == "__main__":
    try:
        main()
    except (trying.FailedError, subprocess.SubprocessError) as failure:
        sys.exit(f"It does not work: {failure}")
