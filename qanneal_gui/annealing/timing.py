"""How long a QPU works on a submission, by D-Wave's published timing model (version 1.0)."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

import numpy as np


@dataclass(frozen=True, slots=True)
class Timing:
    """What a QPU spent its time on, in seconds; the first three add up to QPU access time.

    Attributes
    ----------
    programming : float
        Writing h and J, and letting the chip cool down afterwards.
    sampling : float
        Anneals, and the delay after each, over all reads.
    readout : float
        Reading the qubits out, over all reads.
    overhead : float
        What the QPU needs besides, which is not billed; D-Wave's ``qpu_access_overhead_time``.
    """

    programming: float
    sampling: float
    readout: float
    overhead: float = 0.0

    def times(self, factor: float) -> Self:
        """Return all of it so many times."""
        return type(self)(*(factor * getattr(self, name) for name in self.__slots__))

    @classmethod
    def total(cls, timings: Iterable[Self | None]) -> Self | None:
        """Add up the timings of several submissions; None if one of them is not known, or there are none."""
        found = list(timings)
        known = [one for one in found if one is not None]
        if not known or len(known) < len(found):
            return None
        return cls(*(sum(getattr(one, name) for one in known) for name in cls.__slots__))


@dataclass(frozen=True, slots=True)
class TimingModel:
    """QPU access time = programming + reads · (anneal + readout(qubits) + delay).

    Attributes
    ----------
    programming_us : float
        Programming and its thermalisation, in µs.
    delay_us : float
        Pause after every read, in µs.
    readout_qubits, readout_us : tuple of float
        Readout time in µs at some numbers of qubits, interpolated in the logarithms of both.
    """

    programming_us: float
    delay_us: float
    readout_qubits: tuple[float, ...]
    readout_us: tuple[float, ...]

    def seconds(self, qubits: int, reads: int, anneal_time_us: float) -> float:
        """QPU access time of one submission, in seconds."""
        readout = self._readout_us(qubits)
        return float(self.programming_us + reads * (anneal_time_us + readout + self.delay_us)) * 1e-6

    def breakdown(self, qubits: int, reads: int, anneal_time_us: float) -> Timing:
        """Return what the QPU access time of one submission is spent on; the model knows no overhead."""
        return Timing(
            programming=self.programming_us * 1e-6,
            sampling=reads * (anneal_time_us + self.delay_us) * 1e-6,
            readout=reads * self._readout_us(qubits) * 1e-6,
        )

    def _readout_us(self, qubits: int) -> float:
        return _interpolated(qubits, self.readout_qubits, self.readout_us)


@lru_cache(maxsize=64)  # the same at every step
def _interpolated(qubits: int, at: tuple[float, ...], us: tuple[float, ...]) -> float:
    return float(np.exp(np.interp(np.log(max(1, qubits)), np.log(at), np.log(us))))


ADVANTAGE = TimingModel(
    programming_us=15073.0,
    delay_us=20.54,
    readout_qubits=(1.0, 5.89, 53.0, 515.2, 1458.5, 5627.0),
    readout_us=(34.6, 74.6, 133.5, 215.1, 235.3, 235.3),
)
"""An Advantage system as published; used wherever no solver gives its own."""

ADVANTAGE2 = TimingModel(
    programming_us=14_000.0,
    delay_us=20.54,
    readout_qubits=(1.0, 4500.0),
    readout_us=(17.0, 105.0),
)
"""An Advantage2 system, through what is published of it: 14 ms of programming, a readout of at least 17 µs,
and about 160 ms for 1,000 reads of all 4,500 qubits."""


def timing_of(topology: str) -> TimingModel:
    """Return the timing of the systems with that topology (``pegasus:16``, ``zephyr:12``)."""
    return ADVANTAGE2 if topology.startswith("zephyr") else ADVANTAGE
