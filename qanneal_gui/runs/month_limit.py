"""The monthly limit of QPU time: a setting of this computer, of no run and no archive.

It is a small file in the home directory, read before every submission, so that a change holds at once for
all that is running.
"""

import json
import math
from pathlib import Path

from qanneal_gui.errors import ConfigError, ObstacleError, QannealError
from qanneal_gui.support.files import write_atomically
from qanneal_gui.support.reading import read_text

FILE = "limits.json"
"""Its name in the home directory."""

DEFAULT = 60.0
"""Seconds of QPU time per month, a usual quota, until the user says otherwise."""

LARGEST = 1e6
"""The highest limit, in seconds."""


def month_limit(home: Path) -> float:
    """Return how many seconds of QPU time all runs of this computer may use in a calendar month (UTC).

    Raises
    ------
    ObstacleError
        The file is there, and cannot be understood; a guess could be more than the user wants to pay.
    """
    path = home / FILE
    if not path.exists():
        return DEFAULT
    try:
        value = json.loads(read_text(path, "the monthly limit", 64 * 1024))["month_seconds"]
        if isinstance(value, bool) or not isinstance(value, int | float) or not _possible(value):
            raise ValueError("not a limit")
        return float(value)
    except (QannealError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise ObstacleError(
            f"The monthly limit in {path} cannot be read; set it again with: qanneal limit SECONDS."
        ) from error


def set_month_limit(home: Path, seconds: float) -> None:
    """Set how many seconds of QPU time all runs of this computer may use in a month.

    Raises
    ------
    ConfigError
        It is no such number.
    QannealError
        The file cannot be written.
    """
    if not _possible(seconds):
        raise ConfigError(f"The monthly limit must be a number of seconds from 0 to {LARGEST:,.0f}.")
    write_atomically(
        home / FILE, json.dumps({"month_seconds": float(seconds)}).encode() + b"\n", private=True
    )


def _possible(seconds: float) -> bool:
    return 0 <= seconds <= LARGEST and math.isfinite(seconds)
