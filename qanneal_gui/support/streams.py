"""Standard streams as they may be found: closed, full, or gone with their terminal."""

import contextlib
import io
import os
import sys
from typing import Any

from typing_extensions import override


class _Lenient(io.TextIOWrapper):
    """Standard error that may go away: what cannot be written there is no reason to end a run."""

    @override
    def write(self, text: str, /) -> int:
        with contextlib.suppress(OSError, ValueError):
            return super().write(text)
        return len(text)

    @override
    def flush(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            super().flush()


def secure() -> None:
    """Make all three standard streams usable; to be called before anything else is opened.

    A closed stream's number would be given to the next file that is opened, and whatever a library prints
    would go into it: into the database, say.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            # The lowest free number is the one that is missing.
            os.open(os.devnull, os.O_RDONLY if number == 0 else os.O_WRONLY)
    if sys.stdin is None:
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    raw: Any = open(2, "wb", closefd=False) if sys.stderr is None else sys.stderr.buffer  # noqa: SIM115
    sys.stderr = _Lenient(raw, encoding="utf-8", errors="backslashreplace", line_buffering=True)


def silence_output() -> None:
    """Send standard output nowhere from now on, so that ending does not fail on what could not be written."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.close(nowhere)
