"""What a solver accepts, checked before anything is sent: a refusal by the server takes a round trip."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from qanneal_gui.annealing.device import DeviceError, Range, Submission
from qanneal_gui.config import RunConfig
from qanneal_gui.errors import ConfigError
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.numbers import finite


@dataclass(frozen=True, slots=True)
class SolverLimits:
    """Ranges out of a solver's properties; a property that is missing or no range counts as ungiven.

    Attributes
    ----------
    name : str
        The solver's, for messages.
    h : tuple of float
    plain_j : tuple of float
        ``j_range``.
    j : tuple of float
        ``extended_j_range`` where the solver has one, else ``j_range``. Chains may use it: with
        ``auto_scale`` off it needs no other parameter, but it can pass ``per_qubit``.
    reads : tuple of int
    anneal_us, duration_us, per_qubit : tuple of float or None
        One anneal, a whole submission, and the sum of J at each qubit.
    """

    name: str
    h: Range
    plain_j: Range
    j: Range
    reads: tuple[int, int]
    anneal_us: Range | None
    duration_us: Range | None
    per_qubit: Range | None

    @classmethod
    def of(cls, name: str, properties: Mapping[str, Any]) -> Self:
        """Read the limits; the narrowest usual ones stand in for h, J and reads."""
        plain = read_range(properties, "j_range") or (-1.0, 1.0)
        return cls(
            name=name,
            h=read_range(properties, "h_range") or (-1.0, 1.0),
            plain_j=plain,
            j=read_range(properties, "extended_j_range") or plain,
            reads=_whole(read_range(properties, "num_reads_range")) or (1, 1000),
            anneal_us=read_range(properties, "annealing_time_range"),
            duration_us=read_range(properties, "problem_run_duration_range"),
            per_qubit=read_range(properties, "per_qubit_coupling_range"),
        )

    def check_settings(self, config: RunConfig, qubits: int) -> None:
        """Refuse settings under which every submission would be refused, whatever is embedded how.

        Parameters
        ----------
        config : RunConfig
        qubits : int
            Working qubits of the chip, which bound the copies among which reads divide.

        Raises
        ------
        ConfigError
            Naming the setting, and what the solver takes.
        """
        settings = config.sampler
        copies = qubits // (config.model.hidden + config.outputs)
        if settings.copies != "auto":
            copies = min(copies, settings.copies)
        fewest, most = self.reads
        among = max(1, copies // config.training.batch_size)
        least = max(fewest, math.ceil(settings.reads / settings.gauges / among))
        anneal, strength = settings.anneal_time_us, settings.chain_strength
        if least > most or settings.reads < fewest:
            raise ConfigError(
                f"sampler.reads: {self.name} accepts {fewest:,} to {most * among * settings.gauges:,} reads "
                f"here, not {settings.reads:,}."
            )
        if self.anneal_us and not self.anneal_us[0] <= anneal <= self.anneal_us[1]:
            raise ConfigError(
                f"sampler.anneal_time_us: {self.name} accepts anneal times of {self.anneal_us[0]:g} to "
                f"{self.anneal_us[1]:g} µs, not {anneal:g}."
            )
        if self.duration_us and least * anneal > self.duration_us[1]:
            raise ConfigError(
                f"sampler.reads: {self.name} spends at most {self.duration_us[1] * 1e-6:g} s on a problem; "
                "lower sampler.reads or sampler.anneal_time_us."
            )
        if strength != "auto" and not -strength >= self.j[0]:
            raise ConfigError(
                f"sampler.chain_strength: {self.name} accepts at most {-self.j[0]:g}, not {strength:g}."
            )
        for key, wanted, taken in (("h", settings.h_range, self.h), ("j", settings.j_range, self.j)):
            if wanted[1] < taken[0] or wanted[0] > taken[1]:
                raise ConfigError(
                    f"sampler.{key}_range: {self.name} accepts {taken[0]:g} to {taken[1]:g}; "
                    "your range must overlap it."
                )

    def check(self, submission: Submission) -> None:
        """Refuse a submission that the solver would refuse.

        Raises
        ------
        DeviceError
            Naming the setting to change.
        """
        reads, anneal = submission.reads, submission.anneal_time_us
        fewest, most = self.reads
        if not fewest <= reads <= most:
            raise DeviceError(
                f"{self.name} accepts {fewest} to {most} reads, not {reads}; change sampler.reads."
            )
        if self.anneal_us and not self.anneal_us[0] <= anneal <= self.anneal_us[1]:
            raise DeviceError(
                f"{self.name} accepts anneal times of {self.anneal_us[0]:g} to {self.anneal_us[1]:g} µs, "
                f"not {anneal:g}; change sampler.anneal_time_us."
            )
        if self.duration_us and reads * anneal > self.duration_us[1]:
            raise DeviceError(
                f"{self.name} spends at most {self.duration_us[1] * 1e-6:g} s on a problem; lower "
                "sampler.reads or sampler.anneal_time_us."
            )
        self._check_values(submission)

    def _check_values(self, submission: Submission) -> None:
        program = submission.program
        for values, limits, key in ((program.h, self.h, "h"), (program.J, self.j, "j")):
            if not _within(values, limits):
                raise DeviceError(
                    f"{self.name} accepts {key} from {limits[0]:g} to {limits[1]:g}; narrow "
                    f"sampler.{key}_range or lower sampler.chain_strength."
                )
        if self.per_qubit is None:
            return
        total = np.zeros(len(program.h))
        for end in (0, 1):
            np.add.at(total, submission.layout.edges[:, end], program.J)
        if not _within(total, self.per_qubit):
            raise DeviceError(
                f"{self.name} accepts couplings that add up to {self.per_qubit[0]:g} to "
                f"{self.per_qubit[1]:g} at each qubit; lower sampler.chain_strength or narrow "
                "sampler.j_range."
            )


def read_range(properties: Mapping[str, Any], key: str) -> Range | None:
    """Return a property that is a range of finite numbers, or None."""
    given = properties.get(key)
    if not isinstance(given, list | tuple) or len(given) != 2:
        return None
    low, high = map(finite, given)
    return (low, high) if low is not None and high is not None and low <= high else None


def _whole(given: Range | None) -> tuple[int, int] | None:
    """Return the whole numbers from 1 on that a range holds, or None if there are none."""
    if given is None:
        return None
    fewest, most = max(1, math.ceil(given[0])), math.floor(given[1])
    return (fewest, most) if fewest <= most else None


def _within(values: Array, limits: Range) -> bool:
    # Sums of decimals may miss a limit by a rounding error; NaN is within nothing.
    return bool(((values >= limits[0] - 1e-9) & (values <= limits[1] + 1e-9)).all())
