"""ADAM, the update rule of all methods."""

from dataclasses import dataclass, field

import numpy as np

from qanneal_gui.science.parameters import Parameters


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
    """

    learning_rate: float
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8
    steps: int = 0
    first: Parameters | None = field(default=None)
    second: Parameters | None = field(default=None)

    def minimise(self, parameters: Parameters, gradient: Parameters) -> Parameters:
        """Return the parameters one step downhill; the moments are updated in place."""
        return self._step(parameters, gradient, -1.0)

    def maximise(self, parameters: Parameters, gradient: Parameters) -> Parameters:
        """Return the parameters one step uphill."""
        return self._step(parameters, gradient, 1.0)

    def _step(self, parameters: Parameters, gradient: Parameters, sign: float) -> Parameters:
        if self.first is None or self.second is None:
            self.first = Parameters(*(np.zeros_like(p) for p in parameters.arrays()))
            self.second = Parameters(*(np.zeros_like(p) for p in parameters.arrays()))
        self.steps += 1
        rate = self.learning_rate / (1 - self.beta1**self.steps)
        root = np.sqrt(1 - self.beta2**self.steps)
        updated = []
        for p, g, m, v in zip(
            parameters.arrays(), gradient.arrays(), self.first.arrays(), self.second.arrays(), strict=True
        ):
            m += (1 - self.beta1) * (g - m)
            v += (1 - self.beta2) * (g * g - v)
            denominator = np.sqrt(v)
            denominator /= root
            denominator += self.epsilon
            updated.append(p + np.asarray(sign * rate, p.dtype) * m / denominator)
        return Parameters(*updated)
