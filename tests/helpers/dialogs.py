"""The window's dialogs, each opened as a user opens it."""

from contextlib import contextmanager

from PySide6.QtWidgets import QApplication, QDialog

from qanneal_gui.gui.common.failures import FailureDialog
from qanneal_gui.gui.common.jobs import Failure
from qanneal_gui.gui.common.remedies import Remedy
from qanneal_gui.gui.window import about


def _failure(window):
    FailureDialog(Failure("No.", "Traceback", expected=False), window, Remedy("&Connect…", dict)).show()


OPENERS = {
    "connection": lambda window: window.connect_to_dwave(),
    "notifications": lambda window: window.outside.ask_notifications(),
    "web pages": lambda window: window.outside.ask_web_pages(),
    "settings": lambda window: window.preferring.show(),
    "shortcuts": lambda window: window.hands.open_sheet(),
    "own preset": lambda window: window.tools.save_preset.click(),
    "sweep": lambda window: window.sweeping.varying.ask("training.learning_rate"),
    "bin": lambda window: window.runs.show_bin(),
    "export of the chip": lambda window: window.workspace.chip.open_export(),
    "presenter": lambda window: window.workspace.chip.bar.presenter.open_dialog(),
    "failure": _failure,
    "about": about.show_about,
    "citing": about.show_citing,
}


@contextmanager
def opened(window, name):
    """Open one of the dialogs, and close it afterwards."""
    before = {one for one in window.findChildren(QDialog) if one.isVisible()}
    OPENERS[name](window)
    QApplication.processEvents()
    found = [one for one in window.findChildren(QDialog) if one.isVisible() and one not in before]
    assert len(found) == 1, name
    yield found[0]
    found[0].close()
