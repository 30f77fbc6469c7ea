"""The page of the queue: what waits, in its order, what it will cost, and how it is run."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from qanneal_gui.config import RunConfig
from qanneal_gui.experiments.definition import Experiment
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.fields import in_window
from qanneal_gui.gui.common.flow import FlowLayout
from qanneal_gui.gui.common.jobs import Failure, Jobs, Newest
from qanneal_gui.gui.common.spending import SpendingButton, SpendingQuestion
from qanneal_gui.gui.common.widgets import ActionButton, Card, Sign, enable, label
from qanneal_gui.gui.queue import jobs, words
from qanneal_gui.gui.queue.jobs import Listed
from qanneal_gui.gui.queue.processes import QueueProcesses
from qanneal_gui.gui.queue.table import QueueTable
from qanneal_gui.runs.queue import Queue, QueueSettings
from qanneal_gui.runs.queue_entry import ENDED, RUN, Entry
from qanneal_gui.support.wording import tr

_LOOK_MS = 1000
"""How often the queue is read: any terminal may change it."""


class QueuePage(QWidget):
    """All entries of the queue.

    Attributes
    ----------
    opened : Signal
        A run to show the curves of.
    settings_asked : Signal
        The config of an entry that is edited, to be put into the form.
    experiment_asked : Signal
        The `Experiment` of an entry that is edited, to be shown where its settings are.
    results_asked : Signal
        The name of an experiment whose newest result is to be shown.
    editing_changed : Signal
        The number of the entry that is edited from now on; None for none.
    said : Signal
        What was done, in words.
    failed : Signal
        A `Failure`.
    ran : Signal
        The processes of this window have ended.
    """

    opened = Signal(str)
    settings_asked = Signal(dict)
    experiment_asked = Signal(object)
    results_asked = Signal(str)
    editing_changed = Signal(object)
    said = Signal(str)
    failed = Signal(object)
    ran = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.jobs = Jobs(self)
        self._reading = Newest(self.jobs, parent=self)
        self.processes = QueueProcesses(self)
        self.question = SpendingQuestion(self)
        self.table = QueueTable()
        self.editing: int | None = None
        self._edited: Entry | None = None
        self._listed = Listed([], QueueSettings(False, False), None, "")
        self._before: set[int] = set()
        self._removed: list[list[Entry]] = []
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._on_look)
        self._lay_out()
        self._offer()

    # What the window does with it.

    def put(self, wanted: RunConfig, name: str = "", notes: str = "") -> None:
        """Put a run at the end of the queue, or in the place of the entry that is edited."""
        edited = self._edited if self.editing is not None else None
        self._edit(None)
        self.jobs.submit(jobs.put(wanted, edited, name, notes), self._on_put, self._on_failure, must_run=True)

    def put_experiment(self, wanted: Experiment, notes: str = "") -> None:
        """Put an experiment at the end of the queue, or in the place of the entry that is edited."""
        edited = self._edited if self.editing is not None else None
        self._edit(None)
        put = jobs.put_experiment(wanted, edited, notes)
        self.jobs.submit(put, self._on_put, self._on_failure, must_run=True)

    def read(self) -> None:
        """Read the queue again, off the window's thread."""
        self._reading.submit(jobs.read(), self._on_read, self._on_unread)

    def shut_down(self, milliseconds: int = 1500) -> bool:
        """Save what is running, and end; return whether that was possible in time."""
        self._look.stop()
        self._reading.shut_down()
        self.question.shut_down()
        ended = self.processes.shut_down(milliseconds)
        return self.jobs.shut_down(milliseconds) and ended

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        colors = theme.current()
        theme.show_icon(self.run_button, "play", colors.on_accent)
        theme.show_icon(self.pause_button, "pause", colors.text)
        theme.show_icon(self.stop_button, "stop", colors.text)
        self.bill.recolor()
        self.table.recolor()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()
        self._look.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._look.stop()

    # What the user does with it.

    def run(self, by_key: bool = False) -> None:
        """Run what waits; ask before, if that costs QPU time."""
        del by_key  # several runs at once are always asked about
        self.jobs.submit(jobs.read_to_run(), self._on_bill, self._on_failure)

    def pause(self) -> None:
        """Start nothing more; what is running goes on to its end."""
        self._change(Queue.pause, words.PAUSES)

    def stop(self) -> None:
        """Save what this window runs after its step, and let it wait again; at the second time, now."""
        self.said.emit(
            tr("Stopping the queue now.") if self.processes.stopping else tr("Stopping the queue.")
        )
        self.processes.stop()

    def open_run(self) -> None:
        """Show the curves of the selected entry's run, or the newest result of its experiment."""
        chosen = self.table.selected()
        if len(chosen) == 1 and chosen[0].kind != RUN:
            self.results_asked.emit(chosen[0].kind)
        elif len(chosen) == 1 and chosen[0].steps is not None:
            self.opened.emit(chosen[0].run)

    def edit(self) -> None:
        """Put the settings of the selected entry into the form, from where they are saved; or leave that."""
        chosen = self.table.selected()
        if self.editing is not None:
            self._edit(None)
            self.said.emit(tr("The entry stays as it was."))
        elif len(chosen) == 1 and words.at_rest(chosen[0]):
            self._edited = chosen[0]
            if chosen[0].kind != RUN:
                then = partial(self._show_experiment, chosen[0])
                self.jobs.submit(jobs.experiment_of(chosen[0]), then, self._on_failure)
                return
            self._edit(chosen[0].id)
            self.settings_asked.emit(chosen[0].settings)
            self.said.emit(
                tr("The form shows entry {id}; change it, then press Save entry.", id=chosen[0].id)
            )

    def retry(self) -> None:
        """Let the selected entries wait again that have failed or are on hold."""
        if numbers := [one.id for one in self.table.selected() if one.state in ("failed", "held")]:
            self._change(lambda queue: queue.retry(numbers), tr("Waits again; press Run to continue."))

    def shift(self, by: int) -> None:
        """Move the selected entries up (-1) or down (1)."""
        order = [one.id for one in self._listed.entries]
        chosen = {one.id for one in self.table.selected()}
        places = [place for place, number in enumerate(order) if number in chosen]
        if places and places[0] + by >= 0 and places[-1] + by < len(order):
            for place in places if by < 0 else reversed(places):
                order[place], order[place + by] = order[place + by], order[place]
            self._arrange(order)

    def remove(self) -> None:
        """Remove the selected entries."""
        if numbers := [one.id for one in self.table.selected() if words.at_rest(one)]:
            self._take_out(lambda queue: queue.remove(numbers))

    def clear_ended(self) -> None:
        """Remove what has finished or has failed."""
        self._take_out(lambda queue: queue.clear(("done", "failed")))

    def clear(self) -> None:
        """Remove everything that is not running."""
        self._take_out(Queue.clear)

    def undo(self) -> None:
        """Put back what was removed last, even if it is still being removed."""
        self.jobs.after_all(self._undo)

    # Building it.

    def _lay_out(self) -> None:
        self.run_button = SpendingButton(words.EXECUTE)
        self.run_button.setProperty("primary", True)
        self.run_button.setToolTip(tr("Run what waits, in its order, beside this window"))
        self.run_button.asked.connect(self.run)
        self.pause_button, self.stop_button = QPushButton(tr("Pause")), QPushButton(tr("Stop"))
        self.pause_button.setToolTip(tr("Start nothing more; what is running goes on to its end"))
        self.pause_button.clicked.connect(self.pause)
        self.stop_button.clicked.connect(self.stop)
        self.bill = Sign("body")
        self.bill.setAccessibleName(tr("Bill of the queue"))
        self.stops = QCheckBox(tr("Pause after an entry that fails or is put on hold"))
        self.stops.clicked.connect(self._on_stops)
        self.reason = label("", "small", wrap=True)
        self.reason.setAccessibleName(tr("Why the selected entry is as it is"))
        card = Card()
        card.setAccessibleName(tr("Run the queue"))
        line = QHBoxLayout()
        line.setSpacing(theme.GRID)
        for button in (self.run_button, self.pause_button, self.stop_button):
            button.setProperty("big", True)
            line.addWidget(button)
        line.addWidget(self.bill, 1)
        card.body.addLayout(line)
        card.body.addWidget(self.stops)
        empty = label(words.EMPTY, "quiet", wrap=True)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing = QWidget()
        middle = QVBoxLayout(nothing)
        middle.addStretch(2)
        middle.addWidget(empty)
        middle.addStretch(3)
        self._pages = QStackedWidget()
        self._pages.addWidget(nothing)
        self._pages.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(card)
        column.addWidget(self._pages, 1)
        column.addWidget(self.reason)
        column.addWidget(self._make_actions())
        self.table.chosen.connect(self._offer)
        self.table.dragged.connect(self._on_dragged)
        self.table.doubleClicked.connect(self.open_run)
        self.processes.changed.connect(self._offer)
        self.processes.ended.connect(self._on_ended)
        self.processes.failed.connect(self.failed)
        self.recolor()

    def _make_actions(self) -> QWidget:
        """Make what the keys, the buttons below the table and its menu do."""
        offered: dict[str, tuple[str, str, Callable[[], object]]] = {
            "open": (tr("Open"), "Return", self.open_run),
            "edit": (tr("Edit"), "F2", self.edit),
            "retry": (tr("Retry"), "", self.retry),
            "up": (tr("Up"), "Ctrl+Up", lambda: self.shift(-1)),
            "down": (tr("Down"), "Ctrl+Down", lambda: self.shift(1)),
            "remove": (tr("Remove"), "Del", self.remove),
            "ended": (tr("Clear ended"), "", self.clear_ended),
            "clear": (tr("Clear"), "", self.clear),
            "undo": (tr("Undo"), "Ctrl+Z", self.undo),
        }
        self.actions_by_name: dict[str, QAction] = {}
        self._menu = QMenu(self)
        buttons, row = QWidget(), FlowLayout(theme.GRID)
        buttons.setLayout(row)
        for name, (text, key, command) in offered.items():
            action = QAction(text, self.table)
            if key:
                action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(command)
            self.table.addAction(action)
            self._menu.addAction(action)
            row.addWidget(ActionButton(action))
            self.actions_by_name[name] = action
        self._pages.addAction(self.actions_by_name["undo"])
        self.table.customContextMenuRequested.connect(self._on_menu)
        return buttons

    # What happened.

    def _on_look(self) -> None:
        if not self._reading.busy:
            self.read()

    def _on_read(self, listed: Listed) -> None:
        self._listed = listed
        self.table.show_entries(listed.entries, listed.words)
        held = self.table.hasFocus() or self._pages.hasFocus()
        self._pages.setCurrentIndex(1 if listed.entries else 0)
        if held:  # what was removed is put back by the same keys, and what is back is removed
            (self.table if listed.entries else self._pages).setFocus()
        self.stops.setChecked(listed.settings.stops_on_failure)
        self._show_bill(listed)
        self._offer()

    def _show_bill(self, listed: Listed) -> None:
        found = listed.bill
        if found is None:
            self.bill.show_sentence(listed.problem, "warning", "caution")
        elif found.shortfall:
            self.bill.show_sentence(found.shortfall, "warning", "caution")
        else:
            told = words.bill(found, listed.entries, paused=listed.settings.paused)
            self.bill.show_sentence(told, "", "quiet")

    def _offer(self) -> None:
        """Offer what can be done now."""
        entries, chosen = self._listed.entries, self.table.selected()
        waiting = [one for one in entries if one.state == "waiting"]
        running = any(one.state == "running" for one in entries)
        paused, active = self._listed.settings.paused, self.processes.active
        unagreed = any(one.billed and not one.agreed for one in waiting)
        enable(
            {
                self.run_button: bool(waiting) and not (active and not paused and not unagreed),
                self.pause_button: (running or active) and not paused,
                self.stop_button: active,
            }
        )
        self.stop_button.setText(tr("Stop now") if self.processes.stopping else tr("Stop"))
        self.stop_button.setToolTip(words.STOP_NOW if self.processes.stopping else words.STOP)
        why = in_window(chosen[0].message) if len(chosen) == 1 else ""
        self.reason.setText(why)
        self.reason.setVisible(bool(why))
        offered = words.offered(
            entries, chosen, editing=self.editing is not None, removed=bool(self._removed)
        )
        for name, action in self.actions_by_name.items():
            action.setEnabled(offered[name])
        self.actions_by_name["edit"].setText(tr("Edit") if self.editing is None else tr("Leave as it was"))

    def _edit(self, number: int | None) -> None:
        if number != self.editing:
            self.editing = number
            self.editing_changed.emit(number)
            self._offer()

    def _show_experiment(self, entry: Entry, shown: Experiment) -> None:
        if self._edited is entry and self.editing is None:  # nobody has begun another edit meanwhile
            self._edit(entry.id)
            self.experiment_asked.emit(shown)
            self.said.emit(tr("Entry {id} is shown; change it, then press Save entry.", id=entry.id))

    def _on_put(self, entry: Entry) -> None:
        self.said.emit(
            tr("Entry {id} waits in the queue; press Run on the page Queue to run it.", id=entry.id)
        )
        self.read()

    def _on_bill(self, listed: Listed) -> None:
        self._on_read(listed)
        found = listed.bill
        if found is None:
            self.bill.show_sentence(listed.problem, "warning", "caution")
        elif not found.billed:
            self._run()
        else:
            told = words.question(found)
            self.question.ask(tr("Run the queue on the D-Wave QPU?"), told, self._run, yes=words.EXECUTE)

    def _run(self) -> None:
        self.jobs.submit(jobs.agree(), self._on_agreed, self._on_failure)

    def _on_agreed(self, waiting: int) -> None:
        if not self.processes.active:
            self._before = {one.id for one in self._listed.entries if one.state in ENDED}
        self.processes.start(waiting)
        self.said.emit(tr("The queue is running: {waiting:,} to do.", waiting=waiting))
        self.read()

    def _on_ended(self, failed: bool) -> None:
        ended = jobs.end(self._before)
        self.jobs.submit(ended, lambda listed: self._tell_end(listed, failed), self._on_failure)
        self.ran.emit()

    def _tell_end(self, listed: Listed, failed: bool) -> None:
        self._on_read(listed)
        self.said.emit(words.end(self._before, listed.entries, failed))

    def _on_dragged(self, gap: int) -> None:
        order = [one.id for one in self._listed.entries]
        chosen = [one.id for one in self.table.selected()]
        before = [number for number in order[:gap] if number not in chosen]
        self._arrange([*before, *chosen, *(n for n in order[gap:] if n not in chosen)])

    def _arrange(self, order: list[int]) -> None:
        if order != [one.id for one in self._listed.entries]:
            # Shown at once: the next key moves it from there.
            by_number = {one.id: one for one in self._listed.entries}
            self._listed = self._listed._replace(entries=[by_number[number] for number in order])
            self.table.show_entries(self._listed.entries, self._listed.words)
            self._change(lambda queue: queue.arrange(order))

    def _on_stops(self, wanted: bool) -> None:
        self._change(lambda queue: queue.stop_on_failure(wanted))

    def _undo(self) -> None:
        if removed := self._removed.pop() if self._removed else None:
            said = tr("Put back {removed}.", removed=words.told(removed))
            self.table.await_back(removed)
            self._change(lambda queue: queue.restore(removed), said)

    def _take_out(self, what: Callable[[Queue], Any]) -> None:
        self._reading.cancel()  # what it would show is of before
        self.actions_by_name["undo"].setEnabled(True)
        self.jobs.submit(jobs.change(what), self._on_removed, self._on_failure, must_run=True)

    def _on_removed(self, removed: list[Entry]) -> None:
        if removed:
            self._removed.append(removed)
            self.said.emit(words.of_removed(removed))
        if self.editing in {one.id for one in removed}:
            self._edit(None)
        self.read()

    def _change(self, what: Callable[[Queue], Any], said: str = "") -> None:
        def then(_: object) -> None:
            if said:
                self.said.emit(said)
            self.read()

        self._reading.cancel()  # what it would show is of before
        self.jobs.submit(jobs.change(what), then, self._on_failure, must_run=True)

    def _on_failure(self, failure: Failure) -> None:
        if failure.expected:  # the window tells of the others itself
            self.failed.emit(failure)
        self.read()

    def _on_unread(self, failure: Failure) -> None:
        self.bill.show_sentence(failure.sentence, "error", "trouble")

    def _on_menu(self, place: QPoint) -> None:
        self._menu.popup(self.table.viewport().mapToGlobal(place))
