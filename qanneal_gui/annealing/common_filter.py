"""Gaussian unknowns of many parts, beside log β and χ, which all parts have in common.

Each part is kept for given values of both, as a mean and its slopes, and what all parts say of them is
summed. So errors do not bias β, and its standard error contains them.
"""

from collections.abc import Mapping

import numpy as np

from qanneal_gui.annealing.noise_scale import NoiseScale
from qanneal_gui.science.arrays import Array


class CommonFilter:
    """A Kalman filter for each part, all of which share two unknowns.

    Parameters
    ----------
    covariance : ndarray, shape (C, …, n, n)
        Of the n unknowns of each part, before anything was seen; its first axis are copies of the network.
    fading : float
        Share of what is known of log β and χ that is kept with every submission.

    Attributes
    ----------
    covariance : ndarray, shape (C, …, n, n)
        Given log β and χ.
    scale : NoiseScale
        How large the noise is, against what was assumed.
    """

    def __init__(self, covariance: Array, fading: float) -> None:
        self.covariance, self.scale = covariance, NoiseScale()
        self._fading = fading
        self._mean = np.zeros(covariance.shape[:-1])
        self._slopes = np.zeros((*self._mean.shape, 2))
        self._at = np.zeros(2)
        self._information, self._told = np.zeros((2, 2)), np.zeros(2)

    def common(self, mean: Array, covariance: Array) -> tuple[Array, Array]:
        """Return what is known of log β and of χ, from what was before anything was seen.

        Returns
        -------
        mean, covariance : ndarray, shapes (2,) and (2, 2)
        """
        before = np.linalg.inv(covariance)
        after = np.linalg.inv(before + self._information)
        return after @ (before @ mean + self._told), after

    def mean(self, common: Array) -> Array:
        """Return the unknowns to expect at these values of log β and χ, shape (C, …, n)."""
        return np.asarray(self._mean + self._slopes @ (common - self._at))

    def look_from(self, common: Array) -> None:
        """Keep the means for these values of log β and χ from now on."""
        self._mean, self._at = self.mean(common), common

    def slopes_with(self, direct: Array) -> Array:
        """Return what is observed of the first copies for each unit of log β and χ, by the unknowns, too.

        Parameters
        ----------
        direct : ndarray, shape (·, …, n, 2)
            The same while the unknowns are what they are.
        """
        return np.asarray(self._slopes[: len(direct)] + direct)

    def update(self, score: Array, information: Array, shared: Array, noise: Array) -> None:
        """Take a submission on the first copies into account.

        Parameters
        ----------
        score, information : ndarray, shapes (·, …, n) and (·, …, n, n)
            Of the likelihood where it is as expected: its slope, and its negative curvature.
        shared : ndarray, shape (·, …, n, 2)
            As `slopes_with` returns it.
        noise : ndarray, shape (·, …, n, n)
            Covariance of what belongs to this submission alone.
        """
        copies = len(score)
        covariance = self.covariance[:copies]
        solved = np.linalg.solve(
            np.eye(score.shape[-1]) + information @ (covariance + noise),
            np.concatenate([score[..., None], information @ shared, information], axis=-1),
        )
        surprise, by_shared, precision = solved[..., 0], solved[..., 1:3], solved[..., 3:]
        self.scale.learn(surprise, precision, noise)
        flat = shared.reshape(-1, 2).T
        gained = flat @ by_shared.reshape(-1, 2)
        self._information = self._fading * self._information + gained
        self._told = self._fading * self._told + flat @ surprise.ravel() + gained @ self._at
        self._mean[:copies] += (covariance @ surprise[..., None])[..., 0]
        self._slopes[:copies] -= covariance @ by_shared
        left = covariance - covariance @ precision @ covariance
        self.covariance[:copies] = (left + left.swapaxes(-1, -2)) / 2

    def _arrays(self, name: str) -> dict[str, Array]:
        """Return what is remembered from step to step, but for the scale."""
        return {
            f"{name}.mean": self._mean,
            f"{name}.slopes": self._slopes,
            f"{name}.covariance": self.covariance,
            f"{name}.at": self._at,
            f"{name}.information": self._information,
            f"{name}.told": self._told,
        }

    def _take(self, kept: Mapping[str, Array], name: str) -> None:
        self._mean, self._slopes, self.covariance, self._at, self._information, self._told = (
            kept[f"{name}.{part}"].copy()
            for part in ("mean", "slopes", "covariance", "at", "information", "told")
        )
