"""The keys of presentation mode: one table, for its windows and for the sheet of shortcuts."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

KEYS = (
    ("toggle", "Play or pause the story", ("Space",)),
    ("forward", "Next step", ("Right", "Down")),
    ("back", "Previous step", ("Left", "Up")),
    ("next", "Next chapter", ("PgDown",)),
    ("previous", "Previous chapter", ("PgUp",)),
    ("first", "First step", ("Home",)),
    ("last", "Last step", ("End",)),
    ("black", "Black screen", ("B", ".")),
    ("white", "White screen", ("W",)),
    ("spotlight", "Spotlight; wheel: size", ("L",)),
    ("leave", "Leave", ("Esc", "F5", "F11")),
)
"""What each key does, in words, and the keys; those of clickers are among them."""

_REPEATED = {"forward", "back"}


def connect_presenter_keys(widget: QWidget, commands: Mapping[str, Callable[[], None]]) -> None:
    """Let the keys in a window call the commands, by their names in `KEYS`."""
    for name, meaning, keys in KEYS:
        for key in keys:
            shortcut = QShortcut(QKeySequence(key), widget)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            # A key held for a moment must not turn the screen black and back, or skip chapters.
            shortcut.setAutoRepeat(name in _REPEATED)
            shortcut.setWhatsThis(meaning)
            shortcut.activated.connect(commands[name])
