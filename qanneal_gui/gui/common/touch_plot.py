"""A plot to be touched: pointed at, moved and enlarged, by mouse and by keys; a click holds the crosshair.

pyqtgraph's own handling of the mouse drops events that come fast, and asks every item on the way; here a
mouse that is elsewhere costs nothing.
"""

from collections.abc import Callable, Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from typing_extensions import override

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.accessible import by_keyboard
from qanneal_gui.support.wording import tr

_STRIDE = 100
"""The arrow keys move the crosshair by this part of the width."""

_NOTCH = 120
"""What Qt counts for one notch of a wheel."""

_ZOOM = 0.75
"""The part of the range that is left after one notch, or one press of +."""

_GAP = 10
"""Pixels between the crosshair and the box with its values."""

_END = 30
"""Pixels by which the text of a tick may stand out of its axis."""

HOW = tr(
    "Drag to pan, scroll to zoom, double-click or Home to show everything. ← "
    "and → move the crosshair, + and − zoom, Shift with ← and → pans; a "
    "click or Return holds the crosshair, Esc lets it go."
)


KEYS = (
    ("← →", tr("Move the crosshair")),
    ("Shift+← →", tr("Pan")),
    ("+ −", tr("Zoom")),
    ("Home", tr("Show everything")),
    ("Return", tr("Hold or release the crosshair")),
    ("Esc", tr("Release the crosshair")),
)
"""Keys that a plot understands, and what they do."""


class _Axis(pg.AxisItem):  # type: ignore[misc]
    """An axis that labels the ticks at its ends, too: pyqtgraph leaves them out where there is a grid."""

    @override
    def boundingRect(self) -> QRectF:
        upright = self.orientation == "left"
        found: QRectF = super().boundingRect()
        return found.adjusted(0, -_END, 0, _END) if upright else found.adjusted(-_END, 0, _END, 0)


class TouchPlot(pg.PlotWidget):  # type: ignore[misc]
    """A plot with a crosshair.

    Attributes
    ----------
    pointed : Signal
        The place pointed at along the horizontal axis, as drawn (a logarithm on a logarithmic axis); None
        where that is nowhere.
    held : Signal
        The place at which the crosshair is held now; None when it is let go.
    moved : Signal
        The range was changed by hand: whether along x, and along y.
    all_asked, left, alone_asked : Signal
        Everything is to be shown; Esc was pressed, and there was nothing to let go of; M was pressed, by
        which one of several plots is shown alone.
    menu_asked : Signal
        Where on the screen a menu is wanted.
    sideways : bool
        Whether mouse and wheel within the plot move x alone; over an axis they move this axis.
    neighbour : callable
        Given a place and −1 or 1, where the arrow keys go next.
    keys : sequence of (str, str)
        The keys that it understands, and what they do, for the sheet of shortcuts.
    place : float or None
        Where the crosshair is, as drawn; it may be out of sight.
    cross : Stroke
    box : QLabel
        The values at the crosshair, as far as `show_values` was given any.
    """

    pointed = Signal(object)
    held = Signal(object)
    moved = Signal(bool, bool)
    all_asked = Signal()
    left = Signal()
    alone_asked = Signal()
    menu_asked = Signal(QPoint)

    accessible_role = QAccessible.Role.Chart

    def __init__(self, *, sideways: bool = False) -> None:
        super().__init__(axisItems={side: _Axis(side) for side in ("left", "bottom")})
        self.sideways = sideways
        self.keys: Sequence[tuple[str, str]] = KEYS
        self.neighbour: Callable[[float, int], float] = self._beside
        self.holding = False
        self._pressed: QPointF | None = None
        self._dragged: tuple[bool, bool] | None = None
        self._last = QPointF()
        self._ringed = False
        item = self.getPlotItem()
        self.view = item.getViewBox()
        item.setMenuEnabled(False)
        item.hideButtons()
        self.view.setMouseEnabled(x=False, y=False)
        self.view.setDefaultPadding(0)
        self.view.disableAutoRange()
        self.place: float | None = None
        # Both lie above the picture: where they move, a strip of it is drawn anew, and not all of it.
        self.cross = Stroke(self)
        self.box = QLabel(self)
        self.box.setTextFormat(Qt.TextFormat.RichText)
        self.box.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.box.hide()
        self.view.sigResized.connect(self._place_cross)
        self.view.sigRangeChanged.connect(self._place_cross)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.recolor()

    def show_cross(self, place: float | None, *, holding: bool = False) -> None:
        """Put the crosshair somewhere, or take it away, and tell nobody."""
        self.holding = holding and place is not None
        self.place = place
        self.cross.set_held(self.holding)
        if place is None:
            self.box.clear()
        self._place_cross()

    def point_at(self, place: float | None) -> None:
        """Put the crosshair somewhere, or take it away."""
        self.show_cross(place)
        self.pointed.emit(place)

    def show_values(self, markup: str) -> None:
        """Show the values at the crosshair beside it; nothing if there is no crosshair."""
        self.box.setText(markup if self.place is not None else "")
        self.box.adjustSize()
        self._place_cross()

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        colors = theme.current()
        self.setBackground(colors.card)
        self.cross.update()
        self.box.setStyleSheet(
            f"background: {colors.card}; color: {colors.text}; border: 1px solid {colors.strong_border};"
            f" border-radius: 4px; padding: 3px 6px; font-size: {theme.size('small'):.1f}pt;"
        )

    def on_key(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; return whether it asked for anything."""
        key = event.key()
        toward = (key == Qt.Key.Key_Right) - (key == Qt.Key.Key_Left)
        if toward and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            (low, high), _ = self.view.viewRange()
            self._move((high - low) / 10 * toward, 0.0)
        elif toward:
            self._step(toward)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            (low, high), _ = self.view.viewRange()
            place = self.place
            middle = place if place is not None and low <= place <= high else (low + high) / 2
            self._zoom(1 / _ZOOM if key == Qt.Key.Key_Minus else _ZOOM, (middle, 0.0), (True, False))
        elif key == Qt.Key.Key_Home:
            self.all_asked.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.place is not None:
            self._toggle_hold()
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key == Qt.Key.Key_M and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.alone_asked.emit()
        else:
            return False
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.on_key(event):
            event.accept()
        else:
            event.ignore()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        axes = self._axes_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and axes != (False, False):
            self._pressed, self._dragged = event.position(), None
            self._last = event.position()
            event.accept()
        else:
            event.ignore()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position()
        if self._pressed is None:
            self._follow(here)
        elif self._dragged is not None or (
            (here - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        ):
            if self._dragged is None:
                self._dragged = self._axes_at(self._pressed)
            begin, end = self._at(self._last), self._at(here)
            along_x, along_y = self._dragged
            self._last = here
            self._move((begin.x() - end.x()) * along_x, (begin.y() - end.y()) * along_y)
        event.accept()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        clicked, self._pressed = self._dragged is None, None
        if clicked and self._inside(event.position()):
            if not self.holding:
                self._follow(event.position())
            self._toggle_hold()
        event.accept()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # Its first click has held the crosshair, or let it go.
        if event.button() == Qt.MouseButton.LeftButton:
            if self.holding:
                self._toggle_hold()
            self.all_asked.emit()
            event.accept()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        axes = self._axes_at(event.position())
        turned = event.angleDelta()
        if axes == (False, False) or turned.isNull():
            event.ignore()  # for what the plot lies in, which may scroll
            return
        if abs(turned.x()) > abs(turned.y()):
            (low, high), _ = self.view.viewRange()
            self._move(-turned.x() / _NOTCH * (high - low) / 10, 0.0)
        else:
            here = self._at(event.position())
            self._zoom(_ZOOM ** (turned.y() / _NOTCH), (here.x(), here.y()), axes)
        self._follow(event.position())  # the mouse rests, and something else is below it
        event.accept()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        if self.place is not None and not self.holding:
            self.point_at(None)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())
        event.accept()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ringed = by_keyboard(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ringed = False
        self.viewport().update()

    @override
    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        if self._ringed:
            painter.setPen(QPen(theme.current().role("accent"), 2))
            painter.drawRect(self.view.sceneBoundingRect())

    def _beside(self, place: float, toward: int) -> float:
        (low, high), _ = self.view.viewRange()
        return float(np.clip(place + toward * (high - low) / _STRIDE, low, high))

    def _step(self, toward: int) -> None:
        (low, high), _ = self.view.viewRange()
        place = self.neighbour((low + high) / 2 if self.place is None else self.place, toward)
        if self.holding:
            self.show_cross(place, holding=True)
            self.held.emit(place)
        else:
            self.point_at(place)

    def _follow(self, where: QPointF) -> None:
        if self.holding:
            return
        if self._inside(where):
            self.point_at(float(self._at(where).x()))
        elif self.place is not None:
            self.point_at(None)

    def _toggle_hold(self) -> None:
        self.holding = not self.holding
        self.cross.set_held(self.holding)
        self.held.emit(self.place if self.holding else None)

    def _escape(self) -> None:
        if self.holding:
            self._toggle_hold()
        elif self.place is not None:
            self.point_at(None)
        else:
            self.left.emit()

    def _move(self, along_x: float, along_y: float) -> None:
        if along_x or along_y:
            self.view.translateBy(x=along_x, y=along_y)
            self._changed(bool(along_x), bool(along_y))

    def _zoom(self, factor: float, center: tuple[float, float], axes: tuple[bool, bool]) -> None:
        scale = [factor if one else 1.0 for one in axes]
        self.view.scaleBy(scale, center=pg.Point(*center))
        self._changed(*axes)

    def _changed(self, along_x: bool, along_y: bool) -> None:
        self.moved.emit(along_x, along_y)

    def _inside(self, where: QPointF) -> bool:
        return bool(self.view.sceneBoundingRect().contains(self.mapToScene(where.toPoint())))

    def _at(self, where: QPointF) -> QPointF:
        found: QPointF = self.view.mapSceneToView(self.mapToScene(where.toPoint()))
        return found

    def _axes_at(self, where: QPointF) -> tuple[bool, bool]:
        """Return along which axes mouse and wheel move the plot from a place."""
        here, frame = self.mapToScene(where.toPoint()), self.view.sceneBoundingRect()
        across, along = frame.left() <= here.x() <= frame.right(), frame.top() <= here.y() <= frame.bottom()
        if across and along:
            return True, not self.sideways
        return (across and here.y() > frame.bottom()), (along and here.x() < frame.left())

    def _place_cross(self) -> None:
        """Put the crosshair where it belongs, and the box beside it, on the side that has the room."""
        if self.place is None:
            self.cross.hide()
            self.box.hide()
            return
        frame = self.view.sceneBoundingRect()
        x = self.mapFromScene(self.view.mapViewToScene(QPointF(self.place, 0.0))).x()
        seen = frame.left() - 1 <= x <= frame.right() + 1
        top = max(round(frame.top()), 0)
        self.cross.setGeometry(x, top, 1, round(frame.height()))
        width, height = self.box.width(), self.box.height()
        after, before = self.width() - x - _GAP, x - _GAP
        left = x + _GAP if width <= after or after >= before else before - width
        left = max(min(left, self.width() - width), 0)
        self.box.move(left, max(min(top + 2, self.height() - height), 0))
        self.cross.setVisible(seen)
        self.box.setVisible(seen and bool(self.box.text()))


class Stroke(QWidget):
    """The line of a crosshair: dashed, or solid where it is held."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.held = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def set_held(self, held: bool) -> None:
        """Draw it as one that is held, or that is not."""
        if held != self.held:
            self.held = held
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        style = Qt.PenStyle.SolidLine if self.held else Qt.PenStyle.DashLine
        painter.setPen(QPen(theme.current().role("accent" if self.held else "quiet"), 1, style))
        painter.drawLine(0, 0, 0, self.height())
        painter.end()
