"""A dialog of which nothing is cut off, and whose foot is never below the edge of the screen."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget
from typing_extensions import override

_FRAME = QSize(8, 40)
"""What title bar and borders may take."""


class Dialog(QDialog):
    """Is as wide as its words need and at most as large as its screen; whoever may need more scrolls it."""

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            room = self.screen().availableGeometry().size() - _FRAME
            layout = self.layout()
            needed = self.minimumWidth() if layout is None else layout.totalMinimumSize().width()
            # A width that was set takes the place of what the layout needs, which the size of type changes.
            self.setMinimumWidth(min(max(self.minimumWidth(), needed), room.width()))
            self.resize(self.size().boundedTo(room))


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
