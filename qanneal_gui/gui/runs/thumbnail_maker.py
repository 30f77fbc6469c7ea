"""Small curves for the rows that are seen without one, made off the window's thread."""

from PySide6.QtCore import QObject, QTimer

from qanneal_gui.gui.common.jobs import Failure, Jobs
from qanneal_gui.gui.runs import jobs as run_jobs
from qanneal_gui.gui.runs.model import RunTable

_COLLECTING_MS = 30
_BATCH = 24
"""Thumbnails made in one go: about what is visible."""


class ThumbnailMaker(QObject):
    """Collects the rows that were drawn without a curve, and makes their curves in batches.

    Not the newest wish alone counts, as with `Newest`: a batch that was begun is finished, and rows that
    are drawn one after another, while somebody scrolls, do not put it off.
    """

    def __init__(self, model: RunTable, jobs: Jobs) -> None:
        super().__init__(model)
        self._model, self._jobs = model, jobs
        self._wanted: dict[int, None] = {}
        self._making = False
        self._timer = QTimer(self, singleShot=True, interval=_COLLECTING_MS)
        self._timer.timeout.connect(self._make)
        model.drawn_without_curve.connect(self._on_drawn)

    def shut_down(self, milliseconds: int = 0) -> bool:
        """Make no more; the thread is the jobs' to end, so this is done at once."""
        del milliseconds
        self._timer.stop()
        return True

    def _on_drawn(self, number: int) -> None:
        # The newest come last and are made first; those that were scrolled past are forgotten.
        self._wanted.pop(number, None)
        self._wanted[number] = None
        if not self._making and not self._timer.isActive():
            self._timer.start()

    def _make(self) -> None:
        wanted = list(self._wanted)[-_BATCH:]
        self._wanted.clear()
        if wanted and not self._making:
            self._making = True
            self._jobs.submit(run_jobs.make_thumbnails(wanted), self._on_made, self._on_not_made)

    def _on_made(self, _: None) -> None:
        self._making = False
        self._model.reread()

    def _on_not_made(self, _: Failure) -> None:
        self._making = False
