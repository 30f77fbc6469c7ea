"""The map in ``docs/architecture.md`` is that of the source."""

import ast
import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "qanneal_gui"
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `([a-z_/]+)` \|", PAGE, re.MULTILINE)
CHAINS = re.findall(r"`[\w/.]+`(?:\s+→\s+`[\w/.]+`)+", PAGE)
ARROWS = [
    arrow for chain in CHAINS for arrow in pairwise(re.findall(r"`([\w/.]+)`", chain)) if arrow[0] != "a"
]
PATH = re.compile(r"\b([a-z_]+(?:/[\w-]+)*/(?:[\w-]+\.(?:py|md|sh|toml|png))?)(?![\w/.])")


def layers():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = next(c for c in settings["tool"]["importlinter"]["contracts"] if c["type"] == "layers")
    return [layer.removeprefix("qanneal_gui.") for layer in contract["layers"]]


def rooms():
    """Every folder of the package, layers and what is within them."""
    return {str(init.parent.relative_to(PACKAGE)) for init in PACKAGE.glob("**/*/__init__.py")}


def path_of(name):
    """Return the module or folder that a page means, or None."""
    places = (PACKAGE / name, PACKAGE / f"{name}.py", ROOT / name, ROOT / "docs" / name)
    return next((place for place in places if place.exists()), None)


def dotted(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported_by(path):
    """Return every module that a module or folder imports, as dotted names."""
    names = set()
    for source in [path] if path.is_file() else path.rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def test_the_layers_are_those_of_the_contract_in_its_order():
    assert [row for row in ROWS if "/" not in row] == layers()


def test_every_layer_of_the_package_is_in_the_contract():
    modules = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__"}
    folders = {room for room in rooms() if "/" not in room}
    assert set(layers()) == modules | folders


def test_every_room_has_its_line():
    assert {row for row in ROWS if "/" in row} == {room for room in rooms() if "/" in room}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_module_and_folder_named_exists(page):
    quoted = re.findall(r"`([^`\n]+)`|\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
    named = {name for one in quoted for part in one for name in PATH.findall(part)}
    folders_of_users = {"mnist/"}
    assert {name for name in named if path_of(name) is None} == folders_of_users & named


def test_every_arrow_is_an_import():
    assert len(ARROWS) > 15
    wrong = []
    for start, end in ARROWS:
        assert path_of(start), start
        assert path_of(end), end
        target = dotted(path_of(end))
        if not any(f"{name}.".startswith(f"{target}.") for name in imported_by(path_of(start))):
            wrong.append(f"{start} → {end}")
    assert wrong == []


def test_the_readme_shows_the_layers_in_their_order():
    shown = re.findall(r"^    ([a-z]+)/? {2,}", README, re.MULTILINE)
    assert shown == [layer for layer in layers() if layer in shown]
    assert {layer for layer in layers() if (PACKAGE / layer).is_dir()} <= set(shown)
