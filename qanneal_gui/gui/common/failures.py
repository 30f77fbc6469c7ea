"""No failure is silent: a sentence in a dialog, the details on demand, everything in the log file."""

import logging
import sys
import threading
from collections.abc import Callable
from functools import partial
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, QUrl, Signal, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from qanneal_gui import logs
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.dialog import Dialog
from qanneal_gui.gui.common.flow import FlowLayout
from qanneal_gui.gui.common.jobs import Failure, failure_of
from qanneal_gui.gui.common.remedies import Remedy
from qanneal_gui.gui.common.widgets import Sign, label
from qanneal_gui.support.wording import tr

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Reporter(QObject):
    """Brings exceptions that nobody caught to the window, from whatever thread they come.

    Attributes
    ----------
    failed : Signal
        A `Failure` to be shown.
    """

    failed = Signal(object)

    def install(self) -> None:
        """Catch what reaches the interpreter, a thread's end, or Qt's message handler."""
        self._previous: tuple[Callable[..., Any], Callable[..., Any]] = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        qInstallMessageHandler(_on_qt_message)

    def uninstall(self) -> None:
        """Undo `install`."""
        sys.excepthook, threading.excepthook = self._previous
        qInstallMessageHandler(None)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        self.failed.emit(failure_of(error.with_traceback(trace)))

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.failed.emit(failure_of(args.exc_value))


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logging.getLogger("qanneal_gui.qt").log(_LEVELS.get(kind, logging.WARNING), "%s", message)


class FailureDialog(Dialog):
    """A sentence, and on demand the details that a bug report needs; it blocks nothing.

    Its first button is what to do: what leads to the remedy, or else to close it and go on.

    Parameters
    ----------
    failure : Failure
    parent : QWidget, optional
    remedy : Remedy, optional
        Closes the dialog, too.
    open_page : callable, optional
        Opens the manual at a page.
    """

    page = "troubles"

    def __init__(
        self,
        failure: Failure,
        parent: QWidget | None = None,
        remedy: Remedy | None = None,
        open_page: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("qanneal")
        self.setMinimumWidth(480)
        sign = Sign("body")
        sign.show_sentence(failure.sentence, "error")
        self.sentence = sign.text
        self.details = QPlainTextEdit(failure.details)
        self.details.setReadOnly(True)
        self.details.setMinimumHeight(220)
        self.details.setAccessibleName(tr("Details"))
        self.details.hide()
        self.more = QPushButton(tr("Show &details"))
        self.more.setCheckable(True)
        self.more.toggled.connect(self.details.setVisible)
        self.more.toggled.connect(self._on_more)
        copy = QPushButton(tr("Cop&y details"))
        copy.clicked.connect(self._copy)
        log = QPushButton(tr("Open &log"))
        log.clicked.connect(open_log)
        self.meaning = QPushButton(tr("&What does this mean?"))
        offered = [self.more, copy, log]
        if open_page is not None:
            self.meaning.clicked.connect(partial(open_page, failure.page))
            offered.insert(0, self.meaning)
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.accept)
        first = [close]
        if remedy is not None:
            mend = QPushButton(remedy.title)
            mend.clicked.connect(self.accept)
            mend.clicked.connect(remedy.do)
            first.insert(0, mend)
        buttons = FlowLayout(theme.GRID)
        for button in first:
            buttons.addWidget(button)
        for button in offered:
            button.setAutoDefault(False)
            buttons.addWidget(button)
        for button in (self.more, copy):
            button.setVisible(bool(failure.details))
        first[0].setDefault(True)
        first[0].setFocus()
        self.buttons = [*first, *offered]
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addWidget(sign)
        if not failure.expected:
            column.addWidget(
                label(
                    tr("Everything recorded so far is safe. The log file has the details."),
                    "quiet",
                    wrap=True,
                )
            )
        column.addWidget(self.details, 1)
        column.addLayout(buttons)

    def _on_more(self, shown: bool) -> None:
        self.more.setText(tr("Hide &details") if shown else tr("Show &details"))
        self.adjustSize()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())


def open_log() -> None:
    """Open the log file with the system's viewer."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(logs.log_file())))
