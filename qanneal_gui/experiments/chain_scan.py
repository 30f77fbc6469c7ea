"""A scan of chain strengths: short training runs at each, to see which holds chains together and no more.

A chain that is too weak breaks, and its output then says nothing of the network. One that is too strong
freezes out early on a real annealer. Among the strengths at which the chains of outputs hold, the one is
chosen whose samples are the most faithful, that is with the smallest KL(sampled ‖ exact) of P(y|x), mean over
all steps and trials.
"""

import math
import threading
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from statistics import fmean, stdev
from typing import Any, ClassVar, Literal

import numpy as np
from pydantic import field_validator
from typing_extensions import override

from qanneal_gui.annealing.device import SubmissionControl
from qanneal_gui.config import KINDS, RunConfig, setting
from qanneal_gui.errors import ConfigError
from qanneal_gui.experiments.definition import Cost, Progress
from qanneal_gui.experiments.grid_runs import LEAST_KL, GridRuns, RunSettings, TrainedRun, cost_of
from qanneal_gui.experiments.registry import experiment
from qanneal_gui.experiments.settings import Settings
from qanneal_gui.figures import Figure, Mark, Panel, Series, Table
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.metrics import HUB_BREAKS, METRICS, QPU_TIME
from qanneal_gui.support.formatting import write_list
from qanneal_gui.support.progress import Pace

_AXIS = "chain strength"
_BREAKS = 0.05
"""Share of reads in which an output's chain may break."""


class ChainGrid(Settings):
    """The values to try; they stand before what the runs share."""

    strengths: tuple[float, ...] = setting(
        (0.1, 0.25, 0.5, 0.75, 1.0),
        "Chain strengths",
        "Couplings that hold the chains together, above 0 and at most 10, and no more than a QPU takes.",
        min_length=1,
        max_length=50,
    )


class ChainSettings(RunSettings, ChainGrid):
    """The grid, and the run that is made at each of its values."""

    sampler: Literal["simulated-qpu", "qpu"] = setting(
        "simulated-qpu", "Sampler", "A chip, simulated or not: no other sampler has chains.", choices=KINDS
    )

    @field_validator("strengths")
    @classmethod
    def _in_range(cls, values: tuple[float, ...]) -> tuple[float, ...]:
        if not all(0 < value <= 10 for value in values):
            raise ValueError("each chain strength must be above 0 and at most 10")
        return values

    @override
    def run_config(self) -> RunConfig:
        """Return the run that is made at each value, with a J range that takes the strongest chain."""
        made = super().run_config()
        low, high = made.sampler.j_range
        sampler = made.sampler.model_copy(update={"j_range": (min(low, -max(self.strengths)), high)})
        return made.model_copy(update={"sampler": sampler})


@dataclass(frozen=True, slots=True)
class ChainPoint:
    """What training at one chain strength gave.

    Attributes
    ----------
    strength : float
    kl : float
        Mean KL(sampled ‖ exact) of P(y|x) over all steps and trials, in nats.
    hub_breaks : float or None
        Share of reads in which the chain of an output did not agree with itself, mean likewise.
    test_accuracy : float or None
        Of the MLP that inherits the weights, after the last step, mean over the trials.
    qpu_seconds : float
    kl_std : float or None
        Unbiased standard deviation over the trials; None with one trial.
    """

    strength: float
    kl: float
    hub_breaks: float | None
    test_accuracy: float | None
    qpu_seconds: float
    kl_std: float | None = None

    @classmethod
    def of(cls, strength: float, runs: Sequence[TrainedRun]) -> "ChainPoint":
        """Sum up the runs at one strength."""
        return cls(
            strength,
            fmean(run.kl for run in runs),
            _mean([run.hub_breaks for run in runs]),
            _mean([run.accuracy for run in runs]),
            sum(run.qpu_seconds for run in runs),
            stdev(run.kl for run in runs) if len(runs) > 1 else None,
        )

    def as_json(self) -> dict[str, Any]:
        """Return the point as plain values."""
        return {"type": "chain", **asdict(self)}


@experiment
class ChainScan:
    """The scan of chain strengths as an experiment.

    Parameters
    ----------
    settings : ChainSettings, optional
    config : RunConfig, optional
        The run to make at each strength, in place of the one that the settings describe. Its budget is
        that of the whole scan.
    """

    name: ClassVar[str] = "chain"
    title: ClassVar[str] = "Scan of chain strengths"
    sentence: ClassVar[str] = (
        "Trains at each chain strength and shows how often chains break and how faithful the samples are."
    )
    paper: ClassVar[str] = "not in the paper"

    def __init__(self, settings: ChainSettings | None = None, config: RunConfig | None = None) -> None:
        self.settings = settings or ChainSettings()
        self.given = config

    @property
    def config(self) -> RunConfig:
        """The run that is made at each strength."""
        return self.given or self.settings.run_config()

    def cost(self) -> Cost:
        """Add up all runs, by the published timing model; the budget limits what is spent."""
        return cost_of(self.config, self._runs)

    def run(
        self, library: RunLibrary, stop: threading.Event, control: SubmissionControl | None = None
    ) -> Iterator[Progress]:
        """Make all runs, recorded and on the ledger; the last record is the summary.

        Raises
        ------
        QannealError
            If a limit is reached or the annealer cannot be reached; the points before it were shown.
        """
        _check(self.config, self.settings.strengths)
        pace, total = Pace(), self._runs
        grid = GridRuns(self.title, self.config, library, stop, control)
        points: list[ChainPoint] = []
        yield Progress(0.0, "Starting the first run.")
        for strength in self.settings.strengths:
            runs = []
            for trial in range(self.settings.trials):
                for fraction in grid.train({"chain_strength": strength}, trial, f"chain strength {strength}"):
                    done = (grid.finished + fraction) / total
                    words = f"Training at chain strength {strength:g}."
                    yield Progress(min(done, 0.999), words, pace.reached(done), self._figures(points))
                if stop.is_set():
                    yield self._shown(points, grid, "stopped", pace)
                    return
                runs.append(grid.last)
            points.append(ChainPoint.of(strength, runs))
            done = min(grid.finished / total, 0.999)
            words = f"KL {points[-1].kl:.4g} nats at chain strength {strength:g}."
            yield Progress(
                done,
                words,
                pace.reached(done),
                self._figures(points),
                self._tables(points),
                (points[-1].as_json(),),
            )
        yield self._shown(points, grid, "finished", pace)

    @property
    def _runs(self) -> int:
        return len(self.settings.strengths) * self.settings.trials

    def _shown(self, points: list[ChainPoint], grid: GridRuns, state: str, pace: Pace) -> Progress:
        """Return what came of the scan, up to its end or its stop."""
        summary = {
            "type": "summary",
            "strength": choose(points).strength if points else None,
            "points": [point.as_json() for point in points],
            **grid.totals(state, pace),
        }
        words = conclusion(points) if points else "No value was finished."
        return Progress(
            grid.finished / self._runs,
            words if state == "finished" else f"Stopped. {words}",
            None,
            self._figures(points),
            self._tables(points),
            (summary,),
        )

    def _figures(self, points: Sequence[ChainPoint]) -> tuple[Figure, ...]:
        return (figure(self.config, points, self.settings.trials),) if points else ()

    def _tables(self, points: Sequence[ChainPoint]) -> tuple[Table, ...]:
        return (table(points),) if points else ()


def choose(points: Sequence[ChainPoint]) -> ChainPoint:
    """Return the point with the smallest mean KL(sampled ‖ exact) of those whose chains hold, if any do.

    As long as little is learned, samples of broken chains may look faithful: P(y|x) is near ½ then.
    """
    holding = [point for point in points if (point.hub_breaks or 0.0) <= _BREAKS]
    return min(holding or points, key=lambda point: point.kl)


def conclusion(points: Sequence[ChainPoint]) -> str:
    """Say in a sentence which strength is chosen."""
    chosen = choose(points)
    sentence = f"Chain strength {chosen.strength:g} is chosen: KL {chosen.kl:.4g} nats"
    if chosen.hub_breaks is None:
        return f"{sentence}."
    return f"{sentence}, and output chains break in {100 * chosen.hub_breaks:.1f} % of the reads."


def figure(config: RunConfig, points: Sequence[ChainPoint], trials: int) -> Figure:
    """Return fidelity and chain breaks against chain strength, the chosen value marked."""
    ordered = sorted(points, key=lambda point: point.strength)
    x = np.array([point.strength for point in ordered])
    kl = np.maximum([point.kl for point in ordered], LEAST_KL)
    std = np.array([math.nan if point.kl_std is None else point.kl_std for point in ordered])
    breaks = np.array([math.nan if p.hub_breaks is None else 100 * p.hub_breaks for p in ordered])
    banded = bool(np.isfinite(std).any())
    marks = (Mark("x", choose(points).strength, f"chosen: {choose(points).strength:g}"),)
    fidelity = Series(
        "grid",
        x,
        kl,
        "quantum-1",
        low=np.maximum(kl - std, 0.1 * kl) if banded else None,
        high=kl + std if banded else None,
        band="± unbiased standard deviation" if banded else "",
        heavy=True,
        markers=True,
    )
    panels = (
        Panel(
            "Fidelity of the samples",
            _AXIS,
            METRICS["sampler_kl_corrected"].label,
            (fidelity,),
            marks,
            x_log=True,
            y_log=True,
        ),
        Panel(
            "Chains that break",
            _AXIS,
            HUB_BREAKS.label,
            (Series("grid", x, breaks, "output", heavy=True, markers=True),),
            marks,
            x_log=True,
        ),
    )
    many = f"{trials} trials" if trials > 1 else "one run"
    classes = write_list(config.data.classes)
    return Figure(
        f"Scan of chain strengths with {config.sampler.about.title}",
        panels,
        f"{config.data.dataset} {classes}, {config.training.steps} steps, {many} at each value; means over "
        "all steps. The smallest KL is chosen, where output chains break in at most 5 % of the reads.",
    )


def table(points: Sequence[ChainPoint]) -> Table:
    """Return the values in a table, the chosen one marked."""
    ordered = sorted(points, key=lambda point: point.strength)
    rows = tuple(
        (
            f"{point.strength:g}",
            f"{point.kl:.4g}",
            "–" if point.hub_breaks is None else f"{100 * point.hub_breaks:.2f}",
            "–" if point.test_accuracy is None else f"{100 * point.test_accuracy:.1f}",
            f"{point.qpu_seconds:.3g}",
        )
        for point in ordered
    )
    return Table(
        "Chain strengths",
        (_AXIS, METRICS["sampler_kl_corrected"].label, HUB_BREAKS.label, "test accuracy (%)", QPU_TIME.label),
        rows,
        (True,) * 5,
        frozenset({(ordered.index(choose(points)), 0)}),
        "The chosen value is marked: the smallest KL of those whose output chains break in at most 5 %.",
    )


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fmean(known) if known else None


def _check(config: RunConfig, strengths: Sequence[float]) -> None:
    if config.training.method == "mlp" or not config.on_chip:
        using = ", ".join(kind.name for kind in KINDS.values() if kind.on_chip)
        raise ConfigError(f"sampler.kind must be one that has chains ({using}), with training.method ebm.")
    low, strongest = config.sampler.j_range[0], max(strengths)
    if -strongest < low:
        raise ConfigError(
            f"sampler.j_range: chains of strength {strongest:g} would be capped at {-low:g}; let it begin at "
            f"{-strongest:g}."
        )
