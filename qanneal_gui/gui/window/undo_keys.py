"""The keys that undo and redo: of what has the focus, if it has something to undo, or else the form's."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

_KEYS = Qt.Key.Key_Z, Qt.Key.Key_Y


class UndoKeys(QObject):
    """Looks at the keys of whatever in the window has the focus, before they are taken for shortcuts.

    A text takes the keys for itself even if there is nothing to undo in it; and of two actions with the same
    key Qt does neither.

    Parameters
    ----------
    window : QMainWindow
    form : QWidget
        Decides for its own fields.
    undo, redo : QAction
        Of the form.
    """

    def __init__(self, window: QMainWindow, form: QWidget, undo: QAction, redo: QAction) -> None:
        super().__init__(window)
        self._window, self._form, self._undo, self._redo = window, form, undo, redo
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not (isinstance(event, QKeyEvent) and isinstance(watched, QWidget) and self._meant(event)):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(self._do(watched, event, now=False))
            return True
        return event.type() == QEvent.Type.KeyPress and self._do(watched, event, now=True)

    def _meant(self, event: QKeyEvent) -> bool:
        if event.key() not in _KEYS:
            return False
        keys = QKeySequence(event.keyCombination())
        return keys in self._undo.shortcuts() or keys in self._redo.shortcuts()

    def _do(self, focused: QWidget, event: QKeyEvent, *, now: bool) -> bool:
        """Return whether a widget has something of its own to undo or do again; do it, if it is time."""
        keys = QKeySequence(event.keyCombination())
        for action in focused.actions():
            if action.isEnabled() and keys in action.shortcuts():
                if now:
                    action.trigger()
                return True
        undo, redo = keys in self._undo.shortcuts(), keys in self._redo.shortcuts()
        text = _text_of(focused)
        if isinstance(text, QLineEdit):
            able = (undo and text.isUndoAvailable()) or (redo and text.isRedoAvailable())
        elif text is not None:
            document = text.document()
            able = (undo and document.isUndoAvailable()) or (redo and document.isRedoAvailable())
        else:
            return False
        if able and now:
            (text.undo if undo else text.redo)()
        return able

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and isValid(old):
            old.removeEventFilter(self)
        if new is not None and new.window() is self._window and not self._form.isAncestorOf(new):
            new.installEventFilter(self)


def _text_of(widget: QWidget) -> QLineEdit | QPlainTextEdit | QTextEdit | None:
    """Return the text that is edited in a widget, if there is one."""
    if isinstance(widget, QComboBox | QAbstractSpinBox):
        return widget.lineEdit()
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) and not widget.isReadOnly():
        return widget
    return None
