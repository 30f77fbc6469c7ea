"""Something, and beside it a side that can be resized, collapsed and hidden."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSplitter, QWidget
from typing_extensions import override

from qanneal_gui.gui.common import theme
from qanneal_gui.support.wording import told, tr


class SideSplitter(QSplitter):
    """A splitter whose side takes its share of the window until the user drags its edge.

    A side that scrolls is at least as wide as its content, whatever words the language has for that.

    Parameters
    ----------
    main, side : QWidget
    share : float
        Of the window's width, for the side.
    least, most : int
        Bounds of that share, in pixels where type has its usual size; the user may make the side wider.
    on_left : bool
        Where the side is.
    name : str
        What the side is, for assistive technology.

    Attributes
    ----------
    shown_changed : Signal
        Whether the side is wanted from now on.
    width_changed : Signal
        The user has chosen another width.
    """

    shown_changed = Signal(bool)
    width_changed = Signal()

    def __init__(
        self, main: QWidget, side: QWidget, share: float, least: int, most: int, *, on_left: bool, name: str
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        least, most = theme.scaled(least), theme.scaled(most)
        self._main, self._side, self._share, self._bounds = main, side, share, (least, most)
        self.chosen_width = 0
        self.wanted = self._allowed = True
        side.setMinimumWidth(least)
        for widget in (side, main) if on_left else (main, side):
            self.addWidget(widget)
        self.setCollapsible(self.indexOf(main), False)
        self.setStretchFactor(self.indexOf(main), 1)
        self.setStretchFactor(self.indexOf(side), 0)
        self.setHandleWidth(theme.GRID)
        handle = self.handle(1)
        handle.setAccessibleName(tr("Edge of {name}", name=told(name)))
        handle.setToolTip(tr("Drag to resize or, to the edge, to hide it; double-click for the usual width"))
        handle.installEventFilter(self)
        if isinstance(side, QScrollArea):
            side.viewport().installEventFilter(self)
            self._follow()
        self.splitterMoved.connect(self._on_moved)

    def restore(self, width: int, *, wanted: bool) -> None:
        """Take a width that the user has chosen before (0 for none), and whether the side is wanted."""
        self.chosen_width = width
        self.want(wanted=wanted)

    def want(self, *, wanted: bool) -> None:
        """Show the side, or hide it until it is wanted again."""
        changed, self.wanted = wanted != self.wanted, wanted
        self._settle()
        if changed:
            self.shown_changed.emit(wanted)

    def allow(self, *, allowed: bool) -> None:
        """Take the side away while something else needs its room; it comes back then."""
        self._allowed = allowed
        self._settle()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.ChildAdded):
            self._follow()
            return False
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self.chosen_width = 0
            self._fit()
            self.width_changed.emit()
            return True
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        """Follow the words of the side, and whatever it contains from now on."""
        assert isinstance(self._side, QScrollArea)
        content = self._side.widget()
        if content is not None:
            content.installEventFilter(self)  # once, however often it is asked for
        if self._least() != self._side.minimumWidth():
            self._side.setMinimumWidth(self._least())
            self._fit()

    def _least(self) -> int:
        """Pixels that the side needs."""
        content = self._side.widget() if isinstance(self._side, QScrollArea) else None
        if content is None or not isinstance(self._side, QScrollArea):
            return self._bounds[0]
        bar = self._side.verticalScrollBar().sizeHint().width()
        return max(self._bounds[0], content.minimumSizeHint().width() + bar)

    def _settle(self) -> None:
        self._side.setVisible(self.wanted and self._allowed)
        self._fit()

    def _fit(self) -> None:
        if self._side.isHidden():
            return
        least, most = self._least(), self._bounds[1]
        width = self.chosen_width or max(min(round(self._share * self.window().width()), most), least)
        main = max(self._main.minimumWidth(), self._main.minimumSizeHint().width())
        width = min(max(width, least), max(least, self.width() - self.handleWidth() - main))
        rest = max(1, self.width() - self.handleWidth() - width)
        self.setSizes([width, rest] if self.indexOf(self._side) == 0 else [rest, width])

    def _on_moved(self) -> None:
        width = self.sizes()[self.indexOf(self._side)]
        if width:
            self.chosen_width = width
            self.width_changed.emit()
        else:
            # Collapsed: it comes back as it was before.
            self.want(wanted=False)
