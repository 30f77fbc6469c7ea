"""The connection dialog against a real server on this machine and a real keyring backend."""

import logging
import os

import pytest
from helpers import sapi
from helpers.connections import enter, press, stored
from helpers.qt_guards import settle
from helpers.sapi_faults import Status
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from qanneal_gui import config, logs
from qanneal_gui.annealing import qpu
from qanneal_gui.gui.dwave.place import Place
from qanneal_gui.gui.window import settings

REMOTE = "https://example.org/sapi/v2/"

pytestmark = pytest.mark.usefixtures("isolated")


@pytest.fixture
def records():
    """Everything that is logged, at the finest level, as the log file has it, and the file itself."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    logs.start()
    logging.getLogger("dwave.cloud").setLevel(logging.DEBUG)
    root.setLevel(logging.DEBUG)
    yield
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    logging.getLogger("dwave.cloud").setLevel(logging.NOTSET)


def told(widget):
    """Everything that a window says, to the eye and to assistive technology."""
    parts = [widget, *widget.findChildren(QWidget)]
    texts = [p.accessibleName() + p.accessibleDescription() + p.toolTip() + p.windowTitle() for p in parts]
    texts += [p.text() + p.placeholderText() for p in parts if isinstance(p, QLineEdit)]
    texts += [p.text() for p in parts if isinstance(p, QLabel | QPushButton)]
    return " ".join([*texts, repr(parts)])


def picture(dialog):
    """The token's entry and its button as they look without the cursor and the hint."""
    dialog.token.setPlaceholderText("")
    dialog.forget_button.setFocus()
    return dialog.token.grab().toImage(), dialog.reveal.grab().toImage()


def test_without_a_token_it_says_where_to_get_one(dialog):
    assert dialog.source.text.startswith("There is no D-Wave API token")
    assert dialog.test_button.isEnabled()
    assert not dialog.keep_button.isEnabled()
    assert not dialog.use_button.isEnabled()
    assert not dialog.choose_button.isEnabled()
    assert not dialog.isModal()


def test_while_a_token_is_entered_nobody_is_asked_for_one(dialog, qtbot):
    asked = dialog.source.text
    assert "Run → D-Wave connection" not in asked  # that is here
    enter(qtbot, dialog, sapi.TOKEN[:3])
    assert dialog.source.text == "A token is entered; press Test to check and use it."
    dialog.refresh()
    qtbot.waitUntil(lambda: not dialog.jobs.busy)
    assert dialog.source.text == "A token is entered; press Test to check and use it."
    dialog.token.selectAll()
    qtbot.keyClick(dialog.token, Qt.Key.Key_Delete)
    assert dialog.source.text == asked
    press(qtbot, dialog, dialog.test_button)
    assert dialog.outcome.text == asked


def test_a_token_is_tested_adopted_and_the_solvers_are_listed(dialog, qtbot, tmp_path):
    enter(qtbot, dialog, sapi.TOKEN)
    assert dialog.token.displayText() == "●" * len(sapi.TOKEN)
    press(qtbot, dialog, dialog.test_button)
    assert dialog.outcome.text == "D-Wave accepts the token: 2 QPUs, 1 online."
    rows = [dialog.table.topLevelItem(i) for i in range(2)]
    cells = [[row.text(column) for column in range(6)] for row in rows]
    assert cells[0] == ["Advantage_system3.1", "Online", "124", "pegasus:3", "0", "0.50"]
    assert cells[1][:2] == ["Advantage2_system2.1", "Offline"]
    # Whoever has tested a token means to use it; it can be kept for good without being typed again.
    assert dialog.source.text == "Using the token from this session."
    assert dialog.token.text() == ""
    assert stored(tmp_path) == ""
    press(qtbot, dialog, dialog.keep_button)
    assert dialog.source.text == "Using the token from the system keyring."
    assert sapi.TOKEN in stored(tmp_path)
    assert not dialog.keep_button.isEnabled()


def test_the_address_that_requests_go_to_is_shown(dialog, server, qtbot, monkeypatch):
    assert dialog.address.text() == f"Requests go to {server.endpoint} (DWAVE_API_ENDPOINT)."
    dialog.endpoint.setText("")
    dialog.endpoint.editingFinished.emit()
    qtbot.waitUntil(lambda: "D-Wave's default" in dialog.address.text())
    index = dialog.region.findData("eu-central-1")
    dialog.region.setCurrentIndex(index)
    dialog.region.activated.emit(index)
    wanted = "Requests go to https://eu-central-1.cloud.dwavesys.com/sapi/v2/ (region eu-central-1)."
    qtbot.waitUntil(lambda: dialog.address.text() == wanted)


def test_a_profile_is_chosen_from_those_of_dwave_conf(dialog, server, qtbot, monkeypatch, tmp_path):
    conf = tmp_path / "dwave.conf"
    conf.write_text(f"[defaults]\nregion = na-east-1\n[one]\ntoken = {sapi.TOKEN}\n[two]\ntoken = wrong\n")
    monkeypatch.setenv("DWAVE_CONFIG_FILE", str(conf))
    assert not dialog.profile.isEnabled()
    dialog.refresh()
    qtbot.waitUntil(lambda: dialog.profile.count() == 3)
    assert dialog.profile.isEnabled()
    assert dialog.source.text == "Using the token from dwave.conf."
    press(qtbot, dialog, dialog.test_button)
    assert dialog.outcome.text.startswith("D-Wave accepts the token")
    index = dialog.profile.findData("two")
    with qtbot.waitSignal(dialog.place_changed) as changed:
        dialog.profile.setCurrentIndex(index)
        dialog.profile.activated.emit(index)
    assert changed.args == [Place(server.endpoint, "", "two")]
    assert os.environ["DWAVE_PROFILE"] == "two"
    press(qtbot, dialog, dialog.test_button)
    assert dialog.outcome.text == "D-Wave rejected the token from dwave.conf; correct it there."


def test_a_refused_token_is_one_sentence(dialog, qtbot):
    enter(qtbot, dialog, "wrong-token")
    press(qtbot, dialog, dialog.test_button)
    wanted = "D-Wave rejected the token that was entered; correct it, or enter another one."
    assert dialog.outcome.text == wanted
    assert "wrong-token" not in dialog.outcome.text
    assert dialog.table.topLevelItemCount() == 0
    assert dialog.hint.isVisible()


def test_a_server_out_of_order_is_one_sentence(dialog, server, qtbot):
    server.lasting["list"] = Status(500)
    enter(qtbot, dialog, sapi.TOKEN)
    press(qtbot, dialog, dialog.test_button)
    assert "answered 500" in dialog.outcome.text


def test_a_token_for_this_session(dialog, server, qtbot, tmp_path):
    enter(qtbot, dialog, sapi.TOKEN)
    press(qtbot, dialog, dialog.use_button)
    assert dialog.token.text() == ""
    assert dialog.source.text == "Using the token from this session."
    assert stored(tmp_path) == ""
    assert qpu.find_credentials().token.get_secret_value() == sapi.TOKEN
    press(qtbot, dialog, dialog.test_button)
    assert dialog.outcome.text.startswith("D-Wave accepts the token")
    press(qtbot, dialog, dialog.forget_button)
    assert dialog.outcome.text == "The token has been forgotten."
    assert dialog.source.text.startswith("There is no D-Wave API token")


def test_the_environment_comes_first_and_says_so(dialog, qtbot, monkeypatch):
    monkeypatch.setenv("DWAVE_API_TOKEN", "from-the-shell")
    enter(qtbot, dialog, sapi.TOKEN)
    press(qtbot, dialog, dialog.use_button)
    assert dialog.source.text == "Using the token from the environment (DWAVE_API_TOKEN)."
    assert "but the token from the environment (DWAVE_API_TOKEN) takes precedence" in dialog.outcome.text


def test_a_token_that_is_tested_while_another_comes_first_says_so(dialog, qtbot, monkeypatch):
    monkeypatch.setenv("DWAVE_API_TOKEN", "from-the-shell")
    enter(qtbot, dialog, sapi.TOKEN)
    press(qtbot, dialog, dialog.test_button)
    assert dialog.outcome.text == (
        "D-Wave accepts the token, but the one from the environment (DWAVE_API_TOKEN) takes precedence."
    )
    assert not dialog.keep_button.isEnabled()


def test_what_is_no_token_is_refused_and_stays_to_be_corrected(dialog, qtbot, tmp_path):
    enter(qtbot, dialog, "two words")
    press(qtbot, dialog, dialog.keep_button)
    assert dialog.outcome.text.startswith("The API token is empty or contains invalid characters")
    assert dialog.token.text() == "two words"
    assert stored(tmp_path) == ""


def test_the_token_is_shown_on_demand_and_only_while_it_is_typed(dialog, qtbot):
    enter(qtbot, dialog, sapi.TOKEN)
    qtbot.keyClick(dialog.reveal, Qt.Key.Key_Space)
    assert dialog.token.displayText() == sapi.TOKEN
    assert dialog.reveal.text() == "Hide"
    press(qtbot, dialog, dialog.use_button)
    assert dialog.token.echoMode() == QLineEdit.EchoMode.Password
    assert not dialog.reveal.isChecked()
    # Nor can it be brought back.
    dialog.reveal.setChecked(True)
    dialog.token.undo()
    assert dialog.token.text() == ""
    enter(qtbot, dialog, sapi.TOKEN)
    dialog.close()
    assert dialog.token.text() == ""


def test_the_keyboard_alone_suffices(dialog, qtbot):
    chosen = []
    dialog.solver_chosen.connect(chosen.append)
    enter(qtbot, dialog, sapi.TOKEN)
    qtbot.keyClick(dialog.token, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.table.topLevelItemCount() == 2 and dialog.keep_button.isEnabled())
    seen = []
    dialog.token.setFocus()
    for _ in range(20):
        widget = dialog.focusWidget()
        if widget in seen:
            break
        seen.append(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    wanted = [dialog.token, dialog.reveal, dialog.endpoint, dialog.region, dialog.test_button]
    wanted += [
        # Not `use_button`: Test has adopted the token.
        dialog.keep_button,
        dialog.forget_button,
        dialog.table,
        dialog.choose_button,
    ]
    assert [widget for widget in seen if widget in wanted] == wanted
    assert all(widget.accessibleName() or widget.text() for widget in seen)
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.choose_button, Qt.Key.Key_Space)
    assert chosen == ["Advantage2_system2.1"]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_an_endpoint_that_was_entered_is_not_said_to_be_of_a_variable(dialog, server, qtbot):
    dialog.region.setCurrentIndex(dialog.region.findData("eu-central-1"))
    dialog.region.activated.emit(0)  # the endpoint stays that of the environment
    after = "which takes precedence over region eu-central-1)."
    told = f"Requests go to {server.endpoint} (DWAVE_API_ENDPOINT, {after}"
    qtbot.waitUntil(lambda: dialog.address.text() == told)
    dialog.endpoint.setText(REMOTE)
    dialog.endpoint.editingFinished.emit()
    qtbot.waitUntil(lambda: dialog.address.text() == f"Requests go to {REMOTE} (Endpoint, {after}")


def test_an_endpoint_is_in_force_as_soon_as_it_is_entered(dialog, qtbot):
    changed = []
    dialog.place_changed.connect(changed.append)
    dialog.endpoint.setText(REMOTE)
    dialog.region.setCurrentIndex(dialog.region.findData("eu-central-1"))
    dialog.endpoint.editingFinished.emit()
    assert changed == [Place(REMOTE, "eu-central-1")]
    assert os.environ["DWAVE_API_ENDPOINT"] == REMOTE
    dialog.endpoint.setText("")
    dialog.region.setCurrentIndex(0)
    dialog.region.activated.emit(0)
    assert "DWAVE_API_ENDPOINT" not in os.environ
    qtbot.waitUntil(lambda: not dialog.source.text.startswith("Looking"))


@pytest.mark.parametrize(
    "endpoint", ["http://example.org/sapi/v2/", "example.org", "https://user@example.org/", "https://["]
)
def test_an_endpoint_that_cannot_be_used_is_refused_where_it_is_typed(dialog, server, qtbot, endpoint):
    dialog.endpoint.setText(endpoint)
    enter(qtbot, dialog, sapi.TOKEN)
    dialog.test_button.click()
    assert not dialog.busy
    assert dialog.outcome.text.startswith("Endpoint must be an https address")
    assert dialog.endpoint.property("wrong") is True
    assert os.environ["DWAVE_API_ENDPOINT"] == server.endpoint


def test_the_token_is_nowhere_after_it_was_kept(
    open_window, server, qtbot, home, tmp_path, monkeypatch, records, caplog
):
    """Not in a file of the home directory, a record of the log, the window's words or a picture."""
    monkeypatch.setenv("DWAVE_API_ENDPOINT", server.endpoint)
    window = open_window(config.assemble(None, "demo", ["sampler.kind=qpu"]))
    window.connect_to_dwave()
    dialog = window.connection
    qtbot.waitUntil(lambda: dialog.source.text.startswith("There is no"))
    empty = picture(dialog)
    enter(qtbot, dialog, "refused-token-42")
    press(qtbot, dialog, dialog.test_button)
    dialog.token.setText("")
    dialog.reveal.setChecked(True)
    enter(qtbot, dialog, sapi.TOKEN)
    press(qtbot, dialog, dialog.test_button)
    press(qtbot, dialog, dialog.keep_button)
    assert picture(dialog) == empty
    dialog.choose_button.click()
    assert window.form.config().sampler.solver == "Advantage_system3.1"
    assert sapi.TOKEN in stored(tmp_path)
    settle(qtbot, window)
    window.close()
    assert settings.load().run.sampler.solver == "Advantage_system3.1"
    words = told(window) + repr(dialog.__dict__) + repr(window.__dict__)
    files = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    assert logs.log_file() in files
    for token in (sapi.TOKEN, "refused-token-42"):
        assert token not in words
        assert not [path for path, content in files.items() if token.encode() in content]
        assert token not in caplog.text
    assert b"***" in files[logs.log_file()]


def test_the_menu_the_form_and_ctrl_d_open_one_dialog(open_window, qtbot):
    window = open_window(config.assemble(None, "demo", ["sampler.kind=qpu"]))
    window.form.rows["sampler.solver"].editor.button.click()
    first = window.connection
    assert first.isVisible()
    first.close()
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert window.connection is first
    assert first.isVisible()
    qtbot.waitUntil(lambda: first.source.text.startswith("There is no"))


def test_a_solver_chosen_for_another_sampler_says_what_is_missing(open_window):
    window = open_window()
    window.connect_to_dwave()
    window.connection.solver_chosen.emit("Advantage_system4.1")
    assert window.status.text == (
        "Solver Advantage_system4.1 is set; choose the sampler D-Wave QPU to use it."
    )
    assert window.form.rows["sampler.solver"].editor.value() == "Advantage_system4.1"


def test_the_endpoint_is_remembered(open_window, qtbot):
    window = open_window()
    window.connect_to_dwave()
    window.connection.endpoint.setText(REMOTE)
    window.connection.endpoint.editingFinished.emit()
    settle(qtbot, window)
    window.close()
    assert settings.load().place == Place(REMOTE)
