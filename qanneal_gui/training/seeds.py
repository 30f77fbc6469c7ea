"""Random streams of a run, each a function of the seed and of where in the run it is used.

No stream carries state from one step to the next, so a run can be resumed at any step and gives
the same numbers as if it had never stopped.
"""

from enum import IntEnum

import numpy as np


class Stream(IntEnum):
    """What the numbers are for."""

    WEIGHTS = 0
    SHADOW = 1
    BATCHES = 2
    SAMPLER = 3


def generator(seed: int, stream: Stream, position: int = 0) -> np.random.Generator:
    """Return the generator of a stream at an epoch or step."""
    return np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(int(stream), position)))
