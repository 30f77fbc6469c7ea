"""What a user does on the chip page, and what there is to see then."""

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication


def point_at(stage, position):
    """Move the mouse over a point of a stage, by its number; None: beside all of them."""
    at = (5, 5) if position is None else stage.points[position]
    stage.scene().sigMouseMoved.emit(stage.box.mapViewToScene(QPointF(*at)))


def wheel(stage):
    """Turn the mouse's wheel over the middle of a stage, once."""
    at = QPointF(stage.viewport().rect().center())
    turned = QPoint(0, 120)
    event = QWheelEvent(
        at, stage.viewport().mapToGlobal(at), QPoint(), turned, Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(stage.viewport(), event)


def click(qtbot, stage, position):
    """Click on a point of a stage, by its number; None: in a corner, where none is."""
    at = QPoint(3, 3) if position is None else stage.seen_at(position)
    qtbot.mouseClick(stage.viewport(), Qt.MouseButton.LeftButton, pos=at)


def press(qtbot, widget, key):
    """Press a key where the keyboard's focus is, or in a widget."""
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    qtbot.keyClick(widget, key)


def ringed(stage):
    """Return the places that are pointed at: by a ring, or as bright lines."""
    bars = getattr(stage, "pointed", None)
    if bars is not None and bars.isVisible():
        ends = np.column_stack(bars.getData()).reshape(-1, 2, 2)
        x, y = ends.mean(axis=1).T
    else:
        x, y = stage.ring.getData()
    return set(zip(np.round(x, 9), np.round(y, 9), strict=True)) if len(x) else set()


def qubits_in(lines, dots):
    """Return the qubits that are drawn, as dots or as lines: the place of each, and its last colour."""
    found = {(x, y): one.color for one in dots for x, y in one.points.tolist()}
    for one in lines:
        ends = one.about[(one.about[:, 0] == one.about[:, 1]).all(axis=1)] if one.qubits else ()
        found |= {(x, y): one.color for (x, y), _ in np.asarray(ends).reshape(-1, 2, 2).tolist()}
    return found


def rgb(image):
    """Return an image's colours, shape (h, w), without their opacity."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width())
    return (pixels & 0xFFFFFF).copy()


def seen(widget):
    """Return the colours of what a widget shows, shape (h, w)."""
    return rgb(widget.grab().toImage())


def color(name):
    """Return a colour by its name as `rgb` returns it."""
    return QColor(name).rgb() & 0xFFFFFF


def hidden(page):
    """Return the hidden units of the network on the page; None while it is sought."""
    placement = page.state.placement
    return placement.copies[0].hidden if placement is not None else None
