"""Short training runs at each value of a grid: their settings, and one after another within one budget."""

import math
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any, Literal

from qanneal_gui import config as run_config
from qanneal_gui.annealing.device import SubmissionControl
from qanneal_gui.config import KINDS, ClassLabel, RunConfig, setting
from qanneal_gui.config.sections import MOST_CLASSES
from qanneal_gui.errors import QannealError
from qanneal_gui.experiments.definition import Cost
from qanneal_gui.experiments.driving import events, group_of
from qanneal_gui.experiments.settings import Settings
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.support.progress import Pace
from qanneal_gui.training.estimates import estimate_unrecorded
from qanneal_gui.training.events import RunFinished, StepEvent


class RunSettings(Settings):
    """The run that is made at each value of a grid."""

    trials: int = setting(3, "Trials", "Runs per value, each with its own seed.", unit="runs", ge=1, le=100)
    dataset: str = setting(
        "digits",
        "Data set",
        "digits, mnist, fashion-mnist, or the path of your own data set.",
        min_length=1,
        editor="dataset",
    )
    classes: tuple[ClassLabel, ...] = setting(
        (2, 3), "Classes", "Classes to distinguish.", min_length=2, editor="classes", max_length=MOST_CLASSES
    )
    hidden: int = setting(64, "Hidden units", "Number K of hidden units.", unit="units", ge=1, le=20_000)
    steps: int = setting(50, "Steps", "Training steps of each run.", unit="steps", ge=1, le=100_000)
    sampler: Literal["simulated-qpu", "qpu", "neal"] = setting(
        "simulated-qpu",
        "Sampler",
        "What draws the samples; simulated annealing (neal) has no automatic estimate.",
        choices=KINDS,
    )
    reads: int = setting(1000, "Reads Γ", "Samples of y per example.", unit="reads", ge=1, le=10_000)
    device_beta: float = setting(
        16.0, "Device β", "Simulated QPU only: the device's true inverse temperature.", gt=0, le=1000
    )
    solver: str = setting(
        "", "Solver", "D-Wave solver; empty picks the least loaded one that fits.", editor="solver"
    )
    qpu_seconds: float = setting(
        60.0, "QPU time", "Limit on the QPU access time of all runs together.", unit="s", gt=0, le=1e6
    )
    seed: int = setting(0, "Seed", "Seed of the first trial.", ge=0, lt=2**31)

    def run_config(self) -> RunConfig:
        """Return the run that is made at each value."""
        return run_config.parse(
            {
                "data": {"dataset": self.dataset, "classes": list(self.classes), "seed": self.seed},
                "model": {"hidden": self.hidden},
                "training": {"steps": self.steps, "seed": self.seed},
                "sampler": {
                    "kind": self.sampler,
                    "reads": self.reads,
                    "device_beta": self.device_beta,
                    "solver": self.solver,
                },
                "budget": {"qpu_seconds": self.qpu_seconds},
            }
        )


@dataclass(frozen=True, slots=True)
class TrainedRun:
    """What came of one run: means over its steps, and what stood at its end.

    Its KL is without shot noise, which for many outputs would be most of it.
    """

    kl: float
    accuracy: float | None
    qpu_seconds: float
    beta: float
    beta_error: float | None
    hub_breaks: float | None = None


class GridRuns:
    """Makes one run after another and keeps them, all together, within the budget of one.

    Parameters
    ----------
    title : str
        Of the experiment, for the tag that all its runs have.
    """

    def __init__(
        self,
        title: str,
        config: RunConfig,
        library: RunLibrary,
        stop: threading.Event,
        control: SubmissionControl | None,
    ) -> None:
        self._group = group_of(title)
        self._config, self._library, self._stop, self._control = config, library, stop, control
        self._seconds, self._submissions = 0.0, 0
        self.finished = 0
        self.last = TrainedRun(math.nan, None, 0.0, math.nan, None)

    def totals(self, state: str, pace: Pace) -> dict[str, Any]:
        """Return what all summaries say; the QPU time is simulated unless it is a real QPU's."""
        return {
            "state": state,
            "seconds": pace.elapsed,
            "qpu_seconds": self._seconds,
            "submissions": self._submissions if self._config.billed else 0,
        }

    def train(self, sampler: Mapping[str, Any], trial: int, name: str) -> Iterator[float]:
        """Yield the done fraction of a run with some settings of its sampler; `last` says what came of it.

        Its name is that of its settings, with its trial.
        """
        values = run_config.as_dict(self._config)
        values["sampler"] |= sampler
        values["training"]["seed"] += trial
        values["data"]["seed"] += trial
        values["budget"]["qpu_seconds"] -= self._seconds
        values["budget"]["submissions"] -= self._submissions
        if values["budget"]["qpu_seconds"] <= 0 or values["budget"]["submissions"] < 1:
            raise QannealError(
                "The search used up its budget before all values were tried; raise budget.qpu_seconds or "
                "budget.submissions, or try fewer values."
            )
        steps = []
        config, name = run_config.parse(values), f"{name}, trial {trial + 1}"
        made = events(config, self._library, self._stop, self._control, name=name, group=self._group)
        for event in made:
            if isinstance(event, StepEvent) and event.sampler:
                steps.append(event)
                self._seconds += event.sampler.qpu_seconds
                self._submissions += event.sampler.submissions
                yield event.step / self._config.training.steps
            elif isinstance(event, RunFinished) and event.state == "finished":
                self.finished += 1
                self.last = _summed_up(steps)


LEAST_KL = 1e-4
"""Nats below which reads cannot tell; what lies there, or by chance below 0, is drawn here on a log axis."""


def cost_of(config: RunConfig, runs: int) -> Cost:
    """Add up so many runs, by the published timing model; their common budget limits what is spent."""
    each, budget = estimate_unrecorded(config), config.budget
    if not config.billed:
        return Cost(seconds=runs * each.seconds)
    return Cost(
        runs * each.seconds,
        min(runs * each.qpu_seconds, budget.qpu_seconds),
        min(runs * each.submissions, budget.submissions),
    )


def _summed_up(steps: Sequence[StepEvent]) -> TrainedRun:
    reports = [step.sampler for step in steps if step.sampler]
    evaluation = steps[-1].evaluation
    return TrainedRun(
        fmean(report.divergence for report in reports),
        evaluation.mlp.test_accuracy if evaluation else None,
        sum(report.qpu_seconds for report in reports),
        reports[-1].beta or math.nan,
        reports[-1].beta_error,
        fmean(breaks) if (breaks := [r.hub_breaks for r in reports if r.hub_breaks is not None]) else None,
    )
