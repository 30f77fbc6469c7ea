"""What is below the table of runs: one run's name, tags and notes, or how several differ."""

import dataclasses
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from qanneal_gui.data import class_names
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.metric_words import ACCURACY, METRICS, by_class
from qanneal_gui.gui.common.tables import CopyTable
from qanneal_gui.gui.common.widgets import Card, Sign, label
from qanneal_gui.gui.common.writing import after_colon, write_duration, write_seconds
from qanneal_gui.gui.compare.tables import show_differences
from qanneal_gui.gui.runs.model import SIGNS, UNLEARNED, sign_of
from qanneal_gui.runs.in_words import run_in_words
from qanneal_gui.runs.listing import RunRow
from qanneal_gui.runs.records import RunRecord
from qanneal_gui.support.wording import number, tr


class Details(Card):
    """The selected runs.

    Attributes
    ----------
    edited : Signal
        Run, what (``name``, ``tags`` or ``notes``), and the new text.
    """

    edited = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Selected runs"))
        self.body.setContentsMargins(12, 8, 12, 8)
        self._row: RunRow | None = None
        self.name, self.tags, self.notes = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self.state = Sign("body")
        self.facts = label("", "small", wrap=True)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.what = label("", "small", wrap=True)
        self.what.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.accuracies = label("", "small", wrap=True)
        self.accuracies.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.many = label("", wrap=True)
        self.table = CopyTable(tr("Settings that differ between the selected runs"))
        self.table.setMinimumHeight(40)
        self.hint = label(
            tr("Select a run to see its notes, or several runs to see how they differ."), "quiet"
        )
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        for page in (self.hint, self._one_page(), self._many_page()):
            self._pages.addWidget(page)
        self.body.addWidget(self._pages)
        self.name.editingFinished.connect(self._on_edited)
        self.tags.editingFinished.connect(self._on_edited)
        self.notes.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.notes and event.type() == QEvent.Type.FocusOut:
            self._on_edited()
        return super().eventFilter(watched, event)

    def show_row(self, row: RunRow | None) -> None:
        """Show one run; None stands for no run selected."""
        if row is None or self._row is None or row.id != self._row.id:
            self._on_edited()
        fresh = self._row is None or row is None or row.id != self._row.id
        before, self._row = self._row, row
        self._pages.setCurrentIndex(1 if row is not None else 0)
        if fresh:
            self.what.setText("")
            self.accuracies.setText("")
        if row is None:
            return
        # What is being written is not overwritten by what another process says.
        for widget, name in ((self.name, "name"), (self.tags, "tags")):
            if fresh or before is None or getattr(before, name) != getattr(row, name):
                widget.setText(getattr(row, name))
        if fresh or before is None or before.notes != row.notes:
            self.notes.setPlainText(row.notes)
        sign, meaning = SIGNS.get(sign_of(row), ("info", "quiet"))
        told = row.message[:1].upper() + row.message[1:]
        if sign_of(row) == UNLEARNED:
            told = tr("Finished. {told}", told=told)
        elif not told.startswith(row.state.capitalize()):  # as "Interrupted at step 12" does
            told = f"{row.state.capitalize()}: {after_colon(told)}" if told else row.state.capitalize()
        self.state.show_sentence(told, sign, meaning)
        submitted = (
            tr(", {qpu_seconds} of QPU time", qpu_seconds=write_seconds(row.qpu_seconds))
            if row.qpu_seconds
            else ""
        )
        self.facts.setText(
            tr(
                "{id}: {steps:,} steps in {seconds}{submitted}.",
                id=row.id,
                steps=row.steps,
                seconds=write_duration(row.seconds),
                submitted=submitted,
            )
        )

    def show_record(self, records: Sequence[RunRecord]) -> None:
        """Show what the run has reached, as far as it is still the one shown; none if it was removed."""
        if records and self._row is not None and records[0].id == self._row.id:
            self.what.setText(run_in_words(records[0].config))
            self.accuracies.setText(reached(records[0]))

    def show_several(self, count: int) -> None:
        """Say that several runs are selected; `show_records` tells how they differ."""
        self._on_edited()
        self._row = None
        self.many.setText(tr("{count:,} runs selected.", count=count))
        self.table.cells.show([], 0, _nothing)
        self._pages.setCurrentIndex(2)

    def show_records(self, records: Sequence[RunRecord], count: int) -> None:
        """Show how runs differ that are selected, out of so many."""
        differ = show_differences(self.table, records)
        which = (
            tr("the first {records} of {count:,}", records=len(records), count=count)
            if len(records) < count
            else number(count, ",")
        )
        self.many.setText(
            tr("The {which} selected runs differ in:", which=which)
            if differ
            else tr("The {which} selected runs have the same settings.", which=which)
        )

    def save(self) -> None:
        """Emit what was written and not yet said."""
        self._on_edited()

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self.state.recolor()

    def _one_page(self) -> QWidget:
        page = QWidget()
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(6)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.tags.setPlaceholderText(tr("Separated by commas"))
        self.notes.setPlaceholderText(tr("Notes"))
        self.notes.setTabChangesFocus(True)
        for title, widget in ((tr("Name"), self.name), (tr("Tags"), self.tags)):
            widget.setAccessibleName(tr("{title} of the run", title=title))
            form.addRow(label(title, "quiet"), widget)
        self.notes.setAccessibleName(tr("Notes on the run"))
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addLayout(form)
        left.addWidget(self.state)
        left.addWidget(self.what)
        left.addWidget(self.facts)
        left.addWidget(self.accuracies)
        left.addStretch(1)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(self.notes, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMinimumHeight(64)
        scroll.setWidget(page)
        return scroll

    def _many_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self.many)
        column.addWidget(self.table, 1)
        return page

    def _on_edited(self) -> None:
        if self._row is None:
            return
        written: dict[str, Any] = {
            "name": self.name.text(), "tags": self.tags.text(), "notes": self.notes.toPlainText()
        }  # fmt: skip
        for what, text in written.items():
            if text.strip() != getattr(self._row, what):
                # Said once: the row that is read again will have it.
                self._row = dataclasses.replace(self._row, **{what: text.strip()})
                self.edited.emit(self._row.id, what, text)


def reached(record: RunRecord) -> str:
    """Say what test accuracy a run has reached: each network's, and that of each class."""
    names = {
        "mlp_test": "MLP {}",
        "ebm_test": "EBM {}",
        "ebm_test_one_hot": "EBM over one-hot states {}",
    }
    found = {name: METRICS[name].of(record.last) for name in names}
    if not isinstance(found["mlp_test"], int | float):
        return ""
    text = [
        names[name].format(METRICS[name].quantity.text(value))
        for name, value in found.items()
        if isinstance(value, int | float)
    ]
    chosen = record.config.get("data", {})
    classes = class_names(str(chosen.get("dataset")), chosen.get("classes", ()))
    of_classes = [(name, by_class(place, name).of(record.last)) for place, name in enumerate(classes)]
    shares = [
        f"{name}: {ACCURACY.text(share)}" for name, share in of_classes if isinstance(share, int | float)
    ]
    each = tr(" MLP by class: {shares}.", shares=", ".join(shares)) if shares else ""
    return tr("Test accuracy: {text}.{each}", text=", ".join(text), each=each)


def _nothing(_row: int, _column: int) -> str:
    return ""
