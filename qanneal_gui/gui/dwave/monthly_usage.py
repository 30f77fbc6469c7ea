"""QPU time that all runs have used this month, read from the ledger off the window's thread."""

from datetime import UTC, datetime

from PySide6.QtCore import QObject

from qanneal_gui.config import RunConfig
from qanneal_gui.gui.common.jobs import Failure, Jobs, Newest, Report
from qanneal_gui.gui.run.header import Header


class MonthlyUsage(QObject):
    """Keeps the month's figure in the header true while a real QPU is what the settings ask for."""

    def __init__(self, header: Header, jobs: Jobs) -> None:
        super().__init__(header)
        self._header = header
        self._reading = Newest(jobs, parent=self)
        self._shown = False
        self._again = False

    def show_config(self, config: RunConfig) -> None:
        """Show the month beside this machine's limit; hide it if these settings use no real QPU."""
        if config.billed != self._shown:
            self._shown = config.billed
            self.read()

    def follow(self) -> None:
        """Read the ledger again, as something was submitted; at once, or when the reading at hand is done."""
        if self._reading.busy:
            self._again = True
        else:
            self.read()

    def read(self) -> None:
        """Read the ledger again."""
        if not self._shown:
            self._reading.cancel()
            self._header.show_monthly_usage(None)
            return
        self._again = False
        self._reading.submit(_used_and_limit, self._on_read, self._on_unknown)

    def shut_down(self, milliseconds: int = 0) -> bool:
        """End what is pending."""
        return self._reading.shut_down(milliseconds)

    def _on_read(self, found: tuple[float, float, float | None]) -> None:
        self._header.show_monthly_usage(*found)
        if self._again:
            self.read()

    def _on_unknown(self, _: Failure) -> None:
        self._header.show_monthly_usage(None)


def _used_and_limit(_: Report) -> tuple[float, float, float | None]:
    from qanneal_gui.runs.library import RunLibrary
    from qanneal_gui.runs.month_limit import month_limit
    from qanneal_gui.runs.totals import leap_seconds_left, totals

    today, library = datetime.now(UTC), RunLibrary()
    used = totals(library).monthly_usage(today.year, today.month).seconds
    return used, month_limit(library.root), leap_seconds_left(library)
