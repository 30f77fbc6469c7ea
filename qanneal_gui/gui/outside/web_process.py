"""The web pages in a process of their own, which ends with the window, however that ends."""

import json
import secrets
import sys

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from qanneal_gui import paths
from qanneal_gui.gui.outside.web_choices import WebChoices
from qanneal_gui.notices.secrets import VARIABLES
from qanneal_gui.support import redaction
from qanneal_gui.support.wording import tr

_MODULE = "qanneal_gui.serve.process"
_SECRETS = (*VARIABLES.values(), "DWAVE_API_TOKEN", "QANNEAL_SERVE_TOKEN")
_LONGEST_ANSWER = 64 * 1024
_ENDED = tr("The web pages have ended unexpectedly; the log (Help → Open the log file) may say why.")


class WebProcess(QObject):
    """Shows the pages of this window's library.

    Attributes
    ----------
    changed : Signal
        They have begun to be shown, are so no more, or cannot be.
    url, token : str
        Where they are, empty as long as they are not; and what they ask for, empty for nothing.
    moved : bool
        Whether they are at another port than the one wanted, which somebody else has.
    stopping : bool
        Whether they are about to be shown no more.
    problem : str
        Why they are not shown, if that was not wanted; a sentence.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.url = self.token = self.problem = ""
        self.moved = self.stopping = False
        self._process: QProcess | None = None

    @property
    def active(self) -> bool:
        """Whether they are shown, or about to be."""
        return self._process is not None

    def start(self, choices: WebChoices) -> None:
        """Show them; ignored while they are shown."""
        if self._process is not None:
            return
        self.problem, self.moved = "", False
        self.token = secrets.token_urlsafe(18) if choices.asks else ""
        redaction.protect(self.token)
        self._process = process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("QANNEAL_HOME", str(paths.home()))
        for secret in _SECRETS:  # what the network reaches holds none of them
            environment.remove(secret)
        process.setProcessEnvironment(environment)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._on_answer)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        process.start(sys.executable, ["-P", "-m", _MODULE])
        process.write(choices.orders(self.token))
        self.changed.emit()

    def stop(self) -> None:
        """Show them no more; asked again, at once."""
        if self._process is None:
            return
        if self.stopping:
            self._process.kill()  # it only reads
        self.stopping = True
        self._process.closeWriteChannel()
        self._process.terminate()
        self.changed.emit()

    def shut_down(self, milliseconds: int = 1500) -> bool:
        """End the process, for the window's own end; return whether that was done in time."""
        process = self._process
        if process is None or process.state() is QProcess.ProcessState.NotRunning:
            return True
        process.closeWriteChannel()
        if milliseconds and not process.waitForFinished(milliseconds):
            process.kill()  # it only reads
            return process.waitForFinished(1000)
        return True

    def _over(self, problem: str = "") -> None:
        if self._process is not None:
            self._process.deleteLater()
        self._process, self.stopping = None, False
        self.url = self.token = ""
        self.problem = problem
        self.changed.emit()

    def _on_answer(self) -> None:
        process = self._process
        if process is None or self.url or not process.canReadLine():
            return
        try:
            answer = json.loads(bytes(process.readLine(_LONGEST_ANSWER).data()))
            self.problem = str(answer.get("error", ""))
            self.url, self.moved = str(answer.get("url", "")), bool(answer.get("moved"))
        except ValueError:
            self.problem = _ENDED
        if self.url:
            self.changed.emit()

    def _on_finished(self) -> None:
        self._on_answer()
        self._over("" if self.stopping else self.problem or _ENDED)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._over(tr("No process can be started for the web pages; close other programs and try again."))
