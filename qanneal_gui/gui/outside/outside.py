"""What the window tells, and shows, outside itself: notices, and the web pages."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QMainWindow, QPushButton

from qanneal_gui.gui.outside.desktop import Desktop
from qanneal_gui.gui.outside.web_process import WebProcess
from qanneal_gui.notices.notice import TEST, Notice
from qanneal_gui.notices.outbox import outbox
from qanneal_gui.notices.settings import load
from qanneal_gui.support.wording import tr

if TYPE_CHECKING:
    from qanneal_gui.gui.outside.notifications import NotificationsDialog
    from qanneal_gui.gui.outside.web_pages import WebPagesDialog


class Outside(QObject):
    """Hands over to the desktop what is told anywhere in this process, and has the dialogs about it.

    Parameters
    ----------
    window : QMainWindow
    open_run : callable
        Shows a run, by its identifier.
    warn : callable
        Takes a sentence for the foot of the window, which is to be noticed.
    bus : str
        Address of the session bus; empty for the session's own.

    Attributes
    ----------
    web_line : QPushButton
        Where the web pages are, for the foot of the window; seen while they are shown.
    """

    _told = Signal(object)
    _failed = Signal(str)

    def __init__(
        self,
        window: QMainWindow,
        open_run: Callable[[str], object],
        warn: Callable[[str], object],
        bus: str = "",
    ) -> None:
        super().__init__(window)
        self._window, self._open_run, self._warn = window, open_run, warn
        self.desktop = Desktop(self, bus)
        self.desktop.clicked.connect(self._on_click)
        self.notifications: NotificationsDialog | None = None
        self.web = WebProcess(self)
        self.web_pages: WebPagesDialog | None = None
        self.web_line = QPushButton()
        self.web_line.setProperty("word", True)
        self.web_line.setToolTip(tr("Address, token, and the switch of the web pages"))
        self.web_line.clicked.connect(self.ask_web_pages)
        self.web_line.hide()
        self.web.changed.connect(self._on_web)
        # Whoever tells may be on any thread.
        self._told.connect(self._on_notice)
        self._failed.connect(self._on_problem)
        outbox.listen(self._take, self._take_problem)

    def add_to(self, add: Callable[[str, Callable[..., object]], object]) -> None:
        """Add what the user may ask for to a menu."""
        add(tr("N&otifications…"), self.ask_notifications)
        add(tr("&Web pages…"), self.ask_web_pages)

    @property
    def doors(self) -> dict[str, tuple[str, Callable[[], object]]]:
        """The dialogs by their names: what they are for, and what shows them."""
        return {
            tr("Notifications…"): (
                tr("Who is told when a run ends: the desktop, a webhook, e-mail."),
                self.ask_notifications,
            ),
            tr("Web pages…"): (tr("Queue and runs on a phone or another computer."), self.ask_web_pages),
        }

    def ask_notifications(self) -> None:
        """Show the dialog of notices, beside the window."""
        from qanneal_gui.gui.outside.notifications import NotificationsDialog

        if self.notifications is None:
            self.notifications = NotificationsDialog(self._window)
            self.notifications.tested.connect(self._on_tested)
        _show(self.notifications)

    def ask_web_pages(self) -> None:
        """Show the dialog of the web pages, beside the window."""
        from qanneal_gui.gui.outside.web_pages import WebPagesDialog

        if self.web_pages is None:
            self.web_pages = WebPagesDialog(self.web, self._window)
        _show(self.web_pages)

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        for dialog in (self.notifications, self.web_pages):
            if dialog is not None:
                dialog.recolor()

    def shut_down(self, milliseconds: int = 1500) -> bool:
        """Tell nothing more, for the window's own end; what is being sent goes on."""
        outbox.listen_no_more(self._take)
        self.desktop.shut_down()
        ended = self.notifications is None or self.notifications.shut_down(milliseconds)
        return self.web.shut_down(milliseconds) and ended

    def _take(self, notice: Notice) -> None:
        self._told.emit(notice)

    def _take_problem(self, sentence: str) -> None:
        self._failed.emit(sentence)

    def _on_notice(self, notice: Notice) -> None:
        if not self._window.isActiveWindow() and notice.event in load().desktop:
            self.desktop.show(notice.sentence, notice.run)

    def _on_problem(self, sentence: str) -> None:
        self._warn(tr("{sentence} See Run → Notifications.", sentence=sentence))

    def _on_tested(self) -> None:
        if load().desktop:
            self.desktop.show(TEST.sentence, "")

    def _on_web(self) -> None:
        self.web_line.setText(tr("Web pages: {url}", url=self.web.url))
        self.web_line.setVisible(bool(self.web.url))
        if self.web.problem:
            self._warn(self.web.problem)

    def _on_click(self, run: str) -> None:
        if self._window.isMinimized():
            self._window.showNormal()
        self._window.raise_()
        self._window.activateWindow()
        if run:
            self._open_run(run)


def _show(dialog: QDialog) -> None:
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
