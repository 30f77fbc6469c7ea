"""Fixtures of all tests that touch Qt: a test that leaves something running or logs a warning fails.

The program itself is imported only by the fixtures that need it.
"""

import gc
import logging
import re
import weakref
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from typing_extensions import override

LONGEST_MS = 60_000
"""Milliseconds after which something hangs; a busy machine is no reason to wait as long."""


class PatientBot(QtBot):
    """Waits for what happens, however long that takes on a busy machine."""

    @override
    def waitUntil(self, callback, *, timeout=LONGEST_MS):
        def known():
            found = callback()
            if found is None:  # would be taken for a yes
                raise TypeError("what is waited for must be a yes or a no")
            return bool(found)

        super().waitUntil(known, timeout=timeout)

    @override
    def waitSignal(self, signal, *, timeout=LONGEST_MS, **options):
        return super().waitSignal(signal, timeout=timeout, **options)

    @override
    def waitActive(self, widget, *, timeout=LONGEST_MS):
        return super().waitActive(widget, timeout=timeout)

    @override
    def waitExposed(self, widget, *, timeout=LONGEST_MS):
        return super().waitExposed(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp, request):
    return PatientBot(request)


@pytest.fixture
def expected_warnings():
    """Regular expressions of log records and Qt messages that a test provokes on purpose."""
    return []


@pytest.fixture
def guard(monkeypatch, request, expected_warnings):
    """Afterwards no thread, no timer, no unexpected warning."""
    qtlog = request.getfixturevalue("qtlog")
    caplog = request.getfixturevalue("caplog")
    started: list[weakref.ref] = []
    # The menus of a test's plots belong to Python alone. If they became garbage while Qt walks over all
    # widgets, as it does for another style sheet, the process would die.
    if QApplication.topLevelWidgets():
        gc.collect()

    def remember(kind):
        begin = kind.start

        def start(self, *args):
            started.append(weakref.ref(self))
            return begin(self, *args)

        monkeypatch.setattr(kind, "start", start)

    remember(QTimer)
    remember(QThread)
    yield
    # What was deleted "later" is deleted now: no event loop runs between tests to do it.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [str(thing) for ref in started if (thing := ref()) is not None and _runs(thing)]
    assert not left, f"left running: {left}"
    said = [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    said += [r.message for r in qtlog.records if r.log_type_name in ("QtWarningMsg", "QtCriticalMsg")]
    unexpected = [s for s in said if not any(re.search(known, s) for known in expected_warnings)]
    assert not unexpected


def _runs(thing):
    try:
        return thing.isActive() if isinstance(thing, QTimer) else thing.isRunning()
    except RuntimeError:  # Qt has deleted it
        return False


@pytest.fixture
def look(qapp):
    from qanneal_gui.gui.common import theme

    return theme.install(qapp, "light")


@pytest.fixture
def open_window(qtbot, look, monkeypatch):
    """Return a function that opens the real window; it is closed, and its threads ended, afterwards."""
    from qanneal_gui.config import RunConfig
    from qanneal_gui.gui.window import closing, interpreter, settings
    from qanneal_gui.gui.window.main_window import MainWindow

    # All that was there before the tests is frozen already, and stays so when a window closes.
    frozen = SimpleNamespace(**vars(gc) | {"freeze": lambda: None, "unfreeze": lambda: None})
    monkeypatch.setattr(interpreter, "gc", frozen)
    # A user wants to be rid of the window; here every thread is to end in an orderly way.
    monkeypatch.setattr(closing, "LONGEST_MS", LONGEST_MS)
    windows = []

    def make(shown: RunConfig | None = None, **options) -> MainWindow:
        remembered = settings.WindowSettings(run=shown or RunConfig())
        window = MainWindow(look, remembered, **options)
        if not remembered.geometry:
            window.resize(1280, 800)  # as on a usual screen; that of the tests is smaller
        window.show()
        qtbot.waitExposed(window)
        windows.append(window)
        return window

    yield make
    for window in windows:
        if window.control.state.active:
            with qtbot.waitSignal(window.control.idle):
                window.control.stop()
        if window.isVisible():
            settle(qtbot, window)
        window.close()
        # Deleted by Qt, not by the garbage collector: that one clears the window's Python side first,
        # and signals of the widgets that die after it would not find their slots.
        window.deleteLater()
        assert window.shut_down()


def settle(qtbot, window):
    """Wait until all small jobs of a window that is about to close, and of its connection, are done."""
    # What waits for a moment without typing would begin after the jobs that are waited for.
    window.preview.shut_down()
    window.cost.shut_down()
    owners = [window.jobs, window.slow_jobs]
    if window.connection is not None:
        owners.append(window.connection.jobs)
    qtbot.waitUntil(lambda: not any(jobs.busy for jobs in owners))
