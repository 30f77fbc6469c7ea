"""What Leap says is left of an account's QPU time: typed in by the user, because the service does not tell.

It is kept beside the monthly limit, a setting of this computer and of no run, and counts down by what the
ledger has written down since it was entered.
"""

import json
import math
import time
from dataclasses import dataclass
from pathlib import Path

from qanneal_gui.errors import ConfigError, ObstacleError, QannealError
from qanneal_gui.runs.month_limit import LARGEST
from qanneal_gui.support.files import write_atomically
from qanneal_gui.support.reading import read_text

FILE = "leap.json"
"""Its name in the home directory."""

FOREVER = 1e12
"""A time, in seconds since the epoch, after all submissions."""


@dataclass(frozen=True, slots=True)
class LeapLeft:
    """What was entered.

    Attributes
    ----------
    seconds : float
        QPU access time that was left then.
    entered : float
        When that was, in seconds since the epoch.
    """

    seconds: float
    entered: float


def leap_left(home: Path) -> LeapLeft | None:
    """Return what was entered last; None if nothing was.

    Raises
    ------
    ObstacleError
        The file is there, and cannot be understood.
    """
    path = home / FILE
    if not path.exists():
        return None
    try:
        values = json.loads(read_text(path, "what is left at Leap", 64 * 1024))
        found = LeapLeft(*(values[name] for name in ("left_seconds", "entered")))
        if any(type(value) not in (int, float) for value in (found.seconds, found.entered)):
            raise ValueError("not numbers")
        if not (_possible(found.seconds) and 0 <= found.entered < FOREVER):
            raise ValueError("not a time")
        return LeapLeft(float(found.seconds), float(found.entered))
    except (QannealError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise ObstacleError(
            f"What Leap has left, in {path}, cannot be read; enter it again with: "
            "qanneal limit --leap SECONDS."
        ) from error


def set_leap_left(home: Path, seconds: float | None, now: float | None = None) -> None:
    """Enter how many seconds of QPU time Leap says are left, or None to know nothing of it.

    Raises
    ------
    ConfigError
        It is no such number.
    QannealError
        The file cannot be written.
    """
    if seconds is None:
        try:
            (home / FILE).unlink(missing_ok=True)
        except OSError as error:
            raise QannealError(
                f"{home / FILE} cannot be removed: {error.strerror}; remove it yourself."
            ) from error
        return
    if not _possible(seconds):
        raise ConfigError(f"What Leap has left must be a number of seconds from 0 to {LARGEST:,.0f}.")
    entered = time.time() if now is None else now
    content = json.dumps({"left_seconds": float(seconds), "entered": entered})
    write_atomically(home / FILE, content.encode() + b"\n", private=True)


def _possible(seconds: float) -> bool:
    return 0 <= seconds <= LARGEST and math.isfinite(seconds)
