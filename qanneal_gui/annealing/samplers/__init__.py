"""Several ways to draw samples of P(y|x), behind one protocol."""

from qanneal_gui.annealing.samplers.base import Memory, Sampler, SamplerReport, Samples, report
from qanneal_gui.annealing.samplers.registry import Access, make_sampler, sampler

__all__ = ["Access", "Memory", "Sampler", "SamplerReport", "Samples", "make_sampler", "report", "sampler"]
