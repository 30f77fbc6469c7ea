"""Samplers that program a chip, simulated or real, from a config."""

from qanneal_gui import data
from qanneal_gui.annealing.beta import BetaTracker
from qanneal_gui.annealing.device_errors import ErrorModel
from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.embedding.topology import Topology
from qanneal_gui.annealing.output_calibration import calibration
from qanneal_gui.annealing.samplers.annealer import AnnealerSampler
from qanneal_gui.annealing.samplers.registry import Access, builds
from qanneal_gui.annealing.simulated import SimulatedDevice
from qanneal_gui.annealing.timing import timing_of
from qanneal_gui.config import RunConfig, SamplerConfig


@builds("simulated-qpu", "qpu")
def annealer(config: RunConfig, access: Access) -> AnnealerSampler:
    """Embed the network of a run on its chip."""
    settings = config.sampler
    chip = access.device or simulated_device(settings)
    copies = search.place(config, chip.topology)
    return AnnealerSampler(
        settings.kind,
        chip,
        copies,
        reads=settings.reads,
        calibration=calibration(
            copies,
            settings.calibration,
            BetaTracker(settings.beta_start if settings.beta_eff == "auto" else settings.beta_eff),
            chip.noise_floor,
            follow=settings.beta_eff == "auto",
        ),
        gauges=settings.gauges,
        spin_reversal=settings.spin_reversal,
        chain_strength=None if settings.chain_strength == "auto" else settings.chain_strength,
        h_range=settings.h_range,
        j_range=settings.j_range,
        anneal_time_us=settings.anneal_time_us,
        control=access.control,
        classes=data.class_names(config.data.dataset, config.data.classes),
    )


def simulated_device(settings: SamplerConfig, topology: Topology | None = None) -> SimulatedDevice:
    """Return the simulated QPU of the config.

    Parameters
    ----------
    topology : Topology, optional
        Its working graph, where it is known already.
    """
    return SimulatedDevice(
        topology or search.simulated_topology(settings),
        beta=settings.device_beta,
        chain_ratio=settings.device_chain_ratio,
        errors=ErrorModel(
            h_noise=settings.h_noise,
            j_noise=settings.j_noise,
            h_mean=settings.h_mean,
            j_mean=settings.j_mean,
            static_share=settings.static_share,
            drift_share=settings.drift_share,
            susceptibility=settings.susceptibility,
            quantisation=settings.quantisation,
            readout_error=settings.readout_error,
            seed=settings.chip_seed,
        ),
        timing=timing_of(settings.topology),
    )
