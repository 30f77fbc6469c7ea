"""Where the program keeps what it writes, and where it finds what it ships."""

import contextlib
import os
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import platformdirs

from qanneal_gui.errors import QannealError

_OURS = ("runs", "logs", "embeddings", "queue")


def home() -> Path:
    """Return the directory of runs, settings and logs: ``QANNEAL_HOME``, or the platform's own place.

    It is made if it does not exist.

    Raises
    ------
    QannealError
        It cannot be made.
    """
    configured = os.environ.get("QANNEAL_HOME")
    place = os.path.expanduser(configured) if configured else platformdirs.user_data_dir("qanneal", False)
    if place.startswith("~"):
        raise QannealError(
            f"QANNEAL_HOME is {place}, but there is no such user; set it to the path of a folder."
        )
    path = make_folder(Path(place))
    for folder in (path / name for name in _OURS):  # of versions that did not take care of it
        with contextlib.suppress(OSError):
            if folder.stat().st_mode & 0o077:
                folder.chmod(0o700)
    return path


def make_folder(path: Path) -> Path:
    """Return a folder that is there, made for the user alone if it was not, as those above it.

    Raises
    ------
    QannealError
        It cannot be made.
    """
    try:
        missing = [one for one in (path, *path.parents) if not one.is_dir()]
        for one in reversed(missing):
            with contextlib.suppress(FileExistsError):  # another process was faster
                one.mkdir(mode=0o700)
                one.chmod(0o700)  # whatever the umask
        if not path.is_dir():
            raise NotADirectoryError(20, "a file is in its place")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not a path"
        raise QannealError(
            f"The folder {path} cannot be created ({reason}); set QANNEAL_HOME to a writable folder."
        ) from None
    return path


def resource(*parts: str) -> Traversable:
    """Return a file of ``resources/`` (icons, theme, presets, embedded data) by its path."""
    return files("qanneal_gui.resources").joinpath(*parts)
