"""Clamped problems: the EBM with its image held fixed, as an Ising problem (Sec. 4.2).

With x clamped only hidden units and outputs remain. Samples ∝ exp(−β_eff·E) of the Ising energy
E = Σ h s + Σ J s s, with s = 2q − 1, are samples of P(k, y | x).
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from qanneal_gui.science import ebm, sampled_sums
from qanneal_gui.science.arrays import Array
from qanneal_gui.science.images import Images
from qanneal_gui.science.parameters import Parameters
from qanneal_gui.science.sampled_sums import SampledSums


@dataclass(frozen=True, slots=True)
class IsingBatch:
    """Logical Ising problems of a batch, which differ in the hidden biases only.

    Attributes
    ----------
    h_hidden : ndarray of float64, shape (B, K)
    h_output : ndarray of float64, shape (M,)
    J : ndarray of float64, shape (M, K)
        Coupling between output m and hidden unit j.
    """

    h_hidden: Array
    h_output: Array
    J: Array


@dataclass(frozen=True)
class ClampedBatch:
    """The problems of one batch, in the model's own terms.

    Attributes
    ----------
    a : ndarray, shape (B, K)
        W1 x + b of every example: all of x that matters.
    W2 : ndarray, shape (M, K)
    c : ndarray, shape (M,)
    reads : int or None
        Samples that are asked of each; None for as many as the sampler is set to.
    """

    a: Array
    W2: Array
    c: Array
    reads: int | None = None

    @classmethod
    def clamp(cls, parameters: Parameters, x: Array | Images, reads: int | None = None) -> "ClampedBatch":
        """Clamp the images x, shape (B, N)."""
        return cls(parameters.preactivation(x), parameters.W2, parameters.c, reads)

    def log_conditional(self) -> Array:
        """Exact log P(y|x) of all outputs, shape (B, 2^M), float64; computed once."""
        return self._log_conditional

    def known(self) -> Array | SampledSums:
        """Return what samples are held against, computed once: `log_conditional`, or the sums estimated.

        They are estimated above 12 outputs, over whose 2^M states is not summed.
        """
        return self._sampled_sums if len(self.c) > ebm.MAX_EXACT_OUTPUTS else self._log_conditional

    @cached_property
    def _sampled_sums(self) -> SampledSums:
        a, W2, c = (array.astype(np.float64) for array in (self.a, self.W2, self.c))
        return sampled_sums.estimate(a, W2, c, sampled_sums.DRAWS)

    @cached_property
    def _log_conditional(self) -> Array:
        return ebm.log_conditional(
            self.a.astype(np.float64), self.W2.astype(np.float64), self.c.astype(np.float64)
        )

    def ising(self, beta_eff: float) -> IsingBatch:
        """Return the Ising problems whose samples at inverse temperature ``beta_eff`` are the model's.

        From Q = −(1/β)[diag(a) W2ᵀ; 0 diag(c)] (Eq. (37), sign of the design's energy).
        """
        a, W2, c = (array.astype(np.float64) for array in (self.a, self.W2, self.c))
        return IsingBatch(
            h_hidden=-(a / 2 + W2.sum(axis=0) / 4) / beta_eff,
            h_output=-(c / 2 + W2.sum(axis=1) / 4) / beta_eff,
            J=-W2 / (4 * beta_eff),
        )
