"""What a run will cost and take, before it starts."""

from dataclasses import replace

from qanneal_gui.annealing import cost
from qanneal_gui.annealing.cost import Estimate
from qanneal_gui.annealing.device import Device
from qanneal_gui.config import RunConfig
from qanneal_gui.errors import QannealError
from qanneal_gui.runs import step_times
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.totals import left_this_month
from qanneal_gui.training.trial_step import step_seconds


def estimate_run(config: RunConfig, library: RunLibrary, device: Device | None = None) -> Estimate:
    """Estimate a run by what is left this month, and by what its steps took here before, or do now.

    Takes a second or two, and embeds the network: call it off the window's thread.

    Raises
    ------
    QannealError
        The network does not fit on its chip.
    """
    before = step_times.remembered(library.root, config)
    made = _priced(config, library, device, 0.0 if before else step_seconds(config, device))
    if before:  # with what the QPU and the way to it took
        made = replace(made, seconds=config.training.steps * before)
    return made


def shortfalls(config: RunConfig, library: RunLibrary) -> tuple[str, ...]:
    """Return why a run would pause at a limit by what it is estimated to cost, without timing its steps.

    Each is a sentence that names what to change; it embeds the network: call it off the window's thread.

    Raises
    ------
    QannealError
        The network does not fit on its chip.
    """
    return _priced(config, library, None, 0.0).reasons


def _priced(config: RunConfig, library: RunLibrary, device: Device | None, step_seconds: float) -> Estimate:
    """Estimate a run by what is left this month, and what a step takes."""
    try:
        left, unknown = left_this_month(library), ""
    except QannealError as error:
        left, unknown = None, str(error)
    about = (left.seconds, step_seconds, left.of) if left else (None, step_seconds, "")
    made = cost.estimate(config, device, *about)
    if unknown and config.billed:
        made = replace(made, fits=False, reasons=(*made.reasons, unknown))
    return made


def estimate_unrecorded(config: RunConfig) -> Estimate:
    """Estimate a run of an experiment, which no month limits; off the window's thread.

    Raises
    ------
    QannealError
        The network does not fit on its chip.
    """
    return cost.estimate(config, step_seconds=step_seconds(config))
