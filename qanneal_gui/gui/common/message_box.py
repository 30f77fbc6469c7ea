"""A sentence, more about it, and buttons, in a dialog that wraps its words and fits on the screen.

`QMessageBox` is as wide as its title and cuts longer words off, and may be higher than a small screen.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QAbstractButton, QDialogButtonBox, QGridLayout, QLabel, QPushButton, QWidget

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.dialog import Dialog
from qanneal_gui.gui.common.widgets import label

_WIDTH = 400
"""Pixels that sentences take where type has its usual size."""

_NEITHER = 2
"""Result of a button that neither accepts nor rejects."""

Role = QDialogButtonBox.ButtonRole


class MessageBox(Dialog):
    """Tells or asks something, and blocks nothing; every button closes it.

    Parameters
    ----------
    parent : QWidget
    title : str
        Of its frame.
    sentence, more : str
        Plain text.
    """

    def __init__(self, parent: QWidget, title: str, sentence: str, more: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleDescription(f"{sentence} {more}".strip())
        self._picture, self._bar = QLabel(), QDialogButtonBox()
        self._picture.hide()
        self.sentence, self.more = label(sentence, "title", wrap=True), label(more, wrap=True)
        self.more.setVisible(bool(more))
        for one in (self.sentence, self.more):
            one.setMinimumWidth(theme.scaled(_WIDTH))
        self._bar.clicked.connect(self._on_clicked)
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 24, 24, 16)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(theme.GRID)
        grid.addWidget(self._picture, 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.sentence, 0, 1)
        grid.addWidget(self.more, 1, 1)
        grid.setRowMinimumHeight(2, theme.GRID)
        grid.addWidget(self._bar, 3, 0, 1, 2)
        grid.setColumnStretch(1, 1)

    def set_picture(self, picture: QPixmap) -> None:
        """Show a picture beside the sentence."""
        self._picture.setPixmap(picture)
        self._picture.show()

    def add_button(self, text: str, role: Role, *, default: bool = False) -> QPushButton:
        """Add a button; Return presses the one that is the default, and Escape rejects."""
        button = self._bar.addButton(text, role)
        button.setAutoDefault(default)
        button.setDefault(default)
        if default:
            button.setFocus()
        return button

    def buttons(self) -> list[QAbstractButton]:
        """Return its buttons."""
        return list(self._bar.buttons())

    def role_of(self, button: QAbstractButton) -> Role:
        """Return what a button does."""
        return self._bar.buttonRole(button)

    @property
    def default_button(self) -> QPushButton:
        """The button that Return presses."""
        return next(one for one in self._bar.findChildren(QPushButton) if one.isDefault())

    def _on_clicked(self, button: QAbstractButton) -> None:
        results = {
            Role.AcceptRole: self.DialogCode.Accepted.value,
            Role.RejectRole: self.DialogCode.Rejected.value,
        }
        self.done(results.get(self._bar.buttonRole(button), _NEITHER))
