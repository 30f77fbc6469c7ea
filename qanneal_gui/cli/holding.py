"""A run that cannot go on for now, on the terminal: waited for, asked about, or left saved."""

import contextlib
import sys
import threading
from typing import TYPE_CHECKING

import click

from qanneal_gui.cli.output import say
from qanneal_gui.cli.stopping import interrupting
from qanneal_gui.support.patience import Patience

if TYPE_CHECKING:  # the terminal starts without what these import
    from qanneal_gui.training.events import RunPaused
    from qanneal_gui.training.session import Session


class Hold:
    """What is done each time a run pauses by itself.

    Parameters
    ----------
    session : Session
    stop : threading.Event
        Ends the waiting.
    """

    def __init__(self, session: "Session", stop: threading.Event) -> None:
        self._session, self._patience = session, Patience(stop)

    def over(self, paused: "RunPaused") -> bool:
        """Wait or ask, as the cause wants it; return whether the run is to try again."""
        if paused.cause == "order":
            say(f"paused: {paused.message}")
            return True
        if paused.cause == "library":
            return self._wait(paused.message)
        if paused.cause == "pay-again":
            agreed = self._ask(paused.message, "Send it again, and pay for it again?")
            if agreed:
                self._session.pay_again()
            elif agreed is None:
                say("paused; to send it again and pay for it again, resume the run with --pay-again")
            return bool(agreed)
        if paused.solver:
            agreed = self._ask(paused.message, f"Go on with {paused.solver}?")
            if agreed:
                self._session.change_solver()
            elif agreed is None:
                say(f"paused; to go on with {paused.solver}, resume the run with --solver {paused.solver}")
            return bool(agreed)
        return False

    def _wait(self, message: str) -> bool:
        if self._patience.lasts() and self._patience.first:
            say(f"paused: {message} The run tries again by itself; Ctrl-C leaves it paused.")
        return self._patience.wait()

    @staticmethod
    def _ask(message: str, question: str) -> bool | None:
        """Ask; None if nobody is there to answer."""
        if sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty():
            say(f"paused: {message}")
            # Nobody may have to answer before the run ends.
            with contextlib.suppress(click.Abort, KeyboardInterrupt), interrupting():
                return click.confirm(question, default=False, err=True)
        return None
