"""A tour of the window: stop by stop a light on the real thing, and a bubble that says what it is for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QRegion,
)
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.widgets import label
from qanneal_gui.gui.welcome.offer import choice
from qanneal_gui.support.wording import tr

_DIMMED = 150
"""Of 255."""

_AROUND = 4
"""Pixels between what is pointed at and the edge of the light."""

_APART = 14
"""Pixels between the light and the bubble."""

_WIDTH = 340
_MOVED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of a tour.

    Attributes
    ----------
    title, words : str
    find : callable
        Sees to it that what is pointed at is shown, and returns its widgets.
    """

    title: str
    words: str
    find: Callable[[], Sequence[QWidget]]


class Bubble(QFrame):
    """What is said at a stop, and the buttons that lead on.

    Attributes
    ----------
    back, next, leave : QPushButton
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("bubble", True)
        self.title, self.count, self.words = label("", "title"), label("", "small"), label("", wrap=True)
        self.back, self.next, self.leave = choice(tr("Back")), choice(tr("Next")), choice(tr("End tour"))
        self.next.setProperty("primary", True)
        self.back.setToolTip(tr("The stop before (Left)"))
        self.next.setToolTip(tr("The next stop (Right)"))
        self.leave.setToolTip(tr("End the tour (Esc)"))
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.count)
        foot.addWidget(self.leave)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(theme.GRID + theme.TIGHT)
        column.addLayout(head)
        column.addWidget(self.words)
        column.addLayout(foot)

    def show_stop(self, stop: Stop, place: int, stops: int) -> None:
        """Say what a stop is about."""
        self.title.setText(stop.title)
        self.words.setText(stop.words)
        self.count.setText(tr("{place} of {stops}", place=place + 1, stops=stops))
        self.back.setEnabled(place > 0)
        self.next.setText(tr("Done") if place == stops - 1 else tr("Next"))
        self.setAccessibleName(tr("Tour: {stop}", stop=stop.title))
        self.setAccessibleDescription(stop.words)
        self.next.setAccessibleDescription(stop.words)
        self._column.activate()  # sizes of the words before are no use

    @property
    def buttons(self) -> list[QPushButton]:
        """In the order of the Tab key."""
        return [self.leave, self.back, self.next]


class Tour(QWidget):
    """Dims the window but for what is spoken of, which can be used meanwhile.

    Parameters
    ----------
    window : QWidget
    stops : sequence of Stop
    focus : QWidget or None
        What has the keyboard at the end.

    Attributes
    ----------
    ended : Signal
        It was ended, at its last stop or before.
    place : int
        Which stop is shown.
    """

    ended = Signal()

    def __init__(self, window: QWidget, stops: Sequence[Stop], focus: QWidget | None) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setAccessibleName(tr("Tour of the window"))
        self.place = 0
        self._over, self._stops = window, stops
        self._focus = focus
        self._shown: Sequence[QWidget] = ()
        self._watched: list[QWidget] = []
        self.bubble = Bubble(self)
        self.bubble.back.clicked.connect(self.go_back)
        self.bubble.next.clicked.connect(self.go_on)
        self.bubble.leave.clicked.connect(self.end)
        for button in self.bubble.buttons:
            button.installEventFilter(self)
        self.hide()

    @property
    def light(self) -> QRect:
        """What is lit, in the window's coordinates; empty where there is nothing to be seen."""
        lit = QRect()
        for widget in self._shown:
            if widget.isVisible():
                lit = lit.united(QRect(widget.mapTo(self._over, QPoint()), widget.size()))
        around = lit.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
        return around.intersected(self.rect().adjusted(2, 2, -2, -2)) if lit.isValid() else QRect()

    def begin(self) -> None:
        """Show the first stop."""
        if (app := QApplication.instance()) is not None:
            app.installEventFilter(self)
        self.show()
        self._show_stop(0)
        self.bubble.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Show the next stop; after the last one the tour ends."""
        if self.place == len(self._stops) - 1:
            self.end()
        else:
            self._show_stop(self.place + 1)

    def go_back(self) -> None:
        """Show the stop before."""
        if self.place:
            self._show_stop(self.place - 1)

    def end(self) -> None:
        """Take everything away; the focus goes where it was."""
        if (app := QApplication.instance()) is not None:
            app.removeEventFilter(self)
        self._watch(())
        self.hide()
        self.ended.emit()
        if self._focus is not None and self._focus.isVisible():
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QKeyEvent) and kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return self._on_key(watched, event)
        if kind in _MOVED and watched in self._watched:
            self._follow()
        return super().eventFilter(watched, event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Lead the Tab key round the bubble."""
        there = [button for button in self.bubble.buttons if button.isEnabled()]
        focused = QApplication.focusWidget()
        place = there.index(focused) if focused in there else -1
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        there[(place + (1 if next else -1)) % len(there)].setFocus(reason)
        return True

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep presses beside the light from what is dimmed."""
        event.accept()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        light = self.light
        dimmed = QPainterPath()
        dimmed.addRegion(QRegion(self.rect()) - QRegion(light))  # nothing behind the bubble's corners
        painter.fillPath(dimmed, QColor(0, 0, 0, _DIMMED))
        if light.isValid():
            painter.setPen(QPen(theme.current().role("accent"), 3))
            painter.drawRect(light.adjusted(-2, -2, 1, 1))
        painter.end()

    def _show_stop(self, place: int) -> None:
        self.place = place
        stop = self._stops[place]
        self._shown = stop.find()
        focused = self.bubble.back.hasFocus() and not place
        self.bubble.show_stop(stop, place, len(self._stops))
        if focused:
            self.bubble.next.setFocus()
        self._watch(self._shown)
        self._follow()
        told = QAccessibleAnnouncementEvent(self.bubble, f"{stop.title}. {stop.words}")
        QAccessible.updateAccessibility(told)

    def _watch(self, shown: Sequence[QWidget]) -> None:
        """Hear of whatever moves these: they themselves, and all that they lie in."""
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched = []
        for widget in shown:
            part: QWidget | None = widget
            while part is not None and part not in self._watched:
                self._watched.append(part)
                part.installEventFilter(self)
                part = None if part is self._over else part.parentWidget()

    def _follow(self) -> None:
        """Lay light and bubble anew."""
        self.setGeometry(self._over.rect())
        self.raise_()
        light, bubble = self.light, self.bubble
        width = min(max(theme.scaled(_WIDTH), bubble.minimumSizeHint().width()), self.width() - 2 * _APART)
        bubble.setFixedWidth(width)
        bubble.resize(width, bubble.heightForWidth(width))
        bubble.move(place_beside(light, bubble.rect(), self.rect()))
        region = QRegion(self.rect()) - QRegion(light) + QRegion(bubble.geometry())
        self.setMask(region)
        self.update()

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        inside = isinstance(watched, QWidget) and watched.window() is self.window()
        if not inside or QApplication.activePopupWidget() is not None:
            return False
        now = event.type() == QEvent.Type.KeyPress
        key = event.key()
        if key == Qt.Key.Key_Escape:
            command: Callable[[], None] = self.end
        elif watched in self.bubble.buttons and key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            command = self.go_on if key == Qt.Key.Key_Right else self.go_back
        else:
            return False
        event.accept()
        if now:
            command()
        return True


def place_beside(light: QRect, bubble: QRect, window: QRect) -> QPoint:
    """Return where a bubble lies beside a light, within the window; else in the light."""
    room = window.adjusted(_APART, _APART, -_APART - bubble.width(), -_APART - bubble.height())
    if not light.isValid():
        return room.center()
    middle = light.center() - bubble.center()
    for beside in (
        QPoint(light.right() + _APART, middle.y()),
        QPoint(light.left() - _APART - bubble.width(), middle.y()),
        QPoint(middle.x(), light.bottom() + _APART),
        QPoint(middle.x(), light.top() - _APART - bubble.height()),
    ):
        # Along the light it may be moved, towards it not.
        if room.contains(held := _within(beside, room)) and not light.intersects(bubble.translated(held)):
            return held
    return _within(light.bottomRight() - bubble.bottomRight() - QPoint(_APART, _APART), room)


def _within(point: QPoint, room: QRect) -> QPoint:
    return QPoint(
        min(max(point.x(), room.left()), max(room.left(), room.right())),
        min(max(point.y(), room.top()), max(room.top(), room.bottom())),
    )
