"""What is this? Whatever is clicked at answers with a sentence, and a link into the manual."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHelpEvent, QWhatsThisClickedEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWhatsThis, QWidget
from typing_extensions import override

from qanneal_gui.gui.common.dialog import Dialog
from qanneal_gui.gui.common.explained import Explanation, explanation_of
from qanneal_gui.gui.window import manual
from qanneal_gui.gui.window.pages import Pages
from qanneal_gui.support.text import for_markup
from qanneal_gui.support.wording import tr

_MORE = tr("More in the manual")
_WIDTH = 340


class WhatIsThis(QObject):
    """Answers for the whole window, and for the dialogs that are open when somebody asks.

    Nothing below has a "What's This?" text of its own, so that Qt asks the window in the end.

    Parameters
    ----------
    window : QMainWindow
    tabs : Pages
        Whose titles say what stands where nothing else does.
    open_page : callable
        Opens the manual.
    """

    def __init__(self, window: QMainWindow, tabs: Pages, open_page: Callable[[str], object]) -> None:
        super().__init__(window)
        self._tabs, self._open_page = tabs, open_page
        window.installEventFilter(self)

    def ask(self) -> None:
        """Let the next click ask."""
        for window in QApplication.topLevelWidgets():
            window.removeEventFilter(self)
            window.installEventFilter(self)
        QWhatsThis.enterWhatsThisMode()

    def of(self, widget: QWidget | None) -> Explanation:
        """Return what is said of a widget; of the dialog, or the page that is shown, where nothing is."""
        page = manual.OF_PAGES.get(self._tabs.bar.tabText(self._tabs.currentIndex()).replace("&", ""))
        general = page or Explanation("qanneal", "", "index")
        if widget is not None and isinstance(dialog := widget.window(), Dialog):
            general = Explanation(dialog.windowTitle(), dialog.accessibleDescription(), dialog.page)
        told = explanation_of(widget)
        return general if told is None else Explanation(told.title, told.sentence, told.page or general.page)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.QueryWhatsThis:
            event.accept()
            return True
        if kind == QEvent.Type.WhatsThis and isinstance(event, QHelpEvent) and isinstance(watched, QWidget):
            asked = watched.childAt(event.pos()) or watched
            QWhatsThis.showText(event.globalPos(), markup(self.of(asked)), asked)
            event.accept()
            return True
        if kind == QEvent.Type.WhatsThisClicked and isinstance(event, QWhatsThisClickedEvent):
            QWhatsThis.hideText()
            self._open_page(event.href())
            return True
        return super().eventFilter(watched, event)


def markup(told: Explanation) -> str:
    """Write an explanation as the window shows it."""
    title = f"<p><b>{for_markup(told.title)}</b></p>" if told.title else ""
    sentence = "".join(f"<p>{for_markup(line)}</p>" for line in told.sentence.splitlines())
    more = f"<p><a href='{told.page}'>{_MORE}</a></p>"
    return f"<table width={_WIDTH}><tr><td>{title}{sentence}{more}</td></tr></table>"
