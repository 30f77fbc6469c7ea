"""The command palette: everything that the window can do, found by a few letters of its name."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.widgets import label
from qanneal_gui.gui.window.offers import SEPARATOR, Offer
from qanneal_gui.support.matching import best_first
from qanneal_gui.support.wording import tr

_Index = QModelIndex | QPersistentModelIndex
_WIDTH, _HEIGHT, _ROW = 620, 420, 30
_TOP = 56
"""Pixels below the window's upper edge."""
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class _Offers(QAbstractListModel):
    """The offers that match what was typed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.shown: list[Offer] = []

    def show(self, offers: list[Offer]) -> None:
        self.beginResetModel()
        self.shown = offers
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.shown)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.shown[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (one.title, one.keys, one.why_not)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return one.why_not
        return one.title if role == Qt.ItemDataRole.DisplayRole else None


class _Row(QStyledItemDelegate):
    """The title on the left; on the right the shortcut, or why it cannot be done."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(1, max(_ROW, option.fontMetrics.height() + 10))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        assert isinstance(model, _Offers)
        one, colors = model.shown[index.row()], theme.current()
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            theme.paint_selected(painter, rect)
        inside = rect.adjusted(12, 0, -12, 0)
        painter.setFont(theme.font("small"))
        metrics = painter.fontMetrics()
        aside = one.why_not or one.keys
        room = inside.width() // 2 if one.why_not else inside.width() // 3
        aside = metrics.elidedText(aside, Qt.TextElideMode.ElideRight, room)
        painter.setPen(colors.role("quiet"))
        side = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, side | Qt.AlignmentFlag.AlignRight, aside)
        left = inside.adjusted(0, 0, -metrics.horizontalAdvance(aside) - 12, 0)
        painter.setFont(theme.font("body"))
        painter.setPen(colors.role("faint" if one.why_not else "text"))
        title = painter.fontMetrics().elidedText(one.title, Qt.TextElideMode.ElideMiddle, left.width())
        painter.drawText(left, side | Qt.AlignmentFlag.AlignLeft, title)
        painter.restore()


class CommandPalette(QFrame):
    """A line to type into, above the list of what matches; it goes as soon as something is done.

    Parameters
    ----------
    window : QWidget
        Above which it opens.
    say : callable
        Takes the sentence that says why something cannot be done.
    """

    def __init__(self, window: QWidget, say: Callable[[str], object]) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self._window, self._say = window, say
        self._offers: list[Offer] = []
        self.setAccessibleName(tr("Command palette"))
        self.setProperty("commands", True)
        self.line, self.list = QLineEdit(), QListView()
        self.line.setPlaceholderText(tr("Type a few letters of what you want to do"))
        self.line.setAccessibleName(tr("Command"))
        self.line.textChanged.connect(self._on_text)
        self.line.installEventFilter(self)
        self.model = _Offers(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Row(self.list))
        self.list.setAccessibleName(tr("Matching commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._on_clicked)
        self.reason = label("", "small", wrap=True)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(theme.GRID)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        column.addWidget(self.reason)

    def open(self, offers: Sequence[Offer]) -> None:
        """Show the palette with what can be done now."""
        self._offers = list(offers)
        self.line.clear()
        self._on_text("")
        width = min(_WIDTH, self._window.width() - 2 * theme.GRID)
        height = min(_HEIGHT, self._window.height() - _TOP - 2 * theme.GRID)
        self.resize(width, height)
        self.move(self._window.mapToGlobal(QPoint((self._window.width() - width) // 2, _TOP)))
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        self.show()

    def add(self, offers: Sequence[Offer]) -> None:
        """Offer more, which was found out meanwhile."""
        if self.isVisible():
            self._offers += offers
            self._on_text(self.line.text())

    @property
    def shown(self) -> list[Offer]:
        """What matches, the best first."""
        return self.model.shown

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _MOVES:
                self._move(key)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                # Held down, it is still the press that opened something.
                if not event.isAutoRepeat():
                    self._do(self.list.currentIndex())
                return True
            if key == Qt.Key.Key_K and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
                self.close()
                return True
        return super().eventFilter(watched, event)

    def _move(self, key: Qt.Key) -> None:
        last, here = len(self.shown) - 1, self.list.currentIndex().row()
        page = max(1, self.list.viewport().height() // _ROW - 1)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -page}.get(key, page)
        wanted = here + step
        if abs(step) == 1 and last >= 0:
            wanted %= last + 1  # from the last to the first
        self.list.setCurrentIndex(self.model.index(min(max(wanted, 0), last), 0))

    def _on_text(self, text: str) -> None:
        found = best_first(text, self._offers, lambda one: one.title)
        # A name that begins so is meant before others: a setting before the undoing of its change.
        begun = text.strip().casefold()
        found.sort(key=lambda one: not one.title.split(SEPARATOR)[-1].casefold().startswith(begun))
        # What can be done is what is mostly meant.
        self.model.show([*(o for o in found if not o.why_not), *(o for o in found if o.why_not)])
        self.list.setCurrentIndex(self.model.index(0, 0))
        if not found:
            self.reason.setText(tr("Nothing of this name; try fewer letters."))

    def _on_current(self, current: QModelIndex, _: QModelIndex) -> None:
        self.reason.setText(self.shown[current.row()].why_not if current.isValid() else "")

    def _on_clicked(self, index: QModelIndex) -> None:
        self._do(index)

    def _do(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        one = self.shown[index.row()]
        self.close()
        if one.why_not:
            self._say(one.why_not)
        else:
            one.do()
