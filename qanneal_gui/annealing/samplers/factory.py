"""Builds the sampler that a config asks for."""

from qanneal_gui.annealing.beta import BetaTracker
from qanneal_gui.annealing.device import Device, SubmissionControl
from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.samplers.annealer import AnnealerSampler
from qanneal_gui.annealing.samplers.base import Sampler
from qanneal_gui.annealing.samplers.classical import ExactSampler, GibbsSampler, NealSampler
from qanneal_gui.annealing.simulated import SimulatedDevice
from qanneal_gui.config import RunConfig, SamplerConfig


def make_sampler(
    config: RunConfig,
    *,
    device: Device | None = None,
    control: SubmissionControl | None = None,
) -> Sampler:
    """Build the sampler of a run, its network embedded and verified.

    Parameters
    ----------
    device : Device, optional
        The annealer of kind ``qpu``; the simulated one is made here.
    control : SubmissionControl, optional
        As in `AnnealerSampler`.

    Raises
    ------
    ConfigError
        If the network does not fit.
    """
    settings = config.sampler
    if settings.kind == "exact":
        return ExactSampler(settings.reads, expectation=config.training.gradient == "exact")
    if settings.kind == "gibbs":
        return GibbsSampler(settings.reads, settings.sweeps)
    if settings.kind == "neal":
        assert settings.beta_eff != "auto"  # refused by the config
        return NealSampler(settings.reads, settings.sweeps, settings.beta_eff)
    chip = device or simulated_device(settings)
    return AnnealerSampler(
        settings.kind,
        chip,
        search.place(config, chip.topology),
        reads=settings.reads,
        beta=BetaTracker(settings.beta_start) if settings.beta_eff == "auto" else settings.beta_eff,
        chain_strength=None if settings.chain_strength == "auto" else settings.chain_strength,
        h_range=settings.h_range,
        j_range=settings.j_range,
        anneal_time_us=settings.anneal_time_us,
        control=control,
    )


def simulated_device(settings: SamplerConfig) -> SimulatedDevice:
    """Return the simulated QPU with the chip and the faults of the config."""
    return SimulatedDevice(
        search.simulated_topology(settings),
        beta=settings.device_beta,
        h_noise=settings.h_noise,
        j_noise=settings.j_noise,
        quantisation=settings.quantisation,
    )
