"""Starting a run and taking one up again: once it is checked, and after a question where a key would pay."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from qanneal_gui import config
from qanneal_gui.config import BudgetConfig, RunConfig
from qanneal_gui.gui.common.fields import in_window
from qanneal_gui.gui.common.gate import Gate, Passed, Refused, check_run, find_token
from qanneal_gui.gui.common.remedies import Remedy
from qanneal_gui.gui.common.spending import SpendingQuestion
from qanneal_gui.gui.common.writing import write_seconds
from qanneal_gui.gui.run.control import RunControl, State
from qanneal_gui.gui.run.worker import Resumption
from qanneal_gui.gui.setup.naming import Naming
from qanneal_gui.gui.window.run_display import RunDisplay
from qanneal_gui.support.text import for_label
from qanneal_gui.support.wording import tr

if TYPE_CHECKING:
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
    gate : Gate
        In which runs are checked.
    known : callable
        Tells whether it is known already that a run of a config can make a step.
    remedies : callable
        Returns the `Remedy` of a sentence, or None.

    Attributes
    ----------
    refused : Signal
        The `RunConfig` of a run that could not make a step, what could not be done ("start"), and why.
    failed : Signal
        A `Failure`: why it is not known whether a run could, or that there is no token.
    starting : Signal
        The `RunConfig` of the run that is started now.
    budget_changed : Signal
        The `BudgetConfig` that the form shows from now on.
    """

    refused = Signal(object, str, str)
    failed = Signal(object)
    starting = Signal(object)
    budget_changed = Signal(object)

    def __init__(
        self,
        window: QWidget,
        control: RunControl,
        display: RunDisplay,
        smoothing: Callable[[], str],
        naming: Naming,
        gate: Gate,
        known: Callable[[RunConfig], bool],
        remedies: Callable[[str], Remedy | None],
    ) -> None:
        super().__init__(window)
        self._gate, self._known, self._remedies = gate, known, remedies
        self._naming = naming
        self._control, self._display, self._smoothing = control, display, smoothing
        self._budget: BudgetConfig | None = None
        self.question = SpendingQuestion(window)
        control.held.connect(self._on_held)

    def start(self, wanted: RunConfig | None, by_key: bool = False) -> None:
        """Start a run that can make a step, unless another one is active.

        One that is billed needs a token, and is asked about if a key wants it, or if a limit would pause it.
        """
        if wanted is None or self._control.state.active or self.question.show_again():
            return
        known = self._known(wanted)
        if known and not wanted.billed:
            self._start(wanted)
            return
        check = check_run(wanted, known=known, starts=True)
        self._gate.ask(check, partial(self._on_checked, wanted, by_key), self.failed.emit)

    def let_wait(self, wanted: RunConfig | None, put: Callable[[RunConfig, str, str], object]) -> None:
        """Put a run that can make a step into the queue, with its name and notes."""
        if wanted is None:
            return

        def then(found: Passed | Refused) -> None:
            if isinstance(found, Refused):
                self.refused.emit(wanted, "queue", found.sentence)
            else:
                put(wanted, *self._naming.take())

        if self._known(wanted):
            then(Passed())
        else:
            self._gate.ask(check_run(wanted, known=False, starts=False), then, self.failed.emit)

    def pause(self, shown: RunConfig | None) -> None:
        """Pause the run, or let it go on under the budget of the settings shown."""
        budget = shown.budget if shown and self._control.state in _HALTED else None
        self._display.hold_to(budget)
        self._control.pause(budget)

    def resume(self, wanted: Resumption, by_key: bool = False) -> None:
        """Resume the recorded run that is shown; it needs a token, and is asked about, as a new one."""
        ended = self._display.ended
        if ended is None or not ended.billed:
            self._resume(wanted)
            return
        if self.question.show_again():
            return

        def then(_: object) -> None:
            if not by_key:
                self._resume(wanted)
                return
            sentence = tr("Resume this run on the D-Wave QPU?")
            budget = wanted.budget or ended.budget
            told = _limits(budget) if budget else tr("It costs QPU time.")
            self.question.ask(sentence, told, partial(self._resume, wanted))

        self._gate.ask(find_token, then, self.failed.emit)

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

    def _on_held(self, event: "RunPaused") -> None:
        """Ask whether the run may go on with another solver; nothing is ever changed silently."""
        if event.solver:
            self.question.ask(
                tr("Go on with {solver}?", solver=for_label(event.solver)),
                tr("{message} The limits of the run's budget stay as they are.", message=event.message),
                self._control.change_solver,
                yes=tr("Go on there"),
                no=tr("&Leave it paused"),
            )

    def _on_checked(self, wanted: RunConfig, by_key: bool, found: Passed | Refused) -> None:
        """Start a run that can make a step, or ask about what it costs."""
        if isinstance(found, Refused):
            self.refused.emit(wanted, "start", found.sentence)
        elif not wanted.billed or not (by_key or found.shortfalls):
            self._start(wanted)
        else:
            told = " ".join([*map(in_window, found.shortfalls), _limits(wanted.budget)])
            remedy = self._remedies(found.shortfalls[0]) if found.shortfalls else None
            sentence = tr("Start this run on the D-Wave QPU?")
            self.question.ask(sentence, told, partial(self._start, wanted), remedy=remedy)

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
    return tr(
        "It will use up to {qpu_seconds} of QPU time in up to {submissions:,} "
        "submissions, the limits of its budget, and stop there.",
        qpu_seconds=write_seconds(budget.qpu_seconds),
        submissions=budget.submissions,
    )
