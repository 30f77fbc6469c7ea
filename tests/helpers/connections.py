"""What a user does in the dialog of the connection."""

from PySide6.QtCore import Qt


def show(qtbot, dialog):
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.jobs.busy)


def press(qtbot, dialog, button):
    """Press, and wait for the answer, and for the second look at what is in force."""
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert dialog.busy
    qtbot.waitUntil(lambda: not dialog.busy)
    qtbot.waitUntil(lambda: not dialog.source.text.startswith("Looking"))


def enter(qtbot, dialog, token):
    dialog.token.setFocus()
    qtbot.keyClicks(dialog.token, token)


def stored(tmp_path):
    path = tmp_path / "keyring.json"
    return path.read_text() if path.exists() else ""
