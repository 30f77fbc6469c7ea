"""Metropolis sampling of y, with a setting of its own: how often a change is proposed."""

import time

import numpy as np

from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers import Access, Sampler, SamplerReport, Samples, report, sampler
from qanneal_gui.config import RunConfig, SamplerOptions, setting
from qanneal_gui.science.ebm import output_states


class MetropolisOptions(SamplerOptions):
    """What stands in a config's [sampler.metropolis]."""

    proposals: int = setting(
        50, "Proposals", "Changes of one output proposed in each read.", unit="proposals", ge=1, le=100_000
    )


@sampler(
    "metropolis",
    title="Metropolis",
    sentence="Flips one output at a time, and accepts by the ratio of the probabilities.",
    options=MetropolisOptions,
)
class Metropolis(Sampler):
    """One chain for each read."""

    def __init__(self, config: RunConfig, access: Access) -> None:
        self.reads = config.sampler.reads
        self.proposals = config.sampler.own(MetropolisOptions).proposals

    def sample(self, problems: ClampedBatch, rng: np.random.Generator) -> tuple[Samples, SamplerReport]:
        """Draw from P(y|x) for all examples of a batch at once."""
        began = time.perf_counter()
        exact, outputs = problems.log_conditional(), len(problems.c)  # log P(y|x), (examples, 2^outputs)
        examples = np.arange(len(exact))[:, None]
        y = rng.integers(2**outputs, size=(len(exact), self.reads))  # each y as a binary number
        for _ in range(self.proposals):
            flipped = y ^ (1 << rng.integers(outputs, size=y.shape))
            ratio = exact[examples, flipped] - exact[examples, y]
            y = np.where(np.log(rng.random(y.shape)) < ratio, flipped, y)
        counts = np.stack([np.bincount(row, minlength=2**outputs) for row in y])
        samples = Samples(output_states(outputs), counts)
        return samples, report("metropolis", began, samples, exact)
