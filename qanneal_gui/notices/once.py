"""One event is told once, however many processes of this user see it: small files say what was told."""

import contextlib
import hashlib
import logging
import time
from pathlib import Path

from qanneal_gui import paths
from qanneal_gui.errors import QannealError
from qanneal_gui.support.files import create_private

_log = logging.getLogger(__name__)

FOLDER = "notices"
LASTS = 62 * 86400.0
"""Seconds for which an event is remembered: more than a month, of which it may be told once."""

_LONGEST_WAIT = 2.0


def is_first(key: str) -> bool:
    """Return whether nobody has told of an event yet; who asks first tells.

    Where that cannot be noted it is told: twice is better than not at all.
    """
    from filelock import FileLock, Timeout  # only now: no window is to wait for it

    try:
        folder = paths.make_folder(paths.home() / FOLDER)
        with FileLock(folder / "lock", timeout=_LONGEST_WAIT, mode=0o600):
            _forget(folder)
            mark = folder / hashlib.sha256(key.encode()).hexdigest()[:32]
            if mark.exists():
                return False
            create_private(mark)
    except (OSError, QannealError, Timeout) as error:
        _log.warning("What was told cannot be noted (%s)", type(error).__name__)
    return True


def _forget(folder: Path) -> None:
    long_ago = time.time() - LASTS
    for mark in folder.iterdir():
        with contextlib.suppress(OSError):
            if mark.name != "lock" and mark.stat().st_mtime < long_ago:
                mark.unlink()
