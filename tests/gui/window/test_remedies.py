"""What went wrong leads to where it can be mended."""

import pytest
from PySide6.QtWidgets import QApplication

from qanneal_gui import config
from qanneal_gui.annealing import qpu
from qanneal_gui.annealing.device import LimitReachedError
from qanneal_gui.gui.common.failures import FailureDialog
from qanneal_gui.gui.common.jobs import Failure
from qanneal_gui.gui.common.remedies import CONNECTION, LEAP_LEFT, MONTH_LIMIT, place_of
from qanneal_gui.gui.run.control import State
from qanneal_gui.runs.leap_left import set_leap_left
from qanneal_gui.runs.ledger import BudgetLimits
from qanneal_gui.runs.month_limit import set_month_limit
from qanneal_gui.training import pauses


def refusal(ledger):
    """What the ledger says of a submission of 2 s."""
    with pytest.raises(LimitReachedError) as caught:
        ledger.intend("solver", 100, 100, 2.0)
    return str(caught.value)


def test_the_limits_that_the_ledger_names_have_their_places(open_ledger, library):
    assert place_of(refusal(open_ledger(BudgetLimits(1.0, None)))) == "budget.qpu_seconds"
    assert place_of(refusal(open_ledger(BudgetLimits(None, 0)))) == "budget.submissions"
    set_leap_left(library.root, 1.0)
    assert place_of(refusal(open_ledger())) == LEAP_LEFT
    set_month_limit(library.root, 1.0)
    assert place_of(refusal(open_ledger())) == MONTH_LIMIT


def test_a_missing_token_has_its_place():
    with pytest.raises(qpu.NeedsTokenError) as caught:
        qpu.find_credentials()
    assert place_of(str(caught.value)) == CONNECTION
    assert place_of(pauses.words(caught.value)) == CONNECTION


def test_what_can_be_mended_nowhere_has_no_place(open_window):
    assert place_of("The disk is full; make room.") == ""
    window = open_window()
    assert window.remedies.of("The disk is full; make room.") is None
    # The demo has no solver to choose.
    assert window.remedies.of("sampler.solver = 'x' is not online.") is None


def test_without_a_token_the_dialog_and_the_foot_of_the_window_lead_to_the_connection(open_window, qtbot):
    window = open_window(config.assemble(None, "demo", ["sampler.kind=qpu"]))
    window.start()
    qtbot.waitUntil(lambda: window.findChild(FailureDialog) is not None)
    assert window.control.state is State.READY  # no run was begun
    assert window.status.button.text() == "Connect…"
    dialog = window.findChild(FailureDialog)
    assert dialog.buttons[0].text() == "&Connect…"
    dialog.buttons[0].click()
    assert window.connection.isVisible()
    window.connection.close()


def test_over_a_limit_the_field_gets_the_focus(open_window, qtbot):
    window = open_window(
        config.assemble(None, "demo", ["training.steps=30", "budget.submissions=2", "sampler.reads=100"])
    )
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.start()
    qtbot.waitUntil(lambda: window.control.state is State.HELD)
    window.workspace.tabs.setCurrentWidget(window.runs)
    assert window.status.button.text() == "Go to Submissions"
    window.status.button.click()
    assert QApplication.focusWidget() is window.form.rows["budget.submissions"].editor.line
    with qtbot.waitSignal(window.control.idle):
        window.stop()


@pytest.mark.parametrize("leap", [False, True])
def test_the_limits_of_the_month_get_the_focus_whatever_the_settings_are(open_window, qtbot, leap):
    window = open_window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_failure(
        Failure(f"It could exceed it; raise it (qanneal limit{' --leap' if leap else ''} S).")
    )
    window.findChild(FailureDialog).buttons[0].click()
    qtbot.waitUntil(window.isActiveWindow)
    entry = window.month_limit.leap if leap else window.month_limit.limit
    assert window.focusWidget() is entry.line
    assert entry.line.isVisible()


def test_a_wrong_entry_is_led_to_from_any_page(open_window, qtbot):
    window = open_window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.form.enter("training.steps", 0)
    assert window.status.button.text() == "Go to Steps"
    window.workspace.tabs.setCurrentWidget(window.compare)
    window.status.button.click()
    assert QApplication.focusWidget() is window.form.rows["training.steps"].editor.line
    window.form.enter("training.steps", 5)
    assert window.status.button.isHidden()
