"""The run library on disk: runs with their steps and samples, the ledger of submissions, finished trials."""

import importlib
import sys
from types import ModuleType
from typing import Any


class _Callable(ModuleType):
    """The package, which shares its name with a function: ``qanneal_gui.runs()`` is `qanneal_gui.api.runs`.

    Python puts the package in the place of whatever else has its name there. So it can be called, and
    nothing below the API is imported upwards before somebody does.
    """

    def __call__(self, *args: Any, **filters: Any) -> Any:
        """Return recorded runs; see `qanneal_gui.api.runs`."""
        return importlib.import_module("qanneal_gui.api").runs(*args, **filters)


sys.modules[__name__].__class__ = _Callable
