"""Whether the limits allow what the resume bar asks for: said while it is typed, off the window's thread."""

from PySide6.QtCore import QObject

from qanneal_gui.config import kinds
from qanneal_gui.gui.common.jobs import Failure, Jobs, Newest, Report
from qanneal_gui.gui.run.resume_bar import ResumeBar
from qanneal_gui.gui.run.worker import Resumption

_DELAY_MS = 200


class Shortfalls(QObject):
    """Holds every wish of a resume bar against the limits, and has the bar say what is short."""

    def __init__(self, bar: ResumeBar, jobs: Jobs) -> None:
        super().__init__(bar)
        self._bar, self._asking = bar, Newest(jobs, _DELAY_MS, self)
        bar.considered.connect(self.ask)

    def ask(self, wanted: Resumption | None) -> None:
        """Work out what is short for this; None asks nothing."""
        self._bar.show_shortfall("")
        if wanted is None or wanted.budget is None:
            self._asking.cancel()
        else:
            self._asking.submit(lambda _: _shortfall(wanted, _), self._bar.show_shortfall, self._on_unknown)

    def shut_down(self, milliseconds: int = 0) -> bool:
        """End what is pending."""
        return self._asking.shut_down(milliseconds)

    def _on_unknown(self, failure: Failure) -> None:
        self._bar.show_shortfall(failure.sentence)


def _shortfall(wanted: Resumption, _: Report) -> str:
    # Imported here, on the jobs' thread: it brings Ocean along.
    from qanneal_gui.runs.library import RunLibrary
    from qanneal_gui.runs.shortfalls import extension_shortfall
    from qanneal_gui.runs.totals import left_this_month

    library = RunLibrary()
    record = library.get(wanted.run)
    budget = wanted.budget
    if budget is None:
        return ""
    found = extension_shortfall(
        record, wanted.steps, budget, left_this_month(library) if kinds.billed(record.config) else None
    )
    return found.sentence if found else ""
