"""More of a long run's curves where they are looked at: read from the library when they are enlarged."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from qanneal_gui.gui.common.jobs import Failure, Job, Jobs, Newest, Report
from qanneal_gui.gui.window.run_display import RunDisplay
from qanneal_gui.gui.window.workspace import Workspace
from qanneal_gui.runs.smoothing import SMOOTHING

if TYPE_CHECKING:
    from qanneal_gui.gui.window.run_parts import RunParts
    from qanneal_gui.science.arrays import Array

_PAUSE_MS = 150
"""Without another movement, before anything is read."""


class Detail(QObject):
    """Reads what curves of long runs leave out: at the steps looked at, or with another smoothing."""

    def __init__(self, jobs: Jobs, display: RunDisplay, workspace: Workspace) -> None:
        super().__init__(display)
        self._display = display
        self._reading = Newest(jobs, _PAUSE_MS, parent=self)
        workspace.run_parts.then(self._listen_to)
        display.smoothed.connect(self._read_all)

    def shut_down(self) -> None:
        """Read nothing more."""
        self._reading.shut_down()

    def _listen_to(self, parts: "RunParts") -> None:
        parts.curves.narrowed.connect(self._read)

    def _read_all(self) -> None:
        self._read(0.0, float("inf"))

    def _read(self, low: float, high: float) -> None:
        history = self._display.history
        if not history.thinned or not self._display.run:
            self._reading.cancel()
            return
        job = _reader(self._display.run, SMOOTHING[history.smoothing], low, high)
        self._reading.submit(job, self._show, self._on_unread)

    def _show(self, read: "tuple[str, float, dict[str, Array]]") -> None:
        run, past, parts = read
        history = self._display.history
        if run == self._display.run and past == SMOOTHING[history.smoothing]:
            history.refine(parts)
            self._display.draw()

    def _on_unread(self, failure: Failure) -> None:
        """Leave the curves as they are; whoever reads the run itself says what is wrong with the library."""


def _reader(run: str, past: float, low: float, high: float) -> "Job[tuple[str, float, dict[str, Array]]]":
    def read(report: Report) -> "tuple[str, float, dict[str, Array]]":
        from qanneal_gui.gui.run.recorded_curves import read_parts
        from qanneal_gui.runs.library import RunLibrary

        library = RunLibrary()
        parts = read_parts(library, library.get(run), past, (low, high), lambda: report.cancelled)
        return run, past, parts

    return read
