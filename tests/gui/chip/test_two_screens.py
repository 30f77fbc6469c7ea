"""A talk on two screens: whose is whose, what happens when one is unplugged, and what is remembered."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import two_screens
from PySide6.QtCore import QRect

from qanneal_gui.gui.chip import screens


@pytest.fixture(scope="module")
def talk(tmp_path_factory):
    """What a process with two screens found, by what had happened."""
    folder = tmp_path_factory.mktemp("screens")
    layout = folder / "screens.json"
    layout.write_text(json.dumps({"screens": two_screens.SCREENS}))
    environment = os.environ | {
        "QANNEAL_HOME": str(folder),
        "QT_QPA_PLATFORM": f"offscreen:configfile={layout}",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    done = subprocess.run(
        [sys.executable, "-m", "helpers.two_screens"],
        env=environment,
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("moment", "audience", "speaker"),
    [
        ("begun", "hall", "laptop"),
        ("unplugged", "laptop", "laptop"),
        ("again", "hall", "laptop"),
        ("alone", "hall", None),
        ("still alone", "hall", None),
        ("reopened", "hall", "laptop"),
        ("moved", "hall", "laptop"),
        ("swapped", "laptop", "hall"),
        ("remembered", "laptop", "hall"),
        ("one screen", "laptop", None),
        ("second plugged in", "hall", "laptop"),
    ],
)
def test_whose_screen_is_whose(talk, moment, audience, speaker):
    found = talk[moment]
    assert (found["audience"], found["speaker"]) == (audience, speaker)
    assert found["full"]
    assert found["fills"]
    assert found["active"]  # the clicker's keys go there


def test_nothing_is_lost_when_a_screen_is_unplugged(talk):
    moments = ("begun", "unplugged", "again", "reopened", "moved")
    for what in ("began", "step", "notes"):
        assert len({talk[moment][what] for moment in moments}) == 1
    assert talk["begun"]["notes"] == "Breathe."
    assert talk["begun"]["step"] == 1


class Screen:
    def __init__(self, name, *rectangle):
        self._name, self._rectangle = name, QRect(*rectangle)

    def name(self):
        return self._name

    def geometry(self):
        return self._rectangle


def test_screens_that_show_the_same_are_one(monkeypatch):
    laptop, mirror = Screen("laptop", 0, 0, 1280, 800), Screen("hall", 0, 0, 1920, 1080)
    monkeypatch.setattr(screens.QGuiApplication, "screens", lambda: [laptop, mirror])
    assert screens.all_screens() == [laptop]
    assert screens.for_speaker(screens.for_audience("", laptop), laptop) is None


def test_screens_of_the_same_name_are_told_apart(monkeypatch):
    two = [Screen("Projector", 0, 0, 800, 600), Screen("Projector", 800, 0, 800, 600)]
    monkeypatch.setattr(screens, "all_screens", lambda: two)
    assert screens.named() == {"Projector": two[0], "Projector (2)": two[1]}
    assert screens.for_audience("Projector (2)", two[0]) is two[1]
