"""Name and notes of the next run, given before it begins."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QToolButton

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.widgets import Card, label, when_styled
from qanneal_gui.support.wording import tr

_LONGEST_NAME, _LONGEST_NOTES = 200, 20_000
_NOTE_LINES = 3
_NUMBER = re.compile(r"(?P<stem>.*?)(?P<gap> ?)(?P<number>[0-9]{1,9})")
_PLACEHOLDER = tr("Date and time")
_PLACEHOLDER_EDITING = tr("As the entry is called")


class Naming(Card):
    """Two entries that may stay empty: a run without a name is known by its date and time.

    Once a run has taken the name, the next one is offered the number after it, so that no two are called
    the same; the notes belong to that run alone.

    Attributes
    ----------
    changed : Signal
        Something was typed or taken.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Name and notes of the next run"))
        self.name, self.notes = QLineEdit(), QPlainTextEdit()
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.setAccessibleName(tr("Name of the next run"))
        self.name.setToolTip(tr("Name of the next run; the one after it gets the next number"))
        self.notes.setAccessibleName(tr("Notes on the next run"))
        self.notes.setPlaceholderText(tr("Notes on the next run"))
        self.notes.setTabChangesFocus(True)
        when_styled(self.notes, self._save_room)
        self.toggle = QToolButton()
        self.toggle.setText(tr("Notes"))
        self.toggle.setCheckable(True)
        self.toggle.setProperty("switch", True)
        self.toggle.setToolTip(tr("Notes on the next run"))
        self.toggle.toggled.connect(self.notes.setVisible)
        self.toggle.clicked.connect(self._on_toggled)
        title = label(tr("Name"), "quiet")
        title.setBuddy(self.name)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(title)
        row.addWidget(self.name, 1)
        row.addWidget(self.toggle)
        self.body.addLayout(row)
        self.body.addWidget(self.notes)
        self.notes.hide()
        self._aside: tuple[str, str] | None = None
        self.edit_entry(None)
        self.name.textChanged.connect(self.changed)
        self.notes.textChanged.connect(self._on_notes)

    def _save_room(self) -> None:
        self.notes.setFixedHeight(_NOTE_LINES * self.notes.fontMetrics().lineSpacing() + 18)

    def value(self) -> tuple[str, str]:
        """Return name and notes as they are; also while an entry of the queue is edited."""
        return self._aside or self.typed()

    def show_value(self, name: str, notes: str) -> None:
        """Show a name and notes."""
        self.name.setText(name)
        self.notes.setPlainText(notes)
        if notes:
            self.toggle.setChecked(True)

    def take(self) -> tuple[str, str]:
        """Return name and notes for a run that begins now, and offer what the next one may be called."""
        name, notes = self.typed()
        self.name.setText(following(name))
        self.notes.clear()
        return name, notes

    def edit_entry(self, number: int | None) -> None:
        """Lay what was typed aside while an entry of the queue is edited, which may be given other names."""
        editing = number is not None
        self.name.setPlaceholderText(_PLACEHOLDER_EDITING if editing else _PLACEHOLDER)
        if editing and self._aside is None:
            aside = self.typed()
            self.show_value("", "")
            self._aside = aside
        elif not editing and self._aside is not None:
            aside, self._aside = self._aside, None
            self.show_value(*aside)

    def typed(self) -> tuple[str, str]:
        """Return name and notes that are typed for what begins or waits next."""
        return " ".join(self.name.text().split()), self.notes.toPlainText().strip()

    def _on_notes(self) -> None:
        text = self.notes.toPlainText()
        if len(text) > _LONGEST_NOTES:
            self.notes.setPlainText(text[:_LONGEST_NOTES])
        else:
            self.changed.emit()

    def _on_toggled(self, shown: bool) -> None:
        if shown:
            self.notes.setFocus()


def following(name: str) -> str:
    """Return the name of the run after one of this name: "trial" comes before "trial 2"."""
    if not name:
        return ""
    found = _NUMBER.fullmatch(name)
    if found is None or not found["stem"]:
        return f"{name[: _LONGEST_NAME - 2]} 2"
    return f"{found['stem']}{found['gap']}{int(found['number']) + 1:0{len(found['number'])}}"
