"""The end of the window: an active run is saved first, and no thread is left behind."""

import logging
import time
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMainWindow

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.message_box import MessageBox, Role
from qanneal_gui.gui.run.control import RunControl, State
from qanneal_gui.gui.window.rooms import Rooms
from qanneal_gui.support.wording import tr

_log = logging.getLogger(__name__)

LONGEST_MS = 1700
"""From the order to close the window until it is closed, whatever happens; with what follows, 2 s."""
_WITHIN_MS = 1500
"""Of this, the time in which an active run may end by itself."""

_RUN = tr(
    "You can save it at its last finished step and resume it later, or keep "
    "it running. If you close, a submission under way is cancelled, but may "
    "still be billed."
)
_RESTING = tr(
    "You can save it at its last finished step and resume it later, or leave it waiting in this window."
)
_AT_REST = {State.PAUSED: tr("A run is paused."), State.HELD: tr("A run is on hold.")}
_QUEUE = tr("You can close now: what is running is saved and waits again. Or let it run on.")
_EXPERIMENT = tr("You can close now, keeping what has finished, or let it run on.")


class EndsWithWindow(Protocol):
    """What runs in a window, and ends with it."""

    def shut_down(self, milliseconds: int = ...) -> bool:
        """End for good; return whether that was done in time. A second call only waits."""
        ...


class Closing(QObject):
    """Asks whether to save and close while a run, the queue or an experiment is active, and sees it through.

    Parameters
    ----------
    window : QMainWindow
    control : RunControl
        Of the run that may be active.
    rooms : Rooms
        Where an experiment or the queue may be.
    """

    def __init__(self, window: QMainWindow, control: RunControl, rooms: Rooms) -> None:
        super().__init__(window)
        self._window, self._control, self._rooms = window, control, rooms
        self._question: MessageBox | None = None
        self._agreed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WITHIN_MS)
        self._timer.timeout.connect(self.finish)
        control.idle.connect(self._on_idle)

    def may_close(self) -> bool:
        """Return whether the window may close now; ask the user otherwise."""
        rooms = self._rooms
        if self._agreed or not (self._control.state.active or rooms.experiment_runs or rooms.queue_runs):
            return True
        self._ask()
        return False

    def save_and_close(self) -> None:
        """Stop what is active, saved, and close the window; asked again, close it at once."""
        if self._agreed or not self._control.state.active:
            self._agreed = True
            self.finish()
            return
        self._agreed = True
        self._timer.start()
        self._control.stop_now()

    def finish(self) -> None:
        """Close the window, whether or not the run has ended by now."""
        self._timer.stop()
        self._window.close()

    def end(self, parts: Sequence[EndsWithWindow]) -> bool:
        """End all parts of the window, in their order; return whether all ended in time.

        All are told before one is waited for: together they take as long as the slowest. None is left
        running because another one could not be ended.
        """
        self._timer.stop()
        if self._question is not None:
            self._question.close()
        # A run that is still active has been waited for already.
        limit = (LONGEST_MS - _WITHIN_MS if self._control.state.active else LONGEST_MS) / 1000
        end = time.monotonic() + limit
        for part in parts:
            _has_ended(part, 0)
        ended = True
        for part in parts:
            ended = _has_ended(part, max(0, round(1000 * (end - time.monotonic())))) and ended
        if not ended:
            # Every step was saved when it was made; only the thread has not come back.
            _log.warning("A thread did not end within %.1f s", limit)
        return ended

    def _ask(self) -> None:
        if self._question is not None:
            self._question.raise_()
            return
        resting = _AT_REST.get(self._control.state)
        if self._control.state.active:
            told = (resting, _RESTING) if resting else (tr("A run is still training."), _RUN)
        elif self._rooms.queue_runs:
            told = tr("The queue is still running."), _QUEUE
        else:
            told = tr("An experiment is still running."), _EXPERIMENT
        box = MessageBox(self._window, "qanneal", *told)
        color = theme.current().accent
        box.set_picture(theme.pixmap("info", color, 32, self._window.devicePixelRatioF()))
        box.add_button(tr("&Save and close"), Role.AcceptRole, default=True)
        box.add_button(tr("&Leave it waiting") if resting else tr("&Keep running"), Role.RejectRole)
        box.accepted.connect(self.save_and_close)
        box.finished.connect(self._on_answer)
        self._question = box
        box.show()

    def _on_answer(self) -> None:
        if self._question is not None:
            self._question.deleteLater()
            self._question = None

    def _on_idle(self) -> None:
        if self._agreed:
            self.finish()


def _has_ended(part: EndsWithWindow, milliseconds: int) -> bool:
    try:
        return part.shut_down(milliseconds)
    except Exception:
        _log.exception("%s could not be ended", type(part).__name__)
        return False
