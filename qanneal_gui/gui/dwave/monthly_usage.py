"""QPU time that all runs have used this month, read from the ledger off the window's thread."""

import time
from datetime import UTC, datetime

from PySide6.QtCore import QObject

from qanneal_gui.config import RunConfig
from qanneal_gui.gui.common.jobs import Failure, Jobs, Newest, Report
from qanneal_gui.gui.run.header import Header
from qanneal_gui.runs.ledger import totals
from qanneal_gui.runs.library import RunLibrary

_SECONDS_BETWEEN = 5.0


class MonthlyUsage(QObject):
    """Keeps the month's figure in the header true while a real QPU is what the settings ask for."""

    def __init__(self, header: Header, jobs: Jobs) -> None:
        super().__init__(header)
        self._header = header
        self._reading = Newest(jobs, parent=self)
        self._limit: float | None = None
        self._read_at = 0.0

    def show_config(self, config: RunConfig) -> None:
        """Show the month beside the limit of these settings; hide it if they use no real QPU."""
        limit = config.budget.month_seconds if config.billed else None
        if limit != self._limit:
            self._limit = limit
            self.read()

    def follow(self) -> None:
        """Read the ledger again if that was not done in the last seconds."""
        if time.monotonic() - self._read_at > _SECONDS_BETWEEN:
            self.read()

    def read(self) -> None:
        """Read the ledger again."""
        limit = self._limit
        if limit is None:
            self._reading.cancel()
            self._header.show_monthly_usage(None)
            return
        self._read_at = time.monotonic()
        self._reading.submit(
            _seconds_used,
            lambda seconds: self._header.show_monthly_usage(seconds, limit),
            self._on_unknown,
        )

    def shut_down(self, milliseconds: int = 0) -> bool:
        """End what is pending."""
        return self._reading.shut_down(milliseconds)

    def _on_unknown(self, _: Failure) -> None:
        self._header.show_monthly_usage(None)


def _seconds_used(_: Report) -> float:
    today = datetime.now(UTC)
    return totals(RunLibrary()).monthly_usage(today.year, today.month).seconds
