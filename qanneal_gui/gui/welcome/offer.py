"""One of the ways to begin: what it is, what it takes, and its button."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.widgets import Card, label

_ICON = 20


class Offer(Card):
    """A card with a sign, a title, a few sentences and a button.

    Parameters
    ----------
    icon, title, sentence, button : str
    primary : bool
        Whether its button is the one that most will want.

    Attributes
    ----------
    sentence : QLabel
    button : QPushButton
    buttons : QHBoxLayout
        The row of the button.
    """

    def __init__(self, icon: str, title: str, sentence: str, button: str, *, primary: bool = False) -> None:
        super().__init__(title)
        self._icon, self._picture = icon, QLabel()
        self.title_row.insertWidget(0, self._picture)
        self.sentence = label(sentence, "quiet", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.button = choice(button)
        self.button.setProperty("primary", primary)
        self.button.setAccessibleDescription(sentence)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(theme.GRID)
        self.buttons.addWidget(self.button)
        self.buttons.addStretch(1)
        self.body.addWidget(self.sentence)
        self.body.addStretch(1)
        self.body.addLayout(self.buttons)
        self._draw_icon()

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self._draw_icon()

    def _draw_icon(self) -> None:
        color, ratio = theme.current().accent, self.devicePixelRatioF()
        self._picture.setPixmap(theme.pixmap(self._icon, color, _ICON, ratio))


def choice(text: str) -> QPushButton:
    """Return a button that Return presses, too."""
    made = QPushButton(text)
    made.setAutoDefault(True)
    return made
