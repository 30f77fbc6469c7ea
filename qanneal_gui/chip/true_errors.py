"""The errors that a simulated chip has in truth, to hold those against that calibration finds."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from qanneal_gui import config as run_config
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.embedding.programming import Layout
from qanneal_gui.annealing.samplers.factory import simulated_device
from qanneal_gui.annealing.snapshot import ChipSnapshot
from qanneal_gui.chip import colours
from qanneal_gui.chip.insets import Cloud
from qanneal_gui.errors import QannealError
from qanneal_gui.science.arrays import Array

_POINTS = 90
"""Of biases, and of couplings: more would hide one another."""

Truth = Callable[[ChipSnapshot, int], ChipSnapshot]
"""Returns a snapshot with the true errors in place of those found, after so many submissions."""


def true_errors(settings: Mapping[str, Any], placement: Placement | None = None) -> Truth | None:
    """Return what tells the errors of a run's chip; None where it is not simulated, or not known.

    Parameters
    ----------
    placement : Placement, optional
        That of the run's frames. Those of earlier versions do not tell what the chip lacked; but by that its
        errors were drawn.
    """
    try:
        sampler = run_config.parse(settings).sampler
    except QannealError:
        return None
    if sampler.kind != "simulated-qpu":
        return None
    if sampler.missing and placement is not None and not len(placement.dead) + len(placement.dead_couplers):
        return None

    def truth(snapshot: ChipSnapshot, submissions: int) -> ChipSnapshot:
        placement = snapshot.placement
        layout = Layout(list(placement.copies[: snapshot.copies]))
        h, J = simulated_device(sampler, placement.topology).chip.lasting(layout, submissions)
        return replace(snapshot, error_h=h, error_weight=J[layout.chain_count :])

    return truth


def compared(found: ChipSnapshot, true: ChipSnapshot, limit: float) -> Cloud | None:
    """Return found errors against true ones, of hidden units and their weights all over the chip.

    None where none is found of single qubits: of the qubits that make an output only the sum is.

    Parameters
    ----------
    limit : float
        Where the axes end.
    """
    qubits, weights = _units(found)
    if not found.error_h[qubits].any():
        return None
    across, up = (
        np.concatenate([one.error_h[_spread(qubits)], one.error_weight[_spread(weights)]])
        for one in (true, found)
    )
    looks = np.repeat([0, 1], [len(_spread(qubits)), len(_spread(weights))])
    # One after the other, so that neither hides the other.
    order = np.argsort(np.concatenate([np.arange(np.count_nonzero(looks == look)) for look in (0, 1)]))
    return Cloud(
        "Errors found against true ones",
        across[order],
        up[order],
        tuple(colours.COPIES[look] for look in looks[order]),
        "To the right: true; up: found. Blue: biases; orange: couplings",
        -limit,
        limit,
    )


def remaining(found: ChipSnapshot, true: ChipSnapshot) -> tuple[float, float]:
    """Return how large the true errors of hidden units' biases are, and how far off those found; means."""
    qubits, _ = _units(found)
    truth = true.error_h[qubits]
    return float(np.abs(truth).mean()), float(np.abs(truth - found.error_h[qubits]).mean())


def _units(snapshot: ChipSnapshot) -> tuple[Array, Array]:
    """Return which qubits are hidden units of a single qubit, if there are any, and all weights."""
    placement, count = snapshot.placement, len(snapshot.h)
    hidden = ~placement.is_output[:count]
    lengths = placement.chain_lengths[placement.copy_of[:count], placement.variable[:count]]
    single = hidden & (lengths == 1)
    return np.flatnonzero(single if single.any() else hidden), np.arange(len(snapshot.error_weight))


def _spread(numbers: Array) -> Array:
    return np.asarray(numbers[np.unique(np.linspace(0, len(numbers) - 1, _POINTS).round().astype(int))])
