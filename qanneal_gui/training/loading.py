"""The data of a run: loaded, checked against its settings, and described."""

import threading
from typing import Any

from qanneal_gui import data
from qanneal_gui.config import RunConfig
from qanneal_gui.data import Dataset
from qanneal_gui.errors import CancelledError, ConfigError
from qanneal_gui.support.background import interruptible
from qanneal_gui.support.progress import ReportProgress
from qanneal_gui.training.sampling import STOPPED_EARLY


def load(config: RunConfig, stop: threading.Event, notify: ReportProgress) -> Dataset:
    """Return the data set that a config names.

    Raises
    ------
    QannealError
        It cannot be had, or is smaller than a batch.
    CancelledError
        If `stop` was set.
    """
    notify(f"Loading {config.data.dataset}", None)

    def told(sentence: str, fraction: float | None) -> None:
        if stop.is_set():  # ends a download that nobody waits for any more
            raise CancelledError(STOPPED_EARLY)
        notify(sentence, fraction)

    dataset = interruptible(lambda: data.load(config.data, told), stop, STOPPED_EARLY)
    size, images = config.training.batch_size, len(dataset.train_x)
    if size > images:
        raise ConfigError(
            f"training.batch_size = {size} is larger than the training set ({images} images); lower it."
        )
    return dataset


def about(dataset: Dataset) -> dict[str, Any]:
    """Return what a run tells of its data when it starts."""
    return {
        "dataset": dataset.name,
        "license": dataset.license,
        "classes": list(dataset.class_names),
        "train_images": len(dataset.train_x),
        "test_images": len(dataset.test_x),
        "pixels": dataset.train_x.shape[1],
    }
