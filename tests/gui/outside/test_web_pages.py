"""The switch of the web pages: real pages by real HTTP, from a process that ends with the window."""

import socket

import pytest
from helpers.qt_guards import LONGEST_MS
from helpers.web_pages import Server
from PySide6.QtCore import QProcess, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from qanneal_gui.gui.outside import web_choices
from qanneal_gui.gui.outside.web_choices import WebChoices
from qanneal_gui.gui.outside.web_pages import WebPagesDialog
from qanneal_gui.gui.outside.web_process import WebProcess

pytest.importorskip("starlette", reason="the extra serve is not installed")


@pytest.fixture
def process(qapp, home):
    made = WebProcess()
    yield made
    assert made.shut_down(LONGEST_MS)


@pytest.fixture
def dialog(qtbot, look, process):
    made = WebPagesDialog(process)
    qtbot.addWidget(made)
    made.show()
    made.port.setText("0")
    return made


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def ask(process, **headers):
    return Server(None, process.url).ask(**headers)[0]


def test_they_are_shown_with_a_token_and_no_more(qtbot, dialog, process, home):
    assert dialog.state.text == "The web pages are off."
    dialog.asks.setChecked(True)
    press(qtbot, dialog.switch)
    assert dialog.state.text == "Starting the web pages…"
    qtbot.waitUntil(lambda: bool(process.url))
    assert dialog.address.text() == process.url
    assert dialog.token.isVisible()
    assert dialog.token.echoMode() is QLineEdit.EchoMode.Password
    assert ask(process) == 401
    press(qtbot, dialog.reveal)
    assert dialog.token.displayText() == process.token
    assert ask(process, Authorization=f"Bearer {process.token}") == 200
    assert not dialog.stops.isEnabled()
    files = [path for path in home.rglob("*") if path.is_file()]
    assert home / "web-pages.json" in files
    assert not any(process.token.encode() in path.read_bytes() for path in files)
    server = Server(None, process.url)
    press(qtbot, dialog.switch)
    qtbot.waitUntil(lambda: not process.active)
    assert dialog.state.text == "The web pages are off."
    assert process.token == dialog.token.text() == ""
    with pytest.raises(ConnectionRefusedError):
        server.ask()


def test_what_the_network_reaches_holds_no_secret(qtbot, dialog, process, monkeypatch):
    secrets = ("QANNEAL_WEBHOOK", "QANNEAL_SMTP_PASSWORD", "DWAVE_API_TOKEN", "QANNEAL_SERVE_TOKEN")
    for name in secrets:
        monkeypatch.setenv(name, "https://example.org/a-secret-of-mine")
    press(qtbot, dialog.switch)
    qtbot.waitUntil(lambda: bool(process.url))
    given = process.findChild(QProcess).processEnvironment()
    assert given.contains("QANNEAL_HOME")
    assert [name for name in secrets if given.contains(name)] == []


def test_address_and_token_are_copied(qtbot, dialog, process):
    process.url, process.token = "http://127.0.0.1:8765/", "correct-horse-battery-staple"
    process.changed.emit()
    copied = []
    for name in ("Copy the address", "Copy the token"):
        (button,) = [one for one in dialog.findChildren(type(dialog.switch)) if one.accessibleName() == name]
        press(qtbot, button)
        copied.append(QGuiApplication.clipboard().text())
    assert copied == [process.url, process.token]


def test_a_port_that_is_taken_is_said(qtbot, dialog, process):
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        dialog.port.setText(str(taken))
        press(qtbot, dialog.switch)
        qtbot.waitUntil(lambda: bool(process.url))
        assert dialog.state.text.endswith(f"as another program has port {taken}.")
        assert ask(process) == 200


def test_a_process_that_is_killed_is_said(qtbot, dialog, process):
    press(qtbot, dialog.switch)
    qtbot.waitUntil(lambda: bool(process.url))
    process.findChild(QProcess).kill()
    qtbot.waitUntil(lambda: not process.active)
    assert dialog.state.text.startswith("The web pages have ended unexpectedly")
    assert not dialog.address.isVisible()


def test_the_local_network_needs_more(qtbot, dialog, process):
    dialog.place.setCurrentIndex(1)
    assert not dialog.asks.isEnabled()
    press(qtbot, dialog.switch)
    assert dialog.state.text.startswith("Give the name or the address")
    dialog.host.setText("lab-pc.example.org")
    press(qtbot, dialog.switch)
    assert dialog.state.text.startswith("The local network needs TLS")
    dialog.certificate.setText("/nowhere/certificate.pem")
    dialog.key.setText("/nowhere/key.pem")
    dialog.host.setText("127.0.0.1")
    press(qtbot, dialog.switch)
    qtbot.waitUntil(lambda: not process.active)
    assert dialog.state.text.startswith("The certificate /nowhere/certificate.pem with the key")


def test_choices_come_back_but_nothing_begins_by_itself(qtbot, dialog, process, look):
    dialog.port.setText("70000")
    dialog.stops.setChecked(True)
    dialog.place.setCurrentIndex(1)
    press(qtbot, dialog.switch)
    assert web_choices.load() == WebChoices()
    web_choices.save(WebChoices(network=True, host="lab-pc", stops=True, port=4711))
    other = WebPagesDialog(process)
    qtbot.addWidget(other)
    assert (other.place.currentIndex(), other.stops.isChecked(), other.port.text()) == (1, True, "4711")
    assert not process.active


def test_by_default_they_are_for_this_computer_and_stop_nothing(dialog):
    assert dialog.place.currentText() == "This computer only"
    assert not dialog.stops.isChecked()


def test_the_window_says_where_they_are_and_ends_them(qtbot, open_window):
    window = open_window()
    outside = window.outside
    assert not outside.web_line.isVisible()
    outside.ask_web_pages()
    outside.web_pages.port.setText("0")
    press(qtbot, outside.web_pages.switch)
    qtbot.waitUntil(lambda: bool(outside.web.url))
    server = Server(None, outside.web.url)
    assert server.ask()[0] == 200
    assert outside.web_line.isVisible()
    assert outside.web_line.text() == f"Web pages: {outside.web.url}"
    assert outside.web.shut_down(LONGEST_MS)
    with pytest.raises(ConnectionRefusedError):
        server.ask()
