"""What is told on the desktop while nobody looks at the window; a click leads to the run."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.outside.session_bus import SessionBus

_SECONDS_SHOWN = 15
_NO_DESKTOP = ("offscreen", "minimal")


class Desktop(QObject):
    """Shows messages by the desktop's own service, else beside an icon in the tray, else not at all.

    Attributes
    ----------
    clicked : Signal
        The run of a message that was clicked; empty if it is about none.
    """

    clicked = Signal(str)

    def __init__(self, parent: QObject | None = None, bus: str = "") -> None:
        super().__init__(parent)
        self._possible = bool(bus) or QGuiApplication.platformName() not in _NO_DESKTOP
        self._bus = SessionBus(bus, self)
        self._bus.clicked.connect(self.clicked)
        self._bus.refused.connect(self._show_in_tray)
        self._tray: QSystemTrayIcon | None = None
        self._run = ""

    def show(self, sentence: str, run: str) -> None:
        """Show a message, if the desktop can."""
        if self._possible and not self._bus.show(sentence, run):
            self._show_in_tray(sentence, run)

    def shut_down(self, milliseconds: int = 0) -> bool:
        """Leave bus and tray, for the window's own end; this is done at once."""
        del milliseconds
        self._possible = False
        self._bus.close()
        if self._tray is not None:
            self._tray.hide()
        return True

    def _show_in_tray(self, sentence: str, run: str) -> None:
        tray = self._opened()
        if tray is not None:
            self._run = run
            tray.showMessage(
                "qanneal", sentence, QSystemTrayIcon.MessageIcon.Information, 1000 * _SECONDS_SHOWN
            )

    def _opened(self) -> QSystemTrayIcon | None:
        """Return an icon in the tray, made when it is first needed; None where there is no tray."""
        there = QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()
        if self._tray is None and there and QGuiApplication.platformName() not in _NO_DESKTOP:
            self._tray = QSystemTrayIcon(theme.application_icon(), self)
            self._tray.setToolTip("qanneal")
            self._tray.activated.connect(self._on_click)
            self._tray.messageClicked.connect(self._on_click)
            self._tray.show()
        return self._tray

    def _on_click(self) -> None:
        self.clicked.emit(self._run)
