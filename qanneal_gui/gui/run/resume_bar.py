"""Below the header, while a recorded run is shown: where it ended, and a button that takes it up again."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from qanneal_gui.config import BudgetConfig
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.spending import SpendingButton, SpendingLine
from qanneal_gui.gui.common.widgets import label
from qanneal_gui.gui.run.worker import Resumption
from qanneal_gui.support.numbers import NotANumberError, read_whole

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
    """

    asked = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._ended: EndedRun | None = None
        self.sentence = label()
        self._name = label("Total steps")
        self.steps = SpendingLine()
        self.steps.setFixedWidth(88)
        self.steps.setAccessibleName("Total steps")
        self._name.setBuddy(self.steps)
        self.button = SpendingButton("Resume")
        self.steps.textChanged.connect(self._on_text)
        self.steps.returnPressed.connect(self.ask_by_key)
        self.button.asked.connect(self.ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(theme.GRID)
        row.addWidget(self.sentence, 1)
        row.addWidget(self._name)
        row.addWidget(self.steps)
        row.addWidget(self.button)
        self.recolor()
        self.hide()

    @property
    def ready(self) -> bool:
        """Whether a run could be taken up just now."""
        return self.isVisible() and self.button.isEnabled()

    def show_run(self, ended: EndedRun | None) -> None:
        """Offer a run; None hides the bar."""
        self._ended = ended
        self.setVisible(ended is not None)
        if ended is None:
            return
        self.sentence.setText(_sentence(ended))
        self.button.setText("Extend" if ended.complete else "Resume")
        self.steps.setText(str(2 * ended.done if ended.complete else max(ended.least, ended.steps)))
        self._on_text()

    def ask(self, by_key: bool = False) -> None:
        """Ask for the run to go on, if the number of steps allows it."""
        wanted = self._wanted()
        if self._ended is not None and wanted is not None:
            self.asked.emit(Resumption(self._ended.run, wanted), by_key)

    def ask_by_key(self) -> None:
        """Ask for the run to go on at the word of a key."""
        self.ask(by_key=True)

    def take_focus(self) -> bool:
        """Let the number of steps be typed; return whether there is a run to take up."""
        if self._ended is not None:
            self.steps.setFocus()
            self.steps.selectAll()
        return self._ended is not None

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self.button.setIcon(theme.icon("play", theme.current().text))

    def _wanted(self) -> int | None:
        try:
            wanted = read_whole(self.steps.text())
        except NotANumberError:
            return None
        return wanted if self._ended is not None and self._ended.least <= wanted <= _MOST else None

    def _on_text(self) -> None:
        wanted = self._wanted()
        self.button.setEnabled(wanted is not None)
        done, least = (self._ended.done, self._ended.least) if self._ended else (0, 1)
        told = (
            f"Continue after step {done:,}, with the same results as an uninterrupted run; no QPU time is "
            f"paid for twice ({_SHORTCUT})"
            if wanted is not None
            else f"Total steps must be a whole number from {least:,} to {_MOST:,}"
        )
        for widget in (self.button, self.steps):
            widget.setToolTip(told)
        self.button.setAccessibleDescription(told)


def _sentence(ended: EndedRun) -> str:
    if ended.complete:
        return f"This run has finished all {ended.done:,} steps; it can be extended."
    verb = {"interrupted": "was interrupted", "failed": "failed", "paused": "was left paused"}.get(
        ended.state, "was stopped"
    )
    return f"This run {verb} after step {ended.done:,} of {ended.steps:,}."
