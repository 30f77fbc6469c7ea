"""The data folder: where this computer looks for data sets and downloads them to, if the user has said where.

It is a small file in the home directory that window and terminal share. ``QANNEAL_DATA_DIR`` is looked into
before it, and what the home directory has already is found after it.
"""

import logging
import os
from pathlib import Path
from typing import Any

from qanneal_gui.config.toml import read_toml
from qanneal_gui.errors import DataError, QannealError
from qanneal_gui.paths import home
from qanneal_gui.support.files import write_atomically

FILE = "folders.toml"
"""Its name in the home directory."""

VERSION = 1
"""Of the file; one of a later version is read as far as it can be."""

_log = logging.getLogger(__name__)


def own_folder() -> Path:
    """Return the folder in the home directory, where data sets lie unless another was chosen."""
    return home() / "data"


def chosen() -> Path | None:
    """Return the folder that was chosen, which may be gone; None without one."""
    folder = _stored().get("data", "")
    if not isinstance(folder, str) or (folder and not os.path.isabs(folder)):
        _log.warning("Ignoring the data folder in %s: it is not the path of a folder", FILE)
        return None
    return Path(folder) if folder else None


def choose(text: str) -> Path | None:
    """Choose a folder from now on; an empty text for that of the home directory.

    Parameters
    ----------
    text : str
        Its path, perhaps with ``~``; it must exist, and be writable.

    Returns
    -------
    Path or None
        As `chosen` returns it.

    Raises
    ------
    QannealError
        It is not such a folder, or the choice cannot be kept.
    """
    folder = os.path.abspath(os.path.expanduser(text.strip())) if text.strip() else ""
    if folder:
        _check(folder)
    import tomli_w  # seldom needed

    # What a later version keeps there is left as it is.
    kept: dict[str, Any] = {"version": VERSION} | _stored() | {"data": folder}
    write_atomically(home() / FILE, tomli_w.dumps(kept).encode(), private=True)
    return Path(folder) if folder else None


def download_folder() -> Path:
    """Return the folder to which data sets are downloaded and imported.

    Raises
    ------
    DataError
        The folder that was chosen is gone, as with a disk that is not there.
    """
    folder = chosen()
    if folder is None:
        return own_folder()
    _check(str(folder))
    return folder


def _check(folder: str) -> None:
    if not os.path.isdir(folder):  # unlike pathlib's, it raises for nothing
        raise DataError(f"The data folder {folder} is not a folder; choose one that exists.")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise DataError(
            f"The data folder {folder} cannot be written to; choose another, or set QANNEAL_DATA_DIR for a "
            "folder that is only read."
        )


def _stored() -> dict[str, Any]:
    path = home() / FILE
    if not path.exists():
        return {}
    try:
        return read_toml(path)
    except QannealError as error:
        _log.warning("Ignoring %s: %s", FILE, error)
        return {}
