"""What a wheel must hold."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_package_is_listed_once():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    listed = settings["tool"]["setuptools"]["packages"]
    found = [
        ".".join(init.parent.relative_to(ROOT).parts) for init in ROOT.glob("qanneal_gui/**/__init__.py")
    ]
    # The resources lie beside the package and are mapped into it.
    assert sorted(listed) == sorted([*found, "qanneal_gui.resources"])


def test_every_dependency_is_pinned():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = settings["project"]
    wanted = [
        *project["dependencies"],
        *(d for e in ("test", "lint", "cluster") for d in project["optional-dependencies"][e]),
    ]
    pins = (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {pin.partition("==")[0].lower().replace("_", "-") for pin in pins}
    names = {
        "".join(c if c.isalnum() or c in "-_" else " " for c in one).split()[0].lower() for one in wanted
    }
    assert {name.replace("_", "-") for name in names} <= pinned
