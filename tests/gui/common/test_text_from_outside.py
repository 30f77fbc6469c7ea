"""Names and messages of imported runs are text in every label, cell and tooltip of the window."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from qanneal_gui import config
from qanneal_gui.gui.common.tables import CopyTable
from qanneal_gui.gui.common.widgets import label, tooltip
from qanneal_gui.gui.runs.model import COLUMNS
from qanneal_gui.runs.annotations import annotate
from qanneal_gui.runs.library import RunLibrary

MARKUP = "<b>cat</b><img src=file:///etc/passwd>"
CONTROLS = "\x1b]0;PWNED\x07\u202egnp.exe\u2066\u009b31m"
HOSTILE = f"{MARKUP}{CONTROLS}"
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def seen(window):
    """Return every text that a label shows and every tooltip; a label that reads markup fails the test."""
    texts = []
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QLabel) and widget.text():
            assert widget.textFormat() == Qt.TextFormat.PlainText, widget.text()
            texts.append(widget.text())
        assert "<img" not in widget.toolTip()
        texts.append(widget.toolTip())
    return texts


@pytest.fixture
def hostile():
    """Return the identifier of a run of which every text is hostile."""
    values = config.as_dict(config.assemble())
    values["data"] = {**values["data"], "dataset": f"/tmp/{HOSTILE}", "classes": [HOSTILE, "b"]}
    library = RunLibrary()
    with library.create(values, {}, {}, HOSTILE) as recorder:
        recorder.step({"step": 1, "mlp": {"test_accuracy": 0.9}, "seconds": 1.0})
        recorder.finish("failed", message=HOSTILE)
    annotate(library, [recorder.id], tags=MARKUP, notes=HOSTILE)
    return recorder.id


def test_a_hostile_run_is_text_wherever_the_window_shows_it(open_window, qtbot, hostile):
    window = open_window()
    window.workspace.tabs.setCurrentWidget(window.runs)
    table = window.runs.table
    qtbot.waitUntil(lambda: table.runs.rowCount() == 1)
    table.selectRow(0)
    qtbot.waitUntil(lambda: MARKUP in window.runs.details.state.text)
    for column in range(len(COLUMNS)):
        index = table.runs.index(0, column)
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            assert not CONTROL.search(index.data(role) or "")
        assert "<img" not in (index.data(Qt.ItemDataRole.ToolTipRole) or "")
    assert table.runs.index(0, 1).data().startswith(MARKUP)
    window.compare.compare([hostile])
    window.workspace.tabs.setCurrentWidget(window.compare)
    qtbot.waitUntil(lambda: bool(window.compare.measured))
    window.opening.show_run(hostile)
    qtbot.waitUntil(lambda: window.display.run == hostile)
    window.runs.settings_asked.emit(RunLibrary().get(hostile).config)
    qtbot.waitUntil(lambda: bool(window.form.problem))
    for text in seen(window):
        assert not CONTROL.search(text)
    for cells in window.findChildren(CopyTable):
        model = cells.cells
        texts = [*range(model.columnCount())]
        texts = [model.headerData(c, Qt.Orientation.Horizontal) for c in texts]
        texts += [
            model.index(r, c).data() for r in range(model.rowCount()) for c in range(model.columnCount())
        ]
        assert not any(CONTROL.search(text) for text in texts)


def test_a_label_and_a_tooltip_show_what_they_are_given(qtbot, look):
    made = label(HOSTILE)
    qtbot.addWidget(made)
    assert made.text().startswith(MARKUP)
    made.setText(CONTROLS)
    assert not CONTROL.search(made.text())
    assert tooltip(MARKUP).count("<") == 2
