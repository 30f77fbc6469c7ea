"""An experiment that cannot begin says why before Start, in the form's words; what costs is asked last."""

import pytest
from helpers import sapi
from PySide6.QtCore import Qt

from qanneal_gui.annealing import qpu
from qanneal_gui.gui.common.failures import FailureDialog
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.month_limit import set_month_limit
from qanneal_gui.runs.queue import Queue

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(open_window, qtbot):
    window = open_window()
    window.workspace.tabs.setCurrentWidget(window.experiments)
    qtbot.waitUntil(lambda: bool(window.experiments.pages))
    return window


@pytest.fixture
def begun(window, monkeypatch):
    """What would have been started."""
    started = []
    monkeypatch.setattr(window.experiments.runner, "start", started.append)
    return started


def enter(page, **values):
    for row in page.form.rows:
        if row.spec.name in values:
            row.write(values[row.spec.name])
    page.changed.emit()


def opened(window, name, **values):
    window.experiments.open(name)
    page = window.experiments.pages[name]
    enter(page, **values)
    return page


@pytest.mark.parametrize("sampler", ["simulated-qpu", "qpu"])
def test_a_network_that_fits_nowhere_is_refused_on_page_and_card(window, qtbot, begun, sampler):
    page, card = opened(window, "beta", sampler=sampler, hidden=9000), window.experiments.cards["beta"]
    where = "pegasus:16" if sampler == "simulated-qpu" else "any D-Wave chip that qanneal knows"
    told = f"Hidden units = 9000 does not fit on {where}"
    qtbot.waitUntil(lambda: page.cost.text().startswith(told))
    for button in (page.start_button, page.queue_button, card.start_button):
        assert not button.isEnabled()
        assert told.replace(" ", "") in button.toolTip().replace("\n", "").replace(" ", "")
    assert card.reason.text().startswith(told)
    enter(page, hidden=8)
    qtbot.waitUntil(card.start_button.isEnabled)
    assert page.start_button.isEnabled()
    assert begun == []


def test_start_right_after_an_edit_waits_for_the_check_of_what_was_entered(window, qtbot, begun):
    page = opened(window, "beta", hidden=9000)
    assert page.known_cost is None
    qtbot.mouseClick(page.start_button, LEFT)
    assert page.status.text == "Checking the settings…"
    qtbot.waitUntil(lambda: not window.experiments.gate.busy)
    assert "does not fit on pegasus:16" in page.cost.text()
    assert window.status.text.startswith("Search for β: hidden units = 9000 does not fit")
    enter(page, hidden=8)
    qtbot.mouseClick(page.start_button, LEFT)
    qtbot.waitUntil(lambda: len(begun) == 1)
    assert begun[0].settings.hidden == 8


def test_stop_gives_up_what_is_being_checked(window, qtbot, begun):
    page = opened(window, "beta", hidden=9)
    qtbot.mouseClick(page.start_button, LEFT)
    assert window.experiments.gate.busy
    assert not window.experiments.cards["capacity"].start_button.isEnabled()
    qtbot.mouseClick(page.stop_button, LEFT)
    assert not window.experiments.gate.busy
    assert page.start_button.isEnabled()
    assert window.experiments.cards["capacity"].start_button.isEnabled()
    qtbot.waitUntil(lambda: not window.experiments.gate.jobs.busy)
    assert begun == []


@pytest.mark.usefixtures("isolated")
def test_the_token_comes_before_the_question_and_the_month_with_it(window, qtbot, begun):
    page = opened(window, "beta", sampler="qpu", hidden=8)
    qtbot.waitUntil(lambda: page.known_cost is not None and page.known_cost.submissions > 0)
    for by_key in (True, False):
        page.start_asked.emit(by_key)
        qtbot.waitUntil(lambda: window.findChild(FailureDialog) is not None)
        dialog = window.findChild(FailureDialog)
        assert dialog.buttons[0].text() == "&Connect…"
        dialog.close()
        qtbot.waitUntil(lambda: window.findChild(FailureDialog) is None)
        assert window.experiments.question.box is None
    qpu.use_for_session(sapi.TOKEN)
    set_month_limit(RunLibrary().root, 0.1)
    qtbot.mouseClick(page.start_button, LEFT)
    qtbot.waitUntil(lambda: window.experiments.question.box is not None)
    box = window.experiments.question.box
    assert "0.1 s are left of this computer's limit" in box.more.text()
    assert begun == []
    next(one for one in box.buttons() if one.text() == "&Go to Monthly limit").click()
    assert window.focusWidget() is window.month_limit.limit.line
    assert begun == []


@pytest.mark.usefixtures("isolated")
def test_the_queue_is_not_run_before_there_is_a_token(window, qtbot):
    page = opened(window, "beta", sampler="qpu", hidden=8)
    qtbot.mouseClick(page.queue_button, LEFT)
    qtbot.waitUntil(lambda: bool(Queue(RunLibrary()).entries()))
    window.workspace.tabs.setCurrentWidget(window.queue)
    qtbot.waitUntil(window.queue.run_button.isEnabled)
    qtbot.mouseClick(window.queue.run_button, LEFT)
    qtbot.waitUntil(lambda: window.findChild(FailureDialog) is not None)
    assert window.findChild(FailureDialog).buttons[0].text() == "&Connect…"
    assert window.queue.question.box is None
    qpu.use_for_session(sapi.TOKEN)
    qtbot.mouseClick(window.queue.run_button, LEFT)
    qtbot.waitUntil(lambda: window.queue.question.box is not None)
