"""What is wrong with the run shown, as one sentence for the strip; and as a notification on the desktop."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.fields import locate
from qanneal_gui.support.text import after_colon
from qanneal_gui.training.events import Trouble

_NAMES = {
    "constant": "constant outputs",
    "flat": "flat accuracy",
    "volatile": "volatile accuracy",
    "cost": "cost",
    "noise": "device errors",
    "beta_error": "uncertain β_eff",
    "beta_drift": "drifting β_eff",
    "equilibrium": "chains not in equilibrium",
    "samples": "inaccurate samples",
}

_SECONDS_SHOWN = 15
_NO_DESKTOP = ("offscreen", "minimal")


class Troubles:
    """The troubles in force: the worst is told in full, the others by their names."""

    def __init__(self) -> None:
        self._standing: dict[str, Trouble] = {}

    def __bool__(self) -> bool:
        return bool(self._standing)

    def clear(self) -> None:
        """Forget all: another run is shown."""
        self._standing.clear()

    def take(self, trouble: Trouble) -> None:
        """Take note of a trouble, or that it is over."""
        self._standing.pop(trouble.kind, None)
        if not trouble.over:
            self._standing[trouble.kind] = trouble

    @property
    def failing(self) -> bool:
        """Whether the run will probably fail."""
        return any(trouble.severity == "failure" for trouble in self._standing.values())

    @property
    def sentence(self) -> str:
        """The worst trouble, of those the newest, and the names of the others; empty if all is well."""
        if not self._standing:
            return ""
        *others, worst = sorted(
            self._standing.values(), key=lambda trouble: (trouble.severity == "failure", trouble.step)
        )
        names = ", ".join(_NAMES.get(trouble.kind, trouble.kind) for trouble in others)
        told = after_colon(worst.sentence)
        return f"Since step {worst.step}: {told}" + (f" Also: {names}." if names else "")


class Notifier(QObject):
    """Tells on the desktop what goes wrong while nobody looks at the window.

    Where the desktop has no tray that shows messages nothing happens; the strip says it all the same.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._tray: QSystemTrayIcon | None = None

    def tell(self, trouble: Trouble) -> None:
        """Show a new trouble, unless the window has the focus."""
        if not trouble.over and not self._window.isActiveWindow():
            title = "qanneal: the run is failing" if trouble.severity == "failure" else "qanneal"
            self.show(title, locate(trouble.sentence)[1])

    def show(self, title: str, sentence: str) -> None:
        """Show a message, if the desktop can."""
        tray = self._opened()
        if tray is not None:
            tray.showMessage(title, sentence, QSystemTrayIcon.MessageIcon.Warning, 1000 * _SECONDS_SHOWN)

    def shut_down(self, milliseconds: int = 0) -> bool:
        """Leave the tray, for the window's own end; this is done at once."""
        del milliseconds
        if self._tray is not None:
            self._tray.hide()
        return True

    def _opened(self) -> QSystemTrayIcon | None:
        """Return an icon in the tray, made when it is first needed; None where there is no tray."""
        if self._tray is None and _possible():
            self._tray = QSystemTrayIcon(theme.application_icon(), self)
            self._tray.setToolTip("qanneal")
            self._tray.activated.connect(self._raise)
            self._tray.messageClicked.connect(self._raise)
            self._tray.show()
        return self._tray

    def _raise(self) -> None:
        self._window.raise_()
        self._window.activateWindow()


def _possible() -> bool:
    return (
        QGuiApplication.platformName() not in _NO_DESKTOP
        and QSystemTrayIcon.isSystemTrayAvailable()
        and QSystemTrayIcon.supportsMessages()
    )
