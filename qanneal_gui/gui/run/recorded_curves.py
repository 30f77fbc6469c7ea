"""The curves of a recorded run, read from its columns: all of it, or more of a part."""

import itertools
from collections.abc import Callable
from operator import itemgetter

from qanneal_gui.gui.common.metric_words import BY_CLASS, METRICS
from qanneal_gui.gui.run.history import History
from qanneal_gui.gui.run.live_curve import part_of
from qanneal_gui.gui.run.shown import shown_metrics
from qanneal_gui.runs.history import Measured
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.records import RunRecord
from qanneal_gui.science.arrays import Array


def read_history(library: RunLibrary, record: RunRecord, smoothing: str) -> History:
    """Read the curves of a run up to the last step that its record knows.

    Raises
    ------
    QannealError
        The library is damaged or cannot be read.
    """
    measured, history = Measured(library, record.id), History(smoothing)
    history.last_step = record.steps
    names = _shown(record)
    for path, steps, values in measured.pieces(names):
        end = int(steps.searchsorted(record.steps, "right"))
        if path in names:
            history.add(names[path], steps[:end], values[:end])
    return history


def read_parts(
    library: RunLibrary,
    record: RunRecord,
    past: float,
    steps: tuple[float, float],
    stopped: Callable[[], bool],
) -> dict[str, Array]:
    """Read what the curves of a run show of a range of steps, as `History.refine` takes it.

    Parameters
    ----------
    library : RunLibrary
    record : RunRecord
    past : float
        Weight of the past in the exponential mean.
    steps : (float, float)
        The first and the last one.
    stopped : callable
        Whether nobody wants the rest any more.
    """
    names, parts = _shown(record), {}
    low, high = max(steps[0], 1), min(steps[1], record.steps)
    for path, pieces in itertools.groupby(Measured(library, record.id).pieces(names), itemgetter(0)):
        if stopped():
            break
        if path in names:
            parts[names[path]] = part_of((piece[1:] for piece in pieces), past, low, high)
    return parts


def _shown(run: RunRecord) -> dict[str, str]:
    """Return where a step holds what is shown of a run, and the names of the curves."""
    classes = (run.config.get("data") or {}).get("classes")
    count = len(classes) if isinstance(classes, list) else 0
    by_class = [f"{BY_CLASS}.mlp.{place}" for place in range(count)]
    return {METRICS[name].path: name for name in shown_metrics()} | dict(zip(by_class, by_class, strict=True))
