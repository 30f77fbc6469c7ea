"""What waits for the first picture of the window: the pages that nobody has turned to yet."""

from collections import deque
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QMainWindow
from typing_extensions import override

from qanneal_gui.gui.common.jobs import Failure, Jobs, Report

_SOON_MS = 100
"""From the picture to the imports: whatever is typed or clicked at once comes before them."""

_BETWEEN_MS = 30
"""Between two pages, for what happens in the window meanwhile."""


class Afterwards(QObject):
    """Does one thing after another once the window is painted, and imports on a thread what they need.

    So a start waits for nothing that is not seen yet, and nobody who turns to a page waits for it.

    Parameters
    ----------
    window : QMainWindow
    jobs : Jobs
        In which the modules are imported.
    steps : sequence of callable
        What is done on the window's thread, each in a few hundredths of a second.
    """

    def __init__(self, window: QMainWindow, jobs: Jobs, steps: Sequence[Callable[[], object]]) -> None:
        super().__init__(window)
        self._window, self._jobs, self._steps = window, jobs, deque((_import_plots, *steps))
        self._soon = QTimer(self, interval=_SOON_MS, singleShot=True)
        self._soon.timeout.connect(self._begin)
        self._next = QTimer(self, interval=_BETWEEN_MS)
        self._next.timeout.connect(self._go_on)
        window.installEventFilter(self)

    def shut_down(self, milliseconds: int = 0) -> bool:
        """Do nothing more; done at once."""
        del milliseconds
        self._steps.clear()
        self._soon.stop()
        self._next.stop()
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._window.removeEventFilter(self)
            self._soon.start()
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        handle = self._window.windowHandle()
        if handle is None or not handle.isExposed():
            self._soon.start()  # not painted yet
        else:
            self._jobs.submit(_import_below, self._on_imported, self._on_not_imported)

    def _on_imported(self, _: None) -> None:
        if self._steps:
            self._next.start()

    def _on_not_imported(self, failure: Failure) -> None:
        """Leave it to whoever turns to a page to find out what is wrong with it."""

    def _go_on(self) -> None:
        if self._steps:
            self._steps.popleft()()
        if not self._steps:
            self._next.stop()


def _import_plots() -> None:
    """Import pyqtgraph, in a step of its own: it takes as long as a page."""
    import pyqtgraph  # noqa: F401


def _import_below(report: Report) -> None:
    """Import what the pages need from below the window.

    Nothing of Qt: types of PySide are made when they are first named, and not by two threads at a time.
    """
    import numpy  # noqa: F401

    if not report.cancelled:
        import qanneal_gui.runs.library
    if not report.cancelled:
        import qanneal_gui.annealing.snapshot
        import qanneal_gui.training.recorded_steps
    if not report.cancelled:
        import qanneal_gui.experiments.kept
        import qanneal_gui.training.diagnostics.watcher  # noqa: F401
