"""What makes samples better, by what shifts them most: settings to change.

Each piece of advice was followed in simulation, in ten runs each, and lowered the divergence from the exact
P(y|x) in nine of them at least; what did not is not in here. `benchmarks/studies/advice.py` repeats that, and
docs/noise.md has its table.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qanneal_gui.annealing import gauges
from qanneal_gui.annealing.samplers.base import SamplerReport
from qanneal_gui.annealing.timing import ADVANTAGE
from qanneal_gui.config import RunConfig
from qanneal_gui.training.diagnostics.noise import NoiseBudget, noise_budget

_CALM_RATE = 0.003
"""Learning rate of the preset ``stable``, at which hidden units do not saturate."""
_SATURATED = 0.5
"""Mean ⟨s_j⟩² from which hidden units count as saturated."""
_HARDLY_HOLD = 0.5
"""Fraction of reads in broken output chains from which these are the cause, if nothing tells their shift."""
_WIDEST_H, _WIDEST_J = (-2.0, 2.0), (-1.0, 1.0)
_EXTENDED_J = -2.0
"""What D-Wave's annealers offer for chains."""
_MOST_READS = 10_000
_PACKED = 0.85
"""Share of a chip's qubits that copies of a star fill at least."""


@dataclass(frozen=True, slots=True)
class Advice:
    """One piece of advice.

    Attributes
    ----------
    settings : mapping
        What to change: names of settings, and their new values.
    before : mapping
        What they are now.
    """

    settings: Mapping[str, Any]
    before: Mapping[str, Any]

    @property
    def words(self) -> str:
        """What to do, as the end of a sentence."""
        return " and ".join(
            f"{_verb(self.before[name], value)} {name} to {_written(value)}"
            for name, value in self.settings.items()
        )


def advise(reports: Sequence[SamplerReport], config: RunConfig) -> list[Advice]:
    """Return what would help most against what shifts the samples of some steps most; the best first.

    Empty where nothing is known to help, or little is to be helped.
    """
    budget = noise_budget(reports)
    if budget is None or max(budget.parts[budget.largest], budget.measured) < gauges.WORTHWHILE:
        return []
    adviser = _Adviser(budget, reports, config)
    return [
        Advice(settings, {name: _value(config, name) for name in settings}) for settings in adviser.against()
    ]


def with_advice(sentence: str, advice: Sequence[Advice]) -> str:
    """End a sentence on what is wrong with the first two pieces of advice, or say that there is none."""
    if not advice:
        return f"{sentence.removesuffix('.')}; no setting is known to lower it."
    return f"{sentence.removesuffix('.')}: {', or '.join(one.words for one in advice[:2])}."


class _Adviser:
    def __init__(self, budget: NoiseBudget, reports: Sequence[SamplerReport], config: RunConfig) -> None:
        self._budget, self._reports = budget, reports
        self._config, self._sampler, self._training = config, config.sampler, config.training

    def against(self) -> Iterator[Mapping[str, Any]]:
        """Yield settings against the largest cause, the best first."""
        cause = self._budget.largest
        if "breaks" in self._budget.unknown and (self._reports[-1].hub_breaks or 0.0) > _HARDLY_HOLD:
            yield from self._chains()
        elif self._budget.unexplained:
            if "beta" in self._budget.unknown:
                yield from self._beta()
        elif cause in ("h", "J"):
            yield from self._more_copies()
            yield from self._gauges()
            yield from self._calibration()
            yield from self._rate()
        elif cause == "susceptibility":
            yield from self._calibration()
            yield from self._rate()
        elif cause == "beta":
            yield from self._beta()
        elif cause == "breaks":
            yield from self._chains()
        elif cause == "caps":
            yield from self._ranges()
        elif cause == "shot":
            yield from self._reads()

    def _more_copies(self) -> Iterator[Mapping[str, Any]]:
        copies, batch = self._sampler.copies, self._training.batch_size
        if copies != "auto" and _fitting(self._config) // batch > max(1, copies // batch):
            yield {"sampler.copies": "auto"}

    def _gauges(self) -> Iterator[Mapping[str, Any]]:
        if self._sampler.calibration != "off":
            return
        now, parts = self._sampler.gauges, self._budget.parts
        errors = (now * (parts.get("h", 0.0) ** 2 + parts.get("J", 0.0) ** 2)) ** 0.5
        n = gauges.recommended(errors, parts.get("shot", 0.0), self._affordable)
        if n >= gauges.MANY * now:
            yield {"sampler.gauges": n}

    def _affordable(self, n: int) -> bool:
        """Whether the whole run stays within its limits with so many gauges."""
        now, steps, limits = self._sampler.gauges, self._training.steps, self._config.budget
        newest = self._reports[-1]
        submissions = newest.submissions / now
        once = ADVANTAGE.programming_us * 1e-6
        if newest.timing is not None and newest.submissions:
            once = newest.timing.programming / newest.submissions
        seconds = newest.qpu_seconds + (n - now) * submissions * once
        return steps * seconds <= limits.qpu_seconds and steps * submissions * n <= limits.submissions

    @property
    def _lasting(self) -> bool:
        """Whether what is wrong may last, so that past samples tell of the next ones."""
        sampler = self._sampler
        lasting = sampler.static_share, sampler.drift_share, sampler.h_mean, sampler.j_mean
        return sampler.kind != "simulated-qpu" or self._budget.largest == "susceptibility" or any(lasting)

    def _calibration(self) -> Iterator[Mapping[str, Any]]:
        sampler = self._sampler
        free = sampler.calibration == "off" and sampler.gauges == 1 and not sampler.spin_reversal
        if free and self._lasting:
            yield {"sampler.calibration": "full"}

    def _rate(self) -> Iterator[Mapping[str, Any]]:
        """Saturated hidden units pass on every error of J, and χ times their h."""
        if (self._budget.saturation or 0.0) > _SATURATED and self._training.learning_rate > _CALM_RATE:
            yield {"training.learning_rate": _CALM_RATE}

    def _beta(self) -> Iterator[Mapping[str, Any]]:
        if self._sampler.beta_eff != "auto":
            yield {"sampler.beta_eff": "auto"}

    def _chains(self) -> Iterator[Mapping[str, Any]]:
        low, high = self._sampler.j_range
        strength = self._sampler.chain_strength
        if strength != "auto" and strength < -low:
            yield {"sampler.chain_strength": "auto"}
        elif low > _EXTENDED_J:
            yield {"sampler.chain_strength": "auto", "sampler.j_range": (_EXTENDED_J, high)}

    def _ranges(self) -> Iterator[Mapping[str, Any]]:
        wider = {}
        for name, now, widest in (
            ("sampler.h_range", self._sampler.h_range, _WIDEST_H),
            ("sampler.j_range", self._sampler.j_range, _WIDEST_J),
        ):
            whole = min(now[0], widest[0]), max(now[1], widest[1])
            if whole != now:
                wider[name] = whole
        if wider:
            yield wider

    def _reads(self) -> Iterator[Mapping[str, Any]]:
        if error := self._sampler.gradient_error:
            yield {"sampler.gradient_error": error / 2}
            return
        more = min(4 * self._sampler.reads, _MOST_READS)
        if more > self._sampler.reads:
            yield {"sampler.reads": more}


def _fitting(config: RunConfig) -> int:
    """Return how many copies fit on the chip for sure; 0 where that is not known."""
    if config.billed or config.outputs > 1:
        return 0
    family, _, size = config.sampler.topology.partition(":")
    m = int(size.split(",")[0])
    qubits = 8 * (3 * m - 1) * (m - 1) if family == "pegasus" else 16 * m * (2 * m + 1)
    hidden = config.model.hidden
    return int(_PACKED * qubits / (hidden + 2 + hidden / 12))


def _value(config: RunConfig, name: str) -> Any:
    section, _, key = name.partition(".")
    return getattr(getattr(config, section), key)


def _verb(before: Any, value: Any) -> str:
    if not isinstance(before, int | float) or not isinstance(value, int | float):
        return "set"
    return "raise" if value > before else "lower"


def _written(value: Any) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(f"{one:g}" for one in value) + "]"
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value:g}" if isinstance(value, float) else str(value)
