"""qanneal: train neural networks with a quantum annealer by pointing and clicking, or from Python.

``import qanneal_gui as qanneal`` gives the names below; what they need is imported when the first of them is
used.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qanneal_gui.api import (
        Plot,
        QannealError,
        Run,
        RunConfig,
        Runs,
        StepEvent,
        Training,
        resume,
        run,
        runs,
        train,
    )

__version__ = "0.1.0"

__all__ = [
    "Plot",
    "QannealError",
    "Run",
    "RunConfig",
    "Runs",
    "StepEvent",
    "Training",
    "resume",
    "run",
    "runs",
    "train",
]


def __getattr__(name: str) -> object:
    if name == "runs":  # also the name of a package, which can be called
        return importlib.import_module("qanneal_gui.runs")
    if name in __all__:
        return getattr(importlib.import_module("qanneal_gui.api"), name)
    raise AttributeError(f"module 'qanneal_gui' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
