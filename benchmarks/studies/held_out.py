"""Training images that are not trained with, in place of test images: what settings are chosen by."""

from dataclasses import replace

import numpy as np

from qanneal_gui import data


def held_out(settings, count, seed):
    """Return the data set of a run whose test images are other training images of the same classes."""
    images = data.load(settings)
    every = data.load(settings.model_copy(update={"train_size": "all"}))
    known = {image.tobytes() for image in images.train_x}
    free = [i for i, image in enumerate(every.train_x) if image.tobytes() not in known]
    chosen = np.random.default_rng(seed).choice(free, count, replace=False)
    return replace(images, test_x=every.train_x[chosen], test_y=every.train_y[chosen])
