"""Several processes that run entries of the queue at the same time."""

import contextlib
import logging
import os
import subprocess
import sys
import time
from pathlib import Path

from qanneal_gui.errors import QannealError
from qanneal_gui.support import cores

_log = logging.getLogger(__name__)

STOP, NOW = b"stop\n", b"now\n"
"""Orders: end after the current step; end without it."""

_MODULE = "qanneal_gui.experiments.queue_process"
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def sensible_workers() -> int:
    """Return how many runs this computer may do at a time and still answer its user."""
    return max(1, cores.available() - 1)


class Processes:
    """Processes that run entries until none is left; they end with this one, whatever happens to it.

    Parameters
    ----------
    home : Path
        Of the library.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._children: list[subprocess.Popen[bytes]] = []

    def start(self, workers: int) -> None:
        """Start as many as are missing.

        Raises
        ------
        QannealError
            No process can be started.
        """
        environment = {**os.environ, "QANNEAL_HOME": str(self._home)}
        if workers > 1:
            environment |= dict.fromkeys(_ONE_THREAD, "1")
        try:
            for _ in range(workers - self.running):
                self._children.append(
                    subprocess.Popen(
                        [sys.executable, "-P", "-m", _MODULE],
                        stdin=subprocess.PIPE,
                        stdout=subprocess.DEVNULL,
                        stderr=subprocess.DEVNULL,
                        env=environment,
                        start_new_session=True,  # Ctrl-C is for this process alone
                    )
                )
        except OSError as error:
            raise QannealError(
                f"No process can be started for the queue ({error.strerror}); close other programs and try "
                "again."
            ) from error

    @property
    def running(self) -> int:
        """How many have not ended."""
        return sum(child.poll() is None for child in self._children)

    @property
    def failed(self) -> int:
        """How many have ended otherwise than they should."""
        return sum(child.poll() not in (None, 0) for child in self._children)

    def stop(self, *, now: bool = False) -> None:
        """Let them end after the current step; or without it, which cancels a submission under way."""
        for child in self._children:
            assert child.stdin is not None
            with contextlib.suppress(OSError, ValueError):  # it has ended already
                child.stdin.write(NOW if now else STOP)
                child.stdin.flush()

    def wait(self, seconds: float) -> bool:
        """Wait for all of them for so long; return whether they have ended."""
        end = time.monotonic() + seconds
        for child in self._children:
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(max(0.0, end - time.monotonic()))
        return not self.running

    def close(self) -> None:
        """Let go of all; those that have not ended take it for the order to end now."""
        for child in self._children:
            if code := child.poll():
                _log.error("A process of the queue has ended with exit code %d.", code)
            assert child.stdin is not None
            with contextlib.suppress(OSError):
                child.stdin.close()
