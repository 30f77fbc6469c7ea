"""The window's pages behind one row of tabs, which can stand apart from them."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget
from typing_extensions import override

from qanneal_gui.gui.common.later import Later
from qanneal_gui.support.wording import in_english, tr

_Page = TypeVar("_Page", bound=QWidget)


class Pages(QStackedWidget):
    """A stack with a tab bar that is laid out elsewhere; most pages are made when they are first needed.

    Attributes
    ----------
    bar : QTabBar
        To be placed by whoever lays out the window.
    titles : list of str
        Of the pages, in English whatever the window speaks.
    turned : Signal
        Another page is shown.
    filled : Signal
        A page that was made since.
    """

    turned = Signal()
    filled = Signal(QWidget)

    def __init__(self) -> None:
        super().__init__()
        self.bar = QTabBar()
        self.bar.setDocumentMode(True)
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setAccessibleName(tr("Pages of the window"))
        self.titles: list[str] = []
        self._wide: set[int] = set()
        self._later: dict[int, Callable[[], object]] = {}
        self.bar.currentChanged.connect(self.setCurrentIndex)
        self.currentChanged.connect(self._on_turned)

    def add(
        self, page: QWidget, title: str, *, wide: bool = False, rest: Callable[[], object] | None = None
    ) -> None:
        """Append a page; a wide one wants the room of the settings as well; ``rest`` completes it."""
        index = self.addWidget(page)
        if rest is not None:
            self._later[index] = rest
        if wide:
            self._wide.add(index)
        self.titles.append(in_english(title).replace("&", ""))
        self.bar.addTab(title)

    def add_later(self, page: Later[_Page], title: str, *, wide: bool = False) -> None:
        """Append a page that is made when somebody turns to it, if not before."""
        place = self.count()
        self.add(QWidget(), title, wide=wide, rest=page)
        page.then(partial(self._put, place))

    @override
    def widget(self, index: int) -> QWidget | None:
        """Return a page, whole: what is not there yet is made."""
        if (later := self._later.get(index)) is not None:
            later()
        return super().widget(index)

    @override
    def setCurrentIndex(self, index: int) -> None:
        if index != self.currentIndex():
            self.widget(index)
        super().setCurrentIndex(index)

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

    def _put(self, place: int, page: QWidget) -> None:
        """Put a page that is made now in its place, where nothing was to be seen before."""
        self._later.pop(place)
        if (nothing := super().widget(place)) is not None:
            self.insertWidget(place, page)
            self.removeWidget(nothing)
            nothing.deleteLater()
        self.filled.emit(page)

    def _on_turned(self, index: int) -> None:
        self.bar.setCurrentIndex(index)
        self.updateGeometry()
        self.turned.emit()
