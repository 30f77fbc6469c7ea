"""A column beside something larger, which scrolls up and down and leaves no word out."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from qanneal_gui.gui.common import theme


class Column(QScrollArea):
    """Has the width of what it holds, and the room of a scroll bar beside it.

    Parameters
    ----------
    content : QWidget
    width : int
        Pixels that it has at least, where type has its usual size.
    """

    def __init__(self, content: QWidget, width: int) -> None:
        super().__init__()
        self._least, self._content = width, content
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        self._fit()

    @override
    def event(self, event: QEvent) -> bool:
        # The content asks for another size, or has got its type and its style only now.
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        needed = self._content.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        self.setFixedWidth(max(theme.scaled(self._least), needed))
