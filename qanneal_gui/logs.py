"""The log file: tracebacks and warnings that no user should have to read."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from typing_extensions import override

from qanneal_gui import paths
from qanneal_gui.errors import QannealError
from qanneal_gui.support.files import create_private, keep_private
from qanneal_gui.support.redaction import guard_logs


class _PrivateFile(RotatingFileHandler):
    """A log file for the user alone."""

    @override
    def _open(self) -> Any:
        create_private(Path(self.baseFilename))
        keep_private(Path(self.baseFilename))
        return super()._open()


def log_file() -> Path:
    """Where the log lies."""
    return paths.home() / "logs" / "qanneal.log"


def start() -> None:
    """Send everything that is logged to the log file, if it can be written; a second call changes nothing."""
    guard_logs()
    root = logging.getLogger()
    if any(isinstance(handler, RotatingFileHandler) for handler in root.handlers):
        return
    try:
        path = log_file()
        paths.make_folder(path.parent)
        handler = _PrivateFile(path, maxBytes=1_000_000, backupCount=3, encoding="utf-8")
    except QannealError:
        return  # whatever needs the folder says why there is none
    except OSError as error:
        why = error.strerror or type(error).__name__
        logging.getLogger(__name__).warning("There will be no log file in %s (%s).", path.parent, why)
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.INFO)
