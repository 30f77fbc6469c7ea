"""Where the program keeps what it writes, and where it finds what it ships."""

import os
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import platformdirs


def home() -> Path:
    """Return the directory of runs, settings and logs: ``QANNEAL_HOME``, or the platform's own place."""
    configured = os.environ.get("QANNEAL_HOME")
    path = Path(configured) if configured else Path(platformdirs.user_data_dir("qanneal", appauthor=False))
    path.mkdir(parents=True, exist_ok=True)
    return path


def resource(*parts: str) -> Traversable:
    """Return a file of ``resources/`` (icons, theme, presets, embedded data) by its path."""
    return files("qanneal_gui.resources").joinpath(*parts)
