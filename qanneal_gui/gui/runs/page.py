"""The page of all runs: the table, what is said about the selected ones, and what can be done with them."""

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.jobs import Failure, Job, Jobs, Newest
from qanneal_gui.gui.common.widgets import Sign, label
from qanneal_gui.gui.common.writing import after_colon
from qanneal_gui.gui.runs import jobs
from qanneal_gui.gui.runs.bin import Bin
from qanneal_gui.gui.runs.details import Details
from qanneal_gui.gui.runs.filters import FilterBar
from qanneal_gui.gui.runs.jobs import Changed, Listed
from qanneal_gui.gui.runs.lost_line import LostLine
from qanneal_gui.gui.runs.parts import Parts
from qanneal_gui.gui.runs.run_actions import RunActions
from qanneal_gui.gui.runs.thumbnail_maker import ThumbnailMaker
from qanneal_gui.gui.runs.undo_line import UndoLine
from qanneal_gui.gui.runs.view import RunsTable
from qanneal_gui.runs.listing import RunRow
from qanneal_gui.runs.records import RunRecord
from qanneal_gui.runs.tidying import lost_words
from qanneal_gui.support.wording import tr

_LOOK_MS = 1000
"""How often the library is looked at while the table is visible."""

_TYPING_MS = 120
"""Typing goes on within this time; then the runs are searched."""

_SELECTING_MS = 80
"""Selecting goes on within this time; then the settings are compared."""

_COMPARED = 20
"""Runs whose settings are compared below the table."""


class RunsPage(QWidget):
    """All runs.

    Attributes
    ----------
    opened, resume_asked : Signal
        A run to show the curves of; a run to resume or extend.
    compare_asked, export_asked : Signal
        Lists of runs.
    settings_asked : Signal
        The config of a run, to be used again.
    said : Signal
        What was done, in words.
    failed : Signal
        A `Failure`.
    """

    opened = Signal(str)
    resume_asked = Signal(str)
    compare_asked = Signal(list)
    export_asked = Signal(list)
    settings_asked = Signal(dict)
    said = Signal(str)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.jobs = Jobs(self)
        self._listing = Newest(self.jobs, _TYPING_MS, self)
        self._comparing = Newest(self.jobs, _SELECTING_MS, self)
        self.filters, self.table, self.details = FilterBar(), RunsTable(), Details()
        self.model = self.table.runs
        self.bin: Bin | None = None
        self._seen = 0
        self._moved: Changed | None = None
        self._sort, self._descending = "created", True
        self._thumbnails = ThumbnailMaker(self.model, self.jobs)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._on_look)
        self.undo_line, self.lost_line = UndoLine(), LostLine()
        self.run_actions = self._make_actions()
        self._lay_out()
        self._connect()
        self._on_chosen()
        self._tidy()

    # What is shown.

    def refresh(self) -> None:
        """Read the library again, off the window's thread."""
        self._list(delay=0)

    def shut_down(self, milliseconds: int = 1500) -> bool:
        """End the thread and let go of the library; return whether that was possible in time."""
        self.details.save()
        self._listing.shut_down()
        self._comparing.shut_down()
        self._look.stop()
        self._thumbnails.shut_down()
        ended = self.jobs.shut_down(milliseconds)
        self.model.close()
        return ended

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        for part in (self.table, self.details, self.sign, self.lost_line, self.parts):
            part.recolor()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._look.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._look.stop()

    # What can be done with runs.

    def open_run(self) -> None:
        """Show the curves of the selected run."""
        if rows := self._selected(1):
            self.opened.emit(rows[0].id)

    def compare(self) -> None:
        """Compare the selected runs."""
        if rows := self._selected():
            self.compare_asked.emit([row.id for row in rows])

    def use_settings(self) -> None:
        """Fill the form with the settings of the selected run."""
        if rows := self._selected(1):
            self.jobs.submit(jobs.read_record(rows[0].id), self._on_record, self._on_failure)

    def resume(self) -> None:
        """Ask to resume or extend the selected run."""
        if rows := self._selected(1):
            self.resume_asked.emit(rows[0].id)

    def export(self) -> None:
        """Ask to export the selected runs."""
        if rows := self._selected():
            self.export_asked.emit([row.id for row in rows])

    def star(self) -> None:
        """Give the selected runs a star, or take it from them if all have one."""
        self._change(jobs.star(self.table.selected_numbers()))

    def archive(self) -> None:
        """Put the selected runs into the archive, or take them out of it."""
        if rows := self._selected():
            archived = not all(row.archived for row in rows)
            self._change(jobs.archive(self.table.selected_numbers(), archived))

    def delete(self) -> None:
        """Put the selected runs into the bin."""
        self._change(jobs.put_into_bin(self.table.selected_numbers()))

    def show_bin(self) -> None:
        """Show the deleted runs, beside the window."""
        if self.bin is None:
            self.bin = Bin(self.jobs, self)
            self.bin.changed.connect(self.refresh)
        self.bin.read()
        self.bin.show()
        self.bin.raise_()

    def undo(self) -> None:
        """Undo the last change, even one that is still being made."""
        self.jobs.after_all(self._undo)

    # Building it.

    def _lay_out(self) -> None:
        self.sign = Sign("small", one_line=True)
        self.sign.hide()
        self.empty = label("", "quiet", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.clear_button = QPushButton(tr("Show &all runs"))
        nothing = QWidget()
        column = QVBoxLayout(nothing)
        column.addStretch(2)
        column.addWidget(self.empty)
        column.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(3)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(nothing)
        above = QWidget()
        upper = QVBoxLayout(above)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(theme.GRID)
        upper.addWidget(self._pages, 1)
        upper.addWidget(self.run_actions)
        self.parts = Parts(above, self.details)
        self.parts.setObjectName("runs-details")
        self.filters.add_tool(self.parts.button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 8, 0, 0)
        outer.setSpacing(theme.GRID)
        # What comes and goes has its place beside what is always there, so that the table never jumps.
        self.filters.add_notice(self.lost_line)
        for notice in (self.sign, self.undo_line):
            self.run_actions.add_notice(notice)
        outer.addWidget(self.filters)
        outer.addWidget(self.parts, 1)

    def _make_actions(self) -> RunActions:
        """Make what the keys, the buttons and the context menu do."""
        undo, find = QAction(tr("&Undo"), self), QAction(tr("&Find"), self)
        # Anywhere in the window, while the page is shown.
        for action, key, command in (
            (undo, QKeySequence.StandardKey.Undo, self.undo),
            (find, QKeySequence.StandardKey.Find, self._find),
        ):
            action.setShortcut(key)
            action.triggered.connect(command)
        self.addActions([undo, find])
        commands = {
            "open": self.open_run,
            "compare": self.compare,
            "settings": self.use_settings,
            "resume": self.resume,
            "export": self.export,
            "rename": self.table.rename,
            "star": self.star,
            "archive": self.archive,
            "delete": self.delete,
        }
        return RunActions(self.table, commands, undo)

    def _connect(self) -> None:
        self.filters.changed.connect(self.refresh)
        self.filters.typed.connect(self._list)
        self.filters.bin.clicked.connect(self.show_bin)
        self.clear_button.clicked.connect(self.filters.clear)
        self.undo_line.button.clicked.connect(self.undo)
        self.lost_line.asked.connect(self._recover)
        self.table.activated.connect(self.open_run)
        self.table.chosen.connect(self._on_chosen)
        self.table.starred.connect(self._on_star)
        self.model.sort_asked.connect(self._on_sort)
        self.model.renamed.connect(self._on_renamed)
        self.model.failed.connect(self._on_unreadable)
        self.model.dataChanged.connect(self._show_selected)
        self.details.edited.connect(self._on_edited)

    # What happened.

    def _on_look(self) -> None:
        if not self._listing.busy and self.model.changes() != self._seen:
            self.refresh()

    def _list(self, *, delay: int | None = None) -> None:
        self._seen = self.model.changes()  # what changes while the library is read is looked at again
        job = jobs.list_runs(self.filters.wanted, self._sort, self._descending)
        self._listing.submit(job, self._on_listed, self._on_not_listed, delay=delay)

    def _tidy(self) -> None:
        self.jobs.submit(jobs.tidy(), self._on_tidied)

    def _on_tidied(self, done: jobs.TidiedUp) -> None:
        if done.purged:
            self._tidy()
        self.lost_line.show_runs(done.lost)
        if done.lost:
            self.said.emit(
                tr("{lost}; Recover on the page Runs brings back what it can.", lost=lost_words(done.lost))
            )

    def _recover(self) -> None:
        self.lost_line.button.setEnabled(False)
        self.jobs.submit(
            jobs.recover(self.lost_line.runs), self._on_recovered, self._on_not_recovered, must_run=True
        )

    def _on_recovered(self, done: jobs.Recovered) -> None:
        self.lost_line.show_runs(done.lost, done.reason)
        if done.sentence:
            self.said.emit(done.sentence)
        self.refresh()

    def _on_not_recovered(self, failure: Failure) -> None:
        self.lost_line.show_runs(self.lost_line.runs, failure.sentence)
        self._on_failure(failure)

    def _on_record(self, record: RunRecord) -> None:
        self.settings_asked.emit(record.config)

    def _on_failure(self, failure: Failure) -> None:
        if failure.expected:  # the window tells of the others itself
            self.failed.emit(failure)
        self.refresh()

    def _on_not_listed(self, failure: Failure) -> None:
        self.sign.show_sentence(failure.sentence, "error")

    def _on_listed(self, result: Listed) -> None:
        self.sign.show_sentence("", "")
        moved, self._moved = self._moved, None
        self.table.show_numbers(
            lambda: self.model.show(result.library, result.numbers),
            back=moved.moved if moved is not None and moved.undone else (),
            stay=moved is not None,
        )
        self.filters.show_count(len(result.numbers), result.all_runs)
        self._show_emptiness(len(result.numbers), result.all_runs)

    def _show_emptiness(self, shown: int, all_runs: int) -> None:
        wanted = self.filters.wanted
        self.empty.setText(self.filters.emptiness(all_runs))
        self.clear_button.setVisible(wanted.narrows or wanted.archived)
        self._pages.setCurrentIndex(0 if shown else 1)

    def _on_changed(self, changed: Changed | None) -> None:
        if changed is None:
            return  # nothing was left to do
        self._moved = changed if changed.moved else None
        if changed.undone:
            self.said.emit(tr("Undone: {sentence}", sentence=after_colon(changed.sentence)))
        else:
            self.undo_line.add(changed)
            self.said.emit(changed.sentence)
        self.refresh()

    def _on_chosen(self) -> None:
        numbers = self.table.selected_numbers()
        self.run_actions.offer_for(len(numbers))
        if len(numbers) > 1:
            self.details.show_several(len(numbers))
            self._comparing.submit(
                jobs.read_records(numbers[:_COMPARED]),
                lambda records: self.details.show_records(records, len(numbers)),
                self._on_failure,
            )
        else:
            self._comparing.cancel()
            self._show_selected()

    def _show_selected(self) -> None:
        rows = self.table.selected_rows() if len(self.table.selected_numbers()) < 2 else None
        if rows is not None:
            self.details.show_row(rows[0] if rows else None)
            if rows:
                job = jobs.read_records([rows[0].number])
                self._comparing.submit(job, self.details.show_record, self._on_failure)
            self.run_actions.show_archived(bool(rows) and rows[0].archived)

    def _on_sort(self, key: str, descending: bool) -> None:
        self._sort, self._descending = key, descending
        self.refresh()

    def _on_star(self, place: int) -> None:
        self._change(jobs.star([self.model.numbers[place]]))

    def _on_renamed(self, run: str, name: str) -> None:
        self._on_edited(run, "name", name)

    def _on_edited(self, run: str, what: str, text: str) -> None:
        sentence = (
            tr("Renamed {run}.", run=run)
            if what == "name"
            else tr("Changed the {what} of {run}.", what=what, run=run)
        )
        values: dict[str, Any] = {what: text}
        self._change(jobs.annotate(run, sentence, **values))

    def _change(self, job: Job[Changed] | Job[Changed | None]) -> None:
        self.jobs.submit(job, self._on_changed, self._on_failure, must_run=True)

    def _undo(self) -> None:
        if changed := self.undo_line.take():
            self._change(jobs.undo(changed))

    def _on_unreadable(self, sentence: str) -> None:
        self.sign.show_sentence(sentence, "error")

    def _selected(self, most: int = 0) -> list[RunRow]:
        rows = self.table.selected_rows()
        return rows if not most or len(rows) <= most else []

    def _find(self) -> None:
        self.filters.search.setFocus()
        self.filters.search.selectAll()
