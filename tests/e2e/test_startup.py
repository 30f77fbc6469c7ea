"""Starting the program as a user does, in a process of its own."""

import json
import os
import subprocess
import sys

import pytest
from helpers.first_window import FIRST_WINDOW, HEAVY, LATER

from qanneal_gui.runs.library import RunLibrary

DEMO = """
import sys
from qanneal_gui.gui import app
from qanneal_gui.gui.window.main_window import MainWindow

shown = MainWindow.showEvent

def show(self, event):
    shown(self, event)
    self.control.idle.connect(self.close)

MainWindow.showEvent = show
sys.exit(app.main(["--preset", "demo", "--start"]))
"""


def python(code, *arguments, check=True):
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *arguments],
        capture_output=True, text=True, timeout=120, check=check, env=environment,
    )  # fmt: skip


def test_the_first_window_comes_before_anything_heavy():
    answer = json.loads(python(FIRST_WINDOW).stdout.splitlines()[-1])
    print(f"first window after {answer['seconds']:.2f} s")
    assert [name for name in HEAVY if name in answer["modules"]] == []
    assert [name for name in LATER if name in answer["modules"]] == []


def test_the_settings_are_imported_before_qt_which_reads_the_source_of_all_that_comes_after_it():
    code = """
import sys
from qanneal_gui import launch
sys.modules["qanneal_gui.gui.language"] = None  # what `window` imports next
try:
    launch.window()
except ImportError:
    print(*sys.modules)
"""
    imported = set(python(code).stdout.split())
    assert {"qanneal_gui.config.reading", "pydantic"} <= imported
    assert not {name for name in imported if name.partition(".")[0] in ("PySide6", "shiboken6")}


def test_the_demo_runs_and_is_recorded(home):
    python(DEMO)
    record = RunLibrary(home).get("last")
    assert record.state == "finished"
    assert record.steps == 100
    log = (home / "logs" / "qanneal.log").read_text(encoding="utf-8")
    assert "ERROR" not in log
    assert "WARNING" not in log.replace("This plugin does not support propagateSizeHints()", "")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["missing.toml"], 1, "Cannot read missing.toml"),
        (["--preset", "nothing"], 2, "invalid choice"),
        (["--what"], 2, "usage"),
    ],
)
def test_wrong_arguments_are_one_sentence(arguments, code, words):
    run = python(
        "import sys; from qanneal_gui.gui.app import main; sys.exit(main(sys.argv[1:]))",
        *arguments,
        check=False,
    )
    assert run.returncode == code
    assert words in run.stderr
    assert "Traceback" not in run.stderr
