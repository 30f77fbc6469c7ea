"""The versions that a run was made with, so that it can be made again."""

import functools
import platform
from importlib import metadata

_DISTRIBUTIONS = (
    "qanneal-gui",
    "numpy",
    "dwave-ocean-sdk",
    "dwave-system",
    "dwave-samplers",
    "dwave-cloud-client",
    "dwave-neal",
    "dwave-networkx",
    "dimod",
    "networkx",
    "pydantic",
    "PySide6-Essentials",
    "pyqtgraph",
)


def versions() -> dict[str, str]:
    """Return the versions of Python and of the distributions that decide a run's numbers.

    Nothing is imported for it. A distribution that is not installed is left out.
    """
    return {"python": platform.python_version(), **_installed()}


# Each takes a millisecond to read, and a study has a thousand short runs; what is loaded stays what it is.
@functools.cache
def _installed() -> dict[str, str]:
    found = {}
    for name in _DISTRIBUTIONS:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found
