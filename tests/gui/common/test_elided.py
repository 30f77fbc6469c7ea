"""What has no room is cut where it says least."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionViewItem

from qanneal_gui.gui.common.tables import CellDelegate, CopyTable
from qanneal_gui.gui.common.widgets import ElidedLabel, Sign, elide_mode

LEFT, MIDDLE, RIGHT = Qt.TextElideMode.ElideLeft, Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight
PATH = "/home/somebody/measurements/of the autumn/detector four/spots.npz"


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        (PATH, LEFT),
        ("~/measurements/spots.npz 0, 1", LEFT),
        (r"C:\Users\somebody\spots.npz", LEFT),
        (f"Exported to {PATH}.", MIDDLE),
        ("This run has finished all 40 steps; it can be extended.", RIGHT),
        ("loss / nats and accuracy / %", RIGHT),
        ("and/or", RIGHT),
        ("", RIGHT),
    ],
)
def test_a_path_shows_its_end_and_a_sentence_its_beginning(text, mode):
    assert elide_mode(text) == mode


@pytest.mark.parametrize("text", [PATH, f"Exported to {PATH}"])
def test_labels_and_signs_show_the_end_of_a_path(qtbot, look, text):
    label, sign = ElidedLabel(), Sign(one_line=True)
    for widget in (label, sign):
        qtbot.addWidget(widget)
        widget.resize(200, 30)
        widget.show()
    label.show_text(text)
    sign.show_sentence(text)
    shown = next(one for one in sign.findChildren(type(label).__mro__[1]) if one.text())
    for words in (label.text(), shown.text()):
        assert words != text
        assert words.endswith("spots.npz")


def test_a_cell_shows_the_end_of_a_path(qtbot, look):
    table = CopyTable("Settings")
    qtbot.addWidget(table)
    table.cells.show(["Data set", "Loss"], 1, lambda _row, column: (PATH, "loss / nats")[column])
    drawing = table.itemDelegate()
    assert isinstance(drawing, CellDelegate)
    for column, mode in ((0, LEFT), (1, RIGHT)):
        option = QStyleOptionViewItem()
        drawing.initStyleOption(option, table.cells.index(0, column))
        assert option.textElideMode == mode
