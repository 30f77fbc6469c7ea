"""QPU time that all runs have used this month, read from the ledger off the window's thread."""

import time
from datetime import UTC, datetime

from PySide6.QtCore import QObject

from qanneal_gui.config import RunConfig
from qanneal_gui.gui.common.tasks import Failure, Report, Tasks
from qanneal_gui.gui.run.header import Header
from qanneal_gui.runs.ledger import totals
from qanneal_gui.runs.library import RunLibrary

_JOB = "month"
_SECONDS_BETWEEN = 5.0


class MonthMeter(QObject):
    """Keeps the month's figure in the header true while a real QPU is what the settings ask for."""

    def __init__(self, header: Header, tasks: Tasks) -> None:
        super().__init__(header)
        self._header, self._tasks = header, tasks
        self._limit: float | None = None
        self._read_at = 0.0
        tasks.done.connect(self._on_done)

    def show_config(self, config: RunConfig) -> None:
        """Show the month beside the limit of these settings; hide it if they use no real QPU."""
        real = config.training.method == "ebm" and config.sampler.kind == "qpu"
        limit = config.budget.month_seconds if real else None
        if limit != self._limit:
            self._limit = limit
            self.read()

    def follow(self) -> None:
        """Read the ledger again if that was not done in the last seconds."""
        if time.monotonic() - self._read_at > _SECONDS_BETWEEN:
            self.read()

    def read(self) -> None:
        """Read the ledger again."""
        if self._limit is None:
            self._header.show_month(None)
            return
        self._read_at = time.monotonic()
        self._tasks.submit(_JOB, _month_seconds)

    def _on_done(self, name: str, result: object) -> None:
        if name != _JOB or self._limit is None:
            return
        seconds = None if isinstance(result, Failure) else result
        assert seconds is None or isinstance(seconds, float)
        self._header.show_month(seconds, self._limit)


def _month_seconds(_: Report) -> float:
    today = datetime.now(UTC)
    return totals(RunLibrary()).month_totals(today.year, today.month).seconds
