"""What a solver returned, checked before it is believed."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from qanneal_gui.annealing.qpu.faults import UnreadableAnswerError
from qanneal_gui.annealing.timing import Timing
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.numbers import finite


def read_spins(result: Mapping[str, Any], qubits: Array, reads: int) -> Array:
    """Return the spins of a decoded answer.

    Parameters
    ----------
    result : mapping
        ``active_variables``, ``solutions`` of shape (rows, chip's qubits) and, if equal reads were
        counted together, ``num_occurrences``.
    qubits : ndarray of int64, shape (n,)
        Linear numbers of the qubits that were programmed.
    reads : int
        How many were asked for; a solver may return fewer, but not more.

    Returns
    -------
    ndarray of bool, shape (n, R), 1 ≤ R ≤ reads
        True where up.

    Raises
    ------
    UnreadableAnswerError
        If these are not samples of the problem that was sent.
    """
    try:
        active = np.asarray(result["active_variables"])
        rows = np.asarray(result["solutions"])
        counts = np.asarray(result.get("num_occurrences", np.ones(len(rows), np.int64)))
    except (KeyError, TypeError, ValueError):
        raise UnreadableAnswerError("a part is missing") from None
    if active.ndim != 1 or active.dtype.kind != "i" or rows.dtype.kind not in "if":
        raise UnreadableAnswerError("values that are not numbers")
    if not np.array_equal(np.sort(active), np.sort(qubits)):
        raise UnreadableAnswerError("qubits other than those programmed")
    if rows.ndim != 2 or rows.shape[1] <= int(qubits.max()):
        raise UnreadableAnswerError("samples of another shape")
    if counts.shape != (len(rows),) or counts.dtype.kind != "i" or (counts < 1).any():
        raise UnreadableAnswerError("reads without a count")
    if not 1 <= int(counts.sum(dtype=np.int64)) <= reads:
        raise UnreadableAnswerError("a number of reads other than requested")
    values = rows[:, qubits]
    if not (np.abs(values) == 1).all():
        raise UnreadableAnswerError("values that are not spins")
    return np.repeat(values.T > 0, counts, axis=1)


def read_seconds(result: Mapping[str, Any], estimate: float) -> float:
    """Return the QPU access time that the answer states, in seconds, or else the estimate."""
    stated = _stated(result, "qpu_access_time")
    return estimate if stated is None else stated


def read_timing(result: Mapping[str, Any], reads: int) -> Timing | None:
    """Return what the QPU access time was spent on; None if the answer does not say all of it.

    D-Wave counts the readout as a part of its ``qpu_sampling_time``; here it stands by itself.

    Parameters
    ----------
    reads : int
        How many came.
    """
    programming = _stated(result, "qpu_programming_time")
    sampling = _stated(result, "qpu_sampling_time")
    readout = _stated(result, "qpu_readout_time_per_sample")
    if programming is None or sampling is None or readout is None or reads * readout > 1.001 * sampling:
        return None
    return Timing(
        programming,
        max(0.0, sampling - reads * readout),
        reads * readout,
        _stated(result, "qpu_access_overhead_time") or 0.0,
    )


def _stated(result: Mapping[str, Any], name: str) -> float | None:
    """Return a time that the answer states, in seconds; None if it is no time."""
    timing = result.get("timing")
    stated = finite(timing.get(name)) if isinstance(timing, Mapping) else None
    return stated * 1e-6 if stated is not None and stated >= 0 else None
