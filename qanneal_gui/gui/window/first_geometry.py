"""Where the window first appears: never beyond its screen, and back on one if that screen is gone."""

from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

_USUAL = QSize(1280, 800)
_LEAST = QSize(980, 620)
_SIDE, _TITLE = 4, 36
"""What borders and a title bar may take, before the system has told."""
_FRAME = QSize(2 * _SIDE, _TITLE + _SIDE)


def place(window: QMainWindow, remembered: bytes) -> None:
    """Give a window its first size and place.

    Parameters
    ----------
    window : QMainWindow
    remembered : bytes
        The geometry that it had last; empty without one.
    """
    window.resize(_USUAL)
    if remembered:
        window.restoreGeometry(QByteArray(remembered))
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    if not screens:
        return
    best = _best(window.geometry(), screens)
    window.setMinimumSize(_LEAST.boundedTo(best.size() - _FRAME))
    if not (window.isMaximized() or window.isFullScreen()):
        window.setGeometry(within(window.geometry(), best))


def within(wanted: QRect, available: QRect) -> QRect:
    """Return a rectangle that lies on the screen, moved and made smaller as far as it has to be."""
    size = wanted.size().boundedTo(available.size() - _FRAME)
    room = available.adjusted(_SIDE, _TITLE, -_SIDE, -_SIDE)
    left = min(max(wanted.left(), room.left()), room.right() + 1 - size.width())
    top = min(max(wanted.top(), room.top()), room.bottom() + 1 - size.height())
    return QRect(left, top, size.width(), size.height())


def _best(wanted: QRect, screens: list[QRect]) -> QRect:
    """Return the screen that shows the most of it; the first one if none shows anything."""

    def shown(screen: QRect) -> int:
        common = screen.intersected(wanted)
        return 0 if common.isEmpty() else common.width() * common.height()

    return max(screens, key=shown)
