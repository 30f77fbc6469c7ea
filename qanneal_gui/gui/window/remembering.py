"""What the window remembers is written soon after it has changed, so that a kill takes nothing with it."""

import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QEvent, QObject, QTimer
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget
from typing_extensions import override

from qanneal_gui.gui.common import fields
from qanneal_gui.gui.common.jobs import Jobs, Report
from qanneal_gui.gui.common.later import Later
from qanneal_gui.gui.run.control import RunControl
from qanneal_gui.gui.setup.form import RunForm
from qanneal_gui.gui.setup.history import Filled, Origin
from qanneal_gui.gui.setup.naming import Naming
from qanneal_gui.gui.setup.presets import in_window, nearest
from qanneal_gui.gui.window import first_geometry, settings
from qanneal_gui.gui.window.pages import Pages
from qanneal_gui.gui.window.settings import WindowSettings
from qanneal_gui.support.wording import in_english

if TYPE_CHECKING:
    from qanneal_gui.gui.chip.view import ChipView
    from qanneal_gui.gui.runs.page import RunsPage
    from qanneal_gui.training.events import RunStarted

_WAIT_MS = 500
"""From the first change that is not written yet to its writing."""


class Remembering(QObject):
    """Restores the window as the last one was left, and keeps the file up to date.

    Parameters
    ----------
    window : QMainWindow
    remembered : WindowSettings
        What the last window remembered.
    form, naming, tabs, runs, chip
        The parts whose state is kept; what is remembered of a page comes back when it is made.
    control : RunControl
        Of the run that may be cut short.
    jobs : Jobs
        Write the file.

    Attributes
    ----------
    now : WindowSettings
        What is remembered; of the parts, as of the last writing.
    """

    def __init__(
        self,
        window: QMainWindow,
        remembered: WindowSettings,
        form: RunForm,
        naming: Naming,
        tabs: Pages,
        runs: "Later[RunsPage]",
        chip: "Later[ChipView]",
        control: RunControl,
        jobs: Jobs,
    ) -> None:
        super().__init__(window)
        self.now = remembered
        self._window, self._form, self._naming, self._tabs, self._runs = window, form, naming, tabs, runs
        self._chip, self._jobs = chip, jobs
        self._writing = _Writing()
        self._handed: WindowSettings | None = None
        self._closed = False
        self._dragged: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._write)
        control.started.connect(self._on_started)
        control.ended.connect(self._on_ended)

    def restore(self) -> None:
        """Show everything as it was left, and keep it from now on."""
        self._form.begin(self._left())
        self._naming.show_value(self.now.name, self.now.notes)
        self._runs.then(self._restore_runs)
        self._chip.then(self._restore_chip)
        first_geometry.place(self._window, self.now.geometry)
        if self.now.page in self._tabs.titles:
            self._tabs.setCurrentIndex(self._tabs.titles.index(self.now.page))
        self._restore_splitters(self._window)
        self._tabs.filled.connect(self._restore_splitters)
        for signal in (
            self._form.changed,
            self._form.history.changed,
            self._naming.changed,
            self._tabs.turned,
        ):
            signal.connect(self._wait)
        self._window.installEventFilter(self)

    def note(self, **values: Any) -> None:
        """Remember some values from now on."""
        self.now = self.now.changed(**values)
        self._wait()

    def note_sides(self, sides: dict[str, Any]) -> None:
        """Remember the widths of the sides, and which are hidden."""
        self.note(**sides)

    def note_sweep(self, sweep: dict[str, Any]) -> None:
        """Remember what is varied in the form."""
        self.note(sweep=sweep)

    def save(self) -> None:
        """Write everything as it is now, before anything else happens."""
        self._timer.stop()
        self._collect()
        self._handed = self.now
        self._writing.write(self._writing.turn(), self.now)

    def shut_down(self, milliseconds: int = 0) -> bool:
        """Write everything for the last time; done at once."""
        del milliseconds
        if not self._closed:
            self.save()
            self._closed = True
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.WindowStateChange):
            self._wait()
        return super().eventFilter(watched, event)

    def _wait(self) -> None:
        if not (self._closed or self._timer.isActive()):
            self._timer.start()

    def _write(self) -> None:
        """Write everything off the window's thread."""
        self._timer.stop()
        self._collect()
        # A home that cannot be written is tried again at the end, and not at every key.
        if self.now == self._handed or self._writing.failed:
            return
        self._handed, now, turn = self.now, self.now, self._writing.turn()

        def job(_: Report) -> None:
            self._writing.write(turn, now)

        self._jobs.submit(job, must_run=True)

    def _collect(self) -> None:
        filled, (name, notes) = self._form.filled, self._naming.value()
        splitters = _splitters(self._window)
        moved = {key: split for key, split in splitters.items() if key in self._dragged}
        if (runs := self._runs.made) is not None:
            self.now = self.now.changed(
                searches=runs.filters.saved,
                setting_columns=runs.table.settings_shown,
                run_details=runs.parts.wanted,
            )
        self.now = self.now.changed(
            geometry=bytes(self._window.saveGeometry().data()),
            run=self._form.config() or self.now.run,
            entries=dict(filled.values),
            origin=filled.origin.config,
            origin_title=in_english(filled.origin.title),
            name=name,
            notes=notes,
            page=self._tabs.titles[self._tabs.currentIndex()],
            splitters=self.now.splitters
            | {key: bytes(split.saveState().data()) for key, split in moved.items()},
        )

    def _left(self) -> Filled:
        """Return the form as it was left; a field of which that is not known shows the last run's."""
        now = self.now
        origin = Origin(in_window(now.origin_title), now.origin) if now.origin else nearest(now.run)
        values = {}
        for key, row in self._form.rows.items():
            values[key] = fields.value_in(now.run, row.spec)
            if key in now.entries:
                values[key] = fields.stored(row.spec, now.entries[key], values[key])
        return Filled(values, origin)

    def _restore_runs(self, runs: "RunsPage") -> None:
        runs.filters.show_saved(self.now.searches)
        runs.table.show_settings(self.now.setting_columns)
        runs.parts.want(wanted=self.now.run_details)
        runs.parts.changed.connect(self._wait)

    def _restore_chip(self, chip: "ChipView") -> None:
        chip.bar.restore(self.now.chip)
        chip.bar.chosen.connect(self._on_chip)

    def _restore_splitters(self, within: QWidget) -> None:
        for name, split in _splitters(within).items():
            if name in self.now.splitters:
                split.restoreState(QByteArray(self.now.splitters[name]))
            split.splitterMoved.connect(self._on_dragged)

    def _on_dragged(self) -> None:
        sender = self.sender()
        if sender is not None:
            self._dragged.add(sender.objectName())
        self._wait()

    def _on_chip(self, choice: str, chosen: bool) -> None:
        self.note(chip=self.now.chip | {choice: chosen})

    def _on_started(self, event: "RunStarted") -> None:
        self.now = self.now.changed(last_run=event.run or "")
        self._write()

    def _on_ended(self) -> None:
        self.note(last_run="")


def _splitters(within: QWidget) -> dict[str, QSplitter]:
    return {one.objectName(): one for one in within.findChildren(QSplitter) if one.objectName()}


class _Writing:
    """Writes the file from any thread; what is older than what it holds is left out.

    Attributes
    ----------
    failed : bool
        Whether the file could not be written the last time.
    """

    def __init__(self) -> None:
        self.failed = False
        self._lock = threading.Lock()
        self._turns = self._written = 0

    def turn(self) -> int:
        """Return the place of what is handed over next."""
        self._turns += 1
        return self._turns

    def write(self, turn: int, what: WindowSettings) -> None:
        """Write what was handed over at this turn."""
        with self._lock:
            if turn > self._written:
                self._written = turn
                self.failed = not settings.save(what)
