"""How large what is drawn anew for every submission is: told by how far observations were not foreseen."""

import numpy as np

from qanneal_gui.science.arrays import Array

_FADING = 0.98
"""Share of what is known that is kept with every submission."""
_BEFORE = 16.0
"""Information on its logarithm before anything was seen: believed to within a quarter."""
_LONGEST = 0.5


class NoiseScale:
    """The factor of an assumed covariance R, by Fisher scoring.

    With W⁻¹ = R + (all other variances) and u = W (observed − expected), the slope of the log-likelihood by
    the logarithm of the factor is ½ (uᵀRu − tr WR), and its variance ½ tr WRWR.
    """

    def __init__(self) -> None:
        self._log, self._information = 0.0, _BEFORE

    @property
    def value(self) -> float:
        """The factor."""
        return float(np.exp(self._log))

    def learn(self, surprise: Array, precision: Array, noise: Array) -> None:
        """Take observations into account.

        Parameters
        ----------
        surprise, precision, noise : ndarray, shapes (…, n), (…, n, n) and (…, n, n)
            u, W, and R with the factor as it is.
        """
        product = precision @ noise
        power = ((noise @ surprise[..., None])[..., 0] * surprise).sum()
        slope = (power - np.trace(product, axis1=-2, axis2=-1).sum()) / 2
        gained = (product * product.swapaxes(-2, -1)).sum() / 2
        # Where there is no noise nothing is gained, and what was believed before must not fade to nothing.
        self._information = max(_FADING * self._information + float(gained), _BEFORE)
        self._log += float(np.clip(slope / self._information, -_LONGEST, _LONGEST))

    @property
    def memory(self) -> Array:
        """All that is remembered from step to step."""
        return np.array([self._log, self._information])

    @memory.setter
    def memory(self, kept: Array) -> None:
        self._log, self._information = kept.tolist()
