import logging
import sys
import threading

import pytest
from PySide6.QtCore import Qt, qWarning

from qanneal_gui import logs
from qanneal_gui.annealing.qpu import Credentials
from qanneal_gui.errors import QannealError
from qanneal_gui.gui.common.failures import FailureDialog, Reporter
from qanneal_gui.gui.common.jobs import Failure, failure_of
from qanneal_gui.gui.common.remedies import Remedy


def test_a_failure_that_users_can_act_on_is_its_sentence():
    assert failure_of(QannealError("Do this.")) == Failure("Do this.", "", expected=True)


def test_an_unexpected_failure_keeps_its_details_and_is_logged(caplog, expected_warnings):
    expected_warnings.append("Unexpected error")
    try:
        raise ZeroDivisionError("division by zero")
    except ZeroDivisionError as error:
        failure = failure_of(error)
    assert failure.sentence == "Something unexpected went wrong (ZeroDivisionError: division by zero)."
    assert "test_failures.py" in failure.details
    assert "Traceback" in caplog.text


def test_the_dialog_shows_details_on_demand_and_blocks_nothing(qtbot, look):
    dialog = FailureDialog(Failure("It went wrong.", "Traceback …", expected=False))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.sentence == "It went wrong."
    assert not dialog.isModal()
    assert dialog.details.isHidden()
    dialog.more.click()
    assert dialog.details.isVisible()
    assert dialog.details.toPlainText() == "Traceback …"


@pytest.fixture
def reporter(qapp):
    hooks = sys.excepthook, threading.excepthook
    made = Reporter()
    made.install()
    yield made
    made.uninstall()
    assert (sys.excepthook, threading.excepthook) == hooks


def test_what_nobody_caught_reaches_the_window(reporter, qtbot, expected_warnings):
    expected_warnings.append("Unexpected error")
    with qtbot.waitSignal(reporter.failed) as caught:
        try:
            raise ValueError("here")
        except ValueError:
            sys.excepthook(*sys.exc_info())
    assert "ValueError: here" in caught.args[0].sentence

    def fail():
        raise ValueError("in a thread")

    thread = threading.Thread(target=fail)
    with qtbot.waitSignal(reporter.failed) as caught:
        thread.start()
        thread.join()
    assert "in a thread" in caught.args[0].sentence


@pytest.fixture
def log_file():
    """The log file, written as the window writes it."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    logs.start()
    yield logs.log_file()
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def test_messages_of_qt_and_of_the_program_are_in_the_log_file(reporter, log_file, expected_warnings):
    expected_warnings.append("from Qt|from us")
    qWarning("from Qt")
    logging.getLogger("qanneal_gui.anything").warning("from us")
    text = log_file.read_text(encoding="utf-8")
    assert "from Qt" in text
    assert "from us" in text


def test_a_failure_tells_no_token_to_the_window_or_the_log(log_file, expected_warnings):
    expected_warnings.append("Unexpected error")
    token = "TEST-failure-0123456789"
    Credentials(token)
    try:
        raise ValueError(f"header X-Auth-Token: {token}")
    except ValueError as error:
        failure = failure_of(error)
    assert "X-Auth-Token: ***" in failure.sentence
    assert token not in failure.sentence + failure.details
    text = log_file.read_text(encoding="utf-8")
    assert "Traceback" in text
    assert token not in text


def test_the_first_button_is_what_to_do(qtbot, look):
    done = []
    failure = Failure("There is no D-Wave API token.", "Traceback …", expected=False)
    dialog = FailureDialog(failure, remedy=Remedy("&Connect…", lambda: done.append("connected")))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert [button.text() for button in dialog.buttons] == [
        "&Connect…",
        "Close",
        "Show &details",
        "Cop&y details",
        "Open &log",
    ]
    assert dialog.buttons[0].isDefault()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert done == ["connected"]
    assert not dialog.isVisible()


def test_without_a_remedy_return_closes_and_opens_no_log(qtbot, look, monkeypatch):
    monkeypatch.setattr("qanneal_gui.gui.common.failures.open_log", lambda: pytest.fail("the log"))
    dialog = FailureDialog(Failure("It went wrong."))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
