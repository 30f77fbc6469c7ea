"""The dialog of the connection, at a server on this computer."""

import pytest
from helpers.connections import show
from helpers.qt_guards import LONGEST_MS

from qanneal_gui.gui.dwave.connection import ConnectionDialog


@pytest.fixture
def dialog(qtbot, look, server, monkeypatch):
    monkeypatch.setenv("DWAVE_API_ENDPOINT", server.endpoint)
    made = ConnectionDialog()
    qtbot.addWidget(made)
    show(qtbot, made)
    yield made
    qtbot.waitUntil(lambda: not made.source.text.startswith("Looking"))
    assert made.shut_down(LONGEST_MS)
