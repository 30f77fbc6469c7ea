"""A place that is kept for a bar which comes and goes, so that nothing jumps."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from qanneal_gui.gui.common.widgets import label


class Reserved(QWidget):
    """Holds the room of a bar of one line, and says quietly what it is for while the bar is hidden.

    Parameters
    ----------
    bar : QWidget
    words : str
    """

    def __init__(self, bar: QWidget, words: str) -> None:
        super().__init__()
        self._bar = bar
        self.words = label(words, "small")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        self.words.setContentsMargins(17, 0, 17, 0)
        grid.addWidget(self.words, 0, 0)
        grid.addWidget(bar, 0, 0)
        bar.installEventFilter(self)
        self.setFixedHeight(bar.sizeHint().height())
        self.words.setVisible(bar.isHidden())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.words.setVisible(self._bar.isHidden())
        return super().eventFilter(watched, event)
