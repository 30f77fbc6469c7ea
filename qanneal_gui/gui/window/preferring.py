"""The preferences in force: chosen in menus or in their dialog, kept, and applied at once."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from qanneal_gui.errors import QannealError
from qanneal_gui.gui.common import motion
from qanneal_gui.gui.common.jobs import Jobs
from qanneal_gui.gui.common.theme import Theme
from qanneal_gui.gui.preferences import choices
from qanneal_gui.gui.preferences.choices import Preferences
from qanneal_gui.gui.window.menus import Menus
from qanneal_gui.support.wording import tr

if TYPE_CHECKING:
    from qanneal_gui.gui.preferences.dialog import PreferencesDialog


class Preferring(QObject):
    """Has the preferences of the window, and shows their dialog beside it.

    Parameters
    ----------
    window : QMainWindow
    look : Theme
        The application's theme.
    preferences : Preferences
        Those in force so far.
    jobs : Jobs
        Read and write the limits of QPU time.

    Attributes
    ----------
    now : Preferences
    smoothed : Signal
        Another smoothing of curves is in force.
    limited, moved : Signal
        Another limit of QPU time, or another data folder, is in force.
    slowed : Signal
        Whether things are to move by themselves may have changed.
    problem : Signal
        Why the file could not be written; what was chosen holds for this window.
    dialog : PreferencesDialog or None
        Made when it is first asked for.
    """

    smoothed = Signal(str)
    limited = Signal()
    moved = Signal()
    slowed = Signal()
    problem = Signal(str)

    def __init__(self, window: QMainWindow, look: Theme, preferences: Preferences, jobs: Jobs) -> None:
        super().__init__(window)
        self._window, self._look, self._jobs = window, look, jobs
        self._doors: dict[str, tuple[str, Callable[[], object]]] = {}
        self._menus: Menus | None = None
        self.now = preferences
        motion.choose(preferences.motion)
        self.dialog: PreferencesDialog | None = None

    def add_to(self, menus: Menus, doors: dict[str, tuple[str, Callable[[], object]]]) -> None:
        """Add the dialog to a menu; in it, doors open other dialogs: what they are for, by their names."""
        self._menus, self._doors = menus, doors
        last = menus.file.actions()[-1]
        menus.file.insertAction(last, menus.add(menus.file, tr("Se&ttings…"), self.show, "Ctrl+,"))
        menus.file.insertSeparator(last)
        menus.check(self.now.theme, self.now.smoothing)
        # A file that was edited by hand may have a slip; that is said once the window is there.
        self._jobs.submit(lambda _: choices.trouble(), self._on_looked)

    def show(self) -> None:
        """Show the dialog."""
        if self.dialog is None:
            from qanneal_gui.gui.preferences.dialog import PreferencesDialog  # seldom wanted

            self.dialog = PreferencesDialog(self.now, self._jobs, self._doors, self._window)
            self.dialog.chosen.connect(self._take)
            self.dialog.limited.connect(self.limited)
            self.dialog.moved.connect(self.moved)
        self._adopt(choices.reload(self.now))
        self.dialog.read()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        self.dialog.search.setFocus()

    def choose_theme(self, action: QAction) -> None:
        """Take the theme of a menu's entry."""
        self._change(theme=action.data())

    def choose_smoothing(self, action: QAction) -> None:
        """Take the smoothing of a menu's entry."""
        self._change(smoothing=action.data())

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        if self.dialog is not None:
            self.dialog.recolor()

    def shut_down(self, milliseconds: int = 1500) -> bool:
        """End what the dialog is doing; return whether it ended in time."""
        return self.dialog is None or self.dialog.shut_down(milliseconds)

    def _on_looked(self, sentence: str) -> None:
        if sentence:
            self.problem.emit(sentence)

    def _change(self, **values: Any) -> None:
        self._take(self.now.changed(**values))

    def _take(self, wanted: Preferences) -> None:
        values = wanted.model_dump()
        changed = {name: value for name, value in values.items() if value != getattr(self.now, name)}
        try:
            wanted = choices.change(self.now, **changed)
        except QannealError as error:
            self.problem.emit(str(error))
        self._adopt(wanted)

    def _adopt(self, wanted: Preferences) -> None:
        """Let preferences hold in this window; another one may have chosen them."""
        before, self.now = self.now, wanted
        if wanted.theme != before.theme:
            self._look.set_mode(wanted.theme)
        if wanted.smoothing != before.smoothing:
            self.smoothed.emit(wanted.smoothing)
        if wanted.motion != before.motion:
            motion.choose(wanted.motion)
            self.slowed.emit()
        if self._menus is not None:
            self._menus.check(wanted.theme, wanted.smoothing)
        if self.dialog is not None:
            self.dialog.show_preferences(wanted)
