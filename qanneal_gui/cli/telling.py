"""Notices of what the terminal drives: sent before its process ends, and what is wrong with that is said."""

import contextlib
from collections.abc import Iterator

from qanneal_gui.cli.output import note


@contextlib.contextmanager
def notices_sent() -> Iterator[None]:
    """Wait at the end of the block for notices that are being sent, not for long."""
    try:
        yield
    finally:
        from qanneal_gui.notices.outbox import outbox

        with contextlib.suppress(KeyboardInterrupt):
            outbox.flush()
        for problem in outbox.problems():
            note(problem)
