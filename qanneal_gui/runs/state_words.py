"""The one name that each state of a run and of an entry of the queue has, wherever people read it.

What is stored, and what scripts read (``--json``), stays as it is: ``done`` and ``held`` are names of
contracts. Whoever shows a state asks here.
"""

from collections.abc import Mapping

from qanneal_gui.runs.queue_entry import ENDED, Entry
from qanneal_gui.runs.records import NOT_LEARNED, has_not_learned

RUN = {
    "running": "running",
    "paused": "paused",
    "stopped": "stopped",
    "finished": "finished",
    "failed": "failed",
    "interrupted": "interrupted",
}
ENTRY = {
    "waiting": "waiting",
    "running": "running",
    "done": "finished",
    "failed": "failed",
    "held": "on hold",
}


def of_run(state: str, message: str = "") -> str:
    """Return what is said of a run that is in this state, with this message."""
    word = RUN.get(state, state)
    return f"{word}, {NOT_LEARNED.lower()}" if has_not_learned(state, message) else word


def of_entry(entry: Entry) -> str:
    """Return what is said of an entry of the queue: what is being done with it, or how it ended."""
    return "paused" if entry.paused else ENTRY.get(entry.state, entry.state)


def of_ended(counts: Mapping[str, int]) -> str:
    """Return how many entries have ended in which way: "2 finished, 1 on hold"; empty of none."""
    return ", ".join(f"{counts[state]:,} {ENTRY[state]}" for state in ENDED if counts.get(state))
