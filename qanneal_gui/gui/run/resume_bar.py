"""Below the header, while a recorded run is shown: where it ended, and a button that takes it up again."""

from dataclasses import dataclass

from pydantic import ValidationError
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from qanneal_gui.config import BudgetConfig
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.explained import explain
from qanneal_gui.gui.common.fields import locate
from qanneal_gui.gui.common.spending import SpendingButton, SpendingLine
from qanneal_gui.gui.common.typed_numbers import read_decimal, read_whole, write_number
from qanneal_gui.gui.common.widgets import ElidedLabel, Sign, label, native_keys
from qanneal_gui.gui.run.worker import Resumption
from qanneal_gui.support.numbers import NotANumberError
from qanneal_gui.support.wording import tr

_MOST = 1_000_000
_SHORTCUT = "Ctrl+Shift+R"


@dataclass(frozen=True, slots=True)
class EndedRun:
    """A run that is over for now.

    Attributes
    ----------
    run : str
    state : str
        As in the run library.
    done, steps : int
        Steps done, and steps that it was to have.
    budget : BudgetConfig or None
        The limits that it had, if it uses a chip.
    billed : bool
        Whether it costs QPU time.
    """

    run: str
    state: str
    done: int
    steps: int
    budget: BudgetConfig | None = None
    billed: bool = False

    @property
    def complete(self) -> bool:
        """Whether nothing is left to do; a run may have ended between its last step and its last save."""
        return self.done >= self.steps and self.state == "finished"

    @property
    def least(self) -> int:
        """The smallest number of steps with which it can be resumed."""
        return self.done if self.done == self.steps and not self.complete else self.done + 1


class ResumeBar(QFrame):
    """Says where a run ended, asks for the number of steps, and offers to go on.

    Attributes
    ----------
    asked : Signal
        The `Resumption` that is wanted, and whether a key asks.
    said : Signal
        A sentence for the foot of the window.
    considered : Signal
        The `Resumption` that the fields stand for now; None while something is wrong.
    """

    asked = Signal(object, bool)
    said = Signal(str)
    considered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        explain(
            self, tr("Resume"), tr("A run that has ended goes on here, to more steps if wanted."), "files"
        )
        self.setProperty("card", True)
        self._ended: EndedRun | None = None
        self.sentence = ElidedLabel()
        self.sentence.setProperty("role", "body")
        self.steps, self.seconds, self.submissions = SpendingLine(), SpendingLine(), SpendingLine()
        self.button = SpendingButton(tr("Resume"))
        self.button.asked.connect(self.ask)
        self.sign = Sign(one_line=True)
        self.sign.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.sign, 1)
        self._of_budget: list[QWidget] = []
        for name, unit, line in (
            (tr("Total steps"), "steps", self.steps),
            (tr("QPU time / s"), "s", self.seconds),
            (tr("Submissions"), "submissions", self.submissions),
        ):
            title = label(name)
            title.setBuddy(line)
            line.setFixedWidth(80 if line is self.steps else 72)
            line.setAccessibleName(f"{name.partition(' /')[0]}, {unit}")
            line.textChanged.connect(self._on_text)
            line.returnPressed.connect(self.ask_by_key)
            row.addWidget(title)
            row.addWidget(line)
            if line is not self.steps:
                self._of_budget += [title, line]
                line.setToolTip(tr("Limit for the whole run, with what it has used already"))
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 0)
        column.setSpacing(4)
        column.addLayout(row)
        self.recolor()
        self.hide()

    @property
    def ready(self) -> bool:
        """Whether a run can be resumed just now."""
        return self.isVisible() and self.button.isEnabled()

    def show_run(self, ended: EndedRun | None) -> None:
        """Offer a run; None hides the bar."""
        self._ended = ended
        self.setVisible(ended is not None)
        if ended is None:
            return
        self.sentence.show_text(_sentence(ended))
        self.button.setText(tr("Extend") if ended.complete else tr("Resume"))
        for widget in self._of_budget:
            widget.setVisible(ended.budget is not None)
        self.show_shortfall("")
        if ended.budget is not None:
            self._write_budget(ended.budget)
        self.steps.setText(str(2 * ended.done if ended.complete else max(ended.least, ended.steps)))
        self._on_text()

    def ask(self, by_key: bool = False) -> None:
        """Ask for the run to go on, if the number of steps allows it."""
        wanted = self.wanted()
        if wanted is not None:
            self.asked.emit(wanted, by_key)

    def ask_by_key(self) -> None:
        """Ask for the run to go on at the word of a key."""
        if self._ended is None:
            self.said.emit(tr("There is no run to resume or extend here; open one under Runs."))
        self.ask(by_key=True)

    def take_focus(self) -> bool:
        """Let the number of steps be typed; return whether there is a run to resume."""
        if self._ended is not None:
            self.steps.setFocus()
            self.steps.selectAll()
        return self._ended is not None

    def offer_budget(self, budget: BudgetConfig) -> None:
        """Take limits that were raised elsewhere."""
        shown = self._budget()
        if shown is not None and self._ended is not None and self._ended.budget is not None:
            seconds = max(shown.qpu_seconds, budget.qpu_seconds)
            submissions = max(shown.submissions, budget.submissions)
            self._write_budget(shown.model_copy(update={"qpu_seconds": seconds, "submissions": submissions}))

    def show_shortfall(self, sentence: str) -> None:
        """Say which limit is too low for what is asked; empty if none is."""
        # In the place of what is known anyway: a second line would push the page down.
        self.sign.show_sentence(locate(sentence)[1] if sentence else "", "warning", "caution")
        self.sentence.setHidden(bool(sentence))

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        theme.show_icon(self.button, "play", theme.current().text)
        self.sign.recolor()

    def wanted(self) -> Resumption | None:
        """Return what the fields stand for; None while something is wrong."""
        steps = self._typed_steps()
        if self._ended is None or steps is None:
            return None
        if self._ended.budget is None:
            return Resumption(self._ended.run, steps)
        budget = self._budget()
        return None if budget is None else Resumption(self._ended.run, steps, budget)

    def _typed_steps(self) -> int | None:
        try:
            wanted = read_whole(self.steps.text())
        except NotANumberError:
            return None
        return wanted if self._ended is not None and self._ended.least <= wanted <= _MOST else None

    def _budget(self) -> BudgetConfig | None:
        """Return the limits typed; None while one of them is wrong."""
        if self._ended is None or self._ended.budget is None:
            return None
        try:
            typed = {
                "qpu_seconds": read_decimal(self.seconds.text()),
                "submissions": read_whole(self.submissions.text()),
            }
            return BudgetConfig.model_validate(self._ended.budget.model_dump() | typed)
        except (NotANumberError, ValidationError):
            return None

    def _write_budget(self, budget: BudgetConfig) -> None:
        self.seconds.setText(write_number(budget.qpu_seconds))
        self.submissions.setText(write_number(budget.submissions))

    def _on_text(self) -> None:
        wanted = self.wanted()
        self.button.setEnabled(wanted is not None)
        done, least = (self._ended.done, self._ended.least) if self._ended else (0, 1)
        if wanted is not None:
            told = tr(
                "Continue after step {done:,}, with the same results as an uninterrupted "
                "run; no QPU time is paid for twice ({shortcut})",
                done=done,
                shortcut=native_keys(_SHORTCUT),
            )
        elif self._typed_steps() is None:
            told = tr(
                "Total steps must be a whole number from {least:,} to {most:,}", least=least, most=_MOST
            )
        else:
            told = tr("QPU time and Submissions must be numbers above 0")
        for widget in (self.button, self.steps):
            widget.setToolTip(told)
        self.button.setAccessibleDescription(told)
        self.considered.emit(wanted)


def _sentence(ended: EndedRun) -> str:
    if ended.complete:
        return tr("Finished all {done:,} steps.", done=ended.done)
    # Short: beside three fields, little room is left in a small window.
    word = ended.state.capitalize() if ended.state in ("interrupted", "failed", "paused") else tr("Stopped")
    return tr("{word} after step {done:,} of {steps:,}.", word=word, done=ended.done, steps=ended.steps)
