"""Orders to a run that somebody else drives: a word in its folder, where whoever drives it looks for one.

No network is needed: the folder of the run library is all that two processes share, on one computer or,
through SSH or a shared disk, on two.
"""

import contextlib
from pathlib import Path
from typing import Literal, get_args

from qanneal_gui.errors import QannealError
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.locking import unlocked
from qanneal_gui.support.files import write_atomically
from qanneal_gui.support.reading import open_regular

Order = Literal["pause", "continue", "stop", "stop-now"]
"""After the current step; on from there; to the end of the run after the current step; at once."""

FILE = "order"
"""In the folder of a run."""

_ORDERS: tuple[Order, ...] = get_args(Order)
_LONGEST = max(map(len, _ORDERS))


def give(library: RunLibrary, run: str, order: Order) -> str:
    """Leave an order for whoever drives a run; return the run's whole identifier.

    An order that was not heard yet is replaced.

    Raises
    ------
    QannealError
        There is no such run, or nobody drives it.
    """
    record = library.get(run)
    if not is_driven(library, record.id):
        raise QannealError(
            f"Run {record.id} is not running; 'qanneal runs list' shows the state of every run."
        )
    write_atomically(library.directory(record.id) / FILE, order.encode(), private=True)
    return record.id


def is_driven(library: RunLibrary, run: str) -> bool:
    """Whether somebody drives a run just now: its identifier in full."""
    with unlocked(library.directory(run)) as free:
        return not free


def take(directory: Path) -> Order | None:
    """Return the order that was left in the folder of a run, and take it away; None if there is none."""
    path = directory / FILE
    try:
        with open_regular(path, "an order") as (file, _):
            said = file.read(_LONGEST + 1).decode("ascii", "replace")
    except QannealError:
        return None
    clear(directory)
    return next((order for order in _ORDERS if order == said), None)


def clear(directory: Path) -> None:
    """Forget an order that was meant for an earlier driver."""
    with contextlib.suppress(OSError):
        (directory / FILE).unlink(missing_ok=True)
