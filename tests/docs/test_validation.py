"""The page for reviewers: its commands exist, its links lead to pages that say the same figures."""

import re
import shlex
from pathlib import Path

import pytest
from helpers.shown_commands import wrong_usage

from qanneal_gui import config

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "validation.md"
ROWS = [
    re.split(r"(?<!\\) \| ", line.strip("| "))
    for line in PAGE.read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith(("| claim", "|---"))
]
COMMANDS = sorted(
    {cell.strip("`") for row in ROWS for cell in row[1:] if re.match(r"`(qanneal|python|make) ", cell)}
)
LINK = re.compile(r"\]\(([^)]*)\)|\(`(README\.md)`\)")
FIGURES = [row for row in ROWS if len(row) == 4 and "with every" not in row[3]]


def lost(command):
    """Return what a command names that is not there."""
    words = shlex.split(command)
    if words[0] == "make":
        makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
        return [one for one in words[1:] if not re.search(rf"^{one}:", makefile, re.MULTILINE)]
    if words[0] == "qanneal":
        return [said] if (said := wrong_usage(command)) else []
    named = [one.partition("::") for one in words if one.endswith(".py") or ".py::" in one or "/" in one]
    missing = [path for path, _, _ in named if not (ROOT / path).exists()]
    tests = [(path, test) for path, _, test in named if test]
    return missing + [
        test for path, test in tests if f"def {test}(" not in (ROOT / path).read_text(encoding="utf-8")
    ]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_page_exists(command):
    assert lost(command) == []


@pytest.mark.parametrize(
    "command",
    [
        "python -m pytest tests/no_such.py",
        "python -m pytest tests/docs/test_manual.py::test_nothing",
        "make coffee",
    ],
)
def test_a_command_that_does_not_exist_would_be_found(command):
    assert lost(command)


def test_every_preset_of_the_page_is_one():
    named = re.findall(r"qanneal (?:train|estimate) .*?--preset ([\w-]+)", PAGE.read_text(encoding="utf-8"))
    assert len(named) > 1
    assert set(named) <= set(config.PRESETS)


def test_a_test_that_is_chosen_by_a_word_is_there():
    for command in COMMANDS:
        if chosen := re.search(r'(tests/\S+\.py).* -k "(.*)"', command):
            text = (ROOT / chosen[1]).read_text(encoding="utf-8")
            for word in chosen[2].split(" or "):
                assert re.search(rf"def test_\w*{word}", text), command


@pytest.mark.parametrize("row", FIGURES, ids=lambda row: re.sub(r"\W+", "-", row[0])[:60])
def test_the_page_that_makes_a_claim_says_the_same_figure(row):
    link = LINK.search(row[0])
    page = PAGE.parent / link[1] if link[1] else ROOT / link[2]
    text = page.read_text(encoding="utf-8")
    numbers = re.findall(r"\d[\d,.]*(?:e-\d+)?(?:/\d+)?", row[1])
    assert [one for one in (number.rstrip(".,") for number in numbers) if one not in text] == []


def test_every_row_says_when_it_was_measured():
    days = [row[3] for row in FIGURES]
    assert len(days) > 20
    assert all(re.match(r"2\d{3}-\d\d-\d\d|on that page", day) for day in days)
