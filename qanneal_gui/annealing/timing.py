"""How long a QPU works on a submission, by D-Wave's published timing model (version 1.0)."""

from dataclasses import dataclass

import numpy as np


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
        readout = np.exp(
            np.interp(np.log(max(1, qubits)), np.log(self.readout_qubits), np.log(self.readout_us))
        )
        return float(self.programming_us + reads * (anneal_time_us + readout + self.delay_us)) * 1e-6


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
