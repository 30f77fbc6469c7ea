"""Pairs of classes: the paper's 16, and how pairs, and more classes, are written."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from qanneal_gui.config import ClassLabel
from qanneal_gui.data import CATALOGUE
from qanneal_gui.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Pair:
    """Two classes of a data set, or more.

    Attributes
    ----------
    dataset : str
        As in ``data.dataset``.
    classes : tuple
        As in ``data.classes``; of two, the first is output 0.
    """

    dataset: str
    classes: tuple[ClassLabel, ...]

    @property
    def name(self) -> str:
        """The classes as in the paper's tables, ``2-3`` or ``Pullover-Dress``."""
        return "-".join(map(str, self.classes))


def _pairs(dataset: str, names: Iterable[tuple[ClassLabel, ClassLabel]]) -> tuple[Pair, ...]:
    return tuple(Pair(dataset, classes) for classes in names)


PAIRS = (
    *_pairs(
        "mnist", [(2, 3), (3, 9), (5, 7), (4, 8), (5, 6), (5, 9), (0, 6), (6, 8), (0, 1), (1, 3), (8, 9)]
    ),
    *_pairs(
        "fashion-mnist",
        [
            ("Pullover", "Dress"),
            ("Dress", "Ankle boot"),
            ("Sandal", "Sneaker"),
            ("Sandal", "Shirt"),
            ("Coat", "Bag"),
        ],
    ),
)
"""The 16 pairs of the paper, in the order of its tables."""


def parse_pair(text: str) -> Pair:
    """Read a pair such as ``2-3``, ``Pullover-Dress`` or, of any data set, ``digits:2-3``; or more classes.

    Digits are MNIST's and names are Fashion-MNIST's unless the data set is named.

    Raises
    ------
    ConfigError
        If it is not two different classes, or more.
    """
    dataset, colon, named = text.strip().rpartition(":")
    classes = _split(named, dataset)
    if not colon:
        dataset = "mnist" if all(isinstance(label, int) for label in classes) else "fashion-mnist"
    if not all(label or label == 0 for label in classes):
        raise ConfigError(f"{text!r} is not a pair; write it as 2-3, Pullover-Dress or digits:2-3.")
    if len({str(label).casefold() for label in classes}) < len(classes):
        raise ConfigError(f"{text!r} names one class twice; name two different classes, or more.")
    return Pair(dataset, tuple(_spelt(label, dataset) for label in classes))


def _split(text: str, dataset: str) -> tuple[ClassLabel, ...]:
    """Split at the hyphens between classes: names may hold hyphens of their own (T-shirt/top)."""
    entry = CATALOGUE.get(dataset or "fashion-mnist")
    names = {name.casefold() for name in entry.class_names} if entry else set()
    parts = text.split("-")
    if len(parts) > 2 and all(part.strip().isascii() and part.strip().isdigit() for part in parts):
        return tuple(_label(part.strip()) for part in parts)
    known = [found for found in _known(parts, names) if len(found) > 1]
    splits = [("-".join(parts[:i]).strip(), "-".join(parts[i:]).strip()) for i in range(1, len(parts))]
    return tuple(map(_label, (known or splits or [("", "")])[0]))


def _known(parts: Sequence[str], names: Set[str]) -> Iterator[tuple[str, ...]]:
    """Yield the ways in which parts between hyphens are names of classes."""
    if not parts:
        yield ()
    for end in range(1, len(parts) + 1):
        name = "-".join(parts[:end]).strip()
        if name.casefold() in names:
            yield from ((name, *rest) for rest in _known(parts[end:], names))


def _label(text: str) -> ClassLabel:
    return int(text) if text.isascii() and text.isdigit() else text


def _spelt(label: ClassLabel, dataset: str) -> ClassLabel:
    """Return the class as the data set spells it, so that a pair has one name."""
    entry = CATALOGUE.get(dataset)
    names = {name.casefold(): name for name in entry.class_names} if entry else {}
    return label if isinstance(label, int) else names.get(label.casefold(), label)
