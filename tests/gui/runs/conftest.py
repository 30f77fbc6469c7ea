"""Recorded runs, and the page that lists them."""

import pytest
from helpers.qt_guards import LONGEST_MS

from qanneal_gui import config
from qanneal_gui.gui.runs.page import RunsPage
from qanneal_gui.runs.library import RunLibrary


@pytest.fixture
def runs():
    """Record three finished runs, the last of which is not named."""
    library = RunLibrary()
    made = []
    for i, name in enumerate(["alpha", "beta", ""]):
        values = config.as_dict(config.assemble(overrides=[f"model.hidden={16 * (i + 1)}"]))
        with library.create(values, {}, {}, name) as recorder:
            for step in range(1, 4):
                accuracy = 0.5 + 0.1 * step + 0.01 * i
                recorder.step({"step": step, "mlp": {"test_accuracy": accuracy}, "seconds": 1.0})
            recorder.finish("finished")
        made.append(recorder.id)
    return made


@pytest.fixture
def open_page(qtbot, look):
    pages = []

    def make():
        page = RunsPage()
        qtbot.addWidget(page)
        page.resize(900, 640)
        page.show()
        pages.append(page)
        return page

    yield make
    for page in pages:
        page.hide()
        assert page.shut_down(LONGEST_MS)
