"""The window's pages behind one row of tabs, which can stand apart from them."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget
from typing_extensions import override


class Pages(QStackedWidget):
    """A stack with a tab bar that is laid out elsewhere.

    Attributes
    ----------
    bar : QTabBar
        To be placed by whoever lays out the window.
    turned : Signal
        Another page is shown.
    """

    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.bar = QTabBar()
        self.bar.setDocumentMode(True)
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setAccessibleName("Pages of the window")
        self._wide: set[int] = set()
        self.bar.currentChanged.connect(self.setCurrentIndex)
        self.currentChanged.connect(self._on_turned)

    def add(self, page: QWidget, title: str, *, wide: bool = False) -> None:
        """Append a page; a wide one wants the room of the settings as well."""
        index = self.addWidget(page)
        if wide:
            self._wide.add(index)
        self.bar.addTab(title)

    @override
    def minimumSizeHint(self) -> QSize:
        # Pages that are not shown need no room.
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()

    @property
    def wide(self) -> bool:
        """Whether the page that is shown wants all the room."""
        return self.currentIndex() in self._wide

    def leave_wide(self) -> None:
        """Turn to the first page, unless the one shown leaves room for the settings already."""
        if self.wide:
            self.setCurrentIndex(0)

    def _on_turned(self, index: int) -> None:
        self.bar.setCurrentIndex(index)
        self.updateGeometry()
        self.turned.emit()
