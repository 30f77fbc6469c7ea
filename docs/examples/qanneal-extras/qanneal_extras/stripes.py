"""A data set that is made, not read: stripes that lie or stand, with noise on every pixel."""

import numpy as np

from qanneal_gui.data import Collection, Split, dataset


@dataset(
    "stripes",
    title="Noisy stripes, 6×6",
    license="CC0 1.0",
    source="made by qanneal-extras",
    image_shape=(6, 6),
    train_images=400,
    test_images=100,
    class_names=("lying", "standing"),
)
def stripes() -> Collection:
    """Make the images; called once, when the data set is used."""
    rng = np.random.default_rng(1)
    return Collection(_split(rng, 400), _split(rng, 100), {0: "lying", 1: "standing"}, white=1.0)


def _split(rng: np.random.Generator, count: int) -> Split:
    labels = np.arange(count) % 2
    rows = np.arange(6) % 2 ^ rng.integers(2, size=(count, 1))  # which rows are dark
    lying = np.broadcast_to(rows[:, :, None], (count, 6, 6))
    images = np.where(labels[:, None, None] == 0, lying, lying.transpose(0, 2, 1))
    noisy = np.clip(0.8 * images + 0.2 * rng.random(images.shape), 0, 1)
    return Split(noisy.astype(np.float32), labels)
