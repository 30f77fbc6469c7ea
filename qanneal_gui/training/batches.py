"""The batch of a step: which training images are shown, and in which order."""

from functools import lru_cache
from weakref import WeakKeyDictionary

import numpy as np

from qanneal_gui.config import RunConfig
from qanneal_gui.data import Dataset
from qanneal_gui.science.arrays import Array
from qanneal_gui.science.images import Gallery, Images
from qanneal_gui.training.seeds import Stream, generator


def batch(config: RunConfig, dataset: Dataset, step: int) -> tuple[Array | Images, Array]:
    """Return the images and labels of a step, counted from 0."""
    settings = config.training
    chosen = (
        balanced_indices(step, dataset.train_y, settings.batch_size, settings.seed)
        if settings.batches == "balanced"
        else batch_indices(step, len(dataset.train_x), settings.batch_size, settings.seed)
    )
    if dataset not in _galleries:
        _galleries[dataset] = Gallery(dataset.train_x)
    return _galleries[dataset].batch(chosen), dataset.train_y[chosen]


_galleries: WeakKeyDictionary[Dataset, Gallery] = WeakKeyDictionary()


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
