"""The first start of the program shows the page for newcomers, and no other start does."""

import json
import os
import subprocess
import sys

import pytest

START = """
import json, sys
from PySide6.QtCore import QTimer
from qanneal_gui.gui import app
from qanneal_gui.gui.window.main_window import MainWindow

shown = MainWindow.showEvent

def show(self, event):
    shown(self, event)
    page = self.welcoming.page
    print(json.dumps({"page": page is not None and page.isVisible(),
                      "imported": "qanneal_gui.gui.welcome.page" in sys.modules,
                      "tour": "qanneal_gui.gui.welcome.tour" in sys.modules}))
    QTimer.singleShot(0, self.close)

MainWindow.showEvent = show
sys.exit(app.main(sys.argv[1:]))
"""


@pytest.fixture
def start(tmp_path):
    """Return a function that starts and closes the program in a home that is new at first."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QANNEAL_HOME": str(tmp_path / "new")}

    def start(*arguments):
        run = subprocess.run(
            [sys.executable, "-W", "error", "-c", START, *arguments],
            capture_output=True, text=True, timeout=120, check=True, env=environment,
        )  # fmt: skip
        return json.loads(run.stdout.splitlines()[-1])

    return start


def test_the_page_is_shown_once(start):
    assert start() == {"page": True, "imported": True, "tour": False}
    assert start() == {"page": False, "imported": False, "tour": False}


def test_whoever_comes_with_settings_sees_these(start):
    assert not start("--preset", "stable")["page"]
