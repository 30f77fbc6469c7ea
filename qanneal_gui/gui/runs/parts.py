"""The table of runs and what is said about the selected ones below it, as far as there is room."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QToolButton, QWidget
from typing_extensions import override

from qanneal_gui.gui.common import theme
from qanneal_gui.support.wording import tr

_ROOMY = 270
"""Height in pixels from which on there is room for both."""


class Parts(QSplitter):
    """One above the other; in a low window the lower one waits until its button is pressed.

    Parameters
    ----------
    above, below : QWidget

    Attributes
    ----------
    changed : Signal
        The user wants the lower one, or wants it no longer.
    wanted : bool or None
        What the user has said of the lower one; None for nothing yet.
    button : QToolButton
        Shows and hides it; to be laid out by whoever has room for it.
    """

    changed = Signal()

    def __init__(self, above: QWidget, below: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._below = below
        self.wanted: bool | None = None
        self.setChildrenCollapsible(False)
        self.addWidget(above)
        self.addWidget(below)
        self.setSizes([456, 174])
        self.setStretchFactor(0, 1)
        self.button = QToolButton()
        self.button.setCheckable(True)
        self.button.setIconSize(theme.icon_size(18))
        self.button.setAccessibleName(tr("Details of the selected runs"))
        self.button.setToolTip(
            tr("Show or hide name, tags and notes of the selected run, or how several differ")
        )
        self.button.clicked.connect(self._on_clicked)
        self.recolor()
        self._settle()

    def want(self, *, wanted: bool | None) -> None:
        """Show or hide the lower one; None lets the room decide."""
        self.wanted = wanted
        self._settle()

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self.button.setIcon(theme.icon("side-below", theme.current().quiet))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        shown = self.height() >= _ROOMY if self.wanted is None else self.wanted
        self.button.setChecked(shown)
        if shown == self._below.isHidden():
            self._below.setVisible(shown)

    def _on_clicked(self, shown: bool) -> None:
        self.want(wanted=shown)
        self.changed.emit()
