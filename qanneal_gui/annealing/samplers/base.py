"""The one protocol of all samplers, and what they report."""

import time
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any, ClassVar

import numpy as np

from qanneal_gui.annealing.counting import states_of
from qanneal_gui.annealing.device import Meter
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.noise_budget import ShiftParts
from qanneal_gui.annealing.parts import Part
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.snapshot import ChipSnapshot
from qanneal_gui.annealing.timing import Timing
from qanneal_gui.science import ebm
from qanneal_gui.science.arrays import Array
from qanneal_gui.science.fidelity import fidelity, fidelity_by_sums
from qanneal_gui.science.sampled_sums import SampledSums

Memory = Mapping[str, Array] | None
"""What a sampler remembers from step to step, as named arrays of numbers; None if nothing."""


@dataclass(frozen=True)
class Samples:
    """Samples of y for every example of a batch, as counts of each distinct output.

    Attributes
    ----------
    states : ndarray of uint8, shape (S, M)
        The distinct outputs that may occur, for M = 1 always 0 and 1; above 12 outputs those that did occur,
        in the order of `qanneal_gui.annealing.counting.counted`.
    counts : ndarray, shape (B, S)
        How often each was drawn for each example; exact expectations in place of draws are fractions.
    """

    states: Array
    counts: Array

    @classmethod
    def of(cls, counts: tuple[Array | None, Array], outputs: int) -> "Samples":
        """Make them of what `qanneal_gui.annealing.counting.counted` returns."""
        return cls(states_of(counts[0], outputs), counts[1])

    @cached_property
    def frequencies(self) -> Array:
        """Empirical P(y|x), shape (B, S), float64."""
        return np.asarray(self.counts / self.counts.sum(axis=1, keepdims=True))

    @cached_property
    def mean_outputs(self) -> Array:
        """Empirical P(y_m=1|x), shape (B, M), float64."""
        return np.asarray(self.frequencies @ self.states)


@dataclass(frozen=True, slots=True)
class SamplerReport:
    """What happened while sampling one batch.

    Attributes
    ----------
    kind : str
        The sampler, as in ``sampler.kind``.
    seconds : float
        Wall time.
    submissions : int
        Problems sent to a QPU.
    qpu_seconds : float
        QPU access time of those, in seconds.
    beta : float or None
        The β_eff by which the problems were divided.
    beta_error : float or None
        Its standard error, where it is estimated from the samples.
    p_exact, p_sampled : list
        P(y=1|x) of every example, in closed form and from the samples; for M > 1 a list of the M
        marginals each.
    kl : float
        Mean KL(sampled ‖ exact) of P(y|x), in nats.
    kl_corrected, kl_error : float or None
        The same less what exact samples would show, and its standard error if they are exact; see
        `qanneal_gui.science.fidelity`.
    tv, tv_expected : float or None
        Mean total variation between the sampled and the exact P(y|x), and what exact samples would show.
    reads : int or None
        Samples of each example; None where expectations are returned in their place.
    capped_h, capped_j : int
        Programmed values that were outside the range and were capped.
    programmed : int
        Number of values programmed, to hold the caps against.
    below_noise : float or None
        Share of programmed h and J whose magnitude lies below the noise floor.
    hub_breaks : float or None
        Share of reads in which the chain of an output did not agree with itself.
    gradient_error, shot_error : float or None
        ‖sampled − exact‖ / ‖exact‖ of the batch's gradient, and what it would be on average with as many
        exact samples; None where the exact gradient is zero, or nothing was drawn.
    gradient_cosine, coin_cosine : float or None
        Cosine between the exact gradient of the batch and the one that the samples give, and the one that a
        coin would give; see `qanneal_gui.science.agreement`. The training loop measures all four: a sampler
        knows no labels.
    converged : bool or None
        Whether the samples are those of equilibrium: drawn independently from it, or by Markov chains that
        forgot their starts. None where nothing tells.
    timing : Timing or None
        What the QPU access time was spent on; None without a QPU, or where the solver does not tell.
    expected_shift, measured_shift : float or None
        Root mean square shift of the log-odds of y by all that is known of the device, shot noise included,
        and that of the samples; see `qanneal_gui.annealing.noise_budget`.
    shift_parts : ShiftParts or None
        What each cause shifts alone.
    saturation : float or None
        Mean ⟨s_j⟩² of hidden units given the output.
    sums : str
        How P(y|x) is known, which all figures here are held against: ``exact``, or ``sampled`` above 12
        outputs; see `qanneal_gui.science.sampled_sums`.
    sums_error, sums_effective : float or None
        Largest standard error of a log P(y|x), in nats, and smallest effective sample size, where it is
        sampled.
    reference_error : float or None
        Standard error of the exact gradient, as a share of its length, where it is estimated.
    snapshot : ChipSnapshot or None
        The last submission as it stood on the chip, for whoever draws it; not part of the JSON object.
    """

    kind: str
    seconds: float
    submissions: int
    qpu_seconds: float
    beta: float | None
    p_exact: list[Any]
    p_sampled: list[Any]
    kl: float
    capped_h: int = 0
    capped_j: int = 0
    programmed: int = 0
    below_noise: float | None = None
    hub_breaks: float | None = None
    beta_error: float | None = None
    kl_corrected: float | None = None
    kl_error: float | None = None
    tv: float | None = None
    tv_expected: float | None = None
    reads: int | None = None
    gradient_error: float | None = None
    shot_error: float | None = None
    gradient_cosine: float | None = None
    coin_cosine: float | None = None
    converged: bool | None = None
    timing: Timing | None = None
    expected_shift: float | None = None
    measured_shift: float | None = None
    shift_parts: ShiftParts | None = None
    saturation: float | None = None
    sums: str = "exact"
    sums_error: float | None = None
    sums_effective: float | None = None
    reference_error: float | None = None
    snapshot: ChipSnapshot | None = field(default=None, compare=False, repr=False)

    @property
    def divergence(self) -> float:
        """Mean KL(sampled ‖ exact) in nats less what exact samples would show, where that is known."""
        return self.kl if self.kl_corrected is None else self.kl_corrected

    def as_json(self) -> dict[str, Any]:
        """Return plain values, as in the contract's ``sampler`` object."""
        plain = {name: getattr(self, name) for name in self.__slots__ if name != "snapshot"}
        objects = {"timing": self.timing, "shift_parts": self.shift_parts}
        return {**plain, **{name: asdict(one) if one else None for name, one in objects.items()}}


class Sampler(ABC):
    """Delivers samples of P(y|x) for a whole batch at once, so that it may pack them.

    Training asks nothing of a sampler that is not said here. `sample` is all that a sampler must have:
    the rest is for those that submit their problems, or remember something from step to step.

    Attributes
    ----------
    submits : bool
        Whether it submits its problems to an annealer, which may cost. Every submission is then told to
        the meter, and `sample` itself looks at ``SubmissionControl.stop``, the flag that breaks off a
        step: what was submitted has to be cancelled and written down. A sampler that does not submit may
        be left behind in the middle of its work.
    """

    __slots__ = ()

    submits: ClassVar[bool] = False

    @abstractmethod
    def sample(self, problems: ClampedBatch, rng: np.random.Generator) -> tuple[Samples, SamplerReport]:
        """Draw samples of y for every problem of the batch, as many as ``problems.reads`` says."""

    def about(self) -> dict[str, Any]:
        """Return facts worth showing beside a run, as plain values."""
        return {}

    @property
    def placement(self) -> Placement | None:
        """Where the network lies on the chip; None without a chip."""
        return None

    def qpu_seconds(self, batch: int) -> float | None:
        """Return the estimated QPU access time of a batch of so many examples; None without a QPU."""
        return None

    def use_meter(self, meter: Meter) -> None:
        """Tell this meter of every submission from now on."""
        return

    @property
    def calibrated_for(self) -> str:
        """The real chip that its memory is about, as a name for a file; empty if it is about none."""
        return ""

    @property
    def memory(self) -> Memory:
        """What is remembered from step to step, for a checkpoint."""
        return None

    def remember(self, memory: Memory) -> None:
        """Go on from what was remembered."""
        return

    def learn(self, problems: ClampedBatch, parts: Iterable[Part]) -> None:
        """Learn from the samples of a step that is replayed what `sample` would have learned from them."""
        return


def report(
    kind: str,
    began: float,
    samples: Samples,
    known: Array | SampledSums,
    *,
    beta: float | None = None,
    **facts: Any,
) -> SamplerReport:
    """Hold samples against what is known of P(y|x), and report.

    Parameters
    ----------
    began : float
        ``time.perf_counter()`` when sampling began.
    known : ndarray, shape (B, 2^M), or SampledSums
        As `ClampedBatch.known` returns it.
    facts
        Further fields of `SamplerReport`.
    """
    whole = bool((samples.counts == np.rint(samples.counts)).all())
    exact, distances = _held_against(samples, known)
    return SamplerReport(
        kind=kind,
        seconds=time.perf_counter() - began,
        beta=beta,
        p_exact=_per_example(exact),
        p_sampled=_per_example(samples.mean_outputs),
        **distances,
        reads=int(samples.counts.sum(axis=1).min()) if whole else None,
        **{"submissions": 0, "qpu_seconds": 0.0, **facts},
    )


def _held_against(samples: Samples, known: Array | SampledSums) -> tuple[Array, dict[str, Any]]:
    """Return P(y_m=1|x), and how far the samples are from P(y|x)."""
    if isinstance(known, SampledSums):
        return known.marginals(), {
            **asdict(fidelity_by_sums(samples.states, samples.counts, known)),
            "sums": "sampled",
            "sums_error": float(known.error.max()),
            "sums_effective": float(known.effective.min()),
        }
    index = samples.states.astype(np.int64) @ (1 << np.arange(samples.states.shape[1]))
    exact = np.exp(known) @ ebm.output_states(samples.states.shape[1])
    found = fidelity(samples.counts, known[:, index])
    return exact, {name: getattr(found, name) for name in found.__slots__}


def _per_example(p: Array) -> list[Any]:
    return list((p[:, 0] if p.shape[1] == 1 else p).tolist())
