"""Runs whose files are there and whose rows in the library are not, and a button that recovers them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from qanneal_gui.gui.common.widgets import Sign
from qanneal_gui.runs.tidying import lost_words
from qanneal_gui.support.wording import tr


class LostLine(QWidget):
    """Says which runs are lost, and offers to recover them; hidden while none is.

    Attributes
    ----------
    asked : Signal
        The lost runs are to be recovered.
    """

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.runs: tuple[str, ...] = ()
        self.sign = Sign("small", one_line=True)
        self.button = QPushButton(tr("&Recover"))
        self.button.setProperty("word", True)
        self.button.setToolTip(tr("Bring them back from their files, with all that these have"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.sign, 1)
        line.addWidget(self.button)
        self.button.clicked.connect(self.asked)
        self.hide()

    def show_runs(self, runs: Sequence[str], reason: str = "") -> None:
        """Offer to recover these runs; say why they could not be, if that is known."""
        self.runs = tuple(runs)
        self.sign.show_sentence(reason or (f"{lost_words(runs)}." if runs else ""), "warning", "caution")
        self.button.setEnabled(True)
        self.setVisible(bool(runs))

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self.sign.recolor()
