"""Starting a run and taking one up again: at once by the mouse, after a question where a key would pay."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from qanneal_gui import config
from qanneal_gui.config import BudgetConfig, RunConfig, kinds
from qanneal_gui.gui.common.spending import SpendingQuestion
from qanneal_gui.gui.run.control import RunControl, State
from qanneal_gui.gui.run.worker import Resumption
from qanneal_gui.gui.setup.naming import Naming
from qanneal_gui.gui.window.run_display import RunDisplay
from qanneal_gui.support.formatting import write_seconds
from qanneal_gui.support.text import for_label
from qanneal_gui.training.events import RunPaused

_HALTED = (State.PAUSING, State.PAUSED, State.HELD)


class Starting(QObject):
    """Sees to it that a run is started on purpose.

    Parameters
    ----------
    window : QWidget
        Beside which the question is asked.
    control : RunControl
    display : RunDisplay
    smoothing : callable
        Returns the smoothing of curves in force.
    naming : Naming
        Name and notes of the next run.

    Attributes
    ----------
    starting : Signal
        The `RunConfig` of the run that is started now.
    budget_changed : Signal
        The `BudgetConfig` that the form shows from now on.
    """

    starting = Signal(object)
    budget_changed = Signal(object)

    def __init__(
        self,
        window: QWidget,
        control: RunControl,
        display: RunDisplay,
        smoothing: Callable[[], str],
        naming: Naming,
    ) -> None:
        super().__init__(window)
        self._naming = naming
        self._control, self._display, self._smoothing = control, display, smoothing
        self._budget: BudgetConfig | None = None
        self.question = SpendingQuestion(window)
        control.held.connect(self._on_held)

    def start(self, wanted: RunConfig | None, by_key: bool = False) -> None:
        """Start a run, unless another one is active; ask before, if a key wants to and it is billed."""
        if wanted is None or self._control.state.active:
            return
        if by_key and kinds.billed(config.as_dict(wanted)):
            sentence = "Start this run on the D-Wave QPU?"
            self.question.ask(sentence, _limits(wanted.budget), partial(self._start, wanted))
        else:
            self._start(wanted)

    def pause(self, shown: RunConfig | None) -> None:
        """Pause the run, or let it go on under the budget of the settings shown."""
        budget = shown.budget if shown and self._control.state in _HALTED else None
        self._display.hold_to(budget)
        self._control.pause(budget)

    def resume(self, wanted: Resumption, by_key: bool = False) -> None:
        """Resume the recorded run that is shown; ask before, as for a new one."""
        ended = self._display.ended
        if by_key and ended is not None and ended.billed:
            sentence = "Resume this run on the D-Wave QPU?"
            budget = wanted.budget or ended.budget
            told = _limits(budget) if budget else "It costs QPU time."
            self.question.ask(sentence, told, partial(self._resume, wanted))
        else:
            self._resume(wanted)

    def follow(self, shown: RunConfig | None) -> None:
        """Offer a budget that was raised in the form for the run that can be resumed."""
        if shown is None:
            return
        before, self._budget = self._budget, shown.budget
        if before is not None and before != shown.budget:
            self.budget_changed.emit(shown.budget)

    def shut_down(self, milliseconds: int = 0) -> bool:
        """Ask no more, for the window's own end; this is done at once."""
        return self.question.shut_down(milliseconds)

    def _on_held(self, event: RunPaused) -> None:
        """Ask whether the run may go on with another solver; nothing is ever changed silently."""
        if event.solver:
            self.question.ask(
                f"Go on with {for_label(event.solver)}?",
                f"{event.message} The limits of the run's budget stay as they are.",
                self._control.change_solver,
                yes="Go on there",
                no="&Leave it paused",
            )

    def _start(self, wanted: RunConfig) -> None:
        if not self._control.state.active:
            self._display.begin(config.as_dict(wanted), self._smoothing())
            self.starting.emit(wanted)
            self._control.start(wanted, *self._naming.take())

    def _resume(self, wanted: Resumption) -> None:
        if wanted.run == self._display.run and not self._control.state.active:
            self._display.go_on(wanted.steps, wanted.budget)
            self._control.start(wanted)


def _limits(budget: BudgetConfig) -> str:
    return (
        f"It will use up to {write_seconds(budget.qpu_seconds)} of QPU time in up to {budget.submissions:,} "
        "submissions, the limits of its budget, and stop there."
    )
