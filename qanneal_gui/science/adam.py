"""ADAM, the update rule of all methods."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from qanneal_gui.science.arrays import Array
from qanneal_gui.science.parameters import Parameters

_PIECE = 65_536
"""Values worked on at a time, so that all seven arrays stay in a core's cache."""


@dataclass(slots=True)
class Adam:
    """ADAM with PyTorch's defaults and bias correction.

    Parameters
    ----------
    learning_rate : float
    beta1, beta2 : float
        Decay of the first and of the second moment.
    epsilon : float
        Added to the root of the second moment.
    steps : int
        Steps made.
    first, second : Parameters or None
        The moments; replaced, never written, by every step, so that a copy of this object may share them.
    """

    learning_rate: float
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8
    steps: int = 0
    first: Parameters | None = field(default=None)
    second: Parameters | None = field(default=None)

    def minimise(self, parameters: Parameters, gradient: Parameters) -> Parameters:
        """Return the parameters one step downhill."""
        return self._step(parameters, gradient, -1.0)

    def maximise(self, parameters: Parameters, gradient: Parameters) -> Parameters:
        """Return the parameters one step uphill."""
        return self._step(parameters, gradient, 1.0)

    def _step(self, parameters: Parameters, gradient: Parameters, sign: float) -> Parameters:
        first, second = (
            moments or Parameters(*(np.zeros_like(p) for p in parameters.arrays()))
            for moments in (self.first, self.second)
        )
        self.steps += 1
        # √(v/u) + ε = (√v + ε√u)/√u: so the correction of v costs no pass over the arrays.
        root = math.sqrt(1 - self.beta2**self.steps)
        rate = sign * self.learning_rate * root / (1 - self.beta1**self.steps)
        moved = [
            self._moved(*arrays, rate=rate, epsilon=self.epsilon * root)
            for arrays in zip(
                parameters.arrays(), gradient.arrays(), first.arrays(), second.arrays(), strict=True
            )
        ]
        updated, self.first, self.second = (Parameters(*arrays) for arrays in zip(*moved, strict=True))
        return updated

    def _moved(self, *arrays: Array, rate: float, epsilon: float) -> list[Array]:
        """Return parameters and both moments of an array after the step, from (p, g, m, v)."""
        p = arrays[0]
        made = [np.empty(p.shape, p.dtype) for _ in range(3)]
        if p.size <= _PIECE:
            self._move((*arrays, *made), rate, epsilon)
            return made
        flat = [array.reshape(-1) for array in (*arrays, *made)]
        for i in range(0, p.size, _PIECE):
            self._move([array[i : i + _PIECE] for array in flat], rate, epsilon)
        return made

    def _move(self, arrays: Sequence[Array], rate: float, epsilon: float) -> None:
        p, g, m, v, new_p, new_m, new_v = arrays
        t = g - m
        t *= 1 - self.beta1
        np.add(m, t, out=new_m)
        np.multiply(g, g, out=t)
        t -= v
        t *= 1 - self.beta2
        np.add(v, t, out=new_v)
        np.sqrt(new_v, out=t)
        t += epsilon
        np.divide(new_m, t, out=t)
        t *= rate
        np.add(p, t, out=new_p)
