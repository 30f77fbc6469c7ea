"""Whether things move by themselves: as the user says, or else the system."""

from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QProgressBar

from qanneal_gui.chip.story import Story, StoryStep
from qanneal_gui.gui.chip.player import StoryPlayer
from qanneal_gui.gui.common import motion


@pytest.fixture(autouse=True)
def as_before(qapp):
    yield
    motion.choose("system")


@pytest.mark.parametrize(("milliseconds", "reduced"), [(0, True), (200, False)])
def test_the_system_decides_unless_the_user_does(qapp, monkeypatch, milliseconds, reduced):
    desktop = SimpleNamespace(styleHint=lambda hint: milliseconds)
    monkeypatch.setattr(qapp, "style", lambda: desktop, raising=False)
    assert motion.reduced() is reduced
    motion.choose("reduced")
    assert motion.reduced()
    motion.choose("full")
    assert not motion.reduced()


def test_a_busy_bar_stands_still_where_motion_is_reduced(qtbot):
    bar = QProgressBar()
    qtbot.addWidget(bar)
    for wanted, moves in (("reduced", False), ("full", True)):
        motion.choose(wanted)
        motion.show_busy(bar)
        assert (bar.minimum() == bar.maximum()) is moves


def test_a_story_waits_for_the_user_where_motion_is_reduced():
    step = StoryStep(0, "The bare chip.", None)
    player = StoryPlayer()
    motion.choose("reduced")
    player.open(Story((step, step)))
    assert (player.index, player.playing) == (0, False)
    player.play()
    assert player.playing
    player.close()
    motion.choose("full")
    player.open(Story((step, step)))
    assert player.playing
    player.close()
