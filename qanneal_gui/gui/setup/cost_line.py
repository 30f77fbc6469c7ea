"""One line below the budget: what the run would cost, worked out off the window's thread."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qanneal_gui.config import RunConfig
from qanneal_gui.gui.common.fields import locate
from qanneal_gui.gui.common.jobs import Failure, Jobs, Newest, Report
from qanneal_gui.gui.common.widgets import Sign, label
from qanneal_gui.support.background import interruptible
from qanneal_gui.support.formatting import write_estimate

if TYPE_CHECKING:
    from qanneal_gui.annealing.cost import Estimate

_DELAY_MS = 400
"""The form is left alone for so long before the cost is worked out."""


class CostLine(QWidget):
    """Submissions, QPU seconds and time of the settings shown, held against the budget.

    Attributes
    ----------
    judged : Signal
        A `RunConfig`, and why a run of it could not make a single step; empty if it can.
    """

    judged = Signal(object, str)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._estimating = Newest(jobs, _DELAY_MS, self)
        self._shown: RunConfig | None = None
        self.text = label(role="small", wrap=True)
        self.text.setAccessibleName("Estimated cost")
        self.sign = Sign("small")
        self.sign.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        column.addWidget(self.sign)

    def show_cost(self, config: RunConfig | None) -> None:
        """Estimate a config, a moment after the last change; None while it is invalid."""
        if config is None:
            if self._estimating.busy:
                self._estimating.cancel()
                self._shown = None
                self.text.hide()
        elif config != self._shown:
            # What is shown from now on is of these settings, or that it is not known yet.
            self._shown = config
            self.sign.show_sentence("", "")
            self.text.setText("Estimating the cost…")
            self.text.show()
            self._estimating.submit(
                lambda report: _estimate(config, report),
                lambda found: self._show(config, found),
                self._on_unknown,
            )

    def read(self) -> None:
        """Estimate again: what is left this month has changed."""
        shown, self._shown = self._shown, None
        if shown is not None:
            self.show_cost(shown)

    def shut_down(self, milliseconds: int = 0) -> bool:
        """End what is pending."""
        return self._estimating.shut_down(milliseconds)

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self.sign.recolor()

    def _show(self, config: RunConfig, found: "Estimate | str") -> None:
        if isinstance(found, str):
            # What is about a field of the form stands beside that field.
            self._tell(trouble="" if locate(found)[0] else found)
        elif found.fits:
            sentence = locate(found.sentence)[1]
            self._tell(calm=f"Cost: {sentence} Takes {write_estimate(found.seconds)}.")
        else:
            self._tell(trouble=locate(f"The run will pause. {' '.join(found.reasons)}")[1])
        self.judged.emit(config, found if isinstance(found, str) else "")

    def _on_unknown(self, failure: Failure) -> None:
        self._tell(trouble=failure.sentence)

    def _tell(self, calm: str = "", trouble: str = "") -> None:
        self.text.setText(calm)
        self.text.setVisible(bool(calm))
        self.sign.show_sentence(trouble, "warning", "caution")


def _estimate(config: RunConfig, report: Report) -> "Estimate | str":
    """Return what a run is estimated to take, or why it cannot be one."""
    # Imported here, on the jobs' thread: it brings Ocean along.
    from qanneal_gui.runs.library import RunLibrary
    from qanneal_gui.training.estimates import estimate_run
    from qanneal_gui.training.feasibility import CannotRunError, check_run

    def judge() -> "Estimate | str":
        library = RunLibrary()
        try:
            check_run(config, library)
        except CannotRunError as error:
            return str(error)
        return estimate_run(config, library)

    # Embedding and sampling may be long calls in C: they are left behind if the settings change.
    return interruptible(judge, report.unwanted)
