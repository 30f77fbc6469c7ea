"""Whether a run can make its first step at all: asked before it starts, by whoever would start it."""

from dataclasses import replace

from qanneal_gui.annealing import cost
from qanneal_gui.annealing.qpu_chips import NoKnownChipError, chip_of
from qanneal_gui.annealing.samplers.factory import simulated_device
from qanneal_gui.config import RunConfig
from qanneal_gui.errors import ConfigError, QannealError
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.totals import left_this_month
from qanneal_gui.support import memory
from qanneal_gui.support.formatting import write_seconds
from qanneal_gui.training.trial_step import images_of

_NUMBER_BYTES = 4
_OF_A_NETWORK = 6
"""Arrays as large as its weights: these and both of ADAM's moments, before the step and after it."""


class CannotRunError(ConfigError):
    """The run could not make a single step."""

    page = "troubles#not-a-single-step"


class UnknownChipError(CannotRunError):
    """No chip that is known holds its network: only a QPU that was not asked might."""

    page = "troubles#does-not-fit"


def check_run(config: RunConfig, library: RunLibrary) -> None:
    """Refuse a run that cannot make its first step: for its chip, its limits, or this computer's memory.

    It embeds the network: call it off the window's thread. The chip of a QPU is not known before the QPU is
    asked, so that a billed run is refused where no chip that is known (`chip_of`) holds its network, and only
    the least that any chip would take is held against the limits.

    Raises
    ------
    CannotRunError
        It cannot; the sentence names the setting to change.
    """
    check_settings(config)
    if config.billed:
        _check_month(config, library)


def check_settings(config: RunConfig) -> None:
    """Refuse a run as `check_run` does, but for what is left of the month: that may be more tomorrow."""
    _check_memory(config)
    if config.billed:
        _check_chip(config)
        _check_limits(config, _least_seconds(config), 1, "a submission takes at least")
    elif config.on_chip:
        _check_simulated(config)


def memory_needed(config: RunConfig) -> dict[str, int]:
    """Return the bytes of a run's largest arrays, at the least, by the setting that decides them."""
    some, images = images_of(config)
    pixels, hidden = some.train_x.shape[1], config.model.hidden
    trained = config.training.method == "ebm"
    networks = 1 + trained * (config.training.shadow_mlp + config.training.null_twin)
    return {
        "training.batch_size": _NUMBER_BYTES * config.training.batch_size * hidden,
        "model.hidden": _NUMBER_BYTES * _OF_A_NETWORK * networks * hidden * pixels,
        "data.train_size": _NUMBER_BYTES * images * pixels,
    }


def _check_memory(config: RunConfig) -> None:
    there, needed = memory.installed(), memory_needed(config)
    if there is not None and sum(needed.values()) > there:
        largest = max(needed, key=lambda key: needed[key])
        raise CannotRunError(
            f"The run needs at least {sum(needed.values()) / 1e9:.1f} GB of memory, and this computer has "
            f"{there / 1e9:.1f} GB; lower {largest}."
        )


def _check_simulated(config: RunConfig) -> None:
    single = config.training.model_copy(update={"steps": 1})
    try:
        step = cost.estimate(config.model_copy(update={"training": single}))
    except QannealError as error:
        missing = config.sampler.missing
        at = "sampler.missing: " if missing and str(error).startswith(missing) else ""
        raise CannotRunError(f"{at}{error}") from error
    if config.sampler.gradient_error:  # takes fewer reads where they do
        step = replace(step, qpu_seconds=_least_seconds(config), submissions=1)
    _check_limits(config, step.qpu_seconds, step.submissions, "a step takes")


def _check_chip(config: RunConfig) -> None:
    try:
        chip_of(config)
    except NoKnownChipError as error:
        raise UnknownChipError(str(error)) from error
    except QannealError as error:
        raise CannotRunError(str(error)) from error


def _check_month(config: RunConfig, library: RunLibrary) -> None:
    least = _least_seconds(config)
    try:
        left = left_this_month(library)
    except QannealError as error:
        raise CannotRunError(str(error)) from error
    if least > left.seconds:
        raise CannotRunError(
            f"A submission takes at least {write_seconds(least)} of QPU time, and "
            f"{write_seconds(left.seconds)} are left {left.of}."
        )


def _least_seconds(config: RunConfig) -> float:
    """Return the QPU access time of one copy with as few reads as can be, in seconds."""
    chip = simulated_device(config.sampler)
    qubits = min(config.model.hidden + config.outputs, len(chip.topology))
    return chip.access_seconds(qubits, chip.reads_range[0], config.sampler.anneal_time_us)


def _check_limits(config: RunConfig, seconds: float, submissions: int, what: str) -> None:
    budget = config.budget
    if seconds > budget.qpu_seconds:
        raise CannotRunError(
            f"budget.qpu_seconds = {write_seconds(budget.qpu_seconds)} is less than {what} "
            f"({write_seconds(seconds)}); raise it."
        )
    if submissions > budget.submissions:
        raise CannotRunError(
            f"budget.submissions = {budget.submissions:,} is less than {what} ({submissions:,}); raise it."
        )
