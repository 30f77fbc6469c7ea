"""Samplers that need no annealer: the closed form, block Gibbs, simulated annealing, and a coin."""

import time
import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np

from qanneal_gui.annealing.block_gibbs import run_chains
from qanneal_gui.annealing.convergence import forgotten
from qanneal_gui.annealing.counting import counted, numbered
from qanneal_gui.annealing.one_output_chains import OneOutputChains
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers.base import Sampler, SamplerReport, Samples, report
from qanneal_gui.annealing.samplers.registry import Access, builds
from qanneal_gui.config import RunConfig
from qanneal_gui.science import ebm
from qanneal_gui.science.arrays import Array, sigmoid
from qanneal_gui.support.background import check, stopped

_UPDATES_OF_A_POINT = 4
"""Updates of a unit that take as long as its part in one point of the closed form of its chains."""


@dataclass(frozen=True, slots=True)
class ExactSampler(Sampler):
    """Draws from P(y|x) itself, which is known in closed form: the reference of all others.

    Attributes
    ----------
    reads : int
        Samples per example.
    expectation : bool
        Return the expected counts themselves, which make the sampled gradient the exact one.
    """

    reads: int
    expectation: bool = False

    def sample(self, problems: ClampedBatch, rng: np.random.Generator) -> tuple[Samples, SamplerReport]:
        """Draw from the exact conditional."""
        began = time.perf_counter()
        exact = problems.log_conditional()
        p = np.exp(exact)
        p /= p.sum(axis=1, keepdims=True)
        counts = self.reads * p if self.expectation else rng.multinomial(problems.reads or self.reads, p)
        samples = Samples(ebm.output_states(len(problems.c)), counts)
        return samples, report("exact", began, samples, exact, converged=True)


@builds("exact")
def _exact(config: RunConfig, _: Access) -> ExactSampler:
    return ExactSampler(config.sampler.reads, expectation=config.training.gradient == "exact")


@dataclass(frozen=True, slots=True)
class GibbsSampler(Sampler):
    """Block Gibbs sampling of k given y and y given k (Classical-2, Sec. 5.2).

    Every read is the end of a chain of its own, so that the reads are independent. Chains of one output are
    drawn from the closed form of their law where that is less work, and unit by unit where not.

    Attributes
    ----------
    reads : int
        Chains per example.
    sweeps : int
        Updates of all k and all y in each chain.
    """

    reads: int
    sweeps: int

    def sample(self, problems: ClampedBatch, rng: np.random.Generator) -> tuple[Samples, SamplerReport]:
        """Run all chains of all examples."""
        began = time.perf_counter()
        outputs = len(problems.c)
        if outputs > ebm.MAX_EXACT_OUTPUTS:
            ends = [self._run_of_many(a, problems, rng) for a in problems.a.astype(np.float32)]
            samples = Samples.of(counted([numbered(last) for _, last in ends], outputs), outputs)
            return samples, report("gibbs", began, samples, problems.known(), converged=forgotten(ends))
        states = ebm.output_states(outputs)
        first, last = self._chains(problems, problems.reads or self.reads, rng)
        samples = Samples.of(counted(list(last), outputs), outputs)
        converged = forgotten((states[start], states[end]) for start, end in zip(first, last, strict=True))
        return samples, report("gibbs", began, samples, problems.known(), converged=converged)

    def _chains(self, problems: ClampedBatch, reads: int, rng: np.random.Generator) -> tuple[Array, Array]:
        """Return the outputs in which all chains begin and end, as numbers, shape (B, reads) each."""
        if len(problems.c) == 1:
            closed = OneOutputChains(problems)
            if closed.points * _UPDATES_OF_A_POINT <= reads * self.sweeps:
                return closed.run(reads, self.sweeps, rng)
        return run_chains(problems, reads, self.sweeps, rng)

    def _run_of_many(self, a: Array, problems: ClampedBatch, rng: np.random.Generator) -> tuple[Array, Array]:
        """Return the outputs in which the chains of one example begin and end, (reads, M), chain by chain."""
        W2, c = problems.W2.astype(np.float32), problems.c.astype(np.float32)
        first = y = rng.random((problems.reads or self.reads, len(c)), np.float32) < 0.5
        for _ in range(self.sweeps):
            check()
            p_hidden = sigmoid(a + y.astype(np.float32) @ W2)
            k = rng.random(p_hidden.shape, np.float32) < p_hidden
            y = rng.random(y.shape, np.float32) < sigmoid(k.astype(np.float32) @ W2.T + c)
        return first, y


@dataclass(frozen=True, slots=True)
class UniformSampler(Sampler):
    """Tosses a coin: all 2^M outputs are as likely as each other, whatever the image and the network.

    The null that every other sampler is held against. It has no form with expected counts: that is what
    ``training.gradient = "exact"`` asks for, and these would not make the gradient exact.

    Attributes
    ----------
    reads : int
        Samples per example.
    """

    reads: int

    def sample(self, problems: ClampedBatch, rng: np.random.Generator) -> tuple[Samples, SamplerReport]:
        """Toss the coin for every example."""
        began = time.perf_counter()
        samples = toss(problems, self.reads, rng)
        return samples, report("uniform", began, samples, problems.known())


def toss(problems: ClampedBatch, reads: int, rng: np.random.Generator) -> Samples:
    """Return a coin's samples for every problem of a batch."""
    outputs = len(problems.c)
    if outputs > ebm.MAX_EXACT_OUTPUTS:
        drawn = rng.integers(0, 2**outputs, (len(problems.a), reads))
        return Samples.of(counted(list(drawn), outputs), outputs)
    states = ebm.output_states(outputs)
    p = np.full((len(problems.a), len(states)), 1 / len(states))
    return Samples(states, rng.multinomial(reads, p))


@builds("uniform")
def _uniform(config: RunConfig, _: Access) -> UniformSampler:
    return UniformSampler(config.sampler.reads)


@builds("gibbs")
def _gibbs(config: RunConfig, _: Access) -> GibbsSampler:
    return GibbsSampler(config.sampler.reads, config.sampler.sweeps)


@dataclass(frozen=True, slots=True)
class NealSampler(Sampler):
    """Simulated annealing by Ocean's neal, ending at β_eff.

    Half of the sweeps cool down, half stay at β_eff. It is slow and, at low temperature, not
    Boltzmann-distributed: it is offered because the field compares with it.

    Attributes
    ----------
    reads, sweeps : int
    beta_eff : float
    """

    reads: int
    sweeps: int
    beta_eff: float

    def sample(self, problems: ClampedBatch, rng: np.random.Generator) -> tuple[Samples, SamplerReport]:
        """Anneal every example in turn."""
        began = time.perf_counter()
        ising = problems.ising(self.beta_eff)
        outputs = len(problems.c)
        reads = problems.reads or self.reads
        drawn = [self._outputs(h, ising.h_output, ising.J, reads, rng) for h in ising.h_hidden]
        samples = Samples.of(counted(drawn, outputs), outputs)
        return samples, report("neal", began, samples, problems.known(), beta=self.beta_eff)

    def _outputs(
        self, h_hidden: Array, h_output: Array, J: Array, reads: int, rng: np.random.Generator
    ) -> Array:
        check()
        outputs = len(h_output)
        h = np.concatenate([h_output, h_hidden])
        couplings = {(m, outputs + j): J[m, j] for m in range(outputs) for j in range(J.shape[1])}
        hold = max(1, self.sweeps // 2)
        schedule = np.concatenate(
            [np.geomspace(0.01, 1.0, self.sweeps - hold, endpoint=False), np.ones(hold)]
        )
        answer = neal_sampler().sample_ising(
            dict(enumerate(h)),
            couplings,
            num_reads=reads,
            num_sweeps_per_beta=1,
            beta_schedule_type="custom",
            beta_schedule=self.beta_eff * schedule,
            seed=int(rng.integers(2**31)),
            interrupt_function=stopped,
        )
        check()  # what was interrupted has fewer reads than were asked for
        order = np.argsort(answer.variables)[:outputs]
        y = answer.record.sample[:, order] > 0
        return np.asarray(y @ (1 << np.arange(outputs)))


@builds("neal")
def _simulated_annealing(config: RunConfig, _: Access) -> NealSampler:
    settings = config.sampler
    assert settings.beta_eff != "auto"  # refused by the config
    return NealSampler(settings.reads, settings.sweeps, settings.beta_eff)


def neal_sampler() -> Any:
    """Return Ocean's simulated annealer."""
    with warnings.catch_warnings():
        # The owner names dwave-neal; it re-exports dwave.samplers and says so at import.
        warnings.simplefilter("ignore", DeprecationWarning)
        import neal
    return neal.SimulatedAnnealingSampler()
