"""What was wrong with a long run before the steps that are looked at when it is opened."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from qanneal_gui.gui.common.jobs import Failure, Job, Jobs, Newest, Report
from qanneal_gui.gui.window.run_display import RunDisplay

if TYPE_CHECKING:
    from qanneal_gui.runs.records import RunRecord
    from qanneal_gui.training.diagnostics.watcher import Watcher
    from qanneal_gui.training.events import Trouble

MOST = 100_000
"""Steps that are gone through, the last of the run: it takes twenty seconds, and nobody waits for it."""

PIECE = 1000
"""Steps of one job, so that what a user asks for meanwhile comes between two of them."""

_PAUSE_MS = 100
"""Between two of them, for the window, which cannot compute while they do."""


class EarlierTroubles(QObject):
    """Has a long run that was opened watched from its beginning, piece by piece, and marks what was wrong."""

    def __init__(self, jobs: Jobs, display: RunDisplay) -> None:
        super().__init__(display)
        self._display = display
        self._reading = Newest(jobs, _PAUSE_MS, self)

    def look(self, record: "RunRecord") -> None:
        """Begin with a run that is shown now; whatever was under way for another one ends."""
        from qanneal_gui.training import recorded_steps
        from qanneal_gui.training.diagnostics.watcher import recorded_watcher

        self._reading.cancel()
        watcher = recorded_watcher(record.config) if record.steps > recorded_steps.RECALLED else None
        if watcher is not None:
            self._go_on(record, watcher, max(0, record.steps - MOST), [])

    def shut_down(self) -> None:
        """Read nothing more."""
        self._reading.shut_down()

    def _go_on(
        self, record: "RunRecord", watcher: "Watcher", after: int, before: "Sequence[Trouble]"
    ) -> None:
        last = min(after + PIECE, record.steps)

        def show(news: "list[Trouble]") -> None:
            if self._display.run != record.id:
                return
            told = [*before, *news]
            if last < record.steps:
                self._go_on(record, watcher, last, told)
            else:
                self._display.show_troubles(told, last)

        self._reading.submit(_reader(record.id, watcher, after, last), show, self._on_unread)

    def _on_unread(self, failure: Failure) -> None:
        """Leave the marks as they are; whoever reads the run itself says what is wrong with the library."""


def _reader(run: str, watcher: "Watcher", after: int, last: int) -> "Job[list[Trouble]]":
    def read(_: Report) -> "list[Trouble]":
        from qanneal_gui.runs.library import RunLibrary
        from qanneal_gui.training import recorded_steps

        steps = RunLibrary().steps(run, samples=False, after=after, last=last)
        return watcher.recall(recorded_steps.read(steps))

    return read
