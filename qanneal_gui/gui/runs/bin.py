"""The bin: runs that were deleted, to be restored or deleted permanently."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from qanneal_gui.gui.common.dialog import Dialog
from qanneal_gui.gui.common.jobs import Failure, Job, Jobs, Report
from qanneal_gui.gui.common.message_box import MessageBox, Role
from qanneal_gui.gui.common.tables import CopyTable
from qanneal_gui.gui.common.widgets import Sign, label
from qanneal_gui.runs import annotations
from qanneal_gui.runs.annotations import KEEP_SECONDS, Binned
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.support.wording import english, tr


class Bin(Dialog):
    """Shows the runs in the bin, beside the window.

    Attributes
    ----------
    changed : Signal
        Runs were restored or removed.
    """

    changed = Signal()

    page = "files"

    def __init__(self, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Deleted runs"))
        self.resize(560, 360)
        self._jobs = jobs
        self.runs: list[Binned] = []
        self.question: MessageBox | None = None
        self.table = CopyTable(tr("Deleted runs"))
        self.table.setSelectionBehavior(CopyTable.SelectionBehavior.SelectRows)
        self.note, self.sign = label("", "small", wrap=True), Sign()
        self.sign.hide()
        self.restore_button = QPushButton(tr("&Restore"))
        self.remove_button = QPushButton(tr("Delete &permanently…"))
        close = QPushButton(tr("&Close"))
        for button in (self.restore_button, self.remove_button, close):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.restore_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        for part in (self.note, self.table, self.sign):
            column.addWidget(part)
        column.addLayout(buttons)
        self.restore_button.clicked.connect(self.restore)
        self.remove_button.clicked.connect(self.ask_to_remove)
        close.clicked.connect(self.close)
        self.table.selectionModel().selectionChanged.connect(self._settle)
        self._settle()

    def read(self) -> None:
        """Read the bin again."""
        self._jobs.submit(_read, self._show, self._on_failure)

    def restore(self) -> None:
        """Restore the selected runs."""
        runs = self._selected()
        self._change(lambda _: annotations.restore(RunLibrary(), runs))

    def ask_to_remove(self) -> None:
        """Ask whether the selected runs shall be deleted permanently."""
        runs = self._selected()
        if self.question is not None or not runs:
            return
        what = tr("this run") if len(runs) == 1 else tr("these {runs:,} runs", runs=len(runs))
        told = tr("This deletes steps and weights; the cost stays in the ledger.")
        box = MessageBox(self, "qanneal", tr("Delete {what} permanently?", what=what), told)
        box.add_button(tr("&Delete"), Role.AcceptRole)
        box.add_button(tr("&Keep"), Role.RejectRole, default=True)
        box.accepted.connect(lambda: self._change(_removal(runs)))
        box.finished.connect(self._on_answer)
        self.question = box
        box.show()

    def _on_answer(self) -> None:
        if self.question is not None:
            self.question.deleteLater()
            self.question = None

    def _change(self, job: Job[object]) -> None:
        self._jobs.submit(job, self._on_changed, self._on_failure, must_run=True)

    def _on_changed(self, _: object) -> None:
        self.changed.emit()
        self.read()

    def _on_failure(self, failure: Failure) -> None:
        self.sign.show_sentence(failure.sentence, "error")
        self.read()

    def _show(self, found: list[Binned]) -> None:
        self.runs = found
        cells: tuple[Callable[[Binned], str], ...] = (
            lambda one: one.name,
            lambda one: one.run,
            lambda one: f"{one.deleted.astimezone():%Y-%m-%d %H:%M}",
        )
        self.table.cells.show(
            [english("Name"), english("Run"), english("Deleted")], len(found), lambda r, c: cells[c](found[r])
        )
        for column, width in enumerate((200, 180, 130)):
            self.table.setColumnWidth(column, width)
        days = round(KEEP_SECONDS / 86400)
        self.note.setText(
            tr("Deleted runs can be restored for at least {days} days.", days=days)
            if found
            else tr("There are no deleted runs.")
        )
        self._settle()

    def _selected(self) -> list[str]:
        rows = self.table.selectionModel().selectedRows()
        return [self.runs[index.row()].run for index in rows if index.row() < len(self.runs)]

    def _settle(self) -> None:
        for button in (self.restore_button, self.remove_button):
            button.setEnabled(bool(self._selected()))


def _read(_: Report) -> list[Binned]:
    return annotations.in_bin(RunLibrary())


def _removal(runs: Sequence[str]) -> Job[object]:
    def job(_: Report) -> None:
        for run in runs:
            RunLibrary().delete(run)

    return job
