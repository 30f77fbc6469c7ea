"""A token in the keyring of the system: kept, forgotten, and a keyring that fails or waits."""

import threading

import keyring
import pytest
from helpers import sapi
from helpers.connections import enter, press, stored
from helpers.keyrings import BrokenKeyring, FileKeyring, LockedKeyring
from helpers.qt_guards import LONGEST_MS
from PySide6.QtCore import Qt

from qanneal_gui.annealing import qpu
from qanneal_gui.errors import QannealError

pytestmark = pytest.mark.usefixtures("isolated")


def test_a_token_in_the_keyring_and_forgotten_again(dialog, qtbot, tmp_path):
    enter(qtbot, dialog, sapi.TOKEN)
    press(qtbot, dialog, dialog.keep_button)
    assert dialog.outcome.text == "The token is kept in the system keyring."
    assert dialog.source.text == "Using the token from the system keyring."
    assert dialog.token.text() == ""
    assert sapi.TOKEN in stored(tmp_path)
    enter(qtbot, dialog, "another-token")
    press(qtbot, dialog, dialog.use_button)
    assert dialog.outcome.text.endswith("but the token from the system keyring takes precedence.")
    press(qtbot, dialog, dialog.forget_button)
    assert sapi.TOKEN not in stored(tmp_path)
    with pytest.raises(QannealError):
        qpu.find_credentials()


@pytest.mark.parametrize(
    ("ring", "sentence"),
    [
        (LockedKeyring, "The system keyring is locked, so the token is used for this session only."),
        (
            BrokenKeyring,
            "The system keyring failed (RuntimeError), so the token is used for this session only.",
        ),
    ],
)
def test_a_keyring_that_fails_leaves_the_session(dialog, qtbot, tmp_path, ring, sentence):
    keyring.set_keyring(ring(tmp_path / "keyring.json"))
    enter(qtbot, dialog, sapi.TOKEN)
    press(qtbot, dialog, dialog.keep_button)
    assert dialog.outcome.text == sentence
    assert dialog.source.text == "Using the token from this session."
    assert dialog.token.text() == ""


def test_a_keyring_that_waits_for_its_prompt_can_be_cancelled_and_left(dialog, qtbot, tmp_path):
    asked, answered = threading.Event(), threading.Event()

    class Waiting(FileKeyring):
        def set_password(self, service, username, password):
            asked.set()
            answered.wait(30)

    keyring.set_keyring(Waiting(tmp_path / "waiting.json"))
    enter(qtbot, dialog, sapi.TOKEN)
    qtbot.mouseClick(dialog.keep_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(asked.is_set)
    qtbot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.busy)
    assert dialog.outcome.text == "Stopped while waiting for the system keyring."
    qtbot.mouseClick(dialog.keep_button, Qt.MouseButton.LeftButton)
    assert dialog.busy
    assert dialog.shut_down(LONGEST_MS)
    answered.set()


def test_a_keyring_that_never_answers_is_not_waited_for_by_what_needs_it_not(dialog, qtbot, tmp_path):
    asked, answered = [], threading.Event()

    class Silent(FileKeyring):
        def get_password(self, service, username):
            asked.append(True)
            answered.wait(60)

    keyring.set_keyring(Silent(tmp_path / "silent.json"))
    dialog.refresh()
    qtbot.waitUntil(lambda: len(asked) == 1)
    enter(qtbot, dialog, sapi.TOKEN)
    qtbot.mouseClick(dialog.test_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.busy)
    assert dialog.outcome.text == "D-Wave accepts the token: 2 QPUs, 1 online."
    qtbot.waitUntil(lambda: len(asked) == 2)  # the look that was given up is made again
    enter(qtbot, dialog, sapi.TOKEN)
    qtbot.mouseClick(dialog.use_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(asked) == 3)
    qtbot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.busy)
    assert dialog.outcome.text == (
        "The token is used until the program is closed; the system keyring, which takes precedence, "
        "was not waited for."
    )
    answered.set()
    qtbot.waitUntil(lambda: not dialog.jobs.busy)
