"""The menu Edit: what was done to the form is undone, and done again, by the words it says."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from qanneal_gui.gui.setup.form import RunForm
from qanneal_gui.gui.window.undo_keys import UndoKeys
from qanneal_gui.support.wording import tr


class EditMenu(QObject):
    """Stands after the first menu of the window.

    Parameters
    ----------
    window : QMainWindow
    form : RunForm

    Attributes
    ----------
    said : Signal
        What was undone, or done again.
    """

    said = Signal(str)

    def __init__(self, window: QMainWindow, form: RunForm) -> None:
        super().__init__(window)
        self._form, self._shown = form, True
        bar = window.menuBar()
        self.menu = QMenu(tr("&Edit"), window)
        bar.insertMenu(bar.actions()[1], self.menu)
        self.undo = self._add(tr("&Undo"), self._on_undo, "Ctrl+Z")
        self.redo = self._add(tr("&Redo"), self._on_redo, "Ctrl+Shift+Z", "Ctrl+Y")
        self.menu.addSeparator()
        self.reset = self._add(tr("Reset &all settings"), form.reset_all)
        self._keys = UndoKeys(window, form, self.undo, self.redo)
        form.history.changed.connect(self._offer)
        form.changed.connect(self._offer)
        self._offer()

    def show_form(self, shown: bool) -> None:
        """Offer nothing while the form cannot be seen."""
        self._shown = shown
        self.menu.menuAction().setEnabled(shown)
        self._offer()

    def _add(self, text: str, command: object, *keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(command)
        self.menu.addAction(action)
        return action

    def _offer(self) -> None:
        history, shown = self._form.history, self._shown
        for action, word, what in (
            (self.undo, tr("&Undo"), history.undoable),
            (self.redo, tr("&Redo"), history.redoable),
        ):
            action.setText(f"{word} {what.replace('&', '&&')}".rstrip())
            action.setEnabled(shown and bool(what or (action is self.undo and self._form.unusable)))
        title = self._form.origin.title.replace("&", "&&")
        self.reset.setText(tr("Reset &all settings to {title}", title=title))
        self.reset.setEnabled(shown and bool(self._form.changes))

    def _on_undo(self) -> None:
        what = "" if self._form.unusable else self._form.history.undoable
        self._form.undo()
        self.said.emit(
            tr("Undone: {what}.", what=what) if what else tr("The last entry that can be used is back.")
        )

    def _on_redo(self) -> None:
        what = self._form.history.redoable
        self._form.redo()
        self.said.emit(tr("Done again: {what}.", what=what))
