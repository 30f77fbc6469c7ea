"""What may spend money is reached by the user's own hand alone: by no moved focus and no repeated key.

When the widget that has the focus is disabled or hidden, Qt gives the focus to the next one. A Start
button that gets it so would start a paid run with the Space that was meant for something else.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from typing_extensions import override

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.message_box import MessageBox, Role
from qanneal_gui.gui.common.remedies import Remedy
from qanneal_gui.support.wording import tr

_SPENDS = "spends"
_PRESSES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select)
_CHOSEN = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_INTERRUPTED = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""The focus goes to another window or a menu, and comes back."""


class SpendingButton(QPushButton):
    """A button that may spend money.

    Attributes
    ----------
    asked : Signal
        It was pressed; whether by a key, or anything else than the mouse.
    """

    asked = Signal(bool)

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty(_SPENDS, True)
        self.setAutoDefault(False)
        self._by_mouse = self._chosen = False
        self.clicked.connect(self._on_clicked)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._by_mouse = True
        try:
            super().mouseReleaseEvent(event)
        finally:
            self._by_mouse = False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _repeated(event):
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        reason = event.reason()
        self._chosen = reason in _CHOSEN or (self._chosen and reason in _INTERRUPTED)
        if not self._chosen:
            _pass_on(self)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._chosen = self._chosen and event.reason() in _INTERRUPTED

    def _on_clicked(self) -> None:
        self.asked.emit(not self._by_mouse)


class SpendingLine(QLineEdit):
    """A line in which Return may spend money."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty(_SPENDS, True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space or not _repeated(event):
            super().keyPressEvent(event)


class SpendingQuestion(QObject):
    """Asks once, beside the window, whether a run that a key has started shall spend money.

    Parameters
    ----------
    window : QWidget
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.box: MessageBox | None = None

    def ask(
        self,
        sentence: str,
        explanation: str,
        then: Callable[[], None],
        *,
        yes: str = tr("Start"),
        no: str = tr("&Do not start"),
        remedy: Remedy | None = None,
    ) -> None:
        """Ask, and do it if the user agrees; the button that a stray key presses is the harmless one.

        A remedy is a third way: a button that leads to where something can be changed.
        """
        if self.show_again():
            return
        box = MessageBox(self._window, "qanneal", sentence, explanation)
        box.set_picture(theme.pixmap("warning", theme.current().caution, 32, box.devicePixelRatioF()))
        # No letter of its own: Alt+S that is held down, or pressed twice, would ask and answer.
        box.add_button(yes, Role.AcceptRole)
        box.add_button(no, Role.RejectRole, default=True)
        if remedy is not None:
            mend = box.add_button(remedy.title, Role.ActionRole)
            mend.clicked.connect(self._window.window().activateWindow)
            mend.clicked.connect(remedy.do)
        box.accepted.connect(then)
        box.finished.connect(self._on_answer)
        self.box = box
        box.show()

    def show_again(self) -> bool:
        """Bring the question that is being asked to the front; return whether there is one."""
        if self.box is None:
            return False
        self.box.raise_()
        self.box.activateWindow()
        return True

    def shut_down(self, milliseconds: int = 0) -> bool:
        """Ask no more, for the window's own end; this is done at once."""
        del milliseconds
        if self.box is not None:
            self.box.close()
        return True

    def _on_answer(self) -> None:
        if self.box is not None:
            self.box.deleteLater()
            self.box = None


def keep_from_spending(window: QWidget) -> bool:
    """Put a focus that has lost its widget on a harmless neighbour; return whether it had lost it.

    To be called before the window itself moves the focus, in its ``focusNextPrevChild``.
    """
    lost = window.focusWidget()
    if lost is None or (lost.isEnabled() and lost.isVisible()):
        return False
    _pass_on(lost)
    return True


def _pass_on(widget: QWidget) -> None:
    neighbour = _harmless_neighbour(widget)
    if neighbour is None:
        widget.clearFocus()
    else:
        neighbour.setFocus()


def _harmless_neighbour(widget: QWidget) -> QWidget | None:
    """Return the next widget that Tab can reach and that spends nothing."""
    window = widget.window()
    # WORKAROUND: for PySide, what nextInFocusChain() returns belongs to the widget that was asked; when that
    # goes, the menus and actions of all that come after it in the chain are "already deleted".
    widgets = window.findChildren(QWidget)
    place = widgets.index(widget) if widget in widgets else -1
    for there in widgets[place + 1 :] + widgets[: max(place, 0)]:
        by_tab = there.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        reachable = by_tab and there.isEnabled() and there.isVisible() and there.window() is window
        if reachable and there.focusProxy() is None and not there.property(_SPENDS):
            return there
    return None


def _repeated(event: QKeyEvent) -> bool:
    """Tell whether this is a key held down that would press a button."""
    return event.isAutoRepeat() and event.key() in _PRESSES
