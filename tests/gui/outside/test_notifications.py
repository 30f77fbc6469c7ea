"""The dialog of notices, with a real receiver and a real keyring."""

import json

import keyring
import pytest
from helpers.keyrings import BrokenKeyring, FileKeyring
from helpers.qt_guards import LONGEST_MS
from helpers.receivers import Hook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from qanneal_gui.gui.outside.notifications import NotificationsDialog
from qanneal_gui.notices.settings import load


@pytest.fixture
def ring(tmp_path):
    before = keyring.get_keyring()
    keyring.set_keyring(FileKeyring(tmp_path / "ring.json"))
    yield tmp_path / "ring.json"
    keyring.set_keyring(before)


@pytest.fixture
def dialog(qtbot, look, ring):
    made = NotificationsDialog()
    qtbot.addWidget(made)
    made.show()
    yield made
    assert made.shut_down(LONGEST_MS)


def press(qtbot, dialog, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.jobs.busy)


def test_choices_are_kept_and_a_test_is_sent(qtbot, dialog, home, ring):
    with Hook() as hook:
        qtbot.keyClicks(dialog.webhook, hook.url)
        qtbot.mouseClick(dialog.boxes["paused", "webhook"], Qt.MouseButton.LeftButton)
        with qtbot.waitSignal(dialog.tested):
            press(qtbot, dialog, dialog.test_button)
        assert dialog.outcome.text == "The test was sent by webhook."
        ((_, _, body),) = hook.got
        assert json.loads(body)["text"] == "This is a test: qanneal can reach you here."
    assert "paused" not in load().webhook
    assert "paused" in load().desktop
    assert dialog.webhook.text() == ""
    assert dialog.webhook.placeholderText() == "that of 127.0.0.1, in the system keyring"
    assert hook.url in ring.read_text()
    assert "secret-of-the-hook" not in (home / "notices.json").read_text()


def test_what_cannot_be_is_a_sentence_and_changes_nothing(qtbot, dialog, home):
    dialog.webhook.setText("http://example.org/secret")
    press(qtbot, dialog, dialog.save_button)
    assert dialog.outcome.text.startswith("With http:// everybody on the way")
    dialog.webhook.clear()
    dialog.email_to.setText("me@example.org")
    press(qtbot, dialog, dialog.save_button)
    assert dialog.outcome.text == "E-mail needs a mail server; enter its name."
    dialog.email_to.setText("nobody")
    press(qtbot, dialog, dialog.save_button)
    assert "is no e-mail address" in dialog.outcome.text
    assert not (home / "notices.json").exists()


def test_a_receiver_that_refuses_is_told(qtbot, dialog):
    with Hook(404) as hook:
        dialog.webhook.setText(hook.url)
        press(qtbot, dialog, dialog.test_button)
    assert dialog.outcome.text.startswith("The webhook at 127.0.0.1 has refused the notice (404)")


def test_a_keyring_that_fails_is_told(qtbot, dialog, tmp_path):
    keyring.set_keyring(BrokenKeyring(tmp_path / "broken"))
    dialog.webhook.setText("https://example.org/secret")
    press(qtbot, dialog, dialog.save_button)
    assert dialog.outcome.text == "The system keyring failed (RuntimeError); set QANNEAL_WEBHOOK."


def test_forgotten_is_forgotten(qtbot, dialog, ring):
    dialog.webhook.setText("https://example.org/secret")
    press(qtbot, dialog, dialog.save_button)
    assert load().has("webhook")
    press(qtbot, dialog, dialog.forget_button)
    assert not load().has("webhook")
    assert "secret" not in ring.read_text()
    assert not any(
        box.isChecked() for box in dialog.boxes.values() if box.accessibleName().endswith("Desktop")
    )


def test_the_secrets_are_hidden_and_gone_with_the_dialog(qtbot, dialog):
    assert dialog.webhook.echoMode() == dialog.password.echoMode() == QLineEdit.EchoMode.Password
    dialog.webhook.setText("https://example.org/secret")
    dialog.password.setText("a pass word")
    dialog.hide()
    assert dialog.webhook.text() == dialog.password.text() == ""


def test_everything_has_a_name(dialog):
    kinds = (QCheckBox, QLineEdit, QComboBox)
    fields = [one for one in dialog.findChildren(QWidget) if isinstance(one, kinds)]
    unnamed = [one for one in fields if not one.accessibleName()]
    assert len(fields) > 25
    assert unnamed == []
