"""Asks for name and description of a preset, beside the window."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from qanneal_gui.config import PRESETS, own_presets
from qanneal_gui.errors import ConfigError
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.dialog import Dialog
from qanneal_gui.gui.common.widgets import Sign, label
from qanneal_gui.support.wording import tr


class PresetDialog(Dialog):
    """Says at once what is wrong with a name, and what would be replaced.

    Parameters
    ----------
    parent : QWidget
    title : str
    save : callable
        Called with name and description.
    name, description : str
        Shown first.
    """

    page = "presets"

    def __init__(
        self,
        parent: QWidget,
        title: str,
        save: Callable[[str, str], object],
        name: str = "",
        description: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._save, self._before = save, name
        self.name, self.description = QLineEdit(name), QLineEdit(description)
        self.name.setAccessibleName(tr("Name of the preset"))
        self.description.setAccessibleName(tr("Description of the preset"))
        self.description.setPlaceholderText(tr("What it is for"))
        self.description.setMaxLength(300)
        self.sign = Sign()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.button = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        lines = QGridLayout()
        lines.setHorizontalSpacing(theme.GRID)
        for row, (text, line) in enumerate(((tr("Name"), self.name), (tr("Description"), self.description))):
            title_label = label(text, "quiet")
            title_label.setBuddy(line)
            lines.addWidget(title_label, row, 0)
            lines.addWidget(line, row, 1)
        column = QVBoxLayout(self)
        column.addLayout(lines)
        column.addWidget(self.sign)
        column.addWidget(self.buttons)
        self.setMinimumWidth(420)
        self.name.textChanged.connect(self._judge)
        self._judge()
        self.name.setFocus()

    def accept(self) -> None:
        """Save, and close."""
        name = own_presets.checked_name(self.name.text(), PRESETS)
        description = self.description.text()
        super().accept()
        self._save(name, description)

    def _judge(self) -> None:
        sentence, replaced = "", ""
        try:
            name = own_presets.checked_name(self.name.text(), PRESETS)
            replaced = own_presets.taken(name) if name != self._before else ""
        except ConfigError as error:
            sentence = str(error)
        self.button.setEnabled(not sentence)
        self.button.setText(tr("&Replace") if replaced else tr("&Save"))
        if replaced:
            self.sign.show_sentence(
                tr("This replaces the preset {replaced}.", replaced=replaced), "warning", "caution"
            )
        else:
            # An empty name is no mistake before something was typed.
            self.sign.show_sentence(sentence if self.name.text() else "", "error")
