"""Lines, lists and buttons of the dialog of the connection: what they are called, and what they are for."""

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QWidget

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.widgets import label
from qanneal_gui.support.wording import tr

FIELDS = {
    "token": (tr("API token"), tr("From the dashboard of your account on the Leap site.")),
    "endpoint": (tr("Endpoint"), tr("Address of the Solver API; empty for D-Wave's default.")),
    "region": (tr("Region"), tr("Where the QPU stands; an endpoint entered above takes precedence.")),
    "profile": (tr("Profile"), tr("Section of dwave.conf from which token, endpoint and region come.")),
}
"""Title and sentence of each line."""


def describe(line: QWidget, name: str) -> None:
    """Name a line for assistive technology, and say what it is for."""
    title, sentence = FIELDS[name]
    line.setAccessibleName(title)
    line.setAccessibleDescription(sentence)
    line.setToolTip(sentence)


def grid_of(lines: Mapping[str, QWidget], narrow: QWidget) -> QGridLayout:
    """Lay lines below each other, each behind its title; a narrow one leaves a place at its end."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.GRID)
    grid.setVerticalSpacing(theme.GRID)
    grid.setColumnStretch(1, 1)
    for row, (name, line) in enumerate(lines.items()):
        caption = label(FIELDS[name][0], "quiet")
        caption.setBuddy(line)
        grid.addWidget(caption, row, 0)
        grid.addWidget(line, row, 1, 1, 1 if line is narrow else 2)
    return grid


def button(text: str, sentence: str) -> QPushButton:
    """Return a button that Return does not press by itself."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.setToolTip(sentence)
    made.setAccessibleDescription(sentence)
    return made


def offer(box: QComboBox, nothing: str, offered: dict[str, str], current: str) -> None:
    """Fill a list with what it offers beside nothing, and choose what is in force."""
    box.clear()
    box.addItem(nothing, "")
    known = offered if current in ("", *offered) else {**offered, current: current}
    for value, text in known.items():
        box.addItem(text, value)
    box.setCurrentIndex(box.findData(current))
