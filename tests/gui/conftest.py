"""Tests in this folder leave no thread and no timer behind, and log no warning that they do not expect."""

import pytest
from PySide6.QtGui import QGuiApplication

from qanneal_gui import config


@pytest.fixture(autouse=True)
def guarded(guard):
    """Look after the test."""


@pytest.fixture(autouse=True)
def quick(known_embeddings):
    """Embed each network once."""


@pytest.fixture
def active_window(open_window, qtbot):
    """A window that has the keyboard, with a run of three steps in its form."""
    window = open_window(config.assemble(None, "demo", ["training.steps=3", "sampler.kind=exact"]))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def clipboard(qapp):
    """The clipboard, empty again afterwards: offscreen it outlives Python, and what it holds must not."""
    yield QGuiApplication.clipboard()
    QGuiApplication.clipboard().clear()
