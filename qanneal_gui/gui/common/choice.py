"""A combo box whose list is as wide and as long as its entries, and which says what has no room."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QToolTip, QWidget
from typing_extensions import override

from qanneal_gui.gui.common.widgets import tooltip

_MARGIN = 40
"""Pixels of a list beside its words: padding, frame, scroll bar."""


class Choice(QComboBox):
    """A combo box; of a text that has no room, a path for instance, it shows beginning and end."""

    @property
    def told(self) -> str:
        """The tooltip; before it, all of the text if that has no room."""
        return self.toolTip() if self._fits() else tooltip(self.currentText()) + self.toolTip()

    @override
    def showPopup(self) -> None:
        self._widen()
        super().showPopup()
        self._lengthen()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and not self._fits():
            QToolTip.showText(event.globalPos(), self.told, self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.isEditable() or self._fits():
            super().paintEvent(event)
            return
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        middle = Qt.TextElideMode.ElideMiddle
        option.currentText = self.fontMetrics().elidedText(self.currentText(), middle, self._room())
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def _fits(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.currentText()) <= self._room()

    def _room(self) -> int:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()

    def _widen(self) -> None:
        """Let the list be as wide and as long as its entries, up to the screen."""
        widest = max(
            (self.fontMetrics().horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=0
        )
        screen = self.screen().availableGeometry()
        width = min(widest + self.iconSize().width() + _MARGIN, screen.width())
        lists = [self.view()]
        completer = self.completer()
        if completer is not None and (suggested := completer.popup()) is not None:
            lists.append(suggested)
        for one in lists:
            one.setMinimumWidth(max(width, self.width()))
            one.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        row = max(self.view().sizeHintForRow(0), 1)
        self.setMaxVisibleItems(max(min(self.count(), screen.height() // row - 2), 1))

    def _lengthen(self) -> None:
        """Let a list that lacks a few pixels have them.

        Qt leaves out some of the frame of a styled list, and then shows an arrow where an entry should be.
        """
        shown, frame = self.view(), self.view().parentWidget()
        layout = frame.layout() if frame is not None else None
        screen = self.screen().availableGeometry()
        if frame is None or layout is None or not 0 < self.count() <= self.maxVisibleItems():
            return
        last = self.model().index(self.count() - 1, self.modelColumn(), self.rootModelIndex())
        first, place = shown.visualRect(last.siblingAtRow(0)), frame.geometry()
        if place.height() + first.height() > screen.height():
            return
        for child in _children(frame):
            child.setVisible(child is shown)
        layout.activate()
        length = shown.visualRect(last).bottom() - first.top() + 1
        place.setHeight(place.height() + max(length - shown.viewport().height(), 0))
        place.moveBottom(min(place.bottom(), screen.bottom()))
        frame.setGeometry(place)
        layout.activate()
        shown.doItemsLayout()


def _children(widget: QWidget) -> list[QWidget]:
    return widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
