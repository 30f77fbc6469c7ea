"""Pairs of classes: the paper's 16, and how pairs are written."""

from collections.abc import Iterable
from dataclasses import dataclass

from qanneal_gui.config import ClassLabel
from qanneal_gui.data import CATALOGUE
from qanneal_gui.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Pair:
    """Two classes of a data set.

    Attributes
    ----------
    dataset : str
        As in ``data.dataset``.
    classes : tuple
        As in ``data.classes``; the first is output 0.
    """

    dataset: str
    classes: tuple[ClassLabel, ClassLabel]

    @property
    def name(self) -> str:
        """The pair as in the paper's tables, ``2-3`` or ``Pullover-Dress``."""
        return f"{self.classes[0]}-{self.classes[1]}"


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
    """Read a pair such as ``2-3``, ``Pullover-Dress`` or, of any data set, ``digits:2-3``.

    Digits are MNIST's and names are Fashion-MNIST's unless the data set is named.

    Raises
    ------
    ConfigError
        If it is not two different classes.
    """
    dataset, colon, classes = text.strip().rpartition(":")
    first, second = _split(classes, dataset)
    if not colon:
        dataset = "mnist" if isinstance(first, int) and isinstance(second, int) else "fashion-mnist"
    if not (first and second) and 0 not in (first, second):
        raise ConfigError(f"{text!r} is not a pair; write it as 2-3, Pullover-Dress or digits:2-3.")
    if str(first).casefold() == str(second).casefold():
        raise ConfigError(f"{text!r} names one class twice; name two different classes.")
    return Pair(dataset, (_spelt(first, dataset), _spelt(second, dataset)))


def _split(text: str, dataset: str) -> tuple[ClassLabel, ClassLabel]:
    """Split at the hyphen between the classes: names may hold hyphens of their own (T-shirt/top)."""
    entry = CATALOGUE.get(dataset or "fashion-mnist")
    known = {name.casefold() for name in entry.class_names} if entry else set()
    parts = text.split("-")
    splits = [("-".join(parts[:i]).strip(), "-".join(parts[i:]).strip()) for i in range(1, len(parts))]
    both = [(a, b) for a, b in splits if a.casefold() in known and b.casefold() in known]
    a, b = (both or splits or [("", "")])[0]
    return _label(a), _label(b)


def _label(text: str) -> ClassLabel:
    return int(text) if text.isascii() and text.isdigit() else text


def _spelt(label: ClassLabel, dataset: str) -> ClassLabel:
    """Return the class as the data set spells it, so that a pair has one name."""
    entry = CATALOGUE.get(dataset)
    names = {name.casefold(): name for name in entry.class_names} if entry else {}
    return label if isinstance(label, int) else names.get(label.casefold(), label)
