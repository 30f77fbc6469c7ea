"""One line below the budget: what the run would cost, worked out off the window's thread."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from qanneal_gui.config import RunConfig
from qanneal_gui.gui.common.explained import explain
from qanneal_gui.gui.common.fields import locate
from qanneal_gui.gui.common.gate import Passed, Refused, check_run
from qanneal_gui.gui.common.jobs import Failure, Jobs, Newest, Report
from qanneal_gui.gui.common.remedies import Remedy
from qanneal_gui.gui.common.widgets import Sign, label
from qanneal_gui.gui.common.writing import write_estimate
from qanneal_gui.support.background import interruptible
from qanneal_gui.support.wording import tr

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
        self._checking, self._estimating = Newest(jobs, _DELAY_MS, self), Newest(jobs, parent=self)
        self._shown: RunConfig | None = None
        self._passed: RunConfig | None = None
        self._remedies: Callable[[str], Remedy | None] = lambda _sentence: None
        self._remedy: Remedy | None = None
        self.text = label(role="small", wrap=True)
        self.text.setAccessibleName(tr("Estimated cost"))
        explain(
            self,
            tr("Estimated cost"),
            tr("What a run with these settings would be billed, and how long it takes."),
            "bill",
        )
        self.sign = Sign("small")
        self.sign.hide()
        self.button = QPushButton()
        self.button.setProperty("word", True)
        self.button.clicked.connect(self._on_clicked)
        self.button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        column.addWidget(self.sign)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def lead(self, remedies: Callable[[str], Remedy | None]) -> None:
        """Offer beside a limit that would be reached what leads to it."""
        self._remedies = remedies

    def knows(self, config: RunConfig) -> bool:
        """Whether it is known that a run of a config can make a step."""
        return config == self._passed

    def show_cost(self, config: RunConfig | None) -> None:
        """Estimate a config, a moment after the last change; None while it is invalid."""
        if config is None:
            if self._checking.busy or self._estimating.busy:
                self._cancel()
                self._shown = None
                self.text.hide()
        elif config != self._shown:
            # What is shown from now on is of these settings, or that it is not known yet.
            self._shown, self._passed = config, None
            self._cancel()
            self._tell(calm=tr("Estimating the cost…"))
            self._checking.submit(
                check_run(config, known=False, starts=False),
                lambda found: self._judge(config, found),
                self._on_unknown,
            )

    def read(self) -> None:
        """Estimate again: what is left this month has changed."""
        shown, self._shown = self._shown, None
        if shown is not None:
            self.show_cost(shown)

    def shut_down(self, milliseconds: int = 0) -> bool:
        """End what is pending."""
        del milliseconds
        self._cancel()
        return True

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self.sign.recolor()

    def _cancel(self) -> None:
        self._checking.cancel()
        self._estimating.cancel()

    def _judge(self, config: RunConfig, found: Passed | Refused) -> None:
        if isinstance(found, Refused):
            # What is about a field of the form stands beside that field.
            self._tell(trouble="" if locate(found.sentence)[0] else found.sentence)
            self.judged.emit(config, found.sentence)
            return
        self._passed = config
        self.judged.emit(config, "")
        if self._shown == config:
            self._estimating.submit(lambda report: _estimate(config, report), self._show, self._on_unknown)

    def _show(self, found: "Estimate") -> None:
        if found.fits:
            sentence = locate(found.sentence)[1]
            self._tell(
                calm=tr(
                    "Cost: {sentence} Takes {seconds}.",
                    sentence=sentence,
                    seconds=write_estimate(found.seconds),
                )
            )
        else:
            self._tell(
                trouble=locate(tr("The run will pause. {reasons}", reasons=" ".join(found.reasons)))[1]
            )
            self._remedy = self._remedies(found.reasons[0])
        if self._remedy is not None:
            self.button.setText(self._remedy.title.replace("&", ""))
        self.button.setVisible(self._remedy is not None)

    def _on_unknown(self, failure: Failure) -> None:
        self._tell(trouble=failure.sentence)

    def _tell(self, calm: str = "", trouble: str = "") -> None:
        self.text.setText(calm)
        self.text.setVisible(bool(calm))
        self.sign.show_sentence(trouble, "warning", "caution")
        self._remedy = None
        self.button.hide()

    def _on_clicked(self) -> None:
        if self._remedy is not None:
            self._remedy.do()


def _estimate(config: RunConfig, report: Report) -> "Estimate":
    """Return what a run is estimated to take."""
    # Imported here, on the jobs' thread: it brings Ocean along.
    from qanneal_gui.runs.library import RunLibrary
    from qanneal_gui.training.estimates import estimate_run

    # Embedding and sampling may be long calls in C: they are left behind if the settings change.
    return interruptible(lambda: estimate_run(config, RunLibrary()), report.unwanted)
