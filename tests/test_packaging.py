"""What a wheel must hold, and what must say the same in two places."""

import re
import subprocess
import sys
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
        *(
            d
            for e in ("test", "lint", "cluster", "serve", "film")
            for d in project["optional-dependencies"][e]
        ),
    ]
    pins = (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {pin.partition("==")[0].lower().replace("_", "-") for pin in pins}
    names = {
        "".join(c if c.isalnum() or c in "-_" else " " for c in one).split()[0].lower() for one in wanted
    }
    assert {name.replace("_", "-") for name in names} <= pinned


def test_the_hooks_of_pre_commit_are_those_of_make_lint():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipe = re.search(r"^lint:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)[1]
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    linted = [line.strip().removeprefix("@$(BIN)/") for line in recipe.splitlines()]
    assert re.findall(r"entry: \.venv/bin/(.*)", hooks) == linted
    assert re.findall(r"repo: (.*)", hooks) == ["local"]


def test_every_target_of_the_makefile_is_explained():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)", makefile, re.MULTILINE)[1].split()
    explained = re.findall(r"^([a-z]+):.* ## .+", makefile, re.MULTILINE)
    assert set(phony) - set(explained) == {"setup"}


def test_the_line_length_is_the_same_for_editors_and_ruff():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    editors = (ROOT / ".editorconfig").read_text(encoding="utf-8")
    assert f"max_line_length = {settings['tool']['ruff']['line-length']}\n" in editors


def test_the_page_of_settings_is_that_of_the_program():
    script = ROOT / "packaging" / "settings_page.py"
    made = subprocess.run([sys.executable, script], capture_output=True, encoding="utf-8", check=True).stdout
    assert (ROOT / "docs" / "settings.md").read_text(encoding="utf-8") == made, "run: make settings"
