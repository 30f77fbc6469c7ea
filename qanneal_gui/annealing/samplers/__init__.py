"""Several ways to draw samples of P(y|x), behind one protocol."""

from qanneal_gui.annealing.samplers.base import Memory, Sampler, SamplerReport, Samples
from qanneal_gui.annealing.samplers.factory import make_sampler

__all__ = ["Memory", "Sampler", "SamplerReport", "Samples", "make_sampler"]
