"""The paper's own numbers (Tables 1–3)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from qanneal_gui.experiments.comparison.trials import PAPER_METHODS, Method
from qanneal_gui.paths import resource

BEYOND = 21
"""Stands in the data for the ">20" that the paper prints."""


@dataclass(frozen=True, slots=True)
class Published:
    """One cell of each of the three tables.

    Attributes
    ----------
    test_accuracy : float
        In [0, 1].
    steps_to_70 : int or None
        None where the paper prints ">20".
    success_rate : float
        In [0, 1].
    """

    test_accuracy: float
    steps_to_70: int | None
    success_rate: float


def published(dataset: str, pair: str, method: Method) -> Published | None:
    """Return what the paper prints, or None for a pair or method that it does not have."""
    row = _tables().get((dataset, pair))
    if row is None or method not in PAPER_METHODS:
        return None
    column = PAPER_METHODS.index(method)
    accuracy, steps, percent = (values[column] for values in row)
    return Published(accuracy, None if steps >= BEYOND else int(steps), percent / 100)


def best_published(dataset: str, pair: str) -> float | None:
    """Return the best test accuracy of any method that the paper prints for a pair."""
    row = _tables().get((dataset, pair))
    return max(row[0]) if row else None


@lru_cache(maxsize=1)
def _tables() -> Mapping[tuple[str, str], tuple[list[float], list[float], list[float]]]:
    text = resource("paper", "tables.toml").read_text(encoding="utf-8")
    tables: dict[str, Any] = tomllib.loads(text)
    return {
        (dataset, pair): (
            accuracy,
            tables["steps_to_70"][dataset][pair],
            tables["success_rate"][dataset][pair],
        )
        for dataset, pairs in tables["test_accuracy"].items()
        for pair, accuracy in pairs.items()
    }
