"""What a wheel must hold, and what must say the same in two places."""

import ast
import functools
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from qanneal_gui.cli import cli

ROOT = Path(__file__).parents[1]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = SETTINGS["project"]["optional-dependencies"]


def names(requirements):
    """Return the distributions that are required, as an index writes them."""
    return {re.match(r"[\w-]+", one)[0].lower().replace("_", "-") for one in requirements}


DECLARED = names(SETTINGS["project"]["dependencies"])


def test_every_package_is_listed_once():
    listed = SETTINGS["tool"]["setuptools"]["packages"]
    found = [
        ".".join(init.parent.relative_to(ROOT).parts) for init in ROOT.glob("qanneal_gui/**/__init__.py")
    ]
    # The resources lie beside the package and are mapped into it.
    folders = [folder.name for folder in (ROOT / "resources").iterdir() if folder.is_dir()]
    mapped = [f".{name}" for name in folders if name not in {"__pycache__", "manual"}]  # which is built
    assert sorted(listed) == sorted([*found, *(f"qanneal_gui.resources{name}" for name in ["", *mapped])])


def test_every_file_of_the_resources_goes_into_the_wheel():
    data = SETTINGS["tool"]["setuptools"]["package-data"]
    taken = {ROOT / "resources" / "__init__.py"}
    for package, patterns in data.items():
        folder = ROOT.joinpath(*package.split(".")[1:])
        taken.update(one for pattern in patterns for one in folder.glob(pattern))
    there = {one for one in (ROOT / "resources").rglob("[!.]*") if one.is_file() and one.suffix != ".pyc"}
    assert there <= taken


def test_everything_that_is_kept_goes_into_the_sdist():
    listing = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, encoding="utf-8")
    if listing.returncode:
        pytest.skip("these files are not those of a repository")
    kept = {path.partition("/")[0] for path in listing.stdout.splitlines()} - {".gitignore"}
    # What setuptools takes by itself.
    taken = {"LICENSE", "README.md", "pyproject.toml", "qanneal_gui"}
    for line in (ROOT / "MANIFEST.in").read_text(encoding="utf-8").splitlines():
        order, *places = line.split()
        taken.update(places if order in {"include", "graft"} else ())
    assert kept <= taken


def test_the_text_for_a_package_index_leads_nowhere_that_is_not_there():
    text = (ROOT / SETTINGS["project"]["readme"]).read_text(encoding="utf-8")
    assert re.findall(r"\]\(([^)]*)\)", text) == []


@functools.cache
def brings(distribution):
    """Return the modules that a distribution brings; of Ocean's namespace, those below it."""
    try:
        files = metadata.files(distribution) or []
    except metadata.PackageNotFoundError:  # an extra, or of another system
        return frozenset({distribution.replace("-", "_")})
    parts = [file.parts for file in files if file.suffix in {".py", ".pyi", ".so", ".pyd"}]
    tops = [".".join(one[:2]) if one[0] == "dwave" else one[0].partition(".")[0] for one in parts]
    return frozenset(tops)


def imported():
    """Return what each module of the program imports of others."""
    for path in sorted((ROOT / "qanneal_gui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            else:
                modules = [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
            for module in modules:
                parts = module.split(".")
                if parts[0] not in {*sys.stdlib_module_names, "qanneal_gui"}:
                    yield ".".join(parts[: 2 if parts[0] == "dwave" else 1])


def test_what_is_imported_is_declared_and_what_is_declared_is_imported():
    optional = {one for extra in ("cluster", "serve", "film") for one in names(EXTRAS[extra])}
    used = set(imported())
    declared = {module for one in DECLARED | optional for module in brings(one)}
    users_own = {"pandas", "torch"}  # named as types; what the API makes for those who have installed them
    assert used - users_own <= declared
    # The meta-package has no module of its own.
    idle = {one for one in DECLARED if brings(one) and not brings(one) & used}
    assert idle <= {"dwave-ocean-sdk"}


def test_ocean_stays_below_the_version_in_which_its_graph_library_goes():
    pins = {one for one in SETTINGS["project"]["dependencies"] if one.startswith("dwave-ocean-sdk")}
    assert pins == {"dwave-ocean-sdk>=9.5,<10"}


def test_what_is_smaller_differs_by_the_meta_package_alone():
    lean = (ROOT / "packaging" / "lean.txt").read_text(encoding="utf-8").splitlines()
    asked = [one for one in lean if not one.startswith("#")]
    every = SETTINGS["project"]["dependencies"]
    assert asked == [one for one in every if not one.startswith("dwave-ocean-sdk")]


def test_every_dependency_is_pinned():
    wanted = names(one for extra in EXTRAS if extra != "peers" for one in EXTRAS[extra])
    pins = (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert DECLARED | wanted <= names(pins)


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
    explained = re.findall(r"^([a-z-]+):.* ## .+", makefile, re.MULTILINE)
    assert set(phony) - set(explained) == {"setup"}


def test_the_line_length_is_the_same_for_editors_and_ruff():
    editors = (ROOT / ".editorconfig").read_text(encoding="utf-8")
    assert f"max_line_length = {SETTINGS['tool']['ruff']['line-length']}\n" in editors


@pytest.mark.parametrize(("page", "target"), [("settings", "settings"), ("python", "reference")])
def test_the_pages_that_are_made_from_the_program_are_up_to_date(page, target):
    script = ROOT / "packaging" / f"{page}_page.py"
    made = subprocess.run([sys.executable, script], capture_output=True, encoding="utf-8", check=True).stdout
    assert (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8") == made, f"run: make {target}"


def test_every_command_and_option_is_on_the_man_page(tmp_path):
    script = ROOT / "packaging" / "man_pages.py"
    subprocess.run([sys.executable, script, tmp_path, "2026-01-01"], check=True)
    page = (tmp_path / "man" / "qanneal.1").read_text(encoding="utf-8").replace("\\-", "-")
    told = re.findall(r"^\.SS (\S+(?: [a-z]+)?) ", page, re.MULTILINE)
    assert {"train", "runs list", "queue move"} <= set(told)
    assert set(cli.commands) <= {name.partition(" ")[0] for name in told}
    options = {one for command in cli.commands.values() for one in long_options(command)}
    assert options <= set(re.findall(r"--[\w-]+", page))
    assert all((tmp_path / "completion" / shell).stat().st_size for shell in ("bash", "zsh", "fish"))


def long_options(command):
    return [one for parameter in command.params for one in parameter.opts if one.startswith("--")]
