"""A place that is kept for bars which come and go, so that nothing jumps."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from qanneal_gui.gui.common.widgets import label

_MARGIN = 6
"""Pixels above and below what a bar says."""


class Reserved(QWidget):
    """Holds the room of bars of one line, and says quietly what it is for while all are hidden.

    Parameters
    ----------
    words : str
    *bars : QWidget
        One of them at most is shown at a time.
    """

    def __init__(self, words: str, *bars: QWidget) -> None:
        super().__init__()
        self._bars = bars
        self.words = label(words, "small")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        self.words.setContentsMargins(17, 0, 17, 0)
        grid.addWidget(self.words, 0, 0)
        for bar in bars:
            grid.addWidget(bar, 0, 0)
            bar.installEventFilter(self)
        self.save_room(False)
        self._on_bar()

    def save_room(self, low: bool) -> None:
        """Keep as much room as the bars need, in a low window without their usual margins."""
        for bar in self._bars:
            above = 1 if low else _MARGIN
            if (layout := bar.layout()) is not None:
                sides = layout.contentsMargins()
                layout.setContentsMargins(sides.left(), above, sides.right(), above)
        self.setFixedHeight(max(bar.sizeHint().height() for bar in self._bars))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._on_bar()
        return super().eventFilter(watched, event)

    def _on_bar(self) -> None:
        self.words.setVisible(all(bar.isHidden() for bar in self._bars))
