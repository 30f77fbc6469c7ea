"""A window that is low has its content closer together; in one that is too small for it, it is scrolled."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.reserved import Reserved


class _Held(QWidget):
    """Holds the content at its size, whatever height its words would like for their width."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        content.setParent(self)

    @override
    def minimumSizeHint(self) -> QSize:
        return self._content.minimumSizeHint()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._content.setGeometry(self.rect())


class SmallScreen(QScrollArea):
    """The content of the window, with scroll bars where the window is too small for it."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(_Held(content))
        self._content = content

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.window().height() < theme.scaled(theme.LOW)
        if (layout := self._content.layout()) is not None:
            layout.setSpacing(theme.TIGHT if low else theme.GRID)
            layout.setContentsMargins(10, 4, 10, theme.TIGHT if low else theme.GRID)
        for place in self._content.findChildren(Reserved):
            place.save_room(low)
