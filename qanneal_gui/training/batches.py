"""The order in which training images are shown."""

import numpy as np

from qanneal_gui.science.arrays import Array
from qanneal_gui.training.seeds import Stream, generator


def batch_indices(step: int, images: int, batch_size: int, seed: int) -> Array:
    """Return the training images of a step (counted from 0), shape (batch_size,).

    Every epoch is a new permutation; images left over at its end, too few for a batch, wait for
    the next epoch's order.
    """
    per_epoch = images // batch_size
    epoch, place = divmod(step, per_epoch)
    order = generator(seed, Stream.BATCHES, epoch).permutation(images)
    return np.asarray(order[place * batch_size : (place + 1) * batch_size])
