"""A dialog whose foot is never below the edge of the screen."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget
from typing_extensions import override

_FRAME = QSize(8, 40)
"""What title bar and borders may take."""


class Dialog(QDialog):
    """Is at most as large as its screen when it is shown; whoever may need more scrolls it."""

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.resize(self.size().boundedTo(self.screen().availableGeometry().size() - _FRAME))


def scrolled(content: QWidget) -> QScrollArea:
    """Return a place for something that is as high as that, and scrolls it where there is less room."""
    place = QScrollArea()
    place.setFrameShape(QFrame.Shape.NoFrame)
    place.setWidgetResizable(True)
    place.setSizeAdjustPolicy(QScrollArea.SizeAdjustPolicy.AdjustToContents)
    place.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    place.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    place.setWidget(content)
    # A bar takes its width from nothing.
    bar = place.verticalScrollBar().sizeHint().width()
    place.setMinimumWidth(content.minimumSizeHint().width() + bar)
    return place
