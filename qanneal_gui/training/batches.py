"""The order in which training images are shown."""

from functools import lru_cache

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
    order = _order(images, seed, epoch)
    return np.asarray(order[place * batch_size : (place + 1) * batch_size])


@lru_cache(maxsize=2)
def _order(images: int, seed: int, epoch: int) -> Array:
    order = generator(seed, Stream.BATCHES, epoch).permutation(images)
    order.flags.writeable = False
    return order


def balanced_indices(step: int, labels: Array, batch_size: int, seed: int) -> Array:
    """Return the training images of a step so that all classes take part in every batch alike.

    Every epoch is a new permutation of each class, and the classes are dealt in turn: any stretch of
    the order holds each class in proportion, give or take one image. A batch that shows one class
    more often pushes the common bias of all hidden units, which ADAM turns into a step as large as
    any other, and with few images and few steps that is most of the noise.

    Parameters
    ----------
    step : int
        Counted from 0.
    labels : ndarray, shape (L, M)
        Outputs of the training images.
    """
    per_epoch = len(labels) // batch_size
    epoch, place = divmod(step, per_epoch)
    rng = generator(seed, Stream.BATCHES, epoch)
    classes = labels.argmax(axis=1) if labels.shape[1] > 1 else (labels[:, 0] > 0.5).astype(int)
    shuffled = rng.permutation(len(labels))
    turn = np.empty(len(labels))
    for label in np.unique(classes):
        members = shuffled[classes[shuffled] == label]
        turn[members] = (np.arange(len(members)) + 0.5) / len(members)
    first = rng.permutation(classes.max() + 1)
    order = np.lexsort((first[classes], turn))
    return np.asarray(order[place * batch_size : (place + 1) * batch_size])
