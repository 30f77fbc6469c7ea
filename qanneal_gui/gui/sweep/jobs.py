"""What sweeps have done off the window's thread: their plan, and their bill."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from qanneal_gui.config import RunConfig
from qanneal_gui.errors import ConfigError
from qanneal_gui.gui.common.jobs import Job, Report
from qanneal_gui.support.background import interruptible
from qanneal_gui.support.wording import tr

if TYPE_CHECKING:
    from qanneal_gui.experiments.sweeps import Axis, Sweep, SweepBill


class Planned(NamedTuple):
    """A sweep whose runs all go: how many they are, and what they cost."""

    sweep: "Sweep"
    sentence: str
    bill: "SweepBill"


def make(base: RunConfig, axes: Sequence["Axis"], values: Mapping[str, Any]) -> "Sweep":
    """Return the sweep of a run over some axes, with the settings that belong to all of it."""
    from qanneal_gui.experiments.sweeps import Sweep, SweepSettings

    settings = SweepSettings.model_validate({**values, "vary": tuple(str(axis) for axis in axes)})
    return Sweep(settings, base)


def reopen(base: RunConfig, values: Mapping[str, Any]) -> Job["Sweep"]:
    """Return a job that makes a sweep of the settings that were remembered."""

    def job(_: Report) -> "Sweep":
        from qanneal_gui.experiments.sweeps import Sweep, SweepSettings

        try:
            sweep = Sweep(SweepSettings.model_validate(dict(values)), base)
        except ValidationError as error:
            raise ConfigError(tr("What was varied last cannot be read any more.")) from error
        sweep.plan()
        return sweep

    return job


def check(sweep: "Sweep") -> Job[None]:
    """Return a job that refuses a sweep one of whose runs could not make a step."""

    def job(report: Report) -> None:
        from qanneal_gui.runs.library import RunLibrary

        interruptible(lambda: sweep.check(RunLibrary()), report.unwanted)

    return job


def plan(base: RunConfig, axes: Sequence["Axis"], values: Mapping[str, Any]) -> Job[Planned]:
    """Return a job that plans and prices a sweep."""

    def job(report: Report) -> Planned:
        # Imported here, on the jobs' thread: it brings Ocean along.
        from qanneal_gui.runs.library import RunLibrary

        sweep = make(base, axes, values)
        sentence = sweep.plan().sentence
        # Embedding and sampling may be long calls in C: they are left behind if the settings change.
        return Planned(sweep, sentence, interruptible(lambda: sweep.bill(RunLibrary()), report.unwanted))

    return job
