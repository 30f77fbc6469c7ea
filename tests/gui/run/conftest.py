"""The live plots of a run."""

import pytest

from qanneal_gui.gui.run.plots import LivePlots


@pytest.fixture
def curves(qtbot, look):
    made = LivePlots()
    qtbot.addWidget(made)
    made.resize(700, 640)
    made.show()
    qtbot.waitExposed(made)
    return made
