"""A long run in the whole window: opened with few points, whole where one looks."""

import numpy as np
import pytest

from qanneal_gui import config
from qanneal_gui.gui.run import live_curve
from qanneal_gui.runs.curve_arithmetic import smooth
from qanneal_gui.runs.history import Measured
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.smoothing import SMOOTHING
from qanneal_gui.training.session import Session

RUN = ["sampler.kind=exact", "model.hidden=8", "training.steps=80", "training.shadow_mlp=false"]


@pytest.fixture
def window(open_window, qtbot, monkeypatch):
    session = Session(config.assemble(None, "demo", RUN), RunLibrary())
    list(session.events())
    monkeypatch.setattr(live_curve, "MOST", 16)
    monkeypatch.setattr(live_curve, "_NEWEST", 4)
    made = open_window(config.assemble(None, "demo", RUN))
    made.opening.show_run(session.outcome.run)
    qtbot.waitUntil(lambda: made.display.run == session.outcome.run)
    return made


def test_what_is_enlarged_is_read_whole_and_smoothed_as_it_was(window, qtbot):
    def curve():
        return window.display.history.curve("mlp_loss")

    steps, values = Measured(RunLibrary(), window.display.run).at("mlp.loss")
    assert len(curve()) <= 32
    assert (curve().steps[-1], window.display.history.last_step) == (80, 80)
    assert not set(range(30, 41)) <= set(curve().steps)
    window.workspace.curves.plots["loss"].looked.emit((29.5, 40.5))
    qtbot.waitUntil(lambda: set(range(30, 41)) <= set(curve().steps))
    line = window.workspace.curves.plots["loss"].drawn[0].smooth
    qtbot.waitUntil(lambda: set(range(30, 41)) <= set(line.xData))
    window.display.set_smoothing("strong")
    exact = smooth(values, SMOOTHING["strong"])
    qtbot.waitUntil(lambda: np.allclose(curve().smooth, exact[curve().steps.astype(int) - 1], rtol=1e-9))
    assert steps[-1] == 80
