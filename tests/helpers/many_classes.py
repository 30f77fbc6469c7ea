"""A data set of fourteen classes, made of the ten that are embedded: some digits lie on their side, too."""

from pathlib import Path

import numpy as np

from qanneal_gui.config import DataConfig
from qanneal_gui.data import load

TURNED = (2, 3, 4, 7)
"""Digits that, turned by 90°, look like no other."""


def fourteen_classes(directory: Path) -> Path:
    """Write the embedded digits, and some of them turned, as classes 0 to 13 of an .npz file."""
    digits = load(DataConfig(classes=tuple(range(10)), train_size="all"))
    arrays = {}
    for part in ("train", "test"):
        x, y = getattr(digits, f"{part}_x"), getattr(digits, f"{part}_y").argmax(axis=1)
        images = np.rint(255 * x).astype(np.uint8).reshape(-1, 8, 8)
        turned = [np.flatnonzero(y == digit) for digit in TURNED]
        arrays[f"x_{part}"] = np.concatenate(
            [images, *(np.rot90(images[one], axes=(1, 2)) for one in turned)]
        )
        labels = [np.full(len(one), 10 + number) for number, one in enumerate(turned)]
        arrays[f"y_{part}"] = np.concatenate([y, *labels])
    names = [*map(str, range(10)), *(f"{digit} turned" for digit in TURNED)]
    path = directory / "fourteen.npz"
    np.savez_compressed(path, class_names=np.array(names), **arrays)
    return path
