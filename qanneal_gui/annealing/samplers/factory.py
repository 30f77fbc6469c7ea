"""The sampler that a config asks for, refused here if it cannot be had."""

from qanneal_gui.annealing import hardware
from qanneal_gui.annealing.device import SimulatedDevice
from qanneal_gui.annealing.samplers.annealer import AnnealerSampler
from qanneal_gui.annealing.samplers.base import Sampler
from qanneal_gui.annealing.samplers.classical import ExactSampler, GibbsSampler, NealSampler
from qanneal_gui.config import RunConfig
from qanneal_gui.errors import ConfigError


def make_sampler(config: RunConfig) -> Sampler:
    """Build the sampler of a run, its network embedded and verified.

    Raises
    ------
    ConfigError
        If the network does not fit, or the sampler is not available.
    """
    settings = config.sampler
    if config.training.gradient == "exact" and settings.kind != "exact":
        raise ConfigError('training.gradient = "exact" takes no samples; set sampler.kind to exact as well.')
    if settings.kind == "exact":
        return ExactSampler(settings.reads, expectation=config.training.gradient == "exact")
    if settings.kind == "gibbs":
        return GibbsSampler(settings.reads, settings.sweeps)
    beta_eff = settings.beta_eff
    if beta_eff == "auto":
        raise ConfigError('sampler.beta_eff = "auto" is not available yet; give a number such as 16.')
    if settings.kind == "neal":
        return NealSampler(settings.reads, settings.sweeps, beta_eff)
    if settings.kind == "qpu":
        raise ConfigError("sampler.kind = qpu is not available yet; use simulated-qpu.")
    return AnnealerSampler(
        kind=settings.kind,
        device=SimulatedDevice(settings.device_beta, settings.h_noise, settings.j_noise),
        copies=hardware.place(config),
        reads=settings.reads,
        beta_eff=beta_eff,
        chain_strength=hardware.chain_strength(settings),
        h_range=settings.h_range,
        j_range=settings.j_range,
        anneal_time_us=settings.anneal_time_us,
    )
