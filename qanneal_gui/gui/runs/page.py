"""The page of all runs: the table, what is said about the selected ones, and what can be done with them."""

from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.jobs import Failure, Job, Jobs, Newest
from qanneal_gui.gui.common.widgets import Sign, label
from qanneal_gui.gui.runs import jobs
from qanneal_gui.gui.runs.bin import Bin
from qanneal_gui.gui.runs.details import Details
from qanneal_gui.gui.runs.filters import FilterBar
from qanneal_gui.gui.runs.jobs import Changed, Listed
from qanneal_gui.gui.runs.view import RunsTable
from qanneal_gui.runs.annotations import KEEP_SECONDS
from qanneal_gui.runs.listing import RunRow
from qanneal_gui.runs.records import RunRecord

_LOOK_MS = 1000
"""How often the library is looked at while the table is visible."""

_TYPING_MS = 120
"""Typing goes on within this time; then the runs are searched."""

_SELECTING_MS = 80
"""Selecting goes on within this time; then the settings are compared."""

_THUMBNAIL_MS = 30
_THUMBNAILS = 24
"""Thumbnails made in one go: about what is visible."""

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
        self.undone: list[Changed] = []
        self.bin: Bin | None = None
        self._seen = 0
        self._sort, self._descending = "created", True
        self._making = False
        self._wanted_curves: dict[int, None] = {}
        self._look = _timer(self, _LOOK_MS, self._on_look, once=False)
        self._soon = _timer(self, _THUMBNAIL_MS, self._make_thumbnails)
        self._lay_out()
        self.actions_of_runs = self._make_actions()
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
        self._soon.stop()
        ended = self.jobs.shut_down(milliseconds)
        self.model.close()
        return ended

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        for part in (self.table, self.details, self._sign):
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
        rows = self._selected()
        self._star(rows, not all(row.starred for row in rows))

    def archive(self) -> None:
        """Put the selected runs into the archive, or take them out of it."""
        if rows := self._selected():
            archived = not all(row.archived for row in rows)
            done = "Archived" if archived else "Unarchived"
            self._annotate(rows, f"{done} {_runs(rows)}.", archived=archived)

    def delete(self) -> None:
        """Put the selected runs into the bin."""
        if rows := self._selected():
            self._change(jobs.put_into_bin([row.id for row in rows], f"Deleted {_runs(rows)}."))

    def show_bin(self) -> None:
        """Show the deleted runs, beside the window."""
        if self.bin is None:
            self.bin = Bin(self.jobs, self)
            self.bin.changed.connect(self.refresh)
        self.bin.read()
        self.bin.show()
        self.bin.raise_()

    def undo(self) -> None:
        """Undo the last change."""
        if self.undone:
            self._change(jobs.undo(self.undone.pop()))
            self._show_undo()

    # Building it.

    def _lay_out(self) -> None:
        self._sign = Sign("small")
        self._sign.hide()
        self.empty = label("", "quiet", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.clear_button = QPushButton("Show &all runs")
        nothing = QWidget()
        column = QVBoxLayout(nothing)
        column.addStretch(2)
        column.addWidget(self.empty)
        column.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(3)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(nothing)
        self.undo_line = QWidget()
        self.undo_text = label("", "quiet")
        self.undo_button = QPushButton("&Undo")
        self.undo_button.setToolTip("Undo the last change (Ctrl+Z)")
        line = QHBoxLayout(self.undo_line)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.undo_text, 1)
        line.addWidget(self.undo_button)
        self.undo_line.hide()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.GRID)
        below = QWidget()
        rest = QVBoxLayout(below)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(theme.GRID)
        rest.addLayout(self._buttons)
        rest.addWidget(self.details, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self._pages)
        split.addWidget(below)
        split.setSizes([420, 210])
        split.setStretchFactor(0, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 8, 0, 0)
        outer.setSpacing(theme.GRID)
        outer.addWidget(self.filters)
        outer.addWidget(self._sign)
        outer.addWidget(split, 1)
        outer.addWidget(self.undo_line)

    def _make_actions(self) -> dict[str, QAction]:
        """Make what the keys, the buttons and the context menu do."""
        made = {
            "open": ("&Open curves", "", self.open_run),
            "compare": ("Co&mpare", "Ctrl+M", self.compare),
            "settings": ("Use these &settings", "Ctrl+U", self.use_settings),
            "resume": ("&Resume or extend…", "Ctrl+R", self.resume),
            "export": ("E&xport…", "", self.export),
            "rename": ("Re&name", "F2", self.table.rename),
            "star": ("S&tar", "Space", self.star),
            "archive": ("&Archive", "Ctrl+B", self.archive),
            "delete": ("&Delete", "Del", self.delete),
        }
        actions = {name: self.table.add_key(*parts) for name, parts in made.items()}
        for name in ("open", "compare", "settings", "resume", "export", "archive", "delete"):
            action = actions[name]
            button = QPushButton(action.text().replace("&", ""))
            button.setProperty("word", True)
            native = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{button.text()} ({native})" if native else button.text())
            button.clicked.connect(action.trigger)
            action.changed.connect(self._on_action)
            action.setProperty("button", button)
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        undo = QAction("&Undo", self)
        undo.setShortcut(QKeySequence.StandardKey.Undo)
        undo.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.triggered.connect(self.undo)
        find = QAction("&Find", self)
        find.setShortcut(QKeySequence.StandardKey.Find)
        find.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.triggered.connect(self._find)
        self.addActions([undo, find])
        self._menu = QMenu(self)
        self._menu.addActions(list(actions.values()))
        self._menu.addSeparator()
        self._menu.addAction(undo)
        return actions

    def _connect(self) -> None:
        self.filters.changed.connect(self.refresh)
        self.filters.typed.connect(self._list)
        self.filters.bin.clicked.connect(self.show_bin)
        self.clear_button.clicked.connect(self.filters.clear)
        self.undo_button.clicked.connect(self.undo)
        self.table.activated.connect(self.open_run)
        self.table.chosen.connect(self._on_chosen)
        self.table.starred.connect(self._on_star)
        self.table.customContextMenuRequested.connect(self._offer)
        self.model.sort_asked.connect(self._on_sort)
        self.model.renamed.connect(self._on_renamed)
        self.model.failed.connect(self._on_unreadable)
        self.model.drawn_without_curve.connect(self._on_without_curve)
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
        elif done.sentence:
            self.said.emit(done.sentence)

    def _on_record(self, record: RunRecord) -> None:
        self.settings_asked.emit(record.config)

    def _on_failure(self, failure: Failure) -> None:
        if failure.expected:  # the window tells of the others itself
            self.failed.emit(failure)
        self.refresh()

    def _on_not_listed(self, failure: Failure) -> None:
        self._sign.show_sentence(failure.sentence, "error")

    def _on_listed(self, result: Listed) -> None:
        self._sign.show_sentence("", "")
        self.table.show_numbers(lambda: self.model.show(result.library, result.numbers))
        self.filters.show_count(len(result.numbers), result.all_runs)
        self._show_emptiness(len(result.numbers), result.all_runs)

    def _show_emptiness(self, shown: int, all_runs: int) -> None:
        wanted = self.filters.wanted
        self.empty.setText(self.filters.emptiness(all_runs))
        self.clear_button.setVisible(wanted.narrows or wanted.archived)
        self._pages.setCurrentIndex(0 if shown else 1)

    def _on_changed(self, changed: Changed) -> None:
        if changed.undone:
            self.said.emit(f"Undone: {changed.sentence}")
        else:
            self.undone.append(changed)
            self.said.emit(changed.sentence)
        self._show_undo()
        self.refresh()

    def _show_undo(self) -> None:
        self.undo_line.setVisible(bool(self.undone))
        if self.undone:
            last = self.undone[-1]
            kept = f" It can be restored under Deleted… for at least {KEEP_SECONDS / 86400:.0f} days."
            self.undo_text.setText(last.sentence + (kept if "deleted" in last.change.columns else ""))

    def _on_chosen(self) -> None:
        numbers = self.table.selected_numbers()
        for name, action in self.actions_of_runs.items():
            single = name in ("open", "settings", "resume", "rename")
            action.setEnabled(len(numbers) == 1 if single else bool(numbers))
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
            archived = bool(rows) and rows[0].archived
            self.actions_of_runs["archive"].setText("Un&archive" if archived else "&Archive")

    def _on_action(self) -> None:
        for action in self.actions_of_runs.values():
            button = action.property("button")
            if isinstance(button, QPushButton):
                button.setEnabled(action.isEnabled())
                button.setText(action.text().replace("&", ""))

    def _on_sort(self, key: str, descending: bool) -> None:
        self._sort, self._descending = key, descending
        self.refresh()

    def _on_star(self, place: int) -> None:
        if row := self.model.row(place):
            self._star([row], not row.starred)

    def _star(self, rows: list[RunRow], starred: bool) -> None:
        if rows:
            done = "Starred" if starred else "Unstarred"
            self._annotate(rows, f"{done} {_runs(rows)}.", starred=starred)

    def _on_renamed(self, run: str, name: str) -> None:
        self._on_edited(run, "name", name)

    def _on_edited(self, run: str, what: str, text: str) -> None:
        sentence = f"Renamed {run}." if what == "name" else f"Changed the {what} of {run}."
        self._change(jobs.annotate([run], sentence, **{what: text}))

    def _annotate(self, rows: list[RunRow], sentence: str, **values: Any) -> None:
        self._change(jobs.annotate([row.id for row in rows], sentence, **values))

    def _change(self, job: Job[Changed]) -> None:
        self.jobs.submit(job, self._on_changed, self._on_failure, must_run=True)

    def _on_unreadable(self, sentence: str) -> None:
        self._sign.show_sentence(sentence, "error")

    def _on_without_curve(self, number: int) -> None:
        # The newest come last and are made first; those that were scrolled past are forgotten.
        self._wanted_curves.pop(number, None)
        self._wanted_curves[number] = None
        if not self._making and not self._soon.isActive():
            self._soon.start()

    def _make_thumbnails(self) -> None:
        wanted = list(self._wanted_curves)[-_THUMBNAILS:]
        self._wanted_curves.clear()
        if wanted and not self._making:
            self._making = True
            self.jobs.submit(jobs.make_thumbnails(wanted), self._on_made, self._on_not_made)

    def _on_made(self, _: None) -> None:
        self._making = False
        self.model.reread()

    def _on_not_made(self, _: Failure) -> None:
        self._making = False

    def _selected(self, most: int = 0) -> list[RunRow]:
        rows = self.table.selected_rows()
        return rows if not most or len(rows) <= most else []

    def _find(self) -> None:
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    def _offer(self, place: QPoint) -> None:
        self._menu.popup(self.table.viewport().mapToGlobal(place))


def _timer(parent: QWidget, milliseconds: int, slot: Any, *, once: bool = True) -> QTimer:
    timer = QTimer(parent, singleShot=once, interval=milliseconds)
    timer.timeout.connect(slot)
    return timer


def _runs(rows: list[RunRow]) -> str:
    return rows[0].title if len(rows) == 1 else f"{len(rows):,} runs"
