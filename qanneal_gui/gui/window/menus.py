"""The menu bar, with a shortcut for everything that is done often."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from qanneal_gui.gui.common.theme import MODES
from qanneal_gui.gui.common.widgets import offer
from qanneal_gui.gui.figure.options import FIGURE_KEY
from qanneal_gui.gui.preferences.choices import SMOOTHING_WORDS
from qanneal_gui.gui.run.header import Header
from qanneal_gui.gui.run.header_words import PAUSE, STOP, STOP_NOW
from qanneal_gui.support.wording import tr


@dataclass(frozen=True, slots=True)
class Commands:
    """What the menus call; all are bound methods of the window."""

    start: Callable[[], None]
    queue: Callable[[], None]
    pause: Callable[[], None]
    stop: Callable[[], None]
    stop_now: Callable[[], None]
    resume: Callable[[], None]
    connection: Callable[[], None]
    export: Callable[[], None]
    figure: Callable[[], None]
    import_runs: Callable[[], None]
    open_file: Callable[[], None]
    save_file: Callable[[], None]
    theme: Callable[[QAction], None]
    smoothing: Callable[[QAction], None]
    log: Callable[[], None]
    about: Callable[[], None]
    quit: Callable[[], bool]


class Menus:
    """The window's actions, by name, so that they can be enabled and disabled."""

    def __init__(self, window: QMainWindow, commands: Commands) -> None:
        self._window = window
        bar = window.menuBar()
        self.file = file = bar.addMenu(tr("&File"))
        self.open_file = self.add(file, tr("&Open settings…"), commands.open_file, "Ctrl+O")
        self.save_file = self.add(file, tr("&Save settings as…"), commands.save_file, "Ctrl+S")
        file.addSeparator()
        self.export = self.add(file, tr("&Export this run…"), commands.export, "Ctrl+E")
        self.figure = self.add(file, tr("Export &figure…"), commands.figure, FIGURE_KEY)
        self.import_runs = self.add(file, tr("&Import runs…"), commands.import_runs, "Ctrl+I")
        file.addSeparator()
        self.add(file, tr("&Quit"), commands.quit, "Ctrl+Q")
        self.run = run = bar.addMenu(tr("&Run"))
        self.start = self.add(run, tr("&Start"), commands.start, "Ctrl+Return")
        self.start.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        self.queue = self.add(run, tr("Add to the &queue"), commands.queue, "Ctrl+Shift+Return")
        self.queue.setShortcuts([QKeySequence("Ctrl+Shift+Return"), QKeySequence("Ctrl+Shift+Enter")])
        self.pause = self.add(run, tr("&Pause or resume"), commands.pause, "Ctrl+P")
        self.stop = self.add(run, tr("S&top after the current step"), commands.stop, "Ctrl+.")
        self.stop_now = self.add(run, tr("Stop &now"), commands.stop_now, "Ctrl+Alt+.")
        run.setToolTipsVisible(True)
        for action, told in ((self.pause, PAUSE), (self.stop, STOP), (self.stop_now, STOP_NOW)):
            action.setToolTip(told)
        run.addSeparator()
        self.resume = self.add(run, tr("&Resume or extend the run shown"), commands.resume, "Ctrl+Shift+R")
        for action in (self.start, self.queue, self.pause, self.stop, self.stop_now, self.resume):
            # Pressed again, Stop means Stop now, and Pause the opposite; what spends needs a press each.
            action.setAutoRepeat(False)
        run.addSeparator()
        self.connection = self.add(run, tr("&D-Wave connection…"), commands.connection, "Ctrl+D")
        self.view = view = bar.addMenu(tr("&View"))
        self.modes = self._choices(view, tr("&Theme"), MODES, commands.theme)
        self.smoothing = self._choices(
            view,
            tr("&Smoothing of curves"),
            SMOOTHING_WORDS,
            commands.smoothing,
        )
        self.help = bar.addMenu(tr("&Help"))
        self.add(self.help, tr("Open the &log file"), commands.log)
        self.add(self.help, tr("&About qanneal"), commands.about)

    @property
    def refusing(self) -> list[QAction]:
        """The entries that say why when they are disabled, also if their keys are pressed."""
        return [self.start, self.queue, self.pause, self.stop, self.stop_now]

    def offer(self, header: Header) -> None:
        """Offer what the header's buttons offer, for the same reasons."""
        offer(self.start, header.why_not_start)
        offer(self.queue, header.why_not_queue)
        offer(self.pause, header.why_not_pause)
        offer(self.stop, header.why_not_stop)
        offer(self.stop_now, header.why_not_stop)

    def check(self, theme: str, smoothing: str) -> None:
        """Tick what is in force."""
        for group, name in ((self.modes, theme), (self.smoothing, smoothing)):
            for action in group.actions():
                action.setChecked(action.data() == name)

    def add(self, menu: QMenu, text: str, command: Callable[..., object], shortcut: str = "") -> QAction:
        """Append an entry to a menu."""
        action = QAction(text, self._window)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(command)
        menu.addAction(action)
        return action

    def _choices(
        self, menu: QMenu, title: str, names: dict[str, str], command: Callable[[QAction], None]
    ) -> QActionGroup:
        submenu = menu.addMenu(title)
        group = QActionGroup(self._window)
        for name, text in names.items():
            action = QAction(f"&{text}", self._window)
            action.setCheckable(True)
            action.setData(name)
            group.addAction(action)
            submenu.addAction(action)
        group.triggered.connect(command)
        return group
