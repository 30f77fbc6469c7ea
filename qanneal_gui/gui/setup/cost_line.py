"""One line below the budget: what the run would cost, worked out off the window's thread."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qanneal_gui.config import RunConfig
from qanneal_gui.errors import QannealError
from qanneal_gui.gui.common.tasks import Failure, Tasks, failure_of
from qanneal_gui.gui.common.widgets import Sign, label

if TYPE_CHECKING:
    from qanneal_gui.annealing.cost import Estimate

_DEBOUNCE_MS = 400


class CostLine(QWidget):
    """Submissions and QPU seconds of the settings shown, held against the budget."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._wanted: RunConfig | None = None
        self._shown: RunConfig | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DEBOUNCE_MS)
        self._timer.timeout.connect(self._ask)
        self.text = label(role="small", wrap=True)
        self.text.setAccessibleName("Estimated cost")
        self.sign = Sign("small")
        self.sign.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        column.addWidget(self.sign)
        tasks.done.connect(self._on_done)

    def show_cost(self, config: RunConfig | None) -> None:
        """Estimate a config, a moment after the last change; None while it is invalid."""
        self._wanted = config
        if config is None or config == self._shown:
            self._timer.stop()
        else:
            self.sign.show_sentence("", "")
            self.text.setText("Working out the cost…")
            self.text.show()
            self._timer.start()

    def stop(self) -> None:
        """End what is pending."""
        self._timer.stop()

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self.sign.recolor()

    def _ask(self) -> None:
        config = self._wanted
        if config is not None:
            self._tasks.submit("cost", lambda _: _estimate(config))

    def _on_done(self, name: str, result: object) -> None:
        if name != "cost":
            return
        if isinstance(result, Failure):
            result = self._wanted, result
        assert isinstance(result, tuple)
        config, found = result
        if config != self._wanted:
            return  # the settings have moved on; their own estimate is on the way
        self._shown = config
        calm, trouble = "", ""
        if isinstance(found, Failure):
            trouble = found.sentence
        elif found.fits:
            calm = f"Cost: {found.sentence}"
        else:
            trouble = f"The run will pause at its limit. {found.sentence}"
        self.text.setText(calm)
        self.text.setVisible(bool(calm))
        self.sign.show_sentence(trouble, "warning", "caution")


def _estimate(config: RunConfig) -> "tuple[RunConfig, Estimate | Failure]":
    # Imported here, on the task's thread: it brings Ocean along.
    from qanneal_gui.annealing.cost import estimate

    try:
        return config, estimate(config)
    except QannealError as error:
        return config, failure_of(error)
