"""Export of one run or a selection, in any format: what the terminal and the window offer."""

from collections.abc import Sequence
from pathlib import Path

from qanneal_gui.errors import QannealError
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.sharing import archive, tensorboard, weights_and_tables
from qanneal_gui.sharing.report import run_report
from qanneal_gui.support.files import write_atomically

FORMATS = (*weights_and_tables.FORMATS, "tensorboard", "report", "archive")
"""The formats in which runs can be exported."""

MANY = ("csv", "tensorboard", "report", "archive")
"""Those that hold more than one run."""

SUFFIXES = {
    **{name: f".{name}" for name in weights_and_tables.FORMATS},
    "report": ".html",
    "archive": archive.SUFFIX,
}
"""Endings of the files; ``tensorboard`` makes a folder."""


def share(library: RunLibrary, runs: Sequence[str], format: str | None, path: Path) -> Path:
    """Write runs into a file, or for ``tensorboard`` into a folder.

    Parameters
    ----------
    library : RunLibrary
    runs : sequence of str
        As in `RunLibrary.get`.
    format : str or None
        One of `FORMATS`; None takes the ending of `path`.
    path : Path
        An existing file is replaced at once; a folder of event files is added to.

    Raises
    ------
    QannealError
        Unknown format, one that holds a single run, no such run, or a place that cannot be written.
    """
    name = (format or _by_suffix(path)).lower()
    if name in FORMATS and name not in MANY and len(runs) != 1:
        raise QannealError(f"An export as {name} holds one run; choose one run, or one of {', '.join(MANY)}.")
    match name:
        case "tensorboard":
            tensorboard.write(library, list(runs), path)
        case "report":
            weights_and_tables.check_target(path)
            write_atomically(path, run_report(library, runs).encode())
        case "archive":
            weights_and_tables.check_target(path)
            archive.pack(library, runs, path)
        case _ if name in weights_and_tables.FORMATS:
            weights_and_tables.export(library, runs, name, path)
        case _:
            what = (
                f"Cannot export as {format!r}" if format else f"The ending of {path.name!r} names no format"
            )
            raise QannealError(f"{what}; choose one of {', '.join(FORMATS)}.")
    return path


def _by_suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    return next((name for name, ending in SUFFIXES.items() if ending == suffix), suffix.removeprefix("."))
