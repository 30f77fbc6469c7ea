"""Which recorded run a trial has, so that a trial that was cut short goes on, and is not paid for twice.

It stands beside the finished trials of studies (`qanneal_gui.runs.trials`), written before there is a run of
that name: how far it is, is the library's to say.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.records import RunRecord
from qanneal_gui.runs.trials import TrialStore
from qanneal_gui.training.pauses import GIVEN_UP


def runs_of(library: RunLibrary, keys: Iterable[str]) -> dict[str, RunRecord]:
    """Return the runs that trials have, by their keys; one that is in the bin counts for none."""
    with TrialStore(library) as store:
        known = store.finished(keys)
    runs = {key: str(stored.result.get("run", "")) for key, stored in known.items()}
    records = library.among(runs.values()) if runs else {}
    # A run that its user has made longer is another one.
    return {
        key: records[run]
        for key, run in runs.items()
        if run in records and _steps_of(records[run]) == known[key].result.get("steps")
    }


def remember(
    library: RunLibrary, key: str, kind: str, config: Mapping[str, Any], run: str, steps: int
) -> None:
    """Note which run a trial has, before there is a run of that name.

    Parameters
    ----------
    kind : str
        What the trial is, as in `TrialStore.add`.
    config : mapping
        Plain values that tell people what it is.
    steps : int
        How many the whole run shall have.
    """
    with TrialStore(library) as store:
        store.forget([key])
        store.add(key, kind, config, {"run": run, "steps": steps}, 0.0)


def forget(library: RunLibrary, keys: Iterable[str]) -> None:
    """Let trials begin anew; the runs that they had stay in the library."""
    with TrialStore(library) as store:
        store.forget(keys)


def is_complete(state: str, message: str) -> bool:
    """Whether a run has ended for good: after all its steps, or early because its settings wanted that."""
    return state == "finished" or (state == "stopped" and message.startswith(GIVEN_UP))


def done_of(record: RunRecord) -> float:
    """Return which part of a run is done."""
    steps = _steps_of(record)
    if is_complete(record.state, record.message):
        return 1.0
    return min(record.steps / steps, 1.0) if isinstance(steps, int) and steps > 0 else 0.0


def _steps_of(record: RunRecord) -> Any:
    training = record.config.get("training")
    return training.get("steps") if isinstance(training, dict) else None
