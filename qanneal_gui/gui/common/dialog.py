"""A dialog of which nothing is cut off, and whose foot is never below the edge of the screen."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

_FRAME = QSize(8, 40)
"""What title bar and borders may take."""


class Dialog(QDialog):
    """Is as wide as its words need and at most as large as its screen; what has no room there is scrolled."""

    page = "index"
    """Of the manual, which says more about it."""

    _whole: QScrollArea | None = None

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._fit()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()  # to words that have become longer
        return done

    def _fit(self) -> None:
        room, needed = self.screen().availableGeometry().size() - _FRAME, self._needed()
        if self._whole is None and (needed.width() > room.width() or needed.height() > room.height()):
            self._scroll_all()
            needed = self._needed()
        # A width that was set takes the place of what the layout needs, which the size of type changes.
        width = min(max(self.minimumWidth(), needed.width()), room.width())
        if width != self.minimumWidth():
            self.setMinimumWidth(width)
        if self.size() != (size := self.size().boundedTo(room)):
            self.resize(size)

    def _needed(self) -> QSize:
        layout = self.layout()
        if layout is None:
            return self.minimumSize()
        least = layout.totalMinimumSize()
        if layout.hasHeightForWidth():
            wide = max(self.width(), least.width())
            least.setHeight(max(least.height(), layout.totalMinimumHeightForWidth(wide)))
        return least

    def _scroll_all(self) -> None:
        """Put all that is in it into a place that scrolls both ways."""
        content = QWidget()
        if (layout := self.layout()) is not None:
            content.setLayout(layout)
        self._whole = place = QScrollArea()
        place.setFrameShape(QFrame.Shape.NoFrame)
        place.setWidgetResizable(True)
        place.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        place.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(place)


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
