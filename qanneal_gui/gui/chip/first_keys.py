"""The keys that are pressed before the window of presentation mode has the keyboard."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from qanneal_gui.gui.chip.presenter_keys import KEYS, REPEATED


class FirstKeys(QObject):
    """Gives the presentation what is typed at the page that was left, until another window is active.

    A window manager takes a tenth of a second to hand the keyboard over; a clicker does not wait for it.

    Parameters
    ----------
    left : QWidget
        The window that had the keyboard.
    shown : QWidget
        That of the presentation.
    commands : dict of str to callable
        What its keys do, by their names in `presenter_keys.KEYS`.
    """

    def __init__(self, left: QWidget, shown: QWidget, commands: Mapping[str, Callable[[], None]]) -> None:
        super().__init__(shown)
        self._left = left
        self._named = {QKeySequence(key): name for name, _, keys in KEYS for key in keys}
        self._commands = commands
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def end(self) -> None:
        """Let everything go its own way again."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress:
            self.end()  # whoever clicks has chosen a window
        elif kind == QEvent.Type.WindowActivate and watched is not self._left:
            if isinstance(watched, QWidget) and watched.isWindow():
                self.end()
        elif kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and self._is_left(watched):
            assert isinstance(event, QKeyEvent)
            return self._take(event)
        return False

    def _is_left(self, watched: QObject) -> bool:
        if isinstance(watched, QWindow):
            return watched is self._left.windowHandle()
        return isinstance(watched, QWidget) and watched.window() is self._left

    def _take(self, event: QKeyEvent) -> bool:
        """Do what a key means, once its shortcut on the page has been overridden."""
        pressed = event.keyCombination()
        modifiers = pressed.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier
        name = self._named.get(QKeySequence(modifiers.value | pressed.key().value))
        if name is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress and (name in REPEATED or not event.isAutoRepeat()):
            self._commands[name]()
        return True
