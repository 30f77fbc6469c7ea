"""The system's keyring, asked on a thread of its own: it may wait for a prompt that nobody answers."""

import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

from typing_extensions import override

from qanneal_gui.errors import CancelledError, QannealError
from qanneal_gui.support import redaction
from qanneal_gui.support.background import Deadline, interruptible

T = TypeVar("T")

SERVICE = "qanneal"
"""The service under which everything of ours lies there."""

PATIENCE = 120.0
"""Seconds that a keyring may wait for its owner; nobody may be there to answer its prompt."""

_TOLD_AFTER_SECONDS = 1.0
"""A keyring that is unlocked answers before that."""

# Before anything reads a secret.
redaction.guard_logs()


class NoKeyringError(QannealError):
    """The system has no keyring, so nothing can be kept in it."""

    page = "troubles#keyring"


def ask(
    action: Callable[[Any], T],
    instead: str,
    *,
    seconds: float = PATIENCE,
    stop: threading.Event | None = None,
    waits: Callable[[bool, float], None] | None = None,
) -> T:
    """Return what an action on the keyring returns.

    Parameters
    ----------
    action : callable
        Given the module ``keyring``.
    instead : str
        What to do without a keyring, as the end of a sentence.
    seconds : float
        How long it may wait for its owner.
    stop : threading.Event, optional
        Set to give up; what was asked for may still be done once the keyring is answered.
    waits : callable, optional
        Told when the keyring is being waited for, and when that is over: whether, and since when, in seconds
        since the epoch.

    Raises
    ------
    QannealError
        There is no keyring, it is locked, does not answer, or fails.
    CancelledError
        If `stop` was set.
    """
    given_up = _Wait(seconds, stop, waits)
    try:
        return interruptible(
            lambda: _asked(action, instead), given_up, "Stopped while waiting for the system keyring."
        )
    except CancelledError:
        if stop is not None and stop.is_set():
            raise
        raise QannealError(
            f"The system keyring did not answer within {seconds:.0f} s; unlock it and try again, or "
            f"{instead.rpartition(', or ')[2]}."
        ) from None
    finally:
        given_up.over()


class _Wait(Deadline):
    """A flag that another one sets, or the time; whoever looks at it tells when it takes long."""

    def __init__(
        self, seconds: float, stop: threading.Event | None, waits: Callable[[bool, float], None] | None
    ) -> None:
        super().__init__(seconds, stop)
        self._begun, self._waits, self._told = time.monotonic(), waits, False
        self._since = time.time()

    @override
    def is_set(self) -> bool:
        if self._waits and not self._told and time.monotonic() - self._begun > _TOLD_AFTER_SECONDS:
            self._told = True
            self._waits(True, self._since)
        return super().is_set()

    def over(self) -> None:
        """Tell that nothing is waited for any more."""
        if self._waits and self._told:
            self._waits(False, time.time())


def _asked(action: Callable[[Any], T], instead: str) -> T:
    import keyring
    from keyring import errors

    try:
        return action(keyring)
    except errors.NoKeyringError:
        raise NoKeyringError(f"This system has no keyring; {instead}.") from None
    except errors.KeyringLocked:
        raise QannealError("The system keyring is locked; unlock it and try again.") from None
    except Exception as error:  # backends raise whatever their service raises
        raise QannealError(f"The system keyring failed ({type(error).__name__}); {instead}.") from None
