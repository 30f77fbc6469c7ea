"""What lies over a presentation: a spotlight around the mouse, and a curtain."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QCursor,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_DIMMED = 170
_SMALLEST, _LARGEST, _USUAL = 0.04, 0.5, 0.13
"""Radius as a share of the height."""
_STEP = 1.12


class Spotlight(QWidget):
    """Dims everything but a circle around the mouse.

    Attributes
    ----------
    share : float
        The circle's radius as a share of the height; the wheel sets it.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.share = _USUAL
        self._at = QPoint()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def circle(self) -> QRect:
        """The square around what is lit."""
        radius = round(self.share * self.height())
        return QRect(self._at.x() - radius, self._at.y() - radius, 2 * radius, 2 * radius)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        at = self.mapFromGlobal(QCursor.pos())
        # On another screen the mouse lights nothing.
        self._at = at if self.rect().contains(at) else self.rect().center()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._change(event.position().toPoint(), self.share)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() / 120
        self._change(self._at, min(max(self.share * _STEP**turned, _SMALLEST), _LARGEST))
        event.accept()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRect(QRectF(self.rect()))
        path.addEllipse(QRectF(self.circle))
        painter.fillPath(path, QColor(0, 0, 0, _DIMMED))
        painter.end()

    def _change(self, at: QPoint, share: float) -> None:
        # Only what changes: on a large screen the whole of it takes its time.
        before = self.circle
        self._at, self.share = at, share
        self.update(before.united(self.circle).adjusted(-2, -2, 2, 2))


class Curtain(QWidget):
    """Covers everything with black or white.

    Attributes
    ----------
    color : str
        The colour that covers everything; empty while nothing is covered.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.color = ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def toggle(self, color: str) -> None:
        """Cover with a colour; lift it if it is there already."""
        self.color = "" if color == self.color else color
        self.setVisible(bool(self.color))
        self.raise_()
        self.update()

    def lift(self) -> None:
        """Show everything again."""
        if self.color:
            self.toggle(self.color)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.color))
        painter.end()
