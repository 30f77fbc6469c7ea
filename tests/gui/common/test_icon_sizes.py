"""Icons are as large beside their words as usual, however large type is."""

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QPushButton

from qanneal_gui import config
from qanneal_gui.gui.common import theme


@pytest.fixture
def type_of_20_points(look):
    """Type twice as large as usual."""
    usual = QApplication.font()
    larger = QFont(usual)
    larger.setPointSizeF(20)
    QApplication.setFont(larger)
    yield
    QApplication.setFont(usual)


def test_icons_grow_with_type(look, type_of_20_points, open_window):
    window = open_window(config.assemble(None, "demo", ["training.steps=3", "sampler.kind=exact"]))
    buttons = [one for one in window.findChildren(QPushButton) if not one.icon().isNull() and one.isVisible()]
    assert len(buttons) >= 4
    for one in buttons:
        height = one.fontMetrics().ascent() / 2  # of a small letter, about
        assert one.iconSize().height() >= height, one.text()
    assert window.header.start_button.iconSize() == theme.icon_size(18)
    assert theme.icon_size(16).width() >= 30
    sign = theme.pixmap("warning", "#ff0000", 16, 2.0)
    assert sign.deviceIndependentSize().toSize() == theme.icon_size(16)
