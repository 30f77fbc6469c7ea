"""The menu of a field: what its input offers anyway, and what can be done with the setting."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QWidget
from typing_extensions import override


class FieldMenu(QObject):
    """Opens at a right click, the Menu key or Shift+F10, on the field's label and on its inputs.

    Parameters
    ----------
    widgets : sequence of QWidget
        The label, and the inputs in tab order.
    """

    def __init__(self, widgets: Sequence[QWidget]) -> None:
        super().__init__(widgets[0])
        self.menu: QMenu | None = None
        self._offered: list[tuple[QAction, Callable[[], bool]]] = []
        for widget in widgets:
            self.watch(widget)

    def watch(self, widget: QWidget) -> None:
        """Open on a widget, too."""
        widget.installEventFilter(self)
        line = widget.lineEdit() if isinstance(widget, QComboBox) else None
        if line is not None:
            line.installEventFilter(self)

    def add(self, text: str, command: Callable[[], object], offered: Callable[[], bool]) -> QAction:
        """Append what can be done with the setting; it is listed while `offered` says so."""
        action = QAction(text, self)
        action.triggered.connect(lambda _=False: command())
        self._offered.append((action, offered))
        return action

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        place = _called_at(watched, event)
        if isinstance(watched, QWidget) and place is not None and any(own() for _, own in self._offered):
            self._open(watched, place)
            return True
        return super().eventFilter(watched, event)

    def _open(self, widget: QWidget, place: QPoint) -> None:
        if self.menu is not None and self.menu.isVisible():
            return  # the Menu key tells of itself twice
        line = widget.lineEdit() if isinstance(widget, QComboBox) else widget
        menu = line.createStandardContextMenu() if isinstance(line, QLineEdit) else QMenu(widget)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.destroyed.connect(self._forget)
        if menu.actions():
            menu.addSeparator()
        menu.addActions([action for action, offered in self._offered if offered()])
        self.menu = menu
        menu.popup(place)

    def _forget(self) -> None:
        self.menu = None


def _called_at(watched: QObject, event: QEvent) -> QPoint | None:
    """Return where on the screen an event asks for a menu, if it asks for one."""
    if isinstance(event, QContextMenuEvent):
        return event.globalPos()
    pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and is_call(event)
    return (
        watched.mapToGlobal(QPoint(8, watched.height())) if pressed and isinstance(watched, QWidget) else None
    )


def is_call(event: QKeyEvent) -> bool:
    """Whether a key asks for the menu of what has the focus."""
    shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and shift)
