"""The settings of one experiment, from its own model."""

from collections.abc import Collection
from typing import Any

from pydantic import BaseModel, ValidationError
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qanneal_gui.gui.common import fields
from qanneal_gui.gui.setup.rows import FieldRow, grid


class SettingsForm(QWidget):
    """Fields of a flat pydantic model; hands over the model, or None while something is wrong.

    Parameters
    ----------
    name : str
    shown : pydantic.BaseModel
    left_out : collection of str
        Settings that have no field; they stay as they were shown.

    Attributes
    ----------
    changed : Signal
        After every change of an entry.
    """

    changed = Signal()

    def __init__(self, name: str, shown: BaseModel, left_out: Collection[str] = ()) -> None:
        super().__init__()
        self._model, self._shown = type(shown), shown
        self.problem = ""
        layout = grid()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(layout)
        column.addStretch(1)
        specs = fields.specs_of(self._model, name)
        self.rows = [FieldRow(spec, layout) for spec in specs if spec.name not in left_out]
        for row in self.rows:
            row.write(getattr(shown, row.spec.name))
            row.editor.edited.connect(self._on_edited)

    def settings(self) -> Any:
        """Return the settings entered, or None while something is wrong."""
        values, wrong = dict(self._shown), ""
        for row in self.rows:
            values[row.spec.name], sentence = row.read()
            row.complain(sentence)
            wrong = wrong or sentence
        self.problem = wrong
        if wrong:
            return None
        try:
            return self._model.model_validate(values)
        except ValidationError as error:
            # Two entries that do not go together.
            self.problem = str(error.errors()[0].get("ctx", {}).get("error", error.errors()[0]["msg"]))
            self.rows[-1].complain(self.problem)
            return None

    def show_settings(self, shown: BaseModel) -> None:
        """Enter other settings."""
        self._shown = shown
        for row in self.rows:
            row.write(getattr(shown, row.spec.name))
        self.settings()

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        for row in self.rows:
            row.sign.recolor()
            row.editor.recolor()

    def _on_edited(self) -> None:
        self.changed.emit()
