"""The images a run learns from: a random balanced subset of a data set, as the network takes them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from qanneal_gui.config import ClassLabel, DataConfig
from qanneal_gui.data import sources
from qanneal_gui.data.catalogue import OWN_LICENSE, download
from qanneal_gui.data.classes import label_of
from qanneal_gui.data.collection import Array, Collection, Split
from qanneal_gui.data.published import CATALOGUE
from qanneal_gui.errors import ConfigError
from qanneal_gui.support.progress import ReportProgress

_NAMES_SHOWN = 20


@dataclass(frozen=True, eq=False)
class Dataset:
    """Training and test images of the chosen classes; all arrays are read-only and C-contiguous.

    Attributes
    ----------
    train_x, test_x : ndarray of float32, shape (L, N)
        Images row by row, grey levels in [0, 1]: the x of the paper.
    train_y, test_y : ndarray of float32, shape (L, M)
        Outputs: for two classes M=1, the first class 0 and the second 1; else one-hot, M classes.
    class_names : tuple of str
        In the order in which the classes were chosen.
    image_shape : tuple of int
        Height h and width w in pixels, N = h·w.
    name, license : str
        What the data set is called, and the licence to show beside its images.
    """

    train_x: Array
    train_y: Array
    test_x: Array
    test_y: Array
    class_names: tuple[str, ...]
    image_shape: tuple[int, int]
    name: str
    license: str


def load(config: DataConfig, progress: ReportProgress | None = None) -> Dataset:
    """Load the images a run asks for, downloading the data set if it is not here.

    The seed decides which images are drawn, and their order. Training and test images are drawn
    independently, so that the size of one subset never changes the other.

    Parameters
    ----------
    config : DataConfig
    progress : callable, optional
        Called with a message and the done fraction while downloading.

    Raises
    ------
    ConfigError
        There is no such data set or class, or it has too few images.
    QannealError
        The files are damaged, or cannot be downloaded.
    """
    source = sources.find(config.dataset)
    if source is None and sources.published(config.dataset):
        download(config.dataset, progress)
        source = sources.find(config.dataset)
    if source is None:
        known = ", ".join([*CATALOGUE, *(own.name for own in sources.imported())])
        raise ConfigError(
            f"data.dataset cannot be {config.dataset!r}: no such folder or .npz file exists, and the known "
            f"data sets are {known}."
        )
    collection = sources.read(source)
    labels = _labels(config.classes, collection.class_names, source.name)
    train_seed, test_seed = np.random.SeedSequence(config.seed).spawn(2)
    train_size, test_size = ("train_size", config.train_size), ("test_size", config.test_size)
    train_x, train_y = _subset(collection, collection.train, labels, train_size, train_seed)
    test_x, test_y = _subset(collection, collection.test, labels, test_size, test_seed)
    return Dataset(
        train_x,
        train_y,
        test_x,
        test_y,
        class_names=tuple(collection.class_names[label] for label in labels),
        image_shape=collection.image_shape,
        name=source.name,
        license=source.entry.license if source.entry else OWN_LICENSE,
    )


def load_some(config: DataConfig, most: int) -> tuple[Dataset, int] | None:
    """Load some of the images a run asks for, and say how many it asks for; downloads nothing.

    Parameters
    ----------
    config : DataConfig
    most : int
        Images of each split, about; at least one of each class.

    Returns
    -------
    tuple or None
        The data set, and the number of images, training and test, that `load` returns; None if the data set
        is not on this machine.

    Raises
    ------
    QannealError
        As `load`.
    """
    source = sources.find(config.dataset)
    if source is None:
        return None
    collection = sources.read(source)
    labels = _labels(config.classes, collection.class_names, source.name)
    some, whole = {}, 0
    for key, split in (("train_size", collection.train), ("test_size", collection.test)):
        counts = [int((split.labels == label).sum()) for label in labels]
        asked = getattr(config, key)
        size = asked if isinstance(asked, int) else sum(counts)
        whole += size
        some[key] = asked if size <= most else min(max(most, len(labels)), len(labels) * min(counts))
    return load(config.model_copy(update=some)), whole


def check(config: DataConfig) -> None:
    """Refuse what `load` would refuse, as far as that is known without a download.

    Raises
    ------
    ConfigError
        There is no such data set or class, or it has too few images.
    QannealError
        The files are damaged.
    """
    entry = sources.published(config.dataset)
    if entry is None or sources.find(config.dataset) is not None:
        load(config)
    else:
        _labels(config.classes, dict(enumerate(entry.class_names)), entry.name)


def _labels(classes: Sequence[ClassLabel], names: Mapping[int, str], dataset: str) -> list[int]:
    """Translate the names and numbers of a config into labels; a name wins over a number."""
    labels: list[int] = []
    for wanted in classes:
        label = label_of(wanted, names)
        if label is None:
            raise ConfigError(
                f"data.classes: {dataset} has no class {wanted!r}; its classes are {_listed(names)}."
            )
        if label in labels:
            raise ConfigError(f"data.classes must name each class once, but names {names[label]} twice.")
        labels.append(label)
    return labels


def _listed(names: Mapping[int, str]) -> str:
    shown = [name if name == str(label) else f"{label} {name}" for label, name in names.items()]
    return ", ".join(shown[:_NAMES_SHOWN]) + (", …" if len(shown) > _NAMES_SHOWN else "")


def _subset(
    collection: Collection,
    split: Split,
    labels: Sequence[int],
    setting: tuple[str, int | str],
    seed: np.random.SeedSequence,
) -> tuple[Array, Array]:
    """Draw the images of one split and return them as x and y."""
    rng = np.random.default_rng(seed)
    members = [np.flatnonzero(split.labels == label) for label in labels]
    drawn = _draw(members, setting, [collection.class_names[label] for label in labels], rng)
    order = rng.permutation(sum(len(indices) for indices in drawn))
    index = np.concatenate(drawn)[order]
    position = np.repeat(np.arange(len(drawn)), [len(indices) for indices in drawn])[order]
    x = split.images[index].reshape(len(index), -1).astype(np.float32, order="C")
    x /= np.float32(collection.white)
    y = (
        position[:, None].astype(np.float32)
        if len(labels) == 2
        else np.eye(len(labels), dtype=np.float32)[position]
    )
    x.setflags(write=False)
    y.setflags(write=False)
    return x, y


def _draw(
    members: Sequence[Array], setting: tuple[str, int | str], names: Sequence[str], rng: np.random.Generator
) -> list[Array]:
    """Draw as many of each class's images as of the others, give or take one."""
    key, size = setting
    counts = np.array([len(indices) for indices in members])
    part = "training" if key == "train_size" else "test"
    if not counts.all():
        raise ConfigError(
            f"data.classes: {names[int(counts.argmin())]} has no {part} images; choose another class."
        )
    if not isinstance(size, int):
        return list(members)
    if size < len(members):
        raise ConfigError(
            f"data.{key} = {size} is smaller than the number of classes ({len(members)}); use at least one "
            "image per class."
        )
    share, rest = divmod(size, len(members))
    largest = int(counts.min()) * len(members) + int((counts > counts.min()).sum())
    if size > largest:
        raise ConfigError(
            f"data.{key} = {size} is too large: the largest balanced subset of these classes has {largest} "
            f'{part} images; use at most that many, or "all".'
        )
    # The odd images go to classes drawn by lot, among those that have one to spare.
    lots = sorted(rng.permutation(len(members)), key=lambda c: bool(counts[c] <= share))
    quota = np.full(len(members), share)
    quota[lots[:rest]] += 1
    return [rng.choice(indices, k, replace=False) for indices, k in zip(members, quota, strict=True)]
