"""A German window, in a process of its own: texts are made when modules are imported."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from helpers.spoken import VARIABLE

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    "tests",
    [
        "tests/gui/language/german_window.py",
        "tests/gui/language/german_search.py",
        "tests/gui/window/test_mnemonics.py",
        "tests/gui/window/test_clipped.py::test_no_setting_is_cut_off",
        "tests/gui/window/test_clipped.py::test_no_word_is_cut_off_on_any_page[1000x640]",
        "tests/gui/window/test_clipped.py::test_every_dialog_fits_and_shows_its_words",
    ],
)
def test_what_holds_in_a_german_window(tests):
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", tests]
    found = subprocess.run(
        command, cwd=ROOT, env=os.environ | {VARIABLE: "de"}, capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stdout[-4000:]
