"""What a speaker types in before a talk: its title, a logo, and notes."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from qanneal_gui.errors import QannealError
from qanneal_gui.gui.chip.presenter_choices import LONGEST_NOTES, TALKS, PresenterChoices, read_logo
from qanneal_gui.gui.common.dialog import Dialog
from qanneal_gui.gui.common.widgets import label
from qanneal_gui.support.wording import tr


class PresenterDialog(Dialog):
    """Title, logo and notes, kept when it is closed.

    Attributes
    ----------
    kept : Signal
        What is to be remembered, by its names in `PresenterChoices`.
    """

    kept = Signal(dict)

    page = "talk"

    def __init__(self, choices: PresenterChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self.setWindowTitle(tr("Title, logo and notes"))
        self.setMinimumWidth(520)
        self.talk, self.logo = QLineEdit(choices.title), QLineEdit(choices.logo)
        self.talk.setMaxLength(120)
        self.logo.setMaxLength(4096)
        self.talk.setAccessibleName(tr("Title of the talk"))
        self.logo.setAccessibleName(tr("Logo"))
        self.logo.setPlaceholderText(tr("A PNG or SVG file"))
        self.logo.editingFinished.connect(self._on_edited)
        browse = QPushButton(tr("&Choose…"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._on_browse)
        row = QHBoxLayout()
        row.addWidget(self.logo, 1)
        row.addWidget(browse)
        form = QFormLayout()
        form.addRow(tr("&Title of the talk"), self.talk)
        of_logo = QLabel(tr("&Logo"))
        of_logo.setBuddy(self.logo)  # a form makes labels buddies of widgets only
        form.addRow(of_logo, row)
        self.notes: dict[str, QPlainTextEdit] = {}
        self.which, edits = QComboBox(), QStackedWidget()
        self.which.setAccessibleName(tr("Notes for"))
        for name, words in TALKS.items():
            edit = self.notes[name] = QPlainTextEdit(choices.notes.get(name, ""))
            edit.setAccessibleName(tr("Notes: {words}", words=words))
            edit.setTabChangesFocus(True)
            self.which.addItem(words)
            edits.addWidget(edit)
        self.which.currentIndexChanged.connect(edits.setCurrentIndex)
        form.addRow(tr("&Notes for"), self.which)
        form.addRow(edits)
        self.sign = label("", "small", wrap=True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.sign)
        column.addWidget(buttons)

    @override
    def reject(self) -> None:
        """Close, unless there is a logo that cannot be used."""
        if self._logo() is not None:
            self.close()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep everything but a logo that cannot be used."""
        logo = self._logo()
        written = {name: edit.toPlainText()[:LONGEST_NOTES] for name, edit in self.notes.items()}
        self.kept.emit(
            {
                "title": self.talk.text().strip(),
                "logo": self._choices.logo if logo is None else logo,
                "notes": self._choices.notes | written,
            }
        )
        super().closeEvent(event)

    def _logo(self) -> str | None:
        """Return the path of the logo; None, and say so, if it cannot be used."""
        path = self.logo.text().strip()
        try:
            read_logo(path)
        except QannealError as error:
            self.sign.setText(str(error))
            return None
        self.sign.clear()
        return path

    def _on_edited(self) -> None:
        self._logo()

    def _on_browse(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, tr("Logo"), self.logo.text(), tr("Pictures (*.png *.svg)")
        )
        if path:
            self.logo.setText(path)
            self._logo()
