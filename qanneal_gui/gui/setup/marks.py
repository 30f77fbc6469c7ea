"""A mark beside each field that differs from what the form was filled with, and the way back."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton
from typing_extensions import override

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.widgets import tooltip
from qanneal_gui.support.wording import tr

WIDTH = 10
"""Of the margin in which marks stand, in pixels."""

_BAR = 3
_LESS_HIGH = 6


class Mark(QAbstractButton):
    """An upright bar before a field's name; its place tells it apart, for eyes that see no colours too.

    A click resets the field. Keys reach the same through the field's menu.

    Attributes
    ----------
    asked : Signal
        The field is to be reset.
    """

    asked = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedWidth(WIDTH)
        self.clicked.connect(self._on_clicked)
        self.hide()

    def show_origin(self, told: str) -> None:
        """Say what the field was filled with ("Preset Stable: 1000"); empty if it still is."""
        self.setVisible(bool(told))
        self.setToolTip(tooltip(tr("{told}\nClick to reset", told=told)) if told else "")
        self.setAccessibleName(tr("{title}: reset; {told}", title=self._title, told=told) if told else "")

    def _on_clicked(self) -> None:
        self.asked.emit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 22)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().role("text" if self.underMouse() else "accent"))
        height = max(self.height() - _LESS_HIGH, 8)
        painter.drawRoundedRect(2, (self.height() - height) // 2, _BAR, height, 1.5, 1.5)
        painter.end()
