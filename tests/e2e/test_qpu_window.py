"""The window with a D-Wave QPU: a real client and a real server, on this machine."""

from datetime import UTC, datetime

import pytest
from helpers import sapi
from helpers.qt_guards import LONGEST_MS
from helpers.sapi_faults import Stall, Status
from PySide6.QtWidgets import QApplication

from qanneal_gui import config
from qanneal_gui.annealing import qpu
from qanneal_gui.gui.common.failures import FailureDialog
from qanneal_gui.gui.run.control import State
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.month_limit import set_month_limit
from qanneal_gui.runs.totals import totals

pytestmark = pytest.mark.usefixtures("isolated")

SHORT_SEARCH = {"betas": (8.0,), "trials": 1, "steps": 2, "hidden": 12, "reads": 50, "sampler": "qpu"}
SMALL = ["sampler.kind=qpu", "model.hidden=12", "sampler.reads=50", "training.steps=4"]


@pytest.fixture
def window(open_window, server, monkeypatch):
    monkeypatch.setenv("DWAVE_API_ENDPOINT", server.endpoint)
    qpu.use_for_session(sapi.TOKEN, server.endpoint)
    return open_window(config.assemble(None, "demo", [*SMALL, "sampler.beta_eff=auto"]))


def spent_this_month():
    today = datetime.now(UTC)
    return totals(RunLibrary()).monthly_usage(today.year, today.month)


def test_a_run_on_a_qpu_shows_its_cost_and_the_months(window, server, qtbot):
    qtbot.waitUntil(lambda: window.header.monthly_usage.whole == "this month: 0 s of 60 s")
    with qtbot.waitSignal(window.control.idle):
        window.start()
    assert window.control.state.done
    assert len(server.problems) == spent_this_month().submissions > 0
    seconds = spent_this_month().seconds
    assert seconds > 0
    assert window.header.qpu.value.text() == f"{seconds:.3f} s"
    month = f"this month: {seconds:.3f} s of 60 s"
    qtbot.waitUntil(lambda: window.header.monthly_usage.whole == month)
    assert window.header.monthly_usage.isVisible()
    assert "±" in window.workspace.health.figures["beta"].text()
    combo = window.form.rows["sampler.kind"].editor.combo
    combo.setCurrentIndex(combo.findData("exact"))
    assert not window.header.monthly_usage.isVisible()


def test_the_month_is_held_against_the_machine_s_own_limit(window, qtbot):
    def shows(text):
        qtbot.waitUntil(lambda: window.header.monthly_usage.whole == text)

    window.form.enter("budget.qpu_seconds", 7.0)
    set_month_limit(RunLibrary().root, 1234.0)
    window.monthly_usage.read()
    shows("this month: 0 s of 1,234 s")
    with qtbot.waitSignal(window.control.idle):
        window.start()
    seconds = spent_this_month().seconds
    shows(f"this month: {seconds:.3f} s of 1,234 s")
    assert window.header.qpu.remark.text() == "of 7 s"
    set_month_limit(RunLibrary().root, 0.001)
    window.monthly_usage.read()
    shows(f"this month: {seconds:.3f} s of 0.001 s (none left)")


def test_a_run_stopped_during_a_submission_ends_with_what_may_be_billed(window, server, qtbot):
    server.hold = 60
    window.start()
    qtbot.waitUntil(lambda: len(server.problems) == 1)
    window.header.stop_button.click()
    qtbot.wait(QApplication.doubleClickInterval() + 50)
    assert window.control.state is State.STOPPING  # the step is waited for
    with qtbot.waitSignal(window.control.idle):
        window.header.stop_button.click()
    qtbot.wait(300)  # whatever else might be said
    (problem,) = server.problems
    assert window.control.state is State.STOPPED
    assert window.status.text == f"Stopped; problem {problem} was cancelled but may still be billed."
    assert window.findChild(FailureDialog) is None
    assert spent_this_month().submissions == 1


@pytest.mark.parametrize("ends", ["Stop", "closing"])
def test_a_run_that_waits_for_the_next_attempt_ends_at_once(
    window, server, qtbot, monkeypatch, expected_warnings, ends
):
    expected_warnings.append("D-Wave answered 503; trying again in 7200 s")
    open_ = qpu.QpuDevice.open.__func__
    monkeypatch.setattr(open_, "__kwdefaults__", open_.__kwdefaults__ | {"backoff": (7200.0,) * 5})
    server.lasting["submit"] = Status(503)
    window.start()
    qtbot.waitUntil(lambda: "try 1 of 5" in window.header.connection.text)
    if ends == "Stop":
        with qtbot.waitSignal(window.control.idle):
            window.header.stop_button.click()
        assert window.control.state is State.STOPPED
        assert window.status.text.startswith("Stopped before the problem was sent.")
        assert not window.header.connection.isVisible()
    else:
        assert window.control.shut_down(LONGEST_MS)
    (run,) = RunLibrary().runs()
    assert (run.state, run.steps, server.count("submit")) == ("stopped", 0, 1)


def test_a_run_stopped_while_it_connects_did_not_fail(window, server, qtbot):
    server.lasting["list"] = Stall()
    window.start()
    qtbot.waitUntil(lambda: server.count("list") > 0)
    with qtbot.waitSignal(window.control.idle):
        window.header.stop_button.click()
    assert window.control.state is State.STOPPED
    assert window.status.text == "Stopped while connecting to D-Wave; no run was begun."
    assert window.header.step.text() == "Not started"
    assert window.findChild(FailureDialog) is None
    assert window.header.start_button.isEnabled()
    assert RunLibrary().runs() == []


def test_a_run_stopped_between_submissions_says_that_it_is_saved(window, qtbot):
    window.form.enter("training.steps", 10_000)
    window.form.enter("budget.submissions", 100_000)
    window.form.enter("budget.qpu_seconds", 1e5)
    set_month_limit(RunLibrary().root, 1e5)
    window.start()
    qtbot.waitUntil(lambda: window.display.history.last_step >= 3)
    window.header.pause_button.click()
    qtbot.waitUntil(lambda: window.control.state is State.PAUSED)
    with qtbot.waitSignal(window.control.idle):
        window.header.stop_button.click()
    assert window.status.text.endswith("The run and its weights are saved; export them with Ctrl+E.")


def test_another_solver_is_asked_for_and_taken_only_then(window, server, qtbot):
    window.form.enter("training.steps", 400)
    window.start()
    qtbot.waitUntil(lambda: window.display.history.last_step >= 1)
    server.fail = "Solver is offline"
    # A copy: the chips themselves are those of all tests.
    name = next(iter(server.solvers))
    server.solvers[name] = {**server.solvers[name], "status": "OFFLINE"}
    other = sapi.chip("zephyr", 3, avg_load=0.2)
    server.solvers["Advantage2_system3.1"] = other
    qtbot.waitUntil(lambda: window.control.state is State.HELD)
    box = window.starting.question.box
    assert box.sentence.text() == "Go on with Advantage2_system3.1?"
    assert not box.isModal()
    assert box.default_button.text() == "&Leave it paused"
    assert {p.solver["identity"]["name"] for p in server.problems.values()} == {"Advantage_system3.1"}
    server.fail = ""
    held = len(server.problems)
    next(button for button in box.buttons() if button.text() == "Go on there").click()
    qtbot.waitUntil(lambda: len(server.problems) > held + 2)
    with qtbot.waitSignal(window.control.idle):
        window.header.stop_button.click()
    new = list(server.problems.values())[held:]
    assert {p.solver["identity"]["name"] for p in new} == {"Advantage2_system3.1"}


def test_a_refused_token_holds_no_run_and_shows_no_token(window, server, qtbot):
    qpu.use_for_session("refused-token-42", server.endpoint)
    with qtbot.waitSignal(window.control.idle):
        window.start()
    assert window.control.state is State.FAILED
    dialog = window.findChild(FailureDialog)
    assert dialog.sentence.startswith("D-Wave rejected the API token")
    assert "refused-token-42" not in dialog.sentence + dialog.details.toPlainText()
    dialog.close()


def test_an_experiment_that_waits_for_the_qpu_shows_it_and_can_be_stopped(
    window, server, qtbot, double_click, expected_warnings
):
    expected_warnings.append("D-Wave answered 429")
    double_click(60_000)
    header, shown = window.header, window.experiments
    window.workspace.tabs.setCurrentWidget(shown)
    qtbot.waitUntil(lambda: bool(shown.pages))
    page = shown.pages["beta"]
    for row in page.form.rows:
        if row.spec.name in SHORT_SEARCH:
            row.write(SHORT_SEARCH[row.spec.name])
    server.faults["submit"] = [Status(429, retry_after="3600")]
    shown.start("beta")
    qtbot.waitUntil(header.experiment_connection.isVisible)
    assert header.experiment_connection.text.startswith("Experiment: ")
    assert "429" in header.experiment_connection.text
    assert "; try 1 of 5 in " in header.experiment_connection.text
    assert header.state.value.text() == "Ready"  # of the run, which there is none of
    page.stop_button.click()
    assert page.stop_button.text() == "Stop now"
    page.stop_button.click()  # a double click is one press
    assert shown.runner.active
    double_click(0)
    with qtbot.waitSignal(shown.runner.ended):
        page.stop_button.click()
    assert not header.experiment_connection.isVisible()
