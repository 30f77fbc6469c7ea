"""Time of an MLP's product, of exact and Gibbs sampling and of the QPU against the size (Sec. 5.3, Fig. 5).

As in the paper one hidden unit faces n visible ones, and each scheme does what one training example asks
of it. The MLP multiplies the n values with their weights, once. Gibbs sampling and the QPU draw Γ samples. So
does the strongest classical rival, which the paper leaves out: with one output P(y|x) is known in closed
form, and costs one pass over the n units.
"""

import gc
import math
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

import numpy as np
from threadpoolctl import threadpool_limits

from qanneal_gui import config as run_config
from qanneal_gui.annealing.block_gibbs import run_chains
from qanneal_gui.annealing.device import SubmissionControl
from qanneal_gui.annealing.embedding.search import DoesNotFitError
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers.classical import ExactSampler
from qanneal_gui.annealing.timing import ADVANTAGE2, timing_of
from qanneal_gui.config import KINDS, setting
from qanneal_gui.experiments.capacity import Capacity, capacity
from qanneal_gui.experiments.crossing import Crossing, LineFit, crossing, fit_line, tail
from qanneal_gui.experiments.definition import Cost, Progress
from qanneal_gui.experiments.driving import events
from qanneal_gui.experiments.registry import experiment
from qanneal_gui.experiments.settings import Chip, Settings
from qanneal_gui.figures import Figure, Mark, Panel, Series, Table
from qanneal_gui.figures.model import Floats, Role
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.metrics import labelled
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.progress import Pace, Throttle
from qanneal_gui.training.events import StepEvent

PAPER_SIZES = {"Pegasus P16": 654, "Zephyr Z15": 834}
"""Visible units of the paper's largest networks (Figs. 6 and 7)."""

SCHEMES: dict[str, tuple[str, Role]] = {
    "mlp": ("MLP, matrix product", "classical-1"),
    "exact": ("EBM, exact conditional", "ebm"),
    "gibbs": ("EBM, Gibbs sampling", "classical-2"),
}

_CHIPS = {"P16": "pegasus:16", "Z15": "zephyr:15"}
_SHORTEST = 0.5e-3  # seconds: a quicker scheme is repeated until a clock can be trusted with it
_FARTHEST = 1e8  # visible units to which an extrapolation is reported at all


class RuntimeSettings(Settings):
    """Which sizes, and how they are timed."""

    topology: Chip = setting(
        "zephyr:15",
        "Topology",
        "Chip whose capacity sets the largest size: pegasus:m, zephyr:m or zephyr:m,t.",
        editor="topology",
    )
    sizes: int = setting(16, "Sizes", "Number of sizes, evenly spaced on a log scale.", ge=4, le=100)
    smallest: int = setting(
        16, "Smallest size", "Number of visible units to start from.", unit="units", ge=2, le=1000
    )
    repeats: int = setting(
        7, "Repeats", "Number of measurements of each size; medians are shown.", unit="rounds", ge=3, le=1000
    )
    reads: int = setting(
        1000,
        "Reads Γ",
        "Number of samples of one example.",
        unit="reads",
        ge=1,
        le=10_000,
    )
    sweeps: int = setting(
        20, "Sweeps", "Gibbs sampling only: updates of each unit per sample.", unit="sweeps", ge=2, le=1000
    )
    anneal_time_us: float = setting(
        20.0, "Anneal time", "Duration of one anneal.", unit="µs", ge=0.5, le=2000
    )
    qpu: Literal["timing-model", "qpu"] = setting(
        "timing-model",
        "QPU",
        "By D-Wave's published timing model, or measured on a D-Wave annealer, one submission per size.",
        words={"timing-model": "Timing model", "qpu": KINDS["qpu"].title},
    )
    solver: str = setting(
        "", "Solver", "D-Wave solver; empty picks the least loaded one that fits.", editor="solver"
    )
    qpu_seconds: float = setting(
        10.0, "QPU time", "Limit on the QPU access time of all sizes together.", unit="s", gt=0, le=1e6
    )
    seed: int = setting(0, "Seed", "Seed of weights and samples.", ge=0, lt=2**32)


@dataclass(slots=True)
class _Timings:
    """Seconds of every repeat at every size, and of the QPU at the sizes that it was asked for."""

    sizes: Array
    seconds: dict[str, list[list[float]]]
    qpu: dict[int, float] = field(default_factory=dict)
    rounds: int = 0

    def medians(self, scheme: str) -> Floats:
        return np.array([np.median(times) if times else math.nan for times in self.seconds[scheme]])

    def quartiles(self, scheme: str) -> tuple[Floats, Floats]:
        times = [times or [math.nan] for times in self.seconds[scheme]]
        low, high = (np.array([np.quantile(each, q) for each in times]) for q in (0.25, 0.75))
        return low, high


@experiment
class Runtime:
    """The runtime analysis as an experiment."""

    name: ClassVar[str] = "runtime"
    title: ClassVar[str] = "Runtime against size"
    sentence: ClassVar[str] = (
        "Times an MLP's matrix product, the exact conditional, Gibbs sampling and the QPU, and extrapolates "
        "to the size at which the QPU becomes faster."
    )
    paper: ClassVar[str] = "Sec. 5.3, Fig. 5"

    def __init__(self, settings: RuntimeSettings | None = None) -> None:
        self.settings = settings or RuntimeSettings()

    def cost(self) -> Cost:
        """Estimate from the random numbers to draw; QPU time by the published timing model."""
        s = self.settings
        largest = 7000
        units = largest / (1 - (s.smallest / largest) ** (1 / max(1, s.sizes - 1)))
        seconds = 2 + s.repeats * units * s.reads * (5e-9 * s.sweeps + 3e-9)
        if s.qpu == "timing-model":
            return Cost(seconds)
        sizes = np.geomspace(s.smallest, largest, s.sizes)
        timing = timing_of(s.topology)
        billed = sum(timing.seconds(int(n * 1.07) + 1, s.reads, s.anneal_time_us) for n in sizes)
        return Cost(seconds + billed + 3 * s.sizes, min(billed, s.qpu_seconds), s.sizes)

    def run(
        self, library: RunLibrary, stop: threading.Event, control: SubmissionControl | None = None
    ) -> Iterator[Progress]:
        """Measure round by round; records of the sizes come at the end, the last record is the summary.

        Raises
        ------
        QannealError
            If a limit is reached or the annealer cannot be reached; what was measured before was shown.
        """
        pace, drawing = Pace(), Throttle()
        yield Progress(0.0, "Growing stars on the chips.")
        chip = capacity(load_topology(self.settings.topology))
        sizes = np.unique(np.geomspace(self.settings.smallest, chip.max_hidden, self.settings.sizes).round())
        measured = _Timings(sizes.astype(int), {scheme: [[] for _ in sizes] for scheme in SCHEMES})
        report = _Results(self.settings, measured, chip)
        yield from self._qpu(measured, chip, library, stop, control)
        for done in self._rounds(measured, stop):
            yield Progress(
                min(done, 0.999),
                f"Round {measured.rounds + 1} of {self.settings.repeats}.",
                pace.reached(done),
                report.figures() if measured.rounds and drawing.due() else (),
            )
        if not measured.rounds:
            nothing = {"type": "summary", "state": "stopped", "seconds": pace.elapsed, "rounds": 0}
            yield Progress(0.0, "Stopped before the first round was complete.", records=(nothing,))
            return
        fraction = (
            1.0 if measured.rounds == self.settings.repeats else measured.rounds / self.settings.repeats
        )
        yield Progress(
            fraction,
            report.sentence(),
            None,
            report.figures(),
            report.tables(),
            tuple(report.records(pace.elapsed)),
        )

    def _rounds(self, measured: _Timings, stop: threading.Event) -> Iterator[float]:
        """Measure every size once in each round, so that a disturbance does not hit one size alone."""
        weights = np.cumsum(measured.sizes) / measured.sizes.sum()
        for number in range(self.settings.repeats):
            times: dict[str, list[float]] = {scheme: [] for scheme in SCHEMES}
            for size, weight in zip(measured.sizes, weights, strict=True):
                if stop.is_set():
                    return
                for scheme, seconds in self._time(int(size), number).items():
                    times[scheme].append(seconds)
                yield (number + weight) / self.settings.repeats
            for scheme, values in times.items():
                for kept, value in zip(measured.seconds[scheme], values, strict=True):
                    kept.append(value)
            measured.rounds = number + 1

    def _time(self, size: int, number: int) -> dict[str, float]:
        rng = np.random.default_rng([self.settings.seed, size, number])
        row = (rng.random((1, size), np.float32) < 0.5).astype(np.float32)
        weights = (0.1 * rng.standard_normal((size, 1))).astype(np.float32)
        product = np.empty((1, 1), np.float32)
        a = rng.standard_normal((1, size)).astype(np.float32)
        problems = ClampedBatch(a, np.ascontiguousarray(weights.T), np.zeros(1, np.float32))
        exact, reads, sweeps = ExactSampler(self.settings.reads), self.settings.reads, self.settings.sweeps
        return {
            "mlp": seconds_of(lambda: np.matmul(row, weights, out=product)),
            "exact": seconds_of(lambda: exact.sample(problems, rng)),
            "gibbs": seconds_of(lambda: run_chains(problems, reads, sweeps, rng)),
        }

    def _qpu(
        self,
        measured: _Timings,
        chip: Capacity,
        library: RunLibrary,
        stop: threading.Event,
        control: SubmissionControl | None,
    ) -> Iterator[Progress]:
        """Fill in the QPU's times: from the timing model, or one recorded submission for each size."""
        s = self.settings
        hubs = np.searchsorted([hidden for _, hidden in chip.curve], measured.sizes) + 1
        if s.qpu == "timing-model":
            timing = timing_of(s.topology)
            for size, hub in zip(measured.sizes, hubs, strict=True):
                measured.qpu[int(size)] = timing.seconds(int(size + hub), s.reads, s.anneal_time_us)
            return
        left = s.qpu_seconds
        for size in map(int, measured.sizes):
            if stop.is_set():
                return
            yield Progress(0.0, f"Sampling {size:,} visible units on the QPU.")
            try:
                for event in events(_submission(s, size, left), library, stop, control, group=self.title):
                    if isinstance(event, StepEvent) and event.sampler:
                        measured.qpu[size] = event.sampler.qpu_seconds
                        left -= event.sampler.qpu_seconds
            except DoesNotFitError:
                # A real chip has dead qubits, so the largest sizes may not fit: the curve ends before.
                if not measured.qpu:
                    raise
                return


def seconds_of(work: Callable[[], object]) -> float:
    """Seconds that some work takes: warm, without garbage collection, with one BLAS thread."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        with threadpool_limits(limits=1, user_api="blas"):
            began = time.perf_counter()
            work()
            first = time.perf_counter() - began
            times = 1 if first > 0.1 else max(1, math.ceil(_SHORTEST / max(first, 1e-7)))
            began = time.perf_counter()
            for _ in range(times):
                work()
            return (time.perf_counter() - began) / times
    finally:
        if collecting:
            gc.enable()


def _submission(s: RuntimeSettings, size: int, left: float) -> run_config.RunConfig:
    """Return a run of one step that sends one star of this size."""
    return run_config.parse(
        {
            "data": {"train_size": 2},
            "model": {"hidden": size},
            "training": {
                "steps": 1,
                "batch_size": 1,
                "shadow_mlp": False,
                "null_twin": False,
                "seed": s.seed,
            },
            "sampler": {
                "kind": "qpu",
                "reads": s.reads,
                "copies": 1,
                "anneal_time_us": s.anneal_time_us,
                "solver": s.solver,
            },
            "budget": {"qpu_seconds": max(left, 1e-9)},
        }
    )


class _Results:
    """Figures, tables and records of what was measured."""

    def __init__(self, settings: RuntimeSettings, measured: _Timings, chip: Capacity) -> None:
        self.settings, self.measured = settings, measured
        self.capacities = {
            short: chip.max_hidden if chip.topology == name else capacity(load_topology(name)).max_hidden
            for short, name in _CHIPS.items()
        }

    def level(self) -> float:
        """Return the QPU's mean time over all sizes, as in the paper's figure."""
        return float(np.mean(list(self.measured.qpu.values()))) if self.measured.qpu else math.nan

    def crossings(self) -> dict[str, Crossing]:
        if not self.measured.qpu:
            return dict.fromkeys(SCHEMES, Crossing(None, None, None))
        sizes, seconds = np.array(list(self.measured.qpu)), np.array(list(self.measured.qpu.values()))
        return {
            scheme: crossing(self.measured.sizes, times, sizes, seconds, _FARTHEST)
            for scheme, times in self.measured.seconds.items()
        }

    def sentence(self) -> str:
        found = self.crossings()
        return (
            f"The QPU is faster than the MLP {_words(found['mlp'])}, than the exact conditional "
            f"{_words(found['exact'])}, and than Gibbs sampling {_words(found['gibbs'])}."
        )

    def records(self, elapsed: float) -> Iterator[dict[str, Any]]:
        billed = self.settings.qpu == "qpu"
        medians = {scheme: self.measured.medians(scheme) for scheme in SCHEMES}
        for i, size in enumerate(map(int, self.measured.sizes)):
            yield {
                "type": "size",
                "visible": size,
                **{f"{scheme}_seconds": float(values[i]) for scheme, values in medians.items()},
                "qpu_seconds": self.measured.qpu.get(size),
            }
        yield {
            "type": "summary",
            "qpu": self.settings.qpu,
            "qpu_mean_seconds": self.level() if self.measured.qpu else None,
            "crossings": {scheme: found.as_json() for scheme, found in self.crossings().items()},
            "capacities": self.capacities,
            "rounds": self.measured.rounds,
            "state": "finished" if self.measured.rounds == self.settings.repeats else "stopped",
            "seconds": elapsed,
            "qpu_seconds": sum(self.measured.qpu.values()) if billed else 0.0,
            "submissions": len(self.measured.qpu) if billed else 0,
        }

    def tables(self) -> tuple[Table, ...]:
        rows = []
        for i, size in enumerate(map(int, self.measured.sizes)):
            times = [float(self.measured.medians(scheme)[i]) for scheme in SCHEMES]
            times.append(self.measured.qpu.get(size, math.nan))
            rows.append((f"{size:,}", *(f"{1e3 * t:.3g}" if math.isfinite(t) else "–" for t in times)))
        names = ("MLP", "Exact conditional", "Gibbs sampling", "QPU")
        columns = ("visible units", *(labelled(name, "ms") for name in names))
        return (Table("Medians", columns, tuple(rows), (True,) * 5),)

    def figures(self) -> tuple[Figure, ...]:
        found = self.crossings()
        series = [part for scheme in SCHEMES for part in self._scheme(scheme, found[scheme])]
        series += self._qpu(max(float(s.x.max()) for s in series))
        marks = [
            Mark("x", size, f"the paper's {size:,} ({chip})", published=True)
            for chip, size in PAPER_SIZES.items()
        ]
        marks += [Mark("x", size, f"capacity of {chip}: {size:,}") for chip, size in self.capacities.items()]
        marks += [
            Mark("x", spot.low, f"crossing, {short}: {_rounded(spot.visible)}", until=spot.high)
            for short, spot in (("MLP", found["mlp"]), ("exact", found["exact"]), ("Gibbs", found["gibbs"]))
            if spot.visible is not None and spot.low is not None and spot.high is not None and spot.low > 1
        ]
        panel = Panel(
            "One hidden unit, Γ = " + f"{self.settings.reads:,}",
            "visible units",
            labelled("time", "s"),
            tuple(series),
            tuple(marks),
            x_log=True,
            y_log=True,
        )
        return (Figure("Runtime against size", (panel,), self._caption(found), columns=1),)

    def _scheme(self, scheme: str, found: Crossing) -> Iterator[Series]:
        name, role = SCHEMES[scheme]
        x = self.measured.sizes.astype(np.float64)
        low, high = self.measured.quartiles(scheme)
        yield Series(
            name, x, self.measured.medians(scheme), role, low, high, "quartiles", heavy=True, markers=True
        )
        large = tail(x)
        line = fit_line(x[large], self.measured.medians(scheme)[large])
        if found.visible and found.visible > x[-1]:
            yield _extrapolated(line, float(x[-1]), found.visible, f"{name}, extrapolated", role)

    def _qpu(self, end: float) -> Iterator[Series]:
        if not self.measured.qpu:
            return
        x = np.array(list(self.measured.qpu), np.float64)
        y = np.array(list(self.measured.qpu.values()))
        source = "timing model" if self.settings.qpu == "timing-model" else "measured"
        yield Series(f"QPU, {source}", x, y, "quantum-1", heavy=True, markers=True)
        yield Series("QPU, mean", np.array([x[0], end]), np.full(2, self.level()), "quantum-1", dash="dashed")

    def _caption(self, found: dict[str, Crossing]) -> str:
        s = self.settings
        qpu = (
            f"QPU times are not measured but come from the published timing of {_system(s.topology)}"
            if s.qpu == "timing-model"
            else "QPU times are the reported access times, one submission per size"
        )
        if len(self.measured.qpu) < len(self.measured.sizes):
            qpu += ", where the size fits on its working graph"
        return (
            "Time for one example: one product with the MLP's weights; "
            f"{s.reads:,} samples of the exact conditional; "
            f"{s.reads:,} Gibbs samples of {s.sweeps} sweeps; {s.reads:,} reads of one submission at "
            f"{s.anneal_time_us:g} µs, programming included. With one output no advantage of the QPU is "
            "possible: the exact conditional costs one pass over the units, and grows no faster than "
            "programming them. The classical times are medians of "
            f"{self.measured.rounds} rounds on one core of this computer; the paper used a GPU. {qpu}; "
            "dashed: their mean. Dotted: a straight line fitted to the largest sizes (from a tenth of the "
            f"largest). {self.sentence().rstrip('.')}; in brackets the 95 % interval of a bootstrap over "
            "sizes and rounds."
        )


def _system(topology: str) -> str:
    return "an Advantage2 system" if timing_of(topology) is ADVANTAGE2 else "an Advantage system"


def _extrapolated(line: LineFit, start: float, end: float, name: str, role: Role) -> Series:
    x = np.geomspace(start, end, 40)
    return Series(name, x, line.offset + line.slope * x, role, dash="dotted")


def _words(found: Crossing) -> str:
    if found.visible is None:
        return f"at no size up to {_FARTHEST:,.0f} visible units"
    if found.visible <= 1:
        return "at every size"
    low = "any size" if found.low is None or found.low <= 1 else _rounded(found.low)
    high = "no upper limit" if found.high is None else _rounded(found.high)
    return f"above {_rounded(found.visible)} visible units ({low} to {high})"


def _rounded(value: float) -> str:
    digits = 2 - math.floor(math.log10(max(value, 1.0)))
    return f"{round(value, min(digits, 0)):,.0f}"
