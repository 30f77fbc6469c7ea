"""The keys of presentation mode: one table, for its windows and for the sheet of shortcuts."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from qanneal_gui.support.wording import tr

KEYS = (
    ("toggle", tr("Play or pause the story"), ("Space",)),
    ("forward", tr("Next step"), ("Right", "Down")),
    ("back", tr("Previous step"), ("Left", "Up")),
    ("next", tr("Next chapter"), ("PgDown",)),
    ("previous", tr("Previous chapter"), ("PgUp",)),
    ("first", tr("First step"), ("Home",)),
    ("last", tr("Last step"), ("End",)),
    ("black", tr("Black screen"), ("B", ".")),
    ("white", tr("White screen"), ("W",)),
    ("ground", tr("Light or dark ground"), ("G",)),
    ("spotlight", tr("Spotlight; wheel: size"), ("L",)),
    ("speaker", tr("Window for the speaker"), ("S",)),
    ("leave", tr("Leave"), ("Esc", "F5", "Shift+F5", "F11")),
)
"""What each key does, in words, and the keys; those of clickers are among them."""

_BESIDE = {"back", "previous", "last", "white"}
"""What shares a line of the sheet with the one before."""

REPEATED = {"forward", "back"}
"""What goes on while its key is held."""


def lines() -> list[tuple[str, tuple[str, ...]]]:
    """Return what the sheet of shortcuts says: meanings, each with its keys."""
    said: list[tuple[str, tuple[str, ...]]] = []
    for name, meaning, keys in KEYS:
        if name in _BESIDE:
            before, first = said.pop()
            said.append((f"{before}, {meaning.split()[0].lower()}", first + keys))
        else:
            said.append((meaning, keys))
    return said


def connect_presenter_keys(widget: QWidget, commands: Mapping[str, Callable[[], None]]) -> None:
    """Let the keys in a window call the commands, by their names in `KEYS`."""
    for name, meaning, keys in KEYS:
        for key in keys:
            shortcut = QShortcut(QKeySequence(key), widget)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            # A key held for a moment must not turn the screen black and back, or skip chapters.
            shortcut.setAutoRepeat(name in REPEATED)
            shortcut.setWhatsThis(meaning)
            shortcut.activated.connect(commands[name])
