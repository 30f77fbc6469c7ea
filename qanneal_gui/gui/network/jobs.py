"""Reading a run's weights and data, off the window's thread."""

import time
from dataclasses import replace
from typing import NamedTuple

from qanneal_gui import config
from qanneal_gui.config import DataConfig
from qanneal_gui.data import Dataset
from qanneal_gui.data.strokes import Framing, framing_of
from qanneal_gui.gui.common.jobs import Job, Report
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.recorder import WEIGHTS_FILE
from qanneal_gui.runs.records import RunRecord
from qanneal_gui.runs.weights import as_parameters
from qanneal_gui.support.text import for_label
from qanneal_gui.training.inspection import Inspection, inspect, load_at_hand


class LatestWeights(NamedTuple):
    """What a run has learned by now.

    Attributes
    ----------
    state : str
        The run's state before its weights were read: if it had ended, no newer ones come.
    stamp : int
        When the weights were written, in ns; 0 if none are saved yet, or those of another step are shown.
    seconds : float
        What reading and looking into them took.
    found : Inspection or None
        None if the weights are those that were known, or there are none.
    framing : Framing or None
    """

    state: str
    stamp: int
    seconds: float
    found: Inspection | None = None
    framing: Framing | None = None


class Reader:
    """Makes jobs that look at runs; they run one after another, and keep the last data set."""

    def __init__(self) -> None:
        self._config: DataConfig | None = None
        self._dataset: Dataset | None = None
        self._framing: Framing | None = None

    def job(self, run: str, known: int, step: int | None = None) -> Job[LatestWeights]:
        """Return a job that looks at a run.

        Parameters
        ----------
        run : str
        known : int
            Stamp of the weights that are shown already.
        step : int, optional
            The step after which its weights are wanted, in place of those last saved.
        """

        def job(report: Report) -> LatestWeights:
            began = time.monotonic()
            library = RunLibrary()
            record = library.get(run)
            if step is not None:
                return self._at(step, record, library, report)
            path = library.directory(run) / WEIGHTS_FILE
            try:
                stamp = path.stat().st_mtime_ns
            except FileNotFoundError:
                stamp = 0
            if stamp in (0, known):
                return LatestWeights(record.state, stamp, time.monotonic() - began)
            parameters = as_parameters(library.weights(run))
            dataset = self._load(config.parse(record.config).data)
            found = inspect(parameters, dataset, lambda: report.cancelled)
            return LatestWeights(record.state, stamp, time.monotonic() - began, found, self._framing)

        return job

    def _at(self, step: int, record: RunRecord, library: RunLibrary, report: Report) -> LatestWeights:
        """Learn a run's steps again from their recorded samples, up to one of them."""
        # It brings the samplers along, which the first window does without.
        from qanneal_gui.training.replay import RecordedSteps, weights_at

        began = time.monotonic()
        made = config.parse(record.config)
        dataset = self._load(made.data)
        recorded = RecordedSteps(library, record.id, step)
        parameters = weights_at(made, dataset, recorded, report.unwanted, report)
        found = inspect(parameters, dataset, lambda: report.cancelled)
        return LatestWeights(record.state, 0, time.monotonic() - began, found, self._framing)

    def _load(self, wanted: DataConfig) -> Dataset:
        if self._dataset is None or wanted != self._config:
            loaded = load_at_hand(wanted)
            # The names are drawn in many places: they are made harmless once, here.
            self._dataset = replace(loaded, class_names=tuple(map(for_label, loaded.class_names)))
            self._framing = framing_of(self._dataset.train_x, self._dataset.image_shape)
            self._config = wanted
        return self._dataset
