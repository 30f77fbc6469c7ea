"""A mouse over a plot, as Qt hands it on."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication


def pixel(plot, x, y):
    """Return where a place of a plot's coordinates lies in its viewport."""
    return plot.mapFromScene(plot.view.mapViewToScene(QPointF(x, y)))


def middle(plot):
    """Return the middle of a plot in its viewport."""
    return plot.mapFromScene(plot.view.sceneBoundingRect().center())


def hover(plot, where):
    """Move the mouse to a pixel of the viewport."""
    QTest.mouseMove(plot.viewport(), where)
    QApplication.processEvents()


def drag(plot, begin, end):
    """Drag with the left button from one pixel to another."""
    viewport = plot.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(viewport, (begin + end) / 2)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)
    QApplication.processEvents()


def scroll(widget, where, notches):
    """Turn the wheel at a pixel, away from the user if positive; return whether that was taken."""
    event = QWheelEvent(
        QPointF(where),
        QPointF(widget.mapToGlobal(where)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()
