"""The paper's search for β_eff (Sec. 5.2): short training runs at each β of a grid.

The rule by which a value is chosen: the β whose samples are the most faithful, that is with the smallest
KL(sampled ‖ exact) of P(y|x), mean over all steps and trials. Accuracy is shown beside it but decides
nothing, because a short run's accuracy says more about its images than about its samples.
"""

import math
import threading
from collections.abc import Iterator, Sequence
from statistics import fmean, stdev
from typing import Any, ClassVar, Literal

from pydantic import field_validator

from qanneal_gui.annealing.device import SubmissionControl
from qanneal_gui.config import KINDS, RunConfig, setting
from qanneal_gui.errors import ConfigError
from qanneal_gui.experiments.beta_figures import BetaPoint, choose, conclusion, figure, table
from qanneal_gui.experiments.definition import Cost, Progress
from qanneal_gui.experiments.grid_runs import GridRuns, RunSettings, TrainedRun, cost_of
from qanneal_gui.experiments.registry import experiment
from qanneal_gui.experiments.settings import Settings
from qanneal_gui.figures import Figure, Table
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.support.progress import Pace


class BetaGrid(Settings):
    """The values to try; they stand before what the runs share."""

    betas: tuple[float, ...] = setting(
        (4.0, 8.0, 16.0, 32.0),
        "Values of β_eff",
        "Values of β_eff to try, above 0 and at most 1000.",
        min_length=1,
        max_length=50,
    )
    automatic: bool = setting(
        True, "Automatic estimate", "Also train with β_eff = auto, which estimates β from the samples."
    )

    @field_validator("betas")
    @classmethod
    def _in_range(cls, values: tuple[float, ...]) -> tuple[float, ...]:
        if not all(0 < value <= 1000 for value in values):
            raise ValueError("each β_eff must be above 0 and at most 1000")
        return values


class BetaSettings(RunSettings, BetaGrid):
    """The grid, and the run that is made at each of its values."""


@experiment
class BetaSearch:
    """The search for β_eff as an experiment.

    Parameters
    ----------
    settings : BetaSettings, optional
    config : RunConfig, optional
        The run to make at each value, in place of the one that the settings describe. Its budget is
        that of the whole search.
    """

    name: ClassVar[str] = "beta"
    title: ClassVar[str] = "Search for β"
    sentence: ClassVar[str] = (
        "Trains at each value of β_eff on a grid and shows how faithful the samples are and what was learned."
    )
    paper: ClassVar[str] = "Sec. 5.2"

    def __init__(self, settings: BetaSettings | None = None, config: RunConfig | None = None) -> None:
        self.settings = settings or BetaSettings()
        self.given = config

    @property
    def config(self) -> RunConfig:
        """The run that is made at each value."""
        return self.given or self.settings.run_config()

    @property
    def _automatic(self) -> bool:
        return self.settings.automatic and self.config.on_chip

    def cost(self) -> Cost:
        """Add up all runs, by the published timing model; the budget limits what is spent."""
        return cost_of(self.config, self._runs())

    def run(
        self, library: RunLibrary, stop: threading.Event, control: SubmissionControl | None = None
    ) -> Iterator[Progress]:
        """Make all runs, recorded and on the ledger; the last record is the summary.

        Raises
        ------
        QannealError
            If a limit is reached or the annealer cannot be reached; the points before it were shown.
        """
        _check(self.config)
        pace, total = Pace(), self._runs()
        trials = GridRuns(self.title, self.config, library, stop, control)
        points: list[BetaPoint] = []
        wanted: list[float | Literal["auto"]] = [*self.settings.betas]
        if self._automatic:
            wanted.append("auto")
        automatic = None
        yield Progress(0.0, "Starting the first run.")
        for beta in wanted:
            runs = []
            for trial in range(self.settings.trials):
                for fraction in trials.train({"beta_eff": beta}, trial, f"β_eff = {beta}"):
                    done = (trials.finished + fraction) / total
                    words = "Estimating β automatically" if beta == "auto" else f"Training at β = {beta:g}"
                    yield Progress(
                        min(done, 0.999), f"{words}.", pace.reached(done), self._figures(points, automatic)
                    )
                if stop.is_set():
                    yield self._stopped(points, trials, pace)
                    return
                runs.append(trials.last)
            if beta == "auto":
                automatic = _point(runs)
                continue
            points.append(_point(runs))
            yield Progress(
                min(trials.finished / total, 0.999),
                f"KL {points[-1].kl:.4g} nats at β = {beta:g}.",
                pace.reached(trials.finished / total),
                self._figures(points, automatic),
                self._tables(points, automatic),
                (points[-1].as_json(),),
            )
        yield Progress(
            1.0,
            conclusion(points, automatic),
            None,
            self._figures(points, automatic),
            self._tables(points, automatic),
            (_summary(points, automatic) | trials.totals("finished", pace),),
        )

    def _runs(self) -> int:
        return (len(self.settings.betas) + self._automatic) * self.settings.trials

    def _stopped(self, points: list[BetaPoint], trials: GridRuns, pace: Pace) -> Progress:
        fraction, totals = trials.finished / self._runs(), trials.totals("stopped", pace)
        if not points:
            nothing = {"type": "summary", "beta": None, "points": [], "automatic": None, **totals}
            return Progress(fraction, "Stopped before the first value was finished.", records=(nothing,))
        return Progress(
            fraction,
            "Stopped. " + conclusion(points, None),
            None,
            self._figures(points, None),
            self._tables(points, None),
            (_summary(points, None) | totals,),
        )

    def _figures(self, points: Sequence[BetaPoint], automatic: BetaPoint | None) -> tuple[Figure, ...]:
        return (figure(self.config, points, automatic, self.settings.trials),) if points else ()

    def _tables(self, points: Sequence[BetaPoint], automatic: BetaPoint | None) -> tuple[Table, ...]:
        return (table(points, automatic),) if points else ()


def _point(runs: Sequence[TrainedRun]) -> BetaPoint:
    accuracies = [run.accuracy for run in runs if run.accuracy is not None]
    several = len(runs) > 1
    errors = [run.beta_error for run in runs if run.beta_error is not None]
    return BetaPoint(
        fmean(run.beta for run in runs),
        fmean(run.kl for run in runs),
        fmean(accuracies) if accuracies else None,
        sum(run.qpu_seconds for run in runs),
        stdev(run.kl for run in runs) if several else None,
        stdev(accuracies) if several and len(accuracies) > 1 else None,
        math.hypot(*errors) / len(errors) if errors else None,
    )


def search(config: RunConfig, betas: Sequence[float], library: RunLibrary) -> Iterator[BetaPoint]:
    """Train once at each β_eff, recorded and on the ledger; everything else stays as configured.

    Raises
    ------
    QannealError
        If a limit is reached or the annealer cannot be reached; the points before it are yours.
    """
    settings = BetaSettings(betas=tuple(map(float, betas)), trials=1, automatic=False)
    for progress in BetaSearch(settings, config).run(library, threading.Event()):
        for record in progress.records:
            if record["type"] == "beta":
                yield BetaPoint(**{key: value for key, value in record.items() if key != "type"})


def _check(config: RunConfig) -> None:
    using = [kind.name for kind in KINDS.values() if "beta_eff" in kind.uses]
    if config.training.method == "mlp" or config.sampler.kind not in using:
        raise ConfigError(
            f"sampler.kind must be one that uses β_eff ({', '.join(using)}), with training.method ebm."
        )


def _summary(points: Sequence[BetaPoint], automatic: BetaPoint | None) -> dict[str, Any]:
    return {
        "type": "summary",
        "beta": choose(points).beta,
        "points": [point.as_json() for point in points],
        "automatic": automatic.as_json() if automatic else None,
    }
