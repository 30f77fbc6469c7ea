"""The monthly limit of QPU time, where the budget is entered: a setting of this computer, of no run."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qanneal_gui.config import RunConfig
from qanneal_gui.gui.common.jobs import Failure, Jobs, Newest, Report
from qanneal_gui.gui.common.widgets import Sign, label, set_property
from qanneal_gui.gui.setup.editors import UnitLine
from qanneal_gui.gui.setup.form import grid
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.month_limit import LARGEST, month_limit, set_month_limit
from qanneal_gui.support.formatting import write_seconds
from qanneal_gui.support.numbers import NotANumberError, read_decimal, write_number

_HELP = (
    "Limit on the QPU access time of all runs in a calendar month. It is a setting of this computer: "
    "presets, files and imported runs do not change it. A change takes effect at once, also for active runs."
)


class MonthLimit(QWidget):
    """A field that is shown while the settings would be billed.

    Attributes
    ----------
    changed : Signal
        Another limit is in force.
    """

    changed = Signal()

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs, self._reading = jobs, Newest(jobs, parent=self)
        self.line = UnitLine("s")
        self.line.setAccessibleName("Monthly limit of this computer, s")
        self.sign = Sign()
        self.sign.hide()
        name, scope = label("Monthly limit", "quiet"), label("All runs on this computer.", "small")
        name.setBuddy(self.line)
        for widget in (name, self.line):
            widget.setToolTip(_HELP)
        layout = grid()
        layout.addWidget(name, 0, 0)
        layout.addWidget(self.line, 0, 1)
        layout.addWidget(scope, 1, 1)
        layout.addWidget(self.sign, 2, 0, 1, 2)
        self.setLayout(layout)
        self.line.textEdited.connect(self._on_edited)
        self.line.editingFinished.connect(self.save)
        self._saved: float | None = None
        self.hide()

    def show_config(self, config: RunConfig) -> None:
        """Offer the limit if these settings would be billed."""
        if config.billed and self.isHidden():
            self.read()
        self.setVisible(config.billed)

    def read(self) -> None:
        """Show the limit in force."""
        self._reading.submit(_read, self._show, self._on_failed)

    def save(self) -> None:
        """Put the limit that was typed into force."""
        wanted = self._typed()
        if wanted is not None and wanted != self._saved:
            self._saved = wanted
            self._jobs.submit(lambda _: _write(wanted), self._on_saved, self._on_failed)

    def shut_down(self, milliseconds: int = 0) -> bool:
        """End what is pending."""
        return self._reading.shut_down(milliseconds)

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self.sign.recolor()

    def _typed(self) -> float | None:
        try:
            value = read_decimal(self.line.text())
        except NotANumberError:
            return None
        return value if 0 <= value <= LARGEST else None

    def _on_edited(self) -> None:
        wrong = self._typed() is None
        set_property(self.line, "wrong", wrong)
        told = f"The monthly limit must be a number from 0 to {write_seconds(LARGEST)}." if wrong else ""
        self.sign.show_sentence(told, "error")

    def _show(self, limit: float) -> None:
        self._saved = limit
        if not self.line.hasFocus():
            self.line.setText(write_number(limit))
            self._on_edited()

    def _on_saved(self, _: object) -> None:
        self.changed.emit()

    def _on_failed(self, failure: Failure) -> None:
        self._saved = None
        self.sign.show_sentence(failure.sentence, "error")


def _read(_: Report) -> float:
    return month_limit(RunLibrary().root)


def _write(seconds: float) -> None:
    set_month_limit(RunLibrary().root, seconds)
