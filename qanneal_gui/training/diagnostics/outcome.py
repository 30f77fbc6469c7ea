"""Whether a run that did all of its steps has learned something, in one sentence if not.

A run has not learned whose last accuracy is that of guessing, or whose learning is in trouble when it
ends. This is judged once, at the end, and recorded as the message of the run; a run that was recorded
before that was done is judged from its steps.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from qanneal_gui.data import Dataset
from qanneal_gui.runs.metrics import DECISIVE, METRICS
from qanneal_gui.runs.records import NOT_LEARNED, RunRecord
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.text import after_colon
from qanneal_gui.training.diagnostics.learning import LEARNING
from qanneal_gui.training.diagnostics.watcher import recorded_troubles
from qanneal_gui.training.events import StepEvent, Trouble


def guessing(dataset: Dataset) -> tuple[float, float]:
    """Return the test accuracy of who always says the commonest class, and its standard error."""
    outputs: Array = dataset.test_y
    counts = outputs.sum(axis=0) if outputs.shape[1] > 1 else [outputs.sum(), len(outputs) - outputs.sum()]
    images = len(outputs)
    share = float(max(counts)) / images
    return share, math.sqrt(share * (1 - share) / images)


def not_learned(
    last: Mapping[str, Any] | None, standing: Iterable[Trouble], guess: float, error: float = 0.0
) -> str:
    """Return why a run that is done has not learned; empty if it has.

    Parameters
    ----------
    last : mapping or None
        Metrics of the last evaluated step.
    standing : iterable of Trouble
        What was wrong when it ended.
    guess, error : float
        As from `guessing`.
    """
    troubles = {trouble.kind: trouble for trouble in standing}
    for kind in LEARNING:
        if kind in troubles:
            return f"{NOT_LEARNED}: {after_colon(troubles[kind].sentence)}"
    accuracy = METRICS[DECISIVE].of(last)
    if accuracy is None or not accuracy <= guess + error:
        return ""
    return (
        f"{NOT_LEARNED}: the test accuracy at the end is {100 * accuracy:.1f} %, no better than guessing "
        f"({100 * guess:.1f} %{f' ± {100 * error:.1f} %' if error else ''}). Extend it, or start again "
        "with another learning rate or seed."
    )


def judged(record: RunRecord, steps: Callable[[], Sequence[StepEvent]]) -> RunRecord:
    """Return a recorded run with its verdict; its steps are asked for if it was recorded without one."""
    if record.state != "finished" or record.message:
        return record
    classes = (record.config.get("data") or {}).get("classes")
    guess = 1 / len(classes) if isinstance(classes, list) and classes else 0.0
    message = not_learned(record.last, recorded_troubles(record.config, steps()), guess)
    return replace(record, message=message)
