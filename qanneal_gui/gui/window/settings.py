"""What the window remembers: a small JSON file in the home directory.

A file that cannot be read is ignored with a line in the log, and replaced at the next end.
"""

import base64
import binascii
import json
import logging
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qanneal_gui import config
from qanneal_gui.config import RunConfig
from qanneal_gui.errors import ConfigError, QannealError
from qanneal_gui.gui.common.history import SMOOTHING
from qanneal_gui.gui.common.theme import MODES, Mode
from qanneal_gui.gui.dwave.account import Place
from qanneal_gui.paths import home

_log = logging.getLogger(__name__)
_LARGEST = 2**20


@dataclass
class WindowSettings:
    """Look and geometry of the window, the last settings of a run, and where D-Wave was last looked for."""

    theme: Mode = "system"
    smoothing: str = "light"
    geometry: bytes = b""
    run: RunConfig = field(default_factory=RunConfig)
    place: Place = field(default_factory=Place)


def path() -> Path:
    """Return the path of the file."""
    return home() / "window.json"


def load() -> WindowSettings:
    """Read the file; whatever cannot be used takes its default."""
    settings = WindowSettings()
    try:
        if not path().exists():
            return settings
        if path().stat().st_size > _LARGEST:
            raise ValueError("it is too large")
        stored = json.loads(path().read_text(encoding="utf-8"))
        if not isinstance(stored, dict):
            raise ValueError("it holds no object")
    except (OSError, ValueError, RecursionError) as error:
        _log.warning("Ignoring %s: %s", path(), error)
        return settings
    _take(settings, stored)
    return settings


def _take(settings: WindowSettings, stored: dict[str, Any]) -> None:
    if stored.get("theme") in MODES:
        settings.theme = stored["theme"]
    if stored.get("smoothing") in SMOOTHING:
        settings.smoothing = str(stored["smoothing"])
    try:
        settings.geometry = base64.b64decode(str(stored.get("geometry", "")), validate=True)
    except (binascii.Error, ValueError) as error:
        _log.warning("Ignoring the window's place in %s: %s", path(), error)
    try:
        settings.place = Place(str(stored.get("endpoint", "")), str(stored.get("region", "")))
    except QannealError as error:
        _log.warning("Ignoring the D-Wave endpoint in %s: %s", path(), error)
    run = stored.get("run")
    if isinstance(run, dict):
        try:
            settings.run = config.parse(run)
        except ConfigError as error:
            _log.warning("Ignoring the last run's settings in %s: %s", path(), error)


def save(settings: WindowSettings) -> None:
    """Write the file in one piece; a failure is logged and changes nothing."""
    values = {
        "theme": settings.theme,
        "smoothing": settings.smoothing,
        "geometry": base64.b64encode(settings.geometry).decode("ascii"),
        "endpoint": settings.place.endpoint,
        "region": settings.place.region,
        "run": config.as_dict(settings.run),
    }
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=path().parent, prefix=".window-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(values, file, indent=1)
        os.replace(temporary, path())
    except OSError as error:
        _log.warning("Cannot write %s: %s", path(), error)
        Path(temporary).unlink(missing_ok=True) if temporary else None
