"""The example package, installed as a package is: with its modules and its entry points on the path."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "docs/examples/qanneal-extras"


def install(folder: Path, groups: dict[str, dict[str, str]] | None = None) -> Path:
    """Put the example into a folder, as pip would without a network; with other entry points if given."""
    shutil.copytree(EXAMPLE / "qanneal_extras", folder / "qanneal_extras")
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text())["project"]
    info = folder / f"qanneal_extras-{project['version']}.dist-info"
    info.mkdir()
    name, version = project["name"], project["version"]
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    lines = []
    for group, points in (groups or project["entry-points"]).items():
        lines += [f"[{group}]", *(f"{name} = {value}" for name, value in points.items())]
    (info / "entry_points.txt").write_text("\n".join(lines) + "\n")
    return folder


def python(folder: Path, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run Python with the folder on its path."""
    environment = os.environ | {"PYTHONPATH": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-W", "error", *arguments],
        capture_output=True, text=True, timeout=120, check=check, env=environment,
    )  # fmt: skip
