"""What waits for the first picture of the window: the pages that nobody has turned to yet."""

import contextlib
import gc
import importlib
from collections import deque
from typing import Any

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QMainWindow
from typing_extensions import override

from qanneal_gui.gui.common.jobs import Failure, Jobs, Report
from qanneal_gui.gui.common.later import Later, Pieces

_SOON_MS = 100
"""From the picture to the imports: whatever is typed or clicked at once comes before them."""

_BETWEEN_MS = 12
"""Between two pieces, for what happens in the window meanwhile."""


class Afterwards(QObject):
    """Makes one part after another once the window is painted, and imports on a thread what they need.

    So a start waits for nothing that is not seen yet, and nobody who turns to a page waits for it.

    Parameters
    ----------
    window : QMainWindow
    jobs : Jobs
        In which the modules are imported.
    first : Jobs
        What is done in them comes first: somebody waits for it, to see a run.
    *parts : Later
        What is made on the window's thread, each piece in a few hundredths of a second.
    """

    def __init__(self, window: QMainWindow, jobs: Jobs, first: Jobs, *parts: Later[Any]) -> None:
        super().__init__(window)
        self._window, self._jobs, self._first = window, jobs, first
        self._parts = deque[Later[Any]]((Later(_plots), *parts))
        self._soon = QTimer(self, interval=_SOON_MS, singleShot=True)
        self._soon.timeout.connect(self._begin)
        # Begun anew after each piece: one that takes longer would be followed by the next at once.
        self._next = QTimer(self, interval=_BETWEEN_MS, singleShot=True)
        self._next.timeout.connect(self._go_on)
        window.installEventFilter(self)

    def shut_down(self, milliseconds: int = 0) -> bool:
        """Do nothing more; done at once."""
        del milliseconds
        self._parts.clear()
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
        if self._parts:
            self._next.start()

    def _on_not_imported(self, failure: Failure) -> None:
        """Leave it to whoever turns to a page to find out what is wrong with it."""

    @property
    def over(self) -> bool:
        """Whether all is made, or was given up."""
        return not self._parts

    def _go_on(self) -> None:
        if self._first.busy:
            self._next.start()
            return
        if self._parts and self._parts[0].advance():
            self._parts.popleft()
        gc.freeze()  # what was made stays, and is not looked through for garbage, which would take as long
        if self._parts:
            self._next.start()


def _plots() -> Pieces[bool]:
    """Import pyqtgraph in pieces: it names every type of Qt, and each is made when it is first named."""
    for module in (QtCore, QtGui, QtWidgets):
        for name in dir(module):
            getattr(module, name)
        yield
    for optional in ("QtOpenGLWidgets", "QtSvg", "QtTest"):  # it would import them at once, where they are
        with contextlib.suppress(ImportError):
            importlib.import_module(f"PySide6.{optional}")
    yield
    import pyqtgraph  # noqa: F401

    return True


def _import_below(report: Report) -> None:
    """Import what the pages need from below the window.

    Nothing of Qt: types of PySide are made when they are first named, and not by two threads at a time.
    """
    import multiprocessing  # noqa: F401  these three for pyqtgraph
    import pydoc  # noqa: F401
    import xml.etree.ElementTree  # noqa: F401

    import numpy  # noqa: F401

    if not report.cancelled:
        import qanneal_gui.annealing.energies
        import qanneal_gui.runs.library
    if not report.cancelled:
        import qanneal_gui.annealing.snapshot
        import qanneal_gui.training.recorded_steps
    if not report.cancelled:
        import qanneal_gui.experiments.kept
        import qanneal_gui.training.diagnostics.watcher  # noqa: F401
