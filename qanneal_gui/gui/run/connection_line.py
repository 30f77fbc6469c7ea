"""The line of the header that says how things stand with D-Wave, as long as something is to be said."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from typing_extensions import override

from qanneal_gui.gui.common.widgets import Sign
from qanneal_gui.support.wording import tr

if TYPE_CHECKING:
    from qanneal_gui.annealing.device import Connection

_LOOKS = {
    "waiting": ("busy", "quiet"),
    "silent": ("warning", "caution"),
    "retrying": ("warning", "caution"),
    "offline": ("error", "trouble"),
    "short": ("warning", "caution"),
}
WORDS = {
    "waiting": tr("Waiting"),
    "silent": tr("No answer"),
    "retrying": tr("Retrying"),
    "offline": tr("Offline"),
}
"""What a run does that waits for its connection, in a word."""


class ConnectionLine(Sign):
    """Says what is the matter, since when, and when it is tried again; counts on by itself.

    Parameters
    ----------
    whose : str
        Who waits for the connection, if that does not go without saying.
    """

    def __init__(self, whose: str = "") -> None:
        super().__init__("reason")
        self._whose = f"{whose}: " if whose else ""
        self.connection: Connection | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._count)
        self.hide()

    def show_connection(self, connection: "Connection | None") -> None:
        """Show a connection; one that is well, or None, hides the line."""
        self.connection = None if connection is None or connection.state == "ok" else connection
        self._count()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _count(self) -> None:
        if self.connection is None:
            self.show_sentence("", "")
            return
        words = self._whose + sentence(self.connection, time.time())
        self.show_sentence(words, *_LOOKS[self.connection.state])


def sentence(connection: "Connection", now: float) -> str:
    """Say in a few words how a connection stands."""
    lasted = max(0, round(now - connection.since))
    clock = time.strftime("%H:%M", time.localtime(connection.since))
    if connection.state == "waiting":
        return tr("{sentence}, {lasted} s", sentence=connection.sentence, lasted=lasted)
    if connection.state == "silent":
        return tr("{sentence} for {lasted} s", sentence=connection.sentence, lasted=lasted)
    if connection.state == "short":
        return connection.sentence
    left = max(0, round(connection.next_try - now))
    cause = (
        tr("Offline since {clock}", clock=clock)
        if connection.state == "offline"
        else connection.sentence.split(";")[0]
    )
    return (
        tr(
            "{cause}; try {attempt} of {of} in {left} s",
            cause=cause,
            attempt=connection.attempt,
            of=connection.of,
            left=left,
        )
        if left
        else tr(
            "{cause}; try {attempt} of {of} now", cause=cause, attempt=connection.attempt, of=connection.of
        )
    )
