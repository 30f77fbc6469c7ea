"""A layout in lines, as words are set: what does not fit into one goes on in the next."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem
from typing_extensions import override


class FlowLayout(QLayout):
    """Widgets from left to right, and in as many lines as they need.

    Parameters
    ----------
    gap : int
        Pixels between widgets, and between lines.
    at_end : bool
        Whether the lines end at the right; otherwise they begin at the left.
    """

    def __init__(self, gap: int, *, at_end: bool = False) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._at_end = at_end
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return max((place.bottom() + 1 for place in places), default=0)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item, place in zip(self._items, self._places(rect.width()), strict=True):
            item.setGeometry(place.translated(rect.topLeft()))

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))

    def _places(self, width: int) -> list[QRect]:
        places: list[QRect] = []
        left, top, height, first = 0, 0, 0, 0
        for item in self._items:
            if item.isEmpty():  # what is hidden takes no room, nor a gap
                places.append(QRect(left, top, 0, 0))
                continue
            size = item.sizeHint()
            size.setWidth(min(size.width(), width))
            if left and left + size.width() > width:
                self._end_line(places[first:], width)
                left, top, height, first = 0, top + height + self.spacing(), 0, len(places)
            places.append(QRect(QPoint(left, top), size))
            left += size.width() + self.spacing()
            height = max(height, size.height())
        self._end_line(places[first:], width)
        return places

    def _end_line(self, line: list[QRect], width: int) -> None:
        if self._at_end and line:
            left = width - max(place.right() + 1 for place in line)
            for place in line:
                place.translate(left, 0)
